"""The sections of the area pack: what each room has declared to keep in it."""

from luukku.area.sections import declare
from luukku.finance.sharing.section import AGREEMENTS

declare(AGREEMENTS)

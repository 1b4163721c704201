"""Words of a settlement on pages and in files for people: names of blocks, parts and periods."""

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.finance.domain.sharing import Block, Part, Period


def block_title(block: Block, *, language: str) -> str:
    """The block's name, or its id where the agreement gives it none."""
    return block.title.in_language(language) if block.title else block.id


def part_title(part: Part) -> str:
    """`ennakko`, `tilitys`, `tasaus`."""
    return {Part.ADVANCE: _("ennakko"), Part.SETTLEMENT: _("tilitys"), Part.TRUE_UP: _("tasaus")}[part]


def period_title(period: Period, *, language: str) -> str:
    """A year or a month as people say it; other periods by their first and last day."""
    if len(period.text) == len("2026"):
        return period.text
    if len(period.text) == len("2026-03"):
        return format.month(period.days.start, language=language)
    return format.days(period.days.start, period.last, language=language)

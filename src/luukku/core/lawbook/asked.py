"""Days that an address of the lawbook asks for. What cannot be read is told at its field."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luukku.core.access.request import Request
from luukku.core.ui import format
from luukku.core.ui.situation import FIRST, YEARS_AHEAD, read_day

LONGEST = 40


@dataclass(frozen=True, slots=True)
class DayAsked:
    """A day of the address.

    day      the day, the page's own where none is written or it cannot be read
    written  what stands in the field
    error    why it cannot be read and what would be right; empty when it can
    """

    day: date
    written: str
    error: str = ""


def day_asked(request: Request, parameter: str, *, default: date | None = None) -> DayAsked:
    """The day that `parameter` of the address names: `24.11.2026` or `2026-11-24`."""
    default = default or request.day
    written = request.GET.get(parameter, "").strip()
    if not written:
        return DayAsked(default, format.day(default, language="fi"))
    day = read_day(written, today=request.today)
    if day:
        return DayAsked(day, format.day(day, language="fi"))
    return DayAsked(default, written, no_such_day(written, today=request.today))


def no_such_day(written: str, *, today: date) -> str:
    """What is said of a day that cannot be read."""
    error = _("Päivää ”%(day)s” ei ole tai se ei ole vuosina %(first)s–%(last)s. Kirjoita päivä muodossa 24.11.2026.")
    return error % {"day": written[:LONGEST], "first": FIRST.year, "last": today.year + YEARS_AHEAD}

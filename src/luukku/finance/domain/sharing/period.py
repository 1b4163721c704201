"""What a sum of money is for: a year, a month, or the days from one to another."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from luukku.kernel.dates import DateRange
from luukku.kernel.typed import Refused, Scalar

PERIOD_IN_WORDS = "a year such as 2026, a month such as 2026-03, or days such as 2026-01-01..2026-06-30"
CALENDAR_PERIOD_IN_WORDS = "a year such as 2026 or a month such as 2026-03"


@dataclass(frozen=True, slots=True)
class Period:
    """Days with the name by which people call them. Two periods of the same days are the same to every rule.

    text  as it is written: "2026", "2026-03", "2026-01-01..2026-06-30"
    days  its days; it always has an end
    """

    text: str
    days: DateRange

    @property
    def length(self) -> int:
        """Number of days."""
        return self.days.days

    @property
    def last(self) -> date:
        """The last day."""
        assert self.days.end is not None  # noqa: S101 - `read_period` makes no other
        return self.days.end


def read_period(text: str) -> Period:
    """The period that a text names. Raises Refused."""
    if found := re.fullmatch(r"([0-9]{4}-[0-9]{2}-[0-9]{2})\.\.([0-9]{4}-[0-9]{2}-[0-9]{2})", text):
        first, last = (_day(found[n]) for n in (1, 2))
        if last < first:
            raise Refused(
                f"the period '{text}' ends before it begins", expected="the earlier day first", nearest=f"{last}..{first}"
            )
        return Period(text, DateRange(first, last))
    return read_calendar_period(text, expected=PERIOD_IN_WORDS)


def read_calendar_period(text: str, *, expected: str = CALENDAR_PERIOD_IN_WORDS) -> Period:
    """A year or a month, as sums are recorded by. Raises Refused."""
    if re.fullmatch(r"[1-9][0-9]{3}", text):
        return Period(text, DateRange(date(int(text), 1, 1), date(int(text), 12, 31)))
    if re.fullmatch(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])", text):
        year, month = int(text[:4]), int(text[5:])
        return Period(text, DateRange(date(year, month, 1), date(year, month, monthrange(year, month)[1])))
    found = re.fullmatch(r"([0-9]{1,2})[./]([0-9]{4})", text) or re.fullmatch(r"()([0-9]{4})-[1-9]", text)
    offer = f"{found[2]}-{(found[1] or text[-1]):0>2}" if found else None
    raise Refused(f"'{text}' is not a period", expected=expected, nearest=offer)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"there is no day {text}", expected="a day of the calendar") from None


WrittenPeriod = Annotated[
    Period, Scalar(PERIOD_IN_WORDS, read_period, lambda period: period.text, bare=True, schema={"type": ["string", "integer"]})
]
"""A period as an agreement file writes it."""

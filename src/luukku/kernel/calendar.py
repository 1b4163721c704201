"""The Finnish calendar: which days count as *arkipäivä* or *työpäivä*, and terms counted as Act 150/1930 §§ 2–4 says.

The first day of a term is not counted; a term of weeks ends on the same day of the week, one of months or years on the same
number, or on the last day of a shorter month. Holidays are those of mainland Finland, Independence Day and May Day among them.
"""

from bisect import bisect_left, bisect_right
from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

EVE_NAMES = frozenset({"Juhannusaatto", "Jouluaatto"})


@dataclass(frozen=True, slots=True)
class DayRule:
    """Which doubtful days count. Sundays and holidays never do; an eve is Midsummer Eve or Christmas Eve.

    An eve that is a Saturday counts only when both do. The default is also the list of days from which Act 150/1930 § 5 moves
    the last day of an act before an authority.
    """

    saturday_counts: bool = False
    eve_counts: bool = False


@dataclass(frozen=True, slots=True)
class DaySettings:
    """The two readings that statutes leave open, each set on its own: *arkipäivä* (weekday) and *työpäivä* (working day)."""

    weekday: DayRule = DayRule()
    working_day: DayRule = DayRule()


def holidays_in(year: int) -> Mapping[date, str]:
    """Holidays of the year with their Finnish names; the two eves are not holidays. Raises ValueError for an unknown year."""
    return _days_off(year)[0]


def eves_in(year: int) -> Mapping[date, str]:
    """Midsummer Eve and Christmas Eve of the year with their Finnish names. Raises ValueError for an unknown year."""
    return _days_off(year)[1]


def counts(day: date, *, rule: DayRule) -> bool:
    """Whether the day is a weekday (or working day) by the rule."""
    if day.isoweekday() == 7 or day in holidays_in(day.year):
        return False
    if day.isoweekday() == 6 and not rule.saturday_counts:
        return False
    return rule.eve_counts or day not in eves_in(day.year)


def next_weekday(day: date, *, rule: DayRule) -> date:
    """The day itself when it counts, else the next day that does (the shift of Act 150/1930 § 5 by the default rule)."""
    return _nth(day.year, bisect_left(_counting_days(day.year, rule), day.toordinal()), rule)


def add_weekdays(day: date, *, weekdays: int, rule: DayRule) -> date:
    """The last day of a term of weekdays that starts on `day`, which is not counted.

    A negative number counts back from the day before: the nearest day with that many weekdays from it on, before `day`.
    Nought is the day itself, whether it counts or not.
    """
    days = _counting_days(day.year, rule)
    if weekdays > 0:
        return _nth(day.year, bisect_right(days, day.toordinal()) + weekdays - 1, rule)
    if weekdays < 0:
        return _nth(day.year, bisect_left(days, day.toordinal()) + weekdays, rule)
    return day


def latest_start(*, last_day: date, weekdays: int, rule: DayRule) -> date:
    """The latest day on which a term of weekdays can start and still end on `last_day` or, when that does not count, before it.

    Raises ValueError for a term of less than one weekday.
    """
    if weekdays < 1:
        raise ValueError(f"a term of {weekdays} weekdays has no last day of its own: it takes at least one")
    position = bisect_right(_counting_days(last_day.year, rule), last_day.toordinal()) - weekdays
    return _nth(last_day.year, position, rule) - timedelta(days=1)


def weekdays_between(*, start: date, end: date, rule: DayRule) -> int:
    """Number of weekdays after `start` up to and including `end`: the length of the term that runs from one to the other.

    Raises ValueError when `end` lies before `start`.
    """
    if end < start:
        raise ValueError(f"weekdays are counted forwards, but {end} lies before {start}")
    before = sum(len(_counting_days(year, rule)) for year in range(start.year, end.year))
    return before + _passed(end, rule) - _passed(start, rule)


def add_days(day: date, *, days: int) -> date:
    """The last day of a term of calendar days; a negative number counts back."""
    return day + timedelta(days=days)


def add_weeks(day: date, *, weeks: int) -> date:
    """The same day of the week so many weeks later; a negative number counts back."""
    return day + timedelta(weeks=weeks)


def add_months(day: date, *, months: int) -> date:
    """The same number so many months later, or the last day of a shorter month; a negative number counts back.

    A series of periods is counted from its first day each time (31.1., 28.2., 31.3.), not from the period before.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def add_years(day: date, *, years: int) -> date:
    """The same date so many years later; from 29 February to 28 February when that year has no leap day."""
    return add_months(day, months=12 * years)


@cache
def _days_off(year: int) -> tuple[Mapping[date, str], Mapping[date, str]]:
    """Holidays and eves of a year, apart: the package lists the eves among the holidays, the law does not."""
    import holidays  # takes 0.2 s, which only those who count weekdays should wait for

    listed = holidays.country_holidays("FI", years=year, language="fi")
    if not listed:
        raise ValueError(f"the Finnish holidays of {year} are not known: dates must lie in 1853–2100")
    eves = {day: name for day, name in listed.items() if name in EVE_NAMES}
    return MappingProxyType({day: name for day, name in listed.items() if day not in eves}), MappingProxyType(eves)


@cache
def _counting_days(year: int, rule: DayRule) -> tuple[int, ...]:
    """Ordinals of the days of a year that count, so that adding weekdays is a look-up and not a walk."""
    first, last = date(year, 1, 1).toordinal(), date(year, 12, 31).toordinal()
    return tuple(day for day in range(first, last + 1) if counts(date.fromordinal(day), rule=rule))


def _nth(year: int, position: int, rule: DayRule) -> date:
    """The counting day at `position` of the year's list; positions below nought and past its end reach into other years."""
    days = _counting_days(year, rule)
    while position >= len(days):
        position -= len(days)
        year += 1
        days = _counting_days(year, rule)
    while position < 0:
        year -= 1
        days = _counting_days(year, rule)
        position += len(days)
    return date.fromordinal(days[position])


def _passed(day: date, rule: DayRule) -> int:
    """Number of counting days of the year up to and including `day`."""
    return bisect_right(_counting_days(day.year, rule), day.toordinal())

"""Units of the lawbook: the closed list, and for each one how a value is written, within what range, and as what it is read."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise
from typing import Any

from luukku.kernel.typed import LocalText, Refused, nearest
from luukku.kernel.typed.kinds import SCALARS


class Unit(StrEnum):
    """What a value counts or is. A new unit is one line here and one in `FACTS`."""

    WEEKDAYS = "weekdays"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    HOURS = "hours"
    COUNT = "count"
    AGE = "age"
    POINTS = "points"
    YEAR = "year"
    DAY_OF_MONTH = "day_of_month"
    DAYS_PER_WEEK = "days_per_week"
    KM = "km"
    DAYS_PER_MONTH = "days_per_month"
    HOURS_PER_DAY = "hours_per_day"
    HOURS_PER_WEEK = "hours_per_week"
    HOURS_PER_MONTH = "hours_per_month"
    PERCENT = "percent"
    FACTOR = "factor"
    EUR = "eur"
    EUR_PER_HOUR = "eur_per_hour"
    EUR_PER_DAY = "eur_per_day"
    EUR_PER_MONTH = "eur_per_month"
    EUR_PER_KM = "eur_per_km"
    EUR_PER_PERSON = "eur_per_person"
    SHARE = "share"
    DATE = "date"
    YES_NO = "yes_no"
    CHOICE = "choice"
    CHOICES = "choices"
    TEXT = "text"
    LADDER = "ladder"
    CODES = "codes"


class Special(StrEnum):
    """What stands in place of a figure."""

    NONE = "none"
    """There is no such rule in this period: it ended, or had not begun."""
    UNKNOWN = "unknown"
    """There is a rule, but its figure was not verified."""


@dataclass(frozen=True, slots=True)
class LadderStep:
    """From one day of paid benefit on, this percent.

    from_day  running number of the first day that bears the percent
    percent   percent of the day's benefit
    """

    from_day: int
    percent: Decimal


@dataclass(frozen=True, slots=True)
class Code:
    """One code of an official list.

    code  the code as registers write it
    name  what it means
    """

    code: str
    name: LocalText


Datum = int | Decimal | Fraction | date | bool | str | LocalText | tuple[str, ...] | tuple[LadderStep, ...] | tuple[Code, ...]
Written = str | LocalText | tuple[LadderStep, ...] | tuple[Code, ...] | tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Facts:
    """About one unit.

    about  what a value of this unit says, for the reference page
    type   what it is read as
    high   the largest sane figure; figures are never negative
    low    the smallest sane figure
    """

    about: str
    type: type
    high: int | None = None
    low: int = 0


FACTS = {
    Unit.WEEKDAYS: Facts("weekdays (arkipäivä); settings say whether Saturdays and eves count", int, 366),
    Unit.WORKING_DAYS: Facts("working days (työpäivä)", int, 366),
    Unit.DAYS: Facts("calendar days", int, 3660),
    Unit.WEEKS: Facts("weeks", int, 520),
    Unit.MONTHS: Facts("months", int, 600),
    Unit.YEARS: Facts("years", int, 100),
    Unit.HOURS: Facts("hours", int, 8784),
    Unit.COUNT: Facts("things or persons, counted", int, 10_000_000),
    Unit.AGE: Facts("age in full years", int, 120),
    Unit.POINTS: Facts("points of an index", int, 100_000),
    Unit.YEAR: Facts("a calendar year", int, 2200, 1900),
    Unit.DAY_OF_MONTH: Facts("day of the month", int, 31, 1),
    Unit.DAYS_PER_WEEK: Facts("days a week", int, 7),
    Unit.KM: Facts("kilometres", int, 2000),
    Unit.DAYS_PER_MONTH: Facts("days a month, for conversion", Decimal, 31),
    Unit.HOURS_PER_DAY: Facts("hours a day", Decimal, 24),
    Unit.HOURS_PER_WEEK: Facts("hours a week", Decimal, 168),
    Unit.HOURS_PER_MONTH: Facts("hours a month", Decimal, 744),
    Unit.PERCENT: Facts("percent", Decimal, 100),
    Unit.FACTOR: Facts("what another figure is multiplied by", Decimal, 100),
    Unit.EUR: Facts("euros", Decimal, 1_000_000_000),
    Unit.EUR_PER_HOUR: Facts("euros an hour", Decimal, 10_000),
    Unit.EUR_PER_DAY: Facts("euros a day", Decimal, 10_000),
    Unit.EUR_PER_MONTH: Facts("euros a month", Decimal, 100_000),
    Unit.EUR_PER_KM: Facts("euros a kilometre", Decimal, 100),
    Unit.EUR_PER_PERSON: Facts("euros a person; the title says which persons", Decimal, 1_000_000),
    Unit.SHARE: Facts("a share of a whole, from 0 to 1", Fraction, 1),
    Unit.DATE: Facts("a day", date),
    Unit.YES_NO: Facts("yes or no", bool),
    Unit.CHOICE: Facts("one of the parameter's options", str),
    Unit.CHOICES: Facts("several of the parameter's options, in order", tuple),
    Unit.TEXT: Facts("a text in Finnish and English", LocalText),
    Unit.LADDER: Facts("percent by the running number of a paid day", tuple),
    Unit.CODES: Facts("an official list of codes", tuple),
}

SPECIAL_WORDS = frozenset(Special)
WITH_OPTIONS = (Unit.CHOICE, Unit.CHOICES)


def read_datum(written: Written, *, unit: Unit, options: Sequence[str] = ()) -> Datum | Special:
    """The value of a unit from what a file says. Raises Refused with what was expected."""
    if isinstance(written, str) and written in SPECIAL_WORDS:
        return Special(written)
    match unit:
        case Unit.YES_NO:
            return _yes_no(_one_word(written, "yes or no"))
        case Unit.CHOICE:
            return _option(_one_word(written, f"one of {', '.join(options)}"), options)
        case Unit.CHOICES:
            return tuple(_option(word, options) for word in _words(written, options))
        case Unit.TEXT:
            return _text(written)
        case Unit.LADDER:
            return _ladder(written)
        case Unit.CODES:
            return _codes(written)
    facts = FACTS[unit]
    scalar = SCALARS[facts.type]
    value: Any = scalar.read(_one_word(written, f"{scalar.expected} ({unit})"))
    if facts.high is not None and not facts.low <= value <= facts.high:
        raise Refused(f"{written} is outside the range of {unit}", expected=f"{facts.low} to {facts.high}")
    figure: Datum = value
    return figure


def as_json(value: Datum | Special | LadderStep | Code) -> object:
    """A value as JSON: counts as numbers, prices, percents and shares as strings, days in ISO form."""
    match value:
        case bool() | int():
            return value
        case date():
            return value.isoformat()
        case Decimal():
            return f"{value:f}"
        case Fraction():
            return SCALARS[Fraction].write(value)
        case LocalText(fi, sv, en):
            return {language: text for language, text in (("fi", fi), ("sv", sv), ("en", en)) if text}
        case LadderStep(day, percent):
            return {"from_day": day, "percent": f"{percent:f}"}
        case Code(code, name):
            return {"code": code, "name": as_json(name)}
        case tuple():
            return [as_json(each) for each in value]
    return str(value)


def _one_word(written: Written, expected: str) -> str:
    if isinstance(written, str):
        return written
    raise Refused("a list or mapping stands here", expected=expected)


def _yes_no(word: str) -> bool:
    if word not in ("yes", "no"):
        offer = {"true": "yes", "false": "no"}.get(word.casefold(), nearest(word, ("yes", "no")))
        raise Refused(f"'{word}' is neither yes nor no", expected="yes or no", nearest=offer)
    return word == "yes"


def _option(word: str, options: Sequence[str]) -> str:
    if word not in options:
        expected = f"one of {', '.join(options)}"
        raise Refused(f"'{word}' is not an option of the parameter", expected=expected, nearest=nearest(word, options))
    return word


def _words(written: Written, options: Sequence[str]) -> tuple[str, ...]:
    if isinstance(written, tuple) and all(isinstance(each, str) for each in written):
        return written  # type: ignore[return-value]
    raise Refused("something else than a list of words stands here", expected=f"a list of {', '.join(options)}")


def _text(written: Written) -> LocalText:
    if isinstance(written, LocalText):
        return written
    raise Refused("something else than a text in languages stands here", expected="{fi: …, en: …}")


def _ladder(written: Written) -> tuple[LadderStep, ...]:
    if not isinstance(written, tuple) or not written or not all(isinstance(each, LadderStep) for each in written):
        raise Refused("something else than a ladder stands here", expected='[{from_day: 101, percent: "10"}, …]')
    steps: tuple[LadderStep, ...] = written  # type: ignore[assignment]
    days = [step.from_day for step in steps]
    if days[0] < 1 or any(later <= earlier for earlier, later in pairwise(days)):
        raise Refused("the steps of the ladder do not rise", expected="first days that grow from step to step, from 1 on")
    wrong = next((step for step in steps if not 0 <= step.percent <= 100), None)
    if wrong:
        raise Refused(f"{wrong.percent} is outside the range of percent", expected="0 to 100")
    return steps


def _codes(written: Written) -> tuple[Code, ...]:
    if not isinstance(written, tuple) or not written or not all(isinstance(each, Code) for each in written):
        raise Refused("something else than a list of codes stands here", expected='[{code: "02", name: {fi: …}}, …]')
    codes: tuple[Code, ...] = written  # type: ignore[assignment]
    seen: set[str] = set()
    for each in codes:
        if each.code in seen:
            raise Refused(f"the code '{each.code}' stands twice", expected="each code once")
        seen.add(each.code)
    return codes

"""One figure of the law through time: a parameter, and what it says in each period."""

from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import TypeVar, cast

from luukku.kernel.outcome import Citation, Mark
from luukku.kernel.typed import LocalText, Problem
from luukku.law.errors import NotInForce, NotVerified, WrongUnit
from luukku.law.units import FACTS, Code, Datum, LadderStep, Special, Unit, as_json

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What one parameter says in one period.

    value            the figure by its unit, or Special
    from_, to        first and last day of the period; without `to` it goes on
    source           act and section, or the publication, in which the figure was read
    citation         the provision that it stands in, where the source is one or the file names it
    mark             how well the source was checked
    last_checked_on  when a person last looked whether it still holds; `checked_by` who
    file, line       where it stands
    """

    key: str
    title: LocalText
    unit: Unit
    value: Datum | Special
    from_: date
    to: date | None
    source: str
    citation: Citation | None
    mark: Mark
    last_checked_on: date
    checked_by: str | None
    note: LocalText | None
    file: str
    line: int

    def whole(self, unit: Unit | None = None) -> int:
        """A number of whole things: days, weeks, months, persons … Raises WrongUnit when it counts something else."""
        return self._as(int, unit)

    def number(self, unit: Unit | None = None) -> Decimal:
        """Euros, percent, hours a week, a factor: an exact decimal. Raises WrongUnit."""
        return self._as(Decimal, unit)

    def share(self) -> Fraction:
        """A share from 0 to 1. Raises WrongUnit."""
        return self._as(Fraction, Unit.SHARE)

    def day(self) -> date:
        """Raises WrongUnit."""
        return self._as(date, Unit.DATE)

    def yes(self) -> bool:
        """Raises WrongUnit."""
        return self._as(bool, Unit.YES_NO)

    def choice(self) -> str:
        """The one option that holds. Raises WrongUnit."""
        return self._as(str, Unit.CHOICE)

    def choices(self) -> tuple[str, ...]:
        """The options that hold, in order. Raises WrongUnit."""
        return cast(tuple[str, ...], self._as(tuple, Unit.CHOICES))

    def text(self) -> LocalText:
        """Raises WrongUnit."""
        return self._as(LocalText, Unit.TEXT)

    def ladder(self) -> tuple[LadderStep, ...]:
        """Steps in rising order of their first day. Raises WrongUnit."""
        return cast(tuple[LadderStep, ...], self._as(tuple, Unit.LADDER))

    def codes(self) -> tuple[Code, ...]:
        """Raises WrongUnit."""
        return cast(tuple[Code, ...], self._as(tuple, Unit.CODES))

    def as_json(self) -> dict[str, object]:
        """The shape that `law show --json` prints, without the day that was asked for."""
        citation = self.citation and {"act": self.citation.act, "section": self.citation.section}
        return {
            "key": self.key,
            "value": as_json(self.value),
            "unit": str(self.unit),
            "from": self.from_.isoformat(),
            "to": self.to and self.to.isoformat(),
            "source": self.source,
            "verified": str(self.mark),
            "last_checked_on": self.last_checked_on.isoformat(),
            "checked_by": self.checked_by,
            "title": as_json(self.title),
            "note": self.note and as_json(self.note),
            "citation": citation,
            "file": self.file,
            "line": self.line,
        }

    def _as(self, type_: type[T], unit: Unit | None) -> T:
        if FACTS[self.unit].type is not type_ or unit not in (None, self.unit):
            asked = unit or f"a value of type {type_.__name__}"
            raise WrongUnit([Problem(self.file, self.line, self.key, f"is in {self.unit}, and {asked} was asked for")])
        if isinstance(self.value, Special):
            raise absent(self)
        return cast(T, self.value)


@dataclass(frozen=True, slots=True)
class Parameter:
    """One rule's figure through time. `values` follow each other without gap or overlap.

    options  the words that a value in `choice` or `choices` may use
    line     where the parameter begins in `file`
    """

    key: str
    title: LocalText
    unit: Unit
    options: tuple[str, ...]
    values: tuple[Value, ...]
    file: str
    line: int

    def on(self, day: date) -> Value | None:
        """What the parameter says on the day, be it that there is no rule or no verified figure; None before its first value."""
        at = bisect_right(self.values, day, key=_first_day) - 1
        return self.values[at] if at >= 0 else None


def _first_day(value: Value) -> date:
    return value.from_


def absent(value: Value) -> NotInForce | NotVerified:
    """The refusal of a period that has no figure."""
    period = f"from {value.from_}" if value.to is None else f"from {value.from_} to {value.to}"
    if value.value is Special.NONE:
        return NotInForce([Problem(value.file, value.line, value.key, f"is not a rule {period}")])
    message = f"is a rule {period}, but its figure is not verified"
    return NotVerified([Problem(value.file, value.line, value.key, message)])

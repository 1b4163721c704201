"""The lawbook: dated statutory parameters, read for a day (säädösarvot päivän mukaan)."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from types import MappingProxyType

from luukku.kernel.typed import LocalText, Problem, nearest
from luukku.law.errors import BeforeFirstValue, UnknownKey
from luukku.law.files import default_folder, read_lawbook, read_layer
from luukku.law.parameter import Parameter, Value, absent
from luukku.law.units import LadderStep, Special, Unit


@dataclass(frozen=True, slots=True, eq=False)
class Lawbook:
    """All parameters by key. A lawbook never changes: a draft laid over it is another lawbook.

    folder   where its files lie
    layers   names of the drafts laid over it, in order; empty in ordinary use
    version  the day whose law holds on every day; None in ordinary use, where each day has its own
    """

    parameters: Mapping[str, Parameter]
    folder: Path
    layers: tuple[str, ...] = ()
    version: date | None = None

    @classmethod
    def load(cls, folder: Path | None = None) -> "Lawbook":
        """The lawbook of a folder: by default `LUUKKU_LAWBOOK`, else the one of this checkout.

        Raises BrokenLawbook with every problem of every file.
        """
        folder = (folder or default_folder()).resolve()
        return cls(MappingProxyType(read_lawbook(folder)), folder)

    def with_layer(self, folder: Path) -> "Lawbook":
        """This lawbook with a draft laid over it; this one stays as it is.

        From its first day on, a value of the draft replaces what was there, until its `to` or for ever; keys that are new are
        added. Raises BrokenLawbook.
        """
        folder = folder.resolve()
        parameters = read_layer(folder, over=self.parameters)
        return replace(self, parameters=MappingProxyType(parameters), layers=(*self.layers, folder.name))

    def in_version(self, day: date) -> "Lawbook":
        """This lawbook read as if the law of one day held on every day: one version for a whole case, for comparing."""
        return replace(self, version=day)

    def parameter(self, key: str) -> Parameter:
        """Raises UnknownKey with the nearest match."""
        try:
            return self.parameters[key]
        except KeyError:
            group = [name for name in self.parameters if name.startswith(f"{key}.")]
            expected = f"one of its group: {', '.join(group)}" if group else None
            near = None if group else nearest(key, self.parameters)
            raise UnknownKey([Problem(self.folder.name, None, key, "is not in the lawbook", expected, near)]) from None

    def entry(self, key: str, on: date) -> Value:
        """What the lawbook says on a day, be it that there is no rule or no verified figure.

        Raises UnknownKey, BeforeFirstValue.
        """
        parameter = self.parameter(key)
        day = self.version or on
        found = parameter.on(day)
        if found is None:
            first = parameter.values[0]
            message = f"has no value on {day}; the first one starts {first.from_}"
            raise BeforeFirstValue(Problem(first.file, first.line, key, message), first_on=first.from_)
        return found

    def value(self, key: str, on: date) -> Value:
        """The figure on a day. Raises UnknownKey, BeforeFirstValue, NotInForce, NotVerified."""
        found = self.entry(key, on)
        if isinstance(found.value, Special):
            raise absent(found)
        return found

    def weekdays(self, key: str, on: date) -> int:
        """Raises as `value`, or WrongUnit; so do all that follow."""
        return self.value(key, on).whole(Unit.WEEKDAYS)

    def working_days(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.WORKING_DAYS)

    def days(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.DAYS)

    def weeks(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.WEEKS)

    def months(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.MONTHS)

    def years(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.YEARS)

    def count(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.COUNT)

    def age(self, key: str, on: date) -> int:
        return self.value(key, on).whole(Unit.AGE)

    def whole(self, key: str, on: date) -> int:
        """A whole number of whatever the parameter counts."""
        return self.value(key, on).whole()

    def number(self, key: str, on: date) -> Decimal:
        """Euros, percent, hours a week, a factor."""
        return self.value(key, on).number()

    def share(self, key: str, on: date) -> Fraction:
        return self.value(key, on).share()

    def day(self, key: str, on: date) -> date:
        return self.value(key, on).day()

    def yes(self, key: str, on: date) -> bool:
        return self.value(key, on).yes()

    def choice(self, key: str, on: date) -> str:
        return self.value(key, on).choice()

    def choices(self, key: str, on: date) -> tuple[str, ...]:
        return self.value(key, on).choices()

    def text(self, key: str, on: date) -> LocalText:
        return self.value(key, on).text()

    def ladder(self, key: str, on: date) -> tuple[LadderStep, ...]:
        return self.value(key, on).ladder()

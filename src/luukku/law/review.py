"""What changed in the law between two days, and which values a person should look at again."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from luukku.kernel.calendar import add_months
from luukku.law.lawbook import Lawbook
from luukku.law.parameter import Parameter, Value

STALE_AFTER_MONTHS = 12


@dataclass(frozen=True, slots=True)
class Change:
    """One parameter on two days; None is a day before its first value."""

    parameter: Parameter
    old: Value | None
    new: Value | None

    @property
    def of_value(self) -> bool:
        """Whether the value itself differs, and not only the wording or publication that it rests on."""
        return self.old is None or self.new is None or self.old.value != self.new.value


def changes(lawbook: Lawbook, *, before: date, after: date) -> tuple[Change, ...]:
    """Parameters that say something else on one day than on the other, or say it by another wording; values first."""
    pairs = (Change(each, each.on(before), each.on(after)) for each in lawbook.parameters.values())
    found = [change for change in pairs if change.old is not change.new]
    return tuple(sorted(found, key=lambda change: not change.of_value))


def is_stale(value: Value, *, on: date, months: int = STALE_AFTER_MONTHS) -> bool:
    """Whether the value was last checked more than so many months before the day."""
    return add_months(value.last_checked_on, months=months) < on


def version_days(lawbook: Lawbook) -> tuple[date, ...]:
    """Days from which some parameter says something else than before, in order of time: the first days of the law's versions."""
    days: set[date] = set()
    for parameter in lawbook.parameters.values():
        days.add(parameter.values[0].from_)
        days.update(new.from_ for old, new in pairwise(parameter.values) if old.value != new.value)
    return tuple(sorted(days))

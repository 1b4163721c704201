"""What the file says of a month, in the words of the product."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from luukku.kernel.typed import Problem


@dataclass(frozen=True, slots=True)
class Classes:
    """A municipality's recipients of a month.

    counts  by class in the order of their days; None for one that is not told
    total   all of them, each once; None when it is not told. The classes overlap and never sum to it
    """

    counts: tuple[int | None, ...]
    total: int | None

    @property
    def complete(self) -> bool:
        """Whether every class is told."""
        return None not in self.counts


@dataclass(frozen=True, slots=True)
class Recipients:
    """The file's figures that can be used, and the rows that were refused.

    limits    last day of each class but the one without an end
    by_month  by the first day of a month, then by the municipality's code
    left_out  how many rows say something else in the columns that were told to say one thing
    """

    limits: tuple[int, ...]
    by_month: Mapping[date, Mapping[str, Classes]]
    rejected: tuple[Problem, ...]
    left_out: int

    @property
    def months(self) -> tuple[date, ...]:
        """The oldest first."""
        return tuple(sorted(self.by_month))

    def of(self, month: date) -> Mapping[str, Classes]:
        """The municipalities of a month. Raises KeyError for a month that the file does not have."""
        return self.by_month[month]

"""What an agreement is applied to: figures of the keys, costs that each municipality has caused, sums budgeted and spent."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from fractions import Fraction
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeVar

from luukku.finance.domain.sharing.period import Period
from luukku.kernel.typed import Path

K = TypeVar("K")
V = TypeVar("V")


class Kind(StrEnum):
    """What a sum is: planned beforehand or seen afterwards."""

    BUDGET = "budget"
    ACTUAL = "actual"


class Column(NamedTuple):
    """A column of keys.csv, and of which year its figures are where the file says it."""

    name: str
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of one period: a line of amounts.csv, or a cell of direct.csv."""

    period: Period | None
    kind: Kind
    cents: int
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Data:
    """The data folder.

    keys     figures by column and municipality; a cell that is empty is missing here
    direct   sums by column and municipality; `period` is None where the file names none
    amounts  sums by block
    """

    keys: Mapping[Column, Mapping[str, Fraction]] = field(default_factory=dict)
    direct: Mapping[str, Mapping[str, tuple[Amount, ...]]] = field(default_factory=dict)
    amounts: Mapping[str, tuple[Amount, ...]] = field(default_factory=dict)

    def with_figure(self, *, column: Column, municipality: str, value: Fraction) -> "Data":
        """The same data with another figure in one cell of keys.csv."""
        changed = MappingProxyType({**self.keys[column], municipality: value})
        return replace(self, keys={**self.keys, column: changed})


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that keeps a rule from being applied.

    where    which file it is in
    path     where it stands there: keys of the YAML, or the municipality and the column
    message  what is wrong, naming block, key and municipality
    """

    where: Literal["agreement", "keys", "direct", "amounts", "period"]
    path: Path
    message: str
    expected: str | None = None
    nearest: str | None = None
    line: int | None = None


class NotShared(Exception):  # noqa: N818 - it says what became of the sum
    """Nothing was shared: `flaws` holds every reason at once."""

    def __init__(self, flaws: "tuple[Flaw, ...] | list[Flaw]") -> None:
        self.flaws = tuple(dict.fromkeys(flaws))
        super().__init__("\n".join(flaw.message for flaw in self.flaws))

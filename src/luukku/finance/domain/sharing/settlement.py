"""What sharing gives: for each block and municipality the cents, the exact share, and how it came about."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import lcm

from luukku.finance.domain.sharing.agreement import Agreement, Block
from luukku.finance.domain.sharing.keys import Shares
from luukku.finance.domain.sharing.period import Period
from luukku.kernel.dates import DateRange


class Part(StrEnum):
    """Collected beforehand (ennakko), due by what was spent (tilitys), and the difference (tasaus)."""

    ADVANCE = "advance"
    SETTLEMENT = "settlement"
    TRUE_UP = "true_up"


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days of a block on which nothing changes, and how its sum of those days was shared.

    first to last  the days; `days` of the block's `of` days
    total          the sum of these days in `scale`ths of a cent, nought or more; `sign` -1 for a refund
    rest, open     what those not at a limit share, and the sum of their parts
    caps, floors   limits of those at one, by place in `shares.codes`, in cents and as the agreement writes them
    limit_days     the days for which the limits are written
    """

    span: DateRange
    days: int
    of: int
    sign: int
    scale: int
    total: int
    shares: Shares
    rest: int
    open: int
    caps: Mapping[int, int]
    floors: Mapping[int, int]
    limit_days: int

    def numerators(self) -> tuple[int, ...]:
        """Exact amounts by place, over `denominator()`."""
        sign, rest, open_, days, share = self.sign, self.rest, self.open, self.days, self.scale // self.limit_days
        if not self.caps and not self.floors:
            return tuple(sign * rest * part for part in self.shares.parts)
        limits = {**self.caps, **self.floors}
        return tuple(
            limits[n] * days * share * max(open_, 1) if n in limits else sign * rest * part
            for n, part in enumerate(self.shares.parts)
        )

    def denominator(self) -> int:
        """What the numerators are over."""
        return self.scale * max(self.open, 1)


@dataclass(frozen=True, slots=True)
class ByKey:
    """A block's sum shared by its key, in one stretch or in several that follow each other."""

    block: Block
    part: Part
    total: int
    cents: Mapping[str, int]
    stretches: tuple[Stretch, ...]

    def exact(self, code: str) -> Fraction:
        """The exact share in cents."""
        return sum((exact_in(stretch, code) for stretch in self.stretches), Fraction(0))

    def given_a_cent(self) -> tuple[str, ...]:
        """Those to whom rounding gave a remaining cent."""
        numerators, denominator = together(self.stretches)
        return tuple(code for code, cents in self.cents.items() if abs(cents) * denominator > abs(numerators[code]))


@dataclass(frozen=True, slots=True)
class Direct:
    """A block of which each municipality pays its own."""

    block: Block
    part: Part
    total: int
    cents: Mapping[str, int]

    def exact(self, code: str) -> Fraction:
        """The amount in cents."""
        return Fraction(self.cents[code])


@dataclass(frozen=True, slots=True)
class TrueUp:
    """The difference of a block's settlement and its advance; without an advance it is all of the settlement."""

    block: Block
    settlement: ByKey | Direct
    advance: ByKey | Direct | None
    part: Part = Part.TRUE_UP

    @property
    def total(self) -> int:
        return self.settlement.total - (self.advance.total if self.advance else 0)

    @property
    def cents(self) -> Mapping[str, int]:
        """By municipality; one that has only the advance gets it back."""
        before = self.advance.cents if self.advance else {}
        after = self.settlement.cents
        return {code: after.get(code, 0) - before.get(code, 0) for code in sorted({*after, *before})}

    def exact(self, code: str) -> Fraction:
        """The exact difference in cents."""
        sides = (self.settlement, self.advance)
        after, before = (side.exact(code) if side and code in side.cents else Fraction(0) for side in sides)
        return after - before


Shared = ByKey | Direct | TrueUp


@dataclass(frozen=True, slots=True)
class Row:
    """What one municipality pays of one block."""

    municipality: str
    block: str
    part: Part
    cents: int
    shared: Shared

    @property
    def exact(self) -> Fraction:
        """The exact share in cents, before rounding."""
        return self.shared.exact(self.municipality)


@dataclass(frozen=True, slots=True)
class Settlement:
    """The sharing of a period: blocks in the agreement's order, each advance, settlement, true-up."""

    agreement: Agreement
    period: Period
    shared: tuple[Shared, ...]

    def rows(self) -> Iterator[Row]:
        """What each municipality pays of each block."""
        for each in self.shared:
            name, part = each.block.id, each.part
            for code, cents in each.cents.items():
                yield Row(code, name, part, cents, each)

    def row(self, *, municipality: str, block: str, part: Part) -> Row:
        """One row. Raises StopIteration when there is none."""
        return next(row for row in self.rows() if (row.municipality, row.block, row.part) == (municipality, block, part))

    @property
    def main_part(self) -> Part:
        """What totals are of: the settlement, or the advance when nothing is settled."""
        return Part.SETTLEMENT if any(each.part is Part.SETTLEMENT for each in self.shared) else Part.ADVANCE

    def totals(self, part: Part | None = None) -> dict[str, int]:
        """Cents by municipality, by code, of a part (the main part when not said)."""
        wanted = part or self.main_part
        totals: dict[str, int] = {}
        for each in self.shared:
            for code, cents in each.cents.items():
                totals[code] = totals.get(code, 0) + (cents if each.part is wanted else 0)
        return dict(sorted(totals.items()))

    def sum_cents(self, part: Part | None = None) -> int:
        """The sum of the amounts of a part (the main part when not said)."""
        wanted = part or self.main_part
        return sum(each.total for each in self.shared if each.part is wanted)


def together(stretches: tuple[Stretch, ...]) -> tuple[dict[str, int], int]:
    """Exact amounts of all stretches by municipality, in code order, over one denominator."""
    common = lcm(*(stretch.denominator() for stretch in stretches))
    exact: dict[str, int] = {}
    for stretch in stretches:
        times = common // stretch.denominator()
        for code, numerator in zip(stretch.shares.codes, stretch.numerators(), strict=True):
            exact[code] = exact.get(code, 0) + times * numerator
    return dict(sorted(exact.items())), common


def exact_in(stretch: Stretch, code: str) -> Fraction:
    """The exact share of a municipality in a stretch, nought for one that does not share there."""
    if code not in stretch.shares.codes:
        return Fraction(0)
    return Fraction(stretch.numerators()[stretch.shares.codes.index(code)], stretch.denominator())

"""What a settlement is shared by, as tables of a workbook: each key once, each set of weights once, municipalities by code."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from luukku.finance.domain.sharing import ByKey, Column, Settlement, Stretch
from luukku.finance.domain.sharing.keys import Shares, Term


@dataclass(frozen=True, slots=True)
class Leaf:
    """A key that has figures of its own: a column of the data, or fixed shares."""

    key: str
    column: Column | None
    figures: Mapping[str, Fraction]

    @property
    def title(self) -> str:
        """The key's name in the agreement, and the year of its figures where the data says it."""
        return f"{self.key} {self.column.year}" if self.column and self.column.year else self.key


@dataclass(frozen=True, slots=True)
class Weighing:
    """Weights of keys, by their places among the leaves, and the blocks that are shared by them."""

    weights: Mapping[int, Fraction]
    blocks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bases:
    """All that is shared by.

    codes      the municipalities of the settlement, in order
    leaves     keys with figures
    weighings  sets of weights
    of         place of a stretch's set of weights
    """

    codes: tuple[str, ...]
    leaves: tuple[Leaf, ...]
    weighings: tuple[Weighing, ...]
    of: Mapping[Shares, int]


def bases_of(settlement: Settlement) -> Bases:
    """The keys and weights of a settlement. A key whose figures differ between stretches stands once for each of them."""
    leaves: list[tuple[Term, dict[str, Fraction]]] = []
    weighings: dict[tuple[tuple[int, Fraction], ...], dict[str, None]] = {}
    sets: dict[Shares, tuple[tuple[int, Fraction], ...]] = {}
    for shared, stretch in _stretches(settlement):
        if stretch.shares not in sets:
            weights: dict[int, Fraction] = {}
            for term in stretch.shares.terms:
                place = _place(leaves, term, stretch.shares.codes)
                weights[place] = weights.get(place, Fraction(0)) + term.weight
            sets[stretch.shares] = tuple(weights.items())
        weighings.setdefault(sets[stretch.shares], {})[shared.block.id] = None
    order = list(weighings)
    return Bases(
        codes=tuple(sorted({code for each in settlement.shared for code in each.cents})),
        leaves=tuple(Leaf(term.key, term.column, figures) for term, figures in leaves),
        weighings=tuple(Weighing(dict(weights), tuple(blocks)) for weights, blocks in weighings.items()),
        of={shares: order.index(weights) for shares, weights in sets.items()},
    )


def _stretches(settlement: Settlement) -> Iterator[tuple[ByKey, Stretch]]:
    return ((each, stretch) for each in settlement.shared if isinstance(each, ByKey) for stretch in each.stretches)


def _place(leaves: list[tuple[Term, dict[str, Fraction]]], term: Term, codes: tuple[str, ...]) -> int:
    """The place of a term's key among the leaves; it is added where it is new or has other figures than before."""
    figures = dict(zip(codes, term.values, strict=True))
    for place, (other, known) in enumerate(leaves):
        same = (other.key, other.column) == (term.key, term.column)
        if same and all(known.get(code, value) == value for code, value in figures.items()):
            known.update(figures)
            return place
    leaves.append((term, figures))
    return len(leaves) - 1

"""Which input moves the shares most: each figure and each cost raised by the same percentage, one at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from luukku.finance.domain.sharing.data import NotShared
from luukku.finance.domain.sharing.period import Period
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.share import share
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, changed


@dataclass(frozen=True, slots=True)
class Effect:
    """What one input does: cents more, or less when negative, by municipality."""

    wish: Figure | Costs
    cents: Mapping[str, int]


def effects(case: Case, *, period: Period, percent: Fraction = Fraction(1)) -> tuple[Effect, ...]:
    """What every figure that a key uses and every cost that a key shares does to everybody, raised by `percent`.

    Raises NotShared when the case cannot be shared. An input whose change cannot be (a limit becomes too tight) is left out.
    """
    before = share(agreement=case.agreement, data=case.data, period=period).totals()
    found = []
    for wish in _inputs(case, percent):
        moved = changed(case, wishes=(wish,))
        try:
            after = share(agreement=moved.agreement, data=moved.data, period=period).totals()
        except NotShared:
            continue
        found.append(Effect(wish, {code: cents - before.get(code, 0) for code, cents in after.items()}))
    return tuple(found)


def strongest(found: Iterable[Effect], *, municipality: str) -> list[tuple[Figure | Costs, int]]:
    """What the inputs do to one municipality, the greatest effect first, up or down."""
    own = ((each.wish, each.cents.get(municipality, 0)) for each in found)
    return sorted(own, key=lambda pair: (-abs(pair[1]), str(pair[0])))


def _inputs(case: Case, percent: Fraction) -> Iterator[Figure | Costs]:
    """Figures of members, a municipality's figure of a column once for all its years; then the costs."""
    used = {column.name for column in review(case.agreement).keys}
    members = {each.code for each in case.agreement.members}
    figures = ((column.name, code) for column, by_code in case.data.keys.items() for code in by_code)
    for name, code in dict.fromkeys(figures):
        if name in used and code in members:
            yield Figure(name, code, percent)
    for block in case.agreement.blocks:
        if not block.direct:
            yield Costs(block.id, percent)

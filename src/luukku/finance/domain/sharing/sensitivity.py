"""Which input moves a municipality's share most: each figure and each cost raised by the same percentage, one at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from luukku.finance.domain.sharing.data import NotShared
from luukku.finance.domain.sharing.period import Period
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.share import share
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, changed


@dataclass(frozen=True, slots=True)
class Effect:
    """What one input does: cents more, or less when negative, for the municipality that was asked about."""

    wish: Figure | Costs
    cents: int


def sensitivity(case: Case, *, municipality: str, period: Period, percent: Fraction = Fraction(1)) -> tuple[Effect, ...]:
    """Every figure that a key uses and every cost that a key shares, raised by `percent`: the greatest effect first.

    Raises NotShared when the case cannot be shared. An input whose change cannot be (a limit becomes too tight) is left out.
    """
    before = share(agreement=case.agreement, data=case.data, period=period).totals().get(municipality, 0)
    effects = []
    for wish in _inputs(case, percent):
        moved = changed(case, wishes=(wish,))
        try:
            after = share(agreement=moved.agreement, data=moved.data, period=period).totals().get(municipality, 0)
        except NotShared:
            continue
        effects.append(Effect(wish, after - before))
    return tuple(sorted(effects, key=lambda effect: (-abs(effect.cents), str(effect.wish))))


def _inputs(case: Case, percent: Fraction) -> Iterator[Figure | Costs]:
    used = {column.name for column in review(case.agreement).keys}
    seen = set()
    for column, figures in case.data.keys.items():
        for code in figures:
            if (
                column.name in used
                and (column.name, code) not in seen
                and any(each.code == code for each in case.agreement.members)
            ):
                seen.add((column.name, code))
                yield Figure(column.name, code, percent)
    for block in case.agreement.blocks:
        if not block.direct:
            yield Costs(block.id, percent)

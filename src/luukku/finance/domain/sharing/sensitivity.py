"""Which input moves the shares most: each figure and each cost raised by the same percentage, one at a time."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from luukku.finance.domain.sharing.agreement import Block
from luukku.finance.domain.sharing.data import NotShared
from luukku.finance.domain.sharing.eras import days_of
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
    share(agreement=case.agreement, data=case.data, period=period)
    before: dict[tuple[str, ...], dict[str, int]] = {}
    found = []
    for wish, blocks in _inputs(case, percent, period):
        touched = Case(replace(case.agreement, blocks=blocks), case.data)  # blocks are shared apart: the others stay as they are
        names = tuple(block.id for block in blocks)
        if names not in before:
            before[names] = share(agreement=touched.agreement, data=touched.data, period=period).totals()
        moved = changed(touched, wishes=(wish,))
        try:
            after = share(agreement=moved.agreement, data=moved.data, period=period).totals()
        except NotShared:
            continue
        found.append(Effect(wish, {code: cents - before[names].get(code, 0) for code, cents in after.items()}))
    return tuple(found)


def strongest(found: Iterable[Effect], *, municipality: str) -> list[tuple[Figure | Costs, int]]:
    """What the inputs do to one municipality, the greatest effect first, up or down."""
    own = ((each.wish, each.cents.get(municipality, 0)) for each in found)
    return sorted(own, key=lambda pair: (-abs(pair[1]), str(pair[0])))


def _inputs(case: Case, percent: Fraction, period: Period) -> Iterator[tuple[Figure | Costs, tuple[Block, ...]]]:
    """Figures of members, one of a column once for all its years, then costs; each with the blocks that it touches."""
    shared = [block for block in case.agreement.blocks if not block.direct and days_of(block, period.days)]
    readers: dict[str, list[Block]] = {}
    for block in shared:
        for column in {each.name for each in review(replace(case.agreement, blocks=(block,))).keys}:
            readers.setdefault(column, []).append(block)
    members = {each.code for each in case.agreement.members}
    figures = ((column.name, code) for column, by_code in case.data.keys.items() for code in by_code)
    for name, code in dict.fromkeys(figures):
        if name in readers and code in members:
            yield Figure(name, code, percent), tuple(readers[name])
    for block in shared:
        yield Costs(block.id, percent), (block,)

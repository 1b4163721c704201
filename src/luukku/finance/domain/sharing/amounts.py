"""Which sums are shared for a period: the agreement's own, or those of amounts.csv and direct.csv, whole years and months."""

from collections.abc import Iterable
from dataclasses import dataclass

from luukku.finance.domain.sharing.agreement import Agreement, Block
from luukku.finance.domain.sharing.data import Amount, Data, Flaw, Kind
from luukku.finance.domain.sharing.eras import days_of
from luukku.finance.domain.sharing.period import Period, read_calendar_period
from luukku.kernel.dates import DAY, DateRange
from luukku.kernel.typed import nearest

Sums = dict[Kind, int]
OwnSums = dict[Kind, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Summed:
    """Sums of some lines for a period, and the days of it that no line covers."""

    cents: int
    gaps: tuple[DateRange, ...]
    lines: int


def summed(amounts: Iterable[Amount], *, kind: Kind, period: Period) -> Summed:
    """The line of just this period, or else the sum of its years and months."""
    of_kind = [each for each in amounts if each.kind is kind and each.period is not None]
    own = [each for each in of_kind if each.period and each.period.days == period.days]
    if own:
        return Summed(sum(each.cents for each in own), (), len(own))
    inside = sorted(
        ((each.period.days, each.cents) for each in of_kind if each.period and period.days.covers(each.period.days)),
        key=lambda found: (found[0].start, -found[0].days),
    )
    cents, lines, day, gaps = 0, 0, period.days.start, []
    for days, own_cents in inside:
        if days.start < day:
            continue  # a month of a year that is there as a whole
        if days.start > day:
            gaps.append(DateRange(day, days.start - DAY))
        cents, lines, day = cents + own_cents, lines + 1, days.start + DAY * days.days
    if day <= period.last:
        gaps.append(DateRange(day, period.last))
    return Summed(cents, tuple(gaps), lines)


def sums_of(block: Block, *, agreement: Agreement, data: Data, period: Period) -> tuple[Sums, list[Flaw]]:
    """The budgeted and the actual sum of a block shared by keys, and what keeps it from having one."""
    own = block.amount if period.days == agreement.period.days else None
    return _stated(block, own=own, data=data, period=period, needed=True)


def direct_sums_of(block: Block, *, agreement: Agreement, data: Data, period: Period) -> tuple[OwnSums, list[Flaw]]:
    """What each municipality pays of a direct block, and what keeps it from being known.

    Who is a member on any day of it must have a sum; one who is a member on no day pays what the file says, if anything.
    """
    column = block.direct or ""
    cells = data.direct.get(column)
    if cells is None:
        message = f"the block {block.id} takes the column {column}, which direct.csv does not have"
        return {}, [Flaw("direct", (column,), message, f"a column {column}", nearest(column, data.direct))]
    days = days_of(block, period.days)
    if days is None:
        return {}, []
    is_own = period.days == agreement.period.days
    named = {code: _with_period(amounts, period if is_own else None) for code, amounts in cells.items()}
    codes = sorted({each.code for each in agreement.members if not block.members or each.code in block.members})
    kinds = [kind for kind in Kind if any(each.kind is kind for code in codes for each in named.get(code, ()))]
    kinds = [kind for kind in kinds if any(summed(named.get(code, ()), kind=kind, period=period).lines for code in codes)]
    flaws: list[Flaw] = []
    if not kinds:
        message = f"the block {block.id} has no direct amounts for {period.text}"
        remedy = f"rows of {period.text}" if is_own or _has_periods(cells) else f"a column `period`, and rows of {period.text}"
        return {}, [Flaw("direct", (column,), message, remedy)]
    sums: OwnSums = {}
    for kind in kinds:
        sums[kind] = {}
        for code in codes:
            found = summed(named.get(code, ()), kind=kind, period=period)
            gap = next((gap for gap in found.gaps if is_member(agreement, code, gap.intersect(days))), None)
            if gap:
                message = f"{code} has no {kind} amount in the column {column} of the block {block.id} for {_days_in_words(gap)}"
                spelt = nearest(code, set(cells) - set(codes)) if code not in cells else None
                flaws.append(Flaw("direct", (code, column), message, f"a row for {code}; leave the cell empty for nought", spelt))
            elif found.lines or is_member(agreement, code, days):
                sums[kind][code] = found.cents
    return sums, flaws + _differing(block, sums, agreement=agreement, data=data, period=period)


def is_member(agreement: Agreement, code: str, days: DateRange | None) -> bool:
    """Whether a municipality is a member on any of the days."""
    if days is None or days.end is None:
        return False
    return any(
        each.code == code and (each.from_ is None or each.from_ <= days.end) and (each.to is None or days.start <= each.to)
        for each in agreement.members
    )


def _stated(block: Block, *, own: int | None, data: Data, period: Period, needed: bool) -> tuple[Sums, list[Flaw]]:
    """Sums by amounts.csv, the actual one also by the agreement itself."""
    amounts = data.amounts.get(block.id, ())
    sums: Sums = {}
    flaws: list[Flaw] = []
    for kind in Kind:
        found = summed(amounts, kind=kind, period=period)
        flaws += _two_sums(block, amounts, kind=kind, period=period)
        if not found.gaps:
            sums[kind] = found.cents
        elif kind is Kind.ACTUAL and own is not None:
            sums[kind] = own
        elif found.lines:
            gaps = ", ".join(map(_days_in_words, found.gaps))
            message = f"the block {block.id} has {kind} amounts of {period.text} but none for {gaps}"
            flaws.append(Flaw("amounts", (block.id,), message, "an amount for every month, or one for the year"))
    if needed and not sums and not flaws:
        message = f"the block {block.id} has no amount for {period.text}"
        flaws.append(Flaw("amounts", (block.id,), message, f"{_lines_for(period)} in amounts.csv"))
    return sums, flaws


def _two_sums(block: Block, amounts: tuple[Amount, ...], *, kind: Kind, period: Period) -> list[Flaw]:
    """A year and all of its months that do not come to the same."""
    whole = summed(amounts, kind=kind, period=period)
    smaller = [each for each in amounts if each.period and each.period.days != period.days]
    parts = summed(smaller, kind=kind, period=period)
    if whole.gaps or parts.gaps or whole.cents == parts.cents:
        return []
    message = f"the {kind} amount of the block {block.id} for {period.text} is not the sum of its months"
    return [Flaw("amounts", (block.id,), message, "one of them, or both with the same sum")]


def _differing(block: Block, sums: OwnSums, *, agreement: Agreement, data: Data, period: Period) -> list[Flaw]:
    """Direct amounts that do not come to the sum that is stated for them."""
    own = block.amount if period.days == agreement.period.days else None
    stated, flaws = _stated(block, own=own, data=data, period=period, needed=False)
    for kind in sums.keys() & stated.keys():
        came_to = sum(sums[kind].values())
        if came_to != stated[kind]:
            message = (
                f"the direct amounts of the block {block.id} come to {came_to / 100:.2f} euros, "
                f"but its {kind} amount is {stated[kind] / 100:.2f}"
            )
            flaws.append(Flaw("direct", (block.direct or "",), message, "amounts of the members that come to the block's amount"))
    return flaws


def _with_period(amounts: tuple[Amount, ...], period: Period | None) -> tuple[Amount, ...]:
    """Amounts of a file without periods are for the agreement's own period."""
    return tuple(Amount(each.period or period, each.kind, each.cents, each.line) for each in amounts)


def _has_periods(cells: object) -> bool:
    return isinstance(cells, dict) and any(each.period for amounts in cells.values() for each in amounts)


def _lines_for(period: Period) -> str:
    try:
        read_calendar_period(period.text)
    except ValueError:
        return f"lines for all months of {period.text}"
    return f"a line `{period.text}`"


def _days_in_words(days: DateRange) -> str:
    for text in (f"{days.start:%Y}", f"{days.start:%Y-%m}"):
        if read_calendar_period(text).days == days:
            return text
    return f"{days.start}..{days.end}"

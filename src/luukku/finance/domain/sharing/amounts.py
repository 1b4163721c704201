"""Which sums are shared for a period: the agreement's own, or those of amounts.csv and direct.csv, whole years and months."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date

from luukku.finance.domain.sharing.agreement import Agreement, Block
from luukku.finance.domain.sharing.data import Amount, Data, Flaw, Kind
from luukku.finance.domain.sharing.eras import days_of
from luukku.finance.domain.sharing.period import Period, read_calendar_period
from luukku.kernel.dates import DAY, DateRange
from luukku.kernel.money import format_euros
from luukku.kernel.typed import nearest

Sums = dict[Kind, int]
OwnSums = dict[Kind, dict[str, int]]


@dataclass(frozen=True, slots=True)
class Summed:
    """Sums of some lines for a period, and the days of it that no line covers."""

    cents: int
    gaps: tuple[DateRange, ...]
    lines: int


@dataclass(frozen=True, slots=True)
class Ledger:
    """The sums of one block, or of one municipality in a column, ready to be asked for one period after another.

    whole  cents by kind and days
    lines  the same by kind, in order of first day, the longer before the shorter
    """

    whole: Mapping[tuple[Kind, DateRange], int]
    lines: Mapping[Kind, tuple[tuple[DateRange, int], ...]]

    def summed(self, *, kind: Kind, period: Period) -> Summed:
        """The line of just this period, or else the sum of its years and months."""
        own = self.whole.get((kind, period.days))
        return self.parts(kind=kind, period=period) if own is None else Summed(own, (), 1)

    def parts(self, *, kind: Kind, period: Period) -> Summed:
        """The sum of the longest lines that lie in the period one after another and are shorter than it."""
        lines = self.lines.get(kind, ())
        cents, count, day, gaps = 0, 0, period.days.start, []
        for days, own_cents in lines[bisect_left(lines, day, key=_first_day) :]:
            if days.start > period.last:
                break
            if days.start < day or days == period.days or not period.days.covers(days):
                continue  # a month of a year that is there as a whole, the period itself, or a year that goes beyond it
            if days.start > day:
                gaps.append(DateRange(day, days.start - DAY))
            cents, count, day = cents + own_cents, count + 1, days.start + DAY * days.days
        if day <= period.last:
            gaps.append(DateRange(day, period.last))
        return Summed(cents, tuple(gaps), count)


def ledger_of(amounts: Iterable[Amount], *, own: Period) -> Ledger:
    """The ledger of some amounts; those without a period are for the agreement's `own`."""
    whole: dict[tuple[Kind, DateRange], int] = {}
    for each in amounts:
        entry = (each.kind, (each.period or own).days)
        whole[entry] = whole.get(entry, 0) + each.cents
    lines = {
        kind: tuple(sorted(((d, c) for (k, d), c in whole.items() if k is kind), key=lambda line: (line[0].start, -line[0].days)))
        for kind in Kind
    }
    return Ledger(whole, lines)


def summed(amounts: Iterable[Amount], *, kind: Kind, period: Period) -> Summed:
    """The sum of some amounts for a period; those that name none are for it."""
    return ledger_of(amounts, own=period).summed(kind=kind, period=period)


def _first_day(line: tuple[DateRange, int]) -> date:
    return line[0].start


@dataclass(slots=True)
class Books:
    """The ledgers of an agreement's data, each made once."""

    agreement: Agreement
    data: Data
    _blocks: dict[str, Ledger] = field(default_factory=dict)
    _cells: dict[str, dict[str, Ledger]] = field(default_factory=dict)

    def of_block(self, block: Block) -> Ledger:
        """The sums of a block in amounts.csv."""
        if block.id not in self._blocks:
            self._blocks[block.id] = ledger_of(self.data.amounts.get(block.id, ()), own=self.agreement.period)
        return self._blocks[block.id]

    def of_column(self, column: str) -> dict[str, Ledger]:
        """The sums of a column of direct.csv, by municipality."""
        if column not in self._cells:
            cells = self.data.direct[column]
            self._cells[column] = {code: ledger_of(each, own=self.agreement.period) for code, each in cells.items()}
        return self._cells[column]


_EMPTY = Ledger({}, {})


def sums_of(block: Block, *, books: Books, period: Period) -> tuple[Sums, list[Flaw]]:
    """The budgeted and the actual sum of a block shared by keys, and what keeps it from having one."""
    sums, flaws = _stated(block, books=books, period=period)
    if not sums and not flaws:
        message = f"the block {block.id} has no amount for {period.text}"
        flaws.append(Flaw("amounts", (block.id,), message, f"{_lines_for(period)} in amounts.csv"))
    return sums, flaws


def direct_sums_of(block: Block, *, books: Books, period: Period) -> tuple[OwnSums, list[Flaw]]:
    """What each municipality pays of a direct block, and what keeps it from being known.

    Who is a member on any day of it must have a sum; one who is a member on no day pays what the file says, if anything.
    """
    agreement, data, column = books.agreement, books.data, block.direct or ""
    if column not in data.direct:
        message = f"the block {block.id} takes the column {column}, which direct.csv does not have"
        return {}, [Flaw("direct", (column,), message, f"a column {column}", nearest(column, data.direct))]
    days = days_of(block, period.days)
    cells = books.of_column(column)
    codes = sorted({each.code for each in agreement.members if not block.members or each.code in block.members})
    ledgers = {code: cells.get(code, _EMPTY) for code in codes}
    sums: OwnSums = {}
    flaws: list[Flaw] = []
    for kind in Kind:
        found = {code: ledger.summed(kind=kind, period=period) for code, ledger in ledgers.items()}
        if not any(each.lines for each in found.values()):
            continue
        sums[kind] = {}
        for code, each in found.items():
            gap = next((gap for gap in each.gaps if is_member(agreement, code, gap.intersect(days) if days else None)), None)
            if gap:
                message = f"{code} has no {kind} amount in the column {column} of the block {block.id} for {_days_in_words(gap)}"
                spelt = nearest(code, set(cells) - set(codes)) if code not in cells else None
                flaws.append(Flaw("direct", (code, column), message, f"a row for {code}; leave the cell empty for nought", spelt))
            elif each.lines or is_member(agreement, code, days):
                sums[kind][code] = each.cents
    if not sums:
        message = f"the block {block.id} has no direct amounts for {period.text}"
        has_periods = any(each.period for amounts in data.direct[column].values() for each in amounts)
        remedy = f"rows of {period.text}" if has_periods else f"a column `period`, and rows of {period.text}"
        return {}, [Flaw("direct", (column,), message, remedy)]
    return sums, flaws + _differing(block, sums, books=books, period=period)


def is_member(agreement: Agreement, code: str, days: DateRange | None) -> bool:
    """Whether a municipality is a member on any of the days."""
    if days is None or days.end is None:
        return False
    return any(
        each.code == code and (each.from_ is None or each.from_ <= days.end) and (each.to is None or days.start <= each.to)
        for each in agreement.members
    )


def _stated(block: Block, *, books: Books, period: Period) -> tuple[Sums, list[Flaw]]:
    """Sums by amounts.csv, the actual one also by the agreement itself."""
    ledger = books.of_block(block)
    own = block.amount if period.days == books.agreement.period.days else None
    sums: Sums = {}
    flaws: list[Flaw] = []
    for kind in Kind:
        found = ledger.summed(kind=kind, period=period)
        if not found.gaps:
            sums[kind] = found.cents
            flaws += _two_sums(block, ledger, kind=kind, period=period, cents=found.cents)
        elif kind is Kind.ACTUAL and own is not None:
            sums[kind] = own
        elif found.lines:
            gaps = ", ".join(map(_days_in_words, found.gaps))
            message = f"the block {block.id} has {kind} amounts of {period.text} but none for {gaps}"
            flaws.append(Flaw("amounts", (block.id,), message, "an amount for every month, or one for the year"))
    return sums, flaws


def _two_sums(block: Block, ledger: Ledger, *, kind: Kind, period: Period, cents: int) -> list[Flaw]:
    """A year and all of its months that do not come to the same."""
    parts = ledger.parts(kind=kind, period=period)
    if parts.gaps or parts.cents == cents:
        return []
    message = f"the {kind} amount of the block {block.id} for {period.text} is not the sum of its months"
    return [Flaw("amounts", (block.id,), message, "one of them, or both with the same sum")]


def _differing(block: Block, sums: OwnSums, *, books: Books, period: Period) -> list[Flaw]:
    """Direct amounts that do not come to the sum that is stated for them."""
    stated, flaws = _stated(block, books=books, period=period)
    for kind in sums.keys() & stated.keys():
        came_to = sum(sums[kind].values())
        if came_to != stated[kind]:
            message = (
                f"the direct amounts of the block {block.id} come to {format_euros(came_to)} euros, "
                f"but its {kind} amount is {format_euros(stated[kind])}"
            )
            flaws.append(Flaw("direct", (block.direct or "",), message, "amounts of the members that come to the block's amount"))
    return flaws


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

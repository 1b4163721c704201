"""The days on which anything changes: between two of them membership, keys and weights stand still."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from luukku.finance.domain.sharing.agreement import Agreement, Block
from luukku.kernel.dates import DAY, DateRange


@dataclass(frozen=True, slots=True)
class Eras:
    """The time of an agreement, cut where something changes. An era is named by its number.

    starts   first day of each era but the very first, in order
    members  who are members in each era
    """

    starts: tuple[date, ...]
    members: tuple[tuple[str, ...], ...]

    def within(self, days: DateRange) -> Iterator[tuple[int, DateRange]]:
        """The eras that a finite range of days touches, each with its days there."""
        assert days.end is not None  # noqa: S101 - callers cut a period, which has an end
        era, first = bisect_right(self.starts, days.start), days.start
        while first <= days.end:
            next_start = self.starts[era] if era < len(self.starts) else None
            last = days.end if next_start is None or next_start > days.end else next_start - DAY
            yield era, DateRange(first, last)
            era, first = era + 1, last + DAY


def eras_of(agreement: Agreement) -> Eras:
    """The eras of an agreement's members, keys and blends."""
    spans = [(each.from_, each.to) for each in agreement.members]
    spans += [(rule.from_, None) for key in agreement.keys for rule in agreement.rules(key)]
    spans += [(part.from_, part.to) for block in agreement.blocks for part in block.blend]
    starts = {first for first, _ in spans if first} | {last + DAY for _, last in spans if last}
    ordered = sorted(starts)
    return Eras(tuple(ordered), tuple(agreement.members_on(day) for day in [date.min, *ordered]))


def days_of(block: Block, within: DateRange) -> DateRange | None:
    """The days of a range on which the block's cost exists; None when there is none."""
    first = within.start if block.from_ is None else max(within.start, block.from_)
    assert within.end is not None  # noqa: S101 - callers cut a period, which has an end
    last = within.end if block.to is None else min(within.end, block.to)
    return DateRange(first, last) if first <= last else None

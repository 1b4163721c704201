"""What municipalities are invoiced by a settlement: lines by block, in instalments to the cent; corrections of their own."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from luukku.finance.domain.sharing.settlement import Part, Row, Settlement
from luukku.kernel.money import apportion

MOST_INSTALMENTS = 12


@dataclass(frozen=True, slots=True)
class InvoiceLine:
    """One line of a municipality's invoice.

    instalment  which of the instalments it is, from 1
    cents       what the line charges; a credit is below nought
    row         what the municipality pays of the block in all: the line's basis. None when it pays nothing of it any more
    corrects    what it was charged before, in a line that corrects; its cents are an instalment of the difference
    """

    municipality: str
    block: str
    part: Part
    instalment: int
    cents: int
    row: Row | None
    corrects: Row | None = None


def invoiced_parts(settlement: Settlement) -> tuple[Part, ...]:
    """What can be invoiced, the usual thing first: the true-up after an advance, else the settlement or the advance alone."""
    there = {each.part for each in settlement.shared}
    return tuple(part for part in (Part.TRUE_UP, Part.SETTLEMENT, Part.ADVANCE) if part in there)


def invoice_lines(settlement: Settlement, *, part: Part, instalments: int = 1) -> tuple[InvoiceLine, ...]:
    """The lines of a part by municipality, instalment and block; what charges nothing is left out. Their sum is the part's.

    Raises ValueError for fewer than one instalment or more than twelve.
    """
    rows = (row for row in settlement.rows() if row.part is part)
    return _in_order(line for row in rows for line in _lines(row, None, row.cents, instalments))


def correction_lines(before: Settlement, after: Settlement, *, part: Part, instalments: int = 1) -> tuple[InvoiceLine, ...]:
    """The lines that make what was invoiced by one settlement into what another says. Their sum is the difference of the two.

    Raises ValueError for settlements of different days.
    """
    if before.period.days != after.period.days:
        raise ValueError(f"{before.period.text} and {after.period.text} are not the same days")
    old, new = ({(row.municipality, row.block): row for row in each.rows() if row.part is part} for each in (before, after))
    lines: list[InvoiceLine] = []
    for place in dict.fromkeys((*new, *old)):
        charged, right = old.get(place), new.get(place)
        difference = (right.cents if right else 0) - (charged.cents if charged else 0)
        lines += _lines(right, charged, difference, instalments)
    return _in_order(lines)


def _lines(row: Row | None, corrects: Row | None, cents: int, instalments: int) -> Iterator[InvoiceLine]:
    """A sum in instalments as equal as cents allow; the first ones bear the cents that are left over."""
    if not 1 <= instalments <= MOST_INSTALMENTS:
        raise ValueError(f"{instalments} instalments: from 1 to {MOST_INSTALMENTS} are possible")
    of = row or corrects
    assert of is not None  # noqa: S101 - a line is of a row, or corrects one
    parts = apportion(cents, {f"{n:02}": 1 for n in range(1, instalments + 1)})
    for n, share in enumerate(parts.values(), start=1):
        if share:
            yield InvoiceLine(of.municipality, of.block, of.part, n, share, row, corrects)


def _in_order(lines: Iterable[InvoiceLine]) -> tuple[InvoiceLine, ...]:
    """By municipality and instalment; within them blocks keep their order."""
    return tuple(sorted(lines, key=lambda line: (line.municipality, line.instalment)))

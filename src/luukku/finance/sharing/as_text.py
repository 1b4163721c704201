"""Settlements, comparisons and reviews as the command line prints them."""

from collections.abc import Iterable, Sequence

from luukku.core.ui.format import cents
from luukku.finance.domain.sharing.compare import Comparison
from luukku.finance.domain.sharing.review import Review
from luukku.finance.domain.sharing.settlement import Part, Settlement
from luukku.finance.sharing.names import name_of
from luukku.finance.sharing.sentences import explanation, part_name

LANGUAGE = "en"


def settlement_text(settlement: Settlement, *, why: bool) -> str:
    """A table for each part: municipalities down, blocks across; after them, when asked, how each sum came about."""
    lines = [f"{settlement.agreement.agreement}, {settlement.period.text}"]
    for part in Part:
        shared = [each for each in settlement.shared if each.part is part]
        if not shared:
            continue
        totals = settlement.totals(part)
        header = [part_name(part, language=LANGUAGE), *(each.block.id for each in shared), "Together"]
        rows = [
            [name_of(code), *(_euros(each.cents.get(code)) for each in shared), _euros(totals[code])]
            for code in sorted(totals, key=name_of)
        ]
        rows.append(["Together", *(_euros(each.total) for each in shared), _euros(settlement.sum_cents(part))])
        lines += ["", *_table(header, rows)]
    if why:
        for row in settlement.rows():
            head = f"{name_of(row.municipality)}, {row.block}, {part_name(row.part, language=LANGUAGE).lower()}"
            lines += ["", f"{head}: {_euros(row.cents)}", f"  {explanation(row, language=LANGUAGE, name=name_of)}"]
    return "\n".join(lines)


def comparison_text(comparison: Comparison) -> str:
    """Municipalities with what they pay under both, those who gain first."""
    first, second = comparison.first, comparison.second
    header = ["", "A", "B", "B − A"]
    rows = [
        [name_of(each.municipality), _euros(each.before), _euros(each.after), _euros(each.difference, sign=True)]
        for each in comparison.changes
    ]
    sums = (first.sum_cents(), second.sum_cents())
    rows.append(["Together", *map(_euros, sums), _euros(sums[1] - sums[0], sign=True)])
    lines = [f"{first.period.text}", f"A  {first.agreement.agreement}", f"B  {second.agreement.agreement}", ""]
    lines += [*_table(header, rows), ""]
    lines.append(f"Pay less under B: {_names(comparison.pay_less)}. Pay more: {_names(comparison.pay_more)}.")
    return "\n".join(lines)


def review_text(found: Review, *, with_data: bool) -> str:
    """What the agreement needs, assumes and leaves open."""
    agreement = found.agreement
    adds_up = "It adds up, and its data suffice." if with_data else "It adds up."
    lines = [f"{agreement.agreement}: {len(agreement.members)} members, {len(agreement.blocks)} blocks. {adds_up}", ""]
    columns = (f"{column.name} ({column.year})" if column.year else column.name for column in found.keys)
    for file, needed in (("keys.csv", columns), ("direct.csv", found.direct), ("amounts.csv", found.amounts)):
        lines.append(f"  {file:<12} {', '.join(needed) or '–'}")
    for heading, texts in (
        ("Assumed:", [f"{each.id}: {each.text.in_language(LANGUAGE)}" for each in agreement.assumptions]),
        ("To look at:", found.open),
    ):
        if texts:
            lines += ["", heading, *(f"  {text}" for text in texts)]
    return "\n".join(lines)


def _names(codes: Iterable[str]) -> str:
    return ", ".join(map(name_of, codes)) or "nobody"


def _euros(amount: int | None, *, sign: bool = False) -> str:
    if amount is None:
        return "–"
    return ("+" if sign and amount > 0 else "") + cents(amount, language=LANGUAGE)


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> list[str]:
    """Columns set out with spaces; the first to the left, figures to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]
    return [
        "  ".join([f"{row[0]:<{widths[0]}}", *(f"{cell:>{width}}" for cell, width in zip(row[1:], widths[1:], strict=True))])
        for row in (header, *rows)
    ]

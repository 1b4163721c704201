"""What the figures of a printed table add up to, and whether it is a matrix of municipalities."""

from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from luukku.area.domain.tables import Row, Table
from luukku.area.domain.words import Role, Unit

ADDS_UP: frozenset[Unit] = frozenset({"persons", "eur", "thousand_eur", "person_years", "jobs", "count"})
"""Units whose figures add up to a total, so that each has a share of it."""
NEAR_ENOUGH = Fraction(1, 100)
"""How far the sum of the rows may be from the printed total for a share of it to mean anything."""


def total_of(table: Table, key: str) -> Decimal | None:
    """What the column's rows add up to, as printed; None where they do not, or nothing is printed."""
    printed = printed_total(table, key)
    if table.spec.measures or table.spec.columns[key].unit not in ADDS_UP or not printed:
        return None
    at = tuple(table.spec.columns).index(key)
    added = sum(cell for row in table.rows if row.kind in ("municipality", "label") and (cell := row.cells[at]) is not None)
    return printed if abs(Fraction(added - printed)) <= NEAR_ENOUGH * Fraction(printed) else None


def printed_total(table: Table, key: str) -> Decimal | None:
    at = tuple(table.spec.columns).index(key)
    return next((row.cells[at] for row in reversed(table.rows) if row.kind == "total"), None)


def places(table: Table) -> Mapping[str, str]:
    """Column keys by the code of the municipality that they stand for, where the rows are municipalities too: a matrix."""
    if table.spec.rows.key != "municipality":
        return {}
    found = {column.municipality: key for key, column in table.spec.columns.items() if column.municipality}
    return found if len(found) > 1 else {}


def code_of(table: Table, row: Row) -> str | None:
    """The code of a municipality's row; of one that is no member in a matrix of municipalities, where a column stands for it."""
    if row.code or row.kind != "other":
        return row.code
    named = (
        column.municipality
        for key, column in table.spec.columns.items()
        if row.label in (key, column.title.fi, column.title.sv, column.municipality)
    )
    return next((code for code in named if code), None)


def by_municipality(table: Table | None, role: Role) -> Mapping[str, Decimal]:
    """The figures of the column with this role by municipality code; empty where there is no such table or column."""
    key = table.column_as(role) if table else None
    if table is None or key is None:
        return {}
    at = tuple(table.spec.columns).index(key)
    return {row.code: cell for row in table.rows if row.code and (cell := row.cells[at]) is not None}

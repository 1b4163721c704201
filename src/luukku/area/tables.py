"""The plan's tables of numbers on pages and in files: whole as printed, or a municipality's own figures beside the area's."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Column as PlanColumn
from luukku.area.domain.tables import Row, Table
from luukku.area.domain.totals import code_of, places
from luukku.area.domain.words import UNITS, Unit
from luukku.area.notes import decimals_of, described_source
from luukku.connectors import official
from luukku.core.documents.tables import Absent, Column, DataTable, Kind, Line, LineKind, Measure, Value
from luukku.core.ui.sources import Source

KINDS: dict[Unit, Kind] = {"percent": "percent", "eur": "money"}
"""How figures are written by their unit, where not as plain numbers."""
TOTAL = "Yhteensä"
"""How plans print the name of a total; other names of theirs stay as printed."""
LINES: dict[str, LineKind] = {"total": "sum", "other": "compared"}
"""What a row of the plan is in a table, where it is not a plain row."""


class Told(TypedDict):
    """The fields that a column and a measure have in common."""

    unit: str
    kind: Kind
    decimals: int
    source: Source


def whole(pack: AreaPack, table: Table, *, members: Collection[Municipality], language: str) -> DataTable:
    """The table as printed; the names of today's members lead to their pages.

    In a matrix every municipality is a row like the others, member or not. A group's own figures, printed beside its head,
    close the group as its sum, unless its only row repeats them.
    """
    spec = table.spec
    return DataTable(
        stem=table.stem,
        title=spec.title.in_language(language),
        names=Column(key=spec.rows.heading, title=_name_of_names(table), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text") if spec.rows.key == "municipality" else None,
        columns=tuple(columns_of(pack, table, language=language)),
        lines=tuple(_lines(pack, table, {each.code for each in members}, language=language)),
        measured=bool(spec.measures),
        period=years_of(table),
        note=spec.note.in_language(language) if spec.note else "",
    )


def columns_of(pack: AreaPack, table: Table, *, language: str) -> Iterator[Column]:
    """What the table's columns are; in a table of measures a municipality each."""
    for key, column in table.spec.columns.items():
        title = column.title.in_language(language)
        yield (
            Column(key=key, title=title)
            if table.spec.measures
            else Column(key=key, title=title, **told(pack, table, key, language=language))
        )


def years_of(table: Table) -> str:
    """Of when the table is, for the name of a file: `2022`, `2021-2022`."""
    last = [column.last_day.year for column in table.spec.columns.values()]
    return "-".join(dict.fromkeys([str(min(last)), str(max(last))]))


def name_of(pack: AreaPack, table: Table, row: Row, *, language: str) -> str:
    """A row's name: a municipality's own in the reader's language, a measure's title, else as printed."""
    if row.kind == "total" and row.label == TOTAL:
        return _("Yhteensä")
    if row.label in table.spec.measures:
        return table.spec.measures[row.label].title.in_language(language)
    code = code_of(table, row)
    if code is None:
        return row.label
    member = next((each for each in pack.municipalities if each.code == code), None)
    return member.name.in_language(language) if member else official.municipality(code).name(language)


def _lines(pack: AreaPack, table: Table, linked: Collection[str], *, language: str) -> Iterator[Line]:
    matrix = places(table)
    head: Row | None = None
    within = 0
    for row in table.rows:
        if head and row.group != head.label:
            yield from _sum_of_group(table, head, within)
            head = None
        if row.kind == "group":
            head, within = row, 0
            yield Line(name=row.label, values={}, kind="group")
            continue
        within += 1
        code = code_of(table, row)
        yield Line(
            name=name_of(pack, table, row, language=language),
            code=row.label if table.spec.measures else code or "",
            url=reverse("figures:municipality", args=[code]) if code in linked else "",
            kind="row" if code in matrix else LINES.get(row.kind, "row"),
            values=_values(table, row),
            measure=_measure(pack, table, row, language=language),
        )
    if head:
        yield from _sum_of_group(table, head, within)


def _sum_of_group(table: Table, head: Row, rows: int) -> Iterator[Line]:
    if any(cell is not None for cell in head.cells) and rows != 1:
        yield Line(name=_("%(group)s yhteensä") % {"group": head.label}, kind="sum", values=_values(table, head))


def _measure(pack: AreaPack, table: Table, row: Row, *, language: str) -> Measure | None:
    if row.label not in table.spec.measures:
        return None
    return Measure(**told(pack, table, next(iter(table.spec.columns)), row=row.label, language=language))


def _values(table: Table, row: Row) -> dict[str, Value]:
    return {key: _printed(value) for key, value in zip(table.spec.columns, row.cells, strict=True)}


def _printed(value: Decimal | None) -> Value:
    """A place where the plan prints nothing has no figure."""
    return Absent.NOT_APPLICABLE if value is None else value


def _name_of_names(table: Table) -> str:
    if table.spec.rows.key == "municipality":
        return _("Kunta")
    if table.spec.measures:
        return _("Luku")
    return _("Toiminto") if table.spec.topic == "staff_by_function" else _("Rivi")


def told(pack: AreaPack, table: Table, key: str, *, language: str, row: str = "") -> Told:
    """What a column's figures are, or those of one of its rows."""
    column: PlanColumn = table.spec.column_in(row, key)
    return {
        "unit": UNITS[column.unit].in_language(language),
        "kind": KINDS.get(column.unit, "number"),
        "decimals": decimals_of(column),
        "source": described_source(pack, column, table.source_of(key), language=language),
    }


def own_figures(pack: AreaPack, table: Table, member: Municipality, *, language: str) -> DataTable | None:
    """What the table says of a municipality, a line a figure, beside the area's total; None when it has no row there."""
    row = next((row for row in table.rows if row.code == member.code), None)
    if row is None:
        return None
    name, spec = member.name.in_language(language), table.spec
    total = _total(pack, table)
    lines = tuple(
        Line(
            name=column.title.in_language(language),
            code=key,
            values={"oma": own} | ({"alue": _printed(area)} if total else {}),
            measure=Measure(**told(pack, table, key, language=language)),
        )
        for (key, column), own, area in zip(spec.columns.items(), row.cells, total.cells if total else row.cells, strict=True)
        if own is not None
    )
    return DataTable(
        stem=table.stem,
        title=spec.title.in_language(language),
        names=Column(key="luku", title=_("Luku"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=(Column(key="oma", title=name), *([Column(key="alue", title=_("Alue"))] if total else [])),
        lines=lines,
        measured=True,
        whose=name,
        note=spec.note.in_language(language) if spec.note else "",
    )


def _total(pack: AreaPack, table: Table) -> Row | None:
    """The row of the area's total; None where there is none, or nothing to compare with it."""
    totals = [row for row in table.rows if row.kind == "total"]
    return totals[-1] if totals and len(pack.municipalities) > 1 else None

"""The plan's tables of numbers on pages and in files: whole as printed, or a municipality's own figures beside the area's."""

from collections.abc import Collection
from decimal import Decimal
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Column as PlanColumn
from luukku.area.domain.tables import Row, Table
from luukku.area.domain.words import UNITS, Unit
from luukku.area.notes import column_source, decimals_of
from luukku.core.documents.tables import Absent, Column, DataTable, Kind, Line, LineKind, Measure, Value
from luukku.core.ui.sources import Source

KINDS: dict[Unit, Kind] = {"percent": "percent", "eur": "money"}
"""How figures are written by their unit, where not as plain numbers."""
LINES: dict[str, LineKind] = {"total": "sum", "other": "compared", "group": "group"}
"""What a row of the plan is in a table, where it is not a plain row."""


class _Told(TypedDict):
    """The fields that a column and a measure have in common."""

    unit: str
    kind: Kind
    decimals: int
    source: Source


def whole(pack: AreaPack, table: Table, *, members: Collection[Municipality], language: str) -> DataTable:
    """The table as printed; the names of today's members lead to their pages."""
    names = {each.code: each.name.in_language(language) for each in pack.municipalities}
    linked = {each.code for each in members}
    spec = table.spec
    columns = tuple(
        Column(key=key, title=column.title.in_language(language), **_told(pack, table, key, column, language=language))
        for key, column in spec.columns.items()
    )
    lines = tuple(
        Line(
            name=names.get(row.code or "", row.label),
            code=row.code or "",
            url=reverse("figures:municipality", args=[row.code]) if row.code in linked else "",
            kind=LINES.get(row.kind, "row"),
            values={key: _printed(value) for key, value in zip(spec.columns, row.cells, strict=True)},
        )
        for row in table.rows
    )
    municipal = spec.rows.key == "municipality"
    return DataTable(
        stem=table.stem,
        title=spec.title.in_language(language),
        names=Column(key=spec.rows.heading, title=_("Kunta") if municipal else _("Luku"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text") if municipal else None,
        columns=columns,
        lines=lines,
        note=spec.note.in_language(language) if spec.note else "",
    )


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
            measure=Measure(**_told(pack, table, key, column, language=language)),
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


def _told(pack: AreaPack, table: Table, key: str, column: PlanColumn, *, language: str) -> _Told:
    """What a column's figures are."""
    return {
        "unit": UNITS[column.unit].in_language(language),
        "kind": KINDS.get(column.unit, "number"),
        "decimals": decimals_of(column),
        "source": column_source(pack, table, key, language=language),
    }


def _printed(value: Decimal | None) -> Value:
    """A place where the plan prints nothing has no figure."""
    return Absent.NOT_APPLICABLE if value is None else value

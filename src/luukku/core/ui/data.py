"""A DataTable as it is drawn on a page: heads with their sources and sort links, and the rows, made in Python for speed."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import cast

from django.http import HttpRequest
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from luukku.core.documents.responses import file_address, order_address
from luukku.core.documents.tables import (
    Absent,
    AtLeast,
    Column,
    DataTable,
    Exact,
    Line,
    Measure,
    Order,
    Value,
    described,
    measure_of,
)
from luukku.core.documents.words import absence, at_least, unit_title
from luukku.core.ui import format
from luukku.core.ui.heat import Heat
from luukku.core.ui.sources import Figure, Source

TAGS = {"row": "<tr>", "sum": '<tr class="sum">', "compared": '<tr class="muted">'}


@dataclass(frozen=True, slots=True)
class Head:
    """A head cell, as the component `tbl.th` takes it; empty texts where there is nothing."""

    title: str
    n: str = ""
    unit: str = ""
    source: Source | None = None
    url: str = ""
    sort: str = ""
    right: str = ""
    css: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading above columns that have it in common; "" above those that have none."""

    title: str
    span: int


def groups(table: DataTable) -> list[Group]:
    """The headings above the heads from left to right; none where no column has one."""
    if not any(column.group for column in table.columns):
        return []
    runs = [(title, len(list(run))) for title, run in groupby([table.names, *table.columns], key=lambda column: column.group)]
    return [Group(title, span + (table.measured and at == len(runs) - 1)) for at, (title, span) in enumerate(runs)]


def heads(table: DataTable, request: HttpRequest) -> list[Head]:
    """The heads from left to right; sort links where the table's order is the reader's to choose.

    A source opens from the unit. Of columns without a unit, such as the places of a matrix, the first says it for all.
    """
    columns = [table.names, *table.columns]
    found = [
        Head(
            title=column.title,
            n="1" if at and column.kind != "text" else "",
            unit="" if table.measured else column.unit,
            source=None if _says_before(columns[:at], column) else cast("Source | None", column.source),
            url=_order_url(table, column, request, first=at == 0),
            sort=_order_now(table, column),
            right="1" if at > len(columns) // 2 else "",
            css="gl" if column.group and column.group != columns[at - 1].group else "",
        )
        for at, column in enumerate(columns)
    ]
    return [*found, Head(unit_title())] if table.measured else found


def _says_before(before: list[Column], column: Column) -> bool:
    """Whether a column before this one says the same source, and this one has no unit that would say it again."""
    return not column.unit and any(each.source == column.source and not each.unit for each in before)


def _order_url(table: DataTable, column: Column, request: HttpRequest, *, first: bool) -> str:
    """The page in the order of this column; a second press turns it. Figures begin with the greatest, names with the first."""
    if table.order is None:
        return ""
    descending = not table.order.descending if table.order.key == column.key else not (first or column.kind == "text")
    return f"{order_address(request, Order(column.key, descending))}#{anchor(table)}"


def _order_now(table: DataTable, column: Column) -> str:
    if table.order is None or table.order.key != column.key:
        return ""
    return "descending" if table.order.descending else "ascending"


def anchor(table: DataTable) -> str:
    """Where on its page the table is: what stands after # in an address."""
    return f"t-{table.stem}"


def sources_in_words(table: DataTable) -> str:
    """The publications behind the figures, each once, also where a figure is counted from several."""
    named = (measure.source.source for _key, _title, measure in described(table) if measure.source)
    return "; ".join(dict.fromkeys(each for names in named for each in names.split("; ")))


def file_addresses(table: DataTable, request: HttpRequest) -> dict[str, str]:
    """Where the table is taken out as Excel and as CSV."""
    return {form: file_address(request, form=form, table=table) for form in ("xlsx", "csv")}


Noted = Callable[[Figure], str]
"""Draws a figure that opens to say where it is from."""


def body(
    table: DataTable, *, language: str, codes: bool = False, noted: Noted | None = None, heat: Heat | None = None
) -> SafeString:
    """The rows.

    codes  shows codes below names
    noted  draws the first figure of a line that has a source of its own
    heat   colours the cells by quantity
    """
    rows: list[str] = []
    width = 1 + len(table.columns) + table.measured
    for line in table.lines:
        if line.kind == "group":
            rows.append(f'<tr class="grp"><th colspan="{width}" scope="colgroup">{escape(line.name)}</th></tr>\n')
            continue
        cells = [TAGS[line.kind], _name(line, table.names, language, codes=codes)]
        opens = noted if line.measure and line.measure.source else None
        for column in table.columns:
            measure = measure_of(line, column)
            shown = written(line.values.get(column.key), measure, language=language)
            if opens and measure.source:
                figure = Figure(text=shown, source=cast(Source, measure.source))
                cells.append(f'<td class="n">{opens(figure)}</td>')
                opens = None
            elif measure.kind == "text":
                cells.append(f"<td>{escape(shown)}</td>")
            else:
                css = heat.css(line, column.key) if heat else "n"
                cells.append(f'<td class="{css}">{escape(shown)}</td>')
        if table.measured:
            cells.append(f'<td class="muted">{escape(line.measure.unit if line.measure else "")}</td>')
        cells.append("</tr>\n")
        rows.append("".join(cells))
    return mark_safe("".join(rows))  # noqa: S308 - every text is escaped above


def _name(line: Line, names: Column, language: str, *, codes: bool) -> str:
    shown = escape(written(line.name, names, language=language))
    linked = f'<a href="{escape(line.url)}">{shown}</a>' if line.url else shown
    code = f'<span class="sub">{escape(line.code)}</span>' if codes and line.code else ""
    return f'<th scope="row">{linked}{code}</th>'


def written(value: Value, measure: Measure, *, language: str) -> str:
    """A value as a reader of the language sees it: the unit stands in the head, so that a percentage is bare."""
    if value is None or isinstance(value, Absent):
        return absence(value)
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return _day(value, measure, language)
    if isinstance(value, AtLeast):
        return at_least(_number(value.value, measure, language))
    return _number(value, measure, language)


def _number(value: Exact, measure: Measure, language: str) -> str:
    if measure.kind == "year":
        return str(value)
    if measure.kind == "change":
        return format.change(value, language=language, decimals=measure.decimals)
    return format.number(value, language=language, decimals=measure.decimals)


def _day(day: date, measure: Measure, language: str) -> str:
    if measure.kind == "year":
        return str(day.year)
    if measure.kind == "month":
        return format.month(day, language=language)
    return format.day(day, language=language)

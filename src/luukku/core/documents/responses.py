"""A page's tables as files, at the page's own address: `?muoto=xlsx` beside its filters and its order."""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from typing import IO

from django.http import FileResponse, HttpRequest, StreamingHttpResponse
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header
from django.utils.text import slugify
from django.utils.translation import get_language

from luukku.core.clock import system_clock
from luukku.core.documents import csv, excel
from luukku.core.documents.choices import UnknownChoice
from luukku.core.documents.tables import DataTable, Order, sorted_by

FORM, TABLE, ORDER = "muoto", "taulukko", "jarjesta"
"""The words of an address: which form of file, which of the page's tables, in which order."""
FORMS = ("xlsx", "csv", "koneluku", "lahteet")
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
CSV = "text/csv; charset=utf-8"


def chosen(query: Mapping[str, str], parameter: str, choices: Sequence[str], *, default: str = "") -> str:
    """What the address says of `parameter`, `default` where it says nothing. Raises UnknownChoice for anything not offered."""
    given = query.get(parameter, "") or default
    if given != default and given not in choices:
        raise UnknownChoice(parameter, given, choices)
    return given


def in_order(request: HttpRequest, table: DataTable, *, default: str) -> DataTable:
    """The table in the order that `?jarjesta=` asks for: a column's key, `-` before it for the greatest first.

    Raises UnknownChoice for a column that the table does not have.
    """
    asked = request.GET.get(ORDER, "") or default
    return sorted_by(table, asked.removeprefix("-"), descending=asked.startswith("-"))


def address(request: HttpRequest, **changes: str) -> str:
    """The page's own address with its filters and order, without what asks for a file; `changes` replace or add words."""
    query = request.GET.copy()
    for word in (FORM, TABLE):
        query.pop(word, None)
    for word, given in changes.items():
        query[word] = given
    return f"{request.path}?{query.urlencode()}" if query else request.path


def order_address(request: HttpRequest, order: Order) -> str:
    """The page's own address with its rows in another order."""
    return address(request, **{ORDER: str(order)})


def file_address(request: HttpRequest, *, form: str, table: DataTable) -> str:
    """Where a table of the page is taken out in a form: `xlsx`, `csv`, `koneluku` (for programs) or `lahteet` (their sources)."""
    return address(request, **{FORM: form, TABLE: table.stem})


def download(request: HttpRequest, tables: Sequence[DataTable], *, stem: str = "") -> HttpResponseBase | None:
    """The file that the address asks for, None where it asks for none.

    `?taulukko=` names one of the page's tables; without it Excel gets all of them in one workbook that is named `stem`.
    Raises UnknownChoice for an unknown form or table, and where one of several tables must be named.
    """
    form = chosen(request.GET, FORM, FORMS)
    if not form:
        return None
    asked = _asked(request, tables, all_of_them=form == "xlsx")
    name = file_name(asked[0]) if len(asked) == 1 else slug(stem or asked[0].stem)
    if form == "xlsx":
        return _workbook(request, asked, name)
    table, language = asked[0], (get_language() or "fi")[:2]
    if form == "csv":
        return _streamed(csv.for_people(table, language=language), f"{name}.csv")
    if form == "lahteet":
        return _streamed(csv.sources(table), f"{name}-lahteet.csv")
    response = _streamed(csv.for_programs(table), f"{name}-koneluku.csv")
    response.headers["Link"] = (
        f'<{request.build_absolute_uri(file_address(request, form="lahteet", table=table))}>; rel="describedby"'
    )
    return response


def slug(*parts: object) -> str:
    """A file's name of the parts that say something: `vaesto-2015-2024`."""
    return slugify("-".join(str(part) for part in parts if part))


def file_name(table: DataTable) -> str:
    """`tyottomyys-kunnittain-2023-10`: the stem, whose the table is, and of when."""
    return slug(table.stem, table.whose, table.period)


def _asked(request: HttpRequest, tables: Sequence[DataTable], *, all_of_them: bool) -> Sequence[DataTable]:
    stems = [table.stem for table in tables]
    named = chosen(request.GET, TABLE, stems)
    if named:
        return [tables[stems.index(named)]]
    if len(tables) > 1 and not all_of_them:
        raise UnknownChoice(TABLE, "", stems)
    return tables


def _workbook(request: HttpRequest, asked: Sequence[DataTable], name: str) -> FileResponse:
    page, language = request.build_absolute_uri(address(request)), (get_language() or "fi")[:2]

    def write(file: IO[bytes]) -> None:
        excel.write(file, asked, page=page, taken_out=system_clock().now(), language=language)

    return workbook_file(write, name=name)


def workbook_file(write: Callable[[IO[bytes]], None], *, name: str) -> FileResponse:
    """The workbook that `write` writes, to be taken out as `name`.xlsx.

    Written into a file first: an Excel file is a zip, whose directory comes last, and a broken half must never be sent.
    """
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile())
        write(file)
        file.seek(0)
        stack.pop_all()  # the response closes the file
    return FileResponse(file, as_attachment=True, filename=f"{name}.xlsx", content_type=EXCEL)


def _streamed(parts: Iterator[str], name: str) -> StreamingHttpResponse:
    response = StreamingHttpResponse(parts, content_type=CSV)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response

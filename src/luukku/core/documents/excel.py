"""Tables as an Excel workbook: typed cells, a sheet a table, and a sheet that says where the figures are from.

Written line by line (XlsxWriter's constant memory), so that a table of any length can be taken out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime
from fractions import Fraction
from typing import IO

from django.utils.translation import gettext as _
from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from luukku.core.documents.tables import (
    FORMULA,
    Absent,
    AtLeast,
    Column,
    DataTable,
    Exact,
    Kind,
    Line,
    Measure,
    Value,
    described,
    measure_of,
)
from luukku.core.documents.words import absence, at_least, unit_title
from luukku.kernel.clock import HELSINKI

HEADS = 2
"""Rows of the head: titles, units."""
WIDEST, NARROWEST = 44, 9
WIDTHS_FROM = 200
"""Lines by which the widths of columns are chosen."""
LONGEST_SHEET_NAME = 31


def write(file: IO[bytes], tables: Sequence[DataTable], *, page: str, taken_out: datetime, language: str) -> None:
    """Write the tables, each on its sheet, then their sources. `page` is the address they were taken from."""
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "remove_timezone": True,
    }
    with Workbook(file, options) as book:
        local = taken_out.astimezone(HELSINKI)
        book.set_properties({"title": tables[0].title if len(tables) == 1 else page, "created": local.replace(tzinfo=None)})
        looks = Looks(book, language)
        taken: set[str] = {_("Lähteet").casefold()}
        for table in tables:
            _write_table(book.add_worksheet(sheet_name(table.title, taken)), table, looks)
        _write_sources(book.add_worksheet(_("Lähteet")), tables, looks, page=page, taken_out=local)


def sheet_name(title: str, taken: set[str]) -> str:
    """A name that Excel allows and that no sheet has yet; whole words as far as they fit. It is added to `taken`."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\\x00-\x1f]", " ", title).split()).strip("' ") or _("Taulukko")
    number = 1
    while True:
        ending = f" {number}" if number > 1 else ""
        name = _cut(plain, LONGEST_SHEET_NAME - len(ending)) + ending
        if name.casefold() not in taken | {"history"}:
            taken.add(name.casefold())
            return name
        number += 1


def _cut(text: str, longest: int) -> str:
    if len(text) <= longest:
        return text
    whole_words = text[: longest + 1].rpartition(" ")[0]
    return (whole_words or text[:longest]).rstrip(" ,;:–-'")


# --- looks ----------------------------------------------------------------------------------------------------------------
class Looks:
    """The formats of the workbook, each made once."""

    def __init__(self, book: Workbook, language: str) -> None:
        self._book, self._language = book, language
        self._made: dict[object, Format] = {}

    def of(self, **properties: object) -> Format:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._book.add_format({"font_name": "Calibri", **properties})
        return self._made[key]

    def value(self, measure: Measure, line: Line, *, at_least: bool = False) -> Format:
        """Of a number or a day."""
        key = (measure.kind, measure.decimals, line.kind, at_least)
        if key not in self._made:
            written = number_format(measure.kind, measure.decimals, language=self._language)
            shown = f"{_before_at_least()}{written}" if at_least else written
            self._made[key] = self.of(num_format=shown, align="right", **_of_line(line))
        return self._made[key]

    def word(self, line: Line, *, quoted: bool = False, absent: bool = False) -> Format:
        """Of a text. A quote before one that looks like a formula keeps it text even when somebody edits the cell."""
        key = (line.kind, quoted, absent)
        if key not in self._made:
            grey = {"align": "right", "font_color": "#545D63"} if absent else {}
            self._made[key] = self.of(**{**grey, **_of_line(line), **({"quote_prefix": True} if quoted else {})})
        return self._made[key]


def number_format(kind: Kind, decimals: int, *, language: str) -> str:
    """The format of a number or a day. Excel puts the decimal comma and the thousands' space of its user into it."""
    digits = "0" if decimals == 0 else f"0.{'0' * decimals}"
    grouped = f"#,##{digits}"
    if kind == "percent":
        return f"{digits}%" if language == "en" else f'{digits}"\u00a0"%'
    if kind == "change":
        return f"+{grouped};-{grouped};{digits}"
    if kind == "money":
        return f'"€"{grouped}' if language == "en" else f'{grouped}"\u00a0€"'
    return {
        "year": "0",
        "month": 'm"/"yyyy',
        "date": "d mmm yyyy" if language == "en" else "d.m.yyyy",
        "text": "@",
    }.get(kind, grouped)


def _before_at_least() -> str:
    return f'"{at_least("")}"'


def _of_line(line: Line) -> dict[str, object]:
    if line.kind == "sum":
        return {"bold": True, "top": 1, "bottom": 1}
    if line.kind == "group":
        return {"bold": True, "font_color": "#00357A"}
    return {"font_color": "#545D63"} if line.kind == "compared" else {}


# --- a table's sheet ------------------------------------------------------------------------------------------------------
def _write_table(sheet: Worksheet, table: DataTable, looks: Looks) -> None:
    columns = _sheet_columns(table)
    widths = [max(map(len, [*column.full_title.split(), column.unit])) + 3 for column in columns]
    sides = ["left" if at == 0 or column.kind == "text" else "right" for at, column in enumerate(columns)]
    for at, (column, side) in enumerate(zip(columns, sides, strict=True)):
        sheet.write_string(0, at, column.full_title, looks.of(bold=True, text_wrap=True, valign="bottom", align=side))
    for at, (column, side) in enumerate(zip(columns, sides, strict=True)):
        sheet.write_string(1, at, column.unit, looks.of(font_color="#545D63", bottom=1, align=side))
    last_row = row = HEADS - 1
    for row, line in enumerate(table.lines, start=HEADS):
        for at, (value, measure) in enumerate(_cells(table, line)):
            _write_cell(sheet, row, at, value, measure, line, looks)
            if row < WIDTHS_FROM:
                widths[at] = max(widths[at], _width(value, measure) + 2)
        last_row = row if line.kind == "row" else last_row
    for at, width in enumerate(widths):
        sheet.set_column(at, at, max(NARROWEST, min(WIDEST, width)))
    sheet.freeze_panes(HEADS, 1)
    sheet.repeat_rows(0, HEADS - 1)
    sheet.autofilter(HEADS - 1, 0, max(last_row, HEADS), len(columns) - 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _sheet_columns(table: DataTable) -> list[Column]:
    codes = [table.codes] if table.codes and table.shows_codes else []
    units = [Column(key="", title=unit_title(), kind="text")] if table.measured else []
    return [table.names, *codes, *table.columns, *units]


TEXT = Measure(kind="text")


def _cells(table: DataTable, line: Line) -> Iterator[tuple[Value, Measure]]:
    yield line.name, table.names
    if table.shows_codes:
        yield line.code, TEXT
    for column in table.columns:
        yield "" if line.kind == "group" else line.values.get(column.key), measure_of(line, column)
    if table.measured:
        yield line.measure.unit if line.measure else "", TEXT


def _write_cell(sheet: Worksheet, row: int, at: int, value: Value, measure: Measure, line: Line, looks: Looks) -> None:
    """Write the value in its own type."""
    if value is None or isinstance(value, Absent):
        sheet.write_string(row, at, absence(value), looks.word(line, absent=True))
    elif value == "":
        sheet.write_blank(row, at, None, looks.word(line))
    elif isinstance(value, str):
        sheet.write_string(row, at, value, looks.word(line, quoted=value.startswith(FORMULA)))
    elif isinstance(value, date):
        sheet.write_datetime(row, at, value, looks.value(measure, line))
    elif isinstance(value, AtLeast):
        sheet.write_number(row, at, _as_stored(value.value, measure), looks.value(measure, line, at_least=True))
    else:
        sheet.write_number(row, at, _as_stored(value, measure), looks.value(measure, line))


def _width(value: Value, measure: Measure) -> int:
    """About how many characters of a cell are shown."""
    if value is None or isinstance(value, Absent):
        return len(absence(value))
    if isinstance(value, str):
        return len(value)
    if isinstance(value, date):
        return len("31.12.2026")
    more = len(at_least("")) if isinstance(value, AtLeast) else 2
    exact = value.value if isinstance(value, AtLeast) else value
    return len(f"{float(exact):,.0f}") + measure.decimals + more


def _as_stored(value: Exact, measure: Measure) -> float:
    """Excel keeps a percentage as a share of one."""
    return float(Fraction(value) / 100) if measure.kind == "percent" else float(value)


# --- the sheet of sources -------------------------------------------------------------------------------------------------
def _write_sources(sheet: Worksheet, tables: Sequence[DataTable], looks: Looks, *, page: str, taken_out: datetime) -> None:
    bold, plain = looks.of(bold=True), looks.of(text_wrap=True, valign="top")
    when = looks.of(num_format='d.m.yyyy "klo" h.mm', align="left")
    sheet.write_string(0, 0, _("Otettu"), bold)
    sheet.write_datetime(0, 1, taken_out, when)
    sheet.write_string(1, 0, _("Sivu"), bold)
    sheet.write_string(1, 1, page)
    heads = [
        _("Taulukko"), _("Luku"), _("Yksikkö"), _("Ajankohta"), _("Keitä koskee"), _("Lähde"), _("Tuotu"), _("Huomautus"),
    ]  # fmt: skip
    for at, head in enumerate(heads):
        sheet.write_string(3, at, head, looks.of(bold=True, bottom=1))
    for row, texts in enumerate(_source_rows(tables), start=4):
        for at, text in enumerate(texts):
            sheet.write_string(row, at, text, plain)
    for at, width in enumerate((36, 28, 16, 24, 36, 44, 12, 60)):
        sheet.set_column(at, at, width)
    sheet.freeze_panes(4, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _source_rows(tables: Iterable[DataTable]) -> Iterator[list[str]]:
    for table in tables:
        title = f"{table.title}: {table.whose}" if table.whose else table.title
        if table.note:
            yield [title, "", "", "", "", "", "", table.note]
        for _key, name, measure in described(table):
            note = measure.source
            about = [note.date, note.population, note.source, note.taken, note.note] if note else [""] * 5
            yield [title, name, (note.unit if note else "") or measure.unit, *about]

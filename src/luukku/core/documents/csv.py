"""A table as CSV: for people and their spreadsheets, or for programs, with its sources as a file beside it.

Made line by line, so that a long table is never whole in memory. What each form promises stands in docs/reference/downloads.md.
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from decimal import Context, Decimal
from fractions import Fraction

from luukku.core.documents.tables import (
    FORMULA,
    Absent,
    AtLeast,
    Column,
    DataTable,
    Exact,
    Line,
    Measure,
    Value,
    described,
    measure_of,
)
from luukku.core.documents.words import absence, at_least, unit_title
from luukku.kernel.numbers import rounded

BOM = "\ufeff"
CHUNK = 500
"""Lines that are sent at a time."""
DIGITS = Context(prec=15)
"""How many significant digits of a fraction that has no end programs get: as many as a float holds."""

SOURCE_KEYS = ("table", "key", "title", "unit", "kind", "decimals", "date", "population", "source", "taken", "note")


def for_people(table: DataTable, *, language: str) -> Iterator[str]:
    """Semicolons, a byte order mark, decimals as the reader writes them and as many as the page shows; CRLF."""
    comma = "." if language == "en" else ","
    coded, measured = table.shows_codes, table.measured
    heads = [table.names.title, *([table.codes.title] if table.codes and coded else []), *map(_with_unit, table.columns)]
    rows = (
        [
            _for_people(line.name, table.names, comma, language),
            *([_safe(line.code)] if coded else []),
            *(_cell_for_people(line, column, comma, language) for column in table.columns),
            *([_unit(line)] if measured else []),
        ]
        for line in table.lines
    )
    yield BOM
    heads += [unit_title()] if measured else []
    yield from _written([[_safe(head) for head in heads]], rows, delimiter=";")


def for_programs(table: DataTable) -> Iterator[str]:
    """Commas, no mark, the columns' keys as heads, ISO days, decimal points, every digit; `line` says what a line is."""
    codes = [table.codes.key] if table.codes else []
    unit = ["unit"] if table.measured else []
    heads = ["line", table.names.key, *codes, *(column.key for column in table.columns), *unit]
    rows = (
        [
            line.kind,
            _for_programs(line.name, table.names),
            *([line.code] if codes else []),
            *(_for_programs(line.values.get(column.key), measure_of(line, column)) for column in table.columns),
            *([_unit(line)] if unit else []),
        ]
        for line in table.lines
    )
    yield from _written([heads], rows, delimiter=",")


def sources(table: DataTable) -> Iterator[str]:
    """What the columns are (in a measured table: what the lines are) and where they are from, in the form for programs."""
    yield from _written([SOURCE_KEYS], _sources(table), delimiter=",")


def _sources(table: DataTable) -> Iterator[list[str]]:
    for key, title, measure in described(table):
        note = measure.source
        about = [note.date, note.population, note.source, note.taken, note.note] if note else [""] * 5
        yield [table.stem, key, title, measure.unit, measure.kind, str(measure.decimals), *about]


def _written(heads: Iterable[Sequence[str]], rows: Iterable[Sequence[str]], *, delimiter: str) -> Iterator[str]:
    """RFC 4180: CRLF, and quotes round what holds a delimiter, a quote or a line break."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=delimiter, lineterminator="\r\n")
    writer.writerows(heads)
    for number, row in enumerate(rows, start=1):
        writer.writerow(row)
        if number % CHUNK == 0:
            yield buffer.getvalue()
            buffer.seek(0)
            buffer.truncate()
    yield buffer.getvalue()


def _unit(line: Line) -> str:
    return line.measure.unit if line.measure else ""


def _with_unit(column: Column) -> str:
    return f"{column.full_title} ({column.unit})" if column.unit else column.full_title


def _cell_for_people(line: Line, column: Column, comma: str, language: str) -> str:
    if line.kind == "group":
        return ""
    return _for_people(line.values.get(column.key), measure_of(line, column), comma, language)


def _for_people(value: Value, measure: Measure, comma: str, language: str) -> str:
    if value is None or isinstance(value, Absent):
        return absence(value)
    if isinstance(value, str):
        return _safe(value)
    if isinstance(value, date):
        return _day_for_people(value, measure, language)
    if isinstance(value, AtLeast):
        return at_least(_number(value.value, measure, comma))
    return _number(value, measure, comma)


def _number(value: Exact, measure: Measure, comma: str) -> str:
    return f"{rounded(value, measure.decimals):f}".replace(".", comma)


def _day_for_people(day: date, measure: Measure, language: str) -> str:
    if measure.kind == "year":
        return str(day.year)
    if measure.kind == "month":
        return f"{day.month}/{day.year}"
    return day.isoformat() if language == "en" else f"{day.day}.{day.month}.{day.year}"


def _safe(text: str) -> str:
    """Text that a spreadsheet would calculate is marked as text."""
    return f"'{text}" if text.startswith(FORMULA) else text


def _for_programs(value: Value, measure: Measure) -> str:
    if value is None:
        return ""
    if isinstance(value, Absent):
        return value.value
    if isinstance(value, str):
        return value
    if isinstance(value, date):
        return {"year": f"{value:%Y}", "month": f"{value:%Y-%m}"}.get(measure.kind, value.isoformat())
    if isinstance(value, AtLeast):
        return f">={_exact(value.value)}"
    return _exact(value)


def _exact(value: Exact) -> str:
    """All the digits of the value; of a fraction without an end the first fifteen that count."""
    if isinstance(value, Fraction):
        value = DIGITS.divide(Decimal(value.numerator), Decimal(value.denominator))
    return f"{value:f}" if isinstance(value, Decimal) else str(value)

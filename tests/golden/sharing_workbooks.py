"""Golden workbooks of sharing as a controller keeps them: an agreement, its data and what each municipality must pay."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

FOLDER = Path(__file__).parent / "sharing"
DATA = ("keys", "direct", "amounts")
HEADS = ("block", "part", "period")
FIRST_ROW, FIRST_COLUMN = 5, 3


@dataclass(frozen=True, slots=True)
class Case:
    """A workbook: its agreement as YAML text, and its data sheets as CSV texts by name."""

    file: Path
    agreement: str
    data: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Expected:
    """A column: cents by municipality of a block (or of all: `total`), a part and a period (empty: the agreement's own)."""

    sheet: str
    letter: str
    block: str
    part: str
    period: str
    cents: Mapping[str, int]
    sum_cents: int

    def __str__(self) -> str:
        return f"{self.sheet}!{self.letter} {self.block} {self.part} {self.period}".rstrip()


def workbooks() -> list[Path]:
    """The workbooks, without the leftovers of a spreadsheet program that has one open."""
    return sorted(path for path in FOLDER.glob("*.xlsx") if not path.name.startswith(("~", ".")))


def read_case(file: Path) -> Case:
    book = load_workbook(file, data_only=True)
    lines = [str(row[0] or "") for row in book["agreement"].iter_rows(min_col=1, max_col=1, values_only=True)]
    data = {name: _csv(book[name]) for name in DATA if name in book.sheetnames}
    return Case(file, "\n".join(lines) + "\n", data)


def expected(file: Path) -> Iterator[Expected]:
    book = load_workbook(file, data_only=True)
    for name in book.sheetnames:
        if name.startswith("expected"):
            yield from _columns(book[name])


def _columns(sheet: Worksheet) -> Iterator[Expected]:
    rows = {str(row[0].value): row for row in sheet.iter_rows() if row[0].value is not None}
    codes = [name for name in rows if name.isdecimal()]
    for at in range(FIRST_COLUMN, sheet.max_column + 1):
        block, part, period = (str(rows[head][at - 1].value or "") for head in HEADS)
        if block:
            cells = {code: rows[code][at - 1].value for code in codes}
            cents = {code: _cents(value) for code, value in cells.items() if value is not None}
            letter = sheet.cell(1, at).column_letter
            yield Expected(sheet.title, letter, block, part, period, cents, _cents(rows["sum"][at - 1].value))


def _cents(value: object) -> int:
    cents = Decimal(str(value)) * 100
    assert cents == int(cents), f"{value} euros is not whole cents"
    return int(cents)


def _csv(sheet: Worksheet) -> str:
    return "".join(",".join(map(_plain, row)) + "\n" for row in sheet.iter_rows(values_only=True) if any(row))


def _plain(value: object) -> str:
    return "" if value is None else f"{Decimal(str(value)):f}" if isinstance(value, float) else str(value)

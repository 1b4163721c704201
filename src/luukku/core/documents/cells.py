"""Cells of a workbook with live formulas: words, inputs that may be changed, and formulas that already hold their value."""

from dataclasses import dataclass
from fractions import Fraction

from xlsxwriter.format import Format
from xlsxwriter.utility import quote_sheetname, xl_range_abs, xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from luukku.core.documents.excel import Looks, number_format

NO_LIMIT = 10**15
"""What stands for a limit that is not there, so that formulas compare without asking: more cents than anybody shares."""
NUMBERS = {
    "euros": "#,##0.00",
    "cents": "#,##0.000000",
    "whole": "#,##0",
    "share": "0.000000000",
    "limit": f'[>={NO_LIMIT}]"–";[<=-{NO_LIMIT}]"–";#,##0.0000',
    "figure": "#,##0.####",
}
INPUT = {"bg_color": "#FFF4DC", "border": 1, "border_color": "#C8CDD0"}


@dataclass(frozen=True, slots=True)
class Cells:
    """A sheet that is being written."""

    sheet: Worksheet
    looks: Looks
    language: str

    def word(self, row: int, at: int, text: str, **look: object) -> None:
        self.sheet.write_string(row, at, text, self.looks.of(**look))

    def head(self, row: int, at: int, text: str) -> None:
        self.word(row, at, text, bold=True, text_wrap=True, valign="bottom", bottom=1, align="left" if at < 2 else "right")

    def given(self, row: int, at: int, value: Fraction | None, kind: str) -> str:
        """An input. A fraction without an end is written as a division. Returns its address on other sheets."""
        look = self._number(kind, **INPUT)
        if value is None:
            self.sheet.write_blank(row, at, None, look)
        elif _ends(value):
            self.sheet.write_number(row, at, float(value), look)
        else:
            self.sheet.write_formula(row, at, f"={value.numerator}/{value.denominator}", look, float(value))
        return self.abroad(row, at)

    def formula(self, row: int, at: int, formula: str, value: Fraction | int | str, kind: str = "", **look: object) -> str:
        """A formula with the value that it has now. Returns its address on other sheets."""
        shown = value if isinstance(value, str) else float(value)
        self.sheet.write_formula(row, at, f"={formula}", self._number(kind, **look) if kind else self.looks.of(**look), shown)
        return self.abroad(row, at)

    def abroad(self, row: int, at: int) -> str:
        """The address of a cell as other sheets name it."""
        return f"{quote_sheetname(self.sheet.get_name())}!{cell(row, at)}"

    def range_abroad(self, first: int, last: int, at: int) -> str:
        """The address of a piece of a column as other sheets name it."""
        return f"{quote_sheetname(self.sheet.get_name())}!{column(first, last, at)}"

    def _number(self, kind: str, **look: object) -> Format:
        form = number_format("money", 2, language=self.language) if kind == "money" else NUMBERS[kind]
        return self.looks.of(num_format=form, align="right", **look)


def cell(row: int, at: int) -> str:
    """`$C$5`"""
    address: str = xl_rowcol_to_cell(row, at, row_abs=True, col_abs=True)
    return address


def column(first: int, last: int, at: int) -> str:
    """`$C$5:$C$9`"""
    address: str = xl_range_abs(first, at, last, at)
    return address


def _ends(value: Fraction) -> bool:
    """Whether the value has a decimal form of few digits."""
    return (value * 10**6).denominator == 1

"""What the golden workbooks expect, column by column: each municipality's cents, worked out without the program."""

from collections.abc import Mapping

import pytest
from openpyxl import load_workbook

from luukku.finance.domain.sharing.settlement import Part, Settlement
from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import period_of, read_agreement, settle
from tests.golden.sharing_workbooks import Case, Expected, expected, read_case, workbooks

COLUMNS = [(file, column) for file in workbooks() for column in expected(file)]


def settled(case: Case, period: str) -> Settlement:
    document = read_agreement(case.agreement, file=case.file.name)
    files = {f"{name}.csv": text.encode() for name, text in case.data.items()}
    folder = read_data(files, name=case.file.name, agreements=[document.value])
    return settle(document, folder, period=period_of(period or None))


@pytest.mark.parametrize(("file", "column"), COLUMNS, ids=[f"{file.stem} {column}" for file, column in COLUMNS])
def test_each_pays_what_the_column_expects(file, column: Expected):
    found = settled(read_case(file), column.period)
    if column.block == "total":
        cents, total = found.totals(Part(column.part)), found.sum_cents(Part(column.part))
    else:
        (block,) = (each for each in found.shared if (each.block.id, each.part) == (column.block, column.part))
        cents, total = block.cents, block.total
    assert paid(cents) == paid(column.cents)
    assert total == column.sum_cents == sum(column.cents.values())


def paid(cents: Mapping[str, int]) -> dict[str, int]:
    """Who pays or gets something: one that is no member may stand in a column with nought, or not at all."""
    return {code: value for code, value in cents.items() if value}


def test_every_workbook_expects_something():
    assert {file for file, _column in COLUMNS} == set(workbooks()) != set()


def test_a_column_or_a_sheet_that_a_controller_adds_is_a_test_without_code(tmp_path):
    (file,) = (each for each in workbooks() if each.stem == "own-amount")
    book = load_workbook(file)
    sheet, known = book["expected"], list(expected(file))
    for row, value in enumerate(("services", "settlement", "2026", "", 1, 2, 3, 4, 5, 15), start=1):
        sheet.cell(row, sheet.max_column + (row == 1), value)
    book.copy_worksheet(sheet).title = "expected again"
    book.save(tmp_path / "more.xlsx")
    more = list(expected(tmp_path / "more.xlsx"))
    assert len(more) == 2 * (len(known) + 1)
    assert (more[len(known)].period, more[len(known)].sum_cents) == ("2026", 1500)

"""An Excel file reads back as the table: typed cells, Finnish formats, no formula, and a sheet of sources."""

import io
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from luukku.core.documents import excel
from luukku.core.documents.tables import Column, DataTable, Line
from tests.unit.documents.examples import example

PAGE = "https://luukku.example/alue/kunnat/?jarjesta=-aste"
NOON = datetime(2026, 11, 24, 10, tzinfo=UTC)


def workbook(*tables: DataTable, language: str = "fi") -> Workbook:
    file = io.BytesIO()
    excel.write(file, tables, page=PAGE, taken_out=NOON, language=language)
    return load_workbook(file)


def sheet() -> Worksheet:
    return workbook(example()).worksheets[0]


def test_numbers_days_and_shares_are_typed_and_no_text_is_a_formula():
    values = [[cell.value for cell in row] for row in sheet().iter_rows(min_row=3)]
    day, month = datetime(2026, 11, 24), datetime(2023, 10, 1)  # noqa: DTZ001 - Excel knows no zones
    assert values[0][:3] == ["Etelä", None, None]
    assert values[1] == [
        "Ähtäri", "016", 1234, pytest.approx(1 / 7), -18, 1234567.8, day, month, 2022, '=HYPERLINK("x");"y"\nz',
    ]  # fmt: skip
    assert values[2][:6] == ["=1+1", "098", "alle 5", "ei tietoa", 130, "–"]
    assert values[3][2:5] == [1234, 0.0925, 0]
    types = {cell.data_type for row in sheet().iter_rows() for cell in row}
    assert "f" not in types
    assert sheet()["A5"].quotePrefix
    assert not sheet()["A4"].quotePrefix


@pytest.mark.parametrize(
    ("cell", "written"),
    [
        ("C4", "#,##0"), ("D4", '0.0"\u00a0"%'), ("E4", "+#,##0;-#,##0;0"), ("F4", '#,##0.00"\u00a0€"'), ("G4", "d.m.yyyy"),
        ("H4", 'm"/"yyyy'), ("I4", "0"), ("C6", '"väh. "#,##0'),
    ],
)  # fmt: skip
def test_formats_are_those_of_a_finnish_reader(cell, written):
    assert sheet()[cell].number_format == written


def test_an_english_reader_has_their_own_formats_and_words():
    with translation.override("en"):
        book = workbook(example(), language="en")
    assert book.worksheets[0]["D4"].number_format == "0.0%"
    assert book.worksheets[0]["F4"].number_format == '"€"#,##0.00'
    assert book.worksheets[0]["G4"].number_format == "d mmm yyyy"


def test_the_head_is_frozen_with_its_units_and_rows_can_be_filtered_but_not_the_sum():
    found = sheet()
    assert [cell.value for cell in found[1]][:5] == ["Kunta", "Numero", "Työttömät", "Aste", "Muutos"]
    assert [cell.value for cell in found[2]][2:5] == ["henkilöä", "%", "vuodessa"]
    assert found.freeze_panes == "B3"
    assert found.auto_filter.ref == "A2:J5"
    assert found.print_title_rows == "$1:$2"
    assert found.column_dimensions["A"].width >= 9
    assert found["A6"].font.bold
    assert not found["A4"].font.bold


def test_the_second_sheet_says_where_everything_is_from():
    found = workbook(example()).worksheets[1]
    rows = [[cell.value or "" for cell in row] for row in found.iter_rows()]
    assert found.title == "Lähteet"
    assert rows[0][:2] == ["Otettu", datetime(2026, 11, 24, 12)]  # noqa: DTZ001 - noon in Finland
    assert rows[1][:2] == ["Sivu", PAGE]
    assert rows[3] == ["Taulukko", "Luku", "Yksikkö", "Ajankohta", "Keitä koskee", "Lähde", "Tuotu", "Huomautus"]
    assert rows[4][7] == "Vain esimerkki."
    assert rows[5][1:] == ["Työttömät", "henkilöä", "10/2023", "työttömät", "Tilastokeskus, 12r5", "24.11.2026", "Tarkista."]
    assert [row[1] for row in rows[5:]] == [column.title for column in example().columns]


def test_several_tables_stand_on_sheets_of_their_own_before_the_sources():
    book = workbook(example(), replace(example(), title="lähteet"), example())
    titles = [found.title for found in book.worksheets]
    assert titles == ["Kunnat, kaikki luvut pitkä", "lähteet 2", "Kunnat, kaikki luvut pitkä 2", "Lähteet"]


@given(st.lists(st.text(max_size=60), max_size=6))
def test_any_title_becomes_a_sheet_name_that_excel_allows(titles):
    taken: set[str] = set()
    names = [excel.sheet_name(title, taken) for title in titles]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert 0 < len(name) <= 31
        assert not set(name) & set("[]:*?/\\")
        assert not name.startswith("'")
        assert not name.endswith("'")
        assert name.casefold() != "history"


def test_a_table_without_rows_is_still_a_file():
    empty = DataTable(stem="tyhja", title="Tyhjä", names=example().names, columns=(Column(key="n", title="N"),), lines=())
    assert workbook(empty).worksheets[0]["B1"].value == "N"


@settings(max_examples=50)
@given(st.text(max_size=20))
def test_any_text_comes_back_as_text(text):
    table = DataTable(
        stem="t", title="T", names=example().names, columns=(Column(key="n", title="N", kind="text"),),
        lines=(Line(name="a", values={"n": text}),),
    )  # fmt: skip
    found = workbook(table).worksheets[0]["B3"]
    assert found.data_type == ("s" if text else "n")  # an empty cell has the type of numbers

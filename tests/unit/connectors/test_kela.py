"""Kela's monthly file: read by the columns that were told, never by a guess; what cannot be read is refused with its place."""

import json
from datetime import date

import pytest

from luukku.connectors import kela
from luukku.connectors.kela import Classes
from luukku.kernel.typed import Unreadable

COLUMNS = """
month: kuukausi
municipality: kunta
day_class: luokka
recipients: saajat
total: Yhteensä
classes: {"1-100": 100, "101-200": 200}
open_class: yli 200
only: {etuus: Kaikki}
"""
HEAD = "kuukausi;kunta;etuus;luokka;saajat\n"
ROWS = [
    *("2026-10;098;Kaikki;1-100;61", "2026-10;098;Kaikki;101-200;40", "2026-10;098;Kaikki;yli 200;25"),
    *("2026-10;098;Kaikki;Yhteensä;110", "2026-10;098;Yleistuki;Yhteensä;90"),
]
OCTOBER = date(2026, 10, 1)


def columns(text: str = COLUMNS) -> kela.Columns:
    return kela.read_columns(text.encode(), file="columns.yaml")


def read(*rows: str, head: str = HEAD, told: kela.Columns | None = None) -> kela.Recipients:
    return kela.read((head + "\n".join(rows)).encode(), told or columns(), file="kela.csv")


def test_a_municipality_has_its_classes_and_its_own_total():
    found = read(*ROWS)
    assert found.months == (OCTOBER,)
    assert found.limits == (100, 200)
    assert found.of(OCTOBER) == {"098": Classes((61, 40, 25), 110)}  # 61 + 40 + 25 = 126: the classes overlap
    assert (found.rejected, found.left_out) == ((), 1)


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("before", ["", "\ufeff"])
def test_the_separator_and_a_byte_order_mark_do_not_matter(separator, before):
    rows = [row.replace(";", separator) for row in ROWS]
    assert read(*rows, head=before + HEAD.replace(";", separator)).of(OCTOBER) == read(*ROWS).of(OCTOBER)


@pytest.mark.parametrize("written", ["2026-10", "2026-10-01", "10/2026", "10.2026", "202610", "2026M10"])
@pytest.mark.parametrize("place", ["098", "98", "Hollola", "HOLLOLA"])
def test_months_and_municipalities_are_read_as_they_are_usually_written(written, place):
    assert read(f"{written};{place};Kaikki;Yhteensä;1 110").of(OCTOBER)["098"].total == 1110


def test_a_number_that_is_not_told_is_unknown_and_leaves_its_table_incomplete():
    found = read(*ROWS[1:4], "2026-10;098;Kaikki;1-100;..").of(OCTOBER)["098"]
    assert found == Classes((None, 40, 25), 110)
    assert not found.complete


@pytest.mark.parametrize(
    ("row", "column", "said"),
    [
        ("2026-13;098;Kaikki;Yhteensä;1", "kuukausi", "'2026-13' is not a month"),
        ("2026-10;Hollolla;Kaikki;Yhteensä;1", "kunta", "'Hollolla' is not a municipality"),
        ("2026-10;098;Kaikki;1–100;1", "luokka", "the class '1–100' was not told"),
        ("2026-10;098;Kaikki;Yhteensä;-3", "saajat", "'-3' is not a number of people"),
        ("2026-10;098;Kaikki;Yhteensä;110", "luokka", "stands twice"),
        ("2026-10;098;Kaikki", None, "the row has 3 cells"),
    ],
)
def test_a_bad_row_is_refused_with_its_place_and_the_good_ones_stay(row, column, said):
    found = read(*ROWS, row)
    (problem,) = found.rejected
    assert (problem.file, problem.line, problem.key) == ("kela.csv", len(ROWS) + 2, column)
    assert said in problem.message
    assert found.of(OCTOBER) == read(*ROWS).of(OCTOBER)


def test_of_two_rows_that_tell_different_numbers_neither_is_believed():
    found = read(*ROWS, "2026-10;098;Kaikki;Yhteensä;7")
    assert [problem.key for problem in found.rejected] == ["luokka"]
    assert found.of(OCTOBER)["098"].total is None


def test_a_column_that_the_file_does_not_have_names_those_it_has():
    with pytest.raises(Unreadable) as refused:
        read(*ROWS, head=HEAD.replace("saajat", "saajien_lkm"))
    (problem,) = refused.value.problems
    assert problem.key == "saajat"
    assert "kuukausi, kunta, etuus, luokka, saajien_lkm" in (problem.expected or "")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"101-200": 200', '"101-200": 50', "do not rise"),
        ("open_class: yli 200", "open_class: 1-100", "two meanings"),
        ("total: Yhteensä", "totall: Yhteensä", "totall"),
    ],
)
def test_columns_that_do_not_hold_together_are_refused(old, new, said):
    with pytest.raises(Unreadable, match=said):
        columns(COLUMNS.replace(old, new))


@pytest.mark.parametrize("data", [b"", b"kuukausi;kunta\n", "päivä".encode("latin-1")])
def test_a_file_without_rows_or_in_another_encoding_is_refused(data):
    with pytest.raises(Unreadable):
        kela.read(data, columns(), file="kela.csv")


def test_a_data_package_names_its_columns():
    package = {"resources": [{"path": "kela.csv", "schema": {"fields": [{"name": "kuukausi"}, {"name": "saajat"}]}}]}
    assert kela.package_fields(json.dumps(package).encode(), file="datapackage.json") == ("kuukausi", "saajat")
    for broken in (b"{}", b"[", b'{"resources": []}'):
        with pytest.raises(Unreadable, match="names no columns"):
            kela.package_fields(broken, file="datapackage.json")

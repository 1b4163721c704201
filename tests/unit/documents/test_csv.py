"""CSV reads back as the table: by a person's spreadsheet in their language, by a program to the last digit."""

import csv
from dataclasses import replace
from fractions import Fraction

import pytest
from django.utils import translation

from luukku.core.documents.csv import CHUNK, for_people, for_programs, sources
from luukku.core.documents.tables import Column, DataTable, Line, Measure
from tests.unit.documents.examples import SOURCE, example


def read(parts, delimiter) -> list[list[str]]:
    text = "".join(parts)
    return list(csv.reader(text.splitlines(keepends=True), delimiter=delimiter, strict=True))


def test_a_person_gets_semicolons_commas_and_words_for_what_is_not_told():
    text = "".join(for_people(example(), language="fi"))
    assert text.startswith("\ufeffKunta;Numero;Työttömät (henkilöä);Aste (%);Muutos (vuodessa);Menot (€);Alkoi;")
    assert text.count("\r\n") == 6
    assert read([text], ";")[1:] == [
        ["Etelä", "", "", "", "", "", "", "", "", ""],
        ["Ähtäri", "016", "1234", "14,3", "-18", "1234567,80", "24.11.2026", "10/2023", "2022", '\'=HYPERLINK("x");"y"\nz'],
        ["'=1+1", "098", "alle 5", "ei tietoa", "130", "–", "ei tietoa", "ei tietoa", "ei tietoa", "'@risti"],
        ["Alue", "", "väh. 1234", "9,3", "0", "ei tietoa", "ei tietoa", "ei tietoa", "ei tietoa", "ei tietoa"],
        ["Koko maa", "", "ei tietoa", "8,8", *["ei tietoa"] * 6],
    ]


def test_an_english_reader_gets_decimal_points_and_days_that_cannot_be_misread():
    with translation.override("en"):
        row = read(for_people(example(), language="en"), ";")[2]
    assert row[3:7] == ["14.3", "-18", "1234567.80", "2026-11-24"]


def test_nothing_that_a_person_opens_is_a_formula():
    for row in read(for_people(example(), language="fi"), ";"):
        for cell in row:
            assert not cell.startswith(("=", "@", "+"))
            assert not cell.startswith("-") or cell[1:].isdigit()


def test_a_program_gets_keys_commas_points_and_every_digit():
    text = "".join(for_programs(example()))
    rows = read([text], ",")
    assert rows[0] == [
        "line", "kunta", "kuntanumero", "tyottomat", "aste", "muutos", "raha", "alku", "kuukausi", "vuosi", "huomio",
    ]  # fmt: skip
    assert rows[2] == [
        "row", "Ähtäri", "016", "1234", "14.2857142857143", "-18", "1234567.80", "2026-11-24", "2023-10", "2022",
        '=HYPERLINK("x");"y"\nz',
    ]  # fmt: skip
    assert rows[3][3:8] == ["protected", "", "130", "not_applicable", ""]
    assert rows[4][:5] == ["sum", "Alue", "", ">=1234", "9.25"]
    assert [row[0] for row in rows[1:]] == ["group", "row", "row", "sum", "compared"]


@pytest.mark.parametrize(
    ("value", "written"), [(Fraction(1, 8), "0.125"), (Fraction(-4, 2), "-2"), (Fraction(1, 10**9), "0.000000001")]
)
def test_a_fraction_that_ends_is_written_whole(value, written):
    table = replace(example(), codes=None, columns=(Column(key="n", title="N"),), lines=(Line(name="a", values={"n": value}),))
    assert read(for_programs(table), ",")[1] == ["row", "a", written]


def test_the_sources_stand_in_a_file_of_their_own():
    rows = read(sources(example()), ",")
    assert rows[0] == ["table", "key", "title", "unit", "kind", "decimals", "date", "population", "source", "taken", "note"]
    assert rows[1] == [
        "esimerkki", "tyottomat", "Työttömät", "henkilöä", "number", "0",
        "10/2023", "työttömät", "Tilastokeskus, 12r5", "24.11.2026", "Tarkista.",
    ]  # fmt: skip
    assert [row[1] for row in rows[1:]] == [column.key for column in example().columns]


def measured() -> DataTable:
    """Lines that say themselves what they are, as in a municipality's own figures."""
    rate, people = Measure(unit="%", kind="percent", decimals=1, source=SOURCE), Measure(unit="henkilöä", source=SOURCE)
    return DataTable(
        stem="luvut",
        title="Luvut",
        names=Column(key="luku", title="Luku", kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=(Column(key="oma", title="Kouvola"), Column(key="alue", title="Alue")),
        measured=True,
        lines=(
            Line(name="Aste", code="rate", values={"oma": Fraction(21, 2), "alue": Fraction(38, 4)}, measure=rate),
            Line(name="Väestö", code="people", values={"oma": 23090, "alue": 85097}, measure=people),
        ),
    )


def test_a_table_whose_lines_say_what_they_are_gets_a_column_of_units():
    assert read(for_people(measured(), language="fi"), ";") == [
        ["\ufeffLuku", "Kouvola", "Alue", "Yksikkö"], ["Aste", "10,5", "9,5", "%"], ["Väestö", "23090", "85097", "henkilöä"],
    ]  # fmt: skip
    assert read(for_programs(measured()), ",") == [
        ["line", "luku", "tunnus", "oma", "alue", "unit"],
        ["row", "Aste", "rate", "10.5", "9.5", "%"],
        ["row", "Väestö", "people", "23090", "85097", "henkilöä"],
    ]
    assert [row[1:3] for row in read(sources(measured()), ",")[1:]] == [["rate", "Aste"], ["people", "Väestö"]]


def test_a_long_table_is_sent_in_parts_while_it_is_being_made():
    made = []

    class Long:
        def __iter__(self):
            for number in range(10 * CHUNK):
                made.append(number)
                yield Line(name=f"rivi {number}", values={"n": number})

    table = DataTable(stem="pitka", title="Pitkä", names=example().names, columns=(Column(key="n", title="N"),), lines=Long())
    parts = for_programs(table)
    next(parts)
    assert len(made) == CHUNK
    assert len(read([*for_programs(table)], ",")) == 10 * CHUNK + 1

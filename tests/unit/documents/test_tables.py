"""A table's rows are sorted as Finnish readers expect and filtered without telling untruths."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.core.documents.choices import UnknownChoice
from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line, Order, keeping, sorted_by

NAMES = Column(key="kunta", title="Kunta", kind="text")
COLUMNS = (Column(key="luku", title="Luku"), Column(key="laji", title="Laji", kind="text"))


def table(*lines: Line) -> DataTable:
    return DataTable(stem="esimerkki", title="Esimerkki", names=NAMES, columns=COLUMNS, lines=lines)


def row(name, value=None, **more) -> Line:
    return Line(name=name, values={"luku": value, **more})


def names(found: DataTable) -> list:
    return [line.name for line in found.lines]


def test_names_stand_by_the_finnish_alphabet():
    words = ["öljy", "Åberg", "Zeta", "Wirta", "Äijälä", "vika", "Aalto", "Öhman"]
    ordered = ["Aalto", "vika", "Wirta", "Zeta", "Åberg", "Äijälä", "Öhman", "öljy"]
    assert names(sorted_by(table(*map(row, words)), "kunta")) == ordered
    assert names(sorted_by(table(*map(row, words)), "kunta", descending=True)) == ordered[::-1]


def test_exact_values_of_different_kinds_are_compared_as_numbers():
    lines = (row("a", Fraction(1, 3)), row("b", Decimal("0.3")), row("c", 0), row("d", AtLeast(1)), row("e", Decimal("-2.5")))
    assert names(sorted_by(table(*lines), "luku", descending=True)) == ["d", "a", "b", "c", "e"]


@pytest.mark.parametrize("descending", [False, True])
def test_what_has_no_value_comes_last_either_way(descending):
    lines = (row("b"), row("a", Absent.PROTECTED), row("d", 5), row("c", Absent.NOT_APPLICABLE), row("e", 4))
    assert names(sorted_by(table(*lines), "luku", descending=descending))[2:] == ["a", "b", "c"]


@pytest.mark.parametrize("descending", [False, True])
def test_equal_rows_stand_by_name(descending):
    lines = (row("Öja", 1), row("Aura", 1), row("Äetsä", 1))
    assert names(sorted_by(table(*lines), "luku", descending=descending)) == ["Aura", "Äetsä", "Öja"]


def test_words_and_days_are_sorted_too():
    lines = (row("b", laji="Öinen"), row("a", laji="aamuinen"))
    assert names(sorted_by(table(*lines), "laji")) == ["a", "b"]
    days = (row(date(2023, 10, 1), 1), row(date(2022, 9, 1), 2), row(date(2023, 2, 1), 3))
    assert names(sorted_by(table(*days), "kunta")) == [date(2022, 9, 1), date(2023, 2, 1), date(2023, 10, 1)]


def test_sums_and_what_is_compared_stay_where_they_are():
    lines = (
        Line(name="Koko maa", values={"luku": 9}, kind="compared"), row("b", 1), row("a", 3),
        Line(name="Yhteensä", values={"luku": 4}, kind="sum"),
    )  # fmt: skip
    assert names(sorted_by(table(*lines), "luku", descending=True)) == ["Koko maa", "a", "b", "Yhteensä"]


def test_rows_are_sorted_within_their_group():
    lines = (
        Line(name="Toinen", values={}, kind="group"), row("b", 1), row("c", 2),
        Line(name="Ensimmäinen", values={}, kind="group"), row("d", 9), row("a", 0),
    )  # fmt: skip
    assert names(sorted_by(table(*lines), "luku", descending=True)) == ["Toinen", "c", "b", "Ensimmäinen", "d", "a"]


def test_the_sorted_table_knows_its_order():
    found = sorted_by(table(row("a", 1)), "luku", descending=True)
    assert found.order == Order("luku", True)
    assert str(found.order) == "-luku"
    assert str(Order("luku", False)) == "luku"


def test_an_unknown_key_is_told_with_the_nearest_one():
    with pytest.raises(UnknownChoice) as refusal:
        sorted_by(table(row("a", 1)), "lukku")
    assert (refusal.value.parameter, refusal.value.given, refusal.value.nearest) == ("jarjesta", "lukku", "luku")
    assert refusal.value.choices == ("kunta", "luku", "laji")


VALUES = st.one_of(
    st.none(), st.integers(), st.fractions(), st.decimals(allow_nan=False, allow_infinity=False), st.sampled_from(list(Absent)),
    st.builds(AtLeast, st.integers()),
)  # fmt: skip


@given(st.lists(st.tuples(st.text(max_size=3), VALUES)), st.booleans())
def test_sorting_loses_nothing_and_sorting_again_changes_nothing(rows, descending):
    before = table(*(row(name, value) for name, value in rows))
    once = sorted_by(before, "luku", descending=descending)
    assert sorted(map(id, once.lines)) == sorted(map(id, before.lines))
    assert sorted_by(once, "luku", descending=descending).lines == once.lines


def test_a_filter_leaves_out_sums_of_which_a_row_is_missing():
    lines = (
        row("a", 1), row("b", 2),
        Line(name="Yhteensä", values={"luku": 3}, kind="sum"), Line(name="Koko maa", values={"luku": 9}, kind="compared"),
    )  # fmt: skip
    assert names(keeping(table(*lines), lambda line: line.name == "a")) == ["a", "Koko maa"]
    assert names(keeping(table(*lines), lambda line: True)) == ["a", "b", "Yhteensä", "Koko maa"]


def test_a_filter_leaves_out_the_head_of_an_empty_group():
    lines = (
        Line(name="Suuret", values={}, kind="group"), row("a", 9),
        Line(name="Pienet", values={}, kind="group"), row("b", 1), Line(name="Koko maa", values={"luku": 9}, kind="compared"),
    )  # fmt: skip
    assert names(keeping(table(*lines), lambda line: line.values["luku"] > 5)) == ["Suuret", "a", "Koko maa"]
    assert names(keeping(table(*lines), lambda line: line.values["luku"] < 5)) == ["Pienet", "b", "Koko maa"]


def test_a_column_below_a_common_heading_is_called_by_both_where_it_stands_alone():
    grouped = Column(key="a", title="väestö", group="Yhteiset palvelut")
    assert (grouped.full_title, COLUMNS[0].full_title) == ("Yhteiset palvelut: väestö", "Luku")

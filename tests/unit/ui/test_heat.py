"""Heat tables: round limits that follow from the values, a step for every cell, a legend of the steps that are used."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line
from luukku.core.ui import data
from luukku.core.ui.heat import STEPS, heat, rungs, step_of
from luukku.core.ui.sources import Source

FLOWS = [1426, 54, 120, 5, 480, 3, 0, 4433, 61, 1142, 24, 2889, 4754, 173, 36614, 959, 15, 37, 0, 1]


def table(rows, *, kinds=("row", "row", "sum"), decimals=0):
    """Two columns to colour and one beside them."""
    columns = tuple(Column(key=key, title=key.upper(), decimals=decimals) for key in ("a", "b", "beside"))
    lines = tuple(
        Line(name=name, code=name, kind=kind, values=dict(zip(("a", "b", "beside"), values, strict=True)))
        for (name, *values), kind in zip(rows, kinds, strict=False)
    )
    return DataTable(
        stem="virrat", title="Virrat", names=Column(key="kunta", title="Kunta", kind="text"), columns=columns, lines=lines
    )


ROWS = [("a", 1000, 5, 1005), ("b", 40, 200, 240), ("yhteensä", 1040, 205, 1245)]


def coloured(rows=ROWS, *, decimals=0, **options):
    return heat(table(rows, decimals=decimals), columns=("a", "b"), language="fi", **options)


def test_limits_grow_threefold_and_are_round():
    assert rungs([Fraction(value) for value in [*FLOWS, *range(80)]]) == (10, 30, 100, 300, 1000, 3000)


def test_shares_get_limits_below_one():
    values = [Fraction(value, 10) for value in (5, 8, 25, 90, 520)]
    assert rungs(values, decimals=1) == (1, 3, 10, 30)
    assert rungs([Fraction(1, 1000), Fraction(2)], decimals=1) == (Fraction(1, 10), Fraction(3, 10), 1)


def test_equal_values_make_one_class_and_no_legend():
    assert rungs([Fraction(7)] * 4) == ()
    assert coloured([("a", 7, 7, 7), ("b", 7, 7, 7)]).legend == ()


@given(st.lists(st.integers(-1000, 10**6).map(Fraction), max_size=80))
def test_there_are_at_most_seven_steps_and_every_limit_divides_the_values(values):
    limits = rungs(values)
    assert list(limits) == sorted(set(limits))
    assert len(limits) < STEPS
    assert all(min(values) < limit <= max(values) for limit in limits)
    steps = [step_of(value, limits) for value in sorted(values)]
    assert steps == sorted(steps)
    assert all(0 <= step < STEPS for step in steps)


def test_the_legend_names_every_step_that_is_used_and_no_other():
    told = coloured()
    assert [entry.text for entry in told.legend] == ["alle 10", "30–99", "100–299", "vähintään 1\u00a0000"]
    steps = {told.css(line, key) for line in table(ROWS).lines if line.kind == "row" for key in ("a", "b")}
    assert {f"sw--{step}" for step in steps} == {entry.css for entry in told.legend}


def test_classes_of_fractions_meet_at_their_limits():
    rows = [("a", Fraction(1, 2), Fraction(15, 2), 0), ("b", Fraction(101, 2), 2, 0)]
    assert [entry.text for entry in coloured(rows, decimals=1).legend] == ["alle 1", "1–3", "3–10", "vähintään 30"]


def test_what_reads_three_is_in_the_class_that_begins_from_three():
    rows = [("a", Fraction(299, 100), Fraction(101, 10), 0), ("b", Fraction(1, 2), Fraction(294, 100), 0)]
    told = coloured(rows, decimals=1)
    first, second = table(rows).lines[:2]
    assert told.css(first, "a") != told.css(second, "b")


def test_a_framed_cell_is_framed_and_the_legend_says_what_the_frame_means():
    told = coloured(framed={("a", "a"): "oma", ("b", "b"): "oma"})
    first, second, _total = table(ROWS).lines
    assert told.css(first, "a").endswith(" own")
    assert not told.css(second, "a").endswith("own")
    assert (told.legend[0].css, told.legend[0].text) == ("sw--own", "oma")
    assert sum(entry.css == "sw--own" for entry in told.legend) == 1


def test_sums_and_columns_beside_are_not_coloured():
    told = coloured()
    first, _second, total = table(ROWS).lines
    assert told.css(first, "beside") == told.css(total, "a") == "gap n"


@pytest.mark.parametrize("value", [None, Absent.PROTECTED, Absent.NOT_APPLICABLE])
def test_what_is_not_told_has_no_colour(value):
    rows = [("a", value, 5, 0), ("b", 40, 200, 0)]
    assert coloured(rows).css(table(rows).lines[0], "a") == "gap"


def test_a_sum_that_is_at_least_so_much_is_coloured_by_it():
    rows = [("a", AtLeast(1000), 5, 0), ("b", Decimal("40.0"), Fraction(200), 0)]
    assert coloured(rows).css(table(rows).lines[0], "a") == coloured().css(table(ROWS).lines[0], "a")


def test_the_suffix_stands_at_the_outer_limits_and_numbers_are_the_readers_own():
    with translation.override("en"):
        told = heat(table(ROWS), columns=("a", "b"), language="en", suffix="%")
    assert "1,000%" in told.legend[-1].text
    assert "10%" in told.legend[0].text


def test_the_rows_of_a_table_carry_their_steps_and_keep_their_values():
    body = data.body(table(ROWS), language="fi", heat=coloured(framed={("a", "a"): "oma"}))
    assert '<td class="h6 own">1\u00a0000</td>' in body
    assert '<td class="gap n">1\u00a0005</td>' in body
    assert '<td class="n">' in data.body(table(ROWS), language="fi")


def test_the_first_of_the_columns_without_a_unit_says_the_source_of_all(rf):
    source = Source(unit="henkilöä", date="2021", population="työlliset", source="Tilasto")
    plain = table(ROWS)
    first, second, beside = (replace(column, source=source) for column in plain.columns)
    sourced = replace(plain, columns=(first, second, replace(beside, unit="henkilöä")))
    assert [head.source for head in data.heads(sourced, rf.get("/"))] == [None, source, None, source]
    other = replace(plain, columns=(first, replace(second, source=replace(source, date="2022")), beside))
    assert [head.source for head in data.heads(other, rf.get("/"))] == [None, source, replace(source, date="2022"), None]

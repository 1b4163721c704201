"""Money by municipality: printed or counted for each head, and what is above the area's mean sums to nought."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luukku.area import rooms
from luukku.area.domain.money import BASES, money, per_head, total_in_euros
from tests.unit.area.plan_tables import A, B, column, indicators, pack, table


def transfer(rows, **roles):
    columns = {role: column(role, unit=unit, role=role, precision="0.01") for role, unit in roles.items()}
    return table("siirto", "state_transfer", columns, rows)


def people(first, second):
    return indicators([[A, first], [B, second]], population="persons")


MONEY = {"transfer": "thousand_eur", "compensation": "eur"}
ROWS = [[A, "1.5", 500], [B, "0.25", 750], ["Σ", "1.76", 1250]]


def test_thousands_become_euros_and_the_parts_are_added():
    told = money(transfer(ROWS, **MONEY))
    assert told.transfer == {A: 1500, B: 250}
    assert told.compensation == {A: 500, B: 750}
    assert told.together == {A: 2000, B: 1000}
    assert told.area == 3000


def test_a_printed_sum_goes_before_the_added_one():
    printed = transfer([[A, "1.5", 500, 2001], [B, "0.25", 750, 1000]], **MONEY, money="eur")
    assert money(printed).together == {A: 2001, B: 1000}


def test_printed_totals_are_read_in_euros():
    table_ = transfer(ROWS, **MONEY)
    assert total_in_euros(table_, "transfer") == 1760
    assert total_in_euros(table_, "money") is None


def test_a_table_without_money_tells_nothing():
    assert money(transfer([[A, 3]], per_inhabitant="eur_per_person")) is None


def test_money_for_each_head_is_counted_from_the_heads():
    table_ = transfer(ROWS, **MONEY)
    heads = per_head(pack(table_, people(10, 20)), table_, money(table_), "asukas")
    assert not heads.printed
    assert heads.each == {A: 200, B: 50}
    assert heads.area == 100
    assert heads.difference(A) == 100
    assert heads.above == {A: 1000, B: -1000}


def test_printed_figures_for_each_head_are_shown_as_they_are():
    rows = [[A, "1.5", 500, "199.9"], [B, "0.25", 750, "50.1"], ["Σ", "1.75", 1250, "100.2"]]
    table_ = transfer(rows, **MONEY, per_inhabitant="eur_per_person")
    heads = per_head(pack(table_, people(10, 20)), table_, money(table_), "asukas")
    assert heads.printed
    assert heads.each == {A: Fraction("199.9"), B: Fraction("50.1")}
    assert heads.area == Fraction("100.2")
    assert heads.above == {A: 1000, B: -1000}


def test_without_heads_a_printed_figure_stands_alone():
    table_ = transfer([[A, 5, "199.9"]], transfer="eur", per_inhabitant="eur_per_person")
    heads = per_head(pack(table_), table_, money(table_), "asukas")
    assert heads.each == {A: Fraction("199.9")}
    assert heads.above == {}
    assert heads.area is None
    assert heads.difference(A) is None


def test_a_basis_that_nothing_tells_is_left_out():
    table_ = transfer(ROWS, **MONEY)
    told = money(table_)
    assert [basis for basis in BASES if per_head(pack(table_, people(10, 20)), table_, told, basis)] == ["asukas"]
    nobody = pack(table_, people(10, 0))
    assert per_head(nobody, table_, told, "asukas") is None


def test_the_page_is_there_when_there_is_money_and_something_to_divide_it_by():
    table_ = transfer(ROWS, **MONEY)
    assert rooms.money(pack(table_, people(10, 20)))
    assert not rooms.money(pack(table_))
    assert not rooms.money(pack(table_, people(10, 0)))
    assert not rooms.money(pack(people(10, 20)))
    assert rooms.money(pack(transfer([[A, 5, 1]], transfer="eur", per_inhabitant="eur_per_person")))


@given(st.tuples(st.integers(0, 10**9), st.integers(0, 10**9)), st.tuples(st.integers(1, 10**6), st.integers(1, 10**6)))
def test_what_some_get_above_the_mean_others_get_below_it(euros, heads):
    table_ = transfer([[A, euros[0]], [B, euros[1]]], transfer="eur")
    found = per_head(pack(table_, people(*heads)), table_, money(table_), "asukas")
    assert sum(found.above.values()) == 0
    assert (found.above[A] > 0) == (found.each[A] > found.area)

"""Small rules over printed tables: who is at either end, what rows add up to, staff against clients, which pages there are."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luukku.area import rooms
from luukku.area.domain.ends import ends
from luukku.area.domain.pack import BoardRule
from luukku.area.domain.staff import caseload, per
from luukku.area.domain.totals import by_municipality, code_of, places, printed_total, total_of
from luukku.kernel.numbers import percent_of
from tests.unit.area.plan_tables import A, B, C, arrivals, column, indicators, matrix, pack, table


def test_all_of_several_equal_ones_are_at_an_end():
    found = ends({"b": 3, "a": 3, "c": 1, "d": None})
    assert (found.greatest, found.high, found.least, found.low) == (("a", "b"), 3, ("c",), 1)
    assert not found.equal
    assert ends({"a": 2, "b": 2}).equal
    assert ends({"a": None}) is None
    assert ends({}) is None


@given(st.dictionaries(st.text(min_size=1), st.fractions() | st.none(), max_size=20))
def test_nobody_is_beyond_the_ends(values):
    found = ends(values)
    known = [value for value in values.values() if value is not None]
    assert (found is None) == (not known)
    if found:
        assert all(found.low <= value <= found.high for value in known)
        assert all(values[who] == found.high for who in found.greatest)


def counts(*rows):
    columns = {"n": column("Väki"), "rate": column("Aste", unit="percent", precision="0.1")}
    return table("luvut", None, columns, rows)


def test_rows_that_add_up_to_the_printed_total_have_shares_of_it():
    assert total_of(counts([A, 3, 1], [B, 7, 2], ["Σ", 10, 2]), "n") == 10
    assert printed_total(counts([A, 3, 1], ["Σ", 10, 2]), "rate") == 2


def test_a_total_that_the_rows_do_not_add_up_to_means_no_share():
    assert total_of(counts([A, 3, 1], [B, 7, 2], ["Σ", 12, 2]), "n") is None


def test_a_slip_of_the_pen_in_a_total_is_forgiven():
    assert total_of(counts([A, 300, 1], [B, 703, 2], ["Σ", 1000, 2]), "n") == 1000


def test_rates_do_not_add_up_and_a_table_without_a_total_has_none():
    assert total_of(counts([A, 3, 1], ["Σ", 3, 1]), "rate") is None
    assert total_of(counts([A, 3, 1]), "n") is None
    assert total_of(counts([A, 0, 1], ["Σ", 0, 1]), "n") is None


def test_a_matrix_has_municipalities_both_ways():
    assert places(matrix()) == {A: "Alajärvi", B: "Alavieska", C: "Espoo"}
    assert places(arrivals()) == {}
    assert [code_of(matrix(), row) for row in matrix().rows] == [A, B, C]


def test_figures_of_a_role_are_told_by_municipality():
    told = indicators([[A, 5], [B, None], ["Σ", 5]], population="persons")
    assert by_municipality(told, "population") == {A: Decimal(5)}
    assert by_municipality(told, "labour_force") == {}
    assert by_municipality(None, "population") == {}


@given(st.integers(0, 10**9), st.integers(1, 10**9))
def test_a_percentage_is_exact(part, whole):
    assert percent_of(part, whole) * whole == 100 * part
    assert percent_of(part, 0) is None
    assert percent_of(None, whole) is None


YEARS = indicators([[A, "5.00"], [B, "3.00"], ["Σ", "8.01"]], person_years="person_years")


def codes(*rows):
    return table("koodit", "employment_codes", {"total": column("Yhteensä", role="clients")}, rows)


def test_clients_for_each_person_year_by_municipality_and_in_the_area():
    told = caseload(pack(YEARS, codes([A, 500], [B, 450], ["Σ", 951])), codes=[A, B])
    assert told.each(A) == 100
    assert told.each(B) == 150
    assert told.area == Fraction(951) / Fraction("8.01")
    assert told.share(A) == percent_of(Decimal("5.00"), Decimal("8.01"))


def test_of_some_municipalities_the_sums_are_their_own():
    told = caseload(pack(YEARS, codes([A, 500], [B, 450], ["Σ", 951])), codes=[A])
    assert told.area_years == Decimal("5.00")
    assert told.area == 100


def test_without_clients_there_are_person_years_alone():
    told = caseload(pack(YEARS), codes=[A, B])
    assert told.area_years == Decimal("8.01")
    assert told.each(A) is None
    assert told.area is None
    partly = caseload(pack(YEARS, codes([A, 500], ["Σ", 500])), codes=[A, B])
    assert partly.each(A) == 100
    assert partly.area is None


def test_without_person_years_there_is_no_caseload():
    assert caseload(pack(codes([A, 500])), codes=[A, B]) is None
    assert caseload(pack(YEARS), codes=[C]) is None
    assert per(Decimal(5), Decimal(0)) is None


def test_an_area_has_the_pages_that_it_has_figures_for():
    everything = (rooms.tables, rooms.commuting, rooms.clients, rooms.staff, rooms.money, rooms.board)
    assert not any(has(pack()) for has in everything)
    assert rooms.commuting(pack(matrix()))
    assert rooms.tables(pack(matrix()))
    assert rooms.staff(pack(YEARS))
    assert not rooms.clients(pack(codes([A, 500])))
    assert rooms.board(pack(board=BoardRule(kind="per_started", size=10)))

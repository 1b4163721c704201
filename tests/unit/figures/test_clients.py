"""Who the clients are: shares of each municipality against the area's, from printed counts and totals."""

from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.clients import codes_of
from tests.unit.area.plan_tables import A, B, column, table

EVERYBODY = [A, B]


def codes(*rows, total=True):
    columns = {"tyoton": column("Työtön", role="unemployed"), "tyossa": column("Työssä")}
    if total:
        columns["kaikki"] = column("Yhteensä", role="clients")
    return table("koodit", "employment_codes", columns, rows)


def test_the_column_of_all_clients_is_no_code():
    told = codes_of(codes([A, 60, 40, 100], [B, 10, 10, 20]), municipalities=EVERYBODY)
    assert told.codes == ("tyoton", "tyossa")
    assert told.clients == {A: 100, B: 20}
    assert told.share(A, "tyoton") == 60


def test_without_that_column_the_codes_are_added():
    told = codes_of(codes([A, 60, 40], [B, 10, 10], total=False), municipalities=EVERYBODY)
    assert told.clients == {A: 100, B: 20}
    assert told.area_clients == 120


def test_the_area_is_the_printed_total_which_may_be_another_than_the_codes_give():
    told = codes_of(codes([A, 60, 40, 100], [B, 10, 10, 20], ["Σ", 70, 50, 119]), municipalities=EVERYBODY)
    assert told.area == {"tyoton": 70, "tyossa": 50}
    assert told.area_clients == 119
    assert told.added == 120
    assert told.area_share("tyoton") == Fraction(7000, 119)


def test_the_area_of_some_municipalities_is_their_sum():
    told = codes_of(codes([A, 60, 40, 100], [B, 10, 10, 20], ["Σ", 70, 50, 119]), municipalities=[A])
    assert told.area == {"tyoton": 60, "tyossa": 40}
    assert told.area_clients == 100
    assert told.difference(A, "tyoton") == 0


def test_who_differs_most_from_the_area_is_found_both_ways():
    told = codes_of(codes([A, 90, 10, 100], [B, 10, 10, 20], ["Σ", 100, 20, 120]), municipalities=EVERYBODY)
    assert told.farthest() == (B, "tyoton")
    assert told.difference(B, "tyoton") == 50 - Fraction(10000, 120)
    same = codes_of(codes([A, 5, 5, 10], [B, 1, 1, 2], ["Σ", 6, 6, 12]), municipalities=EVERYBODY)
    assert same.farthest() is None


def test_a_code_that_is_not_printed_is_unknown_and_nobody_at_all_is_nothing():
    told = codes_of(codes([A, None, 40, 40], [B, 10, 10, 20]), municipalities=EVERYBODY)
    assert told.share(A, "tyoton") is None
    assert told.difference(A, "tyoton") is None
    assert codes_of(codes([A, 1, 2, 3]), municipalities=["091"]) is None
    assert codes_of(codes([A, None, None, 3]), municipalities=EVERYBODY) is None


@given(st.lists(st.tuples(st.integers(0, 10**5), st.integers(1, 10**5)), min_size=2, max_size=2))
def test_shares_of_a_municipality_add_up_to_a_hundred(rows):
    told = codes_of(
        codes(*([code, *row] for code, row in zip(EVERYBODY, rows, strict=True)), total=False), municipalities=EVERYBODY
    )
    for code in EVERYBODY:
        assert sum(told.share(code, each) for each in told.codes) == 100
    assert sum(told.area_share(each) for each in told.codes) == 100
    assert told.area_clients == sum((Decimal(n) for row in rows for n in row), Decimal(0))

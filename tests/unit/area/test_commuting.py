"""Commuting from the plan's tables: where a balance is taken from, what is unknown, and where figures do not agree."""

from dataclasses import replace
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.area.domain.commuting import Balance, Gap, commuting
from tests.unit.area.plan_tables import A, B, C, arrivals, column, indicators, matrix, pack, table

MEMBERS = [A, B]


def test_without_a_matrix_there_is_nothing_to_tell():
    assert commuting(pack()) is None
    one = table("x", "commuting", {"Alajärvi": column("Alajärvi", municipality=A)}, [[A, 1]])
    assert commuting(pack(one)) is None


def test_another_authoritys_row_is_known_by_the_column_that_stands_for_it():
    told = commuting(pack(matrix()))
    assert told.places == (A, B, C)
    assert told.flows[C, A] == 5
    assert told.flows[A, C] == 60


def test_a_balance_follows_from_the_matrix_and_the_totals_beside_it():
    told = commuting(pack(matrix(), arrivals()))
    # of A's residents 100 stay; 200 − 100 go to the others and 50 outside; 115 − 100 come from the others and 15 from outside
    assert told.balance(A) == Balance(own=100, out=150, into=30)
    assert told.balance(A).employed == 250
    assert told.balance(A).jobs == 130
    assert told.balance(A).out_share == 60
    assert told.balance(A).self_sufficiency == 52


def test_printed_key_figures_go_before_the_matrix():
    printed = indicators([[A, 101, 149, 31]], works_in_own="persons", commutes_out="persons", commutes_in="persons")
    told = commuting(pack(matrix(), arrivals(), printed))
    assert told.balance(A) == Balance(101, 149, 31)
    assert told.balance(B) == Balance(50, 50, 70)


def test_key_figures_that_lack_a_part_are_left_aside():
    printed = indicators([[A, 101, None, 31]], works_in_own="persons", commutes_out="persons", commutes_in="persons")
    assert commuting(pack(matrix(), arrivals(), printed)).balance(A) == Balance(100, 150, 30)


def test_without_totals_cells_are_added_and_what_goes_outside_is_unknown():
    told = commuting(pack(matrix(totals=False)))
    assert told.row(A) == 200
    assert told.column(A) == 115
    balance = told.balance(A)
    assert (balance.own, balance.out, balance.into) == (100, None, None)
    assert balance.self_sufficiency is None
    assert told.share_outside(A) is None


def test_the_members_together_are_weighted_by_their_sums():
    told = commuting(pack(matrix(), arrivals()))
    together = told.together(MEMBERS)
    assert together == Balance(150, 200, 100)
    assert together.self_sufficiency == Fraction(100 * 250, 350)


def test_a_sum_with_an_unknown_part_is_unknown():
    told = commuting(pack(matrix()))  # nothing says who come from outside
    assert told.together(MEMBERS).into is None
    assert told.together(MEMBERS).out == 200


def test_the_share_outside_is_the_printed_one_or_counted():
    assert commuting(pack(matrix())).share_outside(A) == 20
    printed = replace(commuting(pack(matrix())), outside_share={A: Decimal("20.4")})
    assert printed.share_outside(A) == Fraction("20.4")


def test_who_draws_most_of_the_members_is_seen_from_their_flows_alone():
    assert commuting(pack(matrix())).from_members(MEMBERS) == {A: 10, B: 40, C: 60}


def test_rows_that_do_not_add_up_to_their_printed_total_are_told():
    assert commuting(pack(matrix())).gaps() == ()
    wrong = matrix()
    first = wrong.rows[0]
    rows = (replace(first, cells=(*first.cells[:3], Decimal(199), first.cells[4])), *wrong.rows[1:])
    assert commuting(pack(replace(wrong, rows=rows))).gaps() == (Gap(A, added=200, printed=199),)


def test_a_cell_that_is_not_printed_makes_its_sums_unknown_but_not_the_totals():
    hidden = matrix()
    first = hidden.rows[0]
    rows = (replace(first, cells=(first.cells[0], None, *first.cells[2:])), *hidden.rows[1:])
    told = commuting(pack(replace(hidden, rows=rows), arrivals()))
    assert (A, B) not in told.flows
    assert told.row(A) is None
    assert told.balance(A) == Balance(100, 150, 30)
    assert told.gaps() == ()


@pytest.mark.parametrize("balance", [Balance(0, 0, 0), Balance(None, 5, 5), Balance(5, None, 5)])
def test_shares_of_nobody_or_of_the_unknown_are_unknown(balance):
    assert balance.out_share is None
    assert balance.self_sufficiency is None


@given(st.integers(0, 10**6), st.integers(0, 10**6), st.integers(0, 10**6))
def test_jobs_are_enough_exactly_when_as_many_come_as_go(own, out, into):
    balance = Balance(own, out, into)
    if balance.employed:
        assert (balance.self_sufficiency > 100) == (into > out)
        assert (balance.self_sufficiency == 100) == (into == out)
        assert 0 <= balance.out_share <= 100

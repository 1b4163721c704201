"""When a service pays for itself, and why an invoice differs: worked out by hand."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.ladder.break_even import Service, break_even
from luukku.finance.domain.ladder.invoice import Month, Part, explained
from luukku.law.units import LadderStep

LADDER = tuple(LadderStep(day, Decimal(percent)) for day, percent in ((101, 10), (201, 20)))


def service(**changes):
    told = {"price_cents": 20000, "months": 2, "paid_days": 100, "eur_per_day": Fraction(40), "days_per_month": Fraction(20)}
    return Service(**{**told, **changes})


def test_the_months_after_the_service_are_what_is_saved():
    found = break_even(service=service(), ladder=LADDER, most=4)
    # 100 days paid, 2 months of service: days 101–140 are paid anyway, 40 × 40 € × 10 % = 160 €
    assert found.during == 16000
    # then 20 days a month at 10 % = 80 €: days 141–160, 161–180, 181–200; days 201–220 at 20 % = 160 €
    assert [row.municipality for row in found.rows] == [0, 8000, 16000, 24000, 40000]
    # the state bears the rest of 800 € a month
    assert [row.state for row in found.rows] == [0, 72000, 144000, 216000, 280000]
    assert [row.net for row in found.rows] == [-20000, -12000, -4000, 4000, 20000]
    assert (found.municipality, found.together) == (3, 1)


def test_what_never_pays_for_itself_says_so_and_what_is_free_pays_at_once():
    assert break_even(service=service(price_cents=10**9), ladder=LADDER, most=24).municipality is None
    assert break_even(service=service(price_cents=0), ladder=LADDER, most=24).municipality == 0


@pytest.mark.parametrize("wrong", [{"price_cents": -1}, {"months": -1}, {"paid_days": -1}, {"days_per_month": Fraction(0)}])
def test_negative_numbers_are_refused(wrong):
    with pytest.raises(ValueError, match="negative"):
        break_even(service=service(**wrong), ladder=LADDER, most=2)


@given(st.integers(0, 800), st.integers(0, 12), st.integers(0, 10**7))
def test_more_months_never_save_less_and_both_views_sum_to_the_benefit(paid_days, months, price):
    found = break_even(service=service(paid_days=paid_days, months=months, price_cents=price), ladder=LADDER, most=12)
    saved = [row.municipality for row in found.rows]
    assert saved == sorted(saved)
    assert [row.municipality + row.state for row in found.rows] == [80000 * row.months for row in found.rows]
    if found.municipality is not None:
        assert found.together is not None
        assert found.together <= found.municipality


# --- an invoice beside the budget -----------------------------------------------------------------------------------------
BUDGET = Month(people=Fraction(100), share=Fraction(1, 5), days=Fraction(20), amount=Fraction(40))
"""100 × 1/5 × 20 × 40 € = 16 000 €"""


def test_each_known_part_is_told_and_the_rest_is_unexplained():
    now = Month(people=Fraction(110), share=Fraction(1, 4), days=Fraction(21), amount=Fraction(38))
    found = explained(budget_cents=1_600_000, budget=BUDGET, invoice_cents=2_200_000, invoice=now)
    # people: 10 more × 1/5 × 20 × 40 = 1 600 €; mix: 110 × (1/4 − 1/5) × 20 × 40 = 4 400 €
    # days: 110 × 1/4 × 1 × 40 = 1 100 €; amount: 110 × 1/4 × 21 × (−2) = −1 155 €
    assert found.parts == (Part("people", 160_000), Part("mix", 440_000), Part("days", 110_000), Part("amount", -115_500))
    # 6 000 € difference less 5 945 €
    assert (found.difference, found.unexplained) == (600_000, 5_500)


def test_what_is_not_known_explains_nothing():
    nothing = Month(people=None, share=None, days=None, amount=None)
    found = explained(budget_cents=1_600_000, budget=BUDGET, invoice_cents=1_500_000, invoice=nothing)
    assert {part.cents for part in found.parts} == {None}
    assert found.unexplained == found.difference == -100_000
    with pytest.raises(ValueError, match="budget must say"):
        explained(budget_cents=0, budget=nothing, invoice_cents=0, invoice=nothing)


MAYBE = st.one_of(st.none(), st.fractions(0, 500, max_denominator=1000))


@given(MAYBE, MAYBE, MAYBE, MAYBE, st.integers(0, 10**8), st.integers(0, 10**8))
def test_the_parts_and_the_rest_are_the_whole_difference(people, share, days, amount, budget, invoice):
    now = Month(people=people, share=share, days=days, amount=amount)
    found = explained(budget_cents=budget, budget=BUDGET, invoice_cents=invoice, invoice=now)
    assert sum(part.cents or 0 for part in found.parts) + found.unexplained == found.difference

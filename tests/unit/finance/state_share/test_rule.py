"""The calculated state share of a municipality, counted by hand and against what must always hold."""

import ast
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.state_share import rule
from luukku.finance.domain.state_share.quantities import QUANTITIES, Known, newest
from luukku.finance.domain.state_share.rule import (
    BESIDE,
    STEPS,
    data_year,
    missing,
    state_share,
    summed,
    wanted_year,
    years,
)
from luukku.kernel.outcome import Mark
from luukku.law import BeforeFirstValue, Lawbook
from tests.unit.finance.state_share.inputs import SMALL, known, without

BOOK = Lawbook.load()


def amounts(year, inputs):
    return {step.key: step.amount for step in state_share(book=BOOK, year=year, inputs=inputs).steps}


def test_the_year_2025_counted_by_hand():
    # 18–64:        1 000 × 83.48                                    =  83 480
    # unemployed:     100 × 734.32                                   =  73 432, together 156 912
    # half by the criteria 78 456, half of the earlier cost 200 000  = 100 000, together 178 456
    # the country: 3 000 000 × 83.48 + 300 000 × 734.32 = 470 736 000; 74.98 % of it is 352 957 852.80, over 5 000 000 residents
    # 70.59157056 each; 2 000 residents                              = 141 183.14112
    assert amounts(2025, known(SMALL)) == {
        "age_18_64": 83_480,
        "unemployed": 73_432,
        "criteria": 156_912,
        "by_criteria": 78_456,
        "by_actual_cost": 100_000,
        "cost": 178_456,
        "own": -Fraction("141183.14112"),
        "share": Fraction("37272.85888"),
        "compensation": 50_000,
        "total": Fraction("87272.85888"),
        "unemployment_rate": Fraction("2000") * Fraction(5, 4) * Fraction("71.52"),  # 178 800
        "foreign_language": Fraction("18874.70"),  # 10 × 1 887.47
    }


def test_the_year_2026_counted_by_hand():
    # 1 000 × 86.40 + 100 × 754.59 = 161 859; three quarters of it 121 394.25, a quarter of the earlier cost 50 000
    counted = amounts(2026, known(SMALL))
    assert counted["criteria"] == 161_859
    assert counted["by_criteria"] == Fraction("121394.25")
    assert counted["cost"] == Fraction("171394.25")
    # the cuts of the year: 2 000 × 11.42, 2 000 × 3.89, 2 % of a million; they concern all tasks and are added to nothing
    assert (counted["first_cut"], counted["second_cut"], counted["cut_percent"]) == (-22_840, -7_780, -20_000)
    assert counted["total"] == counted["cost"] + counted["own"] + 50_000


def test_what_is_missing_leaves_its_step_open_and_every_step_that_needs_it():
    share = state_share(book=BOOK, year=2025, inputs=without("age_18_64"))
    open_steps = {step.key for step in share.steps if step.amount is None}
    assert open_steps == {"age_18_64", "criteria", "by_criteria", "cost", "share", "total"}
    assert all(step.missing == ("age_18_64",) for step in share.steps if step.key in open_steps)
    assert share.amount("unemployed") == 73_432
    assert missing([share], "total") == ("age_18_64",)


@pytest.mark.parametrize("quantity", QUANTITIES)
def test_nothing_is_half_computed_whatever_is_missing(quantity):
    whole = amounts(2026, known(SMALL))
    part = amounts(2026, without(quantity))
    assert {key for key, amount in part.items() if amount is not None}, "something is left"
    assert all(amount in (None, whole[key]) for key, amount in part.items())
    assert any(amount is None for amount in part.values())


def test_a_year_whose_prices_are_not_verified_counts_nothing_from_them():
    share = state_share(book=BOOK, year=2027, inputs=known(SMALL))
    assert share.amount("cost") is None
    step = share.step("age_18_64")
    assert [value.mark for value in step.unread] == [Mark.UNVERIFIED]
    assert step.missing == ()
    assert share.amount("compensation") == 50_000


def test_the_transition_ends_and_its_steps_with_it():
    keys = {year: {step.key for step in state_share(book=BOOK, year=year, inputs={}).steps} for year in (2025, 2026, 2027)}
    assert {"by_criteria", "by_actual_cost"} <= keys[2025] & keys[2026]
    assert not {"by_criteria", "by_actual_cost", "first_cut", "second_cut", "cut_percent"} & keys[2027]
    assert {"first_cut", "second_cut", "cut_percent"} <= keys[2026] - keys[2025]


def test_every_figure_is_of_the_year_that_the_law_looks_at():
    assert [data_year(BOOK, year) for year in (2025, 2026)] == [2023, 2024]
    assert [wanted_year("actual_cost", book=BOOK, year=year) for year in (2025, 2026, 2027)] == [2023, 2024, 2027]
    assert wanted_year("age_18_64", book=BOOK, year=2026) == 2024
    assert wanted_year("compensation", book=BOOK, year=2026) == 2026


def test_where_the_year_s_own_figure_is_not_published_the_newest_before_it_counts():
    told = {2021: Fraction(1), 2022: Fraction(2), 2024: Fraction(4)}
    assert newest(told, until=2023, origin="series") == Known(figure=Fraction(2), year=2022, origin="series")
    assert newest(told, until=2020, origin="series") is None


def test_the_law_says_which_years_there_are_and_before_them_nothing():
    assert years(BOOK)[:2] == (2025, 2026)
    with pytest.raises(BeforeFirstValue):
        state_share(book=BOOK, year=2024, inputs=known(SMALL))


def test_steps_stand_in_one_order_and_what_concerns_other_tasks_is_in_no_sum():
    share = state_share(book=BOOK, year=2026, inputs=known(SMALL))
    assert [step.key for step in share.steps] == [key for key in STEPS if share.step(key)]
    assert not BESIDE & {key for step in share.steps for key in step.of}


def test_prices_and_percentages_come_from_the_lawbook_alone(tmp_path):
    (tmp_path / "draft.yaml").write_text(
        "vos.price_unemployed:\n  values:\n"
        "    - {from: 2025-01-01, value: 1000.00, source: draft, verified: U, last_checked_on: 2026-11-24}\n"
        "vos.data_year_lag:\n  values:\n"
        "    - {from: 2025-01-01, value: 3, source: draft, verified: U, last_checked_on: 2026-11-24}\n"
    )
    draft = state_share(book=BOOK.with_layer(tmp_path), year=2025, inputs=known(SMALL))
    assert draft.amount("unemployed") == 100_000
    assert draft.amount("age_18_64") == 83_480
    assert draft.data_year == 2022


heads = st.integers(min_value=0, max_value=500_000)
municipalities = st.lists(st.tuples(heads, heads, st.integers(min_value=1, max_value=900_000)), min_size=1, max_size=6)


@given(municipalities, st.sampled_from([2025, 2026]))
def test_all_municipalities_together_get_the_state_s_percentage_of_their_costs(country, year):
    """When the earlier costs add up to what the criteria give, the country's share is its percentage of the country's costs."""
    adults, jobless, residents = (sum(each) for each in zip(*country, strict=True))
    day = date(year, 1, 1)
    prices = [Fraction(BOOK.number(key, day)) for key in ("vos.price_18_64", "vos.price_unemployed")]
    costs = adults * prices[0] + jobless * prices[1]
    whole = {"country_age_18_64": adults, "country_unemployed": jobless, "country_residents": residents}
    shares = [
        state_share(
            book=BOOK,
            year=year,
            inputs=known(
                {"age_18_64": a, "unemployed": u, "residents": r, "actual_cost": costs * Fraction(r, residents), **whole}
            ),
        )
        for a, u, r in country
    ]
    assert summed(shares, "cost") == costs
    assert summed(shares, "share") == costs * Fraction(BOOK.number("vos.state_percent", day)) / 100


def test_no_year_and_no_price_stands_in_the_rules():
    """What a rule may say in figures: nothing, the whole, and that a percent is a hundredth."""
    modules = Path(rule.__file__).parent.glob("*.py")
    constants = [
        node.value for file in modules for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Constant)
    ]
    figures = {each for each in constants if isinstance(each, int | float) and not isinstance(each, bool)}
    assert figures <= {0, 1, 100}

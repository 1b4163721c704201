"""Which month of a series counts on a day, and what lies between two."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.periods import last_ended_month, last_ended_year, month_end, months_back, months_between, months_from

days = st.dates(date(1990, 1, 1), date(2050, 12, 31))


def test_months_are_counted_over_years():
    assert months_between(date(2023, 10, 1), date(2026, 11, 24)) == 37


@pytest.mark.parametrize(
    ("day", "month"),
    [
        (date(2023, 10, 30), date(2023, 9, 1)),
        (date(2023, 10, 31), date(2023, 10, 1)),
        (date(2023, 12, 31), date(2023, 12, 1)),
        (date(2024, 1, 1), date(2023, 12, 1)),
        (date(2024, 2, 28), date(2024, 1, 1)),
        (date(2024, 2, 29), date(2024, 2, 1)),
    ],
)
def test_a_month_counts_from_its_last_day_on(day, month):
    assert last_ended_month(day) == month


@pytest.mark.parametrize(("day", "year"), [(date(2022, 12, 30), 2021), (date(2022, 12, 31), 2022), (date(2023, 1, 1), 2022)])
def test_a_population_counts_from_31_december_on(day, year):
    assert last_ended_year(day) == year


@given(days)
def test_the_last_ended_month_has_ended_and_the_next_one_has_not(day):
    month = last_ended_month(day)
    assert month.day == 1
    assert month_end(month) <= day < month_end(months_back(month, -1))


@given(days, st.integers(0, 400))
def test_going_back_and_forth_comes_to_the_same_month(day, count):
    month = day.replace(day=1)
    assert months_back(months_back(month, -count), count) == month
    assert months_between(month, months_back(month, -count)) == count
    assert len(list(months_from(month, months_back(month, -count)))) == count + 1


@given(days)
def test_the_day_after_a_month_is_the_first_of_the_next(day):
    month = day.replace(day=1)
    assert month_end(month) + timedelta(days=1) == months_back(month, -1)

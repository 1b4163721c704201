"""Rates, changes and averages of unemployment."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.labour import (
    LabourFigures,
    change,
    extremes,
    months_between,
    season,
    share_of,
    together,
    year_mean,
)

counts = st.one_of(st.none(), st.integers(0, 10_000))
figures = st.builds(LabourFigures, counts, counts, counts)


def test_the_area_s_rate_is_weighted_by_the_labour_force():
    area = together([LabourFigures(10, 100, 1), LabourFigures(90, 300, 2)])
    assert area == LabourFigures(100, 400, 3)
    assert area.rate == 25


def test_a_rate_without_labour_force_is_unknown():
    assert LabourFigures(10, 0, None).rate is None
    assert LabourFigures(None, 100, None).rate is None


@given(st.lists(figures, min_size=1))
def test_a_sum_is_known_only_when_every_part_is(parts):
    total = together(parts)
    values = [part.unemployed for part in parts]
    assert total.unemployed == (None if None in values else sum(values))


def test_the_sum_of_nothing_is_unknown():
    assert together([]) == LabourFigures(None, None, None)


def test_change_needs_both_figures():
    assert change(10, 12) == -2
    assert change(None, 12) is None
    assert change(10, None) is None


def test_a_share_of_nothing_is_unknown():
    assert share_of(1, 3) == Fraction(100, 3)
    assert share_of(1, 0) is None
    assert share_of(None, 3) is None


@given(st.lists(st.integers(0, 1000), max_size=40))
def test_the_mean_begins_with_the_twelfth_month(values):
    means = year_mean(values)
    assert len(means) == len(values)
    assert all(mean is None for mean in means[:11])
    assert all(mean == Fraction(sum(values[i - 11 : i + 1]), 12) for i, mean in enumerate(means) if i >= 11)


def test_a_missing_month_leaves_a_gap_in_the_mean():
    values = [1] * 12 + [None] + [1] * 12
    means = year_mean(values)
    assert means[11] == 1
    assert means[12:24] == [None] * 12
    assert means[24] == 1


def test_extremes_break_ties_by_code_and_pass_over_the_unknown():
    found = extremes({"903": Fraction(5), "901": Fraction(5), "902": Fraction(1), "904": None})
    assert (found.highest, found.lowest) == ("901", "902")
    assert extremes({"904": None}) is None
    alone = extremes({"901": Fraction(5)})
    assert alone.highest == alone.lowest == "901"


def test_months_are_counted_over_years():
    assert months_between(date(2023, 10, 1), date(2026, 11, 24)) == 37


def test_season_is_read_from_whole_years_only():
    months = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(30)]
    values = [200 if month.month == 1 else 50 if month.month == 9 else 100 for month in months]
    assert season(months, values) == (1, 9)
    assert season(months[:11], values[:11]) is None


def test_a_year_without_anybody_unemployed_does_not_break_the_season():
    months = [date(2020, m, 1) for m in range(1, 13)]
    assert season(months, [0] * 12) == (1, 1)


def test_series_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="zip"):
        season([date(2020, 1, 1)], [])

"""Rates, changes and averages of unemployment."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.labour import (
    UNKNOWN,
    LabourFigures,
    change,
    extremes,
    season,
    share_of,
    together,
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
    assert together([]) == UNKNOWN


def test_vacancies_that_are_not_published_are_counted_beside_the_sum():
    area = together([LabourFigures(1, 10, 7), LabourFigures(1, 10, None), LabourFigures(1, 10, None)])
    assert (area.vacancies, area.hidden) == (7, 2)
    assert area.per_vacancy is None
    assert together([LabourFigures(1, 10, None)]) == LabourFigures(1, 10, None)


def test_unemployed_for_each_vacancy_is_exact():
    assert LabourFigures(10, 100, 4).per_vacancy == Fraction(5, 2)
    assert LabourFigures(10, 100, 0).per_vacancy is None


def test_change_needs_both_figures():
    assert change(10, 12) == -2
    assert change(None, 12) is None
    assert change(10, None) is None


def test_a_share_of_nothing_is_unknown():
    assert share_of(1, 3) == Fraction(100, 3)
    assert share_of(1, 0) is None
    assert share_of(None, 3) is None


def test_extremes_break_ties_by_code_and_pass_over_the_unknown():
    found = extremes({"903": Fraction(5), "901": Fraction(5), "902": Fraction(1), "904": None})
    assert (found.highest, found.lowest) == ("901", "902")
    assert extremes({"904": None}) is None
    alone = extremes({"901": Fraction(5)})
    assert alone.highest == alone.lowest == "901"


def test_season_is_read_from_whole_years_only():
    months = [date(2020 + i // 12, i % 12 + 1, 1) for i in range(30)]
    values = [200 if month.month == 1 else 50 if month.month == 9 else 100 for month in months]
    assert season(months, values) == (1, 9)
    assert season(months[:11], values[:11]) is None


def test_a_year_without_anybody_unemployed_tells_nothing_of_the_season():
    months = [date(2020, m, 1) for m in range(1, 13)]
    assert season(months, [0] * 12) is None


def test_series_of_different_lengths_are_refused():
    with pytest.raises(ValueError, match="zip"):
        season([date(2020, 1, 1)], [])

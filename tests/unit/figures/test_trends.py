"""A series over time: twelve-month means, changes from the year before, indices, the season."""

from datetime import date
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.labour import season_index
from luukku.figures.domain.trends import changes, growths, index_of, twelve_month_means

SERIES = st.lists(st.none() | st.integers(0, 10_000), max_size=40)


def months(count: int) -> list[date]:
    return [date(2015 + at // 12, at % 12 + 1, 1) for at in range(count)]


@given(SERIES)
def test_a_mean_needs_twelve_known_months(values):
    means = twelve_month_means(values)
    assert len(means) == len(values)
    for at, mean in enumerate(means):
        window = values[at - 11 : at + 1] if at >= 11 else []
        whole = len(window) == 12 and None not in window
        assert mean == (Fraction(sum(window), 12) if whole else None)


@given(SERIES)
def test_a_change_is_from_the_same_month_a_year_before(values):
    for at, change in enumerate(changes(values)):
        before = values[at - 12] if at >= 12 else None
        assert change == (None if values[at] is None or before is None else values[at] - before)


@given(SERIES)
def test_growth_times_what_was_is_the_change(values):
    for at, (growth, change) in enumerate(zip(growths(values), changes(values), strict=True)):
        if growth is None:
            assert change is None or values[at - 12] == 0
        else:
            assert growth * values[at - 12] == 100 * change


@given(SERIES)
def test_an_index_begins_from_a_hundred_and_keeps_the_proportions(values):
    index = index_of(values)
    first = next((at for at, value in enumerate(values) if value), None)
    if first is None:
        assert set(index) <= {None, 0}
    else:
        assert index[first] == 100
        assert all((told is None) == (value is None) for told, value in zip(index, values, strict=True))
        assert all(told * values[first] == 100 * value for told, value in zip(index, values, strict=True) if value is not None)


def test_the_season_is_the_mean_of_whole_years_in_percent_of_their_own_mean():
    first, second = [10] * 6 + [30] * 6, [100] * 6 + [200] * 6
    found = season_index(months(30), [*first, *second, *[999] * 6])
    assert found.years == (2015, 2016)
    assert found.by_month[0] == (Fraction(1000, 20) + Fraction(10_000, 150)) / 2
    assert sum(found.by_month) == 1200


def test_without_a_whole_year_there_is_no_season():
    assert season_index(months(11), [5] * 11) is None
    assert season_index(months(12), [5] * 11 + [None]) is None

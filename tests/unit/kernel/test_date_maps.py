"""Values by day, proved against the plain model: a dictionary with an entry for every day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.dates import DateMap, DateRange, DateSet
from tests.unit.kernel.date_model import FIRST, MODEL_DAYS, WINDOW, days_of, model, ranges, sets


@st.composite
def maps(draw):
    """Later ranges win over earlier ones; few values, so that neighbours are often equal."""
    built = DateMap()
    for days in draw(st.lists(ranges(), max_size=6)):
        built = built.put(days, draw(st.sampled_from("abc")))
    return built


def values(by_day):
    """The map written out day by day, without the code under test."""
    return {day: value for days, value in by_day.entries for day in model(days)}


@given(st.lists(st.tuples(ranges(), st.sampled_from("abc")), max_size=6))
def test_the_last_value_put_on_a_day_is_the_value_of_that_day(puts):
    built, expected = DateMap(), {}
    for days, value in puts:
        built = built.put(days, value)
        expected.update(dict.fromkeys(model(days), value))
    assert values(built) == expected


@given(maps())
def test_a_day_has_one_value_and_equal_neighbours_are_one_range(by_day):
    entries = by_day.entries
    assert sum(len(model(days)) for days, _ in entries) == len(values(by_day))
    for (earlier, value), (later, next_value) in pairwise(entries):
        assert earlier.end < later.start
        assert value != next_value or earlier.end + timedelta(days=1) < later.start


@given(maps())
def test_get_gives_the_value_of_the_day_or_none(by_day):
    expected = values(by_day)
    assert [by_day.get(day) for day in MODEL_DAYS] == [expected.get(day) for day in MODEL_DAYS]
    assert by_day.get(FIRST - timedelta(days=1)) is None


@given(maps(), maps())
def test_update_resolves_the_days_of_both_and_keeps_the_rest(own, new):
    before, after = values(own), values(new)
    expected = before | after | {day: before[day] + after[day] for day in before.keys() & after.keys()}
    assert values(own.update(new, resolve=lambda a, b: a + b)) == expected


@given(maps(), sets)
def test_intersect_and_subtract_part_the_map_by_days(by_day, dates):
    inside, outside = by_day.intersect(dates), by_day.subtract(dates)
    assert values(inside) == {day: value for day, value in values(by_day).items() if day in days_of(dates)}
    assert values(outside) == {day: value for day, value in values(by_day).items() if day not in days_of(dates)}
    assert outside.update(inside, resolve=lambda _, b: b) == by_day


@given(maps(), maps())
def test_join_pairs_the_values_on_common_days(one, other):
    own, others = values(one), values(other)
    assert values(one.join(other)) == {day: (own[day], others[day]) for day in own.keys() & others.keys()}


@given(maps(), ranges())
def test_gaps_are_the_days_without_a_value(by_day, within):
    assert days_of(by_day.covered()) == set(values(by_day))
    assert days_of(by_day.gaps(within)) == model(within) - set(values(by_day))


@given(maps())
def test_transposing_gives_the_days_of_each_value_and_can_be_turned_back(by_day):
    transposed = by_day.transpose()
    assert {value: days_of(dates) for value, dates in transposed.items()} == {
        value: {day for day, found in values(by_day).items() if found == value} for value in set(values(by_day).values())
    }
    back = DateMap(tuple((days, value) for value, dates in transposed.items() for days in dates))
    assert back == by_day


def test_values_are_transposed_in_the_order_in_which_they_first_occur():
    rates = DateMap.of(
        (DateRange(WINDOW[20]), "a"), (DateRange(WINDOW[0], WINDOW[4]), "b"), (DateRange(WINDOW[5], WINDOW[9]), "a")
    )
    assert list(rates.transpose()) == ["b", "a"]


def test_iterating_gives_ranges_with_values_in_order():
    first, second = DateRange(WINDOW[0], WINDOW[4]), DateRange(WINDOW[5])
    assert list(DateMap.of((second, 10), (first, 5))) == [(first, 5), (second, 10)]
    assert not DateMap()


def test_equal_neighbours_become_one_range_also_without_an_end():
    limit = DateMap.of((DateRange(date(2025, 1, 1), date(2025, 12, 31)), 5), (DateRange(date(2026, 1, 1)), 5))
    assert limit.entries == ((DateRange(date(2025, 1, 1)), 5),)


def test_ranges_that_overlap_are_refused_with_both_named():
    with pytest.raises(ValueError, match=r"2026-01-01\.\.2026-01-10 and 2026-01-10\.\. overlap"):
        DateMap.of((DateRange(WINDOW[9]), "a"), (DateRange(WINDOW[0], WINDOW[9]), "a"))


def test_putting_into_the_middle_splits_what_was_there():
    before = DateMap.of((DateRange(WINDOW[0]), "own"))
    assert list(before.put(DateRange(WINDOW[5], WINDOW[6]), "other")) == [
        (DateRange(WINDOW[0], WINDOW[4]), "own"),
        (DateRange(WINDOW[5], WINDOW[6]), "other"),
        (DateRange(WINDOW[7]), "own"),
    ]
    assert list(before) == [(DateRange(WINDOW[0]), "own")]


def test_nothing_put_together_with_nothing_is_nothing():
    assert DateMap().update(DateMap(), resolve=lambda a, _: a) == DateMap()
    assert DateMap().gaps(DateRange(FIRST)) == DateSet.of(DateRange(FIRST))

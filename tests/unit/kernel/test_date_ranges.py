"""Ranges and sets of days, proved against the plain model: a set of days written out one by one."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.dates import DateRange, DateSet
from tests.unit.kernel.date_model import FAR, FIRST, MODEL_DAYS, WINDOW, days_of, model, ranges, sets


def test_both_ends_belong_to_a_range():
    march = DateRange(date(2026, 3, 1), date(2026, 3, 31))
    assert march.days == 31
    assert date(2026, 3, 1) in march
    assert date(2026, 3, 31) in march
    assert date(2026, 2, 28) not in march
    assert date(2026, 4, 1) not in march


def test_a_range_of_one_day_has_one_day():
    assert list(DateRange(FIRST, FIRST)) == [FIRST]
    assert DateRange(FIRST, FIRST).days == 1


def test_iterating_gives_the_days_in_order():
    assert list(DateRange(date(2028, 2, 28), date(2028, 3, 1))) == [date(2028, 2, 28), date(2028, 2, 29), date(2028, 3, 1)]


def test_a_range_that_ends_before_it_starts_is_refused_with_both_days():
    with pytest.raises(ValueError, match=r"cannot end \(2026-02-28\) before it starts \(2026-03-01\)"):
        DateRange(date(2026, 3, 1), date(2026, 2, 28))


def test_no_end_is_written_in_one_way_only():
    with pytest.raises(ValueError, match="leave the end out"):
        DateRange(FIRST, date.max)


def test_an_instant_is_not_a_day():
    with pytest.raises(TypeError, match="is an instant"):
        DateRange(datetime(2026, 1, 1, tzinfo=UTC))


def test_a_range_without_an_end_goes_on_but_cannot_be_counted_or_walked():
    onwards = DateRange(FIRST)
    assert FAR in onwards
    assert onwards.covers(DateRange(FAR))
    with pytest.raises(ValueError, match=r"2026-01-01\.\. has no end"):
        _ = onwards.days
    with pytest.raises(ValueError, match="has no end"):
        iter(onwards)


def test_a_range_reads_as_from_and_to():
    assert str(DateRange(FIRST, date(2026, 3, 31))) == "2026-01-01..2026-03-31"
    assert str(DateRange(FIRST)) == "2026-01-01.."


@given(ranges(), ranges())
def test_ranges_relate_as_their_days_do(one, other):
    assert one.overlaps(other) == bool(model(one) & model(other)) == other.overlaps(one)
    assert one.covers(other) == (model(other) <= model(one))
    common = one.intersect(other)
    assert (model(common) if common else set()) == model(one) & model(other)


@given(ranges(), ranges())
def test_adjacent_ranges_touch_without_a_common_day(one, other):
    after = {range_.end + timedelta(days=1): later for range_, later in ((one, other), (other, one)) if range_.end}
    assert one.adjacent(other) == other.adjacent(one) == any(later.start == day for day, later in after.items())


@given(ranges(open_end=False))
def test_days_counts_what_iterating_gives(one):
    assert list(one) == sorted(model(one))
    assert one.days == len(model(one))


@given(st.lists(ranges(), max_size=6))
def test_a_set_keeps_the_days_of_its_ranges_in_the_fewest_ranges(found):
    dates = DateSet.of(*found)
    assert days_of(dates) == model(*found)
    for earlier, later in pairwise(dates.ranges):
        assert earlier.end + timedelta(days=1) < later.start


@given(st.lists(ranges(), max_size=6), st.randoms(use_true_random=False))
def test_the_same_days_are_the_same_set_whatever_the_order(found, random):
    shuffled = random.sample(found, len(found))
    assert DateSet.of(*shuffled) == DateSet.of(*found)
    assert hash(DateSet.of(*shuffled)) == hash(DateSet.of(*found))


@given(sets, sets)
def test_set_algebra_is_that_of_the_days(one, other):
    assert days_of(one.union(other)) == days_of(one) | days_of(other)
    assert days_of(one.intersect(other)) == days_of(one) & days_of(other)
    assert days_of(one.subtract(other)) == days_of(one) - days_of(other)


@given(sets, sets)
def test_subtracting_and_putting_back_gives_the_whole(one, other):
    assert one.subtract(other).union(one.intersect(other)) == one


@given(sets, ranges())
def test_gaps_and_days_together_cover_the_range_once(dates, within):
    gaps = dates.gaps(within)
    assert days_of(gaps) == model(within) - days_of(dates)
    assert not gaps.intersect(dates)
    assert gaps.union(dates.intersect(DateSet.of(within))) == DateSet.of(within)


@given(sets)
def test_a_day_is_in_a_set_when_one_of_its_ranges_has_it(dates):
    assert {day for day in MODEL_DAYS if day in dates} == days_of(dates)
    assert bool(dates) == bool(days_of(dates))


def test_an_empty_set_has_no_days_and_is_false():
    assert not DateSet()
    assert DateSet().days == 0
    assert list(DateSet()) == []
    assert FIRST not in DateSet()


def test_the_days_of_a_set_count_each_day_once():
    overlapping = DateSet.of(DateRange(WINDOW[0], WINDOW[9]), DateRange(WINDOW[5], WINDOW[14]))
    assert overlapping.days == 15
    assert list(overlapping) == [DateRange(WINDOW[0], WINDOW[14])]
    with pytest.raises(ValueError, match="has no end"):
        _ = DateSet.of(DateRange(FIRST)).days

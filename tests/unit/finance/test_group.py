"""A group by paid days: worked out by hand, and what must hold of every group."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.finance.domain.ladder.class_table import NotCovered, divided, fitted
from luukku.finance.domain.ladder.group import Band, MonthTerms, day_classes, project, total
from luukku.finance.domain.ladder.group_courses import Flows
from luukku.finance.domain.ladder.mixture import Level, mixed
from luukku.law.units import LadderStep


def ladder(*steps):
    return tuple(LadderStep(day, Decimal(percent)) for day, percent in steps)


TEN_FROM_101 = ladder((101, 10))
TODAY = ladder((101, 10), (201, 20), (301, 30), (401, 40), (701, 50))
CAPPED = ladder((101, 10), (201, 20), (301, 30), (401, 40))
TWO = day_classes([100])
"""1–100 and 101 or more."""


def run(people, *, months=1, exits=(0, 0), inflow=(0, 0), days=20, euros=40, steps=TEN_FROM_101, classes=TWO):
    flows = Flows(exits=[*map(Fraction, exits)], inflow=[*map(Fraction, inflow)], days_per_month=Fraction(days))
    terms = [MonthTerms(ladder=steps, eur_per_day=Fraction(euros))] * months
    return project(group={"001": people}, classes=classes, flows=flows, months=terms)["001"]


def test_above_the_last_step_every_day_costs_the_same_so_there_is_no_band():
    # 20 days × 40 € × 10 % = 80 €
    assert run([0, 1]).cents == (Band(8000, 8000, 8000),)


def test_within_a_class_the_band_runs_from_its_cheapest_to_its_dearest_day():
    # day 1 paid: the month pays days 2–21, nothing. Day 100 paid: days 101–120, 20 × 40 € × 10 % = 80 €.
    # Evenly: who has p days bears p − 80 days of the step when p is 81–100: 1 + 2 + … + 20 = 210 days of 100 people, 2.1 each;
    # 2.1 × 40 € × 10 % = 8.40 €
    assert run([1, 0]).cents == (Band(0, 840, 8000),)


def test_half_of_those_who_leave_each_month_halve_what_is_paid():
    # 80 €, then half are there: 40 €, then a quarter: 20 €
    found = run([0, 1], months=3, exits=(0, "1/2"))
    assert [band.middle for band in found.cents] == [8000, 4000, 2000]
    assert found.people == (1, Fraction(1, 2), Fraction(1, 4))


def test_who_comes_in_is_paid_from_the_next_month():
    # one person, one more each month: 80, 160, 240 €
    assert [band.middle for band in run([0, 1], months=3, inflow=(0, 1)).cents] == [8000, 16000, 24000]


def test_who_comes_into_the_lowest_class_has_come_evenly_during_a_month():
    # 1 person, one more each month from month 2 on, with 0–19 days. Who had 19 has 99 when month 6 begins: days 101–119 cost, 19;
    # who had 0 has 80: none. 0 + 1 + … + 19 = 190 days of 20 people, 9.5 each; 9.5 × 40 € × 10 % = 38 €.
    # Month 7: all 20 days of those, 80 €, and 38 € of those who came a month later.
    found, alone = run([1, 0], months=7, inflow=(1, 0)), run([1, 0], months=7)
    for side in ("low", "middle", "high"):
        more = [getattr(new, side) - getattr(old, side) for new, old in zip(found.cents, alone.cents, strict=True)]
        assert more == [0, 0, 0, 0, 0, 3800, 11800]


def test_who_goes_over_into_the_next_class_leaves_as_often_as_that_class():
    # day 100 in month 1, day 120 in month 2: the upper class loses all of its people then, so nothing is paid in month 3
    narrow = day_classes([99, 100])
    found = run([0, 1, 0], months=3, exits=(0, 0, 1), inflow=(0,) * 3, classes=narrow)
    assert [band.high for band in found.cents] == [8000, 8000, 0]


def test_the_dearest_day_of_a_class_may_be_another_in_each_month():
    # the upper class loses everybody: who has 100 days is gone in month 3, who has 80 reaches the step only then
    assert [band.high for band in run([1, 0], months=3, exits=(0, 1)).cents] == [8000, 8000, 8000]


def test_those_who_reach_a_step_are_the_ones_near_its_end():
    # 100 people at days 1–100, 20 days a month: days 81–100 pass 100 in the first month, 61–80 in the second …
    found = run([100, 0], months=6)
    assert [month[101] for month in found.crossings] == [20, 20, 20, 20, 20, 0]


def test_half_days_are_counted_as_they_are():
    # 100 days paid and 21.5 a month: the month pays 21.5 days at 10 %, 21.5 × 37.21 € × 10 % = 80.0015 € → 80.00 €
    assert run([1, 0], days="21.5", euros="37.21").cents[0].high == 8000
    # 85 days paid: 6.5 days of the month are above 100 → 6.5 × 40 × 10 % = 26 €; the class 85–85 has that day alone
    narrow = day_classes([84, 85])
    found = run([0, 1, 0], days="21.5", exits=(0,) * 3, inflow=(0,) * 3, classes=narrow)
    assert found.cents == (Band(2600, 2600, 2600),)


def test_months_may_have_different_ladders_and_amounts():
    old, new = ladder((301, 50)), TEN_FROM_101
    flows = Flows(exits=[Fraction(0)] * 2, inflow=[Fraction(0)] * 2, days_per_month=Fraction(20))
    terms = [MonthTerms(ladder=old, eur_per_day=Fraction(40)), MonthTerms(ladder=new, eur_per_day=Fraction(50))]
    # month 1: 101 days paid is under 301, nothing; in an open class the day of the last step is the dearest: 20 × 40 × 50 %
    # month 2: everybody is above 101: 20 × 50 € × 10 % = 100 €
    found = project(group={"001": [0, 1]}, classes=TWO, flows=flows, months=terms)["001"]
    assert (found.cents[0].low, found.cents[0].high) == (0, 40000)
    assert found.cents[1] == Band(10000, 10000, 10000)


def test_a_band_is_widened_by_fewer_and_more_people():
    # 5 % less of 1.01 € is 0.9595 €, 5 % more of 3.01 € is 3.1605 €
    assert Band(101, 200, 301).widened(Fraction(1, 20)) == Band(96, 200, 316)


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"people": [1]}, "people of 001: 1 numbers for 2 classes"),
        ({"people": [1, -1]}, "people of 001: a number is negative"),
        ({"people": [1, 1], "exits": (0, "11/10")}, "more people leave than there are"),
        ({"people": [1, 1], "months": 0}, "no month"),
        ({"people": [1, 1], "days": 0}, "no days are paid"),
        ({"people": [1, 1], "classes": TWO[:1] * 2}, "must have no end"),
        (
            {"people": [1, 1, 1], "classes": (TWO[0], *day_classes([50, 120])[1:]), "exits": (0,) * 3, "inflow": (0,) * 3},
            "overlap",
        ),
    ],
)
def test_what_cannot_be_a_group_is_refused_with_its_reason(wrong, said):
    with pytest.raises(ValueError, match=said):
        run(**wrong)


def test_classes_end_where_they_are_told_to():
    assert [(each.first, each.last) for each in day_classes([100, 200])] == [(1, 100), (101, 200), (201, None)]
    for wrong in ([], [0], [100, 100], [200, 100]):
        with pytest.raises(ValueError, match="rise"):
            day_classes(wrong)


# --- the class table ------------------------------------------------------------------------------------------------------
def test_overlapping_classes_only_divide_the_group_s_own_total():
    assert fitted([60, 50], 100) == (Fraction(6000, 110), Fraction(5000, 110))
    assert sum(fitted([60, 50], 100)) == 100
    assert fitted([60, 40], None) == (60, 40)


def test_a_class_table_that_leaves_people_out_is_refused():
    with pytest.raises(NotCovered) as refused:
        fitted([60, 30], 100)
    assert refused.value.missing == 10


def test_assumed_shares_must_sum_to_one():
    assert divided(200, [Fraction(3, 4), Fraction(1, 4)]) == (150, 50)
    with pytest.raises(ValueError, match="sum to 1/2"):
        divided(200, [Fraction(1, 2)])


# --- benefits side by side ------------------------------------------------------------------------------------------------
def test_a_mixture_bears_the_mean_of_its_ladders():
    # three quarters on the whole ladder, a quarter on the capped one: above 700 days 0.75 × 50 + 0.25 × 40 = 47.5 %
    found = mixed([(Fraction(3, 4), TODAY), (Fraction(1, 4), CAPPED)])
    assert found == ladder((101, 10), (201, 20), (301, 30), (401, 40), (701, "47.5"))


def test_what_is_missing_from_a_mixture_bears_nothing():
    assert mixed([(Fraction(1, 2), TEN_FROM_101)]) == ladder((101, 5))
    assert mixed([]) == ()
    with pytest.raises(ValueError, match="nought and one"):
        mixed([(Fraction(3, 4), TODAY), (Fraction(1, 2), CAPPED)])


def test_a_reduced_benefit_lowers_the_average():
    # a fifth get 60 %: 0.8 + 0.2 × 0.6 = 0.92
    assert Level(reduced=Fraction(1, 5), paid_of_full=Fraction(3, 5)).average == Fraction(23, 25)


# --- whatever the group ---------------------------------------------------------------------------------------------------
CLASSES = day_classes([100, 200, 300, 400, 700])
RATES = st.lists(st.integers(0, 100).map(lambda each: Fraction(each, 100)), min_size=6, max_size=6)
PEOPLE = st.lists(st.integers(0, 400), min_size=6, max_size=6)


def projected(people, exits, inflow, months=6):
    flows = Flows(exits=exits, inflow=inflow, days_per_month=Fraction(43, 2))
    terms = [MonthTerms(ladder=TODAY, eur_per_day=Fraction(3721, 100))] * months
    return project(group=people, classes=CLASSES, flows=flows, months=terms)


@settings(max_examples=25)
@given(PEOPLE, PEOPLE, RATES, RATES)
def test_the_band_holds_the_middle_and_cents_sum_exactly(one, other, exits, inflow):
    found = projected({"001": one, "002": other}, exits, inflow)
    for each in found.values():
        assert all(band.low <= band.middle <= band.high for band in each.cents)
        assert each.sum() == each.sum(0, 3) + each.sum(3)
    by_month = [total([found[code].cents[at] for code in found]) for at in range(6)]
    assert total(by_month) == total([each.sum() for each in found.values()])


@settings(max_examples=25)
@given(PEOPLE, RATES, RATES, RATES)
def test_more_exits_never_make_a_month_dearer(people, exits, more, inflow):
    greater = [max(one, other) for one, other in zip(exits, more, strict=True)]
    fewer, many = (projected({"001": people}, rates, inflow)["001"] for rates in (exits, greater))
    for less, own in zip(many.cents, fewer.cents, strict=True):
        assert less.low <= own.low
        assert less.middle <= own.middle
        assert less.high <= own.high


@settings(max_examples=15)
@given(PEOPLE, RATES, RATES)
def test_without_exits_and_inflow_nobody_disappears(people, exits, inflow):
    still = projected({"001": people}, [Fraction(0)] * 6, [Fraction(0)] * 6)["001"]
    assert set(still.people) == {sum(people)}
    moving = projected({"001": people}, exits, inflow)["001"]
    assert moving.people[0] == sum(people)

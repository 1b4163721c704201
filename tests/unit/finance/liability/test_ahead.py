"""What lies ahead of a number of paid days: the steps with their days, what months cost, other laws beside."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from luukku.finance.domain.ladder import days
from luukku.finance.domain.ladder.ahead import Standing, ahead, kinds_on, most_paid_days
from luukku.finance.domain.ladder.facts import BenefitKind, Group, Integration
from luukku.law import Lawbook

LAWBOOK = Lawbook.load()
NOW = date(2026, 11, 25)


def standing(paid_days, *, day=NOW, kind=BenefitKind.YLEISTUKI, **told):
    return Standing(day=day, kind=kind, paid_days=paid_days, **told)


def test_the_day_itself_is_the_one_after_the_paid_days():
    found = ahead(standing(100), LAWBOOK)
    assert (found.today.from_, found.today.first_count, found.today.percent) == (NOW, 101, 10)
    assert found.today.municipal == Fraction("3.721")


def test_a_weekend_asks_of_the_monday_after():
    assert ahead(standing(100, day=date(2026, 11, 28)), LAWBOOK).today.from_ == date(2026, 11, 30)


def test_each_step_comes_so_many_benefit_days_later():
    found = ahead(standing(95), LAWBOOK)
    assert [each.count for each in found.steps] == [101, 201, 301, 401, 701]
    assert [days.place(each.from_) - days.place(NOW) for each in found.steps] == [5, 105, 205, 305, 605]
    assert [each.percent for each in found.steps] == [10, 20, 30, 40, 50]


def test_an_allowance_has_no_fifth_step():
    found = ahead(standing(95, kind=BenefitKind.EARNINGS_ALLOWANCE), LAWBOOK)
    assert [each.percent for each in found.steps] == [10, 20, 30, 40]


def test_subsidy_goes_on_as_yleistuki_with_its_days():
    found = ahead(standing(390, day=date(2026, 4, 20), kind=BenefitKind.LABOUR_MARKET_SUBSIDY), LAWBOOK)
    assert found.steps[0].from_ == date(2026, 5, 4) and found.steps[0].count == 401  # 20.4. is 391, 4.5. ten weekdays later
    basic = ahead(standing(390, day=date(2026, 4, 20), kind=BenefitKind.BASIC_ALLOWANCE), LAWBOOK)
    assert [each.percent for each in basic.steps] == [40, 50]


def test_the_municipal_ladder_of_2025_begins_in_the_middle_of_the_months_to_come():
    found = ahead(standing(150, day=date(2024, 12, 2), kind=BenefitKind.LABOUR_MARKET_SUBSIDY), LAWBOOK)
    assert found.today.percent == 0
    assert (found.steps[0].from_, found.steps[0].percent) == (date(2025, 1, 1), 10)


def test_two_years_are_the_months_of_both_and_a_year_is_the_first_of_them():
    found = ahead(standing(180), LAWBOOK)
    assert sum(each.cents for each in found.months) == found.two_years_cents > 2 * found.year_cents
    assert sum(each.days for each in found.months) == days.place(date(2028, 11, 25)) - days.place(NOW)
    assert found.months[0].month == date(2026, 11, 1) and found.months[-1].month == date(2028, 11, 1)


def test_days_of_the_exemption_are_paid_but_do_not_count():
    client = Integration(date(2026, 3, 2), Group.OTHER)
    found = ahead(standing(150, integration=client), LAWBOOK)
    assert found.counted == 0 and found.today.percent == 0 and not found.today.counts
    assert found.steps[0].from_ == days.day_at(days.place(date(2027, 3, 2)) + 100)


def test_a_reduced_benefit_costs_its_part():
    whole = ahead(standing(180), LAWBOOK)
    half = ahead(standing(180, paid=Decimal("18.605")), LAWBOOK)
    assert half.base * 2 == whole.base and abs(half.year_cents * 2 - whole.year_cents) <= 26


def test_laws_stand_beside_each_other_by_the_same_days():
    by_law = {(each.kind, each.from_.year): each for each in ahead(standing(1000), LAWBOOK).laws}
    old, now = by_law[BenefitKind.LABOUR_MARKET_SUBSIDY, 2015], by_law[BenefitKind.YLEISTUKI, 2026]
    assert (old.percent, now.percent) == (70, 50) and old.year_cents * 5 == pytest.approx(now.year_cents * 7, abs=7)
    assert old.next_day is None and now.next_percent is None


def test_more_paid_days_than_there_have_been_is_refused():
    most = most_paid_days(NOW, LAWBOOK)
    assert most == days.place(NOW) - days.place(date(2015, 1, 1))
    assert ahead(standing(most), LAWBOOK).today.first_count == most + 1
    with pytest.raises(ValueError, match="there have not been so many"):
        ahead(standing(most + 1), LAWBOOK)


def test_each_day_has_the_benefits_of_its_law():
    assert BenefitKind.YLEISTUKI not in kinds_on(date(2026, 4, 30), LAWBOOK)
    assert set(kinds_on(date(2026, 5, 1), LAWBOOK)).isdisjoint({BenefitKind.BASIC_ALLOWANCE, BenefitKind.LABOUR_MARKET_SUBSIDY})

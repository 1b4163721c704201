"""What holds of every ladder: it rises, splits freely, adds up, and an exemption never makes a day dearer."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from math import floor

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from luukku.finance.domain.ladder import days
from luukku.finance.domain.ladder.facts import Because, Benefit, BenefitKind, Event, EventKind, Group, Home, Integration
from luukku.finance.domain.ladder.ladder import ladder
from luukku.finance.domain.ladder.share import percent_of
from luukku.law import Lawbook, NotInForce

LAWBOOK = Lawbook.load()
YLEISTUKI_BEGINS = date(2026, 5, 1)
HOMES = (Home(date(2010, 1, 1), "098"), Home(date(2025, 6, 15), "016"), Home(date(2026, 8, 1), "098"))
BEFORE = [kind for kind in BenefitKind if kind is not BenefitKind.YLEISTUKI]
AFTER = [BenefitKind.YLEISTUKI, BenefitKind.EARNINGS_ALLOWANCE, BenefitKind.ENTREPRENEUR_ALLOWANCE]


@st.composite
def cases(draw):
    """Benefits in order of time, from 2019 on, each within the life of its kind; events; perhaps an integration client."""
    benefits, at = [], draw(st.dates(date(2019, 1, 1), date(2025, 6, 1)))
    for _ in range(draw(st.integers(1, 6))):
        late = at >= YLEISTUKI_BEGINS
        most = 400 if late else days.place(YLEISTUKI_BEGINS) - days.place(at)
        assume(most > 0)
        benefit = Benefit(
            from_=at,
            days=draw(st.integers(1, min(400, most))),
            kind=draw(st.sampled_from(AFTER if late else BEFORE)),
            because=draw(st.sampled_from(Because)),
            **draw(st.sampled_from([{}, {"paid_eur_per_day": Decimal(20), "full_eur_per_day": Decimal(30)}])),
        )
        benefits.append(benefit)
        at = days.day_at(benefit.end) + timedelta(days=draw(st.integers(0, 200)))
    event = st.builds(Event, st.dates(date(2019, 1, 1), date(2027, 12, 31)), st.sampled_from(EventKind))
    person = st.builds(Integration, st.dates(date(2018, 1, 1), date(2026, 12, 31)), st.sampled_from(Group))
    return {
        "benefits": tuple(benefits),
        "events": tuple(draw(st.lists(event, max_size=2))),
        "integration": draw(st.none() | person),
    }


def answer(case):
    return ladder(municipalities=HOMES, lawbook=LAWBOOK, **case)


@given(st.sampled_from(BenefitKind), st.integers(1, 1200), st.dates(date(2015, 1, 1), date(2028, 12, 31)))
def test_a_later_paid_day_is_never_cheaper(kind, count, day):
    try:
        one, next_ = (percent_of(kind=kind, count=each, day=day, lawbook=LAWBOOK) for each in (count, count + 1))
    except (NotInForce, ValueError):
        assume(False)
    assert one <= next_


@given(cases())
@settings(max_examples=40)
def test_the_rows_cover_each_benefit_day_once_and_count_on_by_one_or_stay(case):
    found = answer(case)
    paid = [place for benefit in case["benefits"] for place in range(benefit.start, benefit.end)]
    covered = [place for row in found.rows for place in range(days.place(row.from_), days.place(row.to) + 1)]
    assert covered == paid
    assert all(row.last_count - row.first_count in (0, row.days - 1) for row in found.rows)


@given(cases(), st.data())
@settings(max_examples=40)
def test_splitting_a_benefit_changes_nothing(case, data):
    at = data.draw(st.integers(0, len(case["benefits"]) - 1))
    whole = case["benefits"][at]
    length = whole.end - whole.start
    assume(length > 1)
    first = data.draw(st.integers(1, length - 1))
    told = {name: getattr(whole, name) for name in ("kind", "because", "paid_eur_per_day", "full_eur_per_day")}
    parts = (
        Benefit(from_=whole.from_, days=first, **told),
        Benefit(from_=days.day_at(whole.start + first), days=length - first, **told),
    )
    split = {**case, "benefits": (*case["benefits"][:at], *parts, *case["benefits"][at + 1 :])}
    one, other = answer(case), answer(split)
    assert other.months == one.months
    assert [(row.from_, row.to, row.percent, row.first_count, row.last_count, row.municipal) for row in other.rows] == [
        (row.from_, row.to, row.percent, row.first_count, row.last_count, row.municipal) for row in one.rows
    ]


@given(cases())
@settings(max_examples=40)
def test_cents_of_months_sum_to_the_total_and_stay_within_half_a_cent_of_the_exact_share(case):
    found = answer(case)
    assert sum(month.cents for month in found.months) == found.total_cents
    exact = sum((row.municipal for row in found.rows), Fraction(0)) * 100
    assert abs(found.total_cents - exact) <= Fraction(len(found.months), 2)


@given(cases())
@settings(max_examples=40)
def test_a_month_of_one_row_is_that_row_rounded_half_up(case):
    found = answer(case)
    alone = {}
    for row in found.rows:
        for month in {row.from_.replace(day=1), row.to.replace(day=1)}:
            alone.setdefault((month, row.municipality), []).append(row)
    for month in found.months:
        own = alone.get((month.month, month.municipality), [])
        if len(own) == 1 and own[0].from_.replace(day=1) == own[0].to.replace(day=1) == month.month:
            assert month.cents == floor(own[0].municipal * 100 + Fraction(1, 2))


@given(cases())
@settings(max_examples=40)
def test_an_exemption_never_makes_a_day_dearer(case):
    with_, without = answer(case), answer({**case, "integration": None})
    for row in with_.rows:
        for day in (row.from_, row.to):
            assert row.percent <= without.row_on(day).percent


def test_a_number_below_one_is_refused():
    with pytest.raises(ValueError, match="counted from 1"):
        percent_of(kind=BenefitKind.YLEISTUKI, count=0, day=date(2026, 11, 25), lawbook=LAWBOOK)

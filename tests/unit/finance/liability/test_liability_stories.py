"""What cannot be in a liability story is named with its place and what to write instead; nothing is computed from it."""

import pytest

from luukku.finance.liability.stories import answer, read_story
from luukku.kernel.typed import Unreadable
from luukku.law import Lawbook

LAWBOOK = Lawbook.load()
HOME = 'person: {municipality: [{from: 2020-01-01, code: "098"}]}'


def story(*benefits, person=HOME, more=""):
    return "\n".join(["story: A case.", person, "benefits:", *(f"  - {{{each}}}" for each in benefits), more])


def problems(text):
    with pytest.raises(Unreadable) as bad:
        read_story(text.encode(), file="case.yaml", lawbook=LAWBOOK)
    return bad.value.problems


def the_problem(*benefits, **told):
    (problem,) = problems(story(*benefits, **told))
    return problem


def test_an_unknown_benefit_kind_has_its_nearest_match():
    problem = the_problem("from: 2025-03-03, days: 5, kind: labour_market_subsidi")
    assert (problem.line, problem.key, problem.nearest) == (4, "benefits[0].kind", "labour_market_subsidy")


def test_an_unknown_reason_and_an_unknown_event_are_named():
    found = problems(
        story(
            "from: 2025-03-03, days: 5, kind: basic_allowance, because: lay_off",
            more="events: [{on: 2025-01-01, kind: work_condition}]",
        )
    )
    assert [each.nearest for each in found] == ["layoff", "work_condition_met"]


def test_overlapping_benefits_are_refused_with_the_first_free_day():
    problem = the_problem(
        "from: 2025-03-03, days: 5, kind: labour_market_subsidy",
        "from: 2025-03-07, days: 2, kind: basic_allowance",
    )
    assert (problem.line, problem.key, problem.nearest) == (5, "benefits[1].from", "2025-03-10")
    assert "benefits[0], from 2025-03-03 to 2025-03-07" in problem.message


def test_benefits_out_of_order_run_backwards():
    problem = the_problem(
        "from: 2025-03-03, days: 5, kind: labour_market_subsidy",
        "from: 2025-01-07, days: 2, kind: labour_market_subsidy",
    )
    assert "run backwards" in problem.message and problem.expected == "the benefits in order of time"


@pytest.mark.parametrize(
    ("benefit", "key", "said"),
    [
        ("from: 2025-03-03, to: 2025-02-28, kind: basic_allowance", "benefits[0].to", "run backwards"),
        ("from: 2025-03-03, days: 0, kind: basic_allowance", "benefits[0].days", "0 benefit days"),
        ("from: 2025-03-01, to: 2025-03-02, kind: basic_allowance", "benefits[0].to", "no Monday to Friday"),
        ("from: 2025-03-03, kind: basic_allowance", "benefits[0].days", "how many days it has"),
        ("from: 2025-03-03, days: 5, to: 2025-03-07, kind: basic_allowance", "benefits[0].days", "how many days it has"),
        (
            "from: 2025-03-03, days: 5, kind: basic_allowance, payment_period_ends: 2025-02-28",
            "benefits[0].payment_period_ends",
            "before the days begin",
        ),
        (
            'from: 2025-03-03, days: 5, kind: basic_allowance, paid_eur_per_day: "-1"',
            "benefits[0].paid_eur_per_day",
            "euros a day",
        ),
    ],
)
def test_days_that_cannot_be_are_refused(benefit, key, said):
    problem = the_problem(benefit)
    assert problem.key == key and said in problem.message and problem.expected


@pytest.mark.parametrize(
    ("benefit", "key"),
    [
        ("from: 2026-06-01, days: 999999999, kind: yleistuki", "benefits[0].days"),
        ("from: 2026-06-01, days: 100000, kind: yleistuki", "benefits[0].days"),
        ("from: 9999-12-20, to: 9999-12-31, kind: yleistuki", "benefits[0].from"),
        ("from: 2026-06-01, to: 9999-12-31, kind: yleistuki", "benefits[0].to"),
        (
            "from: 2020-06-01, days: 310, kind: labour_market_subsidy, payment_period_ends: 9999-12-31",
            "benefits[0].payment_period_ends",
        ),
    ],
)
def test_days_beyond_the_calendar_are_refused(benefit, key):
    assert the_problem(benefit).key == key


@pytest.mark.parametrize(
    ("person", "key"),
    [
        ('municipality: [{from: 2010-01-01, to: 9999-12-31, code: "098"}]', "person.municipality[0].to"),
        (
            'municipality: [{from: 2010-01-01, code: "098"}], integration: {first_home_entry: 9999-05-01, group: refugee}',
            "person.integration.first_home_entry",
        ),
    ],
)
def test_a_person_beyond_the_calendar_is_refused(person, key):
    assert the_problem("from: 2026-06-01, days: 5, kind: yleistuki", person=f"person: {{{person}}}").key == key


def test_a_payment_day_without_home_municipality_is_named():
    problem = the_problem(
        "from: 2025-03-03, days: 20, kind: labour_market_subsidy",
        person='person: {municipality: [{from: 2020-01-01, code: "098", to: 2025-03-07}, {from: 2025-03-11, code: "016"}]}',
    )
    assert "payment day 2025-03-10" in problem.message and "from 2025-03-10 or before" in problem.expected


def test_a_person_without_any_home_municipality_is_named():
    problem = the_problem("from: 2025-03-03, days: 20, kind: labour_market_subsidy", person="person: {municipality: []}")
    assert "payment day 2025-03-03" in problem.message


def test_home_municipalities_out_of_order_are_named():
    found = problems(
        story(
            "from: 2025-03-03, days: 1, kind: basic_allowance",
            person='person: {municipality: [{from: 2025-01-01, code: "098"}, {from: 2024-01-01, code: "016", to: 2023-01-01}]}',
        )
    )
    assert [each.key for each in found] == ["person.municipality[1].to", "person.municipality[1].from"]


def test_a_municipality_code_of_two_digits_is_refused_with_the_remedy():
    problem = the_problem(
        "from: 2025-03-03, days: 1, kind: basic_allowance", person="person: {municipality: [{from: 2020-01-01, code: 16}]}"
    )
    assert problem.nearest == "016"


def test_more_paid_than_the_full_amount_is_refused():
    told = the_problem('from: 2025-03-03, days: 5, kind: earnings_allowance, paid_eur_per_day: "70", full_eur_per_day: "60"')
    assert told.key == "benefits[0].paid_eur_per_day" and told.expected == "60 at most"
    by_law = the_problem('from: 2025-03-03, days: 5, kind: labour_market_subsidy, paid_eur_per_day: "37.22"')
    assert "37.22 euros a day is more than the full 37.21" in by_law.message


def test_a_reduced_earnings_allowance_needs_its_full_one():
    problem = the_problem('from: 2025-03-03, days: 5, kind: earnings_allowance, paid_eur_per_day: "30"')
    assert problem.key == "benefits[0].full_eur_per_day"


@pytest.mark.parametrize(
    ("benefit", "nearest"),
    [
        ("from: 2026-04-27, days: 5, kind: labour_market_subsidy", "yleistuki"),
        ("from: 2026-05-04, days: 5, kind: basic_allowance", "yleistuki"),
        ("from: 2026-04-30, days: 5, kind: yleistuki", "labour_market_subsidy"),
    ],
)
def test_a_benefit_that_the_law_does_not_have_on_its_days_is_refused(benefit, nearest):
    problem = the_problem(benefit)
    assert problem.key == "benefits[0].kind" and problem.nearest == nearest


def test_a_day_that_costs_something_needs_its_daily_amount():
    problem = the_problem(
        "from: 2016-01-04, days: 320, kind: labour_market_subsidy",
        person='person: {municipality: [{from: 2010-01-01, code: "098"}]}',
    )
    assert problem.expected == "paid_eur_per_day: what was paid"
    fine = story(
        'from: 2016-01-04, days: 320, kind: labour_market_subsidy, paid_eur_per_day: "32.68", full_eur_per_day: "32.68"',
        person='person: {municipality: [{from: 2010-01-01, code: "098"}]}',
    )
    found = answer(read_story(fine.encode(), file="case.yaml", lawbook=LAWBOOK), LAWBOOK)
    assert found.total_cents == 20 * 1634


def test_a_story_without_a_benefit_is_refused():
    (problem,) = problems(f"story: A case.\n{HOME}\nbenefits: []\n")
    assert problem.key == "benefits"


@pytest.mark.parametrize(
    "expected",
    [
        "{day: 2025-03-03, month: 2025-03, cents: {}}",
        "{month: 2025-03}",
        '{cents: {"098": 1}, count_at_end: 1}',
        "{count_at_end: 1, count: 1}",
        "{}",
    ],
)
def test_an_expectation_is_of_one_thing(expected):
    assert problems(story("from: 2025-03-03, days: 1, kind: basic_allowance", more=f"expect: [{expected}]"))


def test_every_problem_is_told_at_once():
    found = problems(
        story(
            "from: 2025-03-03, days: 5, kind: yleistuki",
            'from: 2025-03-05, days: 5, kind: labour_market_subsidy, paid_eur_per_day: "50"',
            person='person: {municipality: [{from: 2025-03-04, code: "098"}]}',
        )
    )
    assert {each.key for each in found} == {
        "benefits[0].kind",
        "benefits[0].from",
        "benefits[1].from",
        "benefits[1].paid_eur_per_day",
    }

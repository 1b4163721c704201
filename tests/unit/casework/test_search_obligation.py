"""The job search obligation: when it waits, is not set and begins again, and what its periods ask for."""

from pytest import mark

from tests.unit.casework.cases import INTERVIEW_2026, SEARCH_2026, answered, day, draft, duties, states

PLAN = f"{SEARCH_2026}\n{INTERVIEW_2026}\n- {{on: 2026-02-13, kind: plan_made, plan: employment, obligation_from: 2026-02-16}}"


def test_joint_support_sets_the_periods_of_the_plan_aside_when_the_open_market_is_not_possible():
    events = PLAN + "\n- {on: 2026-03-02, kind: multidisciplinary_need_stated, open_market_possible: false}"
    found = duties("search_period", events, as_of="2026-03-03")
    assert states(found) == ["waived"] * 3
    assert "no_obligation_in_joint_support" in [reason.code for reason in found[0].reasons]


def test_a_period_that_was_reached_stays_done_when_the_obligation_stops():
    events = (
        PLAN
        + """
- {on: 2026-02-20, kind: applied, count: 4}
- {on: 2026-03-02, kind: multidisciplinary_need_stated, open_market_possible: false}"""
    )
    assert states(duties("search_period", events, as_of="2026-03-03")) == ["done", "waived", "waived"]


def test_applications_after_the_last_day_of_a_period_count_in_the_next():
    events = PLAN + "\n- {on: 2026-03-15, kind: applied, count: 3}\n- {on: 2026-03-16, kind: applied, count: 1}"
    first, second, _ = duties("search_period", events, as_of="2026-03-20")
    assert (first.due, first.count_done, first.state) == (day("2026-03-15"), 3, "overdue")
    assert (second.count_done, second.state) == (1, "due")


@mark.parametrize(("hours", "state"), [(80, "due"), (81, "waived")])
def test_work_stops_the_obligation_when_its_hours_are_over_80_percent(hours, state):
    events = PLAN + f"\n- {{on: 2026-02-23, kind: employment_started, hours_pct: {hours}}}"
    assert duties("search_period", events, as_of="2026-02-24")[0].state == state


def test_after_a_service_that_ended_before_its_discussion_the_obligation_begins_again():
    events = (
        PLAN
        + """
- {on: 2026-03-02, kind: service_started, service: work_trial, planned_end: 2026-06-30}
- {on: 2026-04-10, kind: service_ended}"""
    )
    first, again = duties("search_obligation_start", events, as_of="2026-04-13")
    assert (first.due, again.due) == (day("2026-02-16"), day("2026-04-11"))
    periods = duties("search_period", events, as_of="2026-04-13")
    assert states(periods) == ["waived"] * 3 + ["due", "upcoming", "upcoming"]
    assert periods[3].earliest == day("2026-04-11")


def test_a_draft_that_says_which_day_settles_the_obligation_after_a_job(tmp_path):
    law = draft(
        tmp_path,
        """
search_duty.start.after_job:
  values: [{from: 2025-01-01, value: day_after, source: draft, verified: P, last_checked_on: 2026-11-24}]
""",
    )
    events = """
- {on: 2024-05-06, kind: employment_started, planned_end: 2026-03-31}
- {on: 2026-03-02, kind: job_search_started, status: threatened}
- {on: 2026-03-13, kind: initial_interview_held}
- {on: 2026-03-13, kind: plan_made, plan: employment}
"""
    (open_,) = duties("search_obligation_start", events, as_of="2026-03-16")
    assert open_.due is None and len(open_.due_candidates) == 2
    (settled,) = duties("search_obligation_start", events, as_of="2026-03-16", law=law)
    assert settled.due == day("2026-04-01") and len(duties("search_period", events, as_of="2026-03-16", law=law)) == 3


def test_who_is_back_at_work_after_a_layoff_has_no_obligation_until_that_job_ends():
    events = """
- {on: 2026-01-05, kind: layoff_started, form: full}
- {on: 2026-01-05, kind: job_search_started, status: laid_off}
- {on: 2026-01-16, kind: initial_interview_held}
- {on: 2026-01-16, kind: plan_made, plan: employment}
- {on: 2026-05-04, kind: layoff_ended}
"""
    periods = duties("search_period", events, as_of="2026-05-05")  # 5.4.–4.5., 5.5.–4.6., 5.6.–4.7.
    assert states(periods) == ["overdue", "waived", "waived"]
    ended = events + "- {on: 2026-06-30, kind: employment_ended}"
    assert [duty.due_candidates for duty in duties("search_obligation_start", ended, as_of="2026-07-01")] == [
        (),
        (day("2026-06-30"), day("2026-07-01")),
    ]


def test_a_person_employed_from_the_start_has_no_obligation_by_the_plan():
    events = """
- {on: 2026-02-02, kind: job_search_started, status: employed}
- {on: 2026-02-13, kind: initial_interview_held}
- {on: 2026-02-13, kind: plan_made, plan: employment}
"""
    assert not duties("search_period", events, as_of="2026-03-01")


def test_a_plan_made_after_a_layoffs_third_month_does_not_change_the_day_of_the_obligation():
    events = """
- {on: 2025-11-03, kind: layoff_started, form: full}
- {on: 2025-11-10, kind: job_search_started, status: laid_off}
"""
    plan = events + "- {on: 2026-02-20, kind: plan_made, plan: employment, obligation_from: 2026-03-02}"
    (before,) = duties("search_obligation_start", events, as_of="2026-02-10")
    (after,) = duties("search_obligation_start", plan, as_of="2026-02-20")
    assert before.due == after.due == day("2026-02-03") and after.state == "done"
    assert duties("search_period", plan, as_of="2026-02-20")[0].earliest == day("2026-03-02")


def test_without_the_day_of_the_layoff_the_obligation_cannot_be_computed():
    events = """
- {on: 2026-01-05, kind: job_search_started, status: laid_off}
- {on: 2026-01-16, kind: initial_interview_held}
- {on: 2026-01-16, kind: plan_made, plan: employment}
"""
    found = answered(events, as_of="2026-05-05")
    assert not {"search_period", "search_obligation_start"} & {duty.kind.value for duty in found.duties}
    assert "layoff_day_not_told" in [reason.code for each in found.not_computed for reason in each.reasons]


def test_fewer_suitable_opportunities_lower_a_period_of_three_months_by_its_months():
    events = """
- {on: 2025-06-02, kind: job_search_started}
- {on: 2025-06-09, kind: initial_interview_held}
- {on: 2025-08-18, kind: plan_made, plan: employment, suitable_opportunities_per_month: 1}
- {on: 2025-08-18, kind: service_started, service: supported_study, planned_end: 2026-05-29, has_qualification: false}
"""
    (period,) = duties("search_period", events, as_of="2025-08-19")
    assert period.count_required == 3  # one a month is three in the three months of § 47.3


def test_a_later_plan_without_suitable_opportunities_sets_the_rest_of_the_periods_aside():
    events = PLAN + "\n- {on: 2026-03-20, kind: plan_made, plan: employment, suitable_opportunities_per_month: 0}"
    assert states(duties("search_period", events, as_of="2026-03-23")) == ["overdue", "waived", "waived"]


def test_a_review_after_the_series_has_ended_starts_on_its_own_day():
    events = PLAN + "\n- {on: 2026-06-01, kind: plan_reviewed, plan: employment}"
    found = duties("search_period", events, as_of="2026-06-02")
    assert [duty.earliest for duty in found[2:4]] == [day("2026-04-16"), day("2026-06-01")]

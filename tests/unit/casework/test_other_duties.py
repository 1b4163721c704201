"""Plans, joint support, integration, statements, profile, change security and whose duty it is."""

from tests.unit.casework.cases import INTERVIEW_2026, SEARCH_2026, answered, day, duties, states

DISMISSED = "kind: notice_of_dismissal, grounds: economic, service_years: 8, employment_ends: 2026-07-13"


def test_a_check_done_before_the_discussion_keeps_the_day_it_had_then():
    events = f"""{SEARCH_2026}
{INTERVIEW_2026}
- {{on: 2026-02-13, kind: plan_made, plan: employment}}
- {{on: 2026-03-02, kind: plan_reviewed, plan: employment}}
- {{on: 2026-05-12, kind: discussion_held}}"""
    done, open_ = duties("plan_review", events, as_of="2026-05-20")
    assert (done.due, done.state, done.on_time) == (day("2026-05-13"), "done", True)
    assert (open_.due, open_.state) == (day("2026-05-13"), "overdue")  # the discussion was held without a check


def test_a_new_assessment_after_the_end_of_joint_support_has_a_clock_of_its_own():
    events = f"""{SEARCH_2026}
- {{on: 2026-02-16, kind: multidisciplinary_assessment_started}}
- {{on: 2026-03-16, kind: multidisciplinary_ended}}
- {{on: 2026-06-01, kind: multidisciplinary_assessment_started}}"""
    assert states(duties("multidisciplinary_plan", events, as_of="2026-06-02")) == ["lapsed", "due"]


def test_integration_duties_that_lapsed_with_a_search_are_owed_again_in_the_next():
    events = """
- {on: 2025-11-20, kind: first_residence_permit, group: other}
- {on: 2026-01-19, kind: job_search_started}
- {on: 2026-02-02, kind: job_search_ended, reason: own_notice}
"""
    assert states(duties("integration_assessment", events, as_of="2026-02-03")) == ["lapsed"]
    again = events + "- {on: 2026-04-01, kind: job_search_started}"
    assert states(duties("integration_assessment", again, as_of="2026-04-02")) == ["due"]


def test_a_refugee_in_part_time_work_is_assessed_too():
    events = """
- {on: 2025-11-20, kind: first_residence_permit, group: refugee}
- {on: 2026-01-19, kind: job_search_started, status: part_time}
"""
    assert states(duties("integration_assessment", events, as_of="2026-01-20")) == ["due"]
    assert not duties("integration_assessment", events.replace("refugee", "other"), as_of="2026-01-20")


def test_a_statement_that_is_given_stops_its_clock_and_the_next_clarification_starts_another():
    events = f"""{SEARCH_2026}
- {{on: 2026-03-02, kind: clarification_received, matter: general_conditions}}
- {{on: 2026-03-04, kind: clarification_deadline_passed, matter: general_conditions}}
- {{on: 2026-03-06, kind: statement_given, matter: general_conditions}}
- {{on: 2026-04-01, kind: clarification_received, matter: general_conditions}}"""
    found = duties("statement_authority", events, as_of="2026-04-02")
    assert [(duty.due, duty.state) for duty in found] == [(day("2026-03-09"), "done"), (day("2026-04-08"), "due")]


def test_a_job_that_began_after_the_profile_became_due_sets_it_aside_and_its_day_may_pass_meanwhile():
    events = """
- {on: 2026-09-01, kind: job_search_started}
- {on: 2026-09-14, kind: employment_started, hours_pct: 100}
"""
    (waived,) = duties("profile_publication", events, as_of="2026-09-30")
    assert waived.state == "waived"
    ended = events + "- {on: 2026-10-30, kind: employment_ended}"
    (owed,) = duties("profile_publication", ended, as_of="2026-11-02")
    assert (owed.due, owed.state) == (None, "due")  # 22.9. passed during the job


def test_the_age_on_the_day_of_the_notice_follows_from_the_birth_date():
    for born, owed in (("1971-01-13", True), ("1971-01-14", False)):
        events = f"- {{on: 2026-01-13, {DISMISSED}}}"
        found = duties("change_security_registration", events, as_of="2026-01-14", more=f"person: {{born: {born}}}")
        assert bool(found) is owed


def test_the_duties_after_registration_have_no_day_until_the_end_of_the_employment_is_told():
    events = """
- {on: 2026-01-13, kind: notice_of_dismissal, grounds: economic, age: 58, service_years: 8}
- {on: 2026-01-19, kind: job_search_started, status: threatened}
"""
    assert duties("change_security_allowance_claim", events, as_of="2026-01-20")[0].due is None
    told = events + "- {on: 2026-03-31, kind: employment_ended}"
    assert duties("change_security_allowance_claim", told, as_of="2026-04-01")[0].due == day("2026-06-30")


def test_without_the_authoritys_municipalities_everything_is_its_own():
    more = 'person: {municipality: "398"}'
    assert {duty.owner for duty in answered(SEARCH_2026, as_of="2026-02-03", more=more).duties} == {"this_authority"}


def test_sanctions_are_never_a_duty_and_never_in_a_reason():
    events = f"""{SEARCH_2026}
{INTERVIEW_2026}
- {{on: 2026-02-13, kind: plan_made, plan: employment}}
- {{on: 2026-03-02, kind: no_show, of: supplementary, self_booked: true}}
- {{on: 2026-03-05, kind: job_assigned, apply_by: 2026-03-12}}
- {{on: 2026-03-16, kind: missed_deadline, of: search_period}}"""
    with_, without = answered(events, as_of="2026-04-01"), answered("\n".join(events.splitlines()[:3]), as_of="2026-04-01")
    assert [(duty.kind, duty.due, duty.state) for duty in with_.duties] == [
        (duty.kind, duty.due, duty.state) for duty in without.duties
    ]

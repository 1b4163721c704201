"""Interviews, discussions and supplementary discussions: what the golden stories do not reach."""

from dataclasses import replace

from luukku.casework.stories import answer
from tests.unit.casework.cases import INTERVIEW_2026, SEARCH_2026, answered, day, draft, duties, lawbook, states, told

FIRST_PHASE = """
- {on: 2025-11-03, kind: job_search_started}
- {on: 2025-11-05, kind: initial_interview_held}
- {on: 2025-11-19, kind: supplementary_held}
"""


def test_a_search_that_never_started_owes_nothing():
    found = answered("- {on: 2026-02-02, kind: profile_published}", as_of="2026-03-01")
    assert found.duties == () and found.validity == "none"


def test_the_search_is_in_force_until_it_ends():
    assert answered(SEARCH_2026, as_of="2026-02-03").validity == "valid"
    ended = SEARCH_2026 + "\n- {on: 2026-03-02, kind: job_search_ended, reason: own_notice}"
    assert answered(ended, as_of="2026-03-02").validity == "ended"


def test_a_second_interview_of_the_same_search_moves_nothing():
    once = f"{SEARCH_2026}\n{INTERVIEW_2026}"
    twice = f"{once}\n- {{on: 2026-03-13, kind: initial_interview_held}}"
    assert duties("job_search_discussion", once, as_of="2026-04-01")[0].due == day("2026-05-13")
    assert duties("job_search_discussion", twice, as_of="2026-04-01")[0].due == day("2026-05-13")


def test_a_restart_before_six_months_in_2025_leaves_the_first_phase_open_without_days():
    events = (
        FIRST_PHASE
        + """
- {on: 2025-11-24, kind: job_search_ended, reason: own_notice}
- {on: 2025-12-22, kind: job_search_started}
"""
    )
    found = duties("supplementary_first_phase", events, as_of="2025-12-23")
    assert states(found) == ["done", "due", "due", "due", "due"]
    assert [duty.due for duty in found[1:4]] == [None, None, day("2025-12-31")]  # 3.12. and 17.12. passed before the restart


def test_in_subsidised_work_of_a_month_there_is_no_later_pair():
    events = """
- {on: 2025-01-07, kind: job_search_started}
- {on: 2025-01-14, kind: initial_interview_held}
- {on: 2025-07-10, kind: employment_started, planned_end: 2025-08-08, subsidised: true}
"""
    assert states(duties("supplementary_later", events, as_of="2025-07-20")) == ["waived", "waived"]
    assert states(duties("job_search_discussion", events, as_of="2025-07-20")) == ["overdue"]


def test_a_later_pair_whose_whole_window_fell_into_a_service_stays_set_aside():
    events = """
- {on: 2025-01-07, kind: job_search_started}
- {on: 2025-01-14, kind: initial_interview_held}
- {on: 2025-07-01, kind: service_started, service: labour_training, planned_end: 2025-08-29}
- {on: 2025-08-29, kind: service_ended}
"""
    assert states(duties("supplementary_later", events, as_of="2025-09-15")) == ["waived", "waived"]  # window 14.7.–14.8.


def test_a_later_pair_whose_window_was_open_before_the_service_is_owed_after_it_without_a_day():
    events = """
- {on: 2025-01-07, kind: job_search_started}
- {on: 2025-01-14, kind: initial_interview_held}
- {on: 2025-08-01, kind: service_started, service: labour_training, planned_end: 2025-09-12}
- {on: 2025-09-12, kind: service_ended}
"""
    found = duties("supplementary_later", events, as_of="2025-09-15")
    assert states(found) == ["due", "due"] and found[0].due is None  # window 14.7.–14.8., the service from 1.8.


def test_an_earlier_as_of_day_leaves_later_events_out_and_names_them():
    events = f"{SEARCH_2026}\n{INTERVIEW_2026}"
    whole = told(events, as_of="2026-03-01")
    found = answer(replace(whole, as_of=day("2026-02-10")), lawbook())
    assert found.left_out == (2,) and states(list(found.duties)) == ["due"]


def test_a_service_whose_planned_end_moves_so_close_that_it_is_short_owes_no_discussion_before_its_end():
    events = f"""{SEARCH_2026}
{INTERVIEW_2026}
- {{on: 2026-03-02, kind: service_started, service: work_trial, planned_end: 2026-06-30}}
- {{on: 2026-03-09, kind: service_planned_end_changed, planned_end: 2026-03-20}}"""
    (duty,) = duties("discussion_before_service_end", events, as_of="2026-03-10")
    assert duty.state == "lapsed" and duty.due == day("2026-05-30")
    assert states(duties("job_search_discussion", events, as_of="2026-03-10")) == ["due"]


def test_a_service_is_over_on_its_planned_end_though_nobody_says_so():
    events = f"""{SEARCH_2026}
{INTERVIEW_2026}
- {{on: 2026-03-02, kind: service_started, service: work_trial, planned_end: 2026-04-30}}"""
    assert states(duties("job_search_discussion", events, as_of="2026-04-30")) == ["waived"]
    assert states(duties("job_search_discussion", events, as_of="2026-05-01")) == ["due"]
    assert states(duties("discussion_before_service_end", events, as_of="2026-05-01")) == ["lapsed"]


def test_subsidised_work_that_began_before_the_search_is_a_long_service_too():
    events = """
- {on: 2025-12-01, kind: employment_started, planned_end: 2026-05-31, subsidised: true}
- {on: 2026-02-02, kind: job_search_started, status: employed}
- {on: 2026-02-13, kind: initial_interview_held}
"""
    (duty,) = duties("discussion_before_service_end", events, as_of="2026-03-01")
    assert duty.due == day("2026-04-30")


def test_an_announcement_that_a_later_one_corrects_no_longer_sets_discussions_aside():
    events = f"""{SEARCH_2026}
{INTERVIEW_2026}
- {{on: 2026-03-02, kind: unemployment_will_end, from: 2026-04-01, because: open_market_work}}
- {{on: 2026-03-16, kind: unemployment_will_end, from: 2026-04-01, until: 2026-05-31, because: open_market_work}}"""
    assert states(duties("job_search_discussion", events, as_of="2026-03-10")) == ["waived"]
    assert states(duties("job_search_discussion", events, as_of="2026-03-16")) == ["due"]


def test_a_draft_that_settles_the_turn_of_the_year_gives_one_day(tmp_path):
    law = draft(
        tmp_path,
        """
process.transition_2026.remaining_first_phase:
  values: [{from: 2026-01-01, value: lapse, source: draft, verified: P, last_checked_on: 2026-11-24}]
process.transition_2026.next_discussion_counts_from:
  values: [{from: 2026-01-01, value: last_first_phase_supplementary, source: draft, verified: P, last_checked_on: 2026-11-24}]
""",
    )
    first = duties("supplementary_first_phase", FIRST_PHASE, as_of="2026-01-07", law=law)
    assert states(first) == ["done", "overdue", "overdue", "overdue", "lapsed"] and first[4].due == day("2026-01-14")
    events = FIRST_PHASE + "- {on: 2025-12-17, kind: supplementary_held}"
    (discussion,) = duties("job_search_discussion", events, as_of="2026-01-07", law=law)
    assert discussion.due == day("2026-03-17") and discussion.due_candidates == () and discussion.to_be_confirmed


def test_a_draft_with_a_first_phase_in_2026_brings_it_back(tmp_path):
    law = draft(
        tmp_path,
        """
process.supplementary.first_phase.count:
  values: [{from: 2026-01-01, value: 3, source: draft, verified: P, last_checked_on: 2026-11-24}]
process.supplementary.first_phase.interval:
  values: [{from: 2026-01-01, value: 3, source: draft, verified: P, last_checked_on: 2026-11-24}]
process.supplementary.first_phase.groups:
  values: [{from: 2026-01-01, value: [unemployed], source: draft, verified: P, last_checked_on: 2026-11-24}]
""",
    )
    events = f"{SEARCH_2026}\n{INTERVIEW_2026}"
    assert not duties("supplementary_first_phase", events, as_of="2026-02-20")
    found = duties("supplementary_first_phase", events, as_of="2026-02-20", law=law)
    assert [duty.due for duty in found] == [day("2026-03-06"), day("2026-03-27"), day("2026-04-17")]


def test_a_request_outside_the_exceptions_is_no_duty():
    events = f"{SEARCH_2026}\n{INTERVIEW_2026}\n- {{on: 2026-03-02, kind: supplementary_requested}}"
    assert not duties("discussion_on_request", events, as_of="2026-03-03")

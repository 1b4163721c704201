"""Windows and time limits of the law by hand-worked days, and the algebra of counting back."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.calendar import DayRule, counts
from luukku.kernel.outcome import Mark
from luukku.law import BeforeFirstValue, Lawbook, NotInForce, NotVerified, Special
from luukku.law.windows import BY_KEY, WINDOWS, Closing, Code, Shape, by_version, closing, latest_start, other_versions

LAWBOOK = Lawbook.load()
KNOWN = [window for window in WINDOWS if window.key != "cooperation_act.service_clarification_days"]


def of(key: str, start: date) -> Closing:
    return closing(BY_KEY[key], start=start, lawbook=LAWBOOK).value


def why(key: str, start: date) -> set[str]:
    return {reason.code for reason in closing(BY_KEY[key], start=start, lawbook=LAWBOOK).reasons}


@pytest.mark.parametrize(
    ("key", "start", "day", "safe"),
    [
        # Mon 14.12.2026: 15–18 (4), 21–23 (7), not 24–27, 28–30 (10). If Christmas Eve counts, the tenth is the 29th.
        ("procurement.dps.acceptance_workdays", date(2026, 12, 14), date(2026, 12, 30), date(2026, 12, 29)),
        # Mon 2.11.2026: 3–6 (4), 9–13 (9), 16–20 (14), 23 (15). No eve: one reading.
        ("procurement.dps.acceptance_workdays.extended", date(2026, 11, 2), date(2026, 11, 23), None),
        # Wed 1.4.2026: 2 (1), not 3–6, 7–10 (5), 13–17 (10). With Saturdays: 2, 4 (2), 7–11 (7), 13–15 (10).
        ("process.initial_interview.deadline", date(2026, 4, 1), date(2026, 4, 17), date(2026, 4, 15)),
        # Tue 1.9.2026: fifteen weekdays to Tue 22.9.; with Saturdays the fifteenth is Fri 18.9.
        ("profile.publication_deadline", date(2026, 9, 1), date(2026, 9, 22), date(2026, 9, 18)),
        # Thu 5.11.2026 + 30 = Sat 5.12.; Sunday the 6th is Independence Day, Monday the 7th is the next working day.
        ("procurement.dps.request_days", date(2026, 11, 5), date(2026, 12, 5), date(2026, 12, 7)),
        # Mon 2.11.2026 + 10 = Thu 12.11.
        ("procurement.dps.tender_days", date(2026, 11, 2), date(2026, 11, 12), None),
        # Mon 2.11.2026 + 14 = Mon 16.11. is the last day of the wait: Tuesday at the earliest.
        ("procurement.standstill_days", date(2026, 11, 2), date(2026, 11, 17), None),
        # Wed 4.11.2026 + 10 = Sat 14.11.: Sunday at the earliest; if the wait runs on to Monday, Tuesday.
        ("procurement.standstill_days.dps", date(2026, 11, 4), date(2026, 11, 15), date(2026, 11, 17)),
        # Sat 7.11.2026 + 7 = Sat 14.11.: nothing moves what the authority must do; the working day before is Friday.
        ("statement.authority_days", date(2026, 11, 7), date(2026, 11, 14), date(2026, 11, 13)),
        ("statement.national_centre_days", date(2026, 11, 2), date(2026, 12, 2), None),
        # From the end of January: 30.4. is a Thursday. The payment period may have ended on any day of January.
        ("wage_subsidy.claim_months", date(2026, 1, 12), date(2026, 4, 30), None),
        # Three months from Sat 28.2.2026 end on Thu 28.5.: the same number, not the end of the month.
        ("wage_subsidy.claim_months", date(2026, 2, 3), date(2026, 5, 28), None),
        # Wed 31.12.2025 + 2 months: February has 28 days, a Saturday, so Monday 2.3.
        ("startup_grant.claim_months", date(2025, 12, 31), date(2026, 3, 2), None),
        ("travel_compensation.apply_months", date(2026, 10, 15), date(2026, 11, 16), None),
        # Sun 25.10.2026 + 60 = Thu 24.12., Christmas Eve; 25–27 are days off, too: Mon 28.12.
        ("change_security.training.register_within_days", date(2026, 10, 25), date(2026, 12, 28), None),
        # Fri 31.7.2026 + 3 months = Sat 31.10., All Saints' Day: what is arranged is not moved.
        ("change_security.training.start_within_months", date(2026, 7, 31), date(2026, 10, 31), date(2026, 10, 30)),
        ("change_security.training.start_latest_months", date(2026, 3, 31), date(2027, 3, 31), None),
        # The same day for a claim: moved to Mon 2.11.
        ("change_security.allowance.claim_months", date(2026, 7, 31), date(2026, 11, 2), None),
        # Mon 2.11.2026 + 21 = Mon 23.11., Tuesday at the earliest.
        ("cooperation_act.negotiation_days.long", date(2026, 11, 2), date(2026, 11, 24), None),
        # The old six weeks for what began before 1.7.2025: Mon 30.6.2025 + 42 = Mon 11.8.
        ("cooperation_act.negotiation_days.long", date(2025, 6, 30), date(2025, 8, 12), None),
        # Mon 2.11.2026 + 5 = Sat 7.11.: negotiations from then on, Monday on the safe side.
        ("cooperation_act.proposal_days", date(2026, 11, 2), date(2026, 11, 7), date(2026, 11, 9)),
        # Thu 26.11.2026 + 30 = Sat 26.12.: Monday 28.12.
        ("appeal.rectification_days", date(2026, 11, 26), date(2026, 12, 28), None),
        ("appeal.social_board_days", date(2026, 11, 2), date(2026, 12, 2), None),
        ("appeal.social_board_days.forward", date(2026, 11, 6), date(2026, 12, 6), date(2026, 12, 4)),
    ],
)
def test_a_window_leads_to_the_day_worked_out_by_hand(key, start, day, safe):
    found = of(key, start)
    assert (found.day, found.safe) == (day, safe)


def test_every_window_has_its_parameter_and_each_value_names_its_provision():
    for window in WINDOWS:
        assert all(value.citation for value in LAWBOOK.parameter(window.key).values), window.key


def test_the_move_cites_the_act_of_terms_and_is_no_surer_than_it():
    moved = closing(BY_KEY["appeal.rectification_days"], start=date(2026, 11, 26), lawbook=LAWBOOK)
    assert [citation.act for citation in moved.citations] == ["434/2003", "150/1930"]
    assert moved.mark is Mark.SECONDARY
    straight = closing(BY_KEY["appeal.rectification_days"], start=date(2026, 11, 2), lawbook=LAWBOOK)
    assert [citation.act for citation in straight.citations] == ["434/2003"]
    assert straight.mark is Mark.STATUTE


def test_a_window_whose_start_was_not_read_is_to_be_confirmed():
    outcome = closing(BY_KEY["travel_compensation.apply_months"], start=date(2026, 10, 1), lawbook=LAWBOOK)
    assert outcome.mark.to_be_confirmed
    assert Code.START_NOT_READ in {reason.code for reason in outcome.reasons}


def test_reasons_tell_what_happened_and_nothing_else():
    assert why("appeal.rectification_days", date(2026, 11, 2)) == set()
    assert why("appeal.rectification_days", date(2026, 11, 26)) == {Code.MOVED}
    assert why("wage_subsidy.claim_months", date(2026, 1, 12)) == {Code.FROM_MONTH_END}
    assert why("procurement.standstill_days.dps", date(2026, 11, 4)) == {Code.DAY_AFTER, Code.WORKING_DAY_AFTER}


def test_where_the_law_gives_no_length_no_day_is_made_up():
    with pytest.raises(NotVerified):
        of("cooperation_act.service_clarification_days", date(2026, 11, 2))
    with pytest.raises(NotInForce):
        of("profile.publication_deadline", date(2026, 8, 31))
    with pytest.raises(BeforeFirstValue):
        of("statement.authority_days", date(2024, 12, 31))
    unread = BY_KEY["cooperation_act.service_clarification_days"]
    assert latest_start(unread, by=date(2026, 11, 2), lawbook=LAWBOOK) is None


def test_versions_are_those_beside_it_whose_figure_differs():
    interview = BY_KEY["process.initial_interview.deadline"]
    (before,) = other_versions(interview, start=date(2026, 6, 1), lawbook=LAWBOOK)
    assert (before.value, before.from_) == (5, date(2025, 1, 1))
    (after,) = other_versions(interview, start=date(2023, 6, 1), lawbook=LAWBOOK)
    assert (after.value, after.from_) == (10, date(2026, 1, 1))
    assert other_versions(BY_KEY["statement.authority_days"], start=date(2026, 6, 1), lawbook=LAWBOOK) == ()
    by_old = by_version(before, window=interview, start=date(2026, 6, 1), lawbook=LAWBOOK)
    assert by_old is not None
    assert by_old.value.day == date(2026, 6, 8)  # Mon 1.6.: 2–5 (4), 8 (5)
    (none,) = other_versions(BY_KEY["profile.publication_deadline"], start=date(2026, 9, 1), lawbook=LAWBOOK)
    assert none.value is Special.NONE
    assert by_version(none, window=BY_KEY["profile.publication_deadline"], start=date(2026, 9, 1), lawbook=LAWBOOK) is None


@pytest.mark.parametrize(
    ("key", "by", "start"),
    [
        # A contract on Tue 17.11.2026 needs the decision known on Mon 2.11.
        ("procurement.standstill_days", date(2026, 11, 17), date(2026, 11, 2)),
        # Ten working days over by Wed 30.12.2026: Mon 14.12. (a day later it is Thu 31.12.).
        ("procurement.dps.acceptance_workdays", date(2026, 12, 30), date(2026, 12, 14)),
        # Over by Tue 1.7.2025 in six weeks: Mon 19.5. ends the wait on 30.6.
        ("cooperation_act.negotiation_days.long", date(2025, 7, 1), date(2025, 5, 19)),
        # By 15.8.2025: begun on 3.7. in six weeks or 24.7. in three. What begins under the new law may begin later.
        ("cooperation_act.negotiation_days.long", date(2025, 8, 15), date(2025, 7, 24)),
        # A claim by 30.4.2026: the payment period may end on the last day of January.
        ("wage_subsidy.claim_months", date(2026, 4, 30), date(2026, 1, 31)),
    ],
)
def test_the_latest_start_is_the_day_worked_out_by_hand(key, by, start):
    found = latest_start(BY_KEY[key], by=by, lawbook=LAWBOOK)
    assert found is not None
    assert found.value.started == start


def test_a_safe_start_is_earlier_where_the_end_falls_on_a_weekend():
    standstill = BY_KEY["procurement.standstill_days.dps"]
    by = date(2026, 11, 15)  # a Sunday: the day after Saturday the 14th
    plain, safely = (latest_start(standstill, by=by, lawbook=LAWBOOK, safely=safely) for safely in (False, True))
    assert plain is not None and safely is not None
    assert plain.value.started == date(2026, 11, 4)
    assert safely.value.started == date(2026, 11, 3)  # ends on Friday the 13th: Saturday at the earliest under either reading


@given(window=st.sampled_from(KNOWN), by=st.dates(date(2026, 9, 30), date(2032, 12, 31)))
def test_counting_back_finds_a_start_that_is_early_enough_and_no_later_one_is(window, by):
    found = latest_start(window, by=by, lawbook=LAWBOOK)
    if found is None:
        assert by < date(2027, 1, 1)
        return
    start = found.value.started
    assert closing(window, start=start, lawbook=LAWBOOK).value.day <= by
    for later in range(1, min((by - start).days, 45)):
        assert closing(window, start=start + timedelta(days=later), lawbook=LAWBOOK).value.day > by


@given(window=st.sampled_from(KNOWN), start=st.dates(date(2026, 9, 1), date(2034, 12, 31)))
def test_every_window_ends_after_its_start_and_a_filing_never_on_a_day_off(window, start):
    found = closing(window, start=start, lawbook=LAWBOOK).value
    assert start < found.day
    assert found.anchor < found.end
    assert found.safe != found.day
    if window.filed:
        assert counts(found.day, rule=DayRule())
    if found.safe and window.shape is not Shape.LIMIT:
        assert found.safe > found.day
    if found.safe and window.shape is Shape.LIMIT:
        assert found.safe < found.day

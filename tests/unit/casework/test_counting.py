"""Days are counted as Act 150/1930 says: beside a plain walk over the calendar, and with every setting."""

from datetime import date, timedelta

from pytest import mark

from tests.unit.casework.cases import answered, day, duties

HOLIDAYS = {
    date(2026, 1, 1),
    date(2026, 1, 6),
    date(2026, 4, 3),
    date(2026, 4, 5),
    date(2026, 4, 6),
    date(2026, 5, 1),
    date(2026, 5, 14),
    date(2026, 5, 24),
    date(2026, 6, 20),
    date(2026, 10, 31),
    date(2026, 12, 6),
    date(2026, 12, 25),
    date(2026, 12, 26),
    date(2027, 1, 1),
    date(2027, 1, 6),
}
EVES = {date(2026, 6, 19), date(2026, 12, 24)}


def walked(start: date, weekdays: int, *, saturdays: bool, eves: bool) -> date:
    """The last day of a term, counted day by day from the calendar on the wall."""
    at = start
    while weekdays:
        at += timedelta(days=1)
        off = at in HOLIDAYS or at.isoweekday() == 7 or (at.isoweekday() == 6 and not saturdays) or (at in EVES and not eves)
        weekdays -= not off
    return at


@mark.parametrize("saturdays", [False, True])
@mark.parametrize("eves", [False, True])
def test_the_interview_is_due_on_the_tenth_weekday_whatever_day_of_2026_the_search_starts(saturdays, eves):
    settings = f"settings: {{saturday_is_weekday: {str(saturdays).lower()}, eve_is_weekday: {str(eves).lower()}}}"
    for at in range(365):
        start = date(2026, 1, 1) + timedelta(days=at)
        if start > date(2026, 12, 20):
            continue
        events = f"- {{on: {start}, kind: job_search_started}}"
        (duty,) = duties("initial_interview", events, as_of=start.isoformat(), more=settings)
        assert duty.due == walked(start, 10, saturdays=saturdays, eves=eves)
        strict = walked(start, 10, saturdays=True, eves=eves)
        assert duty.due_strict == (None if saturdays or strict == duty.due else strict)


@mark.parametrize(
    ("interview", "due"),
    [("2026-01-31", "2026-04-30"), ("2026-11-30", "2027-02-28"), ("2027-11-29", "2028-02-29"), ("2026-03-31", "2026-06-30")],
)
def test_three_months_end_on_the_same_number_or_on_the_last_day_of_a_shorter_month(interview, due):
    start = day(interview) - timedelta(days=7)
    events = f"- {{on: {start}, kind: job_search_started}}\n- {{on: {interview}, kind: initial_interview_held}}"
    (duty,) = duties("job_search_discussion", events, as_of=interview)
    assert duty.due == day(due)


@mark.parametrize(
    ("setting", "interview", "claim"),
    [("raw", "2026-02-14", "2026-06-06"), ("next", "2026-02-16", "2026-06-08"), ("by_kind", "2026-02-14", "2026-06-08")],
)
def test_a_last_day_on_a_saturday_stays_or_moves_by_the_setting(setting, interview, claim):
    events = """
- {on: 2026-01-13, kind: notice_of_dismissal, grounds: economic, age: 58, service_years: 12, employment_ends: 2026-03-06}
- {on: 2026-02-03, kind: job_search_started, status: threatened}
"""
    more = f"settings: {{saturday_is_weekday: true, due_on_holiday: {setting}}}"
    found = {duty.kind.value: duty.due for duty in answered(events, as_of="2026-02-04", more=more).duties}
    assert found["initial_interview"] == day(interview)  # the tenth weekday with Saturdays is Sat 14.2.
    assert found["change_security_allowance_claim"] == day(claim)  # 6.3. + 3 months = Sat 6.6.

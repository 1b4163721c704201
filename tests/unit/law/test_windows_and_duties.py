"""A window and the duty of the same parameter lead to the same days: the two calculators never disagree."""

from datetime import date, timedelta

import pytest

from luukku.casework.domain.duties import duties
from luukku.casework.domain.duty import Duty
from luukku.casework.domain.facts import EventKind, Fact, Matter
from luukku.casework.domain.kinds import Kind
from luukku.law import Lawbook
from luukku.law.windows import BY_KEY, closing

LAWBOOK = Lawbook.load()
STARTS = [date(2026, 9, 1) + timedelta(days=number) for number in range(0, 130, 3)]


def duty_of(fact: Fact, kind: Kind) -> Duty:
    answer = duties(events=[Fact(on=date(2026, 8, 31), kind=EventKind.JOB_SEARCH_STARTED), fact], lawbook=LAWBOOK, as_of=fact.on)
    return next(duty for duty in answer.duties if duty.kind is kind)


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize(
    ("key", "kind"),
    [
        ("process.initial_interview.deadline", Kind.INITIAL_INTERVIEW),
        ("profile.publication_deadline", Kind.PROFILE_PUBLICATION),
    ],
)
def test_what_the_start_of_a_job_search_brings(start, key, kind):
    answer = duties(events=[Fact(on=start, kind=EventKind.JOB_SEARCH_STARTED)], lawbook=LAWBOOK, as_of=start)
    duty = next(duty for duty in answer.duties if duty.kind is kind)
    found = closing(BY_KEY[key], start=start, lawbook=LAWBOOK).value
    assert (found.day, found.safe) == (duty.due, duty.due_strict)


@pytest.mark.parametrize("start", STARTS, ids=str)
@pytest.mark.parametrize(
    ("key", "kind", "matter"),
    [
        ("statement.authority_days", Kind.STATEMENT_AUTHORITY, Matter.GENERAL_CONDITIONS),
        ("statement.national_centre_days", Kind.STATEMENT_NATIONAL_CENTRE, Matter.SANCTION),
    ],
)
def test_statements(start, key, kind, matter):
    duty = duty_of(Fact(on=start, kind=EventKind.CLARIFICATION_RECEIVED, matter=matter), kind)
    assert closing(BY_KEY[key], start=start, lawbook=LAWBOOK).value.day == duty.due

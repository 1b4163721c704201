"""Another system's day: what leads to it, one thing otherwise before two, and never a guess."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from luukku.casework.domain.comparing import At, Comparison, Way, compared
from luukku.casework.domain.duties import duties
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.versions import versions_of
from tests.unit.casework.cases import day, lawbook, told

INTERVIEW = (Kind.INITIAL_INTERVIEW, 1)
CHRISTMAS = "- {on: 2025-12-19, kind: job_search_started}"
SPRING = "- {on: 2026-04-01, kind: job_search_started}"


def compare(claimed: str | date, events: str, *, as_of: str, duty=INTERVIEW, more: str = "") -> Comparison:
    story = told(events, as_of=as_of, more=more)

    def read(book, settings):
        return duties(events=story.story.events, lawbook=book, as_of=story.as_of, settings=settings)

    versions = versions_of(lambda book: read(book, story.story.settings), lawbook=lawbook())
    return compared(
        claimed if isinstance(claimed, date) else day(claimed),
        read=read,
        lawbook=lawbook(),
        settings=story.story.settings,
        events=story.story.events,
        versions=versions,
        duty=duty,
    )


def ways(found: Comparison) -> set[tuple[Way, ...]]:
    return {tuple(cause.way for cause in lead.causes) for lead in found.leads}


def test_the_answers_own_day_needs_nothing_otherwise():
    found = compare("2025-12-31", CHRISTMAS, as_of="2025-12-20")
    assert [(lead.at, lead.causes) for lead in found.leads] == [(At.DUE, ())]
    assert found.leads[0].term is not None and found.leads[0].term.length == 5


def test_the_safe_day_is_the_answers_own_too():
    (lead,) = compare("2025-12-29", CHRISTMAS, as_of="2025-12-20").leads
    assert (lead.at, lead.causes) == (At.STRICT, ())


@mark.parametrize(
    ("claimed", "way"),
    [
        ("2025-12-30", {(Way.EVE_COUNTS,), (Way.START_COUNTED,)}),
        ("2025-12-24", {(Way.EVERY_DAY,)}),
        ("2026-01-09", {(Way.VERSION,)}),
    ],
)
def test_one_thing_otherwise_is_named(claimed, way):
    assert ways(compare(claimed, CHRISTMAS, as_of="2025-12-20")) == way


def test_the_version_that_leads_to_the_day_is_the_one_in_which_it_is_counted_so():
    found = compare("2026-01-09", CHRISTMAS, as_of="2025-12-20")
    assert {lead.causes[0].version.first for lead in found.leads} == {date(2026, 1, 1), date(2026, 9, 1)}
    assert all(lead.term.length == 10 for lead in found.leads)


def test_two_things_are_tried_only_when_none_alone_leads_there():
    found = compare("2025-12-27", CHRISTMAS, as_of="2025-12-20")
    assert (Way.SATURDAY_COUNTS, Way.EVE_COUNTS) in ways(found)
    assert {len(causes) for causes in ways(found)} == {2}


def test_a_last_day_on_a_day_off_is_told_to_move_or_stay():
    events = f"{SPRING}\n- {{on: 2026-04-08, kind: initial_interview_held}}\n- {{on: 2026-05-02, kind: discussion_held}}"
    discussion = (Kind.JOB_SEARCH_DISCUSSION, 2)  # three months from Sat 2.5. end on Sun 2.8.
    assert ways(compare("2026-08-02", events, as_of="2026-05-04", duty=discussion)) == {()}
    assert ways(compare("2026-08-03", events, as_of="2026-05-04", duty=discussion)) == {(Way.MOVES,)}


def test_a_term_counted_from_another_event_names_the_event():
    events = (
        f"{SPRING}\n- {{on: 2026-04-08, kind: initial_interview_held}}\n- {{on: 2026-04-21, kind: plan_made, plan: employment}}"
    )
    found = compare("2026-07-21", events, as_of="2026-04-30", duty=(Kind.JOB_SEARCH_DISCUSSION, 1))
    assert [(cause.way, cause.event) for lead in found.leads for cause in lead.causes] == [(Way.OTHER_START, 3)]


def test_a_day_to_which_nothing_leads_is_told_with_the_nearest_days_and_what_leads_to_them():
    found = compare("2027-06-15", SPRING, as_of="2026-04-10")
    assert found.leads == ()
    assert len(found.nearest) == 3
    distances = [abs((lead.day - day("2027-06-15")).days) for lead in found.nearest]
    assert distances == sorted(distances)
    assert len({lead.day for lead in found.nearest}) == 3


def test_any_duty_may_be_the_one_that_is_meant():
    events = f"{SPRING}\n- {{on: 2026-04-08, kind: initial_interview_held}}"
    assert [lead.duty.kind for lead in compare("2026-07-08", events, as_of="2026-04-10", duty=None).leads] == [
        Kind.JOB_SEARCH_DISCUSSION
    ]


def test_a_duty_that_is_not_there_leads_nowhere():
    found = compare("2026-07-08", SPRING, as_of="2026-04-10", duty=(Kind.INTEGRATION_PLAN, 1))
    assert (found.leads, found.nearest) == ((), ())


@given(st.integers(min_value=-40, max_value=60))
def test_whatever_is_claimed_each_lead_ends_on_the_day_and_the_fewest_things_are_otherwise(days):
    claimed = date(2025, 12, 31) + timedelta(days=days)
    found = compare(claimed, CHRISTMAS, as_of="2025-12-20")
    assert bool(found.leads) != bool(found.nearest)
    assert all(lead.day == claimed for lead in found.leads)
    assert all(lead.day != claimed for lead in found.nearest)
    assert len({len(lead.causes) for lead in found.leads}) <= 1

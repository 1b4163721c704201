"""What holds for every story: stories that nobody wrote, over all eras, looked at on every day that matters."""

import json
from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.casework.as_json import answer_json
from luukku.casework.domain.duties import duties
from luukku.casework.domain.duty import Answer, State
from luukku.casework.domain.facts import EventKind, Fact, Plan
from luukku.casework.domain.kinds import Kind
from luukku.casework.stories import Story, Told, read_story
from luukku.kernel.typed import write
from luukku.law import Special
from tests.bench.duties import Case, case
from tests.unit.casework.cases import lawbook

STEADY = settings(derandomize=True, max_examples=150)
"""The same stories on every run: what a machine does at the time decides nothing."""

STORIES = st.integers(min_value=0, max_value=10**9).map(case)
OPEN = (State.UPCOMING, State.DUE, State.OVERDUE)
MAY_BEGIN_BACKWARDS = (Kind.SEARCH_OBLIGATION_START, Kind.SEARCH_PERIOD)
"""A review period may be set to begin before the plan that sets it (380/2023 § 44.1)."""

DOINGS = (
    (EventKind.INITIAL_INTERVIEW_HELD, {}),
    (EventKind.DISCUSSION_HELD, {}),
    (EventKind.SUPPLEMENTARY_HELD, {}),
    (EventKind.PLAN_REVIEWED, {"plan": Plan.EMPLOYMENT}),
    (EventKind.PLAN_REVIEWED, {"plan": Plan.INTEGRATION}),
    (EventKind.PLAN_REVIEWED, {"plan": Plan.MULTIDISCIPLINARY}),
    (EventKind.GUIDED_TO_SERVICE, {}),
    (EventKind.INTEGRATION_ASSESSMENT_STARTED, {}),
    (EventKind.APPLIED, {"count": 4}),
    (EventKind.PROFILE_PUBLISHED, {}),
)


def answered(story: Case, *, as_of: date | None = None, more: tuple[Fact, ...] = ()) -> Answer:
    events = (*story.events, *more)
    return duties(events=events, lawbook=lawbook(), as_of=as_of or story.as_of, person=story.person, settings=story.settings)


def as_told(story: Case) -> Told:
    return Told("s.yaml", Story(story="Generated.", events=story.events, settings=story.settings, as_of=story.as_of), story.as_of)


@STEADY
@given(STORIES)
def test_no_duty_before_its_cause(story):
    days = {number: fact.on for number, fact in enumerate(story.events, 1)}
    for duty in answered(story).duties:
        assert duty.rests_on
        first = min(days[number] for number in duty.rests_on)
        assert max(days[number] for number in duty.rests_on) <= story.as_of
        if duty.kind not in MAY_BEGIN_BACKWARDS:
            assert duty.due is None or duty.due >= first
            assert duty.done_on is None or duty.done_on >= first
    assert not answered(story, as_of=min(days.values()) - timedelta(days=1)).duties


@STEADY
@given(STORIES)
def test_a_later_as_of_day_never_undoes_a_done_duty(story):
    done = {}
    for as_of in [*sorted({fact.on for fact in story.events}), story.as_of]:
        found = {(duty.kind, duty.n): duty for duty in answered(story, as_of=as_of).duties}
        for key, (due, done_on) in done.items():
            assert (found[key].state, found[key].due, found[key].done_on) == (State.DONE, due, done_on)
        done |= {key: (duty.due, duty.done_on) for key, duty in found.items() if duty.state is State.DONE}


@STEADY
@given(STORIES, st.sampled_from(DOINGS))
def test_doing_a_thing_never_creates_an_earlier_deadline_for_it(story, doing):
    kind, fields = doing
    before = answered(story)
    if before.validity != "valid":
        return
    after = answered(story, more=(Fact(on=story.as_of, kind=kind, **fields),))
    for each in {duty.kind for duty in before.duties}:
        was = [duty.due for duty in before.duties if duty.kind is each and duty.state in OPEN and duty.due]
        will = [duty.due for duty in after.duties if duty.kind is each and duty.state in OPEN and duty.due]
        assert not was or not will or min(will) >= min(was)


@STEADY
@given(STORIES)
def test_a_state_agrees_with_the_days_and_a_number_with_its_place(story):
    found = answered(story)
    for duty in found.duties:
        assert (duty.state is State.DONE) == (duty.done_on is not None)
        assert (duty.on_time is None) == (duty.done_on is None or duty.due is None)
        assert not (duty.due and duty.due_candidates) and (not duty.due_candidates or duty.to_be_confirmed)
        assert duty.due_strict is None or (duty.due is not None and duty.due_strict < duty.due)
        if duty.state is State.OVERDUE:
            assert duty.due is not None and duty.due < story.as_of
    for kind in Kind:
        numbers = [duty.n for duty in found.duties if duty.kind is kind]
        assert numbers == list(range(1, len(numbers) + 1))


@STEADY
@given(STORIES)
def test_each_reason_cites_a_value_or_section_that_exists(story):
    for duty in answered(story).duties:
        assert duty.citations and duty.reasons
        for value in duty.values:
            parameter = lawbook().parameter(value.key)
            assert value.from_ in {each.from_ for each in parameter.values} and value.value is not Special.NONE
        assert {value.citation for value in duty.values if value.citation} <= set(duty.citations)


@STEADY
@given(STORIES)
def test_authority_and_job_seeker_are_kept_apart(story):
    found = answered(story)
    assert {duty.kind for duty in found.authority}.isdisjoint({duty.kind for duty in found.job_seeker})
    assert {duty.kind for duty in found.duties}.isdisjoint({each.kind for each in found.not_applicable})


@STEADY
@given(STORIES)
def test_an_answer_goes_through_json_unchanged_and_every_reason_can_be_told(story):
    document = answer_json(as_told(story), answered(story), [])
    assert json.loads(json.dumps(document)) == document
    assert all(text for duty in document["duties"] for text in duty["reasons"].values())


@STEADY
@given(STORIES)
def test_a_story_that_is_written_and_read_again_gives_the_same_duties(story):
    told = read_story(write(as_told(story).story).encode(), file="s.yaml")
    assert told.story.events == story.events
    assert answered(Case(told.story.events, told.story.person, told.story.settings, told.as_of)) == answered(story)

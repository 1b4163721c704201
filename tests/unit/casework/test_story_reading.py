"""A story that cannot be is refused: every problem with its line, what was expected and the nearest word; nothing is computed."""

from datetime import date

from pytest import mark

from luukku.casework.domain.facts import Because, EventKind, Service, Status
from luukku.casework.stories import NULL, read_story
from luukku.casework.vocabulary import vocabulary
from tests.unit.casework.cases import problems

FIFTH = "  - {on: 2026-02-05, kind: "
HEAD = "story: A test.\nas_of: 2026-06-01\nevents:\n"
START = "  - {on: 2026-02-02, kind: job_search_started, status: unemployed}\n"
END = "  - {on: 2026-03-02, kind: job_search_ended, reason: own_notice}\n"


def one(events: str, **options):
    """The only problem of a story of these events."""
    (problem,) = problems(HEAD + events, **options)
    return problem


def test_a_whole_story_is_read():
    text = """
story: Everything that a story may say.
person: {born: 1990-05-17, municipality: "098", vocational_qualification: true}
settings: {saturday_is_weekday: true, eve_is_weekday: true, due_on_holiday: raw}
authority_municipalities: ["016", 098]
events:
  - {on: 2026-02-02, kind: job_search_started, status: threatened}
  - {on: 2026-03-02, kind: service_started, service: work_trial, planned_end: 2026-06-30}
  - {on: 2026-03-03, kind: unemployment_will_end, from: 2026-05-04, until: 2026-12-31, because: study}
as_of: 2026-04-02
expect: [{kind: initial_interview, due: 2026-02-16, due_strict: null, on_time: null, count_required: null}]
expect_not: [profile_publication]
"""
    told = read_story(text.encode(), file="s.yaml")
    start, service, ending = told.story.events
    assert start.status is Status.THREATENED and service.service is Service.WORK_TRIAL
    assert (ending.because, ending.from_, ending.until) == (Because.STUDY, date(2026, 5, 4), date(2026, 12, 31))
    assert told.story.authority_municipalities == ("016", "098") and told.as_of == date(2026, 4, 2)
    (wanted,) = told.story.expect
    assert wanted.due == date(2026, 2, 16) and wanted.due_strict is NULL and wanted.on_time is NULL and wanted.earliest is None


@mark.parametrize(
    ("events", "line", "key", "message", "nearest"),
    [
        ("  - {on: 2026-02-02, kind: job_serch_started}\n", 4, "events[0].kind", "not known", "job_search_started"),
        (START + "  - {on: 2026-02-03, kind: applied, cuont: 2}\n", 5, "events[1].cuont", "not known", "count"),
        (START + "  - {on: 2026-02-03, kind: applied, channel: phone}\n", 5, "events[1].channel", "does not belong", None),
        (START + "  - {on: 2026-02-03, kind: no_show, of: plan_revew}\n", 5, "events[1].of", "not a duty", "plan_review"),
        (START.replace("oyed", "yed"), 4, "events[0].status", "not known", "unemployed"),
        ("  - {on: 2026-02-29, kind: job_search_started}\n", 4, "events[0].on", "there is no day 2026-02-29", None),
        ("  - {on: 2.2.2026, kind: job_search_started}\n", 4, "events[0].on", "not a date", "2026-02-02"),
        (START + "  - {on: 2026-02-03, kind: service_started}\n", 5, "events[1]", "needs 'service'", None),
        (START + FIFTH + "written_choice_of_authority, authority: thsi}\n", 5, "events[1].authority", "", "this"),
    ],
)  # fmt: skip
def test_an_unknown_word_is_named_with_its_line_and_the_nearest(events, line, key, message, nearest):
    problem = one(events)
    assert (problem.line, problem.key, problem.nearest) == (line, key, nearest)
    assert message in problem.message and problem.expected


@mark.parametrize(
    ("events", "line", "message"),
    [
        ("  - {on: 2026-02-01, kind: discussion_held}\n" + START, 4, "before the job search"),
        ("  - {on: 2026-02-01, kind: plan_made, plan: employment}\n" + START, 4, "before the job search"),
        ("  - {on: 2026-02-01, kind: service_started, service: coaching}\n" + START, 4, "before the job search"),
        ("  - {on: 2026-02-02, kind: initial_interview_held}\n" + START, 4, "before the job search"),
        (START + END + "  - {on: 2026-03-03, kind: discussion_held}\n", 6, "after the end of the job search, of 2026-03-02"),
        (START + END + "  - {on: 2026-03-03, kind: plan_made, plan: employment}\n", 6, "after the end"),
        (START + FIFTH + "job_search_started}\n", 5, "in force since 2026-02-02"),
        ("  - {on: 2026-02-05, kind: job_search_ended}\n", 4, "no job search is in force"),
        (START + 2 * "  - {on: 2026-02-05, kind: initial_interview_held}\n", 6, "a second initial interview on 2026-02-05"),
        (START + FIFTH + "service_ended}\n", 5, "no service has started"),
        (START + FIFTH + "employment_ended}\n", 5, "no job has started"),
        (START + FIFTH + "layoff_ended}\n", 5, "no layoff has started"),
        (START + FIFTH + "multidisciplinary_ended}\n", 5, "joint support ends that has not begun"),
        (START + FIFTH + "service_started, service: work_trial, planned_end: 2026-02-01}\n", 5, "before it"),
        (START + FIFTH + "service_started, service: work_trial}\n", 5, "needs its planned end"),
        (START + FIFTH + "employment_started, subsidised: true}\n", 5, "needs its planned end"),
        (START + FIFTH + "service_started, service: supported_study, planned_end: 2026-05-01}\n", 5, "qualification"),
        (START + FIFTH + "unemployment_will_end, from: 2026-02-01, because: study}\n", 5, "before it"),
        (START + FIFTH + "unemployment_will_end, because: study, from: 2026-03-01, until: 2026-02-20}\n", 5, "cannot"),
        (START + FIFTH + "applied, count: -1}\n", 5, "less than nothing"),
        (START + "  - {on: 2026-06-02, kind: initial_interview_held}\n", 5, "in the future: the story is told on 2026-06-01"),
        ("  - {on: 2026-02-05, kind: notice_of_dismissal, grounds: economic, service_years: 6}\n", 4, "needs the age"),
        ("  - {on: 2026-02-05, kind: notice_of_dismissal, grounds: economic, age: 56}\n", 4, "needs the years of service"),
    ],
)  # fmt: skip
def test_an_order_that_cannot_be_is_named_with_its_line(events, line, message):
    problem = one(events)
    assert problem.line == line and message in problem.message


def test_a_plan_cannot_be_reviewed_before_it_is_made():
    events = START + FIFTH + "plan_reviewed, plan: employment}\n"
    read_story((HEAD + events).encode(), file="s.yaml")  # made before the story begins
    problem = one(events + "  - {on: 2026-02-06, kind: plan_made, plan: employment}\n")
    assert "reviewed before it is made" in problem.message and problem.line == 5


def test_a_planned_end_cannot_change_after_it_has_passed():
    events = START + FIFTH + "service_started, service: coaching, planned_end: 2026-02-20}\n"
    problem = one(events + "  - {on: 2026-02-23, kind: service_planned_end_changed, planned_end: 2026-03-20}\n")
    assert "planned to end on 2026-02-20 and is over" in problem.message


@mark.parametrize(
    "event",
    [
        "kind: first_residence_permit, group: refugee",
        "kind: integration_client",
        "kind: notice_of_dismissal, grounds: personal",
        "kind: layoff_started, form: full",
        "kind: employment_started, hours_pct: 50",
        "kind: employment_ended",
        "kind: profile_published",
        "kind: municipality_changed, to: 016",
        "kind: written_choice_of_authority, authority: this",
    ],
)
def test_what_may_lawfully_come_before_the_search_or_after_its_end_is_read(event):
    start = START.replace("unemployed", "employed")
    text = f"{HEAD}  - {{on: 2026-01-05, {event}}}\n{start}{END}  - {{on: 2026-04-01, {event}}}\n"
    assert len(read_story(text.encode(), file="s.yaml").story.events) == 4


def test_statements_and_joint_support_go_on_after_the_end_of_the_search():
    events = f"""{START}  - {{on: 2026-02-16, kind: multidisciplinary_assessment_started}}
{END}  - {{on: 2026-03-03, kind: statement_given, matter: sanction}}
  - {{on: 2026-03-03, kind: plan_made, plan: multidisciplinary}}
  - {{on: 2026-03-04, kind: multidisciplinary_ended}}
"""
    assert read_story((HEAD + events).encode(), file="s.yaml")


def test_an_event_that_announces_the_future_may_lie_in_it():
    events = START + "  - {on: 2026-06-15, kind: meeting_booked, of: initial_interview, at: 2026-06-16}\n"
    assert read_story((HEAD + events).encode(), file="s.yaml")


@mark.parametrize(("born", "message"), [("2030-01-01", "lies in the future"), ("2026-02-03", "after the first event")])
def test_a_birth_date_cannot_lie_in_the_future(born, message):
    problem = problems(f"person: {{born: {born}}}\n{HEAD}{START}")[0]
    assert message in problem.message and (problem.line, problem.key) == (1, "person.born")


def test_a_story_without_a_day_needs_one_from_outside():
    text = f"story: A test.\nevents:\n{START}"
    assert [problem.key for problem in problems(text)] == ["as_of"]
    assert read_story(text.encode(), file="s.yaml", as_of=date(2026, 3, 1)).as_of == date(2026, 3, 1)


def test_an_as_of_day_from_outside_does_not_make_a_broken_story_whole():
    text = HEAD + START + "  - {on: 2026-07-01, kind: applied}\n"
    assert "lies in the future" in problems(text, as_of=date(2026, 8, 1))[0].message


def test_all_problems_are_told_at_once_in_the_order_of_their_lines():
    events = f"""  - {{on: 2026-01-05, kind: discussion_held}}
{START}  - {{on: 2026-02-03, kind: service_ended}}
{END}  - {{on: 2026-03-05, kind: plan_reviewed, plan: employment}}
"""
    found = problems(HEAD + events)
    assert [problem.line for problem in found] == [4, 6, 8]
    words = problems(HEAD + "  - {on: 2026-01-5, kind: aplied}\n  - {on: 2026-01-06, kind: applied, channel: fax}\n")
    assert len(words) == 3


def test_every_kind_of_event_can_be_written_as_its_example():
    examples = [event["example"] for event in vocabulary()["events"]]
    assert len(examples) == len(EventKind)
    for example in examples:
        start = "" if "job_search_started" in example else "  - {on: 2026-04-01, kind: job_search_started, status: laid_off}\n"
        layoff = "  - {on: 2026-04-01, kind: layoff_started}\n"
        more = "  - {on: 2026-04-02, kind: service_started, service: coaching}\n  - {on: 2026-04-02, kind: employment_started}\n"
        joint = "  - {on: 2026-04-02, kind: multidisciplinary_assessment_started}\n"
        text = f"{HEAD}{layoff}{start}{(more + joint) if start else ''}  - {example}\n"
        assert read_story(text.encode(), file="s.yaml")

"""Orders that cannot be: what a story tells before its search or after its end, twice, backwards or from the future."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from luukku.casework.domain.facts import EventKind, Fact, Plan, Service, Status
from luukku.kernel.typed import Document, Path, Problem, dotted

if TYPE_CHECKING:
    from luukku.casework.stories import Story

E = EventKind

ANNOUNCE = frozenset({E.MEETING_BOOKED, E.UNEMPLOYMENT_WILL_END})
"""Kinds that tell of the future and may themselves lie after the as-of day."""

ANY_TIME = frozenset(
    {
        E.JOB_SEARCH_STARTED,
        E.JOB_SEARCH_ENDED,
        E.FIRST_RESIDENCE_PERMIT,
        E.INTEGRATION_CLIENT,
        E.NOTICE_OF_DISMISSAL,
        E.LAYOFF_STARTED,
        E.LAYOFF_ENDED,
        E.EMPLOYMENT_STARTED,
        E.EMPLOYMENT_ENDED,
        E.PROFILE_PUBLISHED,
        E.PROFILE_REMOVED,
        E.MUNICIPALITY_CHANGED,
        E.WRITTEN_CHOICE_OF_AUTHORITY,
    }
)
"""What may come before a job search and after its end (choice 52); a search itself has its own order."""

AFTER_THE_END = frozenset(
    {
        E.CLARIFICATION_RECEIVED,
        E.CLARIFICATION_DEADLINE_PASSED,
        E.STATEMENT_GIVEN,
        E.MULTIDISCIPLINARY_NEED_STATED,
        E.MULTIDISCIPLINARY_ASSESSMENT_STARTED,
        E.MULTIDISCIPLINARY_ENDED,
        E.SERVICE_PLANNED_END_CHANGED,
        E.SERVICE_ENDED,
    }
)
"""What may come after the end of a search, but not before it: statements, joint support, the end of a service."""

LONG_SERVICES = frozenset(
    {Service.LABOUR_TRAINING, Service.INTEGRATION_TRAINING, Service.WORK_TRIAL, Service.SUPPORTED_STUDY, Service.REHABILITATION}
)
"""Services whose planned length decides what is owed, so that the rules need their planned end."""

LATER_DAYS = {
    E.MEETING_BOOKED: ("at",),
    E.EMPLOYMENT_STARTED: ("planned_end",),
    E.SERVICE_STARTED: ("planned_end",),
    E.SERVICE_PLANNED_END_CHANGED: ("planned_end",),
    E.UNEMPLOYMENT_WILL_END: ("from_",),
    E.JOB_ASSIGNED: ("apply_by",),
    E.NOTICE_OF_DISMISSAL: ("employment_ends",),
}
"""Days of an event that cannot lie before the event itself."""


class Cannot(StrEnum):
    """What cannot be. Its sentence in English stands below, for the page beside the page's words."""

    BORN_IN_THE_FUTURE = "born_in_the_future"
    BORN_AFTER_THE_FIRST = "born_after_the_first"
    IN_THE_FUTURE = "in_the_future"
    DAY_BEFORE_ITSELF = "day_before_itself"
    ENDS_BEFORE_IT_BEGINS = "ends_before_it_begins"
    NO_PLANNED_END = "no_planned_end"
    LESS_THAN_NOTHING = "less_than_nothing"
    NO_QUALIFICATION = "no_qualification"
    NO_AGE = "no_age"
    NO_SERVICE_YEARS = "no_service_years"
    SEARCH_IN_FORCE = "search_in_force"
    NO_SEARCH_TO_END = "no_search_to_end"
    SECOND_INTERVIEW = "second_interview"
    NO_SERVICE = "no_service"
    SERVICE_OVER = "service_over"
    NO_JOB = "no_job"
    NO_LAYOFF = "no_layoff"
    NO_JOINT_SUPPORT = "no_joint_support"
    REVIEWED_BEFORE_MADE = "reviewed_before_made"
    BEFORE_THE_SEARCH = "before_the_search"
    AFTER_THE_SEARCH = "after_the_search"


SAID: Mapping[Cannot, tuple[str, str | None]] = {
    Cannot.BORN_IN_THE_FUTURE: ("the birth date {born} lies in the future", "a day before {day}"),
    Cannot.BORN_AFTER_THE_FIRST: ("the birth date {born} lies after the first event, of {first}", "a day before {first}"),
    Cannot.IN_THE_FUTURE: ("{kind} of {on} lies in the future: the story is told on {day}", "a later as_of"),
    Cannot.DAY_BEFORE_ITSELF: ("{kind} of {on} cannot have {field} before it, on {later}", None),
    Cannot.ENDS_BEFORE_IT_BEGINS: ("it cannot end on {until} before it begins on {from_}", None),
    Cannot.NO_PLANNED_END: (
        "{what} needs its planned end: whether it is over a month decides what is owed",
        "planned_end: a date",
    ),
    Cannot.LESS_THAN_NOTHING: ("{number} is less than nothing", "nought or more"),
    Cannot.NO_QUALIFICATION: ("supported study: is there a vocational qualification?", "has_qualification: true or false"),
    Cannot.NO_AGE: ("a notice on economic grounds needs the age on its day", "age: full years, or person: {{born: …}}"),
    Cannot.NO_SERVICE_YEARS: ("a notice on economic grounds needs the years of service", "service_years: a number"),
    Cannot.SEARCH_IN_FORCE: ("a job search is in force since {since} and cannot start again", "job_search_ended before it"),
    Cannot.NO_SEARCH_TO_END: ("no job search is in force that could end", "job_search_started before it"),
    Cannot.SECOND_INTERVIEW: ("a second initial interview on {on}", "one interview on a day"),
    Cannot.NO_SERVICE: ("{kind} of {on}, but no service has started", "service_started before it"),
    Cannot.SERVICE_OVER: ("the service was planned to end on {end} and is over", "a day up to {end}"),
    Cannot.NO_JOB: ("employment_ended of {on}, but no job has started", "employment_started before it"),
    Cannot.NO_LAYOFF: ("layoff_ended of {on}, but no layoff has started", "layoff_started before it"),
    Cannot.NO_JOINT_SUPPORT: ("joint support ends that has not begun", "multidisciplinary_assessment_started before it"),
    Cannot.REVIEWED_BEFORE_MADE: ("the {plan} plan is reviewed before it is made", "plan_made before it"),
    Cannot.BEFORE_THE_SEARCH: ("{kind} of {on} lies before the job search", "job_search_started before it"),
    Cannot.AFTER_THE_SEARCH: (
        "{kind} of {on} lies after the end of the job search, of {ended}",
        "a day within a search",
    ),
}
"""What is wrong in English, and what would be right."""


@dataclass(frozen=True, slots=True)
class Impossible:
    """Something that cannot be: what, at which field of the story, and what fills the sentence's places."""

    code: Cannot
    path: Path
    params: Mapping[str, object]


def order_problems(document: "Document[Story]", *, day: date | None) -> Iterator[Problem]:
    """Everything that cannot be, each with its line.

    day  the story's own as-of day; without one it is not said what lies in the future
    """
    for each in impossible(document.value, day=day):
        message, expected = SAID[each.code]
        filled = expected.format_map(each.params) if expected else None
        yield Problem(document.file, document.line(each.path), dotted(each.path), message.format_map(each.params), filled)


def impossible(story: "Story", *, day: date | None) -> list[Impossible]:
    """Everything in a story that cannot be, in order of time; `day` as in `order_problems`."""
    checks = _Checks(story, day)
    checks.person()
    placed = sorted(enumerate(story.events), key=lambda pair: pair[1].on)
    for at, fact in placed:
        checks.one(at, fact)
        checks.in_order(at, fact)
        checks.then(fact)
    return checks.found


@dataclass(slots=True)
class _Checks:
    """One pass over the events in order of time, with what has begun so far."""

    story: "Story"
    day: date | None
    found: list[Impossible] = field(default_factory=list)
    search: Fact | None = None
    ended: Fact | None = None
    interviews: set[date] = field(default_factory=set)
    planned_ends: list[date | None] = field(default_factory=list)
    running: dict[EventKind, int] = field(default_factory=dict)
    plans: set[Plan | None] = field(default_factory=set)
    joint_support: bool = False

    def cannot(self, code: Cannot, at: int, name: str, **params: object) -> None:
        self.found.append(Impossible(code, ("events", at, name.rstrip("_")), params))

    def person(self) -> None:
        born = self.story.person.born
        days = [fact.on for fact in self.story.events]
        path = ("person", "born")
        if born is not None and self.day is not None and born > self.day:
            self.found.append(Impossible(Cannot.BORN_IN_THE_FUTURE, path, {"born": born, "day": self.day}))
        elif born is not None and days and born > min(days):
            self.found.append(Impossible(Cannot.BORN_AFTER_THE_FIRST, path, {"born": born, "first": min(days)}))

    def one(self, at: int, fact: Fact) -> None:
        """What is wrong with an event alone."""
        if self.day is not None and fact.on > self.day and fact.kind not in ANNOUNCE:
            self.cannot(Cannot.IN_THE_FUTURE, at, "on", kind=fact.kind, on=fact.on, day=self.day)
        for name in LATER_DAYS.get(fact.kind, ()):
            later = getattr(fact, name)
            if later is not None and later < fact.on:
                field_ = name.rstrip("_")
                self.cannot(Cannot.DAY_BEFORE_ITSELF, at, name, kind=fact.kind, on=fact.on, field=field_, later=later)
        if fact.until is not None and fact.from_ is not None and fact.until < fact.from_:
            self.cannot(Cannot.ENDS_BEFORE_IT_BEGINS, at, "until", until=fact.until, from_=fact.from_)
        if fact.planned_end is None and (fact.service in LONG_SERVICES or fact.subsidised):
            self.cannot(Cannot.NO_PLANNED_END, at, "kind", what=fact.service or "subsidised work")
        for name in ("count", "hours_pct", "suitable_opportunities_per_month", "age", "service_years"):
            number = getattr(fact, name)
            if number is not None and number < 0:
                self.cannot(Cannot.LESS_THAN_NOTHING, at, name, number=number)
        self._of_person(at, fact)

    def _of_person(self, at: int, fact: Fact) -> None:
        """What the rules need of the person when the event does not say it."""
        person = self.story.person
        if fact.service is Service.SUPPORTED_STUDY and fact.has_qualification is None and person.vocational_qualification is None:
            self.cannot(Cannot.NO_QUALIFICATION, at, "kind")
        if fact.kind is E.NOTICE_OF_DISMISSAL and fact.grounds == "economic":
            if fact.age is None and person.born is None:
                self.cannot(Cannot.NO_AGE, at, "kind")
            if fact.service_years is None:
                self.cannot(Cannot.NO_SERVICE_YEARS, at, "kind")

    def in_order(self, at: int, fact: Fact) -> None:
        """What cannot be where the event stands in the story."""
        kind = fact.kind
        if kind is E.JOB_SEARCH_STARTED and self.search is not None:
            self.cannot(Cannot.SEARCH_IN_FORCE, at, "kind", since=self.search.on)
        elif kind is E.JOB_SEARCH_ENDED and self.search is None:
            self.cannot(Cannot.NO_SEARCH_TO_END, at, "kind")
        elif kind not in ANY_TIME and self.search is None:
            self._outside(at, fact)
        if kind is E.INITIAL_INTERVIEW_HELD:
            if fact.on in self.interviews:
                self.cannot(Cannot.SECOND_INTERVIEW, at, "kind", on=fact.on)
            self.interviews.add(fact.on)
        elif kind in (E.SERVICE_ENDED, E.SERVICE_PLANNED_END_CHANGED) and not self.planned_ends:
            self.cannot(Cannot.NO_SERVICE, at, "kind", kind=kind, on=fact.on)
        elif kind is E.SERVICE_PLANNED_END_CHANGED and (ends := self.planned_ends[-1]) is not None and ends < fact.on:
            self.cannot(Cannot.SERVICE_OVER, at, "on", end=ends)
        elif kind is E.EMPLOYMENT_ENDED and self._cannot_end(E.EMPLOYMENT_STARTED, Status.UNEMPLOYED):
            self.cannot(Cannot.NO_JOB, at, "kind", on=fact.on)
        elif kind is E.LAYOFF_ENDED and self._cannot_end(
            E.LAYOFF_STARTED, *(each for each in Status if each is not Status.LAID_OFF)
        ):
            self.cannot(Cannot.NO_LAYOFF, at, "kind", on=fact.on)
        elif kind is E.MULTIDISCIPLINARY_ENDED and not self.joint_support:
            self.cannot(Cannot.NO_JOINT_SUPPORT, at, "kind")
        elif kind is E.PLAN_REVIEWED and fact.plan not in self.plans and self._made_later(fact):
            self.cannot(Cannot.REVIEWED_BEFORE_MADE, at, "kind", plan=fact.plan)

    def _outside(self, at: int, fact: Fact) -> None:
        """An event outside every job search that belongs into one."""
        joint = fact.plan is Plan.MULTIDISCIPLINARY and self.joint_support
        if self.ended is None:
            self.cannot(Cannot.BEFORE_THE_SEARCH, at, "on", kind=fact.kind, on=fact.on)
        elif fact.kind not in AFTER_THE_END and not joint:
            self.cannot(Cannot.AFTER_THE_SEARCH, at, "on", kind=fact.kind, on=fact.on, ended=self.ended.on)

    def _cannot_end(self, what: EventKind, *statuses: Status) -> bool:
        """Whether nothing of the kind runs, and by its status the search did not begin with one. A laid-off person has a job."""
        begun_with = self.search is None or (self.search.status or Status.UNEMPLOYED) not in statuses
        from_layoff = what is E.EMPLOYMENT_STARTED and E.LAYOFF_STARTED in self.running
        return self.running.get(what, 0) == 0 and not begun_with and not from_layoff

    def _made_later(self, fact: Fact) -> bool:
        return any(each.kind is E.PLAN_MADE and each.plan is fact.plan for each in self.story.events)

    def then(self, fact: Fact) -> None:
        """What the event begins or ends."""
        match fact.kind:
            case E.JOB_SEARCH_STARTED:
                self.search = fact
            case E.JOB_SEARCH_ENDED:
                self.search, self.ended = None, fact
            case E.SERVICE_STARTED:
                self.planned_ends.append(fact.planned_end)
            case E.SERVICE_PLANNED_END_CHANGED if self.planned_ends:
                self.planned_ends[-1] = fact.planned_end
            case E.SERVICE_ENDED if self.planned_ends:
                self.planned_ends.pop()
            case E.EMPLOYMENT_STARTED | E.LAYOFF_STARTED:
                self.running[fact.kind] = self.running.get(fact.kind, 0) + 1
            case E.EMPLOYMENT_ENDED:
                self.running[E.EMPLOYMENT_STARTED] = max(self.running.get(E.EMPLOYMENT_STARTED, 0) - 1, 0)
            case E.LAYOFF_ENDED:
                self.running[E.LAYOFF_STARTED] = max(self.running.get(E.LAYOFF_STARTED, 0) - 1, 0)
            case E.MULTIDISCIPLINARY_ASSESSMENT_STARTED:
                self.joint_support = True
            case E.PLAN_MADE:
                self.plans.add(fact.plan)

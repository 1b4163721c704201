"""Orders that cannot be: what a story tells before its search or after its end, twice, backwards or from the future."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from luukku.casework.domain.facts import EventKind, Fact, Plan, Service, Status
from luukku.kernel.typed import Document, Problem, dotted

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


def order_problems(document: "Document[Story]", *, day: date | None) -> Iterator[Problem]:
    """Everything that cannot be, each with its line.

    day  the story's own as-of day; without one it is not said what lies in the future
    """
    checks = _Checks(document, day)
    checks.person()
    placed = sorted(enumerate(document.value.events), key=lambda pair: pair[1].on)
    for at, fact in placed:
        checks.one(at, fact)
        checks.in_order(at, fact)
        checks.then(fact)
    yield from checks.problems


@dataclass(slots=True)
class _Checks:
    """One pass over the events in order of time, with what has begun so far."""

    document: "Document[Story]"
    day: date | None
    problems: list[Problem] = field(default_factory=list)
    search: Fact | None = None
    ended: Fact | None = None
    interviews: dict[date, int] = field(default_factory=dict)
    planned_ends: list[date | None] = field(default_factory=list)
    running: dict[EventKind, int] = field(default_factory=dict)
    plans: set[Plan | None] = field(default_factory=set)
    joint_support: bool = False

    def problem(self, at: int, name: str, message: str, expected: str | None = None) -> None:
        path = ("events", at, name.rstrip("_"))
        self.problems.append(Problem(self.document.file, self.document.line(path), dotted(path), message, expected))

    def person(self) -> None:
        born = self.document.value.person.born
        days = [fact.on for fact in self.document.value.events]
        line = self.document.line(("person", "born"))
        if born is not None and self.day is not None and born > self.day:
            message = f"the birth date {born} lies in the future"
            self.problems.append(Problem(self.document.file, line, "person.born", message, f"a day before {self.day}"))
        elif born is not None and days and born > min(days):
            message = f"the birth date {born} lies after the first event, of {min(days)}"
            self.problems.append(Problem(self.document.file, line, "person.born", message, f"a day before {min(days)}"))

    def one(self, at: int, fact: Fact) -> None:
        """What is wrong with an event alone."""
        if self.day is not None and fact.on > self.day and fact.kind not in ANNOUNCE:
            self.problem(
                at, "on", f"{fact.kind} of {fact.on} lies in the future: the story is told on {self.day}", "a later as_of"
            )
        for name in LATER_DAYS.get(fact.kind, ()):
            later = getattr(fact, name)
            if later is not None and later < fact.on:
                self.problem(at, name, f"{fact.kind} of {fact.on} cannot have {name.rstrip('_')} before it, on {later}")
        if fact.until is not None and fact.from_ is not None and fact.until < fact.from_:
            self.problem(at, "until", f"it cannot end on {fact.until} before it begins on {fact.from_}")
        if fact.planned_end is None and (fact.service in LONG_SERVICES or fact.subsidised):
            what = fact.service or "subsidised work"
            self.problem(
                at,
                "kind",
                f"{what} needs its planned end: whether it is over a month decides what is owed",
                "planned_end: a date",
            )
        for name in ("count", "hours_pct", "suitable_opportunities_per_month", "age", "service_years"):
            number = getattr(fact, name)
            if number is not None and number < 0:
                self.problem(at, name, f"{number} is less than nothing", "nought or more")
        self._of_person(at, fact)

    def _of_person(self, at: int, fact: Fact) -> None:
        """What the rules need of the person when the event does not say it."""
        person = self.document.value.person
        if fact.service is Service.SUPPORTED_STUDY and fact.has_qualification is None and person.vocational_qualification is None:
            self.problem(at, "kind", "supported study: is there a vocational qualification?", "has_qualification: true or false")
        if fact.kind is E.NOTICE_OF_DISMISSAL and fact.grounds == "economic":
            if fact.age is None and person.born is None:
                self.problem(
                    at, "kind", "a notice on economic grounds needs the age on its day", "age: full years, or person: {born: …}"
                )
            if fact.service_years is None:
                self.problem(at, "kind", "a notice on economic grounds needs the years of service", "service_years: a number")

    def in_order(self, at: int, fact: Fact) -> None:
        """What cannot be where the event stands in the story."""
        kind = fact.kind
        if kind is E.JOB_SEARCH_STARTED and self.search is not None:
            self.problem(
                at,
                "kind",
                f"a job search is in force since {self.search.on} and cannot start again",
                "job_search_ended before it",
            )
        elif kind is E.JOB_SEARCH_ENDED and self.search is None:
            self.problem(at, "kind", "no job search is in force that could end", "job_search_started before it")
        elif kind not in ANY_TIME and self.search is None:
            self._outside(at, fact)
        if kind is E.INITIAL_INTERVIEW_HELD:
            if fact.on in self.interviews:
                self.problem(at, "kind", f"a second initial interview on {fact.on}", "one interview on a day")
            self.interviews[fact.on] = at
        elif kind in (E.SERVICE_ENDED, E.SERVICE_PLANNED_END_CHANGED) and not self.planned_ends:
            self.problem(at, "kind", f"{kind} of {fact.on}, but no service has started", "service_started before it")
        elif kind is E.SERVICE_PLANNED_END_CHANGED and (ends := self.planned_ends[-1]) is not None and ends < fact.on:
            self.problem(at, "on", f"the service was planned to end on {ends} and is over", f"a day up to {ends}")
        elif kind is E.EMPLOYMENT_ENDED and self._cannot_end(E.EMPLOYMENT_STARTED, Status.UNEMPLOYED):
            self.problem(at, "kind", f"employment_ended of {fact.on}, but no job has started", "employment_started before it")
        elif kind is E.LAYOFF_ENDED and self._cannot_end(
            E.LAYOFF_STARTED, *(each for each in Status if each is not Status.LAID_OFF)
        ):
            self.problem(at, "kind", f"layoff_ended of {fact.on}, but no layoff has started", "layoff_started before it")
        elif kind is E.MULTIDISCIPLINARY_ENDED and not self.joint_support:
            self.problem(at, "kind", "joint support ends that has not begun", "multidisciplinary_assessment_started before it")
        elif kind is E.PLAN_REVIEWED and fact.plan not in self.plans and self._made_later(fact):
            self.problem(at, "kind", f"the {fact.plan} plan is reviewed before it is made", "plan_made before it")

    def _outside(self, at: int, fact: Fact) -> None:
        """An event outside every job search that belongs into one."""
        joint = fact.plan is Plan.MULTIDISCIPLINARY and self.joint_support
        if self.ended is None:
            self.problem(at, "on", f"{fact.kind} of {fact.on} lies before the job search", "job_search_started before it")
        elif fact.kind not in AFTER_THE_END and not joint:
            self.problem(
                at,
                "on",
                f"{fact.kind} of {fact.on} lies after the end of the job search, of {self.ended.on}",
                "a day within a search",
            )

    def _cannot_end(self, what: EventKind, *statuses: Status) -> bool:
        """Whether nothing of the kind runs, and by its status the search did not begin with one. A laid-off person has a job."""
        begun_with = self.search is None or (self.search.status or Status.UNEMPLOYED) not in statuses
        from_layoff = what is E.EMPLOYMENT_STARTED and E.LAYOFF_STARTED in self.running
        return self.running.get(what, 0) == 0 and not begun_with and not from_layoff

    def _made_later(self, fact: Fact) -> bool:
        return any(each.kind is E.PLAN_MADE and each.plan is fact.plan for each in self.document.value.events)

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

"""Duties of one story and of many: seeded stories over all eras, with searches, meetings, plans, jobs, layoffs and services."""

import random
import resource
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from statistics import median
from time import perf_counter, process_time

from luukku.casework.domain.duties import duties
from luukku.casework.domain.duty import Answer
from luukku.casework.domain.facts import Because, DueOnHoliday, EventKind, Fact, Matter, Person, Plan, Service, Settings, Status
from luukku.kernel.calendar import holidays_in
from luukku.law import Lawbook

STORIES = 10_000
FIRST, LAST = date(2024, 10, 1), date(2027, 6, 30)
E = EventKind

IN_SEARCH = (
    (E.DISCUSSION_HELD, 6),
    (E.SUPPLEMENTARY_HELD, 6),
    (E.APPLIED, 6),
    (E.PLAN_MADE, 3),
    (E.PLAN_REVIEWED, 3),
    (E.SERVICE_STARTED, 3),
    (E.EMPLOYMENT_STARTED, 2),
    (E.LAYOFF_STARTED, 1),
    (E.UNEMPLOYMENT_WILL_END, 2),
    (E.JOB_SEARCH_ENDED, 2),
    (E.NO_SHOW, 1),
    (E.DISCUSSION_REQUESTED, 1),
    (E.SUPPLEMENTARY_REQUESTED, 1),
    (E.PROFILE_PUBLISHED, 1),
    (E.PROFILE_REMOVED, 1),
    (E.CLARIFICATION_RECEIVED, 1),
    (E.STATEMENT_GIVEN, 1),
    (E.MULTIDISCIPLINARY_NEED_STATED, 1),
    (E.MULTIDISCIPLINARY_ASSESSMENT_STARTED, 1),
    (E.INTEGRATION_ASSESSMENT_STARTED, 1),
    (E.INTEGRATION_ASSESSMENT_ACT, 1),
    (E.GUIDED_TO_SERVICE, 1),
)
"""What may happen while a search is in force, and how often beside the others."""


@dataclass(frozen=True, slots=True)
class Case:
    """A generated story."""

    events: tuple[Fact, ...]
    person: Person
    settings: Settings
    as_of: date


@dataclass(slots=True)
class Walk:
    """One person's way through the process, event by event."""

    draw: random.Random
    day: date
    events: list[Fact] = field(default_factory=list)
    searching: bool = False
    interviewed: bool = False
    service: Fact | None = None
    ends: date = FIRST
    job: Fact | None = None
    layoff: Fact | None = None
    plans: list[Plan] = field(default_factory=list)

    def later(self, most: int = 120) -> date:
        return self.day + timedelta(days=self.draw.randrange(1, most))

    def add(self, kind: EventKind, **fields: object) -> Fact:
        fact = Fact(on=self.day, kind=kind, **fields)  # type: ignore[arg-type]
        self.events.append(fact)
        return fact

    def before(self) -> None:
        """What may come before the search."""
        draw = self.draw
        if draw.random() < 0.2:
            self.job = self.add(E.EMPLOYMENT_STARTED, hours_pct=draw.choice((None, 50, 80, 100)))
        if draw.random() < 0.15:
            self.add(E.FIRST_RESIDENCE_PERMIT, group=draw.choice(("refugee", "other")))
        if draw.random() < 0.1:
            ends = self.later(200)
            self.add(E.NOTICE_OF_DISMISSAL, grounds="economic", age=57, service_years=8, employment_ends=ends)
        self.day += timedelta(days=draw.randrange(0, 40))

    def step(self) -> None:
        """The next event, a while later."""
        self.day += timedelta(days=self.draw.choice((0, 1, 7, 13, 14, 15, 30, 31, 45, 90)))
        if not self.searching:
            status = Status.PART_TIME if self.job else self.draw.choice(tuple(Status))
            if self.layoff is not None:
                status = Status.LAID_OFF
            self.add(E.JOB_SEARCH_STARTED, status=status)
            self.searching, self.interviewed = True, False
        elif not self.interviewed and self.draw.random() < 0.7:
            self.interviewed = True
            self.add(E.INITIAL_INTERVIEW_HELD)
        elif self.running() and self.draw.random() < 0.3:
            self.end_something()
        else:
            kinds, weights = zip(*IN_SEARCH, strict=True)
            self.happen(self.draw.choices(kinds, weights)[0])

    def running(self) -> list[Fact]:
        return [each for each in (self.service, self.job, self.layoff) if each is not None]

    def end_something(self) -> None:
        what = self.draw.choice(self.running())
        if what is self.service:
            if self.draw.random() < 0.4 and self.ends >= self.day:
                self.ends = self.later(200)
                self.add(E.SERVICE_PLANNED_END_CHANGED, planned_end=self.ends)
                return
            self.add(E.SERVICE_ENDED)
            self.service = None
        elif what is self.job:
            self.add(E.EMPLOYMENT_ENDED)
            self.job = None
        else:
            self.add(E.LAYOFF_ENDED)
            self.layoff = None

    def happen(self, kind: EventKind) -> None:
        draw = self.draw
        match kind:
            case E.APPLIED:
                self.add(kind, count=draw.choice((1, 2, 4)))
            case E.PLAN_MADE:
                plan = draw.choice(tuple(Plan))
                self.plans.append(plan)
                from_ = draw.choice((None, self.day - timedelta(days=5), self.day + timedelta(days=9)))
                self.add(kind, plan=plan, obligation_from=from_, suitable_opportunities_per_month=draw.choice((None, None, 2, 0)))
            case E.PLAN_REVIEWED if self.plans:
                self.add(kind, plan=draw.choice(self.plans))
            case E.SERVICE_STARTED if self.service is None:
                service = draw.choice(tuple(Service))
                self.ends = self.later(200)
                self.service = self.add(kind, service=service, planned_end=self.ends, has_qualification=draw.random() < 0.5)
            case E.EMPLOYMENT_STARTED if self.job is None:
                hours, subsidised = draw.choice((None, 50, 80, 100)), draw.random() < 0.4
                ends = self.later(200) if subsidised or draw.random() < 0.5 else None
                self.job = self.add(kind, hours_pct=hours, planned_end=ends, subsidised=subsidised)
            case E.LAYOFF_STARTED if self.layoff is None:
                self.layoff = self.add(kind, form=draw.choice(("full", "short_week")))
            case E.UNEMPLOYMENT_WILL_END:
                starts = self.later(110)
                until = draw.choice((None, starts + timedelta(days=200)))
                self.add(kind, from_=starts, until=until, because=draw.choice(tuple(Because)))
            case E.JOB_SEARCH_ENDED:
                self.add(kind, reason="own_notice")
                self.searching, self.service = False, None
                self.day += timedelta(days=draw.choice((1, 30, 100, 190)))
            case E.CLARIFICATION_RECEIVED | E.STATEMENT_GIVEN:
                self.add(kind, matter=draw.choice(tuple(Matter)))
            case E.MULTIDISCIPLINARY_NEED_STATED:
                self.add(kind, open_market_possible=draw.random() < 0.5)
            case E.INTEGRATION_ASSESSMENT_ACT:
                self.add(kind, replaces="supplementary_first_phase")
            case E.PLAN_REVIEWED | E.SERVICE_STARTED | E.EMPLOYMENT_STARTED | E.LAYOFF_STARTED:
                pass
            case _:
                self.add(kind)


def case(seed: int) -> Case:
    """The story of a seed: possible in its order, of any era from the last months before the municipalities on."""
    draw = random.Random(seed)
    walk = Walk(draw, FIRST + timedelta(days=draw.randrange((LAST - FIRST).days)))
    walk.before()
    for _ in range(draw.randrange(1, 16)):
        walk.step()
    saturday, eve, moves = draw.random() < 0.3, draw.random() < 0.2, draw.choice(tuple(DueOnHoliday))
    settings = Settings(saturday, eve, moves)
    return Case(tuple(walk.events), Person(), settings, walk.day + timedelta(days=draw.randrange(0, 120)))


def cases(*, size: int) -> Iterator[Case]:
    return (case(seed) for seed in range(size))


def run(*, size: int | None = None) -> dict[str, object]:
    """`size` stories (10 000 when not said): the time of one, and of all of them with the plain rule."""
    lawbook, stories = Lawbook.load(), list(cases(size=size or STORIES))
    for year in range(2022, 2030):
        holidays_in(year)  # read once a process, whatever the number of stories
    each: list[float] = []
    first: list[Answer] = []
    found, began_cpu = 0, process_time()
    for story in stories:
        began = perf_counter()
        answer = _answer(story, lawbook)
        each.append(perf_counter() - began)
        found += len(answer.duties)
        first += [answer] if len(first) < 100 else []
    processor = (process_time() - began_cpu) * STORIES / len(stories)
    again = [_answer(story, lawbook) for story in stories[:100]]
    typical, total = median(each) * 1e3, sum(each) * STORIES / len(stories)
    results = [
        _figure("one story, median", round(typical, 3), "ms", "<= 1", typical <= 1),
        _figure("one story, 99th of a hundred", round(sorted(each)[len(each) * 99 // 100] * 1e3, 3), "ms", None, True),
        _figure(f"{STORIES} stories, processor time", round(processor, 2), "s", "<= 20", processor <= 20),
        _figure(f"{STORIES} stories, by the clock on the wall", round(total, 2), "s", None, True),
        _figure("events a story", round(sum(len(story.events) for story in stories) / len(stories), 1), "events", None, True),
        _figure("duties a story", round(found / len(stories), 1), "duties", None, True),
        _figure(
            "peak memory of the process", round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), "MiB", None, True
        ),
    ]
    return {"name": "duties", "results": results, "agrees": again == first}


def _answer(story: Case, lawbook: Lawbook) -> Answer:
    return duties(events=story.events, lawbook=lawbook, as_of=story.as_of, person=story.person, settings=story.settings)


def _figure(what: str, value: float, unit: str, goal: str | None, ok: bool) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "goal": goal, "ok": ok}

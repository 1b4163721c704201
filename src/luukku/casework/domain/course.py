"""The course of a case: when a search was in force, which jobs, layoffs and services ran, and what was known of them when."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from luukku.casework.domain.facts import Event, EventKind
from luukku.kernel.calendar import add_months, add_weeks
from luukku.kernel.dates import DAY

STARTS = frozenset({EventKind.EMPLOYMENT_STARTED, EventKind.LAYOFF_STARTED, EventKind.SERVICE_STARTED})
ENDS = {
    EventKind.EMPLOYMENT_ENDED: EventKind.EMPLOYMENT_STARTED,
    EventKind.LAYOFF_ENDED: EventKind.LAYOFF_STARTED,
    EventKind.SERVICE_ENDED: EventKind.SERVICE_STARTED,
}


@dataclass(frozen=True, slots=True)
class Search:
    """A job search in force from the day it started to the day it ended, both included."""

    start: Event
    end: Event | None

    @property
    def first(self) -> date:
        return self.start.on

    @property
    def last(self) -> date:
        return self.end.on if self.end else date.max

    def has(self, event: Event) -> bool:
        """Whether the event falls into the search, in the order of the story."""
        return self.start.order <= event.order and (self.end is None or event.order <= self.end.order)


@dataclass(frozen=True, slots=True)
class Spell:
    """A job, a layoff or a service.

    start    the event that began it; when the story does not tell that, the event that ended it
    first    its first day; when the story does not tell it, that of the search in which it ended
    plans    what was known of its planned last day: (order of the event that told it, the day or None)
    end      the event that ended it
    """

    start: Event
    first: date
    plans: tuple[tuple[int, date | None], ...]
    end: Event | None = None

    @property
    def told(self) -> bool:
        """Whether the story tells when it began."""
        return self.start.kind in STARTS

    def planned(self, known: int) -> date | None:
        """The planned last day by the events before the `known`-th."""
        at = bisect_right(self.plans, known, key=_order) - 1
        return self.plans[max(at, 0)][1]

    def last(self, known: int) -> date | None:
        """Its last day as known then: the day it ended, else the planned one; None while it goes on until further notice."""
        return self.end.on if self.end is not None and self.end.order <= known else self.planned(known)

    def covers(self, day: date, known: int) -> bool:
        """Whether it runs on the day, as known then."""
        if self.start.order > known or day < self.first:
            return False
        last = self.last(known)
        return last is None or day <= last

    def over_months(self, months: int, known: int) -> bool:
        """Whether it is planned to last longer than so many months, both its days inside; without a planned end it is."""
        planned = self.planned(known)
        return planned is None or planned >= add_months(self.first, months=months)

    def over_weeks(self, weeks: int, known: int) -> bool:
        """Whether it is planned to last longer than so many weeks, both its days inside; without a planned end it is."""
        planned = self.planned(known)
        return planned is None or not self.told or planned >= add_weeks(self.first, weeks=weeks)

    def at_least_weeks(self, weeks: int, known: int) -> bool:
        planned = self.planned(known)
        return planned is None or not self.told or planned >= add_weeks(self.first, weeks=weeks) - DAY


@dataclass(frozen=True, slots=True)
class Course:
    """Searches and spells in the order in which they began."""

    searches: tuple[Search, ...]
    jobs: tuple[Spell, ...]
    layoffs: tuple[Spell, ...]
    services: tuple[Spell, ...]

    @property
    def search(self) -> Search | None:
        """The search in force, or the last one that was."""
        return self.searches[-1] if self.searches else None


def course_of(events: Iterable[Event]) -> Course:
    """The course that the events tell, in their order in time. An end without a beginning ends a job or layoff of before."""
    searches: list[Search] = []
    spells: dict[EventKind, list[Spell]] = {kind: [] for kind in STARTS}
    for event in events:
        kind = event.kind
        if kind is EventKind.JOB_SEARCH_STARTED:
            searches.append(Search(event, None))
        elif kind is EventKind.JOB_SEARCH_ENDED and searches:
            searches[-1] = Search(searches[-1].start, event)
        elif kind in STARTS:
            spells[kind].append(Spell(event, event.on, ((event.order, event.planned_end),)))
        elif kind in ENDS:
            _end(spells[ENDS[kind]], event, since=searches[-1].first if searches else date.min)
        elif kind is EventKind.SERVICE_PLANNED_END_CHANGED:
            _change(spells[EventKind.SERVICE_STARTED], event)
    return Course(
        tuple(searches),
        tuple(spells[EventKind.EMPLOYMENT_STARTED]),
        tuple(spells[EventKind.LAYOFF_STARTED]),
        tuple(spells[EventKind.SERVICE_STARTED]),
    )


def _end(spells: list[Spell], event: Event, *, since: date) -> None:
    """The one begun last that goes on ends; if none does, one that the story does not tell.

    What is planned to end is over on that day: an end told later is of something else.
    """
    at = next((at for at in _open(spells) if spells[at].covers(event.on, event.order)), None)
    if at is None:
        spells.append(Spell(event, since, ((event.order, None),), event))
    else:
        spells[at] = Spell(spells[at].start, spells[at].first, spells[at].plans, event)


def _change(spells: list[Spell], event: Event) -> None:
    at = next(iter(_open(spells)), None)
    if at is not None:
        spell = spells[at]
        spells[at] = Spell(spell.start, spell.first, (*spell.plans, (event.order, event.planned_end)))


def _open(spells: list[Spell]) -> list[int]:
    """Where those stand that no event has ended, the last one first."""
    return [at for at in range(len(spells) - 1, -1, -1) if spells[at].end is None]


def _order(plan: tuple[int, date | None]) -> int:
    return plan[0]

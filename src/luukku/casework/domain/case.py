"""One case as rules ask about it: events as known on a day, the course they tell, the lawbook and the settings."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain.course import Course, Search, course_of
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import DueOnHoliday, Event, EventKind, Fact, Person, Settings
from luukku.casework.domain.kinds import FILED_BY_JOB_SEEKER, FIRST_DAYS, Kind
from luukku.casework.domain.reasons import Code
from luukku.kernel.calendar import DayRule, next_weekday
from luukku.kernel.outcome import Citation, Mark, Reason
from luukku.law import BeforeFirstValue, Lawbook, Special, Value

SHIFT = DayRule()
"""The days from which Act 150/1930 § 5 moves, whatever the settings say of counting (choice 7)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A person's case on a day.

    events                    those known by then, in order of time
    authority_municipalities  municipalities of this authority; None when not told
    known                     order of the last event: what is asked "as known now"
    """

    events: tuple[Event, ...]
    by_kind: dict[EventKind, tuple[Event, ...]]
    course: Course
    person: Person
    settings: Settings
    authority_municipalities: frozenset[str] | None
    lawbook: Lawbook
    as_of: date
    weekday: DayRule
    known: int

    def of(self, *kinds: EventKind) -> Sequence[Event]:
        """The events of these kinds in order of time."""
        if len(kinds) == 1:
            return self.by_kind.get(kinds[0], ())
        return sorted((event for kind in kinds for event in self.by_kind.get(kind, ())), key=lambda event: event.order)

    def search_of(self, event: Event) -> Search | None:
        """The search into which an event falls."""
        return next((search for search in self.course.searches if search.has(event)), None)

    def known_by(self, day: date) -> int:
        """The order of the last event of a day or before: what is asked "as known on that day"."""
        return bisect_right(self.events, day, key=lambda event: event.on) - 1

    def until(self, event: Event) -> "Case":
        """The case as it was known when an event happened, that event not yet."""
        events = self.events[: event.order]
        return replace(self, events=events, by_kind=_by_kind(events), course=course_of(events), as_of=event.on, known=len(events))

    def moved(self, day: date, kind: Kind) -> date:
        """The last day of a duty, moved to the next weekday where the setting says so (choice 7)."""
        return moved(day, kind, setting=self.settings.due_on_holiday)

    # What the lawbook says. A period without a rule, without a verified figure or before the first value is an answer, too.

    def figure(self, key: str, on: date) -> Value | None:
        """The value on a day, or None where there is no rule, no verified figure or nothing known yet."""
        try:
            found = self.lawbook.entry(key, on)
        except BeforeFirstValue:
            return None
        return None if isinstance(found.value, Special) else found

    def carried(self, key: str, on: date) -> Value | None:
        """The value on a day; where its figure is not verified, the one before it, unverified from the day of the change."""
        try:
            found = self.lawbook.entry(key, on)
        except BeforeFirstValue:
            return None
        if found.value is Special.NONE:
            return None
        if found.value is Special.UNKNOWN:
            earlier = [value for value in self.lawbook.parameter(key).values if value.from_ < found.from_]
            if not earlier or isinstance(earlier[-1].value, Special):
                return None
            return replace(found, value=earlier[-1].value, mark=Mark.UNVERIFIED)
        return found

    def nearest(self, key: str, on: date) -> Value:
        """The value on a day, or the first one that has a figure: for limits that only sort people into groups."""
        found = self.carried(key, on)
        return found or next(value for value in self.lawbook.parameter(key).values if not isinstance(value.value, Special))

    def entry(self, key: str, on: date) -> Value:
        """What the lawbook says on a day, be it that it does not know; before the first value, that one."""
        try:
            return self.lawbook.entry(key, on)
        except BeforeFirstValue:
            return self.lawbook.parameter(key).values[0]

    def says(self, key: str, on: date) -> bool:
        """Whether a yes_no parameter is in force and says yes."""
        value = self.figure(key, on)
        return value is not None and value.yes()

    def lists(self, key: str, on: date, word: str) -> Value | None:
        """The value of a `choices` parameter when it is in force and has the word."""
        value = self.figure(key, on)
        return value if value is not None and word in value.choices() else None

    def missing(self, kind: Kind, key: str, on: date, act: str, section: str) -> NotComputed | NotApplicable:
        """Why a duty has no figure on a day: nothing known yet, not verified, or no such rule in force."""
        try:
            found = self.lawbook.entry(key, on)
        except BeforeFirstValue as early:
            reason = Reason(Code.BEFORE_FIRST_VALUE, {"day": on, "first_value_on": early.first_on})
            return NotComputed(kind, (reason,), early.first_on)
        if found.value is Special.UNKNOWN:
            return NotComputed(kind, (Reason(Code.FIGURE_NOT_VERIFIED, {"day": on}),), None)
        citation = found.citation or Citation(act, section, found.from_)
        return NotApplicable(kind, (Reason(Code.NOT_IN_FORCE, {"day": on}),), (citation,), found.mark)


def moved(day: date, kind: Kind, *, setting: DueOnHoliday) -> date:
    """The last day of a duty of a kind, moved to the next weekday where the setting says so."""
    moves = setting is DueOnHoliday.NEXT or (setting is DueOnHoliday.BY_KIND and kind in FILED_BY_JOB_SEEKER)
    return next_weekday(day, rule=SHIFT) if moves and kind not in FIRST_DAYS else day


def case_of(
    *,
    facts: Iterable[Fact],
    person: Person,
    settings: Settings,
    authority_municipalities: Iterable[str] | None,
    lawbook: Lawbook,
    as_of: date,
) -> Case:
    """The case on a day: events that lie after it are not known yet and are left out."""
    numbered = [(fact, number) for number, fact in enumerate(facts, 1) if fact.on <= as_of]
    numbered.sort(key=lambda pair: pair[0].on)
    events = tuple(event_of(fact, number=number, order=order) for order, (fact, number) in enumerate(numbered))
    return Case(
        events=events,
        by_kind=_by_kind(events),
        course=course_of(events),
        person=person,
        settings=settings,
        authority_municipalities=None if authority_municipalities is None else frozenset(authority_municipalities),
        lawbook=lawbook,
        as_of=as_of,
        weekday=settings.weekday,
        known=len(events),
    )


def _by_kind(events: Iterable[Event]) -> dict[EventKind, tuple[Event, ...]]:
    by_kind: dict[EventKind, tuple[Event, ...]] = {}
    for event in events:
        by_kind[event.kind] = (*by_kind.get(event.kind, ()), event)
    return by_kind


_FACT_FIELDS = tuple(Fact.__dataclass_fields__)


def event_of(fact: Fact, *, number: int, order: int) -> Event:
    """The fact in its place."""
    return Event(**{name: getattr(fact, name) for name in _FACT_FIELDS}, number=number, order=order)

"""Another system's day beside the answer: what would have to be counted otherwise for it to come out.

One thing is varied at a time, then two; what leads to the day is told and nothing is presumed of the other system.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from luukku.casework.domain.case import moved
from luukku.casework.domain.duty import Answer, Duty, Term
from luukku.casework.domain.facts import DueOnHoliday, Fact, Settings
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.versions import Version, differs
from luukku.kernel.calendar import DayRule
from luukku.kernel.dates import DAY
from luukku.law import Lawbook, Unit
from luukku.law.terms import term_end

Read = Callable[[Lawbook, Settings], Answer]
"""A story's duties by a lawbook and a reading of what the acts leave open."""

NEAREST = 3
"""How many days are named when none is the one that was asked for."""


class At(StrEnum):
    """Which day of a duty it is."""

    DUE = "due"
    STRICT = "strict"
    CANDIDATE = "candidate"
    EARLIEST = "earliest"


class Way(StrEnum):
    """What is counted otherwise than in the answer."""

    SATURDAY_COUNTS = "saturday_counts"
    SATURDAY_DOES_NOT = "saturday_does_not"
    EVE_COUNTS = "eve_counts"
    EVE_DOES_NOT = "eve_does_not"
    STAYS = "stays"
    MOVES = "moves"
    BY_KIND = "by_kind"
    VERSION = "version"
    START_COUNTED = "start_counted"
    EVERY_DAY = "every_day"
    OTHER_START = "other_start"


@dataclass(frozen=True, slots=True)
class Cause:
    """One thing that is otherwise: by which version of the law, or counted from which event, by its number in the story."""

    way: Way
    version: Version | None = None
    event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Lead:
    """What leads to a day: which day of which duty, and by which term.

    settings  by which reading of what the acts leave open
    causes    what is otherwise than in the answer; nothing where it is the answer's own day
    """

    day: date
    at: At
    duty: Duty
    term: Term | None
    settings: Settings
    causes: tuple[Cause, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What leads to the day with the fewest things otherwise; where nothing does, the nearest days, one lead each."""

    leads: tuple[Lead, ...]
    nearest: tuple[Lead, ...]


@dataclass(frozen=True, slots=True)
class _Reading:
    """The duties when some things are otherwise."""

    causes: tuple[Cause, ...]
    settings: Settings
    answer: Answer


def compared(
    day: date,
    *,
    read: Read,
    lawbook: Lawbook,
    settings: Settings,
    events: Sequence[Fact],
    versions: Sequence[Version],
    duty: tuple[Kind, int] | None,
) -> Comparison:
    """What leads to a day.

    versions  versions of the law with their answers; those that differ from the answer's own are varied
    duty      kind and number of the duty that is meant; None for any
    """
    answer = read(lawbook, settings)
    own = _leads([_Reading((), settings, answer)], duty)
    readings = [_Reading((Cause(way),), other, read(lawbook, other)) for way, other in _other_settings(settings)]
    readings += [
        _Reading((Cause(Way.VERSION, version=each),), settings, each.answer) for each in versions if differs(answer, each.answer)
    ]
    otherwise = _leads(readings, duty)
    single = [*otherwise, *_counted_otherwise(own, events)]
    for leads in (own, single):
        if found := _that_day(day, leads):
            return Comparison(found, ())
    pairs = [*_leads(_pairs(readings, read, lawbook), duty), *_counted_otherwise(otherwise, ())]
    if found := _that_day(day, pairs):
        return Comparison(found, ())
    return Comparison((), _nearest(day, [*own, *single]))


def _pairs(readings: Iterable[_Reading], read: Read, lawbook: Lawbook) -> Iterator[_Reading]:
    """Two things otherwise: two open readings, or a version of the law with one."""
    for reading in readings:
        way, version = reading.causes[0].way, reading.causes[0].version
        book = lawbook.in_version(version.first) if version else lawbook
        for other, settings in _other_settings(reading.settings):
            if version or _question(way) < _question(other):
                yield _Reading((*reading.causes, Cause(other)), settings, read(book, settings))


def _other_settings(settings: Settings) -> Iterator[tuple[Way, Settings]]:
    """One open reading of the acts the other way."""
    saturday, eve = settings.saturday_is_weekday, settings.eve_is_weekday
    yield Way.SATURDAY_DOES_NOT if saturday else Way.SATURDAY_COUNTS, replace(settings, saturday_is_weekday=not saturday)
    yield Way.EVE_DOES_NOT if eve else Way.EVE_COUNTS, replace(settings, eve_is_weekday=not eve)
    ways = {DueOnHoliday.RAW: Way.STAYS, DueOnHoliday.NEXT: Way.MOVES, DueOnHoliday.BY_KIND: Way.BY_KIND}
    for shift, way in ways.items():
        if shift is not settings.due_on_holiday:
            yield way, replace(settings, due_on_holiday=shift)


def _question(way: Way) -> int:
    """Which question a reading answers: 0 Saturdays, 1 eves, 2 what becomes of a last day on a day off."""
    return {Way.SATURDAY_COUNTS: 0, Way.SATURDAY_DOES_NOT: 0, Way.EVE_COUNTS: 1, Way.EVE_DOES_NOT: 1}.get(way, 2)


def _leads(readings: Iterable[_Reading], duty: tuple[Kind, int] | None) -> list[Lead]:
    """The days of the duties that are meant. A safe day is the answer's own alone: elsewhere it is Saturdays counted as well."""
    return [
        Lead(
            day=day,
            at=at,
            duty=each,
            term=_term_to(each, day, reading.settings),
            settings=reading.settings,
            causes=reading.causes,
        )
        for reading in readings
        for each in reading.answer.duties
        if duty is None or (each.kind, each.n) == duty
        for at, day in _days(each)
        if not (at is At.STRICT and reading.causes)
    ]


def _days(duty: Duty) -> Iterator[tuple[At, date]]:
    given = ((At.DUE, duty.due), (At.STRICT, duty.due_strict), *((At.CANDIDATE, day) for day in duty.due_candidates))
    yield from ((at, day) for at, day in given if day)
    if duty.earliest and duty.earliest != duty.due:
        yield At.EARLIEST, duty.earliest


def _term_to(duty: Duty, day: date, settings: Settings) -> Term | None:
    """The term that ends on a day of the duty, before or after it was moved."""
    for term in reversed(duty.terms):
        if day in (term.end, moved(term.end, duty.kind, setting=settings.due_on_holiday)):
            return term
    return None


def _counted_otherwise(leads: Iterable[Lead], events: Sequence[Fact]) -> Iterator[Lead]:
    """The same terms with the first day counted, with every day counted, or from another event."""
    for lead in leads:
        if lead.term is None or lead.at is At.STRICT:
            continue
        for cause, term in _other_terms(lead.term, lead.settings.weekday, events):
            day = moved(term.end, lead.duty.kind, setting=lead.settings.due_on_holiday)
            yield replace(lead, day=day, term=term, causes=(*lead.causes, cause))


def _other_terms(term: Term, rule: DayRule, events: Sequence[Fact]) -> Iterator[tuple[Cause, Term]]:
    before = term.start - DAY if term.length > 0 else term.start + DAY
    yield Cause(Way.START_COUNTED), _from(before, term, rule)
    if term.unit is Unit.WEEKDAYS:
        yield Cause(Way.EVERY_DAY), _from(term.start, replace(term, unit=Unit.DAYS), rule)
    for number, event in enumerate(events, 1):
        if event.on != term.start:
            yield Cause(Way.OTHER_START, event=number), _from(event.on, term, rule)


def _from(start: date, term: Term, rule: DayRule) -> Term:
    """The same length from another day."""
    return replace(term, start=start, end=term_end(start, length=term.length, unit=term.unit, rule=rule))


def _that_day(day: date, leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """What leads to the day: one for each duty and what is otherwise."""
    found: dict[tuple[object, ...], Lead] = {}
    for lead in leads:
        causes = tuple((each.way, each.event, each.version and each.version.first) for each in lead.causes)
        if lead.day == day:
            found.setdefault((lead.duty.kind, lead.duty.n, causes), lead)
    return tuple(found.values())


def _nearest(day: date, leads: Iterable[Lead]) -> tuple[Lead, ...]:
    """The nearest days, each by what is least otherwise."""
    found: dict[date, Lead] = {}
    for lead in sorted(leads, key=lambda lead: (abs(lead.day - day), len(lead.causes))):
        found.setdefault(lead.day, lead)
    return tuple(found.values())[:NEAREST]

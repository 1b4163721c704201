"""Meetings round the end of a long service: a discussion before it, a supplementary one after that (Act 380/2023 § 33.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search, Spell
from luukku.casework.domain.exceptions import long_services, name_of
from luukku.casework.domain.facts import Event, EventKind
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, ends_with, findings, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.outcome import Reason
from luukku.law import Value

ACT = "380/2023"


@dataclass(frozen=True, slots=True)
class _Long:
    """A long service in a search.

    since  order of the event that made it a long one
    held   the discussion held in it
    known  order of events up to which its end counts: that of the discussion, of the end, of the last plan that was long, or now
    """

    spell: Spell
    search: Search
    since: int
    held: Event | None
    known: int

    @property
    def began(self) -> date:
        """The day whose law it follows; of a job that came before the search, the day on which the search started."""
        return max(self.spell.first, self.search.first)


@rule(f"{ACT} 33 § 2", kinds=(Kind.DISCUSSION_BEFORE_SERVICE_END, Kind.PLAN_REVIEW), without=NOTHING)
def discussion_before_service_end(case: Case) -> Findings:
    """In a long service one discussion is held a month before its planned end.

    The first discussion held in the service does it, and a later change of the end makes no second. When the service ends
    before it was held, it lapses (choice 26). The day follows the latest planned end; where the month before it had passed
    when that end became known, there is no last day (choice 9). The version is that of the day the service began (choice 8).
    """
    owed: list[Owed] = []
    for long in _longs(case):
        months = case.carried("process.discussion.before_service_end", long.began)
        if months is None:
            continue
        changes = _changes(case, long)
        planned = long.spell.planned(long.known)
        params = {"service": name_of(long.spell), "planned_end": planned, "months": months.whole()}
        duty = Owed(
            kind=Kind.DISCUSSION_BEFORE_SERVICE_END,
            n=len(owed) + 1,
            events=(long.spell.start, *changes),
            bases=(basis(months, ACT, "33 § 2"),),
            reasons=(Reason(Code.BEFORE_SERVICE_END, params),),
            done_on=long.held.on if long.held else None,
            done_by=long.held,
        )
        duty = _with_day(case, duty, months, planned, changes[-1].on if changes else long.began)
        owed.append(_ended(case, duty, long))
    return findings(owed)


def _longs(case: Case) -> list[_Long]:
    """The long services, in the order in which they became so."""
    used: set[int] = set()
    found: list[_Long] = []
    for search in case.course.searches:
        for spell in (*case.course.services, *case.course.jobs):
            held = next((event for event in _discussions_in(case, search, spell) if event.order not in used), None)
            until = held.order if held else spell.end.order if spell.end else case.known
            last = spell.last(until)
            within = search.has(spell.start) or (spell.first < search.first and (last is None or last >= search.first))
            orders = [order for order, _ in spell.plans if order <= until and spell in long_services(case, search, order)]
            if within and orders:
                used |= {held.order} if held else set()
                shortened = spell not in long_services(case, search, until)
                found.append(_Long(spell, search, orders[0], held, orders[-1] if shortened else until))
    return sorted(found, key=lambda long: long.since)


def _discussions_in(case: Case, search: Search, spell: Spell) -> Iterator[Event]:
    """Discussions held while the service ran and was a long one, as known on their day."""
    for event in case.of(EventKind.DISCUSSION_HELD):
        if search.has(event) and spell.covers(event.on, event.order) and spell in long_services(case, search, event.order):
            yield event


def _changes(case: Case, long: _Long) -> tuple[Event, ...]:
    """The events that moved the planned end and were known by then."""
    changes = case.of(EventKind.SERVICE_PLANNED_END_CHANGED)
    return tuple(event for event in changes if event.order <= long.known and event.order in _orders(long.spell))


def _with_day(case: Case, duty: Owed, months: Value, planned: date | None, known_on: date) -> Owed:
    if planned is None:
        return duty
    counted = term(months, planned, rule=case.weekday, back=True)
    if counted.end < known_on:
        passed = Reason(Code.PASSED_BEFORE_KNOWN, {"day": counted.end, "known_on": known_on})
        return replace(duty, reasons=(*duty.reasons, passed))
    return replace(duty, day=counted.end, terms=(counted,))


def _ended(case: Case, duty: Owed, long: _Long) -> Owed:
    """It ends undone when the service is no longer a long one, with the service, or before that with the search."""
    shortened = [event for event in case.of(EventKind.SERVICE_PLANNED_END_CHANGED) if event.order in _orders(long.spell)]
    closer = next((event for event in shortened if event.order > long.known), None)
    if closer is not None and long.held is None:
        return replace(duty, ended_on=closer.on, ended_by=closer, ended_because=Code.LAPSED_AS_SHORT)
    last = long.spell.last(case.known)
    if last is not None and last <= long.search.last and (long.spell.end or last < case.as_of):
        return replace(duty, ended_on=last, ended_by=long.spell.end, ended_because=Code.LAPSED_WITH_SERVICE)
    return replace(duty, **ends_with(long.search))


def _orders(spell: Spell) -> set[int]:
    """Orders of the events that changed its planned end."""
    return {order for order, _ in spell.plans[1:]}


@rule(f"{ACT} 33 § 2", kinds=(Kind.SUPPLEMENTARY_AFTER_SERVICE,), without=NOTHING)
def supplementary_after_service(case: Case, before_end: Findings) -> Findings:
    """After the discussion before the end of a service a supplementary one is held within a month, unless clearly unnecessary.

    It begins with the discussion (choice 27) and follows the version of that day. From 2026 its figure has not been read: the
    month of 2025 is shown, to be confirmed (choice 53).
    """
    owed: list[Owed] = []
    taken: set[int] = set()
    held_before_end = [duty.done_by for duty in before_end.owed if duty.done_by is not None]
    for cause in sorted(held_before_end, key=lambda event: event.order):
        search = case.search_of(cause)
        months = case.carried("process.supplementary.after_service.within_months", cause.on)
        if search is None or months is None:
            continue
        counted = term(months, cause.on, rule=case.weekday)
        held = _next_supplementary(case, search, cause, taken)
        taken |= {held.order} if held else set()
        duty = Owed(
            kind=Kind.SUPPLEMENTARY_AFTER_SERVICE,
            n=len(owed) + 1,
            events=(cause,),
            bases=(basis(months, ACT, "33 § 2"),),
            reasons=(Reason(Code.SUPPLEMENTARY_AFTER_DISCUSSION, {"day": cause.on, "months": months.whole()}),),
            earliest=cause.on,
            day=counted.end,
            terms=(counted,),
            done_on=held.on if held else None,
            done_by=held,
            **ends_with(search),
        )
        owed.append(duty)
    return findings(owed)


def _next_supplementary(case: Case, search: Search, after: Event, taken: set[int]) -> Event | None:
    for event in case.of(EventKind.SUPPLEMENTARY_HELD):
        if search.has(event) and event.order > after.order and event.order not in taken:
            return event
    return None

"""What a rule finds, and the one reckoning that makes a duty of it: moved days, state, owner, mark."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from luukku.casework.domain import owner
from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search
from luukku.casework.domain.duty import Duty, NotApplicable, NotComputed, State, Term
from luukku.casework.domain.facts import Event
from luukku.casework.domain.kinds import FIRST_DAYS, Kind
from luukku.casework.domain.reasons import Code
from luukku.kernel.calendar import DayRule, add_weekdays
from luukku.kernel.outcome import Citation, Mark, Reason, weakest
from luukku.law import Unit, Value
from luukku.law.terms import term_end


@dataclass(frozen=True, slots=True)
class Basis:
    """What a conclusion rests on: a provision, how well it was checked, and the lawbook's value where it holds one."""

    citation: Citation
    mark: Mark
    value: Value | None = None


@dataclass(frozen=True, slots=True)
class Ground:
    """What sets a duty aside: the reason, what it rests on, and the events that tell it."""

    reason: Reason
    bases: tuple[Basis, ...]
    events: tuple[Event, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Owed:
    """A duty as its rule finds it.

    events      what it rests on, its cause first
    day         last day as the section counts it, before any move
    done_on     the day it was done; `done_by` the event, where one did it
    passed_over the meeting that was held while this one was set aside
    ended_on    the day on which it ended undone, with what it belonged to; `ended_by` the event, where one told it
    waived      what sets it aside on the as-of day
    unread      whether it is a detail whose wording has not been read (choice 53), whatever the marks of its values
    """

    kind: Kind
    n: int
    events: tuple[Event, ...]
    bases: tuple[Basis, ...]
    reasons: tuple[Reason, ...]
    earliest: date | None = None
    day: date | None = None
    strict: date | None = None
    candidates: tuple[date, ...] = ()
    terms: tuple[Term, ...] = ()
    done_on: date | None = None
    done_by: Event | None = None
    passed_over: Event | None = None
    ended_on: date | None = None
    ended_by: Event | None = None
    ended_because: Code = Code.LAPSED_WITH_SEARCH
    waived: Ground | None = None
    required: int | None = None
    counted: int | None = None
    unread: bool = False


@dataclass(frozen=True, slots=True)
class Findings:
    """What one rule finds of a case."""

    owed: tuple[Owed, ...] = ()
    not_applicable: tuple[NotApplicable, ...] = ()
    not_computed: tuple[NotComputed, ...] = ()


class Ending(TypedDict, total=False):
    """Fields of a duty that ended undone."""

    ended_on: date
    ended_by: Event


NOTHING = Findings()


def ends_with(search: Search) -> Ending:
    """The end of a search as the end of what is still open in it (choice 51)."""
    return {"ended_on": search.end.on, "ended_by": search.end} if search.end else {}


def findings(owed: Iterable[Owed] = (), *missing: NotComputed | NotApplicable) -> Findings:
    return Findings(
        tuple(owed),
        tuple(each for each in missing if isinstance(each, NotApplicable)),
        tuple(each for each in missing if isinstance(each, NotComputed)),
    )


def basis(value: Value, act: str, section: str) -> Basis:
    """A value of the lawbook as what a conclusion rests on; its own provision where the lawbook names one."""
    return Basis(value.citation or Citation(act, section, value.from_), value.mark, value)


def reading(act: str, section: str, mark: Mark, since: date) -> Basis:
    """How a provision is read where it is not plain."""
    return Basis(Citation(act, section, since), mark)


def term(value: Value, start: date, *, rule: DayRule, back: bool = False, times: int = 1) -> Term:
    """The term of a value from a day, which is not counted (Act 150/1930 §§ 2–3). `back` counts back, `times` multiplies."""
    length = value.whole() * times * (-1 if back else 1)
    return Term(start, length, value.unit, term_end(start, length=length, unit=value.unit, rule=rule))


def strict_end(case: Case, counted: Term) -> date | None:
    """The last day of a term of weekdays when Saturdays count, which is the legally safe one; None for other terms (choice 6)."""
    if counted.unit is not Unit.WEEKDAYS or case.weekday.saturday_counts:
        return None
    return add_weekdays(counted.start, weekdays=counted.length, rule=DayRule(True, case.weekday.eve_counts))


def stated(owed: Owed, case: Case) -> Duty:
    """The duty on the as-of day. What is done or ended keeps the day it had."""
    due = case.moved(owed.day, owed.kind) if owed.day else None
    strict = case.moved(owed.strict, owed.kind) if owed.strict else None
    strict = strict if strict != due else None
    state = _state(owed, due, case.as_of)
    on_time = owed.done_on <= due if owed.done_on and due else None
    reasons, bases, events = list(owed.reasons), list(owed.bases), list(owed.events)
    if due and due != owed.day:
        reasons.append(Reason(Code.MOVED_TO_WEEKDAY, {"day": owed.day, "due": due}))
    if strict:
        reasons.append(Reason(Code.STRICT_DAY, {"day": strict}))
    if state is State.DONE and owed.kind not in FIRST_DAYS:
        reasons.append(Reason(Code.DONE_LATE if on_time is False else Code.DONE, {"day": owed.done_on}))
    elif state is State.LAPSED:
        reasons.append(Reason(owed.ended_because, {"day": owed.ended_on}))
        events += [owed.ended_by] if owed.ended_by else []
    elif state is State.WAIVED and owed.waived is not None:
        reasons.append(owed.waived.reason)
        bases += owed.waived.bases
        events += owed.waived.events
    if owed.done_by is not None:
        events.append(owed.done_by)
    mark = weakest(each.mark for each in bases)
    to_be_confirmed = mark.to_be_confirmed or bool(owed.candidates) or owed.unread
    if to_be_confirmed:
        reasons.append(Reason(Code.TO_BE_CONFIRMED))
    return Duty(
        kind=owed.kind,
        n=owed.n,
        owner=owner.owner_on(case, owed.done_on or case.as_of, owed.kind),
        earliest=owed.earliest,
        due=due,
        due_strict=strict,
        due_candidates=tuple(sorted(case.moved(day, owed.kind) for day in owed.candidates)),
        state=state,
        on_time=on_time,
        done_on=owed.done_on,
        count_required=owed.required,
        count_done=owed.counted,
        reasons=tuple(reasons),
        citations=_distinct(each.citation for each in bases),
        mark=mark,
        to_be_confirmed=to_be_confirmed,
        values=tuple(each.value for each in bases if each.value is not None),
        terms=owed.terms,
        rests_on=tuple(sorted({event.number for event in events})),
    )


def _state(owed: Owed, due: date | None, as_of: date) -> State:
    if owed.done_on is not None:
        return State.DONE
    if owed.waived is not None:
        return State.WAIVED
    if owed.ended_on is not None:
        return State.LAPSED
    if owed.earliest is not None and as_of < owed.earliest:
        return State.UPCOMING
    if due is not None and as_of > due:
        return State.OVERDUE
    return State.DUE


def _distinct(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(citations))

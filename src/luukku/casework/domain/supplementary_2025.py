"""Supplementary discussions with a fixed number, as in 2025: first phase and later pairs (Act 380/2023 § 32.1(1) and (3)).

From 2026 they follow service need only: the lawbook's numbers are nought and no duty arises. A series that an interview
of 2025 began keeps its version (choice 8); what of it remains at the turn of the year is open (choice 20).
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain import exceptions
from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed, Term
from luukku.casework.domain.facts import Event, EventKind
from luukku.casework.domain.initial_interview import Round, supplementary_before
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, findings, term
from luukku.casework.domain.passing import aside_at, fell_aside, in_round, never_concerned, standing_now
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.calendar import add_months
from luukku.kernel.dates import DAY, DateRange
from luukku.kernel.outcome import Reason
from luukku.law import Unit, Value

ACT = "380/2023"
FIRST_PHASE, LATER = Kind.SUPPLEMENTARY_FIRST_PHASE, Kind.SUPPLEMENTARY_LATER
COUNT = "process.supplementary.first_phase.count"
REMAINING = "process.transition_2026.remaining_first_phase"


@rule(f"{ACT} 32 § 1(1)", kinds=(FIRST_PHASE, Kind.JOB_SEARCH_DISCUSSION), without=NOTHING)
def first_phase(case: Case, rounds: tuple[Round, ...], taken: set[int]) -> Findings:
    """Five supplementary discussions at two-week intervals after the interview; four when one had come before it.

    The n-th is due 2·n weeks after the interview: a fixed series, which holding one early or late does not move (choice 17).
    A supplementary discussion does the first one that is open; one whose day fell into an exception stays set aside (choices
    18, 28).
    taken  orders of the supplementary discussions that did something else; those that do one of these are added
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for round_ in rounds:
        held = round_.held
        if held is None:
            continue
        count = case.figure(COUNT, held.on)
        if count is None or count.whole() == 0:
            missing.append(_none_fixed(case, FIRST_PHASE, COUNT, held.on))
            continue
        search = round_.search_of(held) or round_.last
        ground = exceptions.laid_off(case, search, FIRST_PHASE, held.on, held.on, held.order)
        ground = ground or exceptions.outside_the_groups(case, search, FIRST_PHASE, held.on, held.on, held.order)
        if ground is not None:
            citations = tuple(each.citation for each in ground.bases)
            missing.append(NotApplicable(FIRST_PHASE, (ground.reason,), citations, ground.bases[0].mark))
            continue
        series = _series(case, round_, held, start=len(owed))
        done = _done(case, round_, series, held, taken)
        owed += [_stands(case, round_, duty, held, done.get(duty.n)) for duty in series]
    return findings(owed, *missing)


def _series(case: Case, round_: Round, held: Event, *, start: int) -> list[Owed]:
    """The duties of one interview, with their days."""
    count = case.figure(four_after_one_before(case, round_, held), held.on)
    interval = case.figure("process.supplementary.first_phase.interval", held.on)
    if count is None or interval is None:
        return []
    series = []
    for n in range(1, count.whole() + 1):
        counted = term(interval, held.on, rule=case.weekday, times=n)
        params = {"interview": held.on, "n": n, "count": count.whole(), "day": counted.end}
        params |= {"interval": interval.whole(), "weeks": interval.whole() * n}
        duty = Owed(
            kind=FIRST_PHASE,
            n=start + n,
            events=(held,),
            bases=(basis(count, ACT, "32 § 1(1)"), basis(interval, ACT, "32 § 1(1)")),
            reasons=(Reason(Code.FIRST_PHASE, params),),
            day=counted.end,
            terms=(counted,),
        )
        series.append(over_the_turn(case, duty))
    return series


@rule(f"{ACT} 32 § 1(1)", kinds=(FIRST_PHASE,), without=COUNT)
def four_after_one_before(case: Case, round_: Round, held: Event) -> str:
    """Which number applies: one less when a supplementary discussion came before the interview."""
    search = round_.search_of(held)
    preceded = search is not None and supplementary_before(case, search, held) is not None
    return f"{COUNT}.if_preceded" if preceded else COUNT


@rule(f"{ACT} 32 § 1(1)", kinds=(FIRST_PHASE,), without=lambda case, duty: duty)
def over_the_turn(case: Case, duty: Owed) -> Owed:
    """A day of the series in a time without fixed numbers: it either stands or lapsed with the change (choice 20).

    Until the transitional rule is known the day is shown as a candidate; the other reading has none.
    """
    day = duty.day
    count = case.figure(COUNT, day) if day else None
    if day is None or count is None or count.whole() > 0:
        return duty
    open_ = case.entry(REMAINING, day)
    bases = (*duty.bases, basis(open_, ACT, "32 § 1(1)"))
    known = case.figure(REMAINING, day)
    if known is None:
        reason = Reason(Code.REMAINING_FIRST_PHASE_OPEN, {"day": day, "change": open_.from_})
        return replace(duty, day=None, candidates=(day,), bases=bases, reasons=(*duty.reasons, reason), terms=duty.terms)
    if known.choice() == "lapse" and case.as_of >= open_.from_:
        return replace(duty, bases=bases, ended_on=open_.from_, ended_because=Code.LAPSED_WITH_CHANGE)
    return replace(duty, bases=bases)


def _done(case: Case, round_: Round, series: Sequence[Owed], held: Event, taken: set[int]) -> dict[int, Event]:
    """Which meeting did which duty of the series (choice 18)."""
    done: dict[int, Event] = {}
    supplementary = [event for event in case.of(EventKind.SUPPLEMENTARY_HELD) if event.order not in taken]
    meetings = sorted([*supplementary, *assessment_acts(case)], key=_order)
    for event in in_round(round_, meetings):
        if event.order < held.order or aside_at(case, round_, FIRST_PHASE, event, version=held.on):
            continue
        first = next((duty for duty in series if duty.n not in done and _is_open(case, round_, duty, held, event)), None)
        if first is not None:
            done[first.n] = event
            taken.add(event.order)
    return done


def _is_open(case: Case, round_: Round, duty: Owed, held: Event, event: Event) -> bool:
    over = duty.ended_on is not None and duty.ended_on <= event.on
    return not over and fell_aside(case, round_, duty, version=held.on, by=event.on, known=event.order) is None


@rule("681/2023 14 § 3", kinds=(FIRST_PHASE, Kind.JOB_SEARCH_DISCUSSION), without=())
def assessment_acts(case: Case) -> tuple[Event, ...]:
    """Acts of the integration assessment that were arranged instead of first-phase supplementary discussions (choice 18)."""
    return tuple(
        event
        for event in case.of(EventKind.INTEGRATION_ASSESSMENT_ACT)
        if event.replaces and case.says("integration.assessment.replaces_first_phase", event.on)
    )


def _stands(case: Case, round_: Round, duty: Owed, held: Event, done_by: Event | None) -> Owed:
    if done_by is not None:
        return replace(duty, done_on=done_by.on, done_by=done_by)
    if duty.ended_on is not None:
        return duty
    fell = fell_aside(case, round_, duty, version=held.on, by=case.as_of, known=case.known)
    if fell is not None and round_.last.end is None:
        return replace(duty, waived=fell)
    return standing_now(case, round_, duty, version=held.on)


@dataclass(frozen=True, slots=True)
class _Window:
    """When a later pair may and must be held, counted from its anchor."""

    anchor: Event
    every: Value
    within: Value

    @property
    def first(self) -> date:
        return add_months(self.anchor.on, months=self.every.whole())

    @property
    def last(self) -> date:
        return add_months(self.anchor.on, months=self.every.whole() + self.within.whole())


@rule(f"{ACT} 32 § 1(3)", kinds=(LATER,), without=NOTHING)
def later_pairs(case: Case, rounds: tuple[Round, ...], first: Findings, taken: set[int]) -> Findings:
    """Two supplementary discussions within a month whenever six months have passed, for the unemployed (choice 19).

    Six months from the interview, the last first-phase discussion or the last of an earlier pair. A pair exists only if its
    first day lies in a time that has them; a window that opened then keeps its version (choice 19).
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for round_ in rounds:
        anchor = round_.held
        while anchor is not None:
            pair, why_not = _pair(case, round_, anchor, first, taken, start=len(owed))
            owed += pair
            missing += why_not
            anchor = pair[-1].done_by if pair else None
    return findings(owed, *missing)


def _window(case: Case, anchor: Event) -> _Window | None:
    """The window that follows an anchor; None where its day has no such rule."""
    every = case.figure("process.supplementary.later.every_months", anchor.on)
    within = case.figure("process.supplementary.later.within_months", anchor.on)
    return _Window(anchor, every, within) if every and within else None


def _latest(anchor: Event, first: Findings, round_: Round, known: int) -> Event:
    """The anchor, or a first-phase discussion held after it and known then."""
    done = [duty.done_by for duty in first.owed if duty.done_by and anchor.order < duty.done_by.order <= known]
    return max([anchor, *(event for event in done if round_.search_of(event))], key=_order)


def _pair(
    case: Case, round_: Round, anchor: Event, first: Findings, taken: set[int], *, start: int
) -> tuple[list[Owed], list[NotComputed | NotApplicable]]:
    """The pair after an anchor, or why there is none."""
    window = _window(case, _latest(anchor, first, round_, case.known))
    done: list[Event] = []
    for event in in_round(round_, case.of(EventKind.SUPPLEMENTARY_HELD)):
        then = window if done else _window(case, _latest(anchor, first, round_, event.order))
        if event.order in taken or event.order <= anchor.order or then is None or event.on < then.first:
            continue
        count = case.figure("process.supplementary.later", then.first)
        if count is None or len(done) >= count.whole() or aside_at(case, round_, LATER, event, version=then.first):
            continue
        window = then
        done.append(event)
        taken.add(event.order)
    if window is None:
        return [], [_none_fixed(case, LATER, "process.supplementary.later.every_months", anchor.on)]
    count = case.figure("process.supplementary.later", window.first)
    if count is None or count.whole() == 0:
        return [], [_none_fixed(case, LATER, "process.supplementary.later", window.first)]
    unconcerned = never_concerned(case, round_, LATER, since=window.anchor, version=window.first)
    if unconcerned is not None and not done:
        return [], [unconcerned]
    duties = [_later(case, window, count, n=start + n) for n in range(1, count.whole() + 1)]
    return [_later_stands(case, round_, duty, window, done[n] if n < len(done) else None) for n, duty in enumerate(duties)], []


def _later(case: Case, window: _Window, count: Value, *, n: int) -> Owed:
    anchor, months = window.anchor.on, window.every.whole() + window.within.whole()
    params = {"day": anchor, "months": window.every.whole(), "first": window.first, "last": window.last, "count": count.whole()}
    return Owed(
        kind=LATER,
        n=n,
        events=(window.anchor,),
        bases=tuple(basis(value, ACT, "32 § 1(3)") for value in (count, window.every, window.within)),
        reasons=(Reason(Code.LATER_PAIR, params),),
        earliest=window.first,
        day=window.last,
        terms=(term(window.every, anchor, rule=case.weekday), Term(anchor, months, Unit.MONTHS, window.last)),
    )


def _later_stands(case: Case, round_: Round, duty: Owed, window: _Window, done_by: Event | None) -> Owed:
    """As other meetings, but a pair whose whole window fell into an exception stays set aside (choice 28)."""
    if done_by is not None:
        return replace(duty, done_on=done_by.on, done_by=done_by)
    fell = fell_aside(case, round_, duty, version=window.first, by=case.as_of, known=case.known)
    if fell is not None and round_.last.end is None and _all_aside(case, round_, duty, window):
        return replace(duty, waived=fell)
    return standing_now(case, round_, duty, version=window.first)


def _all_aside(case: Case, round_: Round, duty: Owed, window: _Window) -> bool:
    """Whether something set the pair aside on every day of its window."""
    after = window.last + DAY
    return all(
        fell_aside(case, round_, replace(duty, day=day), version=window.first, by=after, known=case.known)
        for day in DateRange(window.first, window.last)
    )


def _none_fixed(case: Case, kind: Kind, key: str, on: date) -> NotComputed | NotApplicable:
    """Why there is no fixed number: nothing known yet, or by service need only."""
    missing = case.missing(kind, key, on, ACT, "32 § 1")
    if isinstance(missing, NotComputed):
        return missing
    return replace(missing, reasons=(Reason(Code.BY_SERVICE_NEED_ONLY, {"day": on}),))


def _order(event: Event) -> int:
    return event.order

"""Checking the employment plan (työllistymissuunnitelman tarkistaminen; Act 380/2023 § 35.2)."""

from dataclasses import replace
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Plan
from luukku.casework.domain.initial_interview import Round
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.meetings import Meetings, meetings_of
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, findings
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.outcome import Reason

ACT = "380/2023"
REVIEWS = (EventKind.PLAN_MADE, EventKind.PLAN_REVIEWED)


@rule(f"{ACT} 35 § 2", kinds=(Kind.PLAN_REVIEW,), without=NOTHING)
def plan_review(case: Case, meetings: Meetings) -> Findings:
    """The plan is checked at each job search discussion, so the check has the day of the next one after the plan.

    Whoever holds the discussion without checking the plan still owes the check, with that discussion's day. A plan that stands
    in place of the employment plan ends it (choice 32).
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for cause, done in _checks(case):
        value = case.figure("process.plan.checked_at", cause.on)
        if value is None:
            missing.append(case.missing(Kind.PLAN_REVIEW, "process.plan.checked_at", cause.on, ACT, "35 § 2"))
            continue
        round_ = next((each for each in meetings.rounds if each.search_of(cause)), None)
        slot = _slot(case, round_, cause, done, meetings) if round_ else None
        if round_ is None or slot is None:
            continue
        duty = Owed(
            kind=Kind.PLAN_REVIEW,
            n=len(owed) + 1,
            events=(cause, *slot.events),
            bases=(basis(value, ACT, "35 § 2"), *slot.bases),
            reasons=(Reason(Code.PLAN_CHECKED_AT_DISCUSSION, {"day": cause.on, "discussion": slot.kind}), *slot.reasons),
            day=slot.day,
            candidates=slot.candidates,
            terms=slot.terms,
        )
        owed.append(_stands(case, duty, cause, done, slot, round_.last))
    return findings(owed, *missing)


def _checks(case: Case) -> list[tuple[Event, Event | None]]:
    """Each plan or check with the check that followed it; one is open at a time."""
    events = [event for event in case.of(*REVIEWS) if event.plan is Plan.EMPLOYMENT]
    return list(zip(events, (*events[1:], None), strict=False))


def _slot(case: Case, round_: Round, cause: Event, done: Event | None, meetings: Meetings) -> Owed | None:
    """The discussion at which the plan is checked: the first one held later, or the one to be held next if that is earlier.

    A check keeps the day it had when it was done, by what was known then.
    """
    last = done.order if done else case.known
    then = meetings_of(case.until(done)) if done else meetings
    slots = [slot for slot in (_held(case, cause, last, meetings), _coming(round_, then)) if slot is not None]
    return min(slots, key=lambda slot: slot.day or date.max, default=None)


def _held(case: Case, cause: Event, last: int, meetings: Meetings) -> Owed | None:
    """The duty that the first discussion after the plan or check did, or that was set aside on its day."""
    held = [event for event in case.of(EventKind.DISCUSSION_HELD) if event.on > cause.on and event.order <= last]
    if not held:
        return None
    at_end = next((duty for duty in meetings.before_end.owed if duty.done_by is held[0]), None)
    closed = (duty for duty in meetings.discussions.owed if held[0] in (duty.done_by, duty.passed_over))
    return at_end or next(closed, None)


def _coming(round_: Round, meetings: Meetings) -> Owed | None:
    """The discussion of the round that is to be held next: the one before the end of a service, else the ordinary one."""
    open_ = [duty for duty in meetings.before_end.owed if duty.done_on is None and duty.ended_on is None]
    at_end = min(open_, key=lambda duty: duty.day or date.max, default=None)
    ordinary = [duty for duty in meetings.discussions.owed if not duty.done_on and not duty.passed_over]
    return at_end or next((duty for duty in ordinary if round_.search_of(duty.events[0])), None)


def _stands(case: Case, duty: Owed, cause: Event, done: Event | None, slot: Owed, search: Search) -> Owed:
    if done is not None:
        return replace(duty, done_on=done.on, done_by=done)
    substitute = replaced_by(case, cause)
    if substitute is not None:
        return replace(duty, ended_on=substitute.on, ended_by=substitute, ended_because=Code.LAPSED_WITH_PLAN)
    if search.end is not None:
        return replace(duty, ended_on=search.end.on, ended_by=search.end)
    return replace(duty, waived=slot.waived) if slot.passed_over is None else duty


@rule(f"{ACT} 3 § 1(8)", kinds=(Kind.PLAN_REVIEW,))
def replaced_by(case: Case, plan: Event) -> Event | None:
    """The activation, integration or multi-disciplinary plan made later, which stands in place of the employment plan."""
    for event in case.of(EventKind.PLAN_MADE):
        if event.order > plan.order and case.lists("process.plan.substitutes", event.on, str(event.plan)):
            return event
    return None

"""The job search discussion (työnhakukeskustelu; Act 380/2023 § 32.1(2)), and meetings on request (§ 32.3–4)."""

from dataclasses import dataclass, replace

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.exceptions import ending_on
from luukku.casework.domain.facts import Event, EventKind
from luukku.casework.domain.initial_interview import Round
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, ends_with, findings, reading, term
from luukku.casework.domain.passing import as_left, aside_at, in_round, never_concerned, standing_now
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.standing import Standing, standing_on
from luukku.kernel.outcome import Reason

ACT = "380/2023"
DISCUSSION = Kind.JOB_SEARCH_DISCUSSION
COUNTS_FROM = "process.discussion.counts_from"
FIRST_PHASE_WORD = "last_first_phase_supplementary"


@dataclass(slots=True)
class _Series:
    """The discussions of a round as they are found, and the meeting from which the next one counts."""

    owed: list[Owed]
    missing: list[NotComputed | NotApplicable]
    anchor: Event | None = None


@rule(f"{ACT} 32 § 1(2)", kinds=(DISCUSSION, Kind.PLAN_REVIEW), without=NOTHING)
def every_three_months(case: Case, rounds: tuple[Round, ...], first: Findings) -> Findings:
    """A discussion whenever three months have passed from the interview or the previous discussion.

    Each discussion held is a previous one, whatever it was held for (choice 24). A term follows the version of the day it
    counts from (choice 8). While the person is outside the groups, or an exception holds, the duty is set aside; afterwards it
    goes on from the same day, or without one when that day has passed (choices 9, 16, 22, 28).
    """
    series = _Series([], [])
    for round_ in rounds:
        series.anchor = None
        held = [round_.held] if round_.held else []
        meetings = in_round(round_, case.of(EventKind.DISCUSSION_HELD))
        for meeting in sorted([*held, *meetings], key=lambda event: event.order):
            if meeting.kind is EventKind.DISCUSSION_HELD:
                _close(case, round_, series, first, meeting)
            series.anchor = meeting
        _open(case, round_, series, first)
    return findings(series.owed, *series.missing)


def _close(case: Case, round_: Round, series: _Series, first: Findings, meeting: Event) -> None:
    """A discussion that is held does the open duty, unless that was set aside on the day: then it stays so (choice 24)."""
    anchor = series.anchor
    if anchor is None:
        return
    duty = _after(case, series, anchor, first, known=meeting.order)
    if isinstance(duty, NotComputed | NotApplicable):
        series.missing.append(duty)
        return
    ground = aside_at(case, round_, DISCUSSION, meeting, version=anchor.on)
    if ground is None:
        left = as_left(case, round_, duty, version=anchor.on, by=meeting.on, known=meeting.order)
        series.owed.append(replace(left, done_on=meeting.on, done_by=meeting))
        return
    unconcerned = never_concerned(case, round_, DISCUSSION, since=anchor, version=anchor.on, until=meeting)
    if unconcerned is None:
        series.owed.append(replace(duty, waived=ground, passed_over=meeting))
    else:
        series.missing.append(unconcerned)


def _open(case: Case, round_: Round, series: _Series, first: Findings) -> None:
    """The discussion that is to be held next."""
    anchor = series.anchor
    if anchor is None:
        return
    duty = _after(case, series, anchor, first, known=case.known)
    if isinstance(duty, Owed):
        unconcerned = never_concerned(case, round_, DISCUSSION, since=anchor, version=anchor.on)
        if unconcerned is None:
            series.owed.append(standing_now(case, round_, duty, version=anchor.on))
            return
        duty = unconcerned
    series.missing.append(duty)


def _after(case: Case, series: _Series, anchor: Event, first: Findings, *, known: int) -> Owed | NotComputed | NotApplicable:
    """The discussion after an anchor, with its day by what was known then."""
    interval = case.figure("process.discussion.interval", anchor.on)
    if interval is None:
        return case.missing(DISCUSSION, "process.discussion.interval", anchor.on, ACT, "32 § 1(2)")
    counted = term(interval, anchor.on, rule=case.weekday)
    params = {"day": anchor.on, "meeting": anchor.kind, "months": interval.whole(), "last": counted.end}
    duty = Owed(
        kind=DISCUSSION,
        n=len(series.owed) + 1,
        events=(anchor,),
        bases=(basis(interval, ACT, "32 § 1(2)"),),
        reasons=(Reason(Code.DISCUSSION_INTERVAL, params),),
        day=counted.end,
        terms=(counted,),
    )
    done = [each.done_by for each in first.owed if each.done_by and anchor.order < each.done_by.order <= known]
    return from_first_phase(case, duty, max(done, key=lambda event: event.order)) if done else duty


@rule(f"{ACT} 32 § 1(2)", kinds=(DISCUSSION,), without=lambda case, duty, last: duty)
def from_first_phase(case: Case, duty: Owed, last: Event) -> Owed:
    """In 2025 the three months run from the last first-phase discussion held so far, when that is the latest meeting (choice 22).

    When the day counted from it lies in a time that counts from the interview or previous discussion only, both days are
    candidates until the transitional rule is known (choice 23).
    """
    interval = case.figure("process.discussion.interval", last.on)
    if interval is None or not case.lists(COUNTS_FROM, duty.events[0].on, FIRST_PHASE_WORD):
        return duty
    counted = term(interval, last.on, rule=case.weekday)
    params = {"day": last.on, "months": interval.whole(), "last": counted.end}
    later = replace(
        duty,
        events=(*duty.events, last),
        bases=(basis(interval, ACT, "32 § 1(2)"),),
        reasons=(Reason(Code.DISCUSSION_FROM_FIRST_PHASE, params),),
        day=counted.end,
        terms=(counted,),
    )
    if case.lists(COUNTS_FROM, counted.end, FIRST_PHASE_WORD):
        return later
    return _either(case, duty, later)


def _either(case: Case, earlier: Owed, later: Owed) -> Owed:
    """The day by the wording of 2026, the day by that of 2025, or both while the transitional rule is not known."""
    key = "process.transition_2026.next_discussion_counts_from"
    if later.day is None or earlier.day is None:
        return later
    transition = basis(case.entry(key, later.day), ACT, "32 § 1(2)")
    known = case.figure(key, later.day)
    if known is None:
        reason = Reason(Code.NEXT_DISCUSSION_OPEN, {"day": earlier.day, "other": later.day})
        return replace(
            later,
            bases=(*later.bases, transition),
            reasons=(*earlier.reasons, *later.reasons, reason),
            terms=(*earlier.terms, *later.terms),
            day=None,
            candidates=(earlier.day, later.day),
        )
    chosen = later if known.choice() == FIRST_PHASE_WORD else earlier
    return replace(chosen, bases=(*chosen.bases, transition))


@rule(f"{ACT} 32 § 3", f"{ACT} 32 § 4", kinds=(Kind.DISCUSSION_ON_REQUEST,), without=NOTHING)
def on_request(case: Case, taken: set[int]) -> Findings:
    """A meeting that § 32.3 or § 32.4 sets aside is held when the person asks; there is no last day (choice 31).

    Elsewhere the ordinary series or the service need rules, and a request is no duty of its own.
    """
    owed: list[Owed] = []
    used = set(taken)
    for request in case.of(EventKind.DISCUSSION_REQUESTED, EventKind.SUPPLEMENTARY_REQUESTED):
        search = case.search_of(request)
        soon = ending_on(case, request.on, request.order)
        asked_supplementary = request.kind is EventKind.SUPPLEMENTARY_REQUESTED
        if search is None or (soon is None and not asked_supplementary):
            continue
        standing = standing_on(case, search, request.on, request.order)
        if soon is None and standing not in (Standing.LAID_OFF, Standing.SHORT_WEEK):
            continue
        value = case.figure("process.discussion.on_request", request.on)
        if value is None:
            continue
        kind = EventKind.SUPPLEMENTARY_HELD if asked_supplementary else EventKind.DISCUSSION_HELD
        held = _next(case, kind, request, used)
        used |= {held.order} if held else set()
        bases = [basis(value, ACT, "32 § 3")]
        if soon is None:
            bases.append(reading(ACT, "32 § 4", value.mark, value.from_))
        duty = Owed(
            kind=Kind.DISCUSSION_ON_REQUEST,
            n=len(owed) + 1,
            events=(request, soon) if soon else (request,),
            bases=tuple(bases),
            reasons=(Reason(Code.ON_REQUEST_UNEMPLOYMENT_ENDS if soon else Code.ON_REQUEST_LAID_OFF, {"day": request.on}),),
            done_on=held.on if held else None,
            done_by=held,
            **ends_with(search),
        )
        owed.append(duty)
    return findings(owed)


def _next(case: Case, kind: EventKind, after: Event, used: set[int]) -> Event | None:
    search = case.search_of(after)
    for event in case.of(kind):
        if search is not None and search.has(event) and event.order > after.order and event.order not in used:
            return event
    return None

"""Publishing the job-seeker profile (työnhakuprofiili; Act 380/2023 §§ 43, 128–130), a duty from 1.9.2026.

The new wording has not been read: the term and the exceptions are known second-hand, so all of it is to be confirmed (choice 53).
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Ground, Owed, basis, ends_with, findings, strict_end, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.standing import Standing, standing_on
from luukku.kernel.outcome import Citation, Reason
from luukku.law import Value

ACT = "380/2023"
PROFILE = Kind.PROFILE_PUBLICATION
DEADLINE = "profile.publication_deadline"


@rule(f"{ACT} 129 § 1", kinds=(PROFILE,), without=NOTHING)
def publication(case: Case) -> Findings:
    """A profile is drafted and published within fifteen weekdays of the start of the search.

    A profile that is already published when the duty arises does it at once (choice 47).
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for search in case.course.searches:
        cause = search.start if case.figure(DEADLINE, search.first) else older_search(case, search)
        limit = case.figure(DEADLINE, cause.on) if cause else None
        if cause is None or limit is None:
            missing.append(_not_yet(case, search))
            continue
        first = _stands(case, search, _duty(case, cause, limit, len(owed) + 1), cause)
        exception = full_time_work(case, search, cause.on, cause.order)
        if exception and first.waived:
            citations = tuple(each.citation for each in exception.bases)
            missing.append(NotApplicable(PROFILE, (exception.reason,), citations, exception.bases[0].mark))
            continue
        owed += [first, *kept_published(case, search, first)]
    return findings(owed, *missing)


def _duty(case: Case, cause: Event, limit: Value, n: int) -> Owed:
    counted = term(limit, cause.on, rule=case.weekday)
    params = {"day": cause.on, "cause": cause.kind, "weekdays": limit.whole(), "last": counted.end}
    return Owed(
        kind=PROFILE,
        n=n,
        events=(cause,),
        bases=(basis(limit, ACT, "129 § 1"),),
        reasons=(Reason(Code.PROFILE_WITHIN_WEEKDAYS, params),),
        day=counted.end,
        strict=strict_end(case, counted),
        terms=(counted,),
        unread=True,
    )


@rule(f"{ACT} 129 § 1", kinds=(PROFILE,))
def older_search(case: Case, search: Search) -> Event | None:
    """For a search that began before the duty the term runs from the first discussion since, not an interview (choice 47)."""
    for event in case.of(EventKind.DISCUSSION_HELD):
        since = case.figure(f"{DEADLINE}.older_searches_from", event.on)
        if search.has(event) and since is not None and since.choice() == "next_job_search_discussion":
            return event
    return None


def _not_yet(case: Case, search: Search) -> NotComputed | NotApplicable:
    """Why there is no duty: publishing is voluntary on the day, or the first discussion of an older search is still to come."""
    limit = case.figure(DEADLINE, case.as_of)
    if limit is None or search.end is not None:
        return case.missing(PROFILE, DEADLINE, min(case.as_of, search.last), ACT, "129 § 1")
    citation = limit.citation or Citation(ACT, "129 § 1", limit.from_)
    return NotApplicable(PROFILE, (Reason(Code.PROFILE_FROM_NEXT_DISCUSSION, {"start": search.first}),), (citation,), limit.mark)


def _stands(case: Case, search: Search, duty: Owed, cause: Event) -> Owed:
    """Done by the profile that is published already, or by the first one published since."""
    acts = case.of(EventKind.PROFILE_PUBLISHED, EventKind.PROFILE_REMOVED)
    before = [event for event in acts if event.order < cause.order]
    if before and before[-1].kind is EventKind.PROFILE_PUBLISHED:
        return replace(duty, done_on=cause.on, done_by=before[-1])
    return _done_or_open(case, search, duty, cause)


def _done_or_open(case: Case, search: Search, duty: Owed, since: Event) -> Owed:
    for event in case.of(EventKind.PROFILE_PUBLISHED):
        if event.order > since.order and search.has(event):
            return replace(_as_left(case, search, duty, event.on, event.order), done_on=event.on, done_by=event)
    if search.end is not None:
        return replace(duty, **ends_with(search))
    exception = full_time_work(case, search, case.as_of, case.known)
    return replace(duty, waived=exception) if exception else _as_left(case, search, duty, case.as_of, case.known)


def _as_left(case: Case, search: Search, duty: Owed, by: date, known: int) -> Owed:
    """Without a last day, when that day passed during full-time work (choice 9)."""
    if duty.day is None or duty.day >= by or not full_time_work(case, search, duty.day, known):
        return duty
    return replace(duty, day=None, strict=None, reasons=(*duty.reasons, Reason(Code.PASSED_MEANWHILE, {"day": duty.day})))


@rule(f"{ACT} 129 § 1", kinds=(PROFILE,))
def full_time_work(case: Case, search: Search, day: date, known: int) -> Ground | None:
    """Full-time work is among the exceptions that are reported (second-hand)."""
    value = case.lists("profile.exceptions", day, "full_time_work")
    if value is None or standing_on(case, search, day, known) is not Standing.EMPLOYED:
        return None
    return Ground(Reason(Code.PROFILE_NOT_IN_FULL_TIME_WORK), (basis(value, ACT, "129 § 1"),))


@rule(f"{ACT} 129 § 1", kinds=(PROFILE,), without=())
def kept_published(case: Case, search: Search, first: Owed) -> Iterator[Owed]:
    """The profile is kept published: when it is removed, a new duty begins, without a reported last day (choice 47)."""
    duty = first
    while duty.done_by is not None:
        done = duty.done_by.order
        removals = [event for event in case.of(EventKind.PROFILE_REMOVED) if event.order > done and search.has(event)]
        keep = case.figure("profile.keep_published", removals[0].on) if removals else None
        if keep is None or not keep.yes():
            return
        duty = Owed(
            kind=PROFILE,
            n=duty.n + 1,
            events=(removals[0],),
            bases=(basis(keep, ACT, "129 § 1"),),
            reasons=(Reason(Code.PROFILE_KEPT_PUBLISHED, {"day": removals[0].on}),),
            unread=True,
        )
        duty = _done_or_open(case, search, duty, removals[0])
        yield duty

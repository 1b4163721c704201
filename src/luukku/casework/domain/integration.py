"""Integration (kotoutuminen; Act 681/2023): assessment, plan, guidance to training or service, reviews of the plan.

For job seekers the labour authority carries these out (§ 3), so they lapse with the job search (choice 35).
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Plan
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Ending, Findings, Owed, basis, ends_with, findings, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.standing import Standing, standing_on
from luukku.kernel.calendar import add_years
from luukku.kernel.outcome import Reason

ACT = "681/2023"


@rule(f"{ACT} 14 § 1", kinds=(Kind.INTEGRATION_ASSESSMENT,), without=NOTHING)
def assessment(case: Case) -> Findings:
    """An assessment is made of an unemployed job seeker, a refugee or a known integration client.

    At most three years from the first permit. It is started without delay: no last day. It is caused by the day on which
    the permit and the search are both there; the same date three years later is still inside (choice 34).
    """
    causes = _needs_assessment(case)
    started = next(iter(case.of(EventKind.INTEGRATION_ASSESSMENT_STARTED)), None)
    if not causes or (started is not None and started.order < causes[0].order):
        return NOTHING
    day, key = causes[0].on, "integration.assessment_window_years"
    years = case.figure(key, day)
    if years is None:
        return findings((), case.missing(Kind.INTEGRATION_ASSESSMENT, key, day, ACT, "14 § 1"))
    duty = Owed(
        kind=Kind.INTEGRATION_ASSESSMENT,
        n=1,
        events=causes,
        bases=(basis(years, ACT, "14 § 1"),),
        reasons=(Reason(Code.ASSESSMENT_WITHOUT_DELAY, {"day": day, "years": years.whole()}),),
        done_on=started.on if started else None,
        done_by=started,
        **_ending(case),
    )
    return findings([duty])


def _needs_assessment(case: Case) -> tuple[Event, ...]:
    """The event that completed the grounds, then the others; empty where a search, the permit or a group is missing."""
    permit, known = first_permit(case), case.of(EventKind.INTEGRATION_CLIENT)
    for event in case.events:
        search = case.search_of(event)
        client = next((each for each in known if each.order <= event.order), None)
        has_permit = permit is not None and permit.order <= event.order
        if search is None or not (has_permit or client) or (permit and not _within(case, permit, event.on)):
            continue
        standing = standing_on(case, search, event.on, event.order)
        ground = has_permit and ((permit and permit.group == "refugee") or standing in (Standing.UNEMPLOYED, Standing.LAID_OFF))
        if client or ground:
            others = (search.start, permit if has_permit else None, client)
            return tuple(dict.fromkeys((event, *(each for each in others if each is not None))))
    return ()


def first_permit(case: Case) -> Event | None:
    permits = case.of(EventKind.FIRST_RESIDENCE_PERMIT)
    return permits[0] if permits else None


def _within(case: Case, permit: Event, day: date) -> bool:
    years = case.nearest("integration.assessment_window_years", day)
    return day <= add_years(permit.on, years=years.whole())


def _ending(case: Case) -> Ending:
    """They lapse with the job search, and are owed again while a later one is in force."""
    search = case.course.search
    return ends_with(search) if search else {}


@rule(f"{ACT} 20 § 1", f"{ACT} 20 § 3", kinds=(Kind.INTEGRATION_PLAN,), without=NOTHING)
def integration_plan(case: Case) -> Findings:
    """The plan is made without delay after the assessment, and at latest three years from the first permit (choice 35)."""
    started = case.of(EventKind.INTEGRATION_ASSESSMENT_STARTED)
    if not started:
        return NOTHING
    cause, permit = started[0], first_permit(case)
    years = case.figure("integration.plan.window_years", cause.on)
    if years is None:
        key = "integration.plan.window_years"
        return findings((), case.missing(Kind.INTEGRATION_PLAN, key, cause.on, ACT, "20 § 3"))
    made = [event for event in _plans(case, EventKind.PLAN_MADE) if event.order > cause.order]
    duty = Owed(
        kind=Kind.INTEGRATION_PLAN,
        n=1,
        events=(cause,),
        bases=(basis(years, ACT, "20 § 3"),),
        reasons=(Reason(Code.INTEGRATION_PLAN_WITHOUT_DELAY, {"day": cause.on}),),
        done_on=made[0].on if made else None,
        done_by=made[0] if made else None,
        **_ending(case),
    )
    if permit is not None:
        counted = term(years, permit.on, rule=case.weekday)
        if counted.end >= cause.on:
            reason = Reason(Code.INTEGRATION_PLAN_LATEST, {"permit": permit.on, "years": years.whole(), "last": counted.end})
            duty = replace(duty, day=counted.end, terms=(counted,), events=(permit, cause), reasons=(*duty.reasons, reason))
    return findings([duty])


@rule(f"{ACT} 20 § 5", kinds=(Kind.INTEGRATION_GUIDANCE,), without=NOTHING)
def guidance(case: Case) -> Findings:
    """The client is guided to the training or service of the plan within a month of making it."""
    plans = _plans(case, EventKind.PLAN_MADE)
    return _after_each(
        case, plans, case.of(EventKind.GUIDED_TO_SERVICE), Kind.INTEGRATION_GUIDANCE, "integration.guidance_months", "20 § 5"
    )


@rule(f"{ACT} 22 § 1", kinds=(Kind.INTEGRATION_PLAN_REVIEW,), without=NOTHING)
def integration_plan_review(case: Case) -> Findings:
    """The plan is reviewed at least every six months, counted from the plan or its last review."""
    plans = _plans(case, EventKind.PLAN_MADE, EventKind.PLAN_REVIEWED)
    return _after_each(case, plans, plans, Kind.INTEGRATION_PLAN_REVIEW, "integration.review_months", "22 § 1")


def _plans(case: Case, *kinds: EventKind) -> list[Event]:
    return [event for event in case.of(*kinds) if event.plan is Plan.INTEGRATION]


def _after_each(case: Case, causes: Sequence[Event], doings: Sequence[Event], kind: Kind, key: str, section: str) -> Findings:
    """A term of months from each cause, done by the first of the doings after it."""
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for cause in causes:
        months = case.figure(key, cause.on)
        if months is None:
            missing.append(case.missing(kind, key, cause.on, ACT, section))
            continue
        counted = term(months, cause.on, rule=case.weekday)
        done = next((event for event in doings if event.order > cause.order), None)
        duty = Owed(
            kind=kind,
            n=len(owed) + 1,
            events=(cause,),
            bases=(basis(months, ACT, section),),
            reasons=(Reason(Code(kind.value), {"day": cause.on, "months": months.whole(), "last": counted.end}),),
            day=counted.end,
            terms=(counted,),
            done_on=done.on if done else None,
            done_by=done,
            **_ending(case),
        )
        owed.append(duty)
    return findings(owed, *missing)

"""The duty rule: from facts, events, lawbook and settings to what the authority and the job seeker must do by when.

One pure function of its arguments: no clock, no files, nothing kept between two calls.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from luukku.casework.domain import (
    change_security,
    integration,
    multidisciplinary,
    plans,
    profile,
    search_obligation,
    statements,
)
from luukku.casework.domain.case import Case, case_of
from luukku.casework.domain.duty import Answer, Duty, NotApplicable, NotComputed, Validity
from luukku.casework.domain.facts import Fact, Person, Settings
from luukku.casework.domain.kinds import Kind, Who
from luukku.casework.domain.meetings import meetings_of
from luukku.casework.domain.owed import Findings, stated
from luukku.law import Lawbook

ORDER = {kind: at for at, kind in enumerate(Kind)}


def duties(
    *,
    events: Sequence[Fact],
    lawbook: Lawbook,
    as_of: date,
    person: Person | None = None,
    settings: Settings | None = None,
    authority_municipalities: Iterable[str] | None = None,
) -> Answer:
    """The duties of a case on a day.

    events                   what happened, in the order of the story; those after the day are left out and named
    authority_municipalities municipalities of this authority, for whose duty it is when somebody moves
    """
    case = case_of(
        facts=events,
        person=person or Person(),
        settings=settings or Settings(),
        authority_municipalities=authority_municipalities,
        lawbook=lawbook,
        as_of=as_of,
    )
    found = _found(case)
    stating = [stated(owed, case) for findings in found for owed in findings.owed]
    listed = sorted(stating, key=_place)
    kinds = {duty.kind for duty in listed}
    return Answer(
        as_of=as_of,
        validity=validity(case),
        authority=tuple(duty for duty in listed if duty.who is Who.AUTHORITY),
        job_seeker=tuple(duty for duty in listed if duty.who is Who.JOB_SEEKER),
        not_applicable=_not_applicable(found, kinds),
        not_computed=_not_computed(found),
        left_out=tuple(number for number, fact in enumerate(events, 1) if fact.on > as_of),
    )


def _found(case: Case) -> list[Findings]:
    """What each rule finds."""
    meetings = meetings_of(case)
    obligations = search_obligation.begun(case, meetings.before_end)
    registered = change_security.registration(case)
    return [
        meetings.interviews,
        meetings.first_phase,
        meetings.later_pairs,
        meetings.after_service,
        meetings.discussions,
        meetings.before_end,
        meetings.on_request,
        plans.plan_review(case, meetings),
        multidisciplinary.joint_plan(case),
        multidisciplinary.joint_plan_review(case),
        integration.assessment(case),
        integration.integration_plan(case),
        integration.guidance(case),
        integration.integration_plan_review(case),
        statements.written_reminder(case),
        statements.authority_statement(case),
        statements.national_centre_statement(case),
        search_obligation.obligation_start(case, obligations),
        search_obligation.review_periods(case, obligations, meetings.before_end),
        profile.publication(case),
        registered,
        change_security.training_start(case, registered),
        change_security.allowance_claim(case, registered),
    ]


def validity(case: Case) -> Validity:
    """Whether a job search is in force on the day (380/2023 §§ 27–28): from the day of the request until the day it ended."""
    search = case.course.search
    if search is None:
        return Validity.NONE
    return Validity.ENDED if search.end is not None else Validity.VALID


def _place(duty: Duty) -> tuple[int, int]:
    return ORDER[duty.kind], duty.n


def _not_applicable(found: Iterable[Findings], kinds: set[Kind]) -> tuple[NotApplicable, ...]:
    """One for each kind that has no duty."""
    first: dict[Kind, NotApplicable] = {}
    for findings in found:
        for each in findings.not_applicable:
            if each.kind not in kinds:
                first.setdefault(each.kind, each)
    return tuple(sorted(first.values(), key=lambda each: ORDER[each.kind]))


def _not_computed(found: Iterable[Findings]) -> tuple[NotComputed, ...]:
    """One for each kind, with all its reasons."""
    merged: dict[Kind, NotComputed] = {}
    for findings in found:
        for each in findings.not_computed:
            known = merged.get(each.kind)
            reasons = (*known.reasons, *(r for r in each.reasons if r not in known.reasons)) if known else each.reasons
            merged[each.kind] = replace(each, reasons=reasons)
    return tuple(sorted(merged.values(), key=lambda each: ORDER[each.kind]))

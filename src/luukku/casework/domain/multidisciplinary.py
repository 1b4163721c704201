"""Joint support (monialainen tuki; Act 381/2023): the plan within three months of the assessment, and its reviews."""

from collections.abc import Sequence

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Plan
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Ending, Findings, Owed, basis, findings, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.outcome import Reason

ACT = "381/2023"


@rule(f"{ACT} 4 § 3", kinds=(Kind.MULTIDISCIPLINARY_PLAN,), without=NOTHING)
def joint_plan(case: Case) -> Findings:
    """The plan is made within three months of the day on which the assessment was started (choice 33)."""
    return _after_each(
        case,
        case.of(EventKind.MULTIDISCIPLINARY_ASSESSMENT_STARTED),
        kind=Kind.MULTIDISCIPLINARY_PLAN,
        key="multidisciplinary.plan_deadline_months",
        section="4 § 3",
        by=(EventKind.PLAN_MADE,),
    )


@rule(f"{ACT} 6 § 1", kinds=(Kind.MULTIDISCIPLINARY_PLAN_REVIEW,), without=NOTHING)
def joint_plan_review(case: Case) -> Findings:
    """The plan is reviewed at least every three months, counted from the plan or its last review (choice 33)."""
    plans = [event for event in case.of(EventKind.PLAN_MADE, EventKind.PLAN_REVIEWED) if event.plan is Plan.MULTIDISCIPLINARY]
    return _after_each(
        case,
        plans,
        kind=Kind.MULTIDISCIPLINARY_PLAN_REVIEW,
        key="multidisciplinary.review_months",
        section="6 § 1",
        by=(EventKind.PLAN_MADE, EventKind.PLAN_REVIEWED),
    )


def _after_each(
    case: Case, causes: Sequence[Event], *, kind: Kind, key: str, section: str, by: tuple[EventKind, ...]
) -> Findings:
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for cause in causes:
        months = case.figure(key, cause.on)
        if months is None:
            missing.append(case.missing(kind, key, cause.on, ACT, section))
            continue
        counted = term(months, cause.on, rule=case.weekday)
        ended = support_ended(case, cause)
        done = next((event for event in case.of(*by) if event.plan is Plan.MULTIDISCIPLINARY and event.order > cause.order), None)
        in_time = done if done and (not ended or done.order < ended["ended_by"].order) else None
        duty = Owed(
            kind=kind,
            n=len(owed) + 1,
            events=(cause,),
            bases=(basis(months, ACT, section),),
            reasons=(Reason(Code(kind.value), {"day": cause.on, "months": months.whole(), "last": counted.end}),),
            day=counted.end,
            terms=(counted,),
            done_on=in_time.on if in_time else None,
            done_by=in_time,
            ended_because=Code.LAPSED_WITH_SUPPORT,
            **ended,
        )
        owed.append(duty)
    return findings(owed, *missing)


@rule(f"{ACT} 8 §", kinds=(Kind.MULTIDISCIPLINARY_PLAN, Kind.MULTIDISCIPLINARY_PLAN_REVIEW), without=Ending())
def support_ended(case: Case, cause: Event) -> Ending:
    """The support ends by a joint assessment, not with the job search (choice 33)."""
    ends = case.of(EventKind.MULTIDISCIPLINARY_ENDED)
    end = next((event for event in ends if event.order > cause.order), None)
    return {"ended_on": end.on, "ended_by": end} if end else {}

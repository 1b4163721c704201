"""The job search obligation (työnhakuvelvollisuus; Act 380/2023 ch. 5): when it begins, and its review periods."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain import search_periods
from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Plan
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, ends_with, findings
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.search_blocks import Free, free_days, layoff_not_told
from luukku.casework.domain.search_periods import Figures, applied_in, figures_on
from luukku.kernel.calendar import add_months
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Citation, Reason

ACT = "380/2023"
START, PERIOD = Kind.SEARCH_OBLIGATION_START, Kind.SEARCH_PERIOD


@dataclass(frozen=True, slots=True)
class Begun:
    """An obligation that begins: in which free days, from when its periods run, and by which plans and reviews.

    day  the day from which the periods run; None while two readings are open
    """

    duty: Owed
    search: Search
    free: Free
    day: date | None
    settings: tuple[Event, ...]


@rule(f"{ACT} 44 § 1", kinds=(START, PERIOD), without=())
def begun(case: Case, before_end: Findings) -> tuple[Begun, ...]:
    """The obligation begins on the day that the plan sets, which may lie before the plan, else on the day of the plan.

    Where something defers it, on the later of that and the deferred day; when it stopped and begins again, that is the next one
    (choices 39, 40). A layoff's third month is shown before any plan, and a plan made after it does not change the day.
    """
    found: list[Begun] = []
    for search in case.course.searches:
        plans = set_by(case, search)
        for free in free_days(case, search, before_end):
            one = _begins(case, search, free, plans, n=len(found) + 1)
            if one is not None:
                found.append(one)
    return tuple(found)


@rule(f"{ACT} 44 § 1", "681/2023 19 § 1", "381/2023 5 § 3", kinds=(START, PERIOD), without=())
def set_by(case: Case, search: Search) -> tuple[Event, ...]:
    """The plans and reviews that set an obligation: of employment, integration and multi-disciplinary plans (choice 41)."""
    return tuple(
        event
        for event in case.of(EventKind.PLAN_MADE, EventKind.PLAN_REVIEWED)
        if event.plan is not Plan.ACTIVATION and search.has(event) and case.figure("search_duty.main.periods", event.on)
    )


def _begins(case: Case, search: Search, free: Free, plans: Sequence[Event], *, n: int) -> Begun | None:
    """The obligation of one stretch of free days, if there is one."""
    before = [event for event in plans if event.kind is EventKind.PLAN_MADE and event.on <= free.first]
    within = [event for event in plans if free.first < event.on <= free.last]
    plan = before[-1] if before else next((event for event in within if event.kind is EventKind.PLAN_MADE), None)
    deferred = free.after
    if plan is None and (deferred is None or not deferred.told_by_law):
        return None
    options = deferred.then if deferred and deferred.then else (free.first,)
    from_ = (plan.obligation_from or plan.on) if plan else options[0]
    days = tuple(sorted({max(day, from_) for day in options}))
    if deferred and deferred.told_by_law and plan and free.first < plan.on:
        days = options
    if days[0] > free.last:
        return None
    duty = _duty(case, search, free, plan, days, n)
    settings = (plan, *(event for event in within if event.order > plan.order)) if plan else ()
    periods_from = (max(from_, free.first) if len(days) == 1 else None) if plan else None
    return Begun(duty, search, free, periods_from, settings)


def _duty(case: Case, search: Search, free: Free, plan: Event | None, days: tuple[date, ...], n: int) -> Owed:
    day = days[0] if len(days) == 1 else None
    count = case.nearest("search_duty.main.count", max(days[0], search.first))
    deferred = free.after.ground if free.after else None
    reasons = [Reason(Code.OBLIGATION_FROM_PLAN, {"plan": plan.on, "day": day})] if plan and day else []
    reasons += [deferred.reason] if deferred else []
    reasons += [Reason(Code.OBLIGATION_DAY_OPEN, {"day": days[0], "other": days[-1]})] if day is None else []
    bases = (basis(count, ACT, "44 § 1"), *(deferred.bases if deferred and (day is None or day == free.first) else ()))
    bases += free.after.unsure if free.after and day is None else ()
    events = (*((plan,) if plan else ()), *(deferred.events if deferred else ()))
    return Owed(
        kind=START,
        n=n,
        events=events or (search.start,),
        bases=bases,
        reasons=tuple(reasons),
        earliest=day,
        day=day,
        candidates=days if day is None else (),
        done_on=day if day and day <= case.as_of else None,
        **ends_with(search),
    )


@rule(f"{ACT} 44 § 1", kinds=(START,), without=NOTHING)
def obligation_start(case: Case, obligations: tuple[Begun, ...]) -> Findings:
    """Each beginning of the obligation; done from that day on (choice 39)."""
    return findings([each.duty for each in obligations], *(() if obligations else _why_none(case)))


def _why_none(case: Case) -> Iterator[NotComputed | NotApplicable]:
    """Why a plan sets no obligation."""
    if any(layoff_not_told(case, search) for search in case.course.searches):
        yield NotComputed(START, (Reason(Code.LAYOFF_DAY_NOT_TOLD),), None)
    for event in case.of(EventKind.PLAN_MADE):
        value = case.figure("search_duty.lowered_if_fewer_suitable", event.on)
        if event.suitable_opportunities_per_month == 0 and value is not None:
            citation = value.citation or Citation(ACT, "44 § 3", value.from_)
            yield NotApplicable(START, (Reason(Code.NO_SUITABLE_OPPORTUNITIES),), (citation,), value.mark)
            return
        if case.figure("search_duty.main.periods", event.on) is None:
            yield case.missing(START, "search_duty.main.periods", event.on, ACT, "44 § 1")
            return


@rule(f"{ACT} 44 § 1", kinds=(PERIOD,), without=NOTHING)
def review_periods(case: Case, obligations: tuple[Begun, ...], before_end: Findings) -> Findings:
    """A plan sets periods for three months; each review three months more, which follow directly or start on its day (choice 41).

    The start day keeps its number and is clamped in shorter months (choice 41). When something defers or removes the
    obligation, the periods that have not ended are set aside (choices 44, 45).
    """
    owed: list[Owed] = []
    for each in obligations:
        for first, last, figures, setting in _periods(case, each, before_end):
            owed.append(_period(case, each, first, last, figures, setting, n=len(owed) + 1))
    return findings(owed)


def _periods(case: Case, begun_: Begun, before_end: Findings) -> Iterator[tuple[date, date, Figures, Event]]:
    """First and last day, figures and the plan or review of each period."""
    start, offset, suitable = begun_.day, 0, None
    for setting in begun_.settings:
        suitable = setting.suitable_opportunities_per_month if setting.kind is EventKind.PLAN_MADE else suitable
        if start is None:
            if begun_.duty.day is None and setting.on <= begun_.duty.candidates[-1]:
                continue
            start, offset = setting.on, 0
        follows = add_months(start, months=offset)
        restarts = max(setting.obligation_from or setting.on, follows)
        if offset and restarts > follows:
            start, offset = restarts, 0
        left = _months_set(case, setting)
        while left > 0:
            first = add_months(start, months=offset)
            figures = figures_on(case, begun_.search, first, before_end)
            if figures is None:
                return
            figures = search_periods.lowered(case, figures, suitable, first)
            offset, left = offset + figures.months, left - figures.months
            yield first, add_months(start, months=offset) - DAY, figures, setting


def _months_set(case: Case, setting: Event) -> int:
    """For how many months a plan or review sets periods: three of a month."""
    periods = case.nearest("search_duty.main.periods", setting.on)
    return periods.whole() * case.nearest("search_duty.main.period_months", setting.on).whole()


def _period(case: Case, begun_: Begun, first: date, last: date, figures: Figures, setting: Event, *, n: int) -> Owed:
    applied = applied_in(case, begun_.search, first, last, figures.count)
    params = {"count": figures.count, "months": figures.months, "first": first, "last": last, "plan": setting.on}
    block = begun_.free.before
    duty = Owed(
        kind=PERIOD,
        n=n,
        events=(setting, *applied.events),
        bases=figures.bases,
        reasons=(
            Reason(figures.code, params),
            *figures.lowered,
            Reason(Code.APPLIED_SO_FAR, {"count": applied.count, "required": figures.count}),
        ),
        earliest=first,
        day=last,
        required=figures.count,
        counted=applied.count,
        done_on=applied.reached_on,
        done_by=applied.reached_by,
        **ends_with(begun_.search),
    )
    return replace(duty, waived=block.ground) if block is not None and last >= block.first else duty

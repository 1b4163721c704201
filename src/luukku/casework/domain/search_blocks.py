"""When the search obligation does not run: it waits (Act 380/2023 § 46), is not set (§ 48), or work begins soon (§ 44.4).

Each rule gives stretches of days with their ground. A stretch that goes on has no known end, except where the section itself
tells the day: a layoff's third month, and the planned last day of a job.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from luukku.casework.domain import exceptions
from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search, Spell
from luukku.casework.domain.exceptions import lawbook_word, long_runs, name_of
from luukku.casework.domain.facts import EventKind, Plan, Service, Status
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import Basis, Findings, Ground, basis, reading
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.calendar import add_months
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Reason
from luukku.law import Value

ACT = "380/2023"
KINDS = (Kind.SEARCH_OBLIGATION_START, Kind.SEARCH_PERIOD)


@dataclass(frozen=True, slots=True)
class Block:
    """Days on which the obligation does not run.

    then         the days on which it may begin after them: one, or two where the section does not say which
    unsure       what the two rest on
    told_by_law  whether the obligation begins after them without any plan (a layoff's third month)
    """

    first: date
    last: date
    ground: Ground
    then: tuple[date, ...] = ()
    unsure: tuple[Basis, ...] = ()
    told_by_law: bool = False


@dataclass(frozen=True, slots=True)
class Free:
    """Days between blocks: the block before them, and the one after."""

    first: date
    last: date
    after: Block | None
    before: Block | None


def free_days(case: Case, search: Search, before_end: Findings) -> list[Free]:
    """The days of the search on which the obligation may run."""
    free: list[Free] = []
    first, after = search.first, None
    for block in sorted(_blocks(case, search, before_end), key=lambda each: each.first):
        if block.last < first or block.last < block.first or block.first > search.last:
            continue
        if block.first > first:
            free.append(Free(first, block.first - DAY, after, block))
        if block.last == date.max:
            return free
        first, after = block.last + DAY, block
    return [*free, Free(first, search.last, after, None)] if first <= search.last else free


def _blocks(case: Case, search: Search, before_end: Findings) -> Iterator[Block]:
    yield from in_work(case, search)
    yield from employed(case, search)
    yield from layoff_begins(case, search)
    yield from waits_for_discussion(case, search, before_end)
    yield from joint_support_needed(case, search)
    yield from in_joint_purchase_training(case, search)
    yield from work_begins_soon(case, search)
    yield from nothing_suitable(case, search)


@rule(f"{ACT} 46 § 1", kinds=KINDS, without=())
def in_work(case: Case, search: Search) -> Iterator[Block]:
    """In a job of over two weeks and over 80 %, also one begun before the search, the obligation begins from its end.

    Whether that is the last day or the day after is not said: two readings, until the lawbook
    says which (choice 40).
    """
    for job in case.course.jobs:
        employed_at_start = search.start.status is Status.EMPLOYED and not _in_search(search, job)
        if not job.told or job.start.subsidised or employed_at_start:
            continue
        first = max(job.first, search.first)
        weeks, hours = (
            case.nearest("search_duty.start.job_over_weeks", first),
            case.nearest("search_duty.start.job_over_hours", first),
        )
        if _at_most(job, hours) or not job.over_weeks(weeks.whole(), case.known):
            continue
        last = job.last(case.known)
        if last is not None and last < search.first:
            continue
        params = {"weeks": weeks.whole(), "percent": hours.number()}
        bases = (basis(weeks, ACT, "46 § 1"), basis(hours, ACT, "46 § 1"))
        yield _job_block(case, first, last, Ground(Reason(Code.OBLIGATION_AFTER_JOB, params), bases, (job.start,)))


def _job_block(case: Case, first: date, last: date | None, ground: Ground) -> Block:
    """A job's days, and the two readings of the day on which the obligation begins after it."""
    if last is None:
        return Block(first, date.max, ground)
    key = "search_duty.start.after_job"
    known = case.figure(key, last)
    readings = {"last_day": last, "day_after": last + DAY}
    then = (readings[known.choice()],) if known else tuple(readings.values())
    return Block(first, last, ground, then, (basis(case.entry(key, last), ACT, "46 § 1"),))


def _in_search(search: Search, spell: Spell) -> bool:
    return spell.told and spell.start.order > search.start.order


@rule(f"{ACT} 44 § 1", f"{ACT} 44 § 2", kinds=KINDS, without=())
def employed(case: Case, search: Search) -> Iterator[Block]:
    """Employed persons outside § 44.2 have none: those employed from the start, and those back after a layoff (choice 44)."""
    if search.start.status is Status.EMPLOYED:
        ends = [last for job in case.course.jobs if not _in_search(search, job) and (last := _over(case, job))]
        last = max((each for each in ends if each >= search.first), default=None)
        yield _job_block(case, search.first, last, _employed_ground(case, search.first))
    for layoff in case.course.layoffs:
        last = _over(case, layoff)
        if last is not None and last >= search.first:
            yield _back_at_work(case, last + DAY)


def _back_at_work(case: Case, first: date) -> Block:
    """From the day after a layoff until the job ends, or another job or layoff begins."""
    ends = [last for job in case.course.jobs if not job.told and (last := _over(case, job)) and last >= first]
    begins = [each.first for each in (*case.course.jobs, *case.course.layoffs) if each.told and each.first >= first]
    if ends and min(ends) < min(begins, default=date.max):
        return _job_block(case, first, min(ends), _employed_ground(case, first))
    return Block(first, min(begins) - DAY if begins else date.max, _employed_ground(case, first))


def _employed_ground(case: Case, day: date) -> Ground:
    groups = case.nearest("search_duty.main.groups", day)
    return Ground(Reason(Code.NO_OBLIGATION_WHEN_EMPLOYED), (basis(groups, ACT, "44 § 1"),))


def _over(case: Case, spell: Spell) -> date | None:
    """Its last day, once it is over."""
    last = spell.last(case.known)
    return last if last is not None and (spell.end is not None or last < case.as_of) else None


@rule(f"{ACT} 46 § 2", kinds=KINDS, without=())
def layoff_begins(case: Case, search: Search) -> Iterator[Block]:
    """A laid-off person's obligation begins when three months have passed since the layoff began (choice 40)."""
    if layoff_not_told(case, search):
        months = case.nearest("search_duty.layoff_start", search.first)
        yield Block(search.first, date.max, Ground(Reason(Code.LAYOFF_DAY_NOT_TOLD), (basis(months, ACT, "46 § 2"),)))
    for layoff in case.course.layoffs:
        before = layoff.start.order < search.start.order
        if not layoff.told or (before and search.start.status is not Status.LAID_OFF):
            continue
        months = case.nearest("search_duty.layoff_start", layoff.first)
        begins = add_months(layoff.first, months=months.whole())
        over = _over(case, layoff)
        params = {"layoff": layoff.first, "months": months.whole(), "day": begins}
        ground = Ground(Reason(Code.OBLIGATION_AFTER_LAYOFF_MONTHS, params), (basis(months, ACT, "46 § 2"),), (layoff.start,))
        if over is None or over >= begins:
            yield Block(max(layoff.first, search.first), begins - DAY, ground, (begins,), told_by_law=True)
        else:
            yield Block(max(layoff.first, search.first), over, ground)


def layoff_not_told(case: Case, search: Search) -> bool:
    """Whether a laid-off person's story does not say since when, so that the day of the obligation cannot be computed."""
    return search.start.status is Status.LAID_OFF and not any(layoff.told for layoff in case.course.layoffs)


@rule(f"{ACT} 46 § 3", kinds=KINDS, without=())
def waits_for_discussion(case: Case, search: Search, before_end: Findings) -> Iterator[Block]:
    """In a long service the obligation begins when the discussion before its end has been held.

    So in labour training, a work trial, rehabilitation and subsidised work over 80 %. Until then nothing begins; at 80 % or
    below § 47.1 applies at once (choices 40, 46).
    """
    for spell in (*case.course.services, *case.course.jobs):
        first = max(spell.first, search.first)
        listed = case.lists("search_duty.start.after_discussion_of", first, str(lawbook_word(case, spell)))
        few = spell.start.subsidised and _at_most(spell, case.nearest("search_duty.start.subsidised_over_hours", first))
        last = spell.last(case.known)
        if listed is None or few or (last is not None and last < search.first):
            continue
        reason = Reason(Code.OBLIGATION_AFTER_DISCUSSION, {"service": name_of(spell)})
        ground = Ground(reason, (basis(listed, ACT, "46 § 3"),), (spell.start,))
        duty = next((each for each in before_end.owed if each.events[0] is spell.start), None)
        held = duty.done_on if duty else None
        for begins, ended in long_runs(case, search, spell):
            days = [day for day in (ended, held - DAY if held else None, _over(case, spell)) if day is not None]
            yield Block(begins, min(days), ground, (min(days) + DAY,)) if days else Block(begins, date.max, ground)


def _at_most(job: Spell, limit: Value) -> bool:
    """Whether its hours are at most so many percent of full time; without hours it is full-time."""
    return job.start.hours_pct is not None and job.start.hours_pct <= limit.number()


@rule(f"{ACT} 48 § 1(1)", f"{ACT} 48 § 2", kinds=KINDS, without=())
def joint_support_needed(case: Case, search: Search) -> Iterator[Block]:
    """None is set when joint support is needed and employment in the open market is not possible overall (choice 44)."""
    needs = case.of(EventKind.MULTIDISCIPLINARY_NEED_STATED, EventKind.MULTIDISCIPLINARY_ENDED)
    for at, need in enumerate(needs):
        value = case.lists("search_duty.not_set", need.on, "multidisciplinary_need")
        alone = not case.lists("search_duty.not_set.only_if_open_market_impossible", need.on, "multidisciplinary_need")
        if need.kind is EventKind.MULTIDISCIPLINARY_ENDED or value is None or (need.open_market_possible and not alone):
            continue
        last = needs[at + 1].on - DAY if at + 1 < len(needs) else date.max
        ground = Ground(Reason(Code.NO_OBLIGATION_IN_JOINT_SUPPORT, {"day": need.on}), (basis(value, ACT, "48 § 1(1)"),), (need,))
        yield Block(max(need.on, search.first), last, ground)


@rule(f"{ACT} 48 § 1(4)", kinds=KINDS, without=())
def in_joint_purchase_training(case: Case, search: Search) -> Iterator[Block]:
    """None is set in training bought jointly with an employer (choice 44)."""
    for spell in case.course.services:
        value = case.lists("search_duty.not_set", spell.first, "joint_purchase_training")
        if spell.start.service is Service.JOINT_PURCHASE_TRAINING and value is not None and spell.first <= search.last:
            ground = Ground(Reason(Code.NO_OBLIGATION_IN_JOINT_PURCHASE), (basis(value, ACT, "48 § 1(4)"),), (spell.start,))
            yield Block(max(spell.first, search.first), _over(case, spell) or date.max, ground)


@rule(f"{ACT} 44 § 4", kinds=KINDS, without=())
def work_begins_soon(case: Case, search: Search) -> Iterator[Block]:
    """When the unemployment soon ends as § 32.3 says, only full periods before that stay (choice 45)."""
    told = [each for each in case.of(EventKind.UNEMPLOYMENT_WILL_END) if search.has(each)]
    for event, replaced in zip(told, (*told[1:], None), strict=False):
        ground = exceptions.unemployment_ends_soon(case, event.on, event.order)
        if ground is None or event.from_ is None:
            continue
        last = event.until if event.until is not None and event.until < case.as_of else date.max
        last = min(last, replaced.on - DAY) if replaced else last
        months = ground.bases[0]
        bases = (reading(ACT, "44 § 4", months.mark, months.citation.in_force_from), *ground.bases)
        yield Block(event.from_, last, Ground(Reason(Code.ONLY_FULL_PERIODS, {"from_": event.from_}), bases, (event,)))


@rule(f"{ACT} 44 § 3", kinds=KINDS, without=())
def nothing_suitable(case: Case, search: Search) -> Iterator[Block]:
    """A plan for which no suitable opportunities are to be had sets none, until the next plan (choice 43)."""
    plans = [event for event in case.of(EventKind.PLAN_MADE) if event.plan is not Plan.ACTIVATION and search.has(event)]
    for plan, following in zip(plans, (*plans[1:], None), strict=False):
        value = case.figure("search_duty.lowered_if_fewer_suitable", plan.on)
        if plan.suitable_opportunities_per_month == 0 and value is not None and value.yes():
            last = following.on - DAY if following else date.max
            yield Block(plan.on, last, Ground(Reason(Code.NO_SUITABLE_OPPORTUNITIES), (basis(value, ACT, "44 § 3"),), (plan,)))

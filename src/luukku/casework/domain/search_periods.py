"""How many opportunities a review period asks for, how long it is, and what counts (Act 380/2023 §§ 44, 45, 47).

Each period follows the version of the law of its own first day, and what the person is on that day (choices 8, 42).
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search, Spell
from luukku.casework.domain.exceptions import has_qualification
from luukku.casework.domain.facts import Event, EventKind, Service
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import Basis, Findings, basis
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.standing import Standing, is_part_time, standing_on
from luukku.kernel.outcome import Reason

ACT = "380/2023"
KINDS = (Kind.SEARCH_PERIOD,)


@dataclass(frozen=True, slots=True)
class Figures:
    """What a period asks for: opportunities, and its length in months."""

    count: int
    months: int
    code: Code
    bases: tuple[Basis, ...]
    lowered: tuple[Reason, ...] = ()


def figures_on(case: Case, search: Search, day: date, before_end: Findings) -> Figures | None:
    """What a period that begins on the day asks for; None while the lawbook knows no number."""
    standing = standing_on(case, search, day, case.known)
    return (
        study_without_qualification(case, day, before_end)
        or short_week(case, standing, day)
        or part_time(case, standing, day)
        or main_rule(case, day)
    )


@rule(f"{ACT} 44 § 1", kinds=KINDS)
def main_rule(case: Case, day: date) -> Figures | None:
    """Periods of a month, four opportunities each."""
    return _figures(case, "search_duty.main.count", "search_duty.main.period_months", day, "44 § 1", Code.PERIOD_MAIN)


@rule(f"{ACT} 47 § 1", f"{ACT} 47 § 2", kinds=KINDS)
def part_time(case: Case, standing: Standing, day: date) -> Figures | None:
    """Part-time work, also subsidised: 2025 one opportunity in three months, from 2026 the full number (choices 42, 46)."""
    subsidised = standing is Standing.SUBSIDISED and any(
        job.start.subsidised and job.covers(day, case.known) and is_part_time(case, job, day) for job in case.course.jobs
    )
    if standing is not Standing.PART_TIME and not subsidised:
        return None
    return _figures(case, "search_duty.part_time", "search_duty.part_time.period_months", day, "47 § 1", Code.PERIOD_PART_TIME)


@rule(f"{ACT} 47 § 1", kinds=KINDS)
def short_week(case: Case, standing: Standing, day: date) -> Figures | None:
    """A layoff by shortened hours: one opportunity in three months; from 2026 that figure, to be confirmed (choices 42, 53)."""
    if standing is not Standing.SHORT_WEEK:
        return None
    key = "search_duty.short_time_layoff"
    return _figures(case, key, f"{key}.period_months", day, "47 § 1", Code.PERIOD_SHORT_WEEK)


@rule(f"{ACT} 47 § 3", kinds=KINDS)
def study_without_qualification(case: Case, day: date, before_end: Findings) -> Figures | None:
    """Supported study of over a month without a qualification: three in three months, until the discussion before its end."""
    key = "search_duty.supported_study_no_qualification"
    for spell in case.course.services:
        if spell.start.service is not Service.SUPPORTED_STUDY or has_qualification(case, spell.start):
            continue
        longer = case.nearest(f"{key}.over_months", spell.first).whole()
        held = _discussed(spell, before_end)
        if spell.covers(day, case.known) and spell.over_months(longer, case.known) and not (held and held.on <= day):
            return _figures(case, key, f"{key}.period_months", day, "47 § 3", Code.PERIOD_STUDY)
    return None


def _discussed(spell: Spell, before_end: Findings) -> Event | None:
    duty = next((each for each in before_end.owed if each.events[0] is spell.start), None)
    return duty.done_by if duty else None


def _figures(case: Case, count_key: str, months_key: str, day: date, section: str, code: Code) -> Figures | None:
    count, months = case.carried(count_key, day), case.carried(months_key, day)
    if count is None or months is None:
        return None
    return Figures(count.whole(), months.whole(), code, (basis(count, ACT, section), basis(months, ACT, section)))


@rule(f"{ACT} 44 § 3", kinds=KINDS, without=lambda case, figures, suitable, day: figures)
def lowered(case: Case, figures: Figures, suitable: int | None, day: date) -> Figures:
    """The number is lowered to the suitable opportunities that are to be had during the period (choice 43)."""
    value = case.figure("search_duty.lowered_if_fewer_suitable", day)
    if suitable is None or value is None or not value.yes() or suitable * figures.months >= figures.count:
        return figures
    fewer = suitable * figures.months
    reason = Reason(Code.LOWERED_TO_SUITABLE, {"count": fewer, "full": figures.count})
    return replace(figures, count=fewer, bases=(*figures.bases, basis(value, ACT, "44 § 3")), lowered=(reason,))


@dataclass(frozen=True, slots=True)
class Applied:
    """What counts in a period: opportunities, the events that tell them, and the day on which the number was reached."""

    count: int
    events: tuple[Event, ...]
    reached_on: date | None
    reached_by: Event | None


def applied_in(case: Case, search: Search, first: date, last: date, required: int) -> Applied:
    """What was applied for from the first to the last day of a period, both inside."""
    total, reached, counted = 0, None, []
    acts = [*case.of(EventKind.APPLIED), *profile_counts(case)]
    for event in sorted(acts, key=lambda each: each.order):
        if first <= event.on <= last and search.has(event):
            total += event.count or 1
            counted.append(event)
            reached = event if reached is None and total >= required else reached
    return Applied(total, tuple(counted), reached.on if reached else None, reached)


@rule(f"{ACT} 45 § 1(5)", kinds=KINDS, without=())
def profile_counts(case: Case) -> Iterable[Event]:
    """Publishing the profile counts as one while it is voluntary.

    After that it is reported not to count, and is not counted (choice 43).
    """
    return (
        event for event in case.of(EventKind.PROFILE_PUBLISHED) if case.says("search_duty.publishing_profile_counts", event.on)
    )

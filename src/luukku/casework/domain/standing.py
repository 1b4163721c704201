"""What a job seeker is on a day: unemployed, laid off, threatened, in part-time work, on a shortened week, employed.

The status at the start of the search says it; jobs and layoffs that begin later change it, those of before do not (choice 22).
"""

from datetime import date
from enum import StrEnum

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search, Spell
from luukku.casework.domain.facts import Status


class Standing(StrEnum):
    """The groups that the sections of the process tell apart."""

    UNEMPLOYED = "unemployed"
    LAID_OFF = "laid_off"
    THREATENED = "threatened"
    PART_TIME = "part_time"
    SHORT_WEEK = "short_time_layoff"
    SUBSIDISED = "subsidised_work"
    EMPLOYED = "employed"


GROUP = {Standing.LAID_OFF: "unemployed", Standing.SHORT_WEEK: "short_time_layoff"}
"""The lawbook's word for a group, where it is another: who is fully laid off is unemployed (380/2023 § 3.1(4)(a))."""


def group(standing: Standing) -> str:
    """The lawbook's word for the group."""
    return GROUP.get(standing, standing.value)


def standing_on(case: Case, search: Search, day: date, known: int) -> Standing:
    """What the person is on a day of the search, by the events before the `known`-th."""
    if not case.course.jobs and not case.course.layoffs:
        return _at_start(case, search)
    spells = [
        (spell, what) for spell in case.course.jobs if spell.start.order <= known and (what := _in(case, spell, day, known))
    ]
    spells += [(spell, _laid_off(spell)) for spell in case.course.layoffs if spell.start.order <= known]
    begun = [pair for pair in spells if pair[0].start.order > search.start.order and pair[0].told]
    running = [pair for pair in begun if pair[0].covers(day, known)]
    if running:
        return max(running, key=_start)[1]
    over = [(last, spell) for spell, _ in spells if (last := spell.last(known)) and search.first <= last < day]
    if over:
        return Standing.EMPLOYED if max(over, key=_last)[1] in case.course.layoffs else Standing.UNEMPLOYED
    return _at_start(case, search)


def _in(case: Case, job: Spell, day: date, known: int) -> Standing | None:
    """What a job makes of a person: None when it is so short that it changes nothing (380/2023 § 3.1(5)(a), § 47.1)."""
    if job.start.subsidised:
        return Standing.SUBSIDISED
    if is_part_time(case, job, day):
        shortest = case.nearest("search_duty.part_time.min_weeks", day).whole()
        return Standing.PART_TIME if job.at_least_weeks(shortest, known) else None
    longest = case.nearest("process.threatened.within_weeks", day).whole()
    return Standing.EMPLOYED if job.over_weeks(longest, known) else None


def is_part_time(case: Case, job: Spell, day: date) -> bool:
    """Whether its hours are at most those of part-time work (380/2023 § 47.2); without hours it is full-time."""
    hours = job.start.hours_pct
    return hours is not None and hours <= case.nearest("search_duty.part_time.max_hours", day).number()


def _laid_off(spell: Spell) -> Standing:
    return Standing.SHORT_WEEK if spell.start.form == "short_week" else Standing.LAID_OFF


def _at_start(case: Case, search: Search) -> Standing:
    """The status that the story gives; whether a layoff is full, the layoff of before tells."""
    status = search.start.status or Status.UNEMPLOYED
    if status is Status.LAID_OFF:
        before = [spell for spell in case.course.layoffs if spell.start.order < search.start.order]
        return _laid_off(before[-1]) if before else Standing.LAID_OFF
    return Standing(status.value)


def _start(pair: tuple[Spell, Standing]) -> int:
    return pair[0].start.order


def _last(pair: tuple[date, Spell]) -> tuple[date, int]:
    return pair[0], pair[1].start.order

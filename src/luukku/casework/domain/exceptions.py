"""When discussions are not held: outside the groups of § 32.1, and the exceptions of §§ 32.2–33 of Act 380/2023.

Each rule answers for one day, as known by the events before the `known`-th, with the ground that sets the meeting aside.
A service keeps the version of the law of the day it began (choice 8). From 2026 only the wording of 2025 has been read, so
the values are unverified there and what follows from them is to be confirmed (choice 53).
"""

from collections.abc import Iterator
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search, Spell
from luukku.casework.domain.facts import Because, Event, EventKind, Service
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import Basis, Ground, basis
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.casework.domain.standing import Standing, group, standing_on
from luukku.kernel.calendar import add_months
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Reason

ACT = "380/2023"
DISCUSSION, FIRST_PHASE, LATER = Kind.JOB_SEARCH_DISCUSSION, Kind.SUPPLEMENTARY_FIRST_PHASE, Kind.SUPPLEMENTARY_LATER
GROUPS = {
    DISCUSSION: ("process.discussion.groups", "32 § 1(2)"),
    FIRST_PHASE: ("process.supplementary.first_phase.groups", "32 § 1(1)"),
    LATER: ("process.supplementary.later.groups", "32 § 1(3)"),
}


def ground_on(case: Case, search: Search, kind: Kind, day: date, *, version: date, known: int) -> Ground | None:
    """What sets a discussion or supplementary discussion aside on the day, if anything does.

    version  the day whose law the term follows
    """
    return (
        unemployment_ends_soon(case, day, known)
        or long_service(case, search, day, known)
        or joint_purchase_training(case, day, known)
        or study_with_qualification(case, kind, day, known)
        or laid_off(case, search, kind, day, version, known)
        or outside_the_groups(case, search, kind, day, version, known)
    )


@rule(f"{ACT} 32 § 3", kinds=(DISCUSSION, FIRST_PHASE, LATER, Kind.SEARCH_PERIOD))
def unemployment_ends_soon(case: Case, day: date, known: int) -> Ground | None:
    """No discussions when the unemployment ends within three months, for at least three.

    Services, subsidised work and part-time work of at most 80 % do not end it in this sense. Counted from the day on which
    it became known (mark D); it holds until what ends the unemployment is over (choice 30).
    """
    event = ending_on(case, day, known)
    if event is None:
        return None
    bases = _ending_bases(case, event)
    months = case.nearest("process.discussion.skip_if_unemployment_ends_within", event.on).whole()
    params = {"because": event.because, "from_": event.from_, "known_on": event.on, "months": months}
    return Ground(Reason(Code.UNEMPLOYMENT_ENDS_SOON, params), bases, (event,)) if bases else None


def ending_on(case: Case, day: date, known: int) -> Event | None:
    """The announced end of unemployment that meets the conditions of § 32.3 and holds on the day."""
    told = [event for event in case.of(EventKind.UNEMPLOYMENT_WILL_END) if event.order <= known and event.on <= day]
    if not told or not _meets_32_3(case, told[-1]):
        return None
    return told[-1] if told[-1].until is None or day <= told[-1].until else None


def _meets_32_3(case: Case, event: Event) -> bool:
    within = case.carried("process.discussion.skip_if_unemployment_ends_within", event.on)
    lasting = case.carried("process.discussion.skip_if_unemployment_ends_within.for_at_least", event.on)
    if within is None or lasting is None or event.from_ is None:
        return False
    soon = event.from_ <= add_months(event.on, months=within.whole())
    long_enough = event.until is None or event.until >= add_months(event.from_, months=lasting.whole()) - DAY
    return soon and long_enough and _reason_counts(case, event)


def _reason_counts(case: Case, event: Event) -> bool:
    """Conscription, civil service and family leave count by name; other reasons unless they are left out by name."""
    if case.lists("process.discussion.skip_if_unemployment_ends_within.or_starts", event.on, str(event.because)):
        return True
    left_out = "process.discussion.skip_if_unemployment_ends_within.not_because_of"
    if event.because is Because.OPEN_MARKET_WORK and event.hours_pct is not None:
        limit = case.nearest("process.discussion.skip_if_unemployment_ends_within.part_time_max", event.on)
        part_time = event.hours_pct <= limit.number()
        return not (part_time and case.lists(left_out, event.on, "part_time"))
    return event.because in (Because.OPEN_MARKET_WORK, Because.STUDY, Because.SUBSIDISED_WORK) and not case.lists(
        left_out, event.on, str(event.because)
    )


def _ending_bases(case: Case, event: Event) -> tuple[Basis, ...]:
    within = case.carried("process.discussion.skip_if_unemployment_ends_within", event.on)
    counted = case.figure("process.discussion.skip_if_unemployment_ends_within.counts_from", event.on)
    return tuple(basis(value, ACT, "32 § 3") for value in (within, counted) if value is not None)


@rule(f"{ACT} 33 § 1", kinds=(DISCUSSION, FIRST_PHASE, LATER))
def long_service(case: Case, search: Search, day: date, known: int) -> Ground | None:
    """No discussions in training, a trial, subsidised work, rehabilitation or study of over a month.

    Training is labour training, study is supported study without a vocational qualification. The planned length decides, by
    the latest planned end known on the day (choice 25).
    """
    for spell in long_services(case, search, min(known, case.known_by(day))):
        if spell.covers(day, known):
            kinds = case.nearest("process.long_service.kinds", _began(spell, search))
            return Ground(
                Reason(Code.IN_LONG_SERVICE, {"service": name_of(spell)}), (basis(kinds, ACT, "33 § 1"),), (spell.start,)
            )
    return None


def long_services(case: Case, search: Search, known: int) -> Iterator[Spell]:
    """Services and subsidised jobs of the search that § 33.1 names and that are planned to last over a month."""
    for spell in (*case.course.services, *case.course.jobs):
        word = lawbook_word(case, spell)
        if word is None or spell.start.order > known:
            continue
        listed = case.lists("process.long_service.kinds", _began(spell, search), word)
        longer = case.carried("process.long_service.over_months", _began(spell, search))
        if listed and longer and spell.over_months(longer.whole(), known):
            yield spell


def long_runs(case: Case, search: Search, spell: Spell) -> list[tuple[date, date | None]]:
    """First and last day of each stretch in which a service was a long one by what was known then; None where it goes on."""
    runs: list[tuple[date, date | None]] = []
    for order, _ in spell.plans:
        on = max(case.events[order].on, search.first)
        long = any(each is spell for each in long_services(case, search, order))
        going_on = bool(runs) and runs[-1][1] is None
        if long and not going_on:
            runs.append((on, None))
        elif going_on and not long:
            runs[-1] = (runs[-1][0], on - DAY)
    return runs


def lawbook_word(case: Case, spell: Spell) -> str | None:
    """What the lists of §§ 33 and 46 call a service: integration training is labour training (§ 61)."""
    start = spell.start
    if start.kind is EventKind.EMPLOYMENT_STARTED:
        return "subsidised_work" if start.subsidised else None
    match start.service:
        case Service.LABOUR_TRAINING | Service.INTEGRATION_TRAINING:
            return "labour_training"
        case Service.SUPPORTED_STUDY if not has_qualification(case, start):
            return "supported_study_without_qualification"
        case Service.WORK_TRIAL | Service.REHABILITATION:
            return start.service.value
    return None


def has_qualification(case: Case, start: Event) -> bool:
    """What the event says goes before what is said of the person (choice 29)."""
    return bool(case.person.vocational_qualification if start.has_qualification is None else start.has_qualification)


def name_of(spell: Spell) -> str:
    """The service as the story calls it."""
    return str(spell.start.service) if spell.start.service else "subsidised_work"


def _began(spell: Spell, search: Search) -> date:
    """The day whose law a service follows; of a job that came before the search, the day on which the search started."""
    return max(spell.first, search.first)


@rule(f"{ACT} 33 § 3", kinds=(DISCUSSION, FIRST_PHASE, LATER))
def joint_purchase_training(case: Case, day: date, known: int) -> Ground | None:
    """In training bought jointly with an employer discussions are held only for a weighty reason, which a person judges."""
    return _during(case, Service.JOINT_PURCHASE_TRAINING, "process.long_service.joint_purchase_training", "33 § 3", day, known)


@rule(f"{ACT} 33 § 4", kinds=(FIRST_PHASE, LATER))
def study_with_qualification(case: Case, kind: Kind, day: date, known: int) -> Ground | None:
    """In supported study of over a month a person with a qualification has discussions, but no supplementary ones."""
    if kind is DISCUSSION:
        return None
    return _during(case, Service.SUPPORTED_STUDY, "process.long_service.study_with_qualification", "33 § 4", day, known)


def _during(case: Case, service: Service, key: str, section: str, day: date, known: int) -> Ground | None:
    for spell in case.course.services:
        value = case.figure(key, spell.first)
        if spell.start.service is not service or value is None or not spell.covers(day, known):
            continue
        if service is Service.SUPPORTED_STUDY and not _long_study_with_qualification(case, spell, min(known, case.known_by(day))):
            continue
        return Ground(Reason(Code(f"in_{service}")), (basis(value, ACT, section),), (spell.start,))
    return None


def _long_study_with_qualification(case: Case, spell: Spell, known: int) -> bool:
    longer = case.nearest("process.long_service.over_months", spell.first).whole()
    return has_qualification(case, spell.start) and spell.over_months(longer, known)


@rule(f"{ACT} 32 § 4", kinds=(FIRST_PHASE,))
def laid_off(case: Case, search: Search, kind: Kind, day: date, version: date, known: int) -> Ground | None:
    """A laid-off person has first-phase supplementary discussions only on request (choice 21)."""
    if kind is not FIRST_PHASE or standing_on(case, search, day, known) not in (Standing.LAID_OFF, Standing.SHORT_WEEK):
        return None
    value = case.figure("process.supplementary.first_phase.laid_off_only_on_request", version)
    return Ground(Reason(Code.LAID_OFF_ONLY_ON_REQUEST), (basis(value, ACT, "32 § 4"),)) if value else None


@rule(f"{ACT} 32 § 1", f"{ACT} 32 § 2", kinds=(DISCUSSION, FIRST_PHASE, LATER))
def outside_the_groups(case: Case, search: Search, kind: Kind, day: date, version: date, known: int) -> Ground | None:
    """Each point of § 32.1 names its groups; in subsidised work of at most a month points 1 and 2 go on (§ 32.2; choice 22)."""
    key, section = GROUPS[kind]
    groups = case.figure(key, version)
    standing = standing_on(case, search, day, known)
    if groups is None or group(standing) in groups.choices():
        return None
    short = kind is not LATER and case.lists("process.short_service.kinds", version, standing.value)
    if short:
        return None
    return Ground(Reason(Code.OUTSIDE_THE_GROUPS, {"standing": standing}), (basis(groups, ACT, section),))

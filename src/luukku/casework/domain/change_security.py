"""Change security of dismissed persons of 55 and over (muutosturva; Act 380/2023 ch. 8, Act 1290/2002 ch. 9)."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Service
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Basis, Ending, Findings, Owed, basis, findings, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.calendar import add_years
from luukku.kernel.outcome import Reason, weakest

ACT, BENEFITS = "380/2023", "1290/2002"
REGISTRATION = Kind.CHANGE_SECURITY_REGISTRATION
TRAINING = Kind.CHANGE_SECURITY_TRAINING_START
CLAIM = Kind.CHANGE_SECURITY_ALLOWANCE_CLAIM
WITHIN = "change_security.training.register_within_days"


@dataclass(frozen=True, slots=True)
class _Condition:
    """One condition of § 69.1 on the day of the notice: whether it is met, and the value that asks it."""

    met: bool
    reason: Reason
    basis: Basis


@rule(f"{ACT} 69 § 1(4)", kinds=(REGISTRATION, TRAINING, CLAIM), without=NOTHING)
def registration(case: Case) -> Findings:
    """Who meets the conditions on the day of the notice registers as a job seeker within sixty days of it (choice 48)."""
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for notice in case.of(EventKind.NOTICE_OF_DISMISSAL):
        limit = case.figure(WITHIN, notice.on)
        if limit is None:
            missing.append(case.missing(REGISTRATION, WITHIN, notice.on, ACT, "69 § 1(4)"))
            continue
        unmet = [each for each in conditions(case, notice) if not each.met]
        if unmet:
            citations = tuple(each.basis.citation for each in unmet)
            mark = weakest(each.basis.mark for each in unmet)
            missing.append(NotApplicable(REGISTRATION, tuple(each.reason for each in unmet), citations, mark))
            continue
        counted = term(limit, notice.on, rule=case.weekday)
        duty = Owed(
            kind=REGISTRATION,
            n=len(owed) + 1,
            events=(notice,),
            bases=(basis(limit, ACT, "69 § 1(4)"),),
            reasons=(Reason(Code.REGISTER_WITHIN_DAYS, {"day": notice.on, "days": limit.whole(), "last": counted.end}),),
            day=counted.end,
            terms=(counted,),
        )
        owed.append(_registered(case, duty, notice))
    return findings(owed, *missing)


def _registered(case: Case, duty: Owed, notice: Event) -> Owed:
    """Done at once when a search is in force, else by the start of one."""
    for search in case.course.searches:
        if search.start.order > notice.order or search.has(notice):
            return replace(duty, done_on=max(search.first, notice.on), done_by=search.start)
    return duty


@rule(f"{ACT} 69 § 1", kinds=(REGISTRATION,), without=())
def conditions(case: Case, notice: Event) -> tuple[_Condition, ...]:
    """Economic grounds, 55 years and five years of service at the latest on the day of the notice (§ 69.1(1)–(3))."""
    grounds = case.nearest("change_security.training.grounds", notice.on)
    age = case.nearest("change_security.training.min_age", notice.on)
    service = case.nearest("change_security.training.service_years", notice.on)
    years = notice.service_years or Decimal(0)
    return (
        _Condition(notice.grounds == grounds.choice(), Reason(Code.NOT_ECONOMIC_GROUNDS), basis(grounds, ACT, "69 § 1(1)")),
        _Condition(
            _age(case, notice) >= age.whole(), Reason(Code.NOT_OLD_ENOUGH, {"age": age.whole()}), basis(age, ACT, "69 § 1(2)")
        ),
        _Condition(
            years >= service.whole(), Reason(Code.NOT_LONG_ENOUGH, {"years": service.whole()}), basis(service, ACT, "69 § 1(3)")
        ),
    )


def _age(case: Case, notice: Event) -> int:
    """Full years on the day of the notice: as told of it, else by the birth date."""
    if notice.age is not None or case.person.born is None:
        return notice.age or 0
    born = case.person.born
    years = notice.on.year - born.year
    return years if add_years(born, years=years) <= notice.on else years - 1


@rule(f"{ACT} 71 § 1", kinds=(TRAINING,), without=NOTHING)
def training_start(case: Case, registered: Findings) -> Findings:
    """The training can be begun within three months of the end of the employment; with a good reason, twelve (choice 49)."""
    owed: list[Owed] = []
    for notice, start, ends in _timely(case, registered):
        months = case.nearest("change_security.training.start_within_months", notice.on)
        latest = case.nearest("change_security.training.start_latest_months", notice.on)
        begun = _training(case, notice)
        duty = Owed(
            kind=TRAINING,
            n=len(owed) + 1,
            events=(notice, start),
            bases=(basis(months, ACT, "71 § 1"), basis(latest, ACT, "71 § 1")),
            reasons=(Reason(Code.TRAINING_WITHIN_MONTHS, {"months": months.whole(), "latest": latest.whole()}),),
            done_on=begun.on if begun else None,
            done_by=begun,
            ended_because=Code.LAPSED_IN_NOTICE_PERIOD,
            **right_lapsed(case, notice, ends),
        )
        owed.append(_counted(case, duty, ends))
    return findings(owed)


def _training(case: Case, notice: Event) -> Event | None:
    started = case.of(EventKind.SERVICE_STARTED)
    training = (event for event in started if event.service is Service.CHANGE_SECURITY_TRAINING)
    return next((event for event in training if event.order > notice.order), None)


@rule(f"{ACT} 72 § 1(1)", kinds=(TRAINING,), without=Ending())
def right_lapsed(case: Case, notice: Event, ends: date | None) -> Ending:
    """No training is arranged when the search ends during the period of notice before the training begins."""
    for search in case.course.searches:
        end = search.end
        if end is not None and end.order > notice.order and (ends is None or end.on <= ends):
            return {"ended_on": end.on, "ended_by": end}
    return {}


@rule(f"{BENEFITS} 9:4 §", kinds=(CLAIM,), without=NOTHING)
def allowance_claim(case: Case, registered: Findings) -> Findings:
    """The change-security allowance is claimed within three months of the end of the employment (choice 49)."""
    owed: list[Owed] = []
    for notice, start, ends in _timely(case, registered):
        months = case.nearest("change_security.allowance.claim_months", notice.on)
        duty = Owed(
            kind=CLAIM,
            n=len(owed) + 1,
            events=(notice, start),
            bases=(basis(months, BENEFITS, "9:4 §"),),
            reasons=(Reason(Code.CLAIM_WITHIN_MONTHS, {"months": months.whole()}),),
        )
        owed.append(_counted(case, duty, ends))
    return findings(owed)


def _counted(case: Case, duty: Owed, ends: date | None) -> Owed:
    """The term from the last day of the employment; without a last day while that is not told."""
    value = duty.bases[0].value
    if ends is None or value is None:
        return duty
    counted = term(value, ends, rule=case.weekday)
    reason = Reason(Code.COUNTED_FROM_END_OF_EMPLOYMENT, {"day": ends, "last": counted.end})
    return replace(duty, day=counted.end, terms=(counted,), reasons=(*duty.reasons, reason))


def _timely(case: Case, registered: Findings) -> list[tuple[Event, Event, date | None]]:
    """Notices with a timely registration: the notice, the start of the search and the end of the employment.

    After a late one nothing is listed: a weighty reason (§ 69.2) is judged by a person.
    """
    timely = []
    for duty in registered.owed:
        if duty.done_on is None or duty.done_by is None or duty.day is None or duty.done_on > case.moved(duty.day, REGISTRATION):
            continue
        notice = duty.events[0]
        ended = (event for event in case.of(EventKind.EMPLOYMENT_ENDED) if event.order > notice.order)
        ends = notice.employment_ends or next((event.on for event in ended), None)
        timely.append((notice, duty.done_by, ends))
    return timely

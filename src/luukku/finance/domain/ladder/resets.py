"""What starts the count of paid days again, by benefit and by the law of the day (maksupäivien laskennan alkaminen alusta)."""

from datetime import date

from luukku.finance.domain.ladder import days, resets
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.case import KEYS, Case, Run
from luukku.finance.domain.ladder.facts import ALLOWANCES, BenefitKind, EventKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.outcome import Reason
from luukku.law.units import Special

SUBSIDY_RESET = f"{KEYS[BenefitKind.LABOUR_MARKET_SUBSIDY]}.reset"
YLEISTUKI_RESET = f"{KEYS[BenefitKind.YLEISTUKI]}.reset"
EARLIER_RESETS = f"{KEYS[BenefitKind.YLEISTUKI]}.earlier_work_condition_resets"

Day = date | None


def last_reset(case: Case, run: Run) -> tuple[Finding[Day], ...]:
    """The day from which the count of a run's benefit runs anew, by each rule that its law has; None where it goes on."""
    match run.benefit.kind:
        case BenefitKind.LABOUR_MARKET_SUBSIDY:
            return (resets.subsidy_again(case, run),)
        case BenefitKind.YLEISTUKI:
            return resets.work_condition(case, run), resets.earlier_work_condition(case, run)
    return (resets.new_maximum_period(case, run),)


def _goes_on(code: Code) -> Finding[Day]:
    return Finding(None, Reason(code), applies=False)


@rule(
    "1290/2002 14:3b § 4",
    "555/1998 4 § 7",
    "603/1984 25 §",
    codes=(Code.NEW_MAXIMUM_PERIOD, Code.NO_NEW_MAXIMUM_PERIOD),
    without=lambda _case, _run: _goes_on(Code.NO_NEW_MAXIMUM_PERIOD),
)
def new_maximum_period(case: Case, run: Run) -> Finding[Day]:
    """Days of allowance: when, after a work condition met, the person is entitled to a new maximum period."""
    value = case.on_or_first(f"{KEYS[run.benefit.kind]}.reset", run.day)
    on = _latest(case, run, (EventKind.NEW_MAXIMUM_PERIOD,))
    if on is None:
        return _goes_on(Code.NO_NEW_MAXIMUM_PERIOD)
    return Finding(on, Reason(Code.NEW_MAXIMUM_PERIOD, {"on": on}), (value,))


@rule(
    "48/2026 51 § 5",
    codes=(Code.WORK_CONDITION, Code.NO_WORK_CONDITION),
    without=lambda _case, _run: _goes_on(Code.NO_WORK_CONDITION),
)
def work_condition(case: Case, run: Run) -> Finding[Day]:
    """Yleistuki: when the work condition is met. A new maximum period follows a work condition met, so it tells of one."""
    value = case.lawbook.value(YLEISTUKI_RESET, run.day)
    on = _latest(case, run, tuple(EventKind), since=value.from_)
    if on is None:
        return _goes_on(Code.NO_WORK_CONDITION)
    return Finding(on, Reason(Code.WORK_CONDITION, {"on": on}), (value,))


@rule(
    "48/2026 55 § 5",
    codes=(Code.EARLIER_WORK_CONDITION, Code.EARLIER_WORK_CONDITION_LEFT, Code.NO_EARLIER_WORK_CONDITION),
    without=lambda _case, _run: _goes_on(Code.NO_EARLIER_WORK_CONDITION),
)
def earlier_work_condition(case: Case, run: Run) -> Finding[Day]:
    """Yleistuki: a work condition met before the act is taken into account, and so are the days paid before it: two readings."""
    value = case.lawbook.value(EARLIER_RESETS, run.day)
    on = _latest(case, run, tuple(EventKind), before=value.from_)
    if on is None or _latest(case, run, tuple(EventKind), since=value.from_):
        return _goes_on(Code.NO_EARLIER_WORK_CONDITION)
    if not case.turned(value.yes(), Reading.RESET_ONLY_FROM_2026_05):
        return Finding(None, Reason(Code.EARLIER_WORK_CONDITION_LEFT, {"on": on}), (value,))
    return Finding(on, Reason(Code.EARLIER_WORK_CONDITION, {"on": on}), (value,))


@rule(
    "1290/2002 14:3a §",
    codes=(Code.SUBSIDY_AGAIN, Code.SUBSIDY_GOES_ON, Code.NO_RESET_OF_ITS_OWN),
    without=lambda _case, _run: _goes_on(Code.SUBSIDY_GOES_ON),
)
def subsidy_again(case: Case, run: Run) -> Finding[Day]:
    """Labour market subsidy: when the person, after a work condition met and the maximum allowance period used up, is again
    entitled to it. Subsidy that follows allowance days of a new work condition tells of both. Later law has no reset of its own.
    """
    value = case.on_or_first(SUBSIDY_RESET, run.day)
    if isinstance(value.value, Special):
        met = _latest(case, run, tuple(EventKind)) is not None
        return Finding(None, Reason(Code.NO_RESET_OF_ITS_OWN), (value,), applies=met)
    for event in sorted((each for each in case.events if each.on <= run.day), key=lambda each: each.on, reverse=True):
        since = days.place(event.on)
        used = [each for each in case.benefits if each.kind in ALLOWANCES and each.end > since and each.start < run.start]
        if used:
            again = days.day_at(max(used[0].start, since))
            return Finding(again, Reason(Code.SUBSIDY_AGAIN, {"on": event.on}), (value,))
    return _goes_on(Code.SUBSIDY_GOES_ON)


def _latest(case: Case, run: Run, kinds: tuple[EventKind, ...], *, since: date = date.min, before: date = date.max) -> Day:
    """The latest event of the kinds on or before a run's first day."""
    found = (each.on for each in case.events if each.kind in kinds and since <= each.on < before and each.on <= run.day)
    return max(found, default=None)

"""When the percent changes: on the payment day, or after the payment period in which the limit was reached."""

from dataclasses import dataclass

from luukku.finance.domain.ladder import days
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.case import KEYS, Case, Run
from luukku.finance.domain.ladder.facts import BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.calendar import add_weeks
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Reason

STEP_TIMING = f"{KEYS[BenefitKind.LABOUR_MARKET_SUBSIDY]}.step_timing"
PAYMENT_PERIOD = f"{KEYS[BenefitKind.LABOUR_MARKET_SUBSIDY]}.payment_period"


@dataclass(frozen=True, slots=True)
class Begins:
    """The place on which a new percent begins, and the one from which it has surely begun."""

    place: int
    certain: int


@rule(
    "1290/2002 14:3a §",
    codes=(Code.STEP_AFTER_PAYMENT_PERIOD, Code.STEP_ON_PAYMENT_DAY),
    without=lambda _case, _run: Finding(False, Reason(Code.STEP_ON_PAYMENT_DAY)),
)
def after_payment_period(case: Case, run: Run) -> Finding[bool]:
    """Labour market subsidy: a step changed only after the payment period of its limit; since 2025 it changes day by day."""
    value = case.on_or_first(STEP_TIMING, run.day)
    later = value.choice() == "end_of_payment_period"
    code = Code.STEP_AFTER_PAYMENT_PERIOD if later else Code.STEP_ON_PAYMENT_DAY
    return Finding(later, Reason(code), (value,), applies=later)


def _day_after(_case: Case, _run: Run, limit: int) -> Finding[Begins]:
    return Finding(Begins(limit + 1, limit + 1), Reason(Code.STEP_APPROXIMATE), applies=False)


@rule("1290/2002 14:3a §", codes=(Code.STEP_APPROXIMATE,), without=_day_after)
def step_begins(case: Case, run: Run, limit: int) -> Finding[Begins]:
    """The new percent begins after the payment period of the limit; where the period is not told, as if it ended on the limit.

    run    the run in which the limit was reached, `limit` the place of its day
    """
    ends = run.benefit.payment_period_ends
    if ends is not None and days.place(ends) >= limit:
        begins = max(days.place(ends + DAY), limit + 1)
        return Finding(Begins(begins, begins), Reason(Code.STEP_APPROXIMATE), applies=False)
    longest = case.on_or_first(PAYMENT_PERIOD, run.day)
    certain = days.place(add_weeks(days.day_at(limit), weeks=longest.whole()))
    goes_on = case.reading is Reading.END_OF_PAYMENT_PERIOD
    return Finding(Begins(certain if goes_on else limit + 1, certain), Reason(Code.STEP_APPROXIMATE), (longest,))

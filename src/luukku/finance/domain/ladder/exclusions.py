"""Paid days of which no municipality bears a share because of what they are paid for."""

from luukku.finance.domain.ladder.case import KEYS, Case, Run
from luukku.finance.domain.ladder.facts import Because, BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.outcome import Reason
from luukku.law.units import Special

EXCLUDED = f"{KEYS[BenefitKind.EARNINGS_ALLOWANCE]}.excluded"
SERVICE_DAYS_FINANCED_BY = f"{KEYS[BenefitKind.LABOUR_MARKET_SUBSIDY]}.service_days_financed_by"


@rule(
    "555/1998 4 § 4",
    codes=(Code.NO_SHARE_BECAUSE, Code.SHARE_BECAUSE),
    without=lambda _case, _run: Finding(False, Reason(Code.SHARE_BECAUSE)),
)
def no_share(case: Case, run: Run) -> Finding[bool]:
    """Earnings allowance for layoff, weather hindrance or a layoff-like interruption, and additional days: no share."""
    value = case.on_or_first(EXCLUDED, run.day)
    because = run.benefit.because
    if run.day < value.from_ or because not in value.choices():
        return Finding(False, Reason(Code.SHARE_BECAUSE), applies=False)
    return Finding(True, Reason(Code.NO_SHARE_BECAUSE, {"because": because}), (value,))


@rule(
    "1290/2002 14:3a §",
    codes=(Code.SERVICE_PAID_BY_STATE, Code.SERVICE_SHARED),
    without=lambda _case, _run: Finding(False, Reason(Code.SERVICE_SHARED)),
)
def service(case: Case, run: Run) -> Finding[bool]:
    """Labour market subsidy during a service: the state alone, as long as the law said so; since then shared as other days."""
    value = case.on_or_first(SERVICE_DAYS_FINANCED_BY, run.day)
    if isinstance(value.value, Special):
        return Finding(False, Reason(Code.SERVICE_SHARED), (value,))
    return Finding(True, Reason(Code.SERVICE_PAID_BY_STATE), (value,))


def is_excluded(case: Case, run: Run, benefit_because: Because) -> bool:
    """Whether the law of a run's day bears no share of days that are paid for something."""
    return benefit_because in case.on_or_first(EXCLUDED, run.day).choices()

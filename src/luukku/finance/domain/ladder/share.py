"""The ladder of each benefit, and the percent of the municipality by the number of a paid day."""

from datetime import date
from decimal import Decimal

from luukku.finance.domain.ladder import share
from luukku.finance.domain.ladder.case import KEYS
from luukku.finance.domain.ladder.facts import BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.outcome import Reason
from luukku.law import LadderStep, Lawbook
from luukku.law.parameter import absent
from luukku.law.units import Special

Steps = tuple[LadderStep, ...]
NOTHING = Decimal(0)


def percent_of(*, kind: BenefitKind, count: int, day: date, lawbook: Lawbook) -> Decimal:
    """The percent that a municipality pays of the paid day of a number, by the law of the day.

    count  number of the paid day, from 1
    Raises ValueError for a number below 1 or a day before the ladder's first, NotInForce for a benefit that is not paid then.
    """
    if count < 1:
        raise ValueError(f"benefit day {count}: days are counted from 1")
    steps = ladder_of(kind, day, lawbook).value
    if steps is None:
        raise ValueError(f"{day}: the ladder of the day is not in the lawbook")
    return percent_at(count, steps)


def ladder_of(kind: BenefitKind, day: date, lawbook: Lawbook) -> Finding[Steps | None]:
    """The steps of a benefit on a day; None before the lawbook's first. Raises NotInForce when it is not paid then."""
    match kind:
        case BenefitKind.LABOUR_MARKET_SUBSIDY:
            return share.subsidy(lawbook, day)
        case BenefitKind.BASIC_ALLOWANCE:
            return share.basic_allowance(lawbook, day)
        case BenefitKind.EARNINGS_ALLOWANCE:
            return share.earnings_allowance(lawbook, day)
        case BenefitKind.ENTREPRENEUR_ALLOWANCE:
            return share.entrepreneur_allowance(lawbook, day)
    return share.yleistuki(lawbook, day)


def percent_at(count: int, steps: Steps) -> Decimal:
    """The percent of the highest step that a day's number has reached; nothing below the first."""
    return next((step.percent for step in reversed(steps) if step.from_day <= count), NOTHING)


def _no_ladder(_lawbook: Lawbook, _day: date) -> Finding[Steps | None]:
    return Finding((), Reason(Code.NO_LADDER_YET))


@rule("1290/2002 14:3a §", codes=(Code.SUBSIDY_LADDER, Code.LAW_NOT_KEPT), without=_no_ladder)
def subsidy(lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    """Labour market subsidy: the whole ladder of the day's law."""
    return _ladder(BenefitKind.LABOUR_MARKET_SUBSIDY, Code.SUBSIDY_LADDER, lawbook, day)


@rule("1290/2002 14:3b §", codes=(Code.BASIC_ALLOWANCE_LADDER, Code.NO_LADDER_YET, Code.LAW_NOT_KEPT), without=_no_ladder)
def basic_allowance(lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    """Basic allowance: its own ladder with a lower top; no municipal share before it began."""
    return _ladder(BenefitKind.BASIC_ALLOWANCE, Code.BASIC_ALLOWANCE_LADDER, lawbook, day)


@rule("555/1998 4 § 2", codes=(Code.EARNINGS_ALLOWANCE_LADDER, Code.NO_LADDER_YET, Code.LAW_NOT_KEPT), without=_no_ladder)
def earnings_allowance(lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    """Earnings allowance: a ladder of its basic part with a lower top; no municipal share before it began."""
    return _ladder(BenefitKind.EARNINGS_ALLOWANCE, Code.EARNINGS_ALLOWANCE_LADDER, lawbook, day)


@rule("603/1984 25 §", codes=(Code.ENTREPRENEUR_LADDER, Code.NO_LADDER_YET, Code.LAW_NOT_KEPT), without=_no_ladder)
def entrepreneur_allowance(lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    """Entrepreneur's earnings allowance: as that of an employee."""
    return _ladder(BenefitKind.ENTREPRENEUR_ALLOWANCE, Code.ENTREPRENEUR_LADDER, lawbook, day)


@rule("48/2026 51 § 1–2", codes=(Code.YLEISTUKI_LADDER, Code.LAW_NOT_KEPT), without=_no_ladder)
def yleistuki(lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    """Yleistuki: the whole ladder."""
    return _ladder(BenefitKind.YLEISTUKI, Code.YLEISTUKI_LADDER, lawbook, day)


def _ladder(kind: BenefitKind, code: Code, lawbook: Lawbook, day: date) -> Finding[Steps | None]:
    value = lawbook.parameter(KEYS[kind]).on(day)
    if value is None:
        first = lawbook.parameter(KEYS[kind]).values[0]
        return Finding(None, Reason(Code.LAW_NOT_KEPT, {"first": first.from_}), (first,))
    if isinstance(value.value, Special):
        raise absent(value)
    steps = value.ladder()
    highest = steps[-1].percent
    reason = Reason(code, {"highest": highest}) if highest else Reason(Code.NO_LADDER_YET)
    return Finding(steps, reason, (value,))


@rule(
    "1290/2002 14:3a–3b §",
    "555/1998 4 § 2",
    "48/2026 51 § 2",
    codes=(Code.STEP, Code.BELOW_FIRST_STEP),
    without=lambda step, _steps: Finding(NOTHING, Reason(Code.BELOW_FIRST_STEP, {"days": step})),
)
def reached(step: int, steps: Steps) -> Finding[Decimal]:
    """The percent of the step whose first day the count has reached; nothing below the first step.

    step  first day of the step, 0 below the first
    """
    percent = percent_at(step, steps)
    if not percent:
        return Finding(percent, Reason(Code.BELOW_FIRST_STEP, {"days": steps[0].from_day - 1}), applies=bool(steps[-1].percent))
    return Finding(percent, Reason(Code.STEP, {"percent": percent, "days": step - 1}))

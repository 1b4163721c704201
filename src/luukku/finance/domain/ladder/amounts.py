"""Euros of a paid day: what is paid, and of what the municipality bears its percent."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from luukku.finance.domain.ladder import amounts
from luukku.finance.domain.ladder.case import DAILY_AMOUNT, Case, Run
from luukku.finance.domain.ladder.facts import EARNINGS
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding, rule
from luukku.kernel.outcome import Reason
from luukku.law import Lawbook
from luukku.law.units import Special

Euros = Fraction | None


def _nothing(*_asked: object) -> Finding[Euros]:
    return Finding(Fraction(0), Reason(Code.DAILY_AMOUNT_NOT_KEPT))


@rule("1290/2002 6:1 §", "48/2026 15 § 1", codes=(Code.DAILY_AMOUNT, Code.DAILY_AMOUNT_NOT_KEPT), without=_nothing)
def daily_amount(lawbook: Lawbook, day: date) -> Finding[Euros]:
    """The full daily amount of a day: basic allowance, labour market subsidy, yleistuki and the basic part are one figure."""
    value = lawbook.parameter(DAILY_AMOUNT).on(day)
    if value is None:
        return Finding(None, Reason(Code.DAILY_AMOUNT_NOT_KEPT, {"first": lawbook.parameter(DAILY_AMOUNT).values[0].from_}))
    if isinstance(value.value, Special):
        return amounts.assumed(lawbook, day)
    return Finding(Fraction(value.number()), Reason(Code.DAILY_AMOUNT, {"eur": value.number()}), (value,))


@rule("1296/2023 2 §", codes=(Code.DAILY_AMOUNT_ASSUMED,), without=_nothing)
def assumed(lawbook: Lawbook, day: date) -> Finding[Euros]:
    """The daily amount of a year that is not fixed yet: assumed to stay at the last known one, by name."""
    values = lawbook.parameter(DAILY_AMOUNT).values
    unknown = lawbook.entry(DAILY_AMOUNT, day)
    known = [each for each in values if each.from_ < unknown.from_ and not isinstance(each.value, Special)][-1]
    reason = Reason(Code.DAILY_AMOUNT_ASSUMED, {"eur": known.number(), "from_": unknown.from_})
    return Finding(Fraction(known.number()), reason, (unknown, known))


def benefit_of(case: Case, run: Run) -> Finding[Euros]:
    """What is paid for a day: as told, else what it is in full; None where neither is known."""
    benefit = run.benefit
    told = benefit.paid_eur_per_day or benefit.full_eur_per_day
    if told is None:
        return amounts.daily_amount(case.lawbook, run.day)
    return Finding(Fraction(told), Reason(Code.PAID_AS_TOLD, {"eur": told}))


def share_base(case: Case, run: Run, paid: Euros) -> Finding[Euros]:
    """Of what the percent is taken: of what is paid; of an earnings allowance, of its basic part."""
    if run.benefit.kind not in EARNINGS:
        return Finding(paid, Reason(Code.PAID_AS_TOLD, {"eur": paid}), applies=False)
    return amounts.basic_part(case, run)


@rule(
    "555/1998 4 § 2–3",
    codes=(Code.BASIC_PART, Code.BASIC_PART_IN_PROPORTION),
    without=lambda _case, run: Finding(
        Fraction(run.benefit.paid_eur_per_day or run.benefit.full_eur_per_day or 0), Reason(Code.BASIC_PART)
    ),
)
def basic_part(case: Case, run: Run) -> Finding[Euros]:
    """The basic part of an earnings allowance; of a reduced one in proportion to the full allowance."""
    basic = amounts.daily_amount(case.lawbook, run.day)
    paid, full = run.benefit.paid_eur_per_day, run.benefit.full_eur_per_day
    if basic.value is None or paid is None or full is None or paid == full:
        return Finding(basic.value, Reason(Code.BASIC_PART, basic.reason.params), basic.values)
    share = basic.value * Fraction(paid) / Fraction(full)
    reason = Reason(Code.BASIC_PART_IN_PROPORTION, {**basic.reason.params, "paid": paid, "full": full})
    return Finding(share, reason, basic.values)


def is_reduced(case: Case, run: Run) -> bool:
    """Whether less is paid than the full benefit."""
    return part_paid(case, run) != 1


def part_paid(case: Case, run: Run) -> Fraction:
    """What part of the full benefit is paid."""
    paid, full = run.benefit.paid_eur_per_day, run.benefit.full_eur_per_day or _full(case, run)
    return Fraction(paid) / Fraction(full) if paid and full else Fraction(1)


def _full(case: Case, run: Run) -> Decimal | Fraction | None:
    return None if run.benefit.kind in EARNINGS else amounts.daily_amount(case.lawbook, run.day).value

"""Euros of a paid day: what is paid, and of what the municipality bears its percent."""

from dataclasses import dataclass
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


@dataclass(frozen=True, slots=True)
class DayEuros:
    """Euros of a day: what is paid, and of what the percent is taken. None where the daily amount is not known."""

    paid: Euros
    base: Euros
    said: tuple[Finding[Euros], ...]


def euros_of(case: Case, run: Run) -> DayEuros:
    """What is paid for a day, as told or else in full; the percent is taken of it, or of an earnings allowance's basic part."""
    told = run.benefit.paid_eur_per_day or run.benefit.full_eur_per_day
    paid: Finding[Euros] | None = Finding(Fraction(told), Reason(Code.PAID_AS_TOLD, {"eur": told})) if told else None
    if run.benefit.kind in EARNINGS:
        daily = amounts.daily_amount(case.lawbook, run.day)
        basic = amounts.basic_part(run, daily.value)
        said = (daily, basic) if paid is None else (paid, daily, basic)
        return DayEuros((paid or daily).value, basic.value, said)
    whole = paid or amounts.daily_amount(case.lawbook, run.day)
    return DayEuros(whole.value, whole.value, (whole,))


@rule(
    "555/1998 4 § 2–3",
    codes=(Code.BASIC_PART, Code.BASIC_PART_IN_PROPORTION),
    without=lambda run, basic: Finding(Fraction(run.benefit.paid_eur_per_day or basic or 0), Reason(Code.BASIC_PART)),
)
def basic_part(run: Run, basic: Euros) -> Finding[Euros]:
    """The share is of the basic part of an earnings allowance; of a reduced one in proportion to the full allowance."""
    paid, full = run.benefit.paid_eur_per_day, run.benefit.full_eur_per_day
    if basic is None or paid is None or full is None or paid == full:
        return Finding(basic, Reason(Code.BASIC_PART))
    return Finding(basic * Fraction(paid) / Fraction(full), Reason(Code.BASIC_PART_IN_PROPORTION, {"paid": paid, "full": full}))


def part_paid(case: Case, run: Run) -> Fraction:
    """What part of the full benefit is paid."""
    paid, full = run.benefit.paid_eur_per_day, run.benefit.full_eur_per_day or _full(case, run)
    return Fraction(paid) / Fraction(full) if paid and full else Fraction(1)


def _full(case: Case, run: Run) -> Decimal | Fraction | None:
    return None if run.benefit.kind in EARNINGS else amounts.daily_amount(case.lawbook, run.day).value

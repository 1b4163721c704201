"""What lies ahead when only the number of paid days is known: today's share, the next steps, the months to come."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor

from luukku.finance.domain.ladder import days, share
from luukku.finance.domain.ladder.answer import Answer, Row
from luukku.finance.domain.ladder.case import KEYS
from luukku.finance.domain.ladder.counting import COUNT_SINCE
from luukku.finance.domain.ladder.facts import YEARS, Benefit, BenefitKind, Home, Integration
from luukku.finance.domain.ladder.ladder import ladder
from luukku.kernel.calendar import add_months
from luukku.law import LadderStep, Lawbook
from luukku.law.units import Special

YEAR, TWO_YEARS = 12, 24
"""Months to come whose cost is told."""
FURTHEST = 1700
"""Benefit days within which the last step comes, also after an exemption of three years."""
EARLIER, BILLED = "000", "999"
"""In place of home municipalities: whoever paid the days before the asked one, and whoever pays from it on."""
REPLACED = (BenefitKind.LABOUR_MARKET_SUBSIDY, BenefitKind.BASIC_ALLOWANCE)
"""Benefits in whose place yleistuki came."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How somebody stands on a day.

    paid_days    days for which benefit has been paid before the day
    paid, full   euros of a day, where the benefit is reduced or its full amount is not that of the law
    integration  the exemption, where the person is an integration client
    """

    day: date
    kind: BenefitKind
    paid_days: int
    paid: Decimal | None = None
    full: Decimal | None = None
    integration: Integration | None = None


@dataclass(frozen=True, slots=True)
class StepAhead:
    """A change of the percent: from which day and paid day on, and what a day then costs."""

    from_: date
    count: int
    percent: Decimal
    a_day: Fraction
    to_be_confirmed: bool


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """A month to come: its benefit days, the number of the last of them, the percent on it, and the municipality's cents."""

    month: date
    days: int
    count: int
    percent: Decimal
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ByLaw:
    """The same paid days by one version of the law: `to` is its last day, None for the one in force."""

    kind: BenefitKind
    from_: date
    to: date | None
    steps: tuple[LadderStep, ...]
    percent: Decimal
    next_day: int | None
    next_percent: Decimal | None
    year_cents: int
    two_years_cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ahead:
    """What lies ahead.

    today    the asked day, or the first benefit day after it, as a row of its own
    base     euros of that day of which the percent is taken
    counted  paid days before it that count
    steps    changes of the percent after it, in order
    """

    today: Row
    base: Fraction
    counted: int
    steps: tuple[StepAhead, ...]
    months: tuple[MonthAhead, ...]
    year_cents: int
    two_years_cents: int
    laws: tuple[ByLaw, ...]


def most_paid_days(day: date, lawbook: Lawbook) -> int:
    """Benefit days from the first day that counts up to a day, that day not included: nobody can have more."""
    first = lawbook.parameter(COUNT_SINCE).values[0].day()
    return max(0, days.place(day) - days.place(first))


def kinds_on(day: date, lawbook: Lawbook) -> list[BenefitKind]:
    """The benefits that are paid on a day."""
    found = ((kind, lawbook.parameter(key).on(day)) for kind, key in KEYS.items())
    return [kind for kind, value in found if value is not None and value.value is not Special.NONE]


def ahead(standing: Standing, lawbook: Lawbook) -> Ahead:
    """What lies ahead if nothing changes: the person stays on the benefit, every benefit day is paid.

    Raises ValueError for more paid days than there have been.
    """
    if standing.paid_days > most_paid_days(standing.day, lawbook):
        raise ValueError(f"{standing.paid_days} paid days before {standing.day}: there have not been so many")
    start = days.place(standing.day)
    ends = [days.place(add_months(standing.day, months=months)) for months in (YEAR, TWO_YEARS)]
    today, *later = (row for row in _told(standing, lawbook, start + FURTHEST).rows if row.municipality == BILLED)
    year, two_years = (_told(standing, lawbook, end) for end in ends)
    base = _a_day(today, today.base)
    return Ahead(
        today=today,
        base=base,
        counted=today.first_count - today.counts,
        steps=tuple(_steps(today, later)),
        months=tuple(_months(two_years, start, ends[1])),
        year_cents=_cents(year),
        two_years_cents=_cents(two_years),
        laws=tuple(_laws(standing, lawbook, base, [end - start for end in ends])),
    )


def _told(standing: Standing, lawbook: Lawbook, end: int) -> Answer:
    """The ladder of the paid days, laid right before the day, and of those to come until a place."""
    start = days.place(standing.day)
    before = _benefits(standing, lawbook, start - standing.paid_days, start)
    coming = _benefits(standing, lawbook, start, end)
    return ladder(
        benefits=(
            *(Benefit(from_=from_, days=length, kind=kind, full_eur_per_day=Decimal(1)) for from_, length, kind in before),
            *(
                Benefit(from_=from_, days=length, kind=kind, paid_eur_per_day=standing.paid, full_eur_per_day=standing.full)
                for from_, length, kind in coming
            ),
        ),
        municipalities=(Home(date(YEARS[0], 1, 1), EARLIER), Home(standing.day, BILLED)),
        integration=standing.integration,
        lawbook=lawbook,
        apart=days.day_at(start),
    )


def _benefits(standing: Standing, lawbook: Lawbook, start: int, end: int) -> Iterator[tuple[date, int, BenefitKind]]:
    """Benefit days from a place to another, of the kind that is paid then: yleistuki in the place of what it replaced."""
    turn = days.place(lawbook.parameter(KEYS[BenefitKind.YLEISTUKI]).values[0].from_)
    kind = standing.kind
    parts: list[tuple[int, int, BenefitKind]]
    if kind not in (*REPLACED, BenefitKind.YLEISTUKI):
        parts = [(start, end, kind)]
    else:
        old = BenefitKind.LABOUR_MARKET_SUBSIDY if kind is BenefitKind.YLEISTUKI else kind
        parts = [(start, min(end, turn), old), (max(start, turn), end, BenefitKind.YLEISTUKI)]
    for first, last, each in parts:
        if first < last:
            yield days.day_at(first), last - first, each


def _a_day(row: Row, euros: Fraction | None) -> Fraction:
    return (euros or Fraction(0)) / row.days


def _steps(today: Row, later: list[Row]) -> Iterator[StepAhead]:
    before = today.percent
    for row in later:
        if row.percent is not None and row.percent != before:
            a_day = _a_day(row, row.base) * Fraction(row.percent) / 100
            yield StepAhead(row.from_, row.first_count, row.percent, a_day, row.to_be_confirmed)
        before = row.percent


def _cents(found: Answer) -> int:
    return sum(each.cents for each in found.months if each.municipality == BILLED)


def _months(found: Answer, start: int, end: int) -> Iterator[MonthAhead]:
    cents = {each.month: each.cents for each in found.months if each.municipality == BILLED}
    while start < end:
        month = days.day_at(start).replace(day=1)
        last = min(end, days.place(add_months(month, months=1)))
        day = days.day_at(last - 1)
        row = found.row_on(day)
        if row is not None:
            yield MonthAhead(month, last - start, row.count_on(day), row.percent or Decimal(0), cents.get(month, 0))
        start = last


def _laws(standing: Standing, lawbook: Lawbook, base: Fraction, lengths: list[int]) -> Iterator[ByLaw]:
    """The same number of paid days by each version of the law that the benefit, or the one in its place, has had."""
    count = standing.paid_days + 1
    kinds = [standing.kind]
    if standing.kind is BenefitKind.YLEISTUKI:
        kinds = [BenefitKind.LABOUR_MARKET_SUBSIDY, standing.kind]
    elif standing.kind in REPLACED:
        kinds = [standing.kind, BenefitKind.YLEISTUKI]
    for kind in kinds:
        for value in lawbook.parameter(KEYS[kind]).values:
            if isinstance(value.value, Special):
                continue
            steps = value.ladder()
            following = next((step for step in steps if step.from_day > count), None)
            costs = [_cost(steps, count, length, base) for length in lengths]
            yield ByLaw(
                kind=kind,
                from_=value.from_,
                to=value.to,
                steps=steps,
                percent=share.percent_at(count, steps),
                next_day=following.from_day if following else None,
                next_percent=following.percent if following else None,
                year_cents=costs[0],
                two_years_cents=costs[1],
            )


def _cost(steps: tuple[LadderStep, ...], count: int, length: int, base: Fraction) -> int:
    """Cents of so many paid days from a number on, each by the step that its own number has reached; rounded once, half up."""
    borders = [count, *(step.from_day for step in steps if count < step.from_day < count + length), count + length]
    exact = sum(
        (base * (last - first) * Fraction(share.percent_at(first, steps)) for first, last in pairwise(borders)), Fraction(0)
    )
    return floor(exact + Fraction(1, 2))

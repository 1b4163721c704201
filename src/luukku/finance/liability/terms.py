"""What the lawbook says of a month: the ladders of the benefits that are paid then, and the daily amount."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luukku.core.lawbook.book import lawbook
from luukku.core.ui.ready import NothingOnThatDay
from luukku.law import NotVerified, Value
from luukku.law.units import LadderStep, Special

FIRST_MONTH = date(2025, 1, 1)
"""From here on the steps change by paid day; before it, by payment period and for the labour market subsidy alone."""
AMOUNT, DAYS_PER_MONTH = "benefit.basic_eur_day", "benefit.days_per_month"
EARNINGS, YLEISTUKI, SUBSIDY = (
    f"municipal_share.{name}" for name in ("earnings_allowance_basic_part", "yleistuki", "labour_market_subsidy")
)


@dataclass(frozen=True, slots=True)
class Ladders:
    """The ladder of yleistuki (before it of the labour market subsidy) and of the basic part of the earnings allowance."""

    subsidy: Value
    earnings: Value

    @property
    def steps(self) -> tuple[tuple[LadderStep, ...], tuple[LadderStep, ...]]:
        return self.subsidy.ladder(), self.earnings.ladder()


def check_day(day: date) -> None:
    """Raises NothingOnThatDay for a day before the ladder: these pages count with no other rule."""
    if day < FIRST_MONTH:
        raise NothingOnThatDay(
            _("Kunnan maksuosuus lasketaan näillä sivuilla portaista, jotka alkavat 1.1.2025."), first=FIRST_MONTH
        )


def ladders_on(day: date) -> Ladders:
    """The ladders of a day from 2025-01-01 on. Raises BeforeFirstValue and NotInForce for others."""
    book = lawbook()
    subsidy = book.parameter(YLEISTUKI).on(day)
    return Ladders(subsidy or book.value(SUBSIDY, day), book.value(EARNINGS, day))


@dataclass(frozen=True, slots=True)
class DailyAmount:
    """The full amount of a day; an assumption where the lawbook has none yet, which is then that of the newest known period."""

    euros: Decimal
    value: Value
    assumed: bool


def daily_amount_on(day: date) -> DailyAmount:
    """The daily amount of a day from 2019 on. Raises BeforeFirstValue."""
    book = lawbook()
    try:
        known = book.value(AMOUNT, day)
        return DailyAmount(known.number(), known, False)
    except NotVerified:
        found: Sequence[Value] = book.parameter(AMOUNT).values
        known = next(each for each in reversed(found) if each.from_ <= day and not isinstance(each.value, Special))
        return DailyAmount(known.number(), known, True)


def days_per_month_on(day: date) -> Decimal:
    """Days paid in a month where a month and a day are converted."""
    return lawbook().number(DAYS_PER_MONTH, day)

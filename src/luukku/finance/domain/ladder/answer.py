"""What the ladder answers: runs of days with one percent and one municipality, cents by month, the count at the end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Any

from luukku.finance.domain.ladder.days import BENEFIT_DAYS_A_WEEK
from luukku.finance.domain.ladder.facts import Because, BenefitKind
from luukku.finance.domain.ladder.rules import Finding
from luukku.kernel.outcome import Citation, Mark, Reason
from luukku.law import Value


class Reading(StrEnum):
    """How the law is read. The first of each pair is what the ladder computes with; the other is shown beside it."""

    AS_READ = "as_read"
    """The readings of the lawbook."""
    EXCLUDED_DAYS_DO_NOT_ACCRUE = "excluded_days_do_not_accrue"
    """Days of earnings allowance that bear no share do not count either."""
    EXEMPTION_COVERS_ALLOWANCES = "exemption_covers_allowances"
    """The integration exemption covers basic and earnings allowance too."""
    EARLIER_WORK_CONDITION_DOES_NOT_RESET = "earlier_work_condition_does_not_reset"
    """A work condition met before yleistuki began does not start its count again."""
    ADJUSTED_DAYS_AS_FULL_DAYS = "adjusted_days_as_full_days"
    """A reduced or adjusted day counts as the part of a full day that was paid."""
    PAYMENT_PERIOD_GOES_ON = "payment_period_goes_on"
    """The payment period of the limit, which is not told, goes on for as long as it can."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """The days of a row by one reading."""

    reading: Reading
    percent: Decimal
    first_count: int
    municipal: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A run of benefit days with one percent and one municipality.

    from_, to    first and last benefit day
    days         number of benefit days
    first_count  number of the first paid day; a day that does not count keeps the number before it
    percent      of the benefit, for earnings allowance of its basic part; None where the law of the day is not in the lawbook
    benefit      euros paid, exact; None where the daily amount of the day is not known
    municipal    euros that the municipality bears, exact
    asked        what every rule said that was asked, also those that found nothing to change
    reasons      what changes the cost of the days
    values       what of the lawbook it rests on
    candidates   the readings, where they differ on these days; the one computed with first
    """

    from_: date
    to: date
    kind: BenefitKind
    because: Because
    days: int
    first_count: int
    last_count: int
    percent: Decimal | None
    municipality: str
    benefit: Fraction | None
    municipal: Fraction
    asked: tuple[Finding[Any], ...]
    reasons: tuple[Reason, ...]
    values: tuple[Value, ...]
    citations: tuple[Citation, ...]
    mark: Mark
    to_be_confirmed: bool
    candidates: tuple[Candidate, ...] = ()


@dataclass(frozen=True, slots=True)
class Month:
    """What a municipality bears of the benefit days of a month: rounded once, half up. `month` is its first day."""

    month: date
    municipality: str
    cents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The ladder of one person.

    months  the months in which a municipality bears something
    """

    rows: tuple[Row, ...]
    months: tuple[Month, ...]

    @property
    def total_cents(self) -> int:
        return sum(month.cents for month in self.months)

    @property
    def count_at_end(self) -> int:
        return self.rows[-1].last_count if self.rows else 0

    def row_on(self, day: date) -> Row | None:
        """The row of a day; None when no benefit was paid for it."""
        return next((row for row in self.rows if row.from_ <= day <= row.to and day.isoweekday() <= BENEFIT_DAYS_A_WEEK), None)

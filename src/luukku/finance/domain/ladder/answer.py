"""What the ladder answers: runs of days with one percent and one municipality, cents by month, the count at the end."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor
from typing import Any

from luukku.finance.domain.ladder.days import BENEFIT_DAYS_A_WEEK, place
from luukku.finance.domain.ladder.facts import Because, BenefitKind
from luukku.finance.domain.ladder.rules import Finding
from luukku.kernel.outcome import Citation, Mark, Reason
from luukku.law import Value


class Reading(StrEnum):
    """How the law is read: as the lawbook says, or one open reading the other way round."""

    AS_READ = "as_read"
    """The readings of the lawbook."""
    LAYOFF_DAYS_DO_NOT_ACCRUE = "layoff_days_do_not_accrue"
    """Days of earnings allowance that bear no share do not count either."""
    EXEMPTION_COVERS_ALLOWANCES = "exemption_covers_allowances"
    """The integration exemption covers basic and earnings allowance too."""
    RESET_ONLY_FROM_2026_05 = "reset_only_from_2026_05"
    """A work condition met before yleistuki began does not start its count again."""
    ADJUSTED_DAYS_IN_FULL_DAYS = "adjusted_days_in_full_days"
    """A reduced or adjusted day counts as the part of a full day that was paid."""
    END_OF_PAYMENT_PERIOD = "end_of_payment_period"
    """The payment period of the limit, which is not told, goes on for as long as it can."""


def number(before: Fraction | int, weight: Fraction | int, nth: int) -> int:
    """The number of the nth paid day after a count (0 the first); days that do not count keep the number before them."""
    return floor(before + nth * weight) + (1 if weight else 0)


@dataclass(frozen=True, slots=True)
class Candidate:
    """The days of a row by another reading.

    before  paid days counted before the row by it, `weight` what each of its days adds
    """

    reading: Reading
    percent: Decimal
    before: Fraction | int
    weight: Fraction | int
    municipal: Fraction

    @property
    def first_count(self) -> int:
        return number(self.before, self.weight, 0)

    def count_on(self, row: "Row", day: date) -> int:
        """The number of a day of the row by this reading."""
        return number(self.before, self.weight, place(day) - place(row.from_))


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A run of benefit days with one percent and one municipality.

    from_, to    first and last benefit day
    days         number of benefit days
    first_count  number of the first paid day; a day that does not count keeps the number before it
    counts       whether the days count
    percent      of the benefit, for earnings allowance of its basic part; None where the law of the day is not in the lawbook
    benefit      euros paid, exact; None where the daily amount of the day is not known
    base         euros of which the percent is taken, exact
    municipal    euros that the municipality bears, exact
    asked        what every rule said that was asked, also those that found nothing to change
    reasons      what changes the cost of the days
    values       what of the lawbook it rests on
    candidates   the other readings, where the percent or the number of these days differs by them
    """

    from_: date
    to: date
    kind: BenefitKind
    because: Because
    days: int
    first_count: int
    last_count: int
    counts: bool
    percent: Decimal | None
    municipality: str
    benefit: Fraction | None
    base: Fraction | None
    municipal: Fraction
    asked: tuple[Finding[Any], ...]
    reasons: tuple[Reason, ...]
    values: tuple[Value, ...]
    citations: tuple[Citation, ...]
    mark: Mark
    to_be_confirmed: bool
    candidates: tuple[Candidate, ...] = ()

    def count_on(self, day: date) -> int:
        """The number of a day of the row."""
        return self.first_count + (place(day) - place(self.from_) if self.counts else 0)


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

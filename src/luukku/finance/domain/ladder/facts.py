"""What a case of paid benefit days is told in: benefits, home municipalities, events and the integration exemption."""

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum

from luukku.finance.domain.ladder import days
from luukku.kernel.typed import MunicipalityCode, Refused


class BenefitKind(StrEnum):
    """Which unemployment benefit (työttömyysetuus)."""

    LABOUR_MARKET_SUBSIDY = "labour_market_subsidy"
    BASIC_ALLOWANCE = "basic_allowance"
    EARNINGS_ALLOWANCE = "earnings_allowance"
    YLEISTUKI = "yleistuki"
    ENTREPRENEUR_ALLOWANCE = "entrepreneur_allowance"


ALLOWANCES = frozenset({BenefitKind.BASIC_ALLOWANCE, BenefitKind.EARNINGS_ALLOWANCE, BenefitKind.ENTREPRENEUR_ALLOWANCE})
"""Unemployment allowances (työttömyyspäiväraha)."""

EARNINGS = frozenset({BenefitKind.EARNINGS_ALLOWANCE, BenefitKind.ENTREPRENEUR_ALLOWANCE})
"""Earnings-related allowances (ansiopäiväraha): the share is of their basic part only."""


class Because(StrEnum):
    """For what the benefit is paid."""

    UNEMPLOYMENT = "unemployment"
    LAYOFF = "layoff"
    WEATHER_HINDRANCE = "weather_hindrance"
    LAYOFF_LIKE_INTERRUPTION = "layoff_like_interruption"
    ADDITIONAL_DAYS = "additional_days"
    SERVICE = "service"


class EventKind(StrEnum):
    """What may start the count of days again."""

    WORK_CONDITION_MET = "work_condition_met"
    NEW_MAXIMUM_PERIOD = "new_maximum_period"


class Group(StrEnum):
    """Whose integration: of a refugee or a person beside one (681/2023 § 2.3–4), or of somebody else."""

    REFUGEE = "refugee"
    OTHER = "other"


YEARS = range(1900, 2200)
"""The years that a case may tell of, as those of the lawbook; a calendar's first and last days have no day beside them."""


def _in_years(told: object, *names: str) -> None:
    for name in names:
        day: date | None = getattr(told, name)
        if day is not None and day.year not in YEARS:
            key = name.removesuffix("_")
            raise Refused(f"{day} is no day of a case", key=key, expected=f"a year from {YEARS[0]} to {YEARS[-1]}")


@dataclass(frozen=True, slots=True)
class Home:
    """A home municipality in the population register.

    from  first day
    code  the municipality
    to    last day, when the person then had none
    """

    from_: date
    code: MunicipalityCode
    to: date | None = None

    def __post_init__(self) -> None:
        _in_years(self, "from_", "to")


@dataclass(frozen=True, slots=True)
class Integration:
    """An integration client, whose benefit the state pays alone for some years.

    first_home_entry  day of the first home municipality in Finland
    group             refugee or other
    """

    first_home_entry: date
    group: Group

    def __post_init__(self) -> None:
        _in_years(self, "first_home_entry")


@dataclass(frozen=True, slots=True)
class Event:
    """Something that may start the count again.

    on    the day; a benefit day on it is of the new count
    kind  what happened
    """

    on: date
    kind: EventKind

    def __post_init__(self) -> None:
        _in_years(self, "on")


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """Consecutive benefit days of one kind, Monday to Friday, public holidays included.

    from                 first day
    kind                 which benefit
    days                 number of benefit days; or to
    to                   last day
    because              for what it is paid
    payment_period_ends  last day of the payment period in which the days lie; only the ladder before 2025 asks
    paid_eur_per_day     what is paid, where the benefit is reduced or adjusted
    full_eur_per_day     what would be paid in full
    """

    from_: date
    kind: BenefitKind
    days: int | None = None
    to: date | None = None
    because: Because = Because.UNEMPLOYMENT
    payment_period_ends: date | None = None
    paid_eur_per_day: Decimal | None = None
    full_eur_per_day: Decimal | None = None

    def __post_init__(self) -> None:
        _in_years(self, "from_", "to", "payment_period_ends")
        if (self.days is None) == (self.to is None):
            raise Refused("a benefit says how many days it has, or its last day", key="days", expected="days or to, not both")
        if self.days is not None and self.days < 1:
            raise Refused(f"{self.days} benefit days", key="days", expected="one day or more")
        most = days.place(date(YEARS.stop, 1, 1)) - self.start
        if self.days is not None and self.days > most:
            message = f"{self.days} benefit days from {self.from_} go on after the year {YEARS[-1]}"
            raise Refused(message, key="days", expected=f"{most} at most")
        if self.to is not None and self.to < self.from_:
            raise Refused(
                f"the days run backwards: {self.to} is before {self.from_}", key="to", expected=f"{self.from_} or later"
            )
        if self.start >= self.end:
            message = f"there is no Monday to Friday from {self.from_} to {self.to}"
            raise Refused(message, key="to", expected="a benefit day", nearest=f"{days.day_at(self.start)}")
        if self.payment_period_ends is not None and self.payment_period_ends < self.from_:
            message = f"the payment period ends on {self.payment_period_ends}, before the days begin"
            raise Refused(message, key="payment_period_ends", expected=f"{self.from_} or later")
        for name in ("paid_eur_per_day", "full_eur_per_day"):
            amount = getattr(self, name)
            if amount is not None and amount <= 0:
                raise Refused(f"{amount} euros a day", key=name, expected="more than nought")
        if self.paid_eur_per_day and self.full_eur_per_day and self.paid_eur_per_day > self.full_eur_per_day:
            message = f"{self.paid_eur_per_day} euros a day is more than the full {self.full_eur_per_day}"
            raise Refused(message, key="paid_eur_per_day", expected=f"{self.full_eur_per_day} at most")
        if self.kind in EARNINGS and self.paid_eur_per_day and not self.full_eur_per_day:
            message = "of a reduced earnings allowance the full one must be known: the share is in proportion"
            raise Refused(message, key="full_eur_per_day", expected="euros a day, the full earnings allowance")

    @property
    def start(self) -> int:
        """Place of the first benefit day."""
        return days.place(self.from_)

    @property
    def end(self) -> int:
        """Place after the last benefit day."""
        if self.to is not None:
            return days.place(self.to + timedelta(days=1))
        return self.start + (self.days or 0)

"""When a service pays for itself: its price against the share of benefits saved if unemployment ends n months sooner.

The service goes on for some months, in which benefit is paid and days accrue as before. With it unemployment ends when it ends;
without it benefit would have been paid for n months more. What those months would have cost is saved.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from luukku.law.units import LadderStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """A service for one person.

    price_cents     what the municipality pays for it
    months          how long it goes on
    paid_days       days that have been paid when it begins
    eur_per_day     the part of a day's benefit that municipality and state share
    days_per_month  days paid in a month
    """

    price_cents: int
    months: int
    paid_days: int
    eur_per_day: Fraction
    days_per_month: Fraction


@dataclass(frozen=True, slots=True)
class Saved:
    """What is saved when unemployment ends so many months sooner. Cents; `net` is the municipality's, less the price."""

    months: int
    municipality: int
    state: int
    net: int


@dataclass(frozen=True, slots=True)
class BreakEven:
    """Savings by months, and the fewest of them that cover the price; None where even the most do not.

    during        what the municipality pays of the benefit while the service goes on, with it or without
    municipality  the months that cover the price from the municipality's savings; `together` from those of both
    """

    during: int
    rows: tuple[Saved, ...]
    municipality: int | None
    together: int | None


def break_even(*, service: Service, ladder: tuple[LadderStep, ...], most: int) -> BreakEven:
    """Savings for each number of months up to `most`. Raises ValueError for a negative price, length, days or amount."""
    given = (service.price_cents, service.months, service.paid_days, most)
    if min(given) < 0 or service.eur_per_day < 0 or service.days_per_month <= 0:
        raise ValueError("price, length, days and amount must not be negative, and days must be paid in a month")
    pace = service.days_per_month
    begins = service.paid_days + service.months * pace
    rows = []
    for months in range(most + 1):
        borne = share_days(ladder, begins, begins + months * pace) * service.eur_per_day
        municipality = _cents(borne)
        state = _cents(months * pace * service.eur_per_day) - municipality
        rows.append(Saved(months, municipality, state, municipality - service.price_cents))
    during = _cents(share_days(ladder, Fraction(service.paid_days), begins) * service.eur_per_day)
    return BreakEven(
        during,
        tuple(rows),
        _first(rows, [row.municipality for row in rows], service.price_cents),
        _first(rows, [row.municipality + row.state for row in rows], service.price_cents),
    )


def share_days(ladder: tuple[LadderStep, ...], begins: Fraction, ends: Fraction) -> Fraction:
    """Whole days that the municipality bears of those after `begins` up to `ends`; ten days at 10 % are one."""
    found, before = Fraction(0), Fraction(0)
    for step in ladder:
        grows, above = Fraction(step.percent) / 100 - before, step.from_day - 1
        found += grows * (max(Fraction(0), ends - above) - max(Fraction(0), begins - above))
        before += grows
    return found


def _first(rows: Sequence[Saved], saved: Sequence[int], price: int) -> int | None:
    return next((row.months for row, cents in zip(rows, saved, strict=True) if cents >= price), None)


def _cents(euros: Fraction) -> int:
    """Half up; nothing here is negative."""
    return (200 * euros.numerator + euros.denominator) // (2 * euros.denominator)

"""Why a month's invoice differs from what was budgeted: as far as what is known explains it, and the rest by its name.

Explained step by step: the budget's volume, class mix, days and daily amount are replaced one after the other by those of the
invoice, where they are known. What a replacement changes is its part; the parts and the unexplained rest sum to the difference.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

Cause = Literal["people", "mix", "days", "amount"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Month:
    """A month of benefits; None for what is not known.

    people  paid in the month
    share   which part of their benefit the municipality bears on average: follows from their classes
    days    paid to one of them on average
    amount  paid for a day on average, euros
    """

    people: Fraction | None
    share: Fraction | None
    days: Fraction | None
    amount: Fraction | None


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the difference; None where the invoice does not tell what it would take to count it."""

    cause: Cause
    cents: int | None


@dataclass(frozen=True, slots=True)
class Explained:
    """The difference of an invoice from the budget in cents: its parts, and what they leave unexplained."""

    budget: int
    invoice: int
    parts: tuple[Part, ...]
    unexplained: int

    @property
    def difference(self) -> int:
        return self.invoice - self.budget


def explained(*, budget_cents: int, budget: Month, invoice_cents: int, invoice: Month) -> Explained:
    """The parts in their order: people, mix, days, amount. Raises ValueError where the budget leaves one of its own unknown."""
    now = [budget.people, budget.share, budget.days, budget.amount]
    then = [invoice.people, invoice.share, invoice.days, invoice.amount]
    factors: list[Fraction] = [each for each in now if each is not None]
    if len(factors) < len(now):
        raise ValueError("the budget must say its people, share, days and amount")
    causes: tuple[Cause, ...] = ("people", "mix", "days", "amount")
    # The cents so far, rounded at each step, so that the parts are whole cents and still sum to the whole.
    so_far, parts = budget_cents, []
    started = _cents(factors)
    for at, (cause, replaced) in enumerate(zip(causes, then, strict=True)):
        if replaced is None:
            parts.append(Part(cause, None))
            continue
        factors[at] = replaced
        reached = budget_cents + _cents(factors) - started
        parts.append(Part(cause, reached - so_far))
        so_far = reached
    return Explained(budget_cents, invoice_cents, tuple(parts), invoice_cents - so_far)


def _cents(factors: list[Fraction]) -> int:
    euros = Fraction(100)
    for each in factors:
        euros *= each
    return (2 * euros.numerator + euros.denominator) // (2 * euros.denominator)

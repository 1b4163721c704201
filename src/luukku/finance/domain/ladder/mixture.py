"""Several benefits as one ladder: what the municipality bears of a day on average, when so many are on each benefit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luukku.law.units import LadderStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Level:
    """How much is paid for a day on average: a share of the people gets a reduced benefit, which is so much of the full one."""

    reduced: Fraction
    paid_of_full: Fraction

    @property
    def average(self) -> Fraction:
        """Of the full daily amount."""
        return 1 - self.reduced * (1 - self.paid_of_full)


def mixed(parts: Sequence[tuple[Fraction, tuple[LadderStep, ...]]]) -> tuple[LadderStep, ...]:
    """The ladder of a group of which each share is on its own ladder; the shares that are missing from one bear nothing.

    Raises ValueError when the shares are together more than one, or one is negative.
    """
    if any(share < 0 for share, _ladder in parts) or sum(share for share, _ladder in parts) > 1:
        raise ValueError("the shares of the benefits must lie between nought and one, and so must their sum")
    firsts = sorted({step.from_day for _share, ladder in parts for step in ladder})
    percents = [(first, sum((share * _percent(ladder, first) for share, ladder in parts), Fraction(0))) for first in firsts]
    steps, before = [], Fraction(0)
    for first, percent in percents:
        if percent != before:
            steps.append(LadderStep(first, _exact(percent)))
        before = percent
    return tuple(steps)


def _percent(ladder: tuple[LadderStep, ...], day: int) -> Fraction:
    return next((Fraction(step.percent) for step in reversed(ladder) if step.from_day <= day), Fraction(0))


def _exact(percent: Fraction) -> Decimal:
    """A percentage of a mixture: shares are told in hundredths or thousandths, so that it ends."""
    return Decimal(percent.numerator) / Decimal(percent.denominator)

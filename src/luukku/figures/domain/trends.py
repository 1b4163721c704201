"""A monthly series over time: the mean of twelve months, which no season moves, and the change from the year before."""

from collections.abc import Sequence
from fractions import Fraction

Exact = int | Fraction
YEAR = 12


def twelve_month_means(values: Sequence[int | None]) -> list[Fraction | None]:
    """For each month the mean of it and the eleven before it; None where one of them is not known."""
    means: list[Fraction | None] = []
    for end in range(1, len(values) + 1):
        known = [value for value in values[max(0, end - YEAR) : end] if value is not None]
        means.append(Fraction(sum(known), YEAR) if len(known) == YEAR else None)
    return means


def changes(values: Sequence[int | None]) -> list[int | None]:
    """For each month how much more there is than in the same month a year before; None where either is not known."""
    pairs = zip(values, [None] * YEAR + list(values), strict=False)
    return [None if value is None or before is None else value - before for value, before in pairs]


def growths(values: Sequence[Exact | None]) -> list[Fraction | None]:
    """The change from the year before in percent; None also where there was nothing a year before."""
    pairs = zip(values, [None] * YEAR + list(values), strict=False)
    return [None if value is None or not before else Fraction(100 * (value - before)) / before for value, before in pairs]


def index_of(values: Sequence[Exact | None]) -> list[Fraction | None]:
    """The values when the first known one that is not nought is a hundred."""
    base = next((value for value in values if value), None)
    return [None if value is None or base is None else Fraction(100 * value) / base for value in values]

"""Where a group starts from when nobody has typed anything: numbers that are named as an example wherever they are shown.

Kela publishes people by class of paid days, but its figures do not come with this software; how fast people leave or come has no
published figure by class at all. The example is such that the classes stay about as large as they are.
"""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from luukku.finance.domain.ladder.group import DayClass
from luukku.kernel.money import apportion

LIMITS = (100, 200, 300, 400, 500, 600, 700)
"""Classes of a hundred days; the last one has no end."""

DAYS_UP_TO = ((0, 0), (100, 27), (200, 43), (300, 54), (400, 62), (500, 68), (600, 73), (700, 77))
"""Of a hundred people so many have at most so many paid days; the rest have more than the last."""

EXITS_FROM = ((1, 12), (101, 9), (201, 7), (301, 6), (401, 5), (501, 4), (601, 4), (701, 3))
"""From this day on, so many percent leave in a month."""

RECIPIENTS, EARNINGS, WITHOUT, REDUCED, REDUCED_TO, SWING = 100, 30, 8, 20, 60, 5
"""In percent: people on benefit per unemployed; on earnings allowance; without a municipal share; on a reduced benefit; how much
of the full one that is; and how far the number of people may be off either way."""


def shares(classes: Sequence[DayClass]) -> list[int]:
    """Percent of people in each class, summing to a hundred; what lies above the last known day is in the last class."""
    up_to = [_up_to(each.last) if each.last else 100.0 for each in classes]
    weights = {f"{at:03}": Decimal(str(round(after - before, 6))) for at, (before, after) in enumerate(pairwise([0.0, *up_to]))}
    return list(apportion(100, weights).values())


def _up_to(day: int) -> float:
    for (low, before), (high, after) in pairwise(DAYS_UP_TO):
        if day <= high:
            return before + (after - before) * (day - low) / (high - low)
    return float(DAYS_UP_TO[-1][1])


def exits(classes: Sequence[DayClass]) -> list[int]:
    """Percent of a class that leave in a month."""
    return [next(rate for first, rate in reversed(EXITS_FROM) if first <= each.first) for each in classes]


def inflow(classes: Sequence[DayClass], *, days_per_month: Decimal) -> list[int]:
    """Percent of a class that come into it in a month: new ones into the lowest, as many as leave it or grow out of it."""
    lowest, rate = classes[0], exits(classes)[0]
    if lowest.last is None:
        return [rate]
    return [min(100, round(rate + 100 * days_per_month / lowest.last)), *[0] * (len(classes) - 1)]

"""Classes of a map: at most six, with round limits, chosen from the values unless given."""

from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise
from math import ceil, floor, log10

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.charts.draw import Class
from luukku.core.ui.charts.theme import SEQUENCE

MOST = len(SEQUENCE)
SKEWED = 8
"""When the largest value is more than this many medians, equal steps would leave nearly all areas in the lowest class."""


def round_limits(values: Sequence[float], *, decimals: int, most: int = MOST) -> tuple[float, ...]:
    """Inner limits of at most `most` classes, rising; a value on a limit belongs to the class above it. Empty for equal values.

    decimals    precision of the values: no limit is finer
    """
    ordered = sorted(values)
    if not ordered or ordered[0] == ordered[-1]:
        return ()
    median = ordered[len(ordered) // 2]
    if ordered[0] >= 0 and ordered[-1] > SKEWED * max(median, 1e-9):
        return _by_share(ordered, most)
    return _by_steps(ordered, most, 10.0**-decimals)


def _by_steps(ordered: list[float], most: int, finest: float) -> tuple[float, ...]:
    """Equal round steps, the finest with at most one class too many; then the emptiest outer class joins its neighbour."""
    low, high = ordered[0], ordered[-1]
    for step in _steps(max(finest, (high - low) / (most + 1))):
        first = floor(low / step) + 1
        limits = [round(number * step, 10) for number in range(first, ceil(high / step) + 1) if number * step <= high]
        if len(limits) > most:
            continue
        while len(limits) > most - 1:
            sizes = _sizes(ordered, limits)
            limits.pop(0 if sizes[0] + sizes[1] <= sizes[-1] + sizes[-2] else -1)
        return tuple(limits)
    raise AssertionError("unreachable: a step as wide as the values leaves one limit")


def _steps(finest: float) -> Sequence[float]:
    """Round steps from `finest` up: 1, 2, 2.5, 5, 10 …"""
    power = floor(log10(finest))
    ladder = (digit * 10.0**exponent for exponent in range(power, power + 3) for digit in (1, 2, 2.5, 5))
    return [step for step in ladder if step >= finest * 0.999]


def _by_share(ordered: list[float], most: int) -> tuple[float, ...]:
    """Limits near the quantiles, each rounded to 1, 2 or 5 times a power of ten: for values of which a few are very large."""
    ladder = [digit * 10.0**power for power in range(-3, 10) for digit in (1, 2, 5)]
    wanted = (ordered[len(ordered) * share // most] for share in range(1, most))
    limits = {_nearest(value, ladder) for value in wanted if value > 0}
    return tuple(sorted(limit for limit in limits if ordered[0] < limit <= ordered[-1]))


def _nearest(value: float, ladder: Sequence[float]) -> float:
    return min(ladder, key=lambda rung: abs(rung - value))


def _sizes(ordered: Sequence[float], limits: Sequence[float]) -> list[int]:
    sizes = [0] * (len(limits) + 1)
    for value in ordered:
        sizes[bisect_right(limits, value)] += 1
    return sizes


def steps_of(classes: int) -> tuple[int, ...]:
    """Which steps of the colour sequence so many classes take: the ends and evenly between, a single class the middle."""
    if classes == 1:
        return (2,)
    return tuple(round(number * (MOST - 1) / (classes - 1)) for number in range(classes))


def step_of(value: float, limits: Sequence[float]) -> int:
    """Step of the colour sequence for the value."""
    return steps_of(len(limits) + 1)[bisect_right(limits, value)]


def legend(limits: Sequence[float], *, language: str, suffix: str, unknown: bool) -> tuple[Class, ...]:
    """`alle 8 %`, `8–9`, `vähintään 12 %`, and `ei tietoa` where some area has no value. `suffix` is ` %` or the like."""
    decimals = max((decimals_of(limit) for limit in limits), default=0)
    written = [format.number(limit, language=language, decimals=decimals) for limit in limits]
    texts = (
        [
            _("alle %(limit)s") % {"limit": written[0] + suffix},
            *(f"{low}{format.EN_DASH}{high}" for low, high in pairwise(written)),
            _("vähintään %(limit)s") % {"limit": written[-1] + suffix},
        ]
        if limits
        else []
    )
    entries = [Class(f"sw--h{step + 1}", text) for step, text in zip(steps_of(len(limits) + 1), texts, strict=False)]
    return (*entries, *([Class("", _("ei tietoa"))] if unknown else []))


def decimals_of(step: float) -> int:
    """How many digits after the point a round step or limit needs, three at most."""
    return next((digits for digits in range(3) if round(step, digits) == round(step, 6)), 3)


def nice_ticks(low: float, high: float, *, about: int = 4) -> tuple[float, ...]:
    """Round values of an axis that cover low … high in about `about` steps."""
    if high - low < 1e-9 * max(1.0, abs(low), abs(high)):
        low, high = low - 1, high + 1
    step = _steps((high - low) / about)[0]
    return tuple(round(number * step, 10) for number in range(floor(low / step), ceil(high / step) + 1))

"""Eras of a value on a line of time (a parameter of law and what it was before): where each stands on the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from luukku.core.ui import format
from luukku.core.ui.charts.theme import text_width

WIDTH = 320
PADDING = 8
TOUCH = 6
"""Two dates nearer than this many px apart would run together: the one of today wins, then the later."""


@dataclass(frozen=True, slots=True)
class Era:
    """A value in force from `x` on; `text` is empty where it does not fit."""

    x: float
    width: float
    text: str
    text_x: float
    now: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A day under the line."""

    x: float
    text: str
    anchor: str
    today: bool


@dataclass(frozen=True, slots=True)
class Line:
    """The drawing that the component `hist` shows."""

    width: int
    eras: tuple[Era, ...]
    ticks: tuple[Tick, ...]


def line_of_eras(values: Sequence[tuple[date, str]], *, today: date, today_text: str, language: str) -> Line:
    """Values with the day each came into force, rising; the last one goes on. Raises ValueError when there are none."""
    if not values:
        raise ValueError("a line of eras needs a value")
    first = values[0][0]
    last = max(today, values[-1][0])
    span = (last - first).days * 1.15 or 1.0

    def x(day: date) -> float:
        return round(WIDTH * (day - first).days / span, 1)

    starts = [day for day, _value in values]
    ends = [*(x(day) - 2 for day in starts[1:]), float(WIDTH)]
    in_force = max((number for number, day in enumerate(starts) if day <= today), default=0)
    eras = tuple(
        Era(
            x=x(day),
            width=round(max(0.0, end - x(day)), 1),
            text=text if text_width(text) + 2 * PADDING <= end - x(day) else "",
            text_x=x(day) + PADDING,
            now=number == in_force,
        )
        for number, ((day, text), end) in enumerate(zip(values, ends, strict=True))
    )
    days = [(x(today), today_text, True), *((x(day), format.day(day, language=language), False) for day in reversed(starts))]
    return Line(WIDTH, eras, _ticks(days))


def _ticks(days: Sequence[tuple[float, str, bool]]) -> tuple[Tick, ...]:
    """The days that can be read without touching each other, the first of the list first."""
    ticks: list[Tick] = []
    taken: list[tuple[float, float]] = []
    for x, text, today in days:
        wide = text_width(text, bold=today)
        anchor = "start" if x < wide / 2 else "end" if x > WIDTH - wide / 2 else "middle"
        left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[anchor]
        if all(left + wide + TOUCH < start or left - TOUCH > end for start, end in taken):
            ticks.append(Tick(x, text, anchor, today))
            taken.append((left, left + wide))
    return tuple(sorted(ticks, key=lambda tick: tick.x))

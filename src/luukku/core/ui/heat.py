"""Heat tables: a value in every cell, its ground one of seven blues by quantity; colour only helps (`ui` README § 4)."""

from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from django.utils.translation import gettext as _

from luukku.core.documents.tables import AtLeast, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.charts.classes import decimals_of
from luukku.core.ui.charts.draw import Class

STEPS = 7
"""Blues of the style sheet, `h0` the palest."""
RUNGS = (1, 3)
"""Digits of a round limit: each about three times the one below, because what moves between places differs by thousands."""
TOP_SHARE = 50
"""The darkest step begins where at least one value in so many is."""


@dataclass(frozen=True, slots=True)
class Heat:
    """How a table's cells are coloured.

    limits   inner limits of the classes, rising; a value on a limit belongs to the class above it
    columns  keys of the coloured columns with the decimals they are shown to; the others stand beside them, plain
    framed   cells that are framed: pairs of a line's code and a column's key
    legend   every step that is used, and what the frame means
    """

    limits: tuple[Fraction, ...]
    columns: Mapping[str, int]
    framed: frozenset[tuple[str, str]]
    legend: tuple[Class, ...]

    def css(self, line: Line, column: str) -> str:
        """The classes of a cell."""
        if column not in self.columns or line.kind != "row":
            return "gap n"
        value = _shown(line.values.get(column), self.columns[column])
        step = "gap" if value is None else f"h{step_of(value, self.limits)}"
        return f"{step} own" if (line.code, column) in self.framed else step


def heat(
    table: DataTable,
    *,
    columns: Collection[str],
    language: str,
    framed: Mapping[tuple[str, str], str] | None = None,
    suffix: str = "",
) -> Heat:
    """Colours for the columns of a table, by round limits that follow from its values.

    framed  the cells with a frame (a line's code and a column's key), each with what the frame means
    suffix  after the outer limits in the legend: `\\u00a0%`
    """
    decimals = {column.key: column.decimals for column in table.columns if column.key in columns}
    lines = [line for line in table.lines if line.kind == "row"]
    told = (_shown(line.values.get(key), digits) for line in lines for key, digits in decimals.items())
    values = [value for value in told if value is not None]
    finest = max(decimals.values(), default=0)
    chosen = rungs(values, decimals=finest)
    used = {step_of(value, chosen) for value in values}
    words = _words(chosen, whole=finest == 0, language=language, suffix=suffix)
    frames = [Class("sw--own", meaning) for meaning in dict.fromkeys((framed or {}).values())]
    legend = (*frames, *(Class(f"sw--h{step}", text) for step, text in words if step in used))
    return Heat(chosen, decimals, frozenset(framed or {}), legend)


def rungs(values: Collection[Fraction], *, decimals: int = 0) -> tuple[Fraction, ...]:
    """At most six round limits, each about three times the one below it: 10, 30, 100 … No limits for equal values.

    The highest is the greatest one that a fiftieth of the values (one at least) reaches; limits at or below the least value
    divide nothing and are left out, and so are those finer than the values are shown.
    """
    known = sorted(values)
    if not known or known[0] == known[-1]:
        return ()
    enough = max(1, len(known) // TOP_SHARE)
    ladder = [rung * Fraction(10) ** power for power in range(-decimals, 12) for rung in RUNGS]
    reached = [rung for rung in ladder if rung > known[0] and sum(value >= rung for value in known) >= enough]
    return tuple(reached[-(STEPS - 1) :])


def step_of(value: Fraction, limits: tuple[Fraction, ...]) -> int:
    """Step of the blues for the value."""
    return _steps(len(limits) + 1)[bisect_right(limits, value)]


def _steps(classes: int) -> tuple[int, ...]:
    """Which of the blues so many classes take: the ends and evenly between; a single class a pale one."""
    if classes == 1:
        return (1,)
    return tuple(round(number * (STEPS - 1) / (classes - 1)) for number in range(classes))


def _words(limits: tuple[Fraction, ...], *, whole: bool, language: str, suffix: str) -> list[tuple[int, str]]:
    """The steps with their words: `alle 10`, `10–29`, `vähintään 3 000`; between whole numbers a class ends before the next."""
    if not limits:
        return []

    def written(limit: Fraction) -> str:
        return format.number(limit, language=language, decimals=decimals_of(float(limit)))

    texts = [
        _("alle %(limit)s") % {"limit": written(limits[0]) + suffix},
        *(f"{written(low)}{format.EN_DASH}{written(high - 1 if whole else high)}" for low, high in pairwise(limits)),
        _("vähintään %(limit)s") % {"limit": written(limits[-1]) + suffix},
    ]
    return list(zip(_steps(len(limits) + 1), texts, strict=True))


def _shown(value: Value, decimals: int) -> Fraction | None:
    """The value as it is shown, so that what reads 3,0 is in the class that begins from 3; None for what is no number."""
    exact = value.value if isinstance(value, AtLeast) else value
    return Fraction(format.rounded(exact, decimals)) if isinstance(exact, int | Decimal | Fraction) else None

"""Places by several figures of the same kind: a line for each place, a mark for each series, a stem from least to greatest."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import Any

from luukku.core.ui.charts import theme
from luukku.core.ui.charts.bars import broken
from luukku.core.ui.charts.classes import decimals_of, nice_ticks
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, Size, kept, svg_in_sizes
from luukku.core.ui.charts.theme import Spec, text_width
from luukku.core.ui.charts.words import IN_PX, word, words_layer

SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")
"""Of the series in their order, each in its colour of `theme.CATEGORY`: told apart without colour too."""
MARK = 72
"""Size of a mark in px²."""
LINE, TWO_LINES, LETTER = 27, 38, 15
"""Height in px of a place's line, of one whose name is broken into two, and from one line of text to the next."""
LEGEND_ROW, LEGEND_GAP, SWATCH = 20, 22, 14
TOP, BOTTOM = 10, 44
GAP = 10
LONGEST_NAME = 0.36
"""Of the width of the drawing; the table beside tells a longer name whole."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DotPlace:
    """A line of the chart: a value for each series, None where there is none. `strong` makes its name stand out."""

    name: str
    values: tuple[float | None, ...]
    strong: bool = False


def dot_chart(*, series: Sequence[str], places: Sequence[DotPlace], unit: str, label: str, language: str) -> Chart:
    """Places in the order given, drawn for three widths of its column as `line_chart` is; the axis need not begin from zero.

    series  the names of what is compared, above the plot; at most five
    unit    below the axis
    No values at all give an empty chart. Raises ValueError for more than five series.
    """
    if len(series) > len(SHAPES):
        raise ValueError(f"{len(series)} series in one picture: at most {len(SHAPES)} can be told apart")
    known = [place for place in places if any(value is not None for value in place.values)]
    if not known:
        return Chart(NOTHING_TO_DRAW, label)
    inputs = ([list(series)], [[place.name, list(place.values), place.strong] for place in known], [unit, label, language])

    def draw() -> str:
        drawing = _Drawing(series, known, unit)
        return svg_in_sizes(drawing.spec, label=label, language=language)

    return Chart(kept("dots", inputs, draw), label)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand in px: the plot's own width, the middles of the lines, the ticks, the places of the legend's entries."""

    width: int
    left: int
    names: Sequence[Sequence[str]]
    middles: Sequence[float]
    height: float
    ticks: tuple[float, ...]
    legend: Sequence[tuple[float, int]]
    rows: int

    def x(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return round(self.width * (value - low) / (high - low), 1)

    def legend_y(self, row: int) -> float:
        return -TOP - LEGEND_ROW * (self.rows - row - 0.5)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart on its way to a specification."""

    series: Sequence[str]
    places: Sequence[DotPlace]
    unit: str

    def spec(self, size: Size) -> Spec:
        frame = self._frame(size)
        return {
            "width": frame.width,
            "height": frame.height,
            "padding": {"left": frame.left, "right": GAP + 4, "top": TOP + LEGEND_ROW * frame.rows, "bottom": BOTTOM},
            "autosize": "none",
            "layer": [
                self._axis(frame),
                _rules([(0, frame.width, y) for y in frame.middles], width=1, ink=theme.LINE),
                _rules(self._stems(frame), width=3, ink=theme.OTHER_EDGE),
                *(self._marks(frame, at) for at in reversed(range(len(self.series)))),
                words_layer([*self._names(frame), *self._legend(frame)]),
            ],
        }

    def _frame(self, size: Size) -> _Frame:
        values = [value for place in self.places for value in place.values if value is not None]
        ticks = nice_ticks(min(values), max(values), about=4 if size.css == "narrow" else 7)
        most = size.width * LONGEST_NAME - GAP
        names = [broken(place.name, most=most, bold=place.strong) for place in self.places]
        widest = max(text_width(part, bold=place.strong) for place, its in zip(self.places, names, strict=True) for part in its)
        left = round(widest + GAP) + 4
        heights = [TWO_LINES if len(name) > 1 else LINE for name in names]
        ends = list(accumulate(heights))
        middles = [end - height / 2 for end, height in zip(ends, heights, strict=True)]
        legend = self._places_of_legend(size.width - left - GAP, left)
        return _Frame(size.width - left - GAP - 4, left, names, middles, ends[-1], ticks, legend, legend[-1][1] + 1)

    def _places_of_legend(self, width: float, left: int) -> list[tuple[float, int]]:
        """x and row of each entry: one after another, on a new row where the next would leave the drawing."""
        start = -left + GAP if max(map(text_width, self.series)) > width - SWATCH else 0
        x, row, found = float(start), 0, []
        for name in self.series:
            wide = SWATCH + text_width(name)
            if x > start and x + wide > width:
                x, row = float(start), row + 1
            found.append((x, row))
            x += wide + LEGEND_GAP
        return found

    def _axis(self, frame: _Frame) -> Spec:
        """Nothing but the axis: the rest of the drawing is placed in px by the same scale."""
        decimals = decimals_of(frame.ticks[1] - frame.ticks[0])
        axis = {
            "values": list(frame.ticks), "format": f",.{decimals}f", "title": self.unit, "titlePadding": 4,
            "labelFlush": False, "labelOverlap": False,
        }  # fmt: skip
        scale = {"domain": [frame.ticks[0], frame.ticks[-1]], "nice": False, "zero": False}
        x = {"field": "v", "type": "quantitative", "scale": scale, "axis": axis}
        return {"data": {"values": []}, "mark": "rule", "encoding": {"x": x}}

    def _stems(self, frame: _Frame) -> list[tuple[float, float, float]]:
        stems = []
        for place, y in zip(self.places, frame.middles, strict=True):
            known = [value for value in place.values if value is not None]
            stems.append((frame.x(min(known)), frame.x(max(known)), y))
        return stems

    def _marks(self, frame: _Frame, at: int) -> Spec:
        """The marks of one series, its own in the legend among them; the first series lies on top."""
        x, row = frame.legend[at]
        points = [{"x": x + 5, "y": frame.legend_y(row)}]
        points += [
            {"x": frame.x(value), "y": y}
            for place, y in zip(self.places, frame.middles, strict=True)
            if (value := place.values[at]) is not None
        ]
        mark = {"type": "point", "shape": SHAPES[at], "size": MARK, "filled": True, "color": theme.CATEGORY[at], "opacity": 1}
        return {"data": {"values": points}, "mark": mark, "encoding": IN_PX}

    def _names(self, frame: _Frame) -> list[dict[str, Any]]:
        return [
            word(-GAP, y + LETTER * (line - (len(parts) - 1) / 2), part, ink=theme.INK, bold=place.strong, align="right")
            for place, parts, y in zip(self.places, frame.names, frame.middles, strict=True)
            for line, part in enumerate(parts)
        ]

    def _legend(self, frame: _Frame) -> list[dict[str, Any]]:
        return [
            word(x + SWATCH, frame.legend_y(row), name, ink=theme.INK, bold=False)
            for name, (x, row) in zip(self.series, frame.legend, strict=True)
        ]


def _rules(rows: Sequence[tuple[float, float, float]], *, width: float, ink: str) -> Spec:
    """Level lines between points in px."""
    values = [{"x": x, "x2": x2, "y": y} for x, x2, y in rows]
    mark = {"type": "rule", "strokeWidth": width, "stroke": ink}
    return {"data": {"values": values}, "mark": mark, "encoding": {**IN_PX, "x2": {"field": "x2"}}}

"""Curves over a number or over months to come: a band round the middle one, steps where a value jumps, names beside the ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from luukku.core.ui import format
from luukku.core.ui.charts import theme
from luukku.core.ui.charts.classes import decimals_of, nice_ticks
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, Size, kept, svg_in_sizes
from luukku.core.ui.charts.theme import Spec, text_width
from luukku.core.ui.charts.words import spread, swatches_layer, word, words_layer

TOP, BOTTOM = 34, 26
"""Room in px above the plot for the unit, below it for the axis; the title of the axis takes BOTTOM once more."""
SWATCH = 12
"""Room in px for the coloured dot before a curve's name."""
DASHES = ((), (6, 4), (2, 3), (8, 3, 2, 3), (1, 3))
"""Of the curves in their order: told apart without colour too."""
MOST = len(theme.CATEGORY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """A named curve through points of rising x; without a name none is written beside it."""

    name: str
    points: tuple[tuple[float, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A place of the x axis and what is written there."""

    at: float
    text: str


def curve_chart(
    *,
    curves: Sequence[Curve],
    ticks: Sequence[Tick],
    unit: str,
    label: str,
    language: str,
    axis: str = "",
    decimals: int = 0,
    suffix: str = "",
    band: Sequence[tuple[float, float, float]] = (),
    stepped: bool = False,
) -> Chart:
    """Curves drawn for three widths of their column, as `line_chart` is; y begins from zero.

    ticks    where the x axis is marked; as many as there is room for are written
    unit     above the y axis; `axis` is the title of the x axis
    suffix   after a value that is written: `\\u00a0%`
    band     x, its lowest and its highest value: a pale ground behind the curves
    stepped  a value holds until the next point, where it jumps; below it the ground is filled, and it is written on its step
    No points at all give an empty chart. Raises ValueError for more than five curves.
    """
    if len(curves) > MOST:
        raise ValueError(f"{len(curves)} curves in one picture: at most {MOST} can be told apart")
    if not any(len(each.points) > 1 for each in curves):
        return Chart(NOTHING_TO_DRAW, label)
    inputs = (
        [[each.name, each.points] for each in curves],
        [[each.at, each.text] for each in ticks],
        [unit, axis, label, language, decimals, suffix, list(band), stepped],
    )

    def draw() -> str:
        drawing = _Drawing(curves, ticks, unit, axis, language, decimals, suffix, band, stepped)
        return svg_in_sizes(drawing.spec, label=label, language=language)

    return Chart(kept("curves", inputs, draw), label)


@dataclass(frozen=True, slots=True)
class _Frame:
    """The plot in px and what it spans."""

    width: int
    height: int
    left: int
    right: int
    first: float
    last: float
    y_ticks: tuple[float, ...]
    narrow: bool

    def x(self, value: float) -> float:
        return self.width * (value - self.first) / (self.last - self.first)

    def y(self, value: float) -> float:
        low, high = self.y_ticks[0], self.y_ticks[-1]
        return self.height * (1 - (value - low) / (high - low))


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart on its way to a specification."""

    curves: Sequence[Curve]
    ticks: Sequence[Tick]
    unit: str
    axis: str
    language: str
    decimals: int
    suffix: str
    band: Sequence[tuple[float, float, float]]
    stepped: bool

    def spec(self, size: Size) -> Spec:
        frame = self._frame(size)
        layers = [
            _area([{"v": x, "low": low, "high": high} for x, low, high in self.band], "linear"),
            *(_area([{"v": x, "low": 0, "high": y} for x, y in each.points], "step-after") for each in self._filled()),
            *(_line(each.points, theme.CATEGORY[at], DASHES[at], self.stepped) for at, each in enumerate(self.curves)),
            *self._words(frame),
        ]
        return {
            "width": frame.width,
            "height": frame.height,
            "padding": {"left": frame.left, "right": frame.right, "top": TOP, "bottom": BOTTOM * (2 if self.axis else 1)},
            "autosize": "none",
            "encoding": {"x": self._x(frame), "y": self._y(frame)},
            "layer": [layer for layer in layers if layer["data"]["values"]],
        }

    def _filled(self) -> Sequence[Curve]:
        return self.curves[:1] if self.stepped else ()

    def _frame(self, size: Size) -> _Frame:
        xs = [x for each in self.curves for x, _y in each.points]
        highest = max([y for each in self.curves for _x, y in each.points] + [high for _x, _low, high in self.band])
        lowest = min([0.0, *(y for each in self.curves for _x, y in each.points)])
        y_ticks = nice_ticks(lowest, max(highest, 1.0))
        left = round(max(text_width(self._tick(tick, y_ticks)) for tick in y_ticks) + 8)
        beside = [text for each in self._named() for text in self._beside(each, narrow=size.css == "narrow")]
        right = round(max(map(text_width, beside)) + SWATCH + 14) if beside else 14
        height = size.height - TOP - BOTTOM * (2 if self.axis else 1)
        return _Frame(size.width - left - right, height, left, right, min(xs), max(xs), y_ticks, size.css == "narrow")

    def _named(self) -> list[Curve]:
        return [each for each in self.curves if each.name]

    def _written(self, value: float) -> str:
        return format.number(value, language=self.language, decimals=self.decimals) + self.suffix

    def _beside(self, curve: Curve, *, narrow: bool) -> list[str]:
        texts = [curve.name, self._written(curve.points[-1][1])]
        return texts if narrow else [" ".join(texts)]

    def _tick(self, tick: float, ticks: Sequence[float]) -> str:
        return format.number(tick, language=self.language, decimals=decimals_of(ticks[1] - ticks[0]))

    def _y(self, frame: _Frame) -> Spec:
        decimals = decimals_of(frame.y_ticks[1] - frame.y_ticks[0])
        title = {
            "title": self.unit, "titleAngle": 0, "titleAlign": "left", "titleAnchor": "end",
            "titleY": -18, "titleX": -frame.left,
        }  # fmt: skip
        scale = {"domain": [frame.y_ticks[0], frame.y_ticks[-1]], "nice": False}
        axis = {"values": list(frame.y_ticks), "format": f",.{decimals}f", **title}
        return {"field": "y", "type": "quantitative", "scale": scale, "axis": axis}

    def _x(self, frame: _Frame) -> Spec:
        """The axis with its marks; what is written there is placed in px, as many words as fit."""
        axis = {
            "values": [tick.at for tick in self._shown(frame)], "labels": False, "title": self.axis or None,
            "titleFontWeight": "normal", "titlePadding": 22,
        }  # fmt: skip
        scale = {"domain": [frame.first, frame.last], "nice": False, "zero": False}
        return {"field": "v", "type": "quantitative", "scale": scale, "axis": axis}

    def _shown(self, frame: _Frame) -> list[Tick]:
        """Every tick, or every second, third …, so that their words do not touch."""
        places = [(frame.x(tick.at), text_width(tick.text) / 2) for tick in self.ticks]
        for step in range(1, len(places) + 1):
            kept_places = places[::step]
            gaps = pairwise(kept_places)
            if all(x + half + 6 <= next_x - next_half for (x, half), (next_x, next_half) in gaps):
                return list(self.ticks[::step])
        return list(self.ticks[:1])

    def _words(self, frame: _Frame) -> list[Spec]:
        rows: list[dict[str, Any]] = [
            word(frame.x(tick.at), frame.height + 16, tick.text, ink=theme.INK_2, bold=False, align="center")
            for tick in self._shown(frame)
        ]
        swatches: list[dict[str, Any]] = []
        ends = sorted((frame.y(each.points[-1][1]), at, each) for at, each in enumerate(self.curves) if each.name)
        texts = [self._beside(each, narrow=frame.narrow) for _y, _at, each in ends]
        places = spread([y for y, _at, _each in ends], least=34 if frame.narrow else 17, low=0, high=frame.height)
        for (_y, at, _each), y, lines in zip(ends, places, texts, strict=True):
            swatches.append({"x": frame.width + 13, "y": y, "colour": theme.CATEGORY[at]})
            for number, text in enumerate(lines):
                lifted = y + 16 * number - (8 if len(lines) > 1 else 0)
                rows.append(word(frame.width + 10 + SWATCH, lifted, text, ink=theme.INK, bold=False))
        for each in self._filled():
            for (x, y), (next_x, _next_y) in pairwise(each.points):
                if y:
                    middle = (frame.x(x) + frame.x(next_x)) / 2
                    rows.append(word(middle, frame.y(y) - 11, self._written(y), ink=theme.NAVY, bold=True, align="center"))
        return [swatches_layer(swatches), words_layer(rows)]


def _line(points: Sequence[tuple[float, float]], colour: str, dash: Sequence[int], stepped: bool) -> Spec:
    mark = {
        "type": "line", "stroke": colour, "strokeWidth": 2.25, "strokeJoin": "round",
        "interpolate": "step-after" if stepped else "linear", **({"strokeDash": list(dash)} if dash else {}),
    }  # fmt: skip
    return {"data": {"values": [{"v": x, "y": y} for x, y in points]}, "mark": mark}


def _area(rows: list[dict[str, float]], interpolate: str) -> Spec:
    mark = {"type": "area", "fill": theme.OWN_PLAIN, "interpolate": interpolate, "opacity": 1}
    encoding = {"y": {"field": "low", "type": "quantitative"}, "y2": {"field": "high"}}
    return {"data": {"values": rows}, "mark": mark, "encoding": encoding}

"""Time series as lines: raw values thin, their twelve-month mean strong, the last value written out, names beside the lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from luukku.core.ui import format
from luukku.core.ui.charts import theme
from luukku.core.ui.charts.classes import decimals_of, nice_ticks
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, Size, kept, svg_in_sizes
from luukku.core.ui.charts.theme import Spec, text_width
from luukku.core.ui.charts.words import free_word, spread, swatches_layer, word, words_layer

MOST_SERIES = len(theme.CATEGORY)
MONTHS = 12
TOP, BOTTOM = 34, 26
"""Room in px above the plot for the unit, below it for the time axis."""
SWATCH = 12
"""Room in px for the coloured dot before a series' name."""
Point = tuple[date, float | None]
Value = tuple[date, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """A named series; a month without a value breaks the line."""

    name: str
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """A few words at a point of the only series: what happened then."""

    on: date
    text: str


def line_chart(
    *,
    series: Sequence[Series],
    unit: str,
    label: str,
    language: str,
    decimals: int = 0,
    suffix: str = "",
    mean: str = "",
    remarks: Sequence[Remark] = (),
    from_zero: bool = True,
    yearly: bool = False,
) -> Chart:
    """Lines over time, drawn for three widths of its column; the style sheet shows the one that fits.

    unit        above the y axis
    decimals    precision of the written values
    suffix      after a written value: `\\u00a0%`
    mean        name of the twelve-month mean; empty for none. Only for a single series, which is then drawn thin
    from_zero   whether the y axis begins from zero
    yearly      whether each point tells of a whole year: it stands at the year's mark on the axis and is written by its year
    A series with one value is a dot; no values at all give an empty chart. Raises ValueError for more than five series.
    """
    if len(series) > MOST_SERIES:
        raise ValueError(f"{len(series)} series in one picture: at most {MOST_SERIES} can be told apart")
    if not any(_known(one.points) for one in series):
        return Chart(NOTHING_TO_DRAW, label)
    if yearly:
        series = [replace(one, points=tuple((date(day.year, 1, 1), value) for day, value in one.points)) for one in series]
    inputs = (
        [[one.name, [[str(day), value] for day, value in one.points]] for one in series],
        [[str(remark.on), remark.text] for remark in remarks],
        [unit, label, language, decimals, suffix, mean, from_zero, yearly],
    )

    def draw() -> str:
        drawing = _Drawing(series, unit, language, decimals, suffix, mean if len(series) == 1 else "", remarks, from_zero, yearly)
        return svg_in_sizes(drawing.spec, label=label, language=language)

    return Chart(kept("lines", inputs, draw), label)


def twelve_month_mean(points: Iterable[Point]) -> list[Point]:
    """Mean of each month and the eleven before it; None where not all twelve are known."""
    window: list[float] = []
    means: list[Point] = []
    for day, value in points:
        window = [*window, value][-MONTHS:] if value is not None else []
        means.append((day, sum(window) / MONTHS if len(window) == MONTHS else None))
    return means


def _known(points: Iterable[Point]) -> list[Value]:
    return [(day, value) for day, value in points if value is not None]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart on its way to a specification."""

    series: Sequence[Series]
    unit: str
    language: str
    decimals: int
    suffix: str
    mean: str
    remarks: Sequence[Remark]
    from_zero: bool
    yearly: bool

    def spec(self, size: Size) -> Spec:
        frame = self._frame(size)
        single = len(self.series) == 1
        layers = [
            *(
                _line(one.points, colour=self._colour(index), width=1.5 if self.mean else 2.25)
                for index, one in enumerate(self.series)
            ),
            _line(self._means(), colour=theme.NAVY, width=2.5),
            *(
                _dot(values[-1], colour=theme.NAVY if single else self._colour(index))
                for index, values in self._ends()
                if single or len(values) == 1
            ),
            *self._names(frame, single),
        ]
        return {
            "width": frame.width,
            "height": frame.height,
            "padding": {"left": frame.left, "right": frame.right, "top": TOP, "bottom": BOTTOM},
            "autosize": "none",
            "encoding": {"x": self._x(frame), "y": self._y(frame)},
            "layer": [layer for layer in layers if layer["data"]["values"]],
        }

    def _frame(self, size: Size) -> "_Frame":
        days = [day for one in self.series for day, _value in _known(one.points)]
        values = [value for one in self.series for _day, value in _known(one.points)]
        low = min(0.0, *values) if self.from_zero else min(values)
        ticks = nice_ticks(low, max(values))
        texts = [self._tick(tick, ticks) for tick in ticks]
        left = round(max(map(text_width, texts)) + 8)
        right = 14 if len(self.series) == 1 else round(max(map(text_width, self._beside(size))) + SWATCH + 14)
        return _Frame(
            first=min(days), last=max(days), ticks=ticks, left=left, right=right,
            width=size.width - left - right, height=size.height - TOP - BOTTOM, narrow=size.css == "narrow",
        )  # fmt: skip

    def _tick(self, tick: float, ticks: Sequence[float]) -> str:
        return format.number(tick, language=self.language, decimals=decimals_of(ticks[1] - ticks[0]))

    def _y(self, frame: "_Frame") -> Spec:
        decimals = decimals_of(frame.ticks[1] - frame.ticks[0])
        title = {
            "title": self.unit,
            "titleAngle": 0,
            "titleAlign": "left",
            "titleAnchor": "end",
            "titleY": -18,
            "titleX": -frame.left,
        }
        return {
            "field": "v",
            "type": "quantitative",
            "scale": {"domain": [frame.ticks[0], frame.ticks[-1]], "nice": False},
            "axis": {"values": list(frame.ticks), "format": f",.{decimals}f", **title},
        }

    def _x(self, frame: "_Frame") -> Spec:
        ticks, pattern = frame.time_ticks()
        return {
            "field": "t",
            "type": "temporal",
            "scale": {"type": "utc", "domain": [_stamp(day) for day in frame.span()], "nice": False},
            "axis": {
                "title": None,
                "values": [_stamp(day) for day in ticks],
                "format": pattern,
                "labelAlign": "left" if len(ticks) > 1 else "center",
                "labelFlush": False,
                "labelOverlap": False,
            },
        }

    def _colour(self, index: int) -> str:
        return theme.SKY if self.mean else theme.CATEGORY[index]

    def _means(self) -> list[Point]:
        return twelve_month_mean(self.series[0].points) if self.mean else []

    def _ends(self) -> list[tuple[int, list[Value]]]:
        """Index and known values of each series that has any."""
        return [(index, values) for index, one in enumerate(self.series) if (values := _known(one.points))]

    def _written(self, value: float) -> str:
        return format.number(value, language=self.language, decimals=self.decimals) + self.suffix

    def _beside(self, size: Size) -> list[str]:
        """The words to the right of the lines, one line of text each."""
        ends = [(self.series[index].name, self._written(values[-1][1])) for index, values in self._ends()]
        return [text for pair in ends for text in pair] if size.css == "narrow" else [" ".join(pair) for pair in ends]

    def _names(self, frame: "_Frame", single: bool) -> list[Spec]:
        if single:
            return [words_layer(self._names_of_one(frame))]
        rows = self._names_beside(frame)
        return [swatches_layer([row for row in rows if "colour" in row]), words_layer([row for row in rows if "t" in row])]

    def _names_beside(self, frame: "_Frame") -> list[dict[str, Any]]:
        """Each series' name and last value right of its end with a dot in its colour, moved apart where they would touch."""
        ends = sorted((frame.y(values[-1][1]), index, values[-1][1]) for index, values in self._ends())
        lines, height = (2, 32) if frame.narrow else (1, 17)
        places = spread([y for y, _index, _value in ends], least=height, low=0, high=frame.height)
        x = frame.width + 10
        rows: list[dict[str, Any]] = []
        for (_y, index, value), y in zip(ends, places, strict=True):
            texts = (self.series[index].name, self._written(value))
            rows.append({"x": x + 3, "y": y, "colour": self._colour(index)})
            for line, text in enumerate(texts if lines == 2 else (" ".join(texts),)):
                rows.append(word(x + SWATCH, y + 16 * line - (8 if lines == 2 else 0), text, ink=theme.INK, bold=False))
        return rows

    def _names_of_one(self, frame: "_Frame") -> list[dict[str, Any]]:
        """Last value, remarks and the mean's name, each where it covers no line."""
        values = _known(self.series[0].points)
        day, value = values[-1]
        lines = [[frame.point(one) for one in values], [frame.point(one) for one in _known(self._means())]]
        when = str(day.year) if self.yearly else format.month(day, language=self.language)
        last = f"{when}: {self._written(value)}"
        x, y = frame.point((day, value))
        near = (-16, 20, -34, 36, -52, 54, -70, 72)
        by_last = [(x, y + way, "center") if len(values) == 1 else (x + 6, y + way, "right") for way in near]
        words = [free_word(last, by_last, lines, [], frame.size, bold=True)]
        for remark in self.remarks:
            at = min(values, key=lambda one: abs((one[0] - remark.on).days))
            rx, ry = frame.point(at)
            places = [(rx + 8, ry - 4, "left"), (rx - 8, ry - 4, "right"), (rx, ry - 16, "center"), (rx, ry + 18, "center")]
            words.append(free_word(remark.text, places, lines, words, frame.size, ink=theme.INK_2))
        if lines[1]:
            spots = [lines[1][len(lines[1]) * share // 20] for share in range(1, 18)]
            places = [(x, y + way, "left") for way in (22, -20, 36, -34) for x, y in spots]
            words.append(free_word(self.mean, places, lines, words, frame.size, bold=True))
        return words


@dataclass(frozen=True, slots=True, kw_only=True)
class _Frame:
    """The plot area in px and what it spans."""

    first: date
    last: date
    ticks: tuple[float, ...]
    left: int
    right: int
    width: int
    height: int
    narrow: bool

    @property
    def size(self) -> tuple[int, int]:
        return self.width, self.height

    def span(self) -> tuple[date, date]:
        """The days at the ends of the time axis; a single month stands in the middle of a year."""
        half = timedelta(days=182) if self.first == self.last else timedelta(0)
        return self.first - half, self.last + half

    def x(self, day: date) -> float:
        first, last = self.span()
        return self.width * (day - first).days / (last - first).days

    def y(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return self.height * (1 - (value - low) / (high - low))

    def point(self, value: Value) -> tuple[float, float]:
        return self.x(value[0]), self.y(value[1])

    def time_ticks(self) -> tuple[list[date], str]:
        """Days to mark on the time axis and how to write them: years when there are more than two, else months."""
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        if months > 24:
            step = next(step for step in (1, 2, 5, 10, 20, 50) if (months // 12 + 1) / step <= self.width / 44)
            start = self.first.year if (self.first.month, self.first.day) == (1, 1) else self.first.year + 1
            return [date(year, 1, 1) for year in range(start, self.last.year + 1, step)], "%Y"
        step = next(step for step in (1, 2, 3, 6, 12, 24) if (months + 1) / step <= self.width / 70)
        counted = [self.first.year * 12 + self.first.month - 1 + number for number in range(0, months + 1, step)]
        days = [date(number // 12, number % 12 + 1, 1) for number in counted]
        return [day for day in days if self.x(day) + 40 < self.width + self.right], "%-m/%Y"


def _stamp(day: date) -> int:
    """The day as Vega counts time: ms since 1970, UTC."""
    return int(datetime(day.year, day.month, day.day, tzinfo=UTC).timestamp() * 1000)


def _line(points: Sequence[Point], *, colour: str, width: float) -> Spec:
    rows = [{"t": _stamp(day), "v": value} for day, value in points]
    mark = {"type": "line", "stroke": colour, "strokeWidth": width, "strokeJoin": "round", "strokeCap": "round"}
    return {"data": {"values": rows if len(_known(points)) > 1 else []}, "mark": mark}


def _dot(point: Value, *, colour: str) -> Spec:
    mark = {"type": "circle", "fill": colour, "size": 60, "opacity": 1}
    return {"data": {"values": [{"t": _stamp(point[0]), "v": point[1]}]}, "mark": mark}

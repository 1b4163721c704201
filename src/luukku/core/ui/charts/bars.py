"""Places side by side by a figure: a line for each, greatest first, and upright rules for what they are compared with."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, product
from typing import Any, Literal

from luukku.core.ui import format
from luukku.core.ui.charts import theme
from luukku.core.ui.charts.classes import decimals_of, nice_ticks
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, Size, kept, svg_in_sizes
from luukku.core.ui.charts.theme import Spec, text_width
from luukku.core.ui.charts.words import IN_PX, word, words_layer

LINE, TWO_LINES = 24, 36
"""Height in px of a place's line, and of one whose name is broken into two."""
LETTER = 15
"""From one line of text to the next."""
LABEL_ROW = 17
"""Height in px of a row of the rules' names above the plot."""
TOP, BOTTOM = 8, 44
"""Room in px above the plot and its rules' names, and below the plot for its axis and unit."""
BAR, DOT = 11, 64
"""Height of a bar in px, size of a dot in px²."""
GAP = 10
"""Between the plot and the words beside it."""
LONGEST_NAME = 0.36
"""Of the width of the drawing; a longer name is broken into two lines, then cut: the table beside tells it whole."""

RULES: tuple[tuple[str, Sequence[int]], ...] = ((theme.NAVY, []), (theme.CATEGORY[1], [5, 3]), (theme.CATEGORY[2], [2, 2]))
"""Colour and dash of each rule, in their order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A line of the chart; `strong` makes it stand out from the others. Without a value it is left out."""

    name: str
    value: float | None
    strong: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """What the places are compared with: an upright rule with its name and value above."""

    name: str
    value: float


def place_chart(
    *,
    places: Sequence[Place],
    rules: Sequence[Rule] = (),
    unit: str,
    label: str,
    language: str,
    decimals: int = 0,
    suffix: str = "",
    signed: bool = False,
    from_zero: bool = False,
) -> Chart:
    """Places by their value, drawn for three widths of its column as `line_chart` is.

    rules       at most three; they must be measured as the places are
    unit        below the axis
    suffix      after a written value: `\\u00a0%`
    signed      whether the values are changes, written with their sign
    from_zero   bars from zero, for what is counted; else dots at the value, with a stem from the first rule
    No values at all give an empty chart. Raises ValueError for more than three rules.
    """
    if len(rules) > len(RULES):
        raise ValueError(f"{len(rules)} rules in one picture: at most {len(RULES)} can be told apart")
    known = sorted((place for place in places if place.value is not None), key=lambda place: -(place.value or 0))
    if not known:
        return Chart(NOTHING_TO_DRAW, label)
    inputs = (
        [[place.name, place.value, place.strong] for place in known],
        [[rule.name, rule.value] for rule in rules],
        [unit, label, language, decimals, suffix, signed, from_zero],
    )

    def draw() -> str:
        drawing = _Drawing(known, rules, unit, language, decimals, suffix, signed, from_zero)
        return svg_in_sizes(drawing.spec, label=label, language=language)

    return Chart(kept("places", inputs, draw), label)


@dataclass(frozen=True, slots=True)
class _Label:
    """A rule's name above the plot: in which row, counted from the plot up, and on which side of its rule."""

    row: int
    side: Literal["left", "right"]
    x: float
    wide: float

    @property
    def span(self) -> tuple[float, float]:
        return (self.x + 3, self.x + 5 + self.wide) if self.side == "right" else (self.x - 5 - self.wide, self.x - 3)


@dataclass(frozen=True, slots=True)
class _Frame:
    """Where things stand in px: the plot's own width, the middles of the lines, and the ticks of the axis."""

    width: int
    left: int
    right: int
    names: Sequence[Sequence[str]]
    middles: Sequence[float]
    ticks: tuple[float, ...]

    @property
    def height(self) -> float:
        return self.middles[-1] + _height(self.names[-1]) / 2

    def x(self, value: float) -> float:
        low, high = self.ticks[0], self.ticks[-1]
        return round(self.width * (value - low) / (high - low), 1)


def _height(name: Sequence[str]) -> int:
    return TWO_LINES if len(name) > 1 else LINE


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One chart on its way to a specification."""

    places: Sequence[Place]
    rules: Sequence[Rule]
    unit: str
    language: str
    decimals: int
    suffix: str
    signed: bool
    from_zero: bool

    def spec(self, size: Size) -> Spec:
        frame = self._frame(size)
        labels = self._labels(frame)
        top = TOP + LABEL_ROW * (1 + max((label.row for label in labels), default=-1))
        numbers = range(len(self.places))
        return {
            "width": frame.width,
            "height": frame.height,
            "padding": {"left": frame.left, "right": frame.right, "top": top, "bottom": BOTTOM},
            "autosize": "none",
            "layer": [
                self._axis(frame),
                _lines([self._row_line(frame, number) for number in numbers], width=1),
                *(_rule_line(frame, label, *style) for label, style in zip(labels, RULES, strict=False)),
                _lines([self._stem(frame, number) for number in numbers], width=BAR if self.from_zero else 3),
                *self._dots(frame),
                words_layer([*self._names(frame), *self._values(frame), *self._rule_names(labels, frame)]),
            ],
        }

    def _frame(self, size: Size) -> _Frame:
        values = [place.value for place in self.places if place.value is not None] + [rule.value for rule in self.rules]
        low, high = (min(0.0, *values), max(0.0, *values)) if self.from_zero else (min(values), max(values))
        ticks = nice_ticks(low, high, about=4 if size.css == "narrow" else 6)
        most = size.width * LONGEST_NAME - GAP
        names = [broken(place.name, most=most, bold=place.strong) for place in self.places]
        widest = max(
            text_width(part, bold=place.strong) for place, parts in zip(self.places, names, strict=True) for part in parts
        )
        left = round(widest + GAP) + 4
        right = round(max(text_width(self._written(place.value or 0), bold=place.strong) for place in self.places) + GAP + 4)
        ends = list(accumulate(map(_height, names)))
        middles = [end - _height(name) / 2 for end, name in zip(ends, names, strict=True)]
        return _Frame(size.width - left - right, left, right, names, middles, ticks)

    def _written(self, value: float) -> str:
        write = format.change if self.signed else format.number
        return write(value, language=self.language, decimals=self.decimals) + self.suffix

    def _axis(self, frame: _Frame) -> Spec:
        """Nothing but the axis: the rest of the drawing is placed in px by the same scale."""
        decimals = decimals_of(frame.ticks[1] - frame.ticks[0])
        axis = {
            "values": list(frame.ticks),
            "format": f",.{decimals}f",
            "title": self.unit,
            "titleAnchor": "start",
            "titleAlign": "left",
            "titleFontWeight": "normal",
            "titlePadding": 4,
            "labelFlush": False,
            "labelOverlap": False,
        }
        scale = {"domain": [frame.ticks[0], frame.ticks[-1]], "nice": False, "zero": False}
        x = {"field": "v", "type": "quantitative", "scale": scale, "axis": axis}
        return {"data": {"values": []}, "mark": "rule", "encoding": {"x": x}}

    def _row_line(self, frame: _Frame, number: int) -> dict[str, Any]:
        return {"x": 0, "x2": frame.width, "y": frame.middles[number], "y2": frame.middles[number], "ink": theme.LINE}

    def _stem(self, frame: _Frame, number: int) -> dict[str, Any]:
        """A bar from zero, or a thin line that shows how far the dot is from what it is compared with."""
        value = self.places[number].value or 0
        start = 0.0 if self.from_zero else self.rules[0].value if self.rules else value
        ink = self._colour(number) if self.from_zero else theme.OTHER_EDGE
        return {"x": frame.x(start), "x2": frame.x(value), "y": frame.middles[number], "y2": frame.middles[number], "ink": ink}

    def _dots(self, frame: _Frame) -> list[Spec]:
        if self.from_zero:
            return []
        rows = [
            {"x": frame.x(place.value or 0), "y": frame.middles[number], "ink": self._colour(number)}
            for number, place in enumerate(self.places)
        ]
        encoding = {**IN_PX, "fill": {"field": "ink", "type": "nominal", "scale": None}}
        return [{"data": {"values": rows}, "mark": {"type": "circle", "size": DOT, "opacity": 1}, "encoding": encoding}]

    def _colour(self, number: int) -> str:
        """Navy; where some places stand out, they alone."""
        plain = not any(place.strong for place in self.places)
        return theme.NAVY if plain or self.places[number].strong else theme.SKY

    def _names(self, frame: _Frame) -> list[dict[str, Any]]:
        return [
            word(
                -GAP,
                frame.middles[number] + LETTER * (line - (len(parts) - 1) / 2),
                part,
                ink=theme.INK,
                bold=strong,
                align="right",
            )
            for number, parts in enumerate(frame.names)
            for strong in [self.places[number].strong]
            for line, part in enumerate(parts)
        ]

    def _values(self, frame: _Frame) -> list[dict[str, Any]]:
        return [
            word(
                frame.width + frame.right - 2, frame.middles[number], self._written(place.value or 0),
                ink=theme.INK, bold=place.strong, align="right",
            )
            for number, place in enumerate(self.places)
        ]  # fmt: skip

    def _labels(self, frame: _Frame) -> Sequence[_Label]:
        """Where the rules' names stand: of all ways the one in which least covers something else, in as few rows as possible."""
        rules = [(frame.x(rule.value), text_width(self._rule_text(rule), bold=True)) for rule in self.rules]
        ways = product(*([_Label(row, side, *rule) for row in range(len(rules)) for side in SIDES] for rule in rules))
        return min(ways, key=lambda labels: (_collisions(labels, frame), sum(label.row for label in labels)))

    def _rule_text(self, rule: Rule) -> str:
        return f"{rule.name} {self._written(rule.value)}"

    def _rule_names(self, labels: Sequence[_Label], frame: _Frame) -> Iterator[dict[str, Any]]:
        """Each beside its rule; one that would leave the drawing is moved inside it."""
        for rule, label, (ink, _dash) in zip(self.rules, labels, RULES, strict=False):
            x, align = (label.x + 5, "left") if label.side == "right" else (label.x - 5, "right")
            x += max(0.0, -frame.left - label.span[0]) - max(0.0, label.span[1] - frame.width - frame.right)
            yield word(x, -LABEL_ROW * (label.row + 0.5), self._rule_text(rule), ink=ink, bold=True, align=align)


SIDES: tuple[Literal["right", "left"], ...] = ("right", "left")


def _collisions(labels: Sequence[_Label], frame: _Frame) -> int:
    """How many times a name leaves the drawing, covers another name, or is crossed by another one's rule."""
    outside = sum(label.span[0] < -frame.left or label.span[1] > frame.width + frame.right for label in labels)
    pairs = [(one, other) for one in labels for other in labels if one is not other]
    crossed = sum(one.row <= other.row and one.span[0] < other.x < one.span[1] for one, other in pairs)
    covered = sum(one.row == other.row and one.span[0] < other.span[1] and other.span[0] < one.span[1] for one, other in pairs)
    return outside + crossed + covered


def _rule_line(frame: _Frame, label: _Label, ink: str, dash: Sequence[int]) -> Spec:
    top = -LABEL_ROW * (label.row + 0.9)
    return _lines([{"x": label.x, "x2": label.x, "y": top, "y2": frame.height, "ink": ink}], width=1.5, dash=dash)


def broken(name: str, *, most: float, bold: bool = False) -> list[str]:
    """The name on one line, or on two broken at a space or a hyphen, each at most so wide; what still does not fit is cut."""
    if text_width(name, bold=bold) <= most:
        return [name]
    breaks = [at + 1 for at, char in enumerate(name[:-1]) if char in " -\u00ad"]
    fitting = [at for at in breaks if text_width(name[:at].strip(), bold=bold) <= most]
    parts = [name[: fitting[-1]].strip(), name[fitting[-1] :].strip()] if fitting else [name]
    return [_cut(part, most=most, bold=bold) for part in parts]


def _cut(text: str, *, most: float, bold: bool) -> str:
    if text_width(text, bold=bold) <= most:
        return text
    while text and text_width(f"{text}…", bold=bold) > most:
        text = text[:-1]
    return f"{text}…"


def _lines(rows: list[dict[str, Any]], *, width: float, dash: Sequence[int] = ()) -> Spec:
    """Straight lines between points in px, each in its colour."""
    mark: Spec = {"type": "rule", "strokeWidth": width, **({"strokeDash": list(dash)} if dash else {})}
    ends = {"x2": {"field": "x2"}, "y2": {"field": "y2"}}
    stroke = {"stroke": {"field": "ink", "type": "nominal", "scale": None}}
    return {"data": {"values": rows}, "mark": mark, "encoding": {**IN_PX, **ends, **stroke}}

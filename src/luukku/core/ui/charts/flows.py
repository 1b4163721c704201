"""Flows on a map: an arrow from place to place, as wide as what moves along it; the widest lie below the others."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from math import hypot
from typing import Any, Literal

from luukku.core.ui.charts import theme
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, Class, kept, svg_of
from luukku.core.ui.charts.labels import SIZE, Box
from luukku.core.ui.charts.layers import marks, shapes, texts
from luukku.core.ui.charts.plane import Fit, Point, Polygon, Polygons, fit
from luukku.core.ui.charts.theme import Spec, text_width

WIDTH, TALLEST, MARGIN = 410, 520, 24
WIDEST, NARROWEST = 18.0, 1.4
"""Of an arrow in px: the largest flow has the one, no flow is narrower than the other."""
EDGED = 3.0
"""From this width on an arrow has a white edge, which keeps it apart from those below it."""
DOT = 4
"""Radius of a place in px."""
HEAD = 5.0
"""How much wider than its arrow a head is, and how long at least, in px."""
BESIDE = 1.0
"""Room in px between two arrows that go the opposite ways."""

Tone = Literal["first", "second"]
TONES: Mapping[Tone, tuple[str, str]] = {"first": (theme.NAVY, "sw--h6"), "second": (theme.CATEGORY[1], "sw--s3")}
"""Colour of a flow and of its swatch in the legend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stop:
    """A place that flows leave from and arrive at.

    key       what flows call it
    at        longitude and latitude of its dot
    polygons  its borders; empty where they are not known
    own       a member of the area; others are drawn grey, as places of another authority
    """

    key: str
    name: str
    at: Point
    polygons: Polygons = ()
    own: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Flow:
    """So many move from one place to another."""

    start: str
    end: str
    count: float
    tone: Tone = "first"


def flow_map(
    *,
    stops: Sequence[Stop],
    flows: Sequence[Flow],
    label: str,
    language: str,
    legend: Mapping[Tone, str],
    around: Mapping[str, Polygons] | None = None,
) -> Chart:
    """Map of the stops with an arrow for each flow.

    flows   between two different stops, each pair and direction once; a count of nought is left out
    legend  what each colour means; colours that no flow has are left out of it
    around  other municipalities, drawn pale and nameless where they reach into the picture
    No flow gives an empty chart. Raises KeyError for a flow of an unknown stop.
    """
    known = {stop.key: stop for stop in stops}
    drawn = sorted((flow for flow in flows if flow.count > 0), key=lambda flow: (-flow.count, flow.start, flow.end))
    for flow in drawn:
        _ = known[flow.start], known[flow.end]
    if not drawn:
        return Chart(NOTHING_TO_DRAW, label)
    neighbours = tuple((around or {}).values())
    inputs = (
        [[stop.key, stop.name, stop.at, stop.own, _digest(stop.polygons)] for stop in stops],
        [[flow.start, flow.end, flow.count, flow.tone] for flow in drawn],
        [_digest(polygons) for polygons in neighbours],
        [label, language],
    )

    def draw() -> str:
        return svg_of(_spec(stops, drawn, neighbours), label=label, language=language, css="map")

    used = {flow.tone for flow in drawn}
    classes = tuple(Class(TONES[tone][1], text) for tone, text in legend.items() if tone in used)
    return Chart(kept("flows", inputs, draw), label, classes)


def _digest(polygons: Polygons) -> str:
    return sha256(repr(polygons).encode()).hexdigest()[:20]


def _spec(stops: Sequence[Stop], flows: Sequence[Flow], around: Sequence[Polygons]) -> Spec:
    """The layers from the ground up: neighbours, other authorities, own areas, arrows, dots, names."""
    corners = [point for stop in stops for polygon in stop.polygons for point in polygon[0]]
    on = fit([*corners, *(stop.at for stop in stops)], width=WIDTH, tallest=TALLEST, margin=MARGIN)
    at = {stop.key: on.point(stop.at) for stop in stops}
    areas = {own: [on.polygons(stop.polygons) for stop in stops if stop.own is own] for own in (True, False)}
    layers = [
        shapes(
            [placed for each in around if (placed := on.polygons(each)) and on.shows(placed)], **_look(theme.PAPER, theme.LINE)
        ),
        shapes(areas[False], **_look(theme.OTHER_AUTHORITY, theme.OTHER_EDGE)),
        shapes(areas[True], **_look(theme.NEIGHBOUR, theme.OTHER_EDGE)),
        *_arrows(flows, at),
        marks([{"x": x, "y": y, "fill": theme.INK} for x, y in at.values()], _disc(), fill="fill"),
        *_names(stops, flows, at, on),
    ]
    return {
        "width": on.width,
        "height": on.height,
        "padding": 0,
        "autosize": "none",
        "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
        "layer": [layer for layer in layers if layer["data"]["values"]],
    }


def _look(fill: str, stroke: str) -> dict[str, Any]:
    return {"fill": fill, "stroke": stroke, "width": 1}


def _disc() -> Spec:
    return {"type": "circle", "size": 4 * DOT**2, "opacity": 1}


def _arrows(flows: Sequence[Flow], at: Mapping[str, Point]) -> list[Spec]:
    """A layer for each arrow, so that the narrower ones lie on the wider."""
    pairs = {(flow.start, flow.end) for flow in flows}
    most = max(flow.count for flow in flows)
    layers = []
    for flow in flows:
        wide = max(NARROWEST, WIDEST * flow.count / most)
        aside = (wide + BESIDE) / 2 if (flow.end, flow.start) in pairs else 0.0
        outline = arrow(at[flow.start], at[flow.end], wide=wide, aside=aside)
        edge = 0.75 if wide >= EDGED else 0.0
        layers.append(shapes([outline] if outline else [], fill=TONES[flow.tone][0], stroke=theme.PAPER, width=edge))
    return layers


def arrow(start: Point, end: Point, *, wide: float, aside: float = 0.0) -> Polygons:
    """Outline of an arrow that begins at the start and whose tip touches the dot of the end; empty when they are one place.

    wide   of its shaft
    aside  how far it lies to the right of the straight way, so that the way back has its own
    """
    length = hypot(end[0] - start[0], end[1] - start[1])
    if length <= 2 * DOT:
        return ()
    east, south = (end[0] - start[0]) / length, (end[1] - start[1]) / length
    tip = length - DOT
    neck = max(tip - HEAD - wide * 0.6, tip * 0.4)
    half, wing = wide / 2, wide / 2 + HEAD / 2

    def point(along: float, right: float) -> Point:
        side = aside + right
        return round(start[0] + along * east - side * south, 1), round(start[1] + along * south + side * east, 1)

    ring = (
        point(0, -half), point(neck, -half), point(neck, -wing), point(tip, 0), point(neck, wing), point(neck, half),
        point(0, half), point(0, -half),
    )  # fmt: skip
    polygon: Polygon = (ring,)
    return (polygon,)


def _names(stops: Sequence[Stop], flows: Sequence[Flow], at: Mapping[str, Point], on: Fit) -> list[Spec]:
    """Each name beside its dot where it covers no other name, dot or wide arrow; on a halo, to be read across the narrow ones."""
    most = max(flow.count for flow in flows)
    wide = [flow for flow in flows if WIDEST * flow.count / most >= EDGED]
    taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in at.values()]
    taken += [box for flow in wide for box in _along(at[flow.start], at[flow.end], WIDEST * flow.count / most)]
    rows = []
    for stop in sorted(stops, key=lambda stop: at[stop.key][1]):
        box = _place(at[stop.key], text_width(stop.name, size=SIZE, bold=True), taken, on)
        taken.append(box)
        ink = theme.INK if stop.own else theme.INK_2
        rows.append({"x": (box[0] + box[2]) / 2, "y": (box[1] + box[3]) / 2, "t": stop.name, "ink": ink, "halo": theme.PAPER})
    halo: Spec = {"stroke": "halo", "strokeWidth": 4, "strokeJoin": "round"}
    return [texts(rows, bold=True, look=halo), texts(rows, bold=True, look={"fill": "ink"})]


def _along(start: Point, end: Point, wide: float) -> list[Box]:
    """Squares over an arrow, without those at its ends, where the dots are."""
    steps = max(2, round(hypot(end[0] - start[0], end[1] - start[1]) / wide))
    middles = [(start[0] + (end[0] - start[0]) * n / steps, start[1] + (end[1] - start[1]) * n / steps) for n in range(1, steps)]
    return [(x - wide / 2, y - wide / 2, x + wide / 2, y + wide / 2) for x, y in middles]


def _place(at: Point, wide: float, taken: Sequence[Box], on: Fit) -> Box:
    """Above, below, right or left of the dot: where it covers least and stays in the picture."""
    (x, y), tall, gap = at, SIZE + 2, DOT + 2
    places = [
        (x - wide / 2, y - gap - tall, x + wide / 2, y - gap),
        (x - wide / 2, y + gap, x + wide / 2, y + gap + tall),
        (x + gap, y - tall / 2, x + gap + wide, y + tall / 2),
        (x - gap - wide, y - tall / 2, x - gap, y + tall / 2),
    ]

    def covered(box: Box) -> float:
        left, top, right, bottom = box
        if left < 0 or top < 0 or right > on.width or bottom > on.height:
            return float("inf")
        across = (min(right, o[2]) - max(left, o[0]) for o in taken)
        down = (min(bottom, o[3]) - max(top, o[1]) for o in taken)
        return sum(w * h for w, h in zip(across, down, strict=True) if w > 0 and h > 0)

    return min(places, key=covered)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The flows to draw, by their pair of places.

    least     the round number that all of them reach and none of the others; 0 where the cut is not by size
    left_out  how many are left out
    """

    flows: Mapping[tuple[str, str], float]
    least: float
    left_out: int


def largest(counts: Mapping[tuple[str, str], float], *, most: int) -> Chosen:
    """At most so many flows, cut at 1, 2 or 5 times a power of ten so that a reader can be told what is left out.

    Where so many are equal that no such number tells them apart, simply the first of the largest.
    """
    moving = {pair: count for pair, count in counts.items() if count > 0}
    if len(moving) <= most:
        return Chosen(moving, 0.0, 0)
    ladder = (digit * 10.0**power for power in range(12) for digit in (1, 2, 5))
    least = next(rung for rung in ladder if sum(count >= rung for count in moving.values()) <= most)
    chosen = {pair: count for pair, count in moving.items() if count >= least}
    if chosen:
        return Chosen(chosen, least, len(moving) - len(chosen))
    ordered = sorted(moving, key=lambda pair: (-moving[pair], pair))[:most]
    return Chosen({pair: moving[pair] for pair in ordered}, 0.0, len(moving) - len(ordered))

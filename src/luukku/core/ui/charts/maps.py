"""Maps of an area: municipalities filled by their value, other authorities grey and named, neighbours pale and nameless."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from hashlib import sha256
from math import hypot

from luukku.core.ui import format
from luukku.core.ui.charts import theme
from luukku.core.ui.charts.classes import legend, round_limits, step_of
from luukku.core.ui.charts.draw import NOTHING_TO_DRAW, Chart, kept, svg_of
from luukku.core.ui.charts.labels import LINE_HEIGHT, Box, Label, Wanted, place
from luukku.core.ui.charts.layers import marks, shapes, texts
from luukku.core.ui.charts.plane import Fit, Point, Polygons, fit
from luukku.core.ui.charts.theme import Spec

WIDTH = 360
TALLEST = 460
MARGIN = 24
MOST_NAMES = 40
"""With more areas than this the table tells the names, the map only the pattern."""
DOT = 10
"""Radius of a point in px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Region:
    """A municipality on the map.

    name        as shown
    polygons    its borders in longitude and latitude; empty where they are not known
    value       what fills it; None is unknown
    at          where it stands as a point when it has no borders
    """

    name: str
    polygons: Polygons
    value: float | None = None
    at: Point | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A point with a short number that the list beside the map explains; `at` is longitude and latitude."""

    number: str
    at: Point


def choropleth(
    *,
    own: Sequence[Region],
    label: str,
    language: str,
    beside: Sequence[Region] = (),
    around: Mapping[str, Polygons] | None = None,
    spots: Sequence[Spot] = (),
    decimals: int = 0,
    suffix: str = "",
    limits: Sequence[float] | None = None,
) -> Chart:
    """Map of `own` areas filled by value class, with names and values where there is room.

    beside      areas of another authority, drawn grey and named
    around      other municipalities, drawn pale and nameless where they reach into the picture
    spots       numbered points, such as service points
    decimals    precision of the values shown
    suffix      after a value: `\\u00a0%`
    limits      inner class limits, rising; chosen round from the values when not given
    Without any value the areas are filled plainly and there is no legend. Nothing to draw gives an empty chart.
    """
    if not any(region.polygons or region.at for region in own):
        return Chart(NOTHING_TO_DRAW, label)
    own = [replace(region, value=_as_shown(region.value, decimals)) for region in own]
    values = [region.value for region in own if region.value is not None]
    chosen = tuple(limits) if limits is not None else round_limits(values, decimals=decimals)
    neighbours = around or {}
    inputs = (
        [[region.name, region.value, region.at, _digest(region.polygons)] for region in own],
        [[region.name, _digest(region.polygons)] for region in beside],
        [_digest(polygons) for polygons in neighbours.values()],
        [[spot.number, spot.at] for spot in spots],
        [label, language, decimals, suffix, chosen],
    )

    def draw() -> str:
        drawing = _Drawing(own, beside, tuple(neighbours.values()), spots, chosen, decimals, suffix, language)
        return svg_of(drawing.spec(), label=label, language=language, css="map")

    entries = legend(chosen, language=language, suffix=suffix, unknown=bool(values) and len(values) < len(own))
    return Chart(kept("map", inputs, draw), label, entries)


def _as_shown(value: float | None, decimals: int) -> float | None:
    """The value to its shown precision: what reads 9,0 is in the class that begins from 9."""
    return None if value is None else float(format.rounded(value, decimals))


@lru_cache(maxsize=2048)
def _digest(polygons: Polygons) -> str:
    """Short name of the borders, for the key of the cache."""
    return sha256(repr(polygons).encode()).hexdigest()[:20]


@dataclass(frozen=True, slots=True)
class _Drawing:
    """One map on its way to a specification."""

    own: Sequence[Region]
    beside: Sequence[Region]
    around: Sequence[Polygons]
    spots: Sequence[Spot]
    limits: Sequence[float]
    decimals: int
    suffix: str
    language: str

    def spec(self) -> Spec:
        """The layers from the ground up: neighbours, other authorities, own areas, names, points."""
        on = fit(self._extent(), width=WIDTH, tallest=TALLEST, margin=MARGIN)
        own = [replace(region, polygons=on.polygons(region.polygons)) for region in self.own]
        beside = [replace(region, polygons=on.polygons(region.polygons)) for region in self.beside]
        around = [placed for polygons in self.around if (placed := on.polygons(polygons)) and on.shows(placed)]
        spots = _apart([on.point(spot.at) for spot in self.spots])
        points = {index: on.point(region.at) for index, region in enumerate(own) if not region.polygons and region.at}
        labels = self._labels(own, beside, [*spots, *points.values()], on)
        layers = [
            shapes(around, fill=theme.NEIGHBOUR, stroke=theme.LINE, width=1),
            shapes([region.polygons for region in beside], fill=theme.OTHER_AUTHORITY, stroke=theme.OTHER_EDGE, width=1),
            *(shapes([region.polygons], fill=self._fill(region), **self._edge(region)) for region in own),
            *self._points(own, points),
            *self._names(labels, own, beside),
            *_numbered(spots, self.spots),
        ]
        return {
            "width": on.width,
            "height": on.height,
            "padding": 0,
            "autosize": "none",
            "projection": {"type": "identity", "scale": 1, "translate": [0, 0]},
            "layer": [layer for layer in layers if layer["data"]["values"]],
        }

    def _extent(self) -> Iterator[Point]:
        for region in self.own:
            yield from (point for polygon in region.polygons for point in polygon[0])
            if not region.polygons and region.at:
                yield region.at
        yield from (spot.at for spot in self.spots)

    def _fill(self, region: Region) -> str:
        if region.value is None:
            return theme.UNKNOWN if self.limits else theme.OWN_PLAIN
        return theme.SEQUENCE[step_of(region.value, self.limits)]

    def _edge(self, region: Region) -> Spec:
        """White lines between areas, thinner when the areas are many; an unknown value is white inside a grey line."""
        unknown = region.value is None and bool(self.limits)
        return {"stroke": theme.AXIS if unknown else theme.PAPER, "width": 1.5 if len(self.own) <= MOST_NAMES else 0.5}

    def _ink(self, region: Region) -> str:
        dark = region.value is not None and step_of(region.value, self.limits) >= theme.FIRST_DARK
        return theme.PAPER if dark else theme.INK

    def _written(self, region: Region) -> str:
        if region.value is None:
            return ""
        return format.number(region.value, language=self.language, decimals=self.decimals) + self.suffix

    def _labels(self, own: Sequence[Region], beside: Sequence[Region], dots: Sequence[Point], on: Fit) -> list[Label]:
        """Names of own areas and of other authorities; none when there are too many to read or most would not fit."""
        if len(own) > MOST_NAMES:
            return []
        taken: list[Box] = [(x - DOT, y - DOT, x + DOT, y + DOT) for x, y in dots]
        wanted = [
            Wanted(index, region.name, self._written(region) if index < len(own) else "", region.polygons)
            for index, region in enumerate([*own, *beside])
            if region.polygons
        ]
        labels = place(wanted, width=on.width, height=on.height, taken=taken)
        return labels if 2 * len(labels) >= len(wanted) else []

    def _names(self, labels: Sequence[Label], own: Sequence[Region], beside: Sequence[Region]) -> list[Spec]:
        """Names with their values, each on a halo of its area's own colour so that it can be read across a border."""
        rows = []
        for label in labels:
            region = [*own, *beside][label.index]
            ours = label.index < len(own)
            ink, halo = (self._ink(region), self._fill(region)) if ours else (theme.INK_2, theme.OTHER_AUTHORITY)
            x, y = label.at
            name_y = y - LINE_HEIGHT / 2 if label.value else y
            rows.append({"x": x, "y": name_y, "t": label.name, "ink": ink, "halo": halo, "bold": ours})
            if label.value:
                rows.append({"x": x, "y": name_y + LINE_HEIGHT, "t": label.value, "ink": ink, "halo": halo, "bold": False})
        return [
            layer
            for bold in (True, False)
            for kind in ({"stroke": "halo", "strokeWidth": 3, "strokeJoin": "round"}, {"fill": "ink"})
            if (layer := texts([row for row in rows if row["bold"] is bold], bold=bold, look=kind))
        ]

    def _points(self, own: Sequence[Region], points: Mapping[int, Point]) -> list[Spec]:
        """Areas without borders: a disc in the class colour with its name to the right."""
        rows = [
            {
                "x": x,
                "y": y,
                "fill": self._fill(own[index]),
                "t": f"{own[index].name} {self._written(own[index])}".strip(),
                "ink": theme.INK,
            }
            for index, (x, y) in points.items()
        ]
        names = [{**row, "x": points[index][0] + DOT + 5} for index, row in zip(points, rows, strict=True)]
        return [
            marks(
                rows, {"type": "circle", "size": 4 * DOT**2, "opacity": 1, "stroke": theme.AXIS, "strokeWidth": 1}, fill="fill"
            ),
            texts(names, bold=True, look={"fill": "ink"}, align="left"),
        ]


def _apart(points: list[Point]) -> list[Point]:
    """Points moved so that no disc covers another; those that lie alone stay where they are."""
    placed = list(points)
    least = 2 * DOT + 1
    for _round in range(12):
        for index, (x, y) in enumerate(placed):
            for other in range(index):
                ox, oy = placed[other]
                distance = hypot(x - ox, y - oy)
                if distance < least:
                    ux, uy = ((x - ox) / distance, (y - oy) / distance) if distance else (1.0, 0.0)
                    push = (least - distance) / 2
                    x, y = x + ux * push, y + uy * push
                    placed[index], placed[other] = (x, y), (ox - ux * push, oy - uy * push)
    return placed


def _numbered(placed: Sequence[Point], spots: Sequence[Spot]) -> list[Spec]:
    rows = [
        {"x": x, "y": y, "t": spot.number, "fill": theme.NAVY, "ink": theme.PAPER}
        for (x, y), spot in zip(placed, spots, strict=True)
    ]
    disc = {"type": "circle", "size": 4 * DOT**2, "opacity": 1, "stroke": theme.PAPER, "strokeWidth": 1.5}
    return [marks(rows, disc, fill="fill"), texts(rows, bold=True, look={"fill": "ink"}, size=theme.TEXT)]

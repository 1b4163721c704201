"""Names on a map: where each stands so that none covers another; the smaller areas give way first."""

from collections.abc import Sequence
from dataclasses import dataclass

from luukku.core.ui.charts.plane import Point, Polygon, Polygons, bounds, contains, largest, roomiest_point, signed_area
from luukku.core.ui.charts.theme import text_width

SIZE = 14
"""Of names and values, in px; the name is bold and stands above its value."""
LINE_HEIGHT = 17
GAP = 2
SPILL = 1.45
"""How many times wider than the room in its area a name may be."""

Box = tuple[float, float, float, float]
"""Left, top, right, bottom."""


@dataclass(frozen=True, slots=True)
class Label:
    """A name that found its place: centre of its lines, and the value below it if that fitted too."""

    index: int
    name: str
    value: str
    at: Point


@dataclass(frozen=True, slots=True)
class Wanted:
    """A name that wants a place in its area; `value` may be empty."""

    index: int
    name: str
    value: str
    polygons: Polygons


def place(wanted: Sequence[Wanted], *, width: float, height: float, taken: Sequence[Box] = ()) -> list[Label]:
    """Places for as many names as fit, largest area first. `taken` is covered already (points)."""
    boxes = list(taken)
    labels = []
    for want in sorted(wanted, key=lambda one: -abs(signed_area(largest(one.polygons)[0]))):
        label = _first_fit(want, boxes, width, height)
        if label is not None:
            labels.append(label)
            boxes.append(_box(label.at, label.name, label.value))
    return sorted(labels, key=lambda label: label.index)


def _first_fit(want: Wanted, boxes: Sequence[Box], width: float, height: float) -> Label | None:
    """The name with its value where both fit, else the name alone, else nothing."""
    polygon = largest(want.polygons)
    candidates = _candidates(polygon, width, height)
    for value in (want.value, "") if want.value else ("",):
        for at in candidates:
            left, top, right, bottom = box = _box(at, want.name, value)
            inside = left >= 0 and top >= 0 and right <= width and bottom <= height
            if inside and not any(_overlap(box, other) for other in boxes) and _roomy(box, polygon, value):
                return Label(want.index, want.name, value, at)
    return None


def _candidates(polygon: Polygon, width: float, height: float) -> list[Point]:
    """Points of the area: the roomiest first, then some round it, then a grid over what of it is in the picture."""
    (x, y), room = roomiest_point(polygon)
    step = max(room, 8.0)
    around = [(x, y + way * step * share) for share in (0.4, 0.8) for way in (-1, 1)]
    sideways = [(x + way * step * share, y) for share in (0.5, 1.0) for way in (-1, 1)]
    left, top, right, bottom = bounds(polygon[0])
    left, top, right, bottom = max(left, 0.0), max(top, 0.0), min(right, width), min(bottom, height)
    grid = [(left + (right - left) * i / 8, top + (bottom - top) * j / 8) for j in range(1, 8) for i in range(1, 8)]
    return [(x, y), *(point for point in (*around, *sideways, *grid) if contains(polygon, point))]


def _box(at: Point, name: str, value: str) -> Box:
    wide = max(text_width(name, size=SIZE, bold=True), text_width(value, size=SIZE)) / 2 + GAP
    tall = LINE_HEIGHT * (2 if value else 1) / 2 + GAP / 2
    return at[0] - wide, at[1] - tall, at[0] + wide, at[1] + tall


def _overlap(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _roomy(box: Box, polygon: Polygon, value: str) -> bool:
    """Whether the area has room for the box: a name may spill over a border, but not stand mostly on a neighbour."""
    left, top, right, bottom = box
    middle = (left + right) / 2, (top + bottom) / 2
    if value and not (contains(polygon, (middle[0], top + 3)) and contains(polygon, (middle[0], bottom - 3))):
        return False
    samples = [(left + (right - left) * share, middle[1]) for share in (0.1, 0.3, 0.5, 0.7, 0.9)]
    return sum(contains(polygon, sample) for sample in samples) * SPILL >= len(samples)

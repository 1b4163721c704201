"""From longitude and latitude to the plane of the drawing: projection, fitting, and the roomiest point of an area."""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count, pairwise
from math import atan2, ceil, cos, hypot, inf, log, radians, sin, sqrt, tan

Point = tuple[float, float]
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]
"""Outer ring, then its holes; each ring closed."""
Polygons = tuple[Polygon, ...]

CENTRAL_MERIDIAN = radians(27)
"""Of Finland's map projection (ETRS-TM35FIN), so that the country stands as Finns know it."""


def to_plane(point: Point) -> Point:
    """Transverse Mercator on a sphere: x to the east, y to the south, in radii of the Earth."""
    east, latitude = radians(point[0]) - CENTRAL_MERIDIAN, radians(point[1])
    spread = cos(latitude) * sin(east)
    return 0.5 * log((1 + spread) / (1 - spread)), -atan2(tan(latitude), cos(east))


@dataclass(frozen=True, slots=True)
class Fit:
    """How the plane is laid on a drawing of `width` × `height` px."""

    scale: float
    shift: Point
    width: float
    height: float

    def point(self, place: Point) -> Point:
        """Where a longitude and latitude lies on the drawing, in px."""
        x, y = to_plane(place)
        return x * self.scale + self.shift[0], y * self.scale + self.shift[1]

    def polygons(self, polygons: Polygons) -> Polygons:
        """The polygons on the drawing, to a tenth of a px; points that fall together are one, specks vanish."""
        return tuple(
            rings for polygon in polygons if (rings := tuple(ring for outline in polygon if len(ring := self._ring(outline)) > 3))
        )

    def _ring(self, outline: Ring) -> Ring:
        placed = [(round(x, 1), round(y, 1)) for x, y in map(self.point, outline)]
        kept = [placed[0], *(after for before, after in pairwise(placed) if after != before)]
        return tuple(kept)

    def shows(self, polygons: Polygons) -> bool:
        """Whether any of the (already placed) polygons reaches into the drawing."""
        left, top, right, bottom = bounds(point for polygon in polygons for ring in polygon for point in ring)
        return right > 0 and bottom > 0 and left < self.width and top < self.height


def bounds(points: Iterable[Point]) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of the points; empty ones give an inside-out box."""
    left, top, right, bottom = inf, inf, -inf, -inf
    for x, y in points:
        left, top, right, bottom = min(left, x), min(top, y), max(right, x), max(bottom, y)
    return left, top, right, bottom


def fit(places: Iterable[Point], *, width: float, tallest: float, margin: float) -> Fit:
    """Lay the places on a drawing so wide with a margin round them; the height follows their shape, up to `tallest`.

    Raises ValueError when there are no places.
    """
    left, top, right, bottom = bounds(map(to_plane, places))
    if left > right:
        raise ValueError("nothing to fit: no places")
    least = 1e-3  # about 6 km: a single point still gets surroundings
    broad, tall = max(right - left, least), max(bottom - top, least)
    scale = min((width - 2 * margin) / broad, (tallest - 2 * margin) / tall)
    height = ceil(min(tallest, max(width / 2, tall * scale + 2 * margin)))
    shift = width / 2 - scale * (left + right) / 2, height / 2 - scale * (top + bottom) / 2
    return Fit(scale, shift, width, height)


def largest(polygons: Polygons) -> Polygon:
    """The polygon with the largest outline: where the area's name stands."""
    return max(polygons, key=lambda polygon: abs(signed_area(polygon[0])))


def signed_area(ring: Ring) -> float:
    """Area inside a closed ring; its sign is the ring's direction."""
    return sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise(ring)) / 2


def roomiest_point(polygon: Polygon, *, precision: float = 2.0) -> tuple[Point, float]:
    """The point inside the polygon that is farthest from its edges (pole of inaccessibility), and how far it is.

    Searched by halving squares: the square that may still hold the best point first, until none can be better by `precision`.
    """
    left, top, right, bottom = bounds(polygon[0])
    size = max(min(right - left, bottom - top), precision)
    half = size / 2
    order = count()
    waiting: list[tuple[float, int, Point, float, float]] = []

    def consider(centre: Point, half: float) -> tuple[float, Point]:
        distance = _distance(centre, polygon)
        heappush(waiting, (-(distance + half * sqrt(2)), next(order), centre, half, distance))
        return distance, centre

    best = consider(((left + right) / 2, (top + bottom) / 2), 0.0)
    x = left
    while x < right:
        y = top
        while y < bottom:
            best = max(best, consider((x + half, y + half), half))
            y += size
        x += size
    while waiting:
        possible, _order, (x, y), half, _distance_here = heappop(waiting)
        if -possible - best[0] <= precision:
            break
        half /= 2
        for dx in (-half, half):
            for dy in (-half, half):
                best = max(best, consider((x + dx, y + dy), half))
    return best[1], best[0]


def _distance(point: Point, polygon: Polygon) -> float:
    """Distance from the point to the nearest edge, negative outside."""
    x, y = point
    inside, nearest = False, inf
    for ring in polygon:
        for (x0, y0), (x1, y1) in pairwise(ring):
            if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
                inside = not inside
            nearest = min(nearest, _to_edge(x, y, x0, y0, x1, y1))
    return nearest if inside else -nearest


def _to_edge(x: float, y: float, x0: float, y0: float, x1: float, y1: float) -> float:
    dx, dy = x1 - x0, y1 - y0
    length = dx * dx + dy * dy
    along = 0.0 if length == 0 else max(0.0, min(1.0, ((x - x0) * dx + (y - y0) * dy) / length))
    return hypot(x - x0 - along * dx, y - y0 - along * dy)


def contains(polygon: Polygon, point: Point) -> bool:
    """Whether the point lies inside the polygon."""
    return _distance(point, polygon) > 0

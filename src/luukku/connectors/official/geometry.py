"""Plane geometry of polygons in longitude and latitude: area, centroid, shared borders, and union without slivers.

A ring is closed (its last point is its first). Outer rings run clockwise and holes counter-clockwise, which is how d3 and
Vega-Lite read GeoJSON on a sphere. Areas are in square degrees: good for comparing and weighting, not for hectares.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

Point = tuple[float, float]  # longitude, latitude
Ring = tuple[Point, ...]
Polygon = tuple[Ring, ...]  # outer ring, then its holes
Polygons = tuple[Polygon, ...]
Edge = tuple[Point, Point]


def signed_area(ring: Sequence[Point]) -> float:
    """Area of a closed ring, negative when it runs clockwise; measured from its own corner, so that small rings keep digits."""
    x0, y0 = ring[0]
    return sum((x1 - x0) * (y2 - y0) - (x2 - x0) * (y1 - y0) for (x1, y1), (x2, y2) in pairwise(ring)) / 2


def area(polygons: Iterable[Polygon]) -> float:
    """Area of the polygons less their holes, never negative when the rings are oriented as this module says."""
    return -sum(signed_area(ring) for polygon in polygons for ring in polygon)


def centroid(ring: Ring) -> Point:
    """Centre of gravity of what a closed ring encloses. Raises ZeroDivisionError for a ring without area."""
    (x0, y0), x, y = ring[0], 0.0, 0.0
    for (x1, y1), (x2, y2) in pairwise((px - x0, py - y0) for px, py in ring):
        weight = x1 * y2 - x2 * y1
        x, y = x + (x1 + x2) * weight, y + (y1 + y2) * weight
    scale = 6 * signed_area(ring)
    return x0 + x / scale, y0 + y / scale


def edges(polygons: Iterable[Polygon]) -> Iterator[Edge]:
    """Each side of each ring, in the direction it runs. Two neighbours run their common side in opposite directions."""
    for polygon in polygons:
        for ring in polygon:
            yield from pairwise(ring)


def crossings(polygon: Iterable[Ring], latitude: float) -> list[float]:
    """Longitudes, rising, where a parallel goes into the polygon, out of it, in again, and so on."""
    sides = (side for ring in polygon for side in pairwise(ring))
    over = ((start, end) for start, end in sides if (start[1] > latitude) != (end[1] > latitude))
    return sorted(x1 + (latitude - y1) * (x2 - x1) / (y2 - y1) for (x1, y1), (x2, y2) in over)


def contains(polygon: Iterable[Ring], point: Point) -> bool:
    """Whether a point lies in a polygon and in none of its holes."""
    return sum(longitude > point[0] for longitude in crossings(polygon, point[1])) % 2 == 1


def dissolve(polygons: Iterable[Polygon]) -> Polygons:
    """Union of polygons that share sides point by point: the shared sides vanish, nothing else moves.

    Raises ValueError when rings of the union would touch at a point, because the way on is then not unique.
    """
    sides = list(edges(polygons))
    inner = set(sides) & {(end, start) for start, end in sides}
    following = dict(side for side in sides if side not in inner)
    if len(following) != sum(side not in inner for side in sides):
        raise ValueError("the union has rings that touch at a point")
    rings = []
    while following:
        ring = list(following.popitem())
        while ring[-1] != ring[0]:
            ring.append(following.pop(ring[-1]))
        start = ring.index(min(ring))
        rings.append(tuple(ring[start:-1] + ring[:start] + [ring[start]]))
    outer = sorted(ring for ring in rings if signed_area(ring) < 0)
    holes = sorted(ring for ring in rings if signed_area(ring) > 0)
    return tuple((shell, *(hole for hole in holes if contains([shell], hole[0]))) for shell in outer)

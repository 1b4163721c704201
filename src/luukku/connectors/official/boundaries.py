"""Boundaries of the municipalities (kuntarajat), generalised to 1:4 500 000, WGS84, for thematic maps and for neighbourhood.

Land only: lakes belong to the municipalities, the sea does not. Too coarse for measuring or for placing a point near a border.
"""

import json
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors.official.classification import check_complete, municipality
from luukku.connectors.official.files import OfficialDataError, folder, read_text
from luukku.connectors.official.geometry import Edge, Polygons, crossings, edges, signed_area
from luukku.connectors.official.geometry import centroid as ring_centroid


def boundaries() -> Mapping[str, Polygons]:
    """Polygons by municipality code: for each its outer ring, clockwise, then its holes; points are (longitude, latitude).

    The form is that of a GeoJSON MultiPolygon. Raises OfficialDataError.
    """
    return _boundaries(folder())


def centroid(code: str) -> tuple[float, float]:
    """(latitude, longitude) of the centre of gravity of a municipality's largest polygon; not its centre of population.

    Raises UnknownMunicipality.
    """
    largest = min((polygon[0] for polygon in boundaries()[municipality(code).code]), key=signed_area)
    longitude, latitude = ring_centroid(largest)
    return round(latitude, 4), round(longitude, 4)


def label_point(code: str) -> tuple[float, float]:
    """(latitude, longitude) of a point inside the municipality, near its middle, where a map can write its name.

    It is the centroid unless that lies outside (a bent municipality, or an enclave in its middle); then it is the middle of the
    longest stretch inside on the centroid's latitude. Raises UnknownMunicipality.
    """
    latitude, longitude = centroid(code)
    largest = min(boundaries()[code], key=lambda polygon: signed_area(polygon[0]))
    west_to_east = crossings(largest, latitude)
    stretches = list(zip(west_to_east[::2], west_to_east[1::2], strict=True))
    if not any(west < longitude < east for west, east in stretches):
        west, east = max(stretches, key=lambda stretch: stretch[1] - stretch[0])
        longitude = round((west + east) / 2, 4)
    return latitude, longitude


def neighbours(codes: Iterable[str]) -> frozenset[str]:
    """Municipalities that share a stretch of land border with any of these, without these themselves.

    Meeting in one point is not a shared border. Raises UnknownMunicipality.
    """
    inside = frozenset(municipality(code).code for code in codes)
    return frozenset().union(*(_neighbours(folder())[code] for code in inside)) - inside


@cache
def _boundaries(root: Path) -> Mapping[str, Polygons]:
    file = root / "boundaries.jsonl.gz"
    found: dict[str, Polygons] = {}
    for line, text in enumerate(read_text(file).splitlines(), start=1):
        try:
            code, polygons = json.loads(text)
            found[code] = tuple(tuple(tuple((x, y) for x, y in ring) for ring in polygon) for polygon in polygons)
        except (TypeError, ValueError) as error:
            raise OfficialDataError(f"not a municipality with its polygons ({error})", file=file, line=line) from error
    check_complete(found.keys(), file=file)
    return MappingProxyType(found)


@cache
def _neighbours(root: Path) -> Mapping[str, frozenset[str]]:
    sides: dict[Edge, str] = {side: code for code, polygons in _boundaries(root).items() for side in edges(polygons)}
    found: dict[str, set[str]] = {code: set() for code in _boundaries(root)}
    for (start, end), code in sides.items():
        if other := sides.get((end, start)):
            found[code].add(other)
    return MappingProxyType({code: frozenset(others) for code, others in found.items()})

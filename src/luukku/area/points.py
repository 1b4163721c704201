"""The page of service points: where clients are met, on the map and in a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality, ServicePoint
from luukku.area.maps import area_map, map_note
from luukku.area.notes import source_in_words
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.maps import Spot


@dataclass(frozen=True, slots=True)
class PointLine:
    """A service point with its number on the map; `rough` when the map shows its settlement, not its address."""

    number: int
    municipality: str
    point: ServicePoint
    rough: bool
    source: str


@dataclass(frozen=True, slots=True)
class Points:
    """What the page shows; `without` are members that have no service point."""

    lines: Sequence[PointLine]
    without: Sequence[str]
    map: Chart
    map_note: str


def points(*, pack: AreaPack, day: date, language: str) -> Points:
    """The service points of the members on a day."""
    members = pack.members_on(day)
    lines = _lines(pack, members, language=language)
    served = {line.point.municipality for line in lines}
    without = [member.name.in_language(language) for member in members if member.code not in served]
    return Points(
        lines,
        without if lines else [],
        _map(pack, members, lines, language=language),
        map_note(pack, language=language),
    )


def _lines(pack: AreaPack, members: Sequence[Municipality], *, language: str) -> list[PointLine]:
    names = {member.code: member.name.in_language(language) for member in members}
    points = [point for point in pack.service_points if point.municipality in names]
    return [
        PointLine(
            number,
            names[point.municipality],
            point,
            point.exactness != "address",
            source_in_words(pack, point.source, language=language) if point.source else "",
        )
        for number, point in enumerate(sorted(points, key=lambda point: names[point.municipality]), start=1)
    ]


def _map(pack: AreaPack, members: Sequence[Municipality], lines: Sequence[PointLine], *, language: str) -> Chart:
    told = "; ".join(f"{line.number} {line.municipality}, {line.point.street}" for line in lines)
    return area_map(
        pack=pack,
        members=members,
        values={},
        label=_("Kartta: toimipisteet. %(told)s.") % {"told": told},
        language=language,
        spots=[Spot(number=str(line.number), at=(float(line.point.at[1]), float(line.point.at[0]))) for line in lines],
    )

"""Pages of the area's own facts."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area.access import Area
from luukku.area.domain.pack import AreaPack, Municipality, ServicePoint
from luukku.area.maps import area_map, map_note
from luukku.area.notes import source_in_words
from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
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


@page(action=Area.READ, open_by_wish=True)
def service_points(request: Request) -> HttpResponse:
    """Where clients are met: the map with numbers and the list that explains them."""
    pack, language = current(), (get_language() or "fi")[:2]
    members = pack.members_on(request.day)
    lines = _lines(pack, members, language=language)
    without = [
        member.name.in_language(language) for member in members if member.code not in {line.point.municipality for line in lines}
    ]
    context = {
        "lines": lines,
        "without": without if lines else [],
        "map": _map(pack, members, lines, language=language),
        "map_note": map_note(pack, language=language),
        "crumbs": [(_("Alue"), None), (_("Toimipisteet"), None)],
    }
    return render(request, "area/service_points.html", context)


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

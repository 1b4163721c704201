"""Maps of the area: its members, the authorities beside them, the country round them."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.connectors import official
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.maps import Region, Spot, choropleth


def area_map(
    *,
    pack: AreaPack,
    members: Sequence[Municipality],
    values: Mapping[str, float | None],
    label: str,
    language: str,
    decimals: int = 0,
    suffix: str = "",
    spots: Sequence[Spot] = (),
) -> Chart:
    """The members filled by their value, the authorities beside grey and named, the rest of the country pale.

    values  by municipality code; none at all fills the members plainly
    """
    borders = official.boundaries()
    own = [
        Region(name=member.name.in_language(language), polygons=borders.get(member.code, ()), value=values.get(member.code))
        for member in members
    ]
    drawn = {member.code for member in members}
    beside = [code for code in municipalities_beside(pack) if code in borders and code not in drawn]
    return choropleth(
        own=own,
        beside=[Region(name=official.municipality(code).name(language), polygons=borders[code]) for code in beside],
        around={code: polygons for code, polygons in borders.items() if code not in drawn | set(beside)},
        spots=spots,
        label=label,
        language=language,
        decimals=decimals,
        suffix=suffix,
    )


def municipalities_beside(pack: AreaPack) -> list[str]:
    """Codes of the municipalities whose authority works with this one."""
    return [
        code
        for authority in pack.authorities
        if authority.role == "beside" and authority.responsible
        for code in official.employment_area_of(authority.responsible).municipalities
    ]


def map_note(pack: AreaPack, *, language: str) -> str:
    """Whose boundaries these are, and which grey areas are authorities of their own."""
    names = [authority.name.in_language(language) for authority in pack.authorities if authority.role == "beside"]
    source = _("Rajat: %(source)s.") % {"source": official.dataset("boundaries").source.in_language(language)}
    grey = _("Harmaalla: %(names)s.") % {"names": ", ".join(names)} if names else ""
    return " ".join(filter(None, [grey, source]))

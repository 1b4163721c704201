"""The page of commuting: the matrix, the flows on the map, each municipality's balance; all of it or one municipality's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area import commuting_say
from luukku.area.commuting_tables import (
    OF_HOME,
    OF_WORK,
    PERSONS,
    Known,
    flows_table,
    known,
    matrix_heat,
    matrix_table,
    shares_table,
    source_of,
)
from luukku.area.domain.commuting import Balance, commuting
from luukku.area.domain.pack import AreaPack
from luukku.area.maps import map_note
from luukku.area.queries import members_on
from luukku.connectors import official
from luukku.core.documents.choices import UnknownChoice
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.flows import Chosen, Flow, Stop, Tone, flow_map, largest
from luukku.core.ui.heat import Heat
from luukku.core.ui.sources import Figure, KeyFigure

MOST_FLOWS = 24
"""With more arrows than this a map is a tangle."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CommutingPage:
    """What the page shows.

    centre     the municipality that was chosen; "" for the whole area
    counted    what stands in the cells of the matrix
    map_about  unit, period and what is left out of the map
    """

    say: SafeString
    centre: str
    name: str
    key_figures: Sequence[KeyFigure]
    counted: str
    cells: Sequence[Option]
    places: Sequence[Option]
    matrix: DataTable
    heat: Heat
    map: Chart
    map_about: str
    map_note: str
    flows: DataTable
    shares: DataTable
    limits: Sequence[str]


def commuting_page(*, pack: AreaPack, day: date, query: Mapping[str, str], language: str) -> CommutingPage | None:
    """The page with the members of a day; None when the area has no matrix. Raises UnknownChoice and NothingOnThatDay.

    query  `kunta`: a municipality by code or name; `luku`: what stands in the cells
    """
    matrix, told = pack.about("commuting"), commuting(pack)
    if matrix is None or told is None:
        return None
    members = members_on(pack, day=day, language=language)
    found = known(pack, told, matrix, members=[each.code for each in members], language=language)
    centre = _centre(found, query.get("kunta", ""))
    counted = chosen(query, "luku", [PERSONS, OF_HOME, OF_WORK], default=PERSONS)
    cells = {PERSONS: _("Henkilöä"), OF_HOME: _("% asuinkunnan työllisistä"), OF_WORK: _("% työpaikkakunnan työpaikoista")}
    table = matrix_table(found, counted=counted)
    drawn = _flows(found, centre)
    return CommutingPage(
        say=commuting_say.municipal_say(found, centre) if centre else commuting_say.area_say(found),
        centre=centre,
        name=found.names[centre] if centre else "",
        key_figures=_key_figures(found, centre),
        counted=cells[counted],
        cells=options(cells, counted),
        places=options({"": _("Koko alue"), **found.names}, centre),
        matrix=table,
        heat=matrix_heat(found, table, counted=counted),
        map=_map(found, drawn.flows, centre),
        map_about=_map_about(found, drawn),
        map_note=map_note(pack, language=language),
        flows=flows_table(found, drawn.flows, centre=centre or None),
        shares=shares_table(found),
        limits=commuting_say.limits(found),
    )


def _centre(found: Known, asked: str) -> str:
    """The code of the municipality that the address names, by code or name."""
    if not asked:
        return ""
    wanted = asked.casefold()
    for code, name in found.names.items():
        official_names = (official.municipality(code).name(language) for language in ("fi", "sv"))
        if wanted in (code, name.casefold(), *(each.casefold() for each in official_names)):
            return code
    raise UnknownChoice("kunta", asked, found.names.values())


def _flows(found: Known, centre: str) -> Chosen:
    """The flows that are drawn: the members' own, or those from and to one municipality."""
    moving = {pair: float(count) for pair, count in found.told.flows.items() if pair[0] != pair[1]}
    asked = {(home, work) for home, work in moving if (centre in (home, work) if centre else home in found.members)}
    return largest({pair: moving[pair] for pair in asked}, most=MOST_FLOWS)


def _map(found: Known, flows: Mapping[tuple[str, str], float], centre: str) -> Chart:
    borders = official.boundaries()
    stops = []
    for code, name in found.names.items():
        latitude, longitude = official.label_point(code)
        stops.append(Stop(key=code, name=name, at=(longitude, latitude), polygons=borders[code], own=code in found.members))
    outsiders = any(work not in found.members for _home, work in flows)
    legend: dict[Tone, str] = {"first": _("jäsenkuntien ulkopuolelle"), "second": _("jäsenkuntien välillä")}
    if centre:
        legend = {"first": _("lähtee töihin muualle"), "second": _("tulee töihin muualta")}
    elif not outsiders:
        legend = {"first": _("jäsenkuntien välillä")}

    def tone(home: str, work: str) -> Tone:
        first = home == centre if centre else work not in found.members or not outsiders
        return "first" if first else "second"

    drawn = [Flow(start=home, end=work, count=count, tone=tone(home, work)) for (home, work), count in flows.items()]
    return flow_map(
        stops=stops,
        flows=drawn,
        label=_label(found, flows, centre),
        language=found.language,
        legend=legend,
        around={code: polygons for code, polygons in borders.items() if code not in found.names},
    )


def _label(found: Known, flows: Mapping[tuple[str, str], float], centre: str) -> str:
    """What is seen: whose flows, and the widest of them."""
    widest = sorted(flows, key=lambda pair: -flows[pair])[:3]
    told = "; ".join(
        f"{found.names[home]} – {found.names[work]} {format.number(flows[home, work], language=found.language)}"
        for home, work in widest
    )
    if centre:
        return _("Kartta: työmatkat, %(name)s. Suurimmat: %(told)s.") % {"name": found.names[centre], "told": told}
    return _("Kartta: työmatkat kunnasta toiseen. Suurimmat: %(told)s.") % {"told": told}


def _map_about(found: Known, drawn: Chosen) -> str:
    told = {"when": found.when, "least": format.number(drawn.least, language=found.language), "count": len(drawn.flows)}
    if drawn.least:
        return _("henkilöä, %(when)s; vähintään %(least)s henkilön virrat, nuolen leveys suhteessa määrään") % told
    if drawn.left_out:
        return _("henkilöä, %(when)s; %(count)s suurinta virtaa, nuolen leveys suhteessa määrään") % told
    return _("henkilöä, %(when)s; nuolen leveys suhteessa määrään") % told


def _key_figures(found: Known, centre: str) -> list[KeyFigure]:
    """The balance of the municipality, or of the members together; the area's share stands below a municipality's."""
    area = found.told.together(found.members)
    balance = found.told.balance(centre) if centre else area
    beside = area if centre and len(found.members) > 1 else Balance(None, None, None)
    out, enough = (_percent(found, value) for value in (balance.out_share, balance.self_sufficiency))
    counted = (
        (_("Asuu ja käy töissä"), _persons(found, balance.employed), "", found.when),
        (_("Työssä omassa kunnassa"), _persons(found, balance.own), "", ""),
        (_("Käy muualla töissä"), out, "%", _beside(found, beside.out_share)),
        (_("Tulee muualta töihin"), _persons(found, balance.into), "", ""),
        (_("Työpaikkaomavaraisuus"), enough, "%", _beside(found, beside.self_sufficiency)),
    )
    return [KeyFigure(title, figure, unit, below) for title, figure, unit, below in counted if figure]


def _persons(found: Known, count: int | None) -> Figure | None:
    if count is None:
        return None
    return Figure(text=format.number(count, language=found.language), value=count, source=source_of(found))


def _percent(found: Known, value: Fraction | None) -> Figure | None:
    if value is None:
        return None
    text = format.number(value, language=found.language, decimals=1)
    return Figure(text=text, value=float(value), source=source_of(found, unit="%"))


def _beside(found: Known, value: Fraction | None) -> str:
    if value is None:
        return ""
    return _("alue %(value)s") % {"value": format.percent(value, language=found.language)}

"""The page of employment codes: who the clients are, by municipality, against the area and the labour force."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.queries import members_on
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.bars import Place, Rule, place_chart
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.heat import Heat
from luukku.figures import clients_say, queries
from luukku.figures.clients_tables import DIFFERENCE, FORCE, PERSONS, SHARE, Known, clients_heat, clients_table
from luukku.figures.domain.clients import codes_of
from luukku.figures.queries import municipal_region
from luukku.kernel.alphabet import fi_sort


@dataclass(frozen=True, slots=True, kw_only=True)
class ClientsPage:
    """What the page shows; `cells` and `codes` may be chosen, the picture is of one code, `title`."""

    say: SafeString
    counted: str
    cells: Sequence[Option]
    codes: Sequence[Option]
    title: str
    table: DataTable
    heat: Heat
    chart: Chart
    limits: Sequence[str]


def clients_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> ClientsPage | None:
    """The page as of a day; None when the area has no such table. Two SQL queries. Raises UnknownChoice and NothingOnThatDay.

    query  `luku`: what stands in the cells; `koodi`: the code of the picture
    """
    known = _known(pack, day=day, language=language)
    if known is None:
        return None
    cells = {
        SHARE: _("Osuus asiakkaista, %"),
        DIFFERENCE: _("Ero alueen osuuteen, prosenttiyksikköä"),
        FORCE: _("Sataa työvoimaan kuuluvaa kohti"),
        PERSONS: _("Henkilöä"),
    }
    if not known.force:
        del cells[FORCE]
    counted = chosen(query, "luku", list(cells), default=SHARE)
    titles = {code: known.title(code) for code in known.codes.codes}
    code = chosen(query, "koodi", list(titles), default=_leading(known))
    table = clients_table(known, counted)
    return ClientsPage(
        say=clients_say.say(known),
        counted=cells[counted],
        cells=options(cells, counted),
        codes=options(titles, code),
        title=titles[code],
        table=table,
        heat=clients_heat(known, table),
        chart=_chart(known, code),
        limits=clients_say.limits(known),
    )


def _known(pack: AreaPack, *, day: date, language: str) -> Known | None:
    table = pack.about("employment_codes")
    members = members_on(pack, day=day, language=language)
    codes = codes_of(table, municipalities=[each.code for each in members]) if table else None
    if table is None or codes is None:
        return None
    names = {each.code: each.name.in_language(language) for each in members if each.code in codes.counts}
    regions = [municipal_region(code) for code in names]
    reach = queries.labour_reach(day=day, regions=regions)
    month = min(table.last_day, reach.last).replace(day=1)
    told = queries.labour_months(regions=regions, months=[month])
    force = {
        code: figures.labour_force
        for code in names
        if (figures := told.get((municipal_region(code), month))) and figures.labour_force
    }
    ordered = dict(sorted(names.items(), key=lambda item: fi_sort(item[1])))
    return Known(pack, table, codes, ordered, force, month, reach, language)


def _leading(known: Known) -> str:
    """The code of the unemployed where the table says which one it is, else the largest."""
    unemployed = known.table.column_as("unemployed")
    largest = max(known.codes.codes, key=lambda code: known.codes.area[code])
    return unemployed if unemployed in known.codes.codes else largest


def _chart(known: Known, code: str) -> Chart:
    """One code's share by municipality, with the area's own as a rule."""
    shares = {name: known.codes.share(municipality, code) for municipality, name in known.names.items()}
    area = known.codes.area_share(code)
    told = "; ".join(
        f"{name} {format.percent(share, language=known.language)}" for name, share in shares.items() if share is not None
    )
    return place_chart(
        places=[Place(name=name, value=None if share is None else float(share)) for name, share in shares.items()],
        rules=[Rule(name=_("Alue"), value=float(area))] if area is not None and len(shares) > 1 else [],
        unit=_("% kunnan asiakkaista"),
        label=_("Kuvio: %(code)s, osuus asiakkaista kunnittain. %(told)s.") % {"code": known.title(code), "told": told},
        language=known.language,
        decimals=1,
        suffix="%" if known.language == "en" else "\u00a0%",
    )

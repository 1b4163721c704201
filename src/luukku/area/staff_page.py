"""The page of people: person-years by function, and by municipality against its clients and the plan's target."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area import staff_say
from luukku.area.domain.pack import AreaPack, Target
from luukku.area.domain.staff import Caseload, caseload
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import printed_total
from luukku.area.notes import cell_figure
from luukku.area.queries import members_on
from luukku.area.staff_tables import municipal_table, sources_of, target_source
from luukku.area.tables import whole
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.charts.bars import Place, Rule, place_chart
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.sources import Figure, KeyFigure, Source
from luukku.kernel.alphabet import fi_sort

MOST_BARS = 15
"""The largest functions that are drawn; the table tells the rest."""


@dataclass(frozen=True, slots=True)
class Part:
    """A picture and its table; `left_out` are only in the table."""

    chart: Chart
    table: DataTable
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffPage:
    """What the page shows; a part that the area has no figures of is None."""

    say: SafeString
    key_figures: Sequence[KeyFigure]
    by_function: Part | None
    by_municipality: Part | None
    limits: Sequence[str]


def staff_page(*, pack: AreaPack, day: date, language: str) -> StaffPage | None:
    """The page with the members of a day; None when the area has no figures of its staff. Raises NothingOnThatDay."""
    functions = _functions(pack)
    names = {each.code: each.name.in_language(language) for each in members_on(pack, day=day, language=language)}
    told = caseload(pack, codes=list(names))
    if functions is None and told is None:
        return None
    inside = {code: name for code, name in names.items() if told and code in told.person_years}
    ordered = dict(sorted(inside.items(), key=lambda item: fi_sort(item[1])))
    target = pack.target("clients_per_expert")
    return StaffPage(
        say=staff_say.say(functions, told, ordered, target, language=language),
        key_figures=_key_figures(pack, functions, told, target, language=language),
        by_function=_by_function(pack, *functions, language=language) if functions else None,
        by_municipality=_by_municipality(pack, told, ordered, target, language=language) if told else None,
        limits=staff_say.limits(told, target, language=language),
    )


def _functions(pack: AreaPack) -> tuple[Table, str] | None:
    """The table of staff by function and its column of person-years."""
    table = pack.about("staff_by_function")
    key = table.column_as("person_years") if table else None
    return (table, key) if table and key else None


def _by_function(pack: AreaPack, table: Table, key: str, *, language: str) -> Part:
    at = tuple(table.spec.columns).index(key)
    rows = [(row, figure) for row in table.rows if row.kind == "label" and (figure := row.cells[at])]
    largest = sorted(rows, key=lambda pair: -pair[1])[:MOST_BARS]
    labels = [row.label for row, _figure in rows]
    places = [
        Place(name=f"{row.label} ({row.group})" if labels.count(row.label) > 1 and row.group else row.label, value=float(figure))
        for row, figure in largest
    ]
    told = "; ".join(f"{place.name} {format.number(place.value or 0, language=language, decimals=2)}" for place in places[:3])
    chart = place_chart(
        places=places,
        unit=_("henkilötyövuotta"),
        label=_("Pylväskuvio: henkilötyövuodet toiminnoittain. Suurimmat: %(told)s.") % {"told": told},
        language=language,
        decimals=2,
        from_zero=True,
    )
    return Part(chart, whole(pack, table, members=[], language=language), len(rows) - len(largest))


def _by_municipality(pack: AreaPack, told: Caseload, names: Mapping[str, str], target: Target | None, *, language: str) -> Part:
    table = municipal_table(pack, told, names, target, language=language)
    return Part(_caseload_chart(told, names, target, language=language), table)


def _caseload_chart(told: Caseload, names: Mapping[str, str], target: Target | None, *, language: str) -> Chart:
    """Clients for each person-year with the area's mean and the target as rules; person-years where clients are not told."""
    each = {name: told.each(code) for code, name in names.items()}
    by_years = not any(value is not None for value in each.values())
    shown = {name: told.person_years[code] for code, name in names.items()} if by_years else each
    decimals = 2 if by_years else 1
    rules = [] if by_years else _rules(told, target, alone=len(each) == 1)
    written = "; ".join(
        f"{name} {format.number(value, language=language, decimals=decimals)}"
        for name, value in shown.items()
        if value is not None
    )
    by_client = _("Kuvio: asiakkaita henkilötyövuotta kohti kunnittain. %(told)s.")
    label = _("Pylväskuvio: henkilötyövuodet kunnittain. %(told)s.") if by_years else by_client
    return place_chart(
        places=[Place(name=name, value=None if value is None else float(value)) for name, value in shown.items()],
        rules=rules,
        unit=_("henkilötyövuotta") if by_years else _("asiakasta henkilötyövuotta kohti"),
        label=label % {"told": written},
        language=language,
        decimals=decimals,
        from_zero=by_years,
    )


def _rules(told: Caseload, target: Target | None, *, alone: bool) -> list[Rule]:
    area = [] if told.area is None or alone else [Rule(name=_("Alue"), value=float(told.area))]
    return [*area, *([Rule(name=_("Tavoite"), value=float(target.value))] if target else [])]


def _key_figures(
    pack: AreaPack, functions: tuple[Table, str] | None, told: Caseload | None, target: Target | None, *, language: str
) -> list[KeyFigure]:
    figures: list[KeyFigure] = []
    total = printed_total(*functions) if functions else None
    if functions and total is not None:
        figures.append(KeyFigure(_("Henkilötyövuodet"), cell_figure(pack, *functions, total, language=language)))

    def add(title: str, value: float | None, source: Source, decimals: int = 0) -> None:
        if value is not None:
            text = format.number(value, language=language, decimals=decimals)
            figures.append(KeyFigure(title, Figure(text=text, value=value, source=source)))

    if told:
        notes = sources_of(pack, told, language=language)
        add(_("Asiakkaat"), None if told.area_clients is None else float(told.area_clients), notes.clients)
        add(_("Asiakkaita henkilötyövuotta kohti"), None if told.area is None else float(told.area), notes.each, 1)
    if target:
        add(_("Tavoite asiantuntijaa kohti"), float(target.value), target_source(pack, target, language=language))
    return figures

"""Pages of the official series: comparison, unemployment over time, population by year."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import address, download, in_order, slug
from luukku.core.ui.asking import kept
from luukku.figures.access import Figures
from luukku.figures.comparison import GREATEST_FIRST
from luukku.figures.comparison_page import comparison_page
from luukku.figures.residents_page import residents_page
from luukku.figures.residents_tables import GREATEST_GROWTH_FIRST
from luukku.figures.unemployment_page import unemployment_page
from luukku.figures.views import language


@page(action=Figures.READ, open_by_wish=True)
def comparison(request: Request) -> HttpResponseBase:
    """The members side by side by an indicator, or others of the country: `?mita=`, `?alue=`, `?kunnat=`, `?kuukausi=`."""
    shown = comparison_page(pack=current(), day=request.day, query=request.GET, language=language())
    table = in_order(request, shown.table, default=GREATEST_FIRST)
    if file := download(request, [table]):
        return file
    context = {
        "shown": shown,
        "table": table,
        "views": [
            {"title": view.title, "url": address(request, kuva=view.value), "current": view.chosen, "count": None}
            for view in shown.views
        ],
        "kept": kept(request.GET, own={"mita", "alue", "kunnat", "kuukausi"}),
        "crumbs": [(_("Alue"), None), (_("Vertailu"), None)],
    }
    return render(request, "figures/comparison.html", context)


@page(action=Figures.READ, open_by_wish=True)
def unemployment(request: Request) -> HttpResponseBase:
    """Unemployment over time of the area, or of up to five others side by side: `?kohde=`."""
    shown = unemployment_page(pack=current(), day=request.day, query=request.GET, language=language())
    if file := download(request, shown.tables, stem=slug(_("Työttömyys"), f"{shown.month:%Y-%m}")):
        return file
    context = {
        "shown": shown,
        "kept": kept(request.GET, own={"kohde"}),
        "crumbs": [(_("Alue"), None), (_("Työttömyys"), None)],
    }
    return render(request, "figures/unemployment.html", context)


@page(action=Figures.READ, open_by_wish=True)
def residents(request: Request) -> HttpResponseBase:
    """Population by year between `?alku=` and `?loppu=`; `?kohde=` whose lines are drawn."""
    shown = residents_page(pack=current(), day=request.day, query=request.GET, language=language())
    table = in_order(request, shown.change_table, default=GREATEST_GROWTH_FIRST if shown.first < shown.last else "kunta")
    if file := download(request, [table, shown.year_table], stem=slug(_("Väestö"), shown.first, shown.last)):
        return file
    context = {
        "shown": shown,
        "table": table,
        "kept": kept(request.GET, own={"alku", "loppu", "kohde"}),
        "crumbs": [(_("Alue"), None), (_("Väestö"), None)],
    }
    return render(request, "figures/residents.html", context)

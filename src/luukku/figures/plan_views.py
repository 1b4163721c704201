"""Pages that join the plan's tables and the area's own rules with the official series."""

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import download, in_order, slug
from luukku.core.ui.asking import kept
from luukku.figures.access import Figures
from luukku.figures.clients_page import clients_page
from luukku.figures.seats_page import SUPPOSED, seats_page
from luukku.figures.views import language


@page(action=Figures.READ, open_by_wish=True)
def clients(request: Request) -> HttpResponseBase:
    """Who the clients are by employment code; `?luku=` what stands in the cells, `?koodi=` the code of the picture."""
    shown = clients_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no table about employment codes")
    table = in_order(request, shown.table, default="kunta")
    if file := download(request, [table]):
        return file
    context = {
        "shown": shown,
        "table": table,
        "kept": kept(request.GET, own={"luku", "koodi"}),
        "crumbs": [(_("Suunnitelma"), None), (_("Työllisyyskoodit"), None)],
    }
    return render(request, "figures/clients.html", context)


@page(action=Figures.READ, open_by_wish=True)
def seats(request: Request) -> HttpResponseBase:
    """Seats on the board by the population of `?vuosi=`, and what if `?muutos=`, `?liittyy=`, `?lahtee=`; 422 for a wrong one."""
    shown = seats_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no rule for the seats of a board")
    table = in_order(request, shown.table, default="kunta")
    if file := download(request, [table, *shown.tables], stem=slug(_("Lautakunta"), table.period)):
        return file
    context = {
        "shown": shown,
        "table": table,
        "kept_by_year": kept(request.GET, own={"vuosi"}),
        "kept_by_whatif": kept(request.GET, own=SUPPOSED),
        "crumbs": [(_("Johtaminen"), None), (_("Lautakunta"), None)],
    }
    return render(request, "figures/seats.html", context, status=422 if shown.form.errors else 200)

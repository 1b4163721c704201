"""Pages of the area's own facts."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area import table_pages
from luukku.area.access import Area
from luukku.area.commuting_page import commuting_page
from luukku.area.money_page import money_page
from luukku.area.points import points
from luukku.area.queries import current
from luukku.area.staff_page import staff_page
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import ORDER, download, in_order, slug
from luukku.core.ui.asking import kept


def language() -> str:
    """The reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


@page(action=Area.READ, open_by_wish=True)
def service_points(request: Request) -> HttpResponse:
    """Where clients are met: the map with numbers and the list that explains them."""
    shown = points(pack=current(), day=request.day, language=language())
    crumbs = [(_("Alue"), None), (_("Toimipisteet"), None)]
    return render(request, "area/service_points.html", {"shown": shown, "crumbs": crumbs})


@page(action=Area.READ, open_by_wish=True)
def tables(request: Request) -> HttpResponseBase:
    """All tables of the plan: of when, of whom, from where. An area without tables has no such page."""
    pack = current()
    if not pack.tables:
        raise Http404("the area has no tables")
    shown = table_pages.index(pack, language=language())
    table = in_order(request, shown.table, default="taulukko")
    if file := download(request, [table]):
        return file
    crumbs = [(_("Suunnitelma"), None), (_("Taulukot"), None)]
    return render(request, "area/tables.html", {"shown": shown, "table": table, "crumbs": crumbs})


@page(action=Area.READ, open_by_wish=True)
def table(request: Request, stem: str) -> HttpResponseBase:
    """One table, in the order that `?jarjesta=` asks for. An unknown one is answered with the nearest."""
    pack = current()
    order, members = request.GET.get(ORDER, ""), pack.members_on(request.day)
    shown = table_pages.table_page(pack, stem, members=members, order=order, language=language())
    if shown is None:
        nearest = table_pages.nearest_table(pack, stem)
        title = nearest.spec.title.in_language(language()) if nearest else ""
        context = {"stem": stem, "nearest": nearest, "title": title, "crumbs": [(_("Taulukot"), None)]}
        return render(request, "area/no_such_table.html", context, status=404)
    if file := download(request, [shown.table]):
        return file
    crumbs = [(_("Suunnitelma"), None), (_("Taulukot"), reverse("area:tables")), (shown.table.title, None)]
    return render(request, "area/table.html", {"shown": shown, "crumbs": crumbs})


@page(action=Area.READ, open_by_wish=True)
def commuting(request: Request) -> HttpResponseBase:
    """Who lives where and works where; `?kunta=` one municipality's flows, `?luku=` what stands in the cells."""
    shown = commuting_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no table about commuting")
    shares = in_order(request, shown.shares, default="kunta")
    if file := download(request, [shown.matrix, shown.flows, shares], stem=slug(_("Pendelöinti"), shown.shares.period)):
        return file
    hidden = kept(request.GET, own={"kunta", "luku"})
    crumbs = [(_("Alue"), None), (_("Pendelöinti"), reverse("area:commuting") if shown.centre else None)]
    crumbs += [(shown.name, None)] if shown.centre else []
    return render(request, "area/commuting.html", {"shown": shown, "shares": shares, "kept": hidden, "crumbs": crumbs})


@page(action=Area.READ, open_by_wish=True)
def money(request: Request) -> HttpResponseBase:
    """What the state transfers by municipality; `?peruste=` for whom each figure is counted."""
    shown = money_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no table about money")
    table = in_order(request, shown.table, default="-kohti")
    if file := download(
        request, [table, *([shown.all_bases] if shown.all_bases else [])], stem=slug(_("Rahoitus"), table.period)
    ):
        return file
    crumbs = [(_("Talous"), None), (_("Rahoitus"), None)]
    context = {"shown": shown, "table": table, "kept": kept(request.GET, own={"peruste"}), "crumbs": crumbs}
    return render(request, "area/money.html", context)


@page(action=Area.READ, open_by_wish=True)
def staff(request: Request) -> HttpResponseBase:
    """Person-years by function, and by municipality against its clients."""
    shown = staff_page(pack=current(), day=request.day, language=language())
    if shown is None:
        raise Http404("the area has no figures of its staff")
    table = in_order(request, shown.by_municipality.table, default="-htv") if shown.by_municipality else None
    tables = [*([table] if table else []), *([shown.by_function.table] if shown.by_function else [])]
    if file := download(request, tables, stem=slug(_("Henkilöstö"), tables[0].period)):
        return file
    crumbs = [(_("Suunnitelma"), None), (_("Henkilöstö"), None)]
    return render(request, "area/staff.html", {"shown": shown, "table": table, "crumbs": crumbs})

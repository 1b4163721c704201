"""Pages of the state's money: the area, and one municipality."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.queries import current, member_on
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import download, in_order, slug
from luukku.core.lawbook.book import lawbook
from luukku.core.ui.asking import kept
from luukku.figures.views import language, not_a_member
from luukku.finance.access import Finance
from luukku.finance.state_money.area_page import area_page
from luukku.finance.state_money.forms import OF_THE_COUNTRY, WORDS
from luukku.finance.state_money.municipality_page import municipality_page


@page(action=Finance.READ, open_by_wish=True)
def state_share(request: Request) -> HttpResponseBase:
    """The area's state share of `?vuosi=` by municipality, and the plan's table beside it; 422 for a wrong figure."""
    shown = area_page(pack=current(), book=lawbook(), day=request.day, query=request.GET, language=language())
    table = in_order(request, shown.table, default="kunta") if shown.table else None
    tables = [*([table] if table else []), *([shown.plan.table, *shown.plan.tables] if shown.plan else [])]
    if tables and (file := download(request, tables, stem=slug(_("Valtionosuus"), shown.year))):
        return file
    context = {
        "shown": shown,
        "table": table,
        "tables": tables,
        "kept_by_year": kept(request.GET, own={"vuosi"}),
        "kept_by_figures": kept(request.GET, own={WORDS[each] for each in OF_THE_COUNTRY}),
        "crumbs": [(_("Talous"), None), (_("Valtionosuus"), None)],
    }
    return render(request, "finance/state_share.html", context, status=422 if shown.form.errors else 200)


@page(action=Finance.READ, open_by_wish=True)
def municipal_state_share(request: Request, code: str) -> HttpResponseBase:
    """One member's calculation step by step, with figures that the reader gives; others are told where they belong."""
    pack = current()
    member = member_on(pack, code, day=request.day, language=language())
    if member is None:
        return not_a_member(request, code)
    shown = municipality_page(pack=pack, member=member, book=lawbook(), day=request.day, query=request.GET, language=language())
    if file := download(request, shown.tables, stem=slug(_("Valtionosuus"), shown.name, shown.year)):
        return file
    context = {
        "shown": shown,
        "kept_by_year": kept(request.GET, own={"vuosi"}),
        "kept_by_figures": kept(request.GET, own=set(WORDS.values())),
        "crumbs": [(_("Talous"), None), (_("Valtionosuus"), reverse("finance:state_share")), (shown.name, None)],
    }
    return render(request, "finance/municipal_state_share.html", context, status=422 if shown.form.errors else 200)

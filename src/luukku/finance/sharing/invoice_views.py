"""Views of invoices, under /talous/laskut/."""

from collections.abc import Sequence

from django.http import Http404
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import download, file_address, in_order
from luukku.core.ui.asking import kept
from luukku.figures.views import language, not_a_member
from luukku.finance.access import Finance
from luukku.finance.sharing.invoice_page import InvoicesPage, area_invoices, municipal_invoices


@page(action=Finance.READ, open_by_wish=True)
def invoices(request: Request) -> HttpResponseBase:
    """What all municipalities are charged. An area without agreements has no such page."""
    shown = area_invoices(pack=current(), query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no agreement with figures")
    by_municipality, lines = shown.tables
    table = in_order(request, by_municipality, default="kunta")
    if file := download(request, [table, lines], stem=_("Laskut %(period)s") % {"period": table.period}):
        return file
    crumbs = [(_("Talous"), None), (_("Laskut"), None)]
    files = {form: file_address(request, form=form, table=lines) for form in ("xlsx", "csv")}
    context = _context(request, shown, crumbs) | {"table": table, "lines": lines, "files": files}
    return render(request, "finance/invoices.html", context)


@page(action=Finance.READ, open_by_wish=True)
def municipal(request: Request, code: str) -> HttpResponseBase:
    """One municipality's invoice lines; a municipality that is not of the area is told where it belongs."""
    pack = current()
    names = {each.code: each.name.in_language(language()) for each in pack.municipalities}
    if code not in names:
        return not_a_member(request, code)
    shown = municipal_invoices(pack=pack, code=code, query=request.GET, language=language())
    if shown is None:
        raise Http404("the area has no agreement with figures")
    if shown.tables:
        told = {"municipality": names[code], "period": shown.tables[0].period}
        if file := download(request, shown.tables, stem=_("Lasku %(municipality)s %(period)s") % told):
            return file
    back = f"{reverse('finance:invoices')}{shown.query}"
    crumbs = [(_("Talous"), None), (_("Laskut"), back), (names[code], None)]
    return render(request, "finance/municipal_invoices.html", _context(request, shown, crumbs) | {"name": names[code]})


def _context(request: Request, shown: InvoicesPage, crumbs: Sequence[tuple[str, str | None]]) -> dict[str, object]:
    return {"shown": shown, "kept": kept(request.GET, own={each.name for each in shown.filters}), "crumbs": crumbs}

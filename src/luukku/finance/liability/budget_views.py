"""Pages of what a group of people on benefit costs: the year's budget, a group by paid days, when a service pays for itself."""

from collections.abc import Sequence

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import download, slug
from luukku.core.ui.asking import kept
from luukku.figures.views import language
from luukku.finance.access import Finance
from luukku.finance.liability.break_even_page import ServiceForm, break_even_page
from luukku.finance.liability.budget_file import budget_file
from luukku.finance.liability.budget_page import YEAR, budget_page
from luukku.finance.liability.group_form import ASSUMED, GroupForm, municipal_words
from luukku.finance.liability.group_page import HOW_LONG, WHO, group_page
from luukku.finance.liability.invoice_form import INVOICED


@page(action=Finance.READ, open_by_wish=True)
def budget(request: Request) -> HttpResponseBase:
    """The municipal shares of `?vuosi=` by the assumptions of the address, an invoice beside them; 422 for a wrong figure."""
    shown = budget_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown.model and (file := download(request, shown.model.tables, stem=slug(_("Maksuosuus"), shown.year))):
        return file
    context = {
        "shown": shown,
        "kept_by_year": kept(request.GET, own={YEAR}),
        "kept_by_assumptions": _kept_by_assumptions(request, shown.form),
        "kept_by_invoice": kept(request.GET, own=INVOICED),
        "crumbs": [(_("Talous"), None), (_("Maksuosuus"), None)],
    }
    return render(request, "finance/budget.html", context, status=422 if shown.failed else 200)


@page(action=Finance.READ, open_by_wish=True)
def budget_workbook(request: Request) -> HttpResponseBase:
    """The budget of the same address as an Excel workbook with live formulas; to the page itself where nothing can be counted."""
    shown = budget_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown.model is None:
        return redirect(f"{reverse('finance:budget')}?{request.GET.urlencode()}")
    return budget_file(request, shown.model.group, year=shown.year)


@page(action=Finance.READ, open_by_wish=True)
def group(request: Request) -> HttpResponseBase:
    """A group by paid days, of `?kunta=` or the whole area, for `?ajalta=` months; 422 for a wrong figure."""
    shown = group_page(pack=current(), day=request.day, query=request.GET, language=language())
    if shown.model and (file := download(request, shown.model.tables, stem=_("Ryhmä"))):
        return file
    context = {
        "shown": shown,
        "kept_by_filters": kept(request.GET, own={WHO, HOW_LONG}),
        "kept_by_assumptions": _kept_by_assumptions(request, shown.form),
        "crumbs": [(_("Talous"), None), (_("Ryhmä"), None)],
    }
    return render(request, "finance/group.html", context, status=422 if shown.form.errors else 200)


@page(action=Finance.READ, open_by_wish=True)
def break_even(request: Request) -> HttpResponseBase:
    """A service's price against the share it may save, by the numbers of the address; 422 for a wrong one."""
    shown = break_even_page(day=request.day, query=request.GET, language=language())
    if shown.model and (file := download(request, [shown.model.table])):
        return file
    context = {
        "shown": shown,
        "kept": kept(request.GET, own=set(ServiceForm.base_fields)),
        "crumbs": [(_("Talous"), None), (_("Kannattavuus"), None)],
    }
    return render(request, "finance/break_even.html", context, status=422 if shown.form.errors else 200)


def _kept_by_assumptions(request: HttpRequest, form: GroupForm) -> Sequence[tuple[str, str]]:
    return kept(request.GET, own={*ASSUMED, *municipal_words(form.names)})

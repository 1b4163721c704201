"""The ladder calculator: open to everybody, without names; what was asked stands in the address and nowhere else."""

from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.core.access.pages import public_page
from luukku.core.access.request import Request
from luukku.core.documents.responses import download
from luukku.core.ui.asking import kept
from luukku.figures.views import language
from luukku.finance.liability.calculator_form import LadderForm
from luukku.finance.liability.calculator_page import calculator_page


@public_page(listed=True)
def calculator(request: Request) -> HttpResponseBase:
    """Paid days (`?paivia=`) of a benefit (`?etuus=`) on a day (`?paiva=`): share, steps, months; 422 for what cannot be."""
    shown = calculator_page(day=request.day, today=request.today, query=request.GET, language=language())
    if shown.model and (file := download(request, shown.model.tables, stem=_("Maksuosuuslaskuri"))):
        return file
    context = {
        "shown": shown,
        "kept": kept(request.GET, own=set(LadderForm.base_fields)),
        "crumbs": [(_("Laki"), None), (_("Maksuosuuslaskuri"), None)],
    }
    return render(request, "finance/calculator.html", context, status=422 if shown.form.errors else 200)

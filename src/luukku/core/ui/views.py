"""The style guide page."""

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.core.access.pages import page
from luukku.core.documents.responses import download, in_order
from luukku.core.ui.access import Shell
from luukku.core.ui.example_table import EXAMPLE
from luukku.core.ui.style_guide import content


@page(action=Shell.READ_STYLE_GUIDE)
def style_guide(request: HttpRequest) -> HttpResponseBase:
    """Every component in each of its states. One example of a table is filtered, the other one sorted and taken out."""
    chosen = request.GET.get("kunta", "")
    table = in_order(request, EXAMPLE, default="-aste")
    if file := download(request, [table]):
        return file
    crumbs = [("Luukku", None), (_("Tyylikirja"), None)]
    return render(request, "luukku/style_guide.html", {"crumbs": crumbs, "data": table, **content(chosen)})

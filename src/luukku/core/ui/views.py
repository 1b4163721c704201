"""The style guide page."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from luukku.core.access.pages import page
from luukku.core.ui.access import Shell
from luukku.core.ui.style_guide import content


@page(action=Shell.READ_STYLE_GUIDE)
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component in each of its states. `?kunta=` filters the table example, as a list page does."""
    chosen = request.GET.get("kunta", "")
    return render(request, "luukku/style_guide.html", {"crumbs": [("Luukku", None), (_("Tyylikirja"), None)], **content(chosen)})

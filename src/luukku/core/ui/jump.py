"""The page of 'Hae tai siirry': goes straight to a place that is named exactly, else offers those that answer."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.ui import search
from luukku.core.ui.access import Shell

LONGEST = 100


@page(action=Shell.SEARCH)
def jump(request: Request) -> HttpResponse:
    """`?q=` words. A place that is called just that opens at once; otherwise a list, with the nearest ones when nothing fits."""
    words = request.GET.get("q", "").strip()[:LONGEST].strip()
    found = search.find(words, request.user) if words else None
    if found and found.exact:
        return redirect(found.exact.url)
    return render(request, "luukku/jump.html", {"words": words, "found": found, "crumbs": [(_("Haku"), None)]})

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
    """`?q=` words. One exact answer opens at once; otherwise a list, with the nearest match when nothing fits."""
    words = request.GET.get("q", "").strip()[:LONGEST]
    hits = search.find(words, request.user) if words else []
    exact = [hit for hit in hits if hit.score == 1]
    if len(exact) == 1:
        return redirect(exact[0].url)
    return render(
        request,
        "luukku/jump.html",
        {
            "words": words,
            "hits": hits,
            "near": bool(hits) and hits[0].score < search.FITS,
            "crumbs": [(_("Haku"), None)],
        },
    )

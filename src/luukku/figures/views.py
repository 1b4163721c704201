"""Pages of the area that join its facts with the official series."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.connectors import official
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.figures import glances, municipal
from luukku.figures.access import Figures
from luukku.figures.parts import member_on


def language() -> str:
    """The reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


@page(action=Figures.READ, open_by_wish=True)
def glance(request: Request) -> HttpResponse:
    """The area at a glance: what matters, key figures, map, the years so far, what is due for review."""
    shown = glances.glance(pack=current(), day=request.day, language=language())
    return render(request, "figures/glance.html", {"shown": shown, "crumbs": [(_("Johtaminen"), None), (_("Yhteenveto"), None)]})


@page(action=Figures.READ, open_by_wish=True)
def municipalities(request: Request) -> HttpResponse:
    """The members side by side."""
    shown = glances.members(pack=current(), day=request.day, language=language())
    return render(request, "figures/municipalities.html", {"shown": shown, "crumbs": [(_("Alue"), None), (_("Kunnat"), None)]})


@page(action=Figures.READ, open_by_wish=True)
def municipality(request: Request, code: str) -> HttpResponse:
    """One member: its figures, its years, the plan's figures, its service points. Others are told where they belong."""
    pack = current()
    member = member_on(pack, code, day=request.day, language=language())
    if member is None:
        return not_a_member(request, code)
    shown = municipal.municipality(pack=pack, member=member, day=request.day, language=language())
    crumbs = [(_("Alue"), None), (_("Kunnat"), reverse("figures:municipalities")), (shown.name, None)]
    return render(request, "figures/municipality.html", {"shown": shown, "crumbs": crumbs})


def not_a_member(request: Request, code: str) -> HttpResponse:
    """404 that names the employment area of a municipality which is not a member here."""
    try:
        other = official.municipality(code)
        area = official.employment_area_of(code)
    except official.UnknownMunicipality as unknown:
        raise Http404(code) from unknown
    except official.NotAnEmploymentArea:
        area = None
    context = {"name": other.name(language()), "code": code, "area": area.name(language()) if area else ""}
    return render(request, "figures/not_a_member.html", context, status=404)

"""Pages of the area that join its facts with the official series."""

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area.queries import current, member_on
from luukku.connectors import official
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import chosen, download, in_order, slug
from luukku.figures import glances, municipal
from luukku.figures.access import Figures
from luukku.figures.tables import HIGHEST_RATE_FIRST


def language() -> str:
    """The reader's language: fi, sv or en."""
    return (get_language() or "fi")[:2]


@page(action=Figures.READ, open_by_wish=True)
def glance(request: Request) -> HttpResponseBase:
    """The area at a glance: what matters, key figures, map, the years so far, what is due for review."""
    shown = glances.glance(pack=current(), day=request.day, language=language())
    table = in_order(request, shown.table, default=HIGHEST_RATE_FIRST)
    if file := download(request, [table, shown.trend.table], stem=slug(_("Yhteenveto"), table.period)):
        return file
    crumbs = [(_("Johtaminen"), None), (_("Yhteenveto"), None)]
    return render(request, "figures/glance.html", {"shown": shown, "table": table, "crumbs": crumbs})


@page(action=Figures.READ, open_by_wish=True)
def municipalities(request: Request) -> HttpResponseBase:
    """The members side by side, `?ryhma=` those of a statistical group alone."""
    shown = glances.members(pack=current(), day=request.day, language=language())
    groups = glances.groups(shown.table)
    group = chosen(request.GET, "ryhma", list(groups))
    table = in_order(request, glances.of_group(shown.table, group), default=HIGHEST_RATE_FIRST)
    if file := download(request, [table]):
        return file
    context = {"shown": shown, "table": table, "groups": groups, "group": group, "order": table.order}
    return render(request, "figures/municipalities.html", context | {"crumbs": [(_("Alue"), None), (_("Kunnat"), None)]})


@page(action=Figures.READ, open_by_wish=True)
def municipality(request: Request, code: str) -> HttpResponseBase:
    """One member: its figures, its years, the plan's figures, its service points. Others are told where they belong."""
    pack = current()
    member = member_on(pack, code, day=request.day, language=language())
    if member is None:
        return not_a_member(request, code)
    shown = municipal.municipality(pack=pack, member=member, day=request.day, language=language())
    if file := download(request, shown.tables, stem=slug(shown.name, shown.trend.table.period)):
        return file
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

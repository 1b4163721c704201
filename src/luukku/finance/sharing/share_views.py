"""Views of sharing, under /talous/osuudet/."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.documents.responses import FORM, address, download, in_order, slug
from luukku.core.documents.tables import DataTable
from luukku.core.ui.asking import carried, kept
from luukku.figures.views import language, not_a_member
from luukku.finance.access import Finance
from luukku.finance.sharing.area_page import area_page
from luukku.finance.sharing.asked import Asked, asked_sharing
from luukku.finance.sharing.changed_files import archive
from luukku.finance.sharing.member_page import member_page
from luukku.finance.sharing.share_words import wish_in_words
from luukku.finance.sharing.what_if_form import is_own_word
from luukku.finance.sharing.workbook.response import settlement_file

FORMULAS = "kaavat"
"""What `?muoto=` says for the workbook with live formulas."""


@page(action=Finance.READ, open_by_wish=True)
def shares(request: Request) -> HttpResponseBase:
    """The area's sharing by the agreement, period and changes of the address; 422 for a change that cannot be read.

    Where the area has neither an agreement with figures nor official series, the page says so.
    """
    shown = area_page(pack=current(), day=request.day, query=request.GET, language=language())
    crumbs = [(_("Talous"), None), (_("Kuntien osuudet"), None)]
    if shown is None:
        return render(request, "finance/no_shares.html", {"crumbs": crumbs})
    table = in_order(request, shown.table, default="kunta")
    if file := _file(request, shown.asked, [table, *shown.tables[1:]], stem=slug(_("Kuntien osuudet"), table.period)):
        return file
    context = {"shown": shown, "table": table, "crumbs": crumbs}
    return render(request, "finance/shares.html", context | _kept(request, shown.asked), status=_status(shown.asked))


@page(action=Finance.READ, open_by_wish=True)
def municipal_share(request: Request, code: str) -> HttpResponseBase:
    """What one member of the agreement pays and why; a municipality that is none is told where it belongs."""
    asked = _asked(request)
    if code not in {each.code for each in asked.choice.case.agreement.members}:
        return not_a_member(request, code)
    shown = member_page(asked, code, query=carried(request.GET))
    if file := _file(request, asked, shown.tables, stem=slug(_("Kunnan osuus"), shown.name, asked.period.text)):
        return file
    back = f"{reverse('finance:shares')}{shown.query}"
    crumbs = [(_("Talous"), None), (_("Kuntien osuudet"), back), (shown.name, None)]
    context = {"shown": shown, "crumbs": crumbs} | _kept(request, asked)
    return render(request, "finance/municipal_share.html", context, status=_status(asked))


@page(action=Finance.READ, open_by_wish=True)
def shares_files(request: Request) -> HttpResponseBase:
    """The agreement and the figures of the same address as files, changed as it says; to the page where it cannot be read."""
    asked = _asked(request)
    if asked.what_if.failed:
        return redirect(f"{reverse('finance:shares')}{carried(request.GET)}")
    content = archive(asked.what_if.case or asked.choice.case)
    headers = {"Content-Disposition": 'attachment; filename="sopimus.zip"'}
    return HttpResponse(content, content_type="application/zip", headers=headers)


def _file(request: Request, asked: Asked, tables: Sequence[DataTable], *, stem: str) -> HttpResponseBase | None:
    """The file that the address asks for, what is changed among its sources; none where a change cannot be read."""
    if asked.what_if.failed or not tables:
        return None
    if request.GET.get(FORM) != FORMULAS:
        return download(request, tables, stem=stem)
    sources = [asked.choice.title, *(wish_in_words(wish, asked) for wish in asked.what_if.wishes)]
    return settlement_file(request, asked.shown, names=asked.names, sources=sources)


def _asked(request: Request) -> Asked:
    asked = asked_sharing(pack=current(), day=request.day, query=request.GET, language=language())
    if asked is None:
        raise Http404("the area has nothing to share")
    return asked


def _kept(request: Request, asked: Asked) -> dict[str, object]:
    """What each form of the page passes on of what the others say."""
    query = request.GET
    own = {word for word in query if is_own_word(word)}
    return {
        "kept_by_filters": kept(query, own={"sopimus", "kausi", "vertaa"} | (own if asked.what_if.failed else set())),
        "kept_by_changes": kept(query, own=own),
        "formulas": address(request, **{FORM: FORMULAS}),
    }


def _status(asked: Asked) -> int:
    return 422 if asked.what_if.failed else 200

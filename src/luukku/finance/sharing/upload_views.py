"""The view of an agreement that a reader sends: /talous/osuudet/oma/."""

import io

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from luukku.area.queries import current
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.core.clock import system_clock
from luukku.core.documents.choices import UnknownChoice
from luukku.core.documents.responses import EXCEL
from luukku.figures.views import language
from luukku.finance.access import Finance
from luukku.finance.sharing.area_page import page_of
from luukku.finance.sharing.asked import Asked, asked_of_upload
from luukku.finance.sharing.changed_files import AGREEMENT, archive, files_of
from luukku.finance.sharing.share_words import wish_in_words
from luukku.finance.sharing.upload import MOST_TOGETHER, WORDS, upload_of
from luukku.finance.sharing.workbook import write_workbook
from luukku.kernel.typed import Problem

TAKEN = ("yaml", "zip", "xlsx")
"""What can be taken out of what was sent."""


@csrf_exempt  # only until the files are held in memory; `_own` checks
@page(action=Finance.READ, methods=("GET", "HEAD", "POST"))
def own_agreement(request: Request) -> HttpResponseBase:
    """An agreement that the reader sends, computed and forgotten; 422 for one that cannot be shared."""
    if request.method == "POST" and int(request.META.get("CONTENT_LENGTH") or 0) > MOST_TOGETHER:
        return _render(request, refused=_("Tiedostot ovat liian suuria: yhteensä enintään 1,2 megatavua."))
    request.upload_handlers = [MemoryFileUploadHandler(request)]  # never a file on the disk
    return _own(request)


@csrf_protect
def _own(request: Request) -> HttpResponseBase:
    if request.method != "POST":
        return _render(request)
    upload = upload_of(request.FILES, request.POST)
    if upload.choice is None:
        return _render(request, refused=upload.refused, problems=upload.problems)
    names = {each.code: each.name.in_language(language()) for each in current().municipalities}
    asked = asked_of_upload(upload.choice, query=request.POST, names=names, day=request.day, language=language())
    if request.POST.get("lataa") and not asked.what_if.failed:
        return _taken(request, asked)
    shown = page_of(asked, linked=False)
    status = 422 if asked.what_if.failed else 200
    return _render(request, status=status, shown=shown, table=shown.table, upload=upload.again())


def _render(
    request: Request, *, refused: str = "", problems: tuple[Problem, ...] = (), status: int = 200, **context: object
) -> HttpResponse:
    crumbs = [(_("Talous"), None), (_("Kuntien osuudet"), reverse("finance:shares")), (_("Oma sopimustiedosto"), None)]
    told = {"refused": refused, "problems": problems, "words": WORDS, "crumbs": crumbs, **context}
    response = render(request, "finance/own_agreement.html", told, status=422 if problems or refused else status)
    response.headers["Cache-Control"] = "no-store"
    return response


def _taken(request: Request, asked: Asked) -> HttpResponse:
    """The agreement as it was changed, alone or with its figures, or the workbook of its sharing."""
    form = request.POST["lataa"]
    if form not in TAKEN:
        raise UnknownChoice("lataa", form, TAKEN)
    case = asked.what_if.case or asked.choice.case
    if form == "xlsx":
        content, kind, name = _workbook(asked), EXCEL, f"kuntien-osuudet-{asked.period.text}.xlsx"
    elif form == "zip":
        content, kind, name = archive(case), "application/zip", "sopimus.zip"
    else:
        content, kind, name = files_of(case)[AGREEMENT].encode(), "application/yaml; charset=utf-8", AGREEMENT
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return HttpResponse(content, content_type=kind, headers=headers)


def _workbook(asked: Asked) -> bytes:
    out = io.BytesIO()
    write_workbook(
        out,
        settlement=asked.shown,
        names=asked.names,
        sources=[asked.choice.title, *(wish_in_words(wish, asked) for wish in asked.what_if.wishes)],
        taken_out=system_clock().now(),
        language=language(),
    )
    return out.getvalue()

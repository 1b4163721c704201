"""The view that takes Kela's file: read, led on to the budget page and forgotten."""

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from luukku.area.queries import current, members_on
from luukku.core.access.pages import page
from luukku.core.access.request import Request
from luukku.figures.views import language
from luukku.finance.access import Finance
from luukku.finance.liability.kela_form import KelaForm, Taken


@csrf_exempt  # only until the file is held in memory; `_taken` checks
@page(action=Finance.READ, methods=("GET", "HEAD", "POST"))
def kela_file(request: Request) -> HttpResponseBase:
    """The file becomes the numbers of the budget page's address; 422 for one that cannot be read, or with refused rows."""
    request.upload_handlers = [MemoryFileUploadHandler(request)]  # never a file on the disk
    return _taken(request)


@csrf_protect
def _taken(request: Request) -> HttpResponseBase:
    if request.method != "POST":
        return _render(request, KelaForm())
    form = KelaForm(request.POST, request.FILES)
    if not form.is_valid():
        return _render(request, form, status=422)
    members = members_on(current(), day=request.day, language=language())
    taken = form.taken(names={each.code: each.name.in_language(language()) for each in members})
    if taken.refused or taken.missing:
        return _render(request, form, taken=taken)
    return redirect(taken.address)


def _render(request: Request, form: KelaForm, *, taken: Taken | None = None, status: int = 200) -> HttpResponseBase:
    crumbs = [(_("Talous"), None), (_("Maksuosuus"), reverse("finance:budget")), (_("Kelan aineisto"), None)]
    response = render(request, "finance/kela_file.html", {"form": form, "taken": taken, "crumbs": crumbs}, status=status)
    response.headers["Cache-Control"] = "no-store"
    return response

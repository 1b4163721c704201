"""The budget's workbook as a file that a browser takes."""

from typing import IO

from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.clock import system_clock
from luukku.core.documents.responses import slug, workbook_file
from luukku.finance.liability.budget_workbook import write_workbook
from luukku.finance.liability.group_model import Group


def budget_file(request: HttpRequest, group: Group, *, year: int) -> FileResponse:
    """The budget of a year with live formulas. The address of the page that shows the same stands in it."""
    query = request.GET.urlencode()
    page = request.build_absolute_uri(f"{reverse('finance:budget')}{'?' if query else ''}{query}")

    def write(file: IO[bytes]) -> None:
        write_workbook(file, group=group, year=year, page=page, taken_out=system_clock().now())

    return workbook_file(write, name=slug(_("Maksuosuus"), year))

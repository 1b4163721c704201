"""The budget's workbook as a file that a browser takes."""

import tempfile
from contextlib import ExitStack

from django.http import FileResponse, HttpRequest
from django.urls import reverse
from django.utils.text import slugify
from django.utils.translation import gettext as _

from luukku.core.clock import system_clock
from luukku.core.documents.responses import EXCEL
from luukku.finance.liability.budget_workbook import write_workbook
from luukku.finance.liability.group_model import Group


def budget_file(request: HttpRequest, group: Group, *, year: int) -> FileResponse:
    """Written into a file first, as every workbook is: a broken half must never be sent."""
    query = request.GET.urlencode()
    page = request.build_absolute_uri(f"{reverse('finance:budget')}{'?' if query else ''}{query}")
    with ExitStack() as stack:
        file = stack.enter_context(tempfile.TemporaryFile())
        write_workbook(file, group=group, year=year, page=page, taken_out=system_clock().now())
        file.seek(0)
        stack.pop_all()  # the response closes the file
    name = f"{slugify(_('Maksuosuus'))}-{year}.xlsx"
    return FileResponse(file, as_attachment=True, filename=name, content_type=EXCEL)

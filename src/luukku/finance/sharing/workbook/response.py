"""The workbook of a settlement as a file that a browser takes."""

from collections.abc import Mapping, Sequence
from typing import IO

from django.http import FileResponse, HttpRequest
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.core.clock import system_clock
from luukku.core.documents.responses import address, slug, workbook_file
from luukku.finance.domain.sharing import Settlement
from luukku.finance.sharing.workbook import write_workbook


def settlement_file(
    request: HttpRequest, settlement: Settlement, *, names: Mapping[str, str], sources: Sequence[str] = ()
) -> FileResponse:
    """The settlement as a workbook with live formulas, named by its period. The page's address stands in it.

    names    municipalities' names by code
    sources  where the figures are from, in words
    """
    page, language = request.build_absolute_uri(address(request)), (get_language() or "fi")[:2]

    def write(file: IO[bytes]) -> None:
        write_workbook(
            file,
            settlement=settlement,
            names=names,
            sources=sources,
            page=page,
            taken_out=system_clock().now(),
            language=language,
        )

    return workbook_file(write, name=slug(_("Kustannusten jako %(period)s") % {"period": settlement.period.text}))

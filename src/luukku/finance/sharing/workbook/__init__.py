"""A settlement as an Excel workbook with live formulas, so that a controller can follow each cent and try other inputs.

Sheets: results, inputs (cells that may be changed), calculation, notes. Only functions that Excel 2016 and LibreOffice both know.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import override
from xlsxwriter import Workbook

from luukku.core.documents.cells import Cells
from luukku.core.documents.excel import Looks
from luukku.finance.domain.sharing import Settlement
from luukku.finance.sharing.workbook.bases import bases_of
from luukku.finance.sharing.workbook.calculation import write_calculation
from luukku.finance.sharing.workbook.inputs import write_inputs
from luukku.finance.sharing.workbook.notes import write_notes
from luukku.finance.sharing.workbook.results import write_results
from luukku.kernel.clock import HELSINKI


def write_workbook(
    file: IO[bytes],
    *,
    settlement: Settlement,
    names: Mapping[str, str],
    sources: Sequence[str] = (),
    page: str = "",
    taken_out: datetime,
    language: str,
) -> None:
    """Write the workbook of a settlement.

    names    municipalities' names by code
    sources  where the figures are from, in words
    page     the address it was taken from
    """
    bases = bases_of(settlement)
    local = taken_out.astimezone(HELSINKI).replace(tzinfo=None)
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with override(language), Workbook(file, options) as book:
        book.set_properties({"title": settlement.agreement.agreement, "created": local})
        looks = Looks(book, language)
        titles = (_("Tulos"), _("Lähtötiedot"), _("Laskenta"), _("Huomautukset"))
        result, given, counted, notes = (Cells(book.add_worksheet(title), looks, language) for title in titles)
        inputs = write_inputs(given, settlement=settlement, bases=bases, names=names)
        calculated = write_calculation(counted, settlement=settlement, bases=bases, inputs=inputs, names=names)
        write_results(result, settlement=settlement, bases=bases, inputs=inputs, calculated=calculated, names=names)
        write_notes(notes, settlement=settlement, bases=bases, names=names, sources=sources, page=page, taken_out=local)

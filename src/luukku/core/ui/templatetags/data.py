"""Tags of the component `data`."""

from dataclasses import dataclass

from django import template
from django.template import Context
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from luukku.core.documents.responses import FORM, address
from luukku.core.documents.tables import DataTable
from luukku.core.ui import data
from luukku.core.ui.heat import Heat
from luukku.core.ui.sources import Figure
from luukku.core.ui.templatetags.luukku import src

register = template.Library()


@dataclass(frozen=True, slots=True)
class Drawn:
    """The parts of a table that the component puts in their places."""

    anchor: str
    groups: list[data.Group]
    heads: list[data.Head]
    body: SafeString
    sources: str
    excel: str
    csv: str


@register.simple_tag(takes_context=True)
def drawn(context: Context, table: DataTable, codes: bool = False, heat: Heat | None = None) -> Drawn:
    """`{% drawn table as parts %}`"""

    def noted(figure: Figure) -> str:
        return src(context, figure, right=True)

    request = context["request"]
    files = data.file_addresses(table, request)
    return Drawn(
        anchor=data.anchor(table),
        groups=data.groups(table),
        heads=data.heads(table, request),
        body=data.body(table, language=(get_language() or "fi")[:2], codes=bool(codes), noted=noted, heat=heat or None),
        sources=data.sources_in_words(table),
        excel=files["xlsx"],
        csv=files["csv"],
    )


@register.simple_tag(takes_context=True)
def workbook_url(context: Context) -> str:
    """`{% workbook_url %}`: where all the tables of the page are taken out in one Excel workbook."""
    return address(context["request"], **{FORM: "xlsx"})

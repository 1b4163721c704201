"""How pages show what the lawbook says, and what each of them prints at its foot."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from luukku.core.lawbook.book import lawbook_date
from luukku.core.lawbook.rows import Row
from luukku.core.ui.reporting import report_to

register = template.Library()


@register.filter
def figure(row: Row) -> SafeString | str:
    """`{{ row|figure }}`: the value in words; what is no figure is grey."""
    return row.figure if row.there else format_html('<span class="muted">{}</span>', row.figure)


@register.inclusion_tag("lawbook/_foot.html")
def law_foot() -> dict[str, object]:
    """`{% law_foot %}`: the lawbook's date, and where an error is reported (LUUKKU_REPORT_TO)."""
    return {"date": lawbook_date(), "to": report_to()}

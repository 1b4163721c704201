"""What every page that answers by the lawbook prints at its foot."""

from django import template
from django.conf import settings

from luukku.core.lawbook.book import lawbook_date

register = template.Library()


@register.inclusion_tag("lawbook/_foot.html")
def law_foot() -> dict[str, object]:
    """`{% law_foot %}`: the lawbook's date, and where an error is reported (LUUKKU_REPORT_TO)."""
    to = settings.REPORT_TO
    url = f"mailto:{to}" if "@" in to and "/" not in to else to if to.startswith("https://") else ""
    return {"date": lawbook_date(), "report_to": to.removeprefix("https://"), "report_url": url}

"""Where a reader of this installation reports an error or a hindrance (LUUKKU_REPORT_TO)."""

from dataclasses import dataclass

from django.conf import settings


@dataclass(frozen=True, slots=True)
class ReportTo:
    """What is shown and where it leads; both empty when the installation has named nobody."""

    shown: str
    url: str


def report_to() -> ReportTo:
    """The installation's address for reports: e-mail, a page, or words that lead nowhere."""
    to = settings.REPORT_TO
    url = f"mailto:{to}" if "@" in to and "/" not in to else to if to.startswith("https://") else ""
    return ReportTo(to.removeprefix("https://"), url)

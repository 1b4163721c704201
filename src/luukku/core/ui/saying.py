"""Parts of the sentences that pages open with: one sentence after another, and names in a row."""

from collections.abc import Sequence

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import ngettext

MOST_NAMES = 3


def sentences(*parts: SafeString | str) -> SafeString:
    """The parts one after another; empty ones are left out, and plain text is escaped."""
    return mark_safe(" ".join(format_html("{}", part) for part in parts if part))  # noqa: S308 - each part is escaped


def names_in_a_row(names: Sequence[str]) -> str:
    """The names of some municipalities, or how many they are when there are more than three."""
    if len(names) <= MOST_NAMES:
        return ", ".join(names)
    return ngettext("%(count)s kunta", "%(count)s kuntaa", len(names)) % {"count": len(names)}

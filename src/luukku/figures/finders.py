"""Municipalities by name, for 'Hae tai siirry'."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area.queries import NoAreaYet, current
from luukku.core.access.policy import can
from luukku.core.clock import system_clock
from luukku.core.ui.rail import Hit
from luukku.core.ui.search import likeness
from luukku.figures.access import Figures


def find_municipalities(words: str, user: Any) -> Iterable[Hit]:
    """Members by their Finnish or Swedish name or their code. One SQL query."""
    if not can(user, Figures.READ):
        return
    try:
        members = current().members_on(system_clock().today())
    except NoAreaYet:
        return
    for member in members:
        names = [member.code, *filter(None, [member.name.fi, member.name.sv])]
        shown = member.name.in_language((get_language() or "fi")[:2])
        score = max(likeness(words, name) for name in names)
        yield Hit(shown, reverse("figures:municipality", args=[member.code]), _("kunta"), score)

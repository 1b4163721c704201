"""'Hae tai siirry': places by name, with the nearest match when nothing fits."""

import unicodedata
from collections.abc import Iterable
from difflib import SequenceMatcher
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.access.policy import can
from luukku.core.ui.rail import Hit, finders, rooms

FITS = 0.8
"""Names at least this like the words contain them."""
NEAR = 0.57
"""Names at least this like the words are offered as the nearest match when none contains them."""
MOST = 20


def likeness(words: str, name: str) -> float:
    """How well `name` answers `words`, 0–1: 1 the same, ≥ 0.9 begins so, ≥ 0.8 contains, below that by letters."""
    wanted, found = _plain(words), _plain(name)
    if not wanted:
        return 0.0
    if wanted == found:
        return 1.0
    if found.startswith(wanted):
        return 0.9 + 0.09 * len(wanted) / len(found)
    if any(part.startswith(wanted) for part in found.split()):
        return 0.85
    if wanted in found:
        return 0.8
    return 0.79 * SequenceMatcher(None, wanted, found).ratio()


def _plain(text: str) -> str:
    """Lower case without accents and shy hyphens, so that `jarvela` finds Järvelä."""
    decomposed = unicodedata.normalize("NFD", text.replace("\u00ad", "").casefold())
    return " ".join("".join(char for char in decomposed if not unicodedata.combining(char)).split())


def find(words: str, user: Any) -> list[Hit]:
    """Places that answer the words, best first; when none contains them, the nearest ones by spelling."""
    hits = sorted((hit for finder in finders() for hit in finder(words, user)), key=lambda hit: (-hit.score, hit.title))
    good = [hit for hit in hits if hit.score >= FITS]
    return (good or [hit for hit in hits if hit.score >= NEAR])[:MOST]


def find_pages(words: str, user: Any) -> Iterable[Hit]:
    """Pages of the rail by their title."""
    for _group, room in rooms():
        score = likeness(words, str(room.title))
        if score > 0 and can(user, room.action):
            yield Hit(str(room.title), reverse(room.url_name), _("sivu"), score)

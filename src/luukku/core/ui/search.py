"""'Hae tai siirry': places that answer some words, grouped by what they are; the nearest by spelling when nothing fits."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.core.ui.query import Query
from luukku.core.ui.rail import rooms

MOST = 8
"""Hits of a kind that are shown: the best of them, so that one kind does not push out the others."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that answers a search.

    kind   what it is, as the heading of its group: `Kunnat`, `Luvut`
    score  1 for the very name, 0 for no likeness
    about  one more thing that tells it from others of the same title
    """

    title: str
    url: str
    kind: str
    score: float
    about: str = ""


Finder = Callable[[Query, Any], Iterable[Hit]]
"""Looks for places: finder(query, user) yields what the person may open, scored by `Query.likeness`."""


@dataclass(frozen=True, slots=True)
class Found:
    """What a search gives, best first; `near` when nothing fits and these are spelt like it."""

    hits: tuple[Hit, ...]
    near: bool

    @property
    def groups(self) -> dict[str, list[Hit]]:
        """The hits by their kind, the kind of the best hit first."""
        groups: dict[str, list[Hit]] = {}
        for hit in self.hits:
            groups.setdefault(hit.kind, []).append(hit)
        return groups

    @property
    def exact(self) -> Hit | None:
        """The one place that is called just that; None where there are several or none."""
        same = [hit for hit in self.hits if hit.score == 1]
        return same[0] if len(same) == 1 else None


def find(text: str, user: Any) -> Found:
    """Places that answer the words in the reader's language; when none does, those spelt nearest."""
    language = (get_language() or "fi")[:2]
    for near in (False, True):
        if hits := _hits(Query(text, language, near), user):
            return Found(hits, near)
    return Found((), near=False)


def _hits(query: Query, user: Any) -> tuple[Hit, ...]:
    finders: Iterable[Finder] = import_string(settings.LUUKKU_FINDERS)
    found = {(hit.title, hit.url): hit for finder in finders for hit in finder(query, user) if hit.score > 0}
    kinds: Counter[str] = Counter()
    best = []
    for hit in sorted(found.values(), key=lambda hit: (-hit.score, hit.title)):
        kinds[hit.kind] += 1
        if kinds[hit.kind] <= MOST:
            best.append(hit)
    return tuple(best)


def find_pages(query: Query, user: Any) -> Iterable[Hit]:
    """Pages of the rail by their title."""
    for group, room in rooms():
        score = query.likeness(str(room.title), about=[str(group.title)])
        if score and room.opens_to(user):
            yield Hit(str(room.title), reverse(room.url_name), _("Sivut"), score, str(group.title))

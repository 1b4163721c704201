"""Parameters of the law by their words, key or section, for 'Hae tai siirry'."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.search import scored
from luukku.core.lawbook.topics import TOPICS, topic_of
from luukku.core.ui.query import Query
from luukku.core.ui.search import Hit


def find_parameters(query: Query, user: Any) -> Iterable[Hit]:
    """Everybody may read every parameter. No SQL query."""
    del user
    for key, score in scored(query).items():
        parameter = lawbook().parameters[key]
        url, title = reverse("lawbook:parameter", args=[key]), parameter.title.in_language(query.language)
        yield Hit(title, url, _("Lain parametrit"), score, str(TOPICS[topic_of(parameter)]))

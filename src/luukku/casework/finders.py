"""Rules of the duties by their words or section, for 'Hae tai siirry'."""

from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext as _

from luukku.casework import rule_pages
from luukku.core.ui.query import Query
from luukku.core.ui.search import Hit


def find_rules(query: Query, user: Any) -> Iterable[Hit]:
    """Everybody may read every rule. No SQL query."""
    del user
    rows = {row.name: row for row in rule_pages.rules(language=query.language)}
    for name, score in rule_pages.scored(query).items():
        yield Hit(rows[name].title, rows[name].url, _("Lain säännöt"), score, rows[name].provisions)

"""The area's own facts for 'Hae tai siirry': the plan's tables and their figures, service points."""

from collections.abc import Iterable
from typing import Any

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.area.access import Area
from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.queries import NoAreaYet, current
from luukku.core.access.policy import can
from luukku.core.documents.responses import ORDER
from luukku.core.documents.tables import Order
from luukku.core.ui.query import Query
from luukku.core.ui.search import Hit


def find_plan_tables(query: Query, user: Any) -> Iterable[Hit]:
    """Tables of the plan by their title. One SQL query."""
    for table, url in _shown_tables(user):
        title = table.spec.title.in_language(query.language)
        yield Hit(title, url, _("Taulukot"), query.likeness(title, about=[_("taulukko"), _("kunta"), _("suunnitelma")]))


def find_plan_figures(query: Query, user: Any) -> Iterable[Hit]:
    """Columns of the plan's tables by their title, each in its own order; places of a matrix are no figures. One SQL query."""
    for table, url in _shown_tables(user):
        of = table.spec.title.in_language(query.language)
        for key, column in table.spec.columns.items():
            if column.municipality:
                continue
            title = column.title.in_language(query.language)
            place = f"{url}?{urlencode({ORDER: str(Order(key, descending=True))})}#t-{table.stem}"
            yield Hit(title, place, _("Luvut"), query.likeness(title, about=[of, _("kunta"), _("suunnitelma")]), of)


def find_service_points(query: Query, user: Any) -> Iterable[Hit]:
    """Service points by street, post office and municipality. One SQL query."""
    pack = _pack(user)
    names = {member.code: member.name for member in pack.municipalities} if pack else {}
    here = _("toimipiste")
    for point in pack.service_points if pack else ():
        name = names[point.municipality].in_language(query.language)
        called = [point.street, f"{here} {names[point.municipality].fi}", f"{here} {name}"]
        score = query.likeness(*called, about=[here, point.post_office, name], proper=True)
        yield Hit(f"{point.street}, {name}", reverse("area:service_points"), _("Toimipisteet"), score)


def _shown_tables(user: Any) -> Iterable[tuple[Table, str]]:
    """The tables, each with its page."""
    pack = _pack(user)
    for table in pack.tables if pack else ():
        yield table, reverse("area:table", args=[table.stem])


def _pack(user: Any) -> AreaPack | None:
    """The loaded area; None before there is one, and for those who may not read it."""
    if not can(user, Area.READ):
        return None
    try:
        return current()
    except NoAreaYet:
        return None

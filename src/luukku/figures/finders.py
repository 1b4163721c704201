"""Municipalities and official figures, for 'Hae tai siirry'."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.area.queries import NoAreaYet, current
from luukku.core.access.policy import can
from luukku.core.clock import system_clock
from luukku.core.ui.query import Query
from luukku.core.ui.search import Hit
from luukku.figures.access import Figures
from luukku.figures.domain.indicators import INDICATORS
from luukku.figures.indicator_words import title_of


@dataclass(frozen=True, slots=True)
class OfficialFigure:
    """A column of the municipalities' table: its key, its name, and other names that people look for it by."""

    key: str
    title: str | Promise
    also: tuple[str | Promise, ...] = ()


OFFICIAL = (
    OfficialFigure(
        "vakiluku", gettext_lazy("Väkiluku"), (gettext_lazy("väestö"), gettext_lazy("asukasluku"), gettext_lazy("asukkaat"))
    ),
    OfficialFigure("paikat", gettext_lazy("Lautakunnan paikat"), (gettext_lazy("lautakunta"), gettext_lazy("jäsenmäärä"))),
    OfficialFigure(
        "tyottomat", gettext_lazy("Työttömät työnhakijat"), (gettext_lazy("työttömyys"), gettext_lazy("työttömien määrä"))
    ),
    OfficialFigure("aste", gettext_lazy("Työttömyysaste"), (gettext_lazy("työttömyysprosentti"),)),
    OfficialFigure("muutos", gettext_lazy("Työttömien muutos vuodessa")),
    OfficialFigure("avoimet", gettext_lazy("Avoimet työpaikat"), (gettext_lazy("paikat"), gettext_lazy("vakanssit"))),
)


def find_municipalities(query: Query, user: Any) -> Iterable[Hit]:
    """Members of today by their Finnish or Swedish name in any case, or their code. One SQL query."""
    if not can(user, Figures.READ):
        return
    try:
        pack = current()
    except NoAreaYet:
        return
    told = [str(title) for figure in OFFICIAL for title in (figure.title, *figure.also)]
    told += [table.spec.title.in_language(query.language) for table in pack.tables]
    municipality = _("kunta")
    for member in pack.members_on(system_clock().today()):
        names = [name for name in (member.name.fi, member.name.sv) if name]
        if any(query.is_just(f"{name} {municipality}", proper=True) for name in names):
            score = 1.0
        else:
            score = query.likeness(member.code, *names, about=[municipality, _("toimipiste"), *told], proper=True)
        shown = member.name.in_language(query.language)
        yield Hit(shown, reverse("figures:municipality", args=[member.code]), _("Kunnat"), score)


def find_official_figures(query: Query, user: Any) -> Iterable[Hit]:
    """Columns of the municipalities' table by their names; each leads to the table in the order of that column."""
    if not can(user, Figures.READ):
        return
    for figure in OFFICIAL:
        names = [str(name) for name in (figure.title, *figure.also)]
        score = query.likeness(*names, about=[_("kunta"), _("kunnittain")])
        yield Hit(
            names[0], f"{reverse('figures:municipalities')}?jarjesta=-{figure.key}#t-kunnat", _("Luvut"), score, _("kunnittain")
        )


def find_indicators(query: Query, user: Any) -> Iterable[Hit]:
    """Indicators that the municipalities' table does not have; each leads to the members side by side by it."""
    if not can(user, Figures.READ):
        return
    in_table = {figure.key for figure in OFFICIAL}
    for indicator in INDICATORS:
        if indicator.key in in_table:
            continue
        title = title_of(indicator)
        url = f"{reverse('figures:comparison')}?mita={indicator.key}#t-vertailu"
        yield Hit(
            title, url, _("Luvut"), query.likeness(title, about=[_("kunta"), _("kunnittain"), _("vertailu")]), _("vertailu")
        )

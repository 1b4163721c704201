"""The page of an area's sharing: who pays what, how it comes about, what a change does, other ways of sharing beside it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.tables import DataTable
from luukku.core.ui.asking import carried, options
from luukku.core.ui.charts.dots import DotPlace, dot_chart
from luukku.core.ui.charts.draw import Chart
from luukku.finance.domain.sharing.compare import compare
from luukku.finance.sharing.area_tables import AreaTables
from luukku.finance.sharing.asked import AGAINST, AGREEMENT, BY_KEY, PERIOD, Asked, Other, asked_sharing
from luukku.finance.sharing.derivation import Step, summary
from luukku.finance.sharing.invoice_page import Filter
from luukku.finance.sharing.share_words import area_say, change_say, lacking_in_words, origin_say, other_say, wish_in_words
from luukku.finance.sharing.wording import part_in_text, period_title


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What is changed and what it does."""

    wishes: Sequence[str]
    say: str
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Other ways of sharing: all in a table, some in a picture, one in words."""

    say: str
    chart: Chart | None
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """How one municipality's share comes about: of the one that pays least."""

    name: str
    code: str
    steps: Sequence[Step]


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaPage:
    """What the page shows. `query` is what the pages of municipalities take over from its address."""

    asked: Asked
    title: str
    say: SafeString
    origin: str
    filters: Sequence[Filter]
    table: DataTable
    example: Example
    changes: Changes | None
    beside: Beside | None
    query: str
    assumptions: Sequence[str]
    lacking: Sequence[str]
    limits: Sequence[str]

    @property
    def tables(self) -> list[DataTable]:
        return [self.table, *([self.changes.table] if self.changes else []), *([self.beside.table] if self.beside else [])]


def area_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> AreaPage | None:
    """The page as of a day; None when the area has nothing to share. SQL as `asked_sharing`. Raises UnknownChoice."""
    asked = asked_sharing(pack=pack, day=day, query=query, language=language)
    return None if asked is None else page_of(asked, query=carried(query))


def page_of(asked: Asked, *, query: str = "", linked: bool = True) -> AreaPage:
    """The page of what is asked.

    query   goes on to the municipalities' pages
    linked  whether there are any: of what was sent there are none, and no picture is kept
    """
    tables = AreaTables(asked, query, linked)
    totals = asked.shown.totals()
    code = min(totals, key=lambda each: (totals[each] <= 0, totals[each], each))
    return AreaPage(
        asked=asked,
        title=share_title(asked),
        say=area_say(asked, tables.per_head(asked.shown)),
        origin=origin_say(asked),
        filters=filters(asked),
        table=tables.by_municipality(),
        example=Example(name=asked.name(code), code=code, steps=summary(code, asked)),
        changes=_changes(asked, tables),
        beside=_beside(asked, tables, drawn=linked),
        query=query,
        assumptions=assumptions(asked),
        lacking=lacking_in_words(asked),
        limits=limits(asked),
    )


def share_title(asked: Asked) -> str:
    period = period_title(asked.period, language=asked.language)
    return _("Kuntien osuudet %(period)s") % {"period": period}


def assumptions(asked: Asked) -> list[str]:
    """What the agreement leaves open, and what is assumed."""
    return [each.text.in_language(asked.language) for each in asked.choice.case.agreement.assumptions]


def limits(asked: Asked) -> list[str]:
    """What the figures do not tell."""
    part = part_in_text(asked.settlement.main_part, language=asked.language)
    told = [
        _("Jako noudattaa sopimuksen tiedostoa. Jos tiedosto poikkeaa allekirjoitetusta sopimuksesta, sopimus pätee."),
        _("Työttömyysetuudet eivät ole mukana: kunnan rahoitusosuus niistä peritään suoraan kunnalta."),
    ]
    if asked.what_if.settlement:
        told.append(
            _("Muutettu laskelma (%(part)s) on kokeilu. Se on vain tässä osoitteessa, eikä sitä tallenneta.") % {"part": part}
        )
    return told


def filters(asked: Asked) -> list[Filter]:
    """What may be chosen: only where there is something to choose between."""
    periods = {each.text: period_title(each, language=asked.language) for each in asked.choice.periods}
    others = {each.word: each.title for each in asked.others} if asked.offered else {}
    offered = (
        (AGREEMENT, _("Sopimus"), asked.offered, asked.choice.name),
        (PERIOD, _("Kausi"), periods, asked.period.text),
        (AGAINST, _("Vertaa"), others, asked.against.word if asked.against else ""),
    )
    return [
        Filter(name=name, label=label, options=options(titles, now)) for name, label, titles, now in offered if len(titles) > 1
    ]


def _changes(asked: Asked, tables: AreaTables) -> Changes | None:
    if asked.what_if.settlement is None:
        return None
    comparison = compare(asked.settlement, asked.what_if.settlement)
    return Changes(
        wishes=[wish_in_words(wish, asked) for wish in asked.what_if.wishes],
        say=change_say(comparison, asked),
        table=tables.changes(comparison),
    )


def _beside(asked: Asked, tables: AreaTables, *, drawn: bool) -> Beside | None:
    """Other ways of sharing; `drawn` where a picture may be kept."""
    if asked.against is None or len(asked.settlement.totals()) < 2:
        return None
    comparison = compare(asked.settlement, asked.against.settlement)
    chart = _chart(asked, tables) if drawn else None
    return Beside(say=other_say(asked.against, comparison, asked), chart=chart, table=tables.comparison())


MOST_DRAWN = 3
"""Ways of sharing in the picture; all of them stand in its table."""


def _chart(asked: Asked, tables: AreaTables) -> Chart | None:
    """Euros for each inhabitant by the agreement, what it is compared with, and others; None where inhabitants are not known."""
    own = tables.per_head(asked.settlement)
    if not own:
        return None
    by_key = [each for each in asked.others if each.word.startswith(BY_KEY)]
    drawn: list[Other] = []
    for other in (asked.against, *by_key[-1:], *asked.others):  # two that share alike would hide each other
        if other and all(other.settlement.totals() != each.settlement.totals() for each in drawn):
            drawn = [*drawn, other][: MOST_DRAWN - 1]
    columns = [own, *(tables.per_head(each.settlement) for each in drawn)]
    codes = sorted(own, key=lambda code: -own[code])
    series = [asked.title, *(each.title for each in drawn)]
    places = [DotPlace(name=asked.name(code), values=tuple(float(column[code]) for column in columns)) for code in codes]
    told = {"most": asked.name(codes[0]), "least": asked.name(codes[-1]), "ways": "; ".join(series)}
    return dot_chart(
        series=series,
        places=places,
        unit=_("€ / asukas"),
        label=_("Pistekuvio: osuus asukasta kohti. Tavat: %(ways)s. Sopimuksella eniten maksaa %(most)s, vähiten %(least)s.")
        % told,
        language=asked.language,
    )

"""The page of the comparison: its sentence, its picture or map, its table and its filters."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from django.http import QueryDict
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.maps import area_map, map_note
from luukku.connectors import official
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.bars import Place, Rule, place_chart
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.maps import Region, choropleth
from luukku.figures import comparison, comparison_say
from luukku.figures import indicator_words as words
from luukku.figures.comparison import Compared
from luukku.figures.domain.indicators import INDICATORS
from luukku.figures.domain.periods import months_between
from luukku.figures.subjects import Subject

DOTS, MAP = "kuvio", "kartta"
MOST_PLACES = 45
"""With more than this a picture of lines is too long to read: the map tells the pattern, the table the figures."""
MOST_TOLD = 12
"""Of whom a picture's name tells the figures; the table tells them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What the page shows.

    views        switch between picture and map, where both can be read
    aged_months  how old the newest month is; 0 where that does not matter
    """

    title: str
    when: str
    say: SafeString
    chart: Chart
    views: Sequence[Option]
    map_source: str
    is_map: bool
    table: DataTable
    does_not_tell: str
    indicators: Sequence[Option]
    groups: Sequence[Option]
    months: Sequence[Option]
    named: str
    month: date
    aged_months: int


def comparison_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> Comparison:
    """The page as of a day. Six SQL queries. Raises UnknownChoice and NothingOnThatDay."""
    shown = comparison.compared(pack=pack, day=day, query=query, language=language)
    few = len(shown.rows) <= MOST_PLACES
    picture = chosen(query, "kuva", [DOTS, MAP] if few else [MAP], default=DOTS if few else MAP)
    indicator, asked = shown.indicator, shown.asked
    titles = {each.key: words.title_of(each) for each in INDICATORS}
    months = {f"{month:%Y-%m}": format.month(month, language=language) for month in reversed(shown.months)}
    return Comparison(
        title=words.title_of(indicator),
        when=words.when(indicator, shown.moment, language=language),
        say=comparison_say.say(shown),
        chart=_map(pack, shown, day=day) if picture == MAP else _dots(shown),
        views=options({DOTS: _("Kuviona"), MAP: _("Kartalla")}, picture) if few else [],
        is_map=picture == MAP,
        map_source=map_note(pack, language=language),
        table=comparison.table(shown),
        does_not_tell=words.does_not_tell(indicator),
        indicators=options(titles, indicator.key),
        groups=options(comparison.groups(shown.known), asked.group),
        months=options(months, f"{shown.moment.month:%Y-%m}"),
        named=", ".join(each.name for each in asked.named),
        month=shown.moment.month,
        aged_months=0 if indicator.by_year or asked.month else months_between(shown.moment.month, day),
    )


def _dots(shown: Compared) -> Chart:
    indicator, language = shown.indicator, shown.known.language
    beside = [*([shown.whole] if shown.whole and len(shown.rows) > 1 else []), *shown.beside]
    rules = [] if indicator.form.adds_up else [
        Rule(name=_short(shown, each), value=float(found)) for each in beside if (found := shown.values[each.code]) is not None
    ]  # fmt: skip
    places = [
        Place(
            name=row.name,
            value=None if (found := shown.values[row.code]) is None else float(found),
            strong=_stands_out(shown, row),
        )
        for row in shown.rows
    ]
    return place_chart(
        places=places,
        rules=rules,
        unit=words.unit_of(indicator),
        label=_label(shown, _("Kuvio")),
        language=language,
        decimals=words.decimals_of(indicator),
        suffix=words.suffix_of(indicator, language=language),
        signed=indicator.form.signed,
        from_zero=indicator.form.adds_up,
    )


def _short(shown: Compared, subject: Subject) -> str:
    """Who is compared with, in the few words that fit above a rule."""
    if subject.code == shown.known.area.code:
        return _("Oma alue")
    return _("Alue") if shown.whole and subject.code == shown.whole.code else subject.name


def _stands_out(shown: Compared, row: Subject) -> bool:
    """What is own stands out where it is among others."""
    return row.own and not all(each.own for each in shown.rows)


def _map(pack: AreaPack, shown: Compared, *, day: date) -> Chart:
    """The own area with the authorities beside it; anybody else's municipalities with the country round them."""
    looks = _MapLooks(
        label=_label(shown, _("Kartta")),
        language=shown.known.language,
        decimals=words.decimals_of(shown.indicator),
        suffix=words.suffix_of(shown.indicator, language=shown.known.language),
    )
    values = {code: None if found is None else float(found) for code, found in shown.of_rows.items()}
    if shown.whole == shown.known.area and not shown.asked.named:
        return area_map(pack=pack, members=pack.members_on(day), values=values, **looks)
    borders = official.boundaries()
    drawn = {code for row in shown.rows for code in row.municipalities}
    regions = [
        Region(
            name=row.name,
            polygons=tuple(polygon for code in row.municipalities for polygon in borders.get(code, ())),
            value=values[row.code],
        )
        for row in shown.rows
    ]
    return choropleth(own=regions, around={code: each for code, each in borders.items() if code not in drawn}, **looks)


class _MapLooks(TypedDict):
    """What both kinds of map are told alike."""

    label: str
    language: str
    decimals: int
    suffix: str


def _label(shown: Compared, what: str) -> str:
    """`Kuvio: työttömyysaste, 10/2023. Heinola 12,9 %; …`"""
    language = shown.known.language
    known = [(found, row.name) for row in shown.rows if (found := shown.values[row.code]) is not None]
    known.sort(key=lambda pair: (-pair[0], pair[1]))
    told = "; ".join(f"{name} {words.written(shown.indicator, found, language=language)}" for found, name in known[:MOST_TOLD])
    when = words.when(shown.indicator, shown.moment, language=language)
    title = f"{what}: {words.title_of(shown.indicator)}, {when}."
    return f"{title} {told}{' …' if len(known) > MOST_TOLD else '.'}" if told else title

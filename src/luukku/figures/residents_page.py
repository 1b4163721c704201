"""The page of population by year: its sentence, its pictures and tables, and the span and lines that may be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import ends
from luukku.area.domain.pack import AreaPack
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.bars import Place, Rule, place_chart
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.lines import Series, line_chart
from luukku.figures import indicator_words as words
from luukku.figures import residents_tables
from luukku.figures.domain.indicators import Form
from luukku.figures.domain.trends import index_of
from luukku.figures.residents import MOST, Residents, residents
from luukku.figures.subjects import Subject


@dataclass(frozen=True, slots=True, kw_only=True)
class ResidentsPage:
    """What the page shows; `asked` and `offered` are whose lines are drawn and whose may be."""

    say: SafeString
    growth: Chart
    index: Chart
    change_table: DataTable
    year_table: DataTable
    first: int
    last: int
    first_years: Sequence[Option]
    last_years: Sequence[Option]
    asked: str
    chosen_lines: bool


def residents_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> ResidentsPage:
    """The page as of a day. Three SQL queries. Raises UnknownChoice and NothingOnThatDay."""
    shown = residents(pack=pack, day=day, query=query, language=language)
    years = {str(year): str(year) for year in reversed(shown.years)}
    return ResidentsPage(
        say=_say(shown, language=language),
        growth=_growth(shown, language=language),
        index=_index(shown, language=language),
        change_table=residents_tables.change_table(shown, language=language),
        year_table=residents_tables.year_table(shown, language=language),
        first=shown.first,
        last=shown.last,
        first_years=options({word: word for word in years if int(word) < shown.last}, str(shown.first)),
        last_years=options({word: word for word in years if int(word) > shown.years[0]}, str(shown.last)),
        asked=", ".join(each.name for each in shown.asked),
        chosen_lines=bool(shown.asked),
    )


def _say(shown: Residents, *, language: str) -> SafeString:
    """How many live in the area, which way it has gone, and who grew; for one municipality and for a single year too."""
    now, change, growth = shown.at(shown.area, shown.last), shown.change(shown.area), shown.growth(shown.area)
    if now is None:
        return format_html("{}", _("Väkilukua %(year)s ei ole tilastossa kaikista kunnista.") % {"year": shown.last})
    count = format_html("<strong>{}</strong>", format.number(now, language=language))
    first = format_html(_("Asukkaita oli 31.12.{year} {count}"), year=shown.last, count=count)
    if change is None or growth is None:
        return format_html("{}.", first)
    told = {
        "count": format.number(abs(change), language=language),
        "share": format.percent(abs(growth), language=language),
        "first": shown.first,
    }
    way = (
        _("yhtä monta kuin %(first)s")
        if change == 0
        else _("%(count)s (%(share)s) enemmän kuin %(first)s")
        if change > 0
        else _("%(count)s (%(share)s) vähemmän kuin %(first)s")
    ) % told
    country = shown.growth(shown.around[-1])
    beside = (
        _("; koko maa %(share)s") % {"share": format.percent_change(country, language=language)} if country is not None else ""
    )
    parts = [
        format_html("{}, {}{}.", first, way, beside),
        *(format_html("{}", each) for each in _who_grew(shown, language=language)),
    ]
    return mark_safe(" ".join(parts))  # noqa: S308 - each part is escaped


def _who_grew(shown: Residents, *, language: str) -> list[str]:
    """Of several members how many grew, and who stand at the ends."""
    growths = {each.code: shown.growth(each) for each in shown.members}
    found = ends(growths)
    if found is None or len(shown.members) == 1:
        return []
    names = {each.code: each.name for each in shown.members}
    grew = sum(1 for each in growths.values() if each is not None and each > 0)

    def at(codes: Sequence[str]) -> str:
        share = format.percent_change(growths[codes[0]] or 0, language=language)
        return f"{', '.join(names[code] for code in codes)} ({share})"

    if found.greatest == found.least:
        return [_("Muutos on kaikissa kunnissa sama.")]
    count = (
        ngettext("Väkiluku kasvoi yhdessä kunnassa.", "Väkiluku kasvoi %(count)s kunnassa.", grew) % {"count": grew}
        if grew
        else _("Väkiluku ei kasvanut yhdessäkään kunnassa.")
    )
    top, bottom = (
        f"{words.end(Form.GROWTH, growths[codes[0]], greatest=codes is found.greatest)} {at(codes)}."
        for codes in (found.greatest, found.least)
    )
    return [count, top, bottom]


def _growth(shown: Residents, *, language: str) -> Chart:
    """The members by their change, with the area and what lies round it."""
    beside = [*([shown.area] if len(shown.members) > 1 else []), *shown.around]
    known = [(each, growth) for each in shown.members if (growth := shown.growth(each)) is not None]
    told = "; ".join(
        f"{each.name} {format.percent_change(growth, language=language)}"
        for each, growth in sorted(known, key=lambda pair: -pair[1])
    )
    label = _("Kuvio: väkiluvun muutos %(first)s–%(last)s. %(told)s.") % {"first": shown.first, "last": shown.last, "told": told}
    return place_chart(
        places=[Place(name=each.name, value=float(growth)) for each, growth in known],
        rules=[
            Rule(name=_("Alue") if each == shown.area else each.name, value=float(growth))
            for each in beside
            if (growth := shown.growth(each)) is not None
        ],
        unit="%",
        label=label,
        language=language,
        decimals=1,
        suffix="%" if language == "en" else f"{format.NBSP}%",
        signed=True,
    )


def _index(shown: Residents, *, language: str) -> Chart:
    """Lines that begin from a hundred at the beginning of the span."""
    years = [year for year in shown.years if shown.first <= year <= shown.last]
    lines = [
        Series(
            name=_("Alue") if each == shown.area else each.name,
            points=tuple(
                (date(year, 12, 31), None if value is None else float(value))
                for year, value in zip(years, index_of([shown.at(each, year) for year in years]), strict=True)
            ),
        )
        for each in _lines_of(shown)
    ]
    told = "; ".join(
        f"{one.name} {format.number(one.points[-1][1], language=language, decimals=1)}"
        for one in lines
        if one.points[-1][1] is not None
    )
    label = _("Viivakuvio: väkiluku %(first)s–%(last)s, kun %(first)s on 100. Viimeksi: %(told)s.") % {
        "first": shown.first, "last": shown.last, "told": told,
    }  # fmt: skip
    unit = _("31.12.%(first)s = 100") % {"first": shown.first}
    return line_chart(series=lines, unit=unit, label=label, language=language, decimals=1, from_zero=False, yearly=True)


def _lines_of(shown: Residents) -> list[Subject]:
    """Those asked for; else the area, the country, and the members that grew most and least."""
    if shown.asked:
        return list(shown.asked)
    found = ends({each.code: shown.growth(each) for each in shown.members})
    by_code = {each.code: each for each in shown.members}
    at_ends = (
        [by_code[code] for code in dict.fromkeys([*found.greatest[:1], *found.least[:1]])]
        if found and len(shown.members) > 1
        else []
    )
    return [shown.area, shown.around[-1], *at_ends][:MOST]

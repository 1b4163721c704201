"""The area at a glance, and its members side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.area.domain.board import rule_in_words
from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.maps import area_map, map_note
from luukku.area.queries import members_on
from luukku.connectors import official
from luukku.core.documents.tables import Column, DataTable, keeping
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.sources import KeyFigure
from luukku.figures import queries
from luukku.figures.domain.labour import change, extremes
from luukku.figures.parts import (
    Labour,
    Reviews,
    Trend,
    compared_rate,
    highlights,
    labour_key_figures,
    region_of,
    residents_key_figure,
    reviews,
    rows,
    seats_of,
    series,
    trend,
)
from luukku.figures.queries import LABOUR, POPULATION
from luukku.figures.tables import Row, labour_columns, members_table, residents_column, seats_column

MOST_KEY_FIGURES = 6

GROUPS = {
    official.Grouping.URBAN: ("kaupunkimaiset", gettext_lazy("Kaupunkimaiset")),
    official.Grouping.SEMI_URBAN: ("taajaan-asutut", gettext_lazy("Taajaan asutut")),
    official.Grouping.RURAL: ("maaseutumaiset", gettext_lazy("Maaseutumaiset")),
}
"""Statistics Finland's groups of municipalities (kuntaryhmitys): the word of an address and the name of each."""


@dataclass(frozen=True, slots=True)
class Glance:
    """What the first page shows."""

    authority: str
    labour: Labour
    highest: Row | None
    lowest: Row | None
    key_figures: Sequence[KeyFigure]
    map: Chart
    map_note: str
    table: DataTable
    trend: Trend
    reviews: Reviews


def glance(*, pack: AreaPack, day: date, language: str) -> Glance:
    """The area as of a day. Six SQL queries. Raises NothingOnThatDay."""
    members = members_on(pack, day=day, language=language)
    codes = [member.code for member in members]
    reaches = queries.reaches(day=day, municipalities=codes)
    region = region_of(codes)
    beside = f"MK{region.code}" if region else official.COUNTRY
    beside_name = _("koko %(region)s") % {"region": region.name(language)} if region else _("koko maa")
    told = series(codes=codes, compared=[beside], day=day, reach=reaches[LABOUR])
    year = reaches[POPULATION].last.year
    by_year = queries.residents_by_year(municipalities=codes, until=year)
    lines = rows(members=members, told=told, language=language)
    by_code = {row.code: row for row in lines}
    ends = extremes({code: figures.rate for code, figures in told.each.items()})
    strip = [
        *labour_key_figures(
            told.labour, beside=compared_rate(beside_name, told.compared[beside], language=language), language=language
        ),
        *highlights(pack, language=language),
        residents_key_figure(
            by_year.get(year), year=year, before=by_year.get(year - 1), reach=reaches[POPULATION], language=language
        ),
    ]
    return Glance(
        authority=pack.authority.name.in_language(language),
        labour=told.labour,
        highest=by_code[ends.highest] if ends and len(lines) > 1 else None,
        lowest=by_code[ends.lowest] if ends and len(lines) > 1 else None,
        key_figures=strip[:MOST_KEY_FIGURES],
        map=rate_map(pack=pack, members=members, lines=lines, month=told.labour.month, language=language),
        map_note=map_note(pack, language=language),
        table=members_table(
            stem="tyottomyys-kunnittain",
            title=_("Työttömät, työttömyysaste ja avoimet työpaikat kunnittain %(month)s")
            % {"month": format.month(told.labour.month, language=language)},
            columns=_labour_columns(told.labour, language=language),
            rows=lines,
            total=Row("", _("Alue"), "", told.labour.now, told.labour.year_change),
            month=told.labour.month,
        ),
        trend=trend(
            codes=codes,
            until=told.labour.month,
            name=pack.authority.name.in_language(language),
            reach=reaches[LABOUR],
            language=language,
        ),
        reviews=reviews(pack, day=day, language=language),
    )


def rate_map(*, pack: AreaPack, members: Sequence[Municipality], lines: Sequence[Row], month: date, language: str) -> Chart:
    """The members by unemployment rate."""
    values = {row.code: row.now.rate for row in lines}
    told = "; ".join(f"{row.name} {format.percent(row.now.rate, language=language)}" for row in lines if row.now.rate is not None)
    label = _("Kartta: työttömyysaste kunnittain, %(month)s. %(told)s.") % {
        "month": format.month_name(month, language=language),
        "told": told,
    }
    return area_map(
        pack=pack,
        members=members,
        values={code: None if rate is None else float(rate) for code, rate in values.items()},
        label=label,
        language=language,
        decimals=1,
        suffix="%" if language == "en" else "\u00a0%",
    )


def _labour_columns(labour: Labour, *, language: str) -> tuple[Column, ...]:
    return labour_columns(labour_force=labour.now.labour_force, month=labour.month, reach=labour.reach, language=language)


@dataclass(frozen=True, slots=True)
class Members:
    """The members side by side. `residents` is None where they are not told of all."""

    labour: Labour
    table: DataTable
    count: int
    residents: int | None
    year: int
    growing: int
    rule: str


def members(*, pack: AreaPack, day: date, language: str) -> Members:
    """The members as of a day. Five SQL queries. Raises NothingOnThatDay."""
    who = members_on(pack, day=day, language=language)
    codes = [member.code for member in who]
    reaches = queries.reaches(day=day, municipalities=codes)
    told = series(codes=codes, compared=[], day=day, reach=reaches[LABOUR])
    year, reach = reaches[POPULATION].last.year, reaches[POPULATION]
    now = queries.residents(municipalities=codes, year=year)
    before = queries.residents(municipalities=codes, year=year - 1)
    seats = seats_of(pack, year=year, residents=now)
    residents = sum(now.values()) if len(now) == len(codes) else None
    table = members_table(
        stem="kunnat",
        title=_("Kunnat rinnakkain"),
        columns=[
            residents_column(year=year, reach=reach, language=language),
            *([seats_column(pack, year=year, reach=reach, language=language)] if seats else []),
            *_labour_columns(told.labour, language=language),
        ],
        rows=rows(members=who, told=told, language=language, residents=now, seats=seats),
        total=Row("", _("Alue"), "", told.labour.now, told.labour.year_change, residents, sum(seats.values())),
        month=told.labour.month,
    )
    return Members(
        labour=told.labour,
        table=table,
        count=len(who),
        residents=residents,
        year=year,
        growing=sum(1 for code in codes if (change(now.get(code), before.get(code)) or 0) > 0),
        rule=rule_in_words(pack.board).in_language(language) if pack.board else "",
    )


def groups(table: DataTable) -> Mapping[str, str]:
    """The statistical groups that the municipalities of the table are of: their word in addresses and their name."""
    present = {official.municipality(line.code).grouping for line in table.lines if line.kind == "row"}
    return {word: str(title) for grouping, (word, title) in GROUPS.items() if grouping in present}


def of_group(table: DataTable, group: str) -> DataTable:
    """The table with the municipalities of a statistical group alone; all of them for ""."""
    return keeping(table, lambda line: not group or GROUPS[official.municipality(line.code).grouping][0] == group)

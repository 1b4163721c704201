"""The page of unemployment over time: its sentence, its pictures with their tables, and whom it offers to add."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.asking import Option
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.charts.lines import Series, line_chart
from luukku.figures import pictures, subjects, unemployment_tables
from luukku.figures.domain.trends import Exact, index_of
from luukku.figures.parts import region_of
from luukku.figures.unemployment import MOST, Course, Unemployment, span_of, unemployment
from luukku.figures.unemployment_say import say


@dataclass(frozen=True, slots=True)
class Shown:
    """One of those in the pictures; `without` is the page without it."""

    code: str
    name: str
    without: str


MONTHS_OF_SEVERAL = 48
"""As many months as the tables of several show on the page, so that it stays light; the files hold them all."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture with its heading, what is counted in it, and the table that it is drawn from."""

    anchor: str
    title: str
    about: str
    chart: Chart | None
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class UnemploymentPage:
    """What the page shows; `offered` may still be added, nobody when there are as many as can be told apart."""

    say: str
    shown: Sequence[Shown]
    offered: Sequence[Option]
    pictures: Sequence[Picture]
    season: DataTable | None
    tables: Sequence[DataTable]
    alone: bool
    span: str
    month: date
    aged_months: int


def unemployment_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> UnemploymentPage:
    """The page as of a day. Two SQL queries. Raises UnknownChoice and NothingOnThatDay."""
    shown = unemployment(pack=pack, day=day, query=query, language=language)
    tables = unemployment_tables.tables(shown, language=language)
    return UnemploymentPage(
        say=say(shown, language=language),
        shown=[Shown(each.subject.code, each.subject.name, _without(shown, each)) for each in shown.courses],
        offered=_offered(shown) if len(shown.courses) < MOST else [],
        pictures=_pictures(shown, tables, language=language),
        season=next((each for each in tables if each.stem == "kausivaihtelu"), None),
        tables=tables,
        alone=shown.alone is not None,
        span=span_of(shown, language=language),
        month=shown.last,
        aged_months=shown.aged_months,
    )


def _without(shown: Unemployment, course: Course) -> str:
    """The page without one of those shown; "" for the only one."""
    others = [each.subject.code for each in shown.courses if each is not course]
    return f"{reverse('figures:unemployment')}?{urlencode({'kohde': ','.join(others)})}" if others else ""


def _offered(shown: Unemployment) -> list[Option]:
    """The own area, what lies round it, and the members, as far as they are not shown."""
    known, there = shown.known, {each.subject.code for each in shown.courses}
    region = region_of(known.area.municipalities)
    around = [subjects.region(region.code, language=known.language)] if region else []
    near = [known.area, *around, subjects.country(), *known.members.values()]
    return [Option(each.code, each.name, False) for each in near if each.code not in there]


def _pictures(shown: Unemployment, tables: Sequence[DataTable], *, language: str) -> list[Picture]:
    by_stem = {table.stem: _on_page(shown, table) for table in tables}
    percent = "%" if language == "en" else f"{format.NBSP}%"
    counts = by_stem["tyottomat-kuukausittain"]
    growth = _lines(
        shown, [each.growths for each in shown.courses], title=_("Työttömien muutos vuotta aiemmasta"),
        unit=_("prosenttia samasta kuukaudesta vuotta aiemmin"), decimals=1, suffix=percent, language=language,
    )  # fmt: skip
    rate = _lines(
        shown, [each.rates for each in shown.courses], title=_("Työttömyysaste"),
        unit=_("prosenttia työvoimasta"), decimals=1, suffix=percent, language=language,
    )  # fmt: skip
    found = [
        Picture(
            "h-maara",
            _("Työttömät työnhakijat"),
            "" if shown.alone else _("12 kk:n keskiarvo"),
            _how_many(shown, language=language),
            counts,
        ),
        Picture("h-muutos", _("Muutos vuotta aiemmasta"), "", growth, by_stem["muutos-vuodessa"]),
        Picture("h-aste", _("Työttömyysaste"), "", rate, by_stem["tyottomyysaste"]),
    ]
    if not shown.alone:  # a share tells several apart at once, a number only how large they are
        found.insert(0, found.pop(2))
    return found


def _on_page(shown: Unemployment, table: DataTable) -> DataTable:
    """The table as the page shows it: of several the newest months alone."""
    lines = tuple(table.lines)
    if shown.alone or len(lines) <= MONTHS_OF_SEVERAL:
        return table
    told = {"shown": MONTHS_OF_SEVERAL, "all": len(lines)}
    note = _("Sivulla on %(shown)s uusinta kuukautta, Excelissä ja CSV:ssä kaikki %(all)s.") % told
    return replace(table, lines=lines[:MONTHS_OF_SEVERAL], note=note)


def _how_many(shown: Unemployment, *, language: str) -> Chart:
    """Of one the months with their mean; of several the means as an index, so that a country fits beside a municipality."""
    if only := shown.alone:
        return pictures.labour_lines(
            name=only.subject.name, points=list(zip(shown.months, only.unemployed, strict=True)), language=language
        )
    return _lines(
        shown, [index_of(each.means) for each in shown.courses], title=_("Työttömien 12 kuukauden keskiarvo indeksinä"),
        unit=_("ensimmäinen 12 kk:n keskiarvo = 100"), decimals=0, suffix="", language=language, from_zero=False,
    )  # fmt: skip


def _lines(
    shown: Unemployment,
    values: Sequence[Sequence[Exact | None]],
    *,
    title: str,
    unit: str,
    decimals: int,
    suffix: str,
    language: str,
    from_zero: bool = True,
) -> Chart:
    """A line for each of those shown."""
    series = [
        Series(
            name=_("Oma alue") if course.subject == shown.known.area else course.subject.name,
            points=tuple((m, None if v is None else float(v)) for m, v in zip(shown.months, of_one, strict=True)),
        )
        for course, of_one in zip(shown.courses, values, strict=True)
    ]
    told = "; ".join(
        f"{one.name} {format.number(last, language=language, decimals=decimals)}{suffix}"
        for one in series
        if (last := next((value for _month, value in reversed(one.points) if value is not None), None)) is not None
    )
    label = _("%(title)s %(span)s. Viimeksi: %(told)s.") % {
        "title": title, "span": span_of(shown, language=language), "told": told or _("ei tietoa"),
    }  # fmt: skip
    return line_chart(
        series=series, unit=unit, label=label, language=language, decimals=decimals, suffix=suffix, from_zero=from_zero
    )

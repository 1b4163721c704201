"""Municipalities or employment areas side by side by one indicator: against the own area and the country."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.http import QueryDict
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.connectors import official
from luukku.core.documents.choices import UnknownChoice
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import Absent, Column, DataTable, Line, LineKind, Value
from luukku.figures import indicator_words as words
from luukku.figures import queries, subjects
from luukku.figures.domain.indicators import (
    INDICATORS,
    Exact,
    Facts,
    Form,
    Indicator,
    Moment,
    difference,
    ranks,
    value,
)
from luukku.figures.domain.periods import last_ended_year, month_end
from luukku.figures.facts import cell_of, count_cell, facts_of
from luukku.figures.indicator_words import Reaches
from luukku.figures.parts import region_of
from luukku.figures.subjects import Known, Subject

COUNTRY, AREAS, NAMED = "maa", "alueet", "nimetyt"
"""Who stand side by side, beside the municipalities of one area: those of the country, all the areas, or those who are named."""
MOST_NAMED = 320
GREATEST_FIRST = "-arvo"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What an address asks to compare.

    group      an employment area's code, `maa`, `alueet` or `nimetyt`
    named      municipalities that are named beside
    month      the month asked for, None for the newest
    """

    indicator: Indicator
    group: str
    named: tuple[Subject, ...]
    month: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The figures of a comparison.

    rows       who stand side by side
    whole      the area whose municipalities they are; None where they are not of one area
    beside     who they are compared with: the own area unless it is `whole`, the region, the country; the country is the last
    values     the indicator's exact values by code, of all of these
    """

    asked: Asked
    known: Known
    moment: Moment
    reaches: Reaches
    months: Sequence[date]
    rows: Sequence[Subject]
    whole: Subject | None
    beside: Sequence[Subject]
    facts: Mapping[str, Facts]
    values: Mapping[str, Exact | None]

    @property
    def indicator(self) -> Indicator:
        return self.asked.indicator

    @property
    def country(self) -> Subject:
        return self.beside[-1]

    @property
    def of_rows(self) -> Mapping[str, Exact | None]:
        """The values of those who stand side by side."""
        return {row.code: self.values[row.code] for row in self.rows}


def asked(query: QueryDict, known: Known) -> Asked:
    """`?mita=` the indicator, `?alue=` whose municipalities, `?kunnat=` others by code or name, `?kuukausi=2023-10`.

    Municipalities that are named alone stand side by side alone. Raises UnknownChoice.
    """
    named = subjects.asked_for(query.getlist("kunnat"), known, parameter="kunnat", most=MOST_NAMED, municipalities_alone=True)
    key = chosen(query, "mita", [each.key for each in INDICATORS], default=INDICATORS[0].key)
    group = chosen(query, "alue", [subjects.OWN, *groups(known)], default=NAMED if named else known.area.code)
    group = known.area.code if group == subjects.OWN else group
    if group == NAMED and not named:
        raise UnknownChoice("kunnat", "", [",".join(each.name for each in list(known.members.values())[:2])])
    indicator = next(each for each in INDICATORS if each.key == key)
    return Asked(indicator=indicator, group=group, named=named, month=query.get("kuukausi", ""))


def groups(known: Known) -> Mapping[str, str]:
    """Who may be chosen to stand side by side: the word of the address and its name."""
    own = {known.area.code: known.area.name}
    whole = {COUNTRY: _("Koko maan kunnat"), AREAS: _("Työllisyysalueet"), NAMED: _("Vain nimetyt kunnat")}
    others = {code: area.name(known.language) for code, area in official.employment_areas().items()}
    return own | whole | {code: name for code, name in others.items() if code != known.area.code}


def compared(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> Compared:
    """The figures that an address asks for, as of a day. Six SQL queries. Raises UnknownChoice and NothingOnThatDay."""
    known = Known(pack, day=day, language=language)
    what = asked(query, known)
    rows, whole = _side_by_side(what, known)
    beside = _beside(rows, whole, known)
    reaches = _reaches(what, rows, known, day=day)
    months = queries.months_told(municipalities=known.area.municipalities, until=reaches.labour.last)
    moment = _moment(what, reaches, months)
    everybody = {subject.code: subject for subject in (*rows, *([whole] if whole else []), *beside)}
    facts = facts_of(everybody.values(), indicators=[what.indicator], moment=moment)
    values = {code: value(what.indicator, told, moment) for code, told in facts.items()}
    return Compared(
        asked=what, known=known, moment=moment, reaches=reaches, months=months,
        rows=rows, whole=whole, beside=beside, facts=facts, values=values,
    )  # fmt: skip


def _reaches(what: Asked, rows: Sequence[Subject], known: Known, *, day: date) -> Reaches:
    """How far the series reach for those shown; for the whole country the own area and the country's own series tell it."""
    everybody = [known.area, *(rows if what.group not in (COUNTRY, AREAS) else [])]
    regions = {official.COUNTRY, *(region for each in everybody for region in each.series)}
    municipalities = {code for each in everybody for code in each.municipalities}
    return Reaches(
        queries.labour_reach(day=day, regions=regions), queries.population_reach(day=day, municipalities=municipalities)
    )


def _side_by_side(what: Asked, known: Known) -> tuple[list[Subject], Subject | None]:
    """Who stand side by side, and the area whose municipalities they are."""
    if what.group == AREAS:
        return [_as_row(code, what, known) for code in {known.area.code: None, **official.employment_areas()}], None
    if what.group == COUNTRY:
        return [known.municipality(code) for code in official.municipalities()], None
    if what.group == NAMED:
        return list(what.named), None
    whole = known.area if what.group == known.area.code else subjects.employment_area(what.group, language=known.language)
    rows = {code: known.municipality(code) for code in whole.municipalities}
    return list((rows | {each.code: each for each in what.named}).values()), whole


def _as_row(code: str, what: Asked, known: Known) -> Subject:
    """An area among areas: its name alone, which leads to its municipalities by the same indicator."""
    found = known.area if code == known.area.code else subjects.employment_area(code, language=known.language)
    name = official.employment_areas()[code].name(known.language) if code in official.employment_areas() else found.name
    url = f"{reverse('figures:comparison')}?{urlencode({'mita': what.indicator.key, 'alue': code})}"
    return replace(found, name=name, url=url)


def _beside(rows: Sequence[Subject], whole: Subject | None, known: Known) -> list[Subject]:
    shown = {row.code for row in rows}
    own = [] if whole == known.area or known.area.code in shown else [known.area]
    region = region_of(known.area.municipalities) if whole == known.area else None
    around = [subjects.region(region.code, language=known.language)] if region else []
    return [*own, *around, subjects.country()]


def _moment(what: Asked, reaches: Reaches, months: Sequence[date]) -> Moment:
    """The newest month and population; of a month that is asked for, the population that was the newest at its end."""
    newest = reaches.labour.last.replace(day=1)
    by_word = {f"{month:%Y-%m}": month for month in months}
    month = by_word.get(chosen({"kuukausi": what.month}, "kuukausi", list(by_word), default=f"{newest:%Y-%m}"), newest)
    year = reaches.population.last.year
    return Moment(month, min(year, last_ended_year(month_end(month))) if what.month else year)


def table(shown: Compared) -> DataTable:
    """Everybody with place, value, what the value is counted from, and the differences; then what they are compared with."""
    place = ranks(shown.of_rows)
    lines = [_line(shown, row, "row", place.get(row.code)) for row in shown.rows]
    if shown.whole and len(shown.whole.municipalities) > 1:
        lines.append(_line(shown, shown.whole, "compared" if shown.asked.named else "sum"))
    lines += [_line(shown, each, "compared") for each in shown.beside]
    areas = shown.asked.group == AREAS
    return DataTable(
        stem="vertailu",
        title=f"{words.title_of(shown.indicator)}, {words.when(shown.indicator, shown.moment, language=shown.known.language)}",
        names=Column(key="nimi", title=_("Työllisyysalue") if areas else _("Kunta"), kind="text"),
        codes=Column(key="tunnus", title=_("Tunnus"), kind="text"),
        columns=tuple(_columns(shown)),
        lines=tuple(lines),
        whose=shown.indicator.key,
        period=str(shown.moment.year) if shown.indicator.by_year else f"{shown.moment.month:%Y-%m}",
        note="" if shown.indicator.form.adds_up else _("Erot on laskettu pyöristämättömistä luvuista."),
    )


def _columns(shown: Compared) -> list[Column]:
    indicator, language = shown.indicator, shown.known.language
    own = words.value_column(indicator, moment=shown.moment, reaches=shown.reaches, language=language)
    counted = [
        words.count_column(count, moment=shown.moment, reaches=shown.reaches, language=language)
        for count in indicator.counts
        if indicator.second
    ]
    place = words.derived(
        own, key="sija", title=_("Sija"), unit=f"/ {len(ranks(shown.of_rows))}", note=_("Laskettu: suurin arvo on ensimmäinen.")
    )
    return [place, own, *_comparing_columns(shown, own), *counted]


def _comparing_columns(shown: Compared, own: Column) -> list[Column]:
    """How each stands to the whole: its share of what adds up, else its difference from the own area and from the country."""
    if shown.indicator.form is Form.DIFFERENCE:
        return []
    if shown.indicator.form is Form.COUNT:
        whole = _whole(shown)
        note = _("Laskettu: osuus koko määrästä (%(name)s).") % {"name": whole.name}
        title = _("Osuus alueesta") if shown.whole else _("Osuus maasta")
        return [words.derived(own, key="osuus", title=title, unit="%", note=note, kind="percent", decimals=1)]
    unit = words.unit_of_difference(shown.indicator)
    pairs = [("ero-alueeseen", _("Ero omaan alueeseen"), _own(shown)), ("ero-maahan", _("Ero koko maahan"), shown.country)]
    return [
        words.derived(
            own, key=key, title=title, unit=unit, kind="change", decimals=1,
            note=_("Laskettu: arvo − vertailtava arvo (%(name)s).") % {"name": subject.name},
        )
        for key, title, subject in pairs
        if subject
    ]  # fmt: skip


def _own(shown: Compared) -> Subject | None:
    """The own area, unless its only municipality is all that is shown of it."""
    area = shown.known.area
    return None if shown.whole == area and len(area.municipalities) == 1 else area


def _whole(shown: Compared) -> Subject:
    """Of whom a share is counted: the area whose municipalities these are, else the country."""
    return shown.whole or shown.country


def _line(shown: Compared, subject: Subject, kind: LineKind, place: int | None = None) -> Line:
    facts, indicator, moment = shown.facts[subject.code], shown.indicator, shown.moment
    own = shown.values[subject.code]
    cells: dict[str, Value] = {
        "sija": place or Absent.NOT_APPLICABLE,
        "arvo": cell_of(indicator, facts, moment),
        "osuus": _share(own, shown.values[_whole(shown).code]),
        "ero-alueeseen": _from(shown, subject, _own(shown)),
        "ero-maahan": _from(shown, subject, shown.country),
    }
    for count in indicator.counts:
        cells[words.count_key(count)] = count_cell(count, facts, moment)
    return Line(name=subject.name, url=subject.url, code=subject.code, kind=kind, values=cells)


def _share(part: Exact | None, whole: Exact | None) -> Value:
    return None if part is None or not whole else Fraction(100 * part) / whole


def _from(shown: Compared, subject: Subject, other: Subject | None) -> Value:
    """How far somebody is from another one; nobody from oneself."""
    if other is None or subject.code == other.code:
        return Absent.NOT_APPLICABLE
    return difference(shown.values[subject.code], shown.values[other.code])

"""Tables of population: the members between two years, and everybody year by year."""

from dataclasses import replace

from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line, LineKind, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures import notes
from luukku.figures.indicator_words import derived
from luukku.figures.residents import Residents
from luukku.figures.subjects import Subject

GREATEST_GROWTH_FIRST = "-muutos-prosentteina"


def change_table(shown: Residents, *, language: str) -> DataTable:
    """Each member at both ends of the span, its change and its share of the area; then the area and what lies round it."""
    lines = [_line(shown, each, "row") for each in shown.members]
    if len(shown.members) > 1:
        lines.append(_line(shown, shown.area, "sum"))
    lines += [_line(shown, each, "compared") for each in shown.around]
    return DataTable(
        stem="vakiluvun-muutos",
        title=_("Väkiluvun muutos %(first)s–%(last)s") % {"first": shown.first, "last": shown.last},
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="tunnus", title=_("Tunnus"), kind="text"),
        columns=_change_columns(shown, language=language),
        lines=tuple(lines),
        period=f"{shown.first}-{shown.last}",
    )


def _change_columns(shown: Residents, *, language: str) -> tuple[Column, ...]:
    first, last = shown.first, shown.last
    before, now = (
        Column(key=key, title=_("Väkiluku"), unit=f"31.12.{year}", source=_source(shown, year, language=language))
        for key, year in (("alussa", first), ("lopussa", last))
    )
    if first == last:
        return (now,)
    note = _("Laskettu: väkiluku 31.12.%(last)s − väkiluku 31.12.%(first)s.") % {"first": first, "last": last}
    span = f"31.12.{first}{format.EN_DASH}31.12.{last}"
    change = derived(now, key="muutos", title=_("Muutos"), unit=_("henkilöä"), note=note, kind="change")
    growth = derived(now, key="muutos-prosentteina", title=_("Muutos"), unit="%", note=note, kind="change", decimals=1)
    shares = [
        derived(
            column, key=f"osuus-{column.key}", title=_("Osuus alueesta"), unit=f"% {year}", kind="percent", decimals=1,
            note=_("Laskettu: kunnan väkiluku / alueen väkiluku."),
        )
        for column, year in ((before, first), (now, last))
    ]  # fmt: skip
    spanning = [
        replace(each, source=replace(each.source, date=span)) for each in (change, growth) if isinstance(each.source, Source)
    ]
    return (before, now, *spanning, *(shares if len(shown.members) > 1 else []))


def _line(shown: Residents, subject: Subject, kind: LineKind) -> Line:
    outside = subject in shown.around
    values: dict[str, Value] = {
        "alussa": shown.at(subject, shown.first),
        "lopussa": shown.at(subject, shown.last),
        "muutos": shown.change(subject),
        "muutos-prosentteina": shown.growth(subject),
        "osuus-alussa": Absent.NOT_APPLICABLE if outside else shown.share(subject, shown.first),
        "osuus-lopussa": Absent.NOT_APPLICABLE if outside else shown.share(subject, shown.last),
    }
    return Line(name=subject.name, url=subject.url, code=subject.code, kind=kind, values=values)


def year_table(shown: Residents, *, language: str) -> DataTable:
    """All the years, the newest first, by municipality; then the area and what lies round it."""
    everybody = {each.code: each for each in (*shown.members, *shown.asked)}
    if len(shown.members) > 1:
        everybody[shown.area.code] = shown.area
    everybody |= {each.code: each for each in shown.around}
    span = f"31.12.{shown.years[0]}{format.EN_DASH}31.12.{shown.years[-1]}"
    source = replace(_source(shown, shown.years[-1], language=language), date=span)
    return DataTable(
        stem="vakiluku-vuosittain",
        title=_("Väkiluku vuosittain %(first)s–%(last)s") % {"first": shown.years[0], "last": shown.years[-1]},
        names=Column(key="vuosi", title=_("Vuosi"), kind="year"),
        columns=tuple(Column(key=code, title=each.name, source=source) for code, each in everybody.items()),
        lines=tuple(
            Line(name=year, values={code: shown.by_year[code].get(year) for code in everybody}) for year in reversed(shown.years)
        ),
        period=f"{shown.years[0]}-{shown.years[-1]}",
    )


def _source(shown: Residents, year: int, *, language: str) -> Source:
    return notes.residents_source(year=year, reach=shown.reach, language=language)

"""Source notes of the official series."""

from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.board import rule_in_words
from luukku.area.domain.pack import AreaPack
from luukku.area.notes import source_in_words
from luukku.connectors import official
from luukku.core.ui import format
from luukku.core.ui.sources import Figure, Source
from luukku.figures.domain.labour import LabourFigures
from luukku.figures.queries import LABOUR, POPULATION, Reach


def labour_source(measure: str, *, month: date, reach: Reach, language: str, note: str = "") -> Source:
    """The note of a measure of the employment service statistics: `unemployed`, `labour_force` or `vacancies`."""
    dataset = official.dataset(LABOUR)
    of = dataset.measures[measure]
    return Source(
        unit=of.unit.in_language(language),
        date=_("kuukauden lopussa, %(month)s") % {"month": format.month(month, language=language)},
        population=of.population.in_language(language),
        source=dataset.source.in_language(language),
        taken=format.day(reach.taken_on, language=language),
        note=note,
    )


def rate_source(*, labour_force: int, month: date, reach: Reach, language: str, note: str = "") -> Source:
    """The note of the unemployment rate; it names the labour force that it is counted against."""
    force = official.dataset(LABOUR).measures["labour_force"]
    return Source(
        unit=_("prosenttia"),
        date=format.month(month, language=language),
        population=_("työttömät työnhakijat / työvoima %(count)s") % {"count": format.number(labour_force, language=language)},
        source=official.dataset(LABOUR).source.in_language(language),
        taken=format.day(reach.taken_on, language=language),
        note=note or _("Työvoima: %(whom)s.") % {"whom": force.population.in_language(language)},
    )


def residents_source(*, year: int, reach: Reach, language: str) -> Source:
    """The note of a population figure. What came with the program came through another's service."""
    dataset = official.dataset(POPULATION)
    of = dataset.measures["population"]
    return Source(
        unit=of.unit.in_language(language),
        date=format.day(date(year, 12, 31), language=language),
        population=of.population.in_language(language),
        source=dataset.source.in_language(language) if reach.shipped else _("Tilastokeskus, väestörakenne"),
        taken=format.day(reach.taken_on, language=language),
        note=dataset.note.in_language(language) if dataset.note else "",
    )


def seats_source(pack: AreaPack, *, year: int, reach: Reach, language: str, note: str = "") -> Source:
    """The note of seats on the board: the rule and where it stands. `note` says of what population, where not of the data set."""
    rule = pack.board
    return Source(
        unit=_("jäsentä"),
        date=format.day(date(year, 12, 31), language=language),
        population=rule_in_words(rule).in_language(language) if rule else "",
        source=source_in_words(pack, rule.source, language=language) if rule and rule.source else "",
        taken=format.day(reach.taken_on, language=language),
        note=note or _("Väkiluku: %(source)s.") % {"source": residents_source(year=year, reach=reach, language=language).source},
    )


def unemployed_figure(figures: LabourFigures, *, month: date, reach: Reach, language: str) -> Figure | None:
    """Unemployed job seekers, or None where not told."""
    if figures.unemployed is None:
        return None
    source = labour_source("unemployed", month=month, reach=reach, language=language)
    return Figure(text=format.number(figures.unemployed, language=language), value=figures.unemployed, source=source)


def rate_figure(figures: LabourFigures, *, month: date, reach: Reach, language: str, note: str = "") -> Figure | None:
    """Unemployment rate with one decimal, or None where not told."""
    rate = figures.rate
    if rate is None or figures.labour_force is None:
        return None
    source = rate_source(labour_force=figures.labour_force, month=month, reach=reach, language=language, note=note)
    return Figure(text=format.number(rate, language=language, decimals=1), value=float(rate), source=source)


def vacancies_figure(figures: LabourFigures, *, month: date, reach: Reach, language: str) -> Figure | None:
    """Open vacancies; `väh. 310` where the figures of some municipalities are too small to be published."""
    if figures.vacancies is None:
        return None
    shown = format.number(figures.vacancies, language=language)
    note = (
        ngettext(
            "Yhden kunnan lukua (1–4) ei julkaista, joten se puuttuu summasta.",
            "%(count)s kunnan lukuja (1–4) ei julkaista, joten ne puuttuvat summasta.",
            figures.hidden,
        )
        % {"count": figures.hidden}
        if figures.hidden
        else ""
    )
    text = _("väh. %(count)s") % {"count": shown} if figures.hidden else shown
    source = labour_source("vacancies", month=month, reach=reach, language=language, note=note)
    return Figure(text=text, value=figures.vacancies, source=source)


def residents_figure(count: int | None, *, year: int, reach: Reach, language: str) -> Figure | None:
    """Residents at the end of a year, or None where not told."""
    if count is None:
        return None
    source = residents_source(year=year, reach=reach, language=language)
    return Figure(text=format.number(count, language=language), value=count, source=source)


def points(rate: Fraction | None, other: Fraction | None) -> Fraction | None:
    """How many percentage points the first rate is above the second; None where one is unknown."""
    return None if rate is None or other is None else rate - other

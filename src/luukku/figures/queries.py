"""What pages ask of the official series."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolAnd
from django.db.models import Count, Max, Min, QuerySet
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.ready import NothingOnThatDay, NotReady
from luukku.figures.actions import LABOUR as LABOUR
from luukku.figures.actions import POPULATION as POPULATION
from luukku.figures.domain.labour import UNKNOWN, LabourFigures, together
from luukku.figures.domain.periods import last_ended_month, last_ended_year, month_end, months_from
from luukku.figures.models import LabourMonth, PopulationYear


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a data set reaches by a day.

    last      last day of the newest month, or the newest 31 December, that is told of the municipalities
    taken_on  when its figures were taken into the database
    shipped   whether all of them came with the program; else the area has taken some itself
    """

    last: date
    taken_on: date
    shipped: bool


class NoSeriesYet(NotReady):
    """The official series have not been taken into the database."""

    def __init__(self) -> None:
        super().__init__("The official series are not in the database yet.", remedy="luukku official take")


def reaches(*, day: date, municipalities: Collection[str]) -> Mapping[str, Reach]:
    """How far each data set reaches by a day, by its id. Two SQL queries.

    A month counts once it has ended, a population from its 31 December on. A month that is told of all the municipalities
    goes before a newer one that is told of some, so that a file of half an area does not hide the sums of the whole.
    Raises NoSeriesYet, and NothingOnThatDay when a data set begins later than the day.
    """
    regions = [municipal_region(code) for code in municipalities]
    return {
        LABOUR: _labour_reach(LabourMonth.objects.filter(region__in=regions), day=day),
        POPULATION: _population_reach(PopulationYear.objects.filter(municipality__in=municipalities), day=day),
    }


def _labour_reach(rows: QuerySet[LabourMonth], *, day: date) -> Reach:
    if found := _newest(rows, "month", until=last_ended_month(day)):
        month, taken_on, shipped = found
        return Reach(month_end(month), taken_on, shipped)
    if (first := rows.aggregate(first=Min("month"))["first"]) is None:
        raise NoSeriesYet
    told = {"month": format.month(first, language=(get_language() or "fi")[:2])}
    raise NothingOnThatDay(_("Työttömyyden kuukausisarja alkaa kuukaudesta %(month)s.") % told, first=month_end(first))


def _population_reach(rows: QuerySet[PopulationYear], *, day: date) -> Reach:
    if found := _newest(rows, "year", until=last_ended_year(day)):
        year, taken_on, shipped = found
        return Reach(date(year, 12, 31), taken_on, shipped)
    if (first := rows.aggregate(first=Min("year"))["first"]) is None:
        raise NoSeriesYet
    first_day = date(first, 12, 31)
    told = {"day": format.day(first_day, language=(get_language() or "fi")[:2])}
    raise NothingOnThatDay(_("Väkiluvut alkavat päivästä %(day)s.") % told, first=first_day)


def _newest(rows: QuerySet[Any], period: str, *, until: date | int) -> tuple[Any, date, bool] | None:
    """The newest period not after `until` of those told of most municipalities, when it was taken and whether it was shipped."""
    counted = rows.filter(**{f"{period}__lte": until}).values(period).annotate(told=Count("id"))
    described = counted.annotate(taken_on=Max("delivery__taken_on"), shipped=BoolAnd("delivery__shipped"))
    found: tuple[Any, date, bool] | None = (
        described.order_by("-told", f"-{period}").values_list(period, "taken_on", "shipped").first()
    )
    return found


def municipal_region(code: str) -> str:
    """The series' code of a municipality."""
    return f"KU{code}"


def labour_months(*, regions: Collection[str], months: Collection[date]) -> Mapping[tuple[str, date], LabourFigures]:
    """Figures of some regions in some months. One SQL query."""
    found = LabourMonth.objects.filter(region__in=regions, month__in=months)
    return {
        (region, month): LabourFigures(unemployed, labour_force, vacancies)
        for region, month, unemployed, labour_force, vacancies in found.values_list(
            "region", "month", "unemployed", "labour_force", "vacancies"
        )
    }


def labour_trend(*, regions: Collection[str], until: date) -> list[tuple[date, LabourFigures]]:
    """The figures of the regions together, month by month up to `until`; UNKNOWN where one is not told. One SQL query."""
    by_month: dict[date, list[LabourFigures]] = defaultdict(list)
    rows = LabourMonth.objects.filter(region__in=regions, month__lte=until).order_by("month")
    for month, unemployed, labour_force, vacancies in rows.values_list("month", "unemployed", "labour_force", "vacancies"):
        by_month[month].append(LabourFigures(unemployed, labour_force, vacancies))
    if not by_month:
        return []
    months = months_from(min(by_month), max(by_month))
    return [(month, together(parts) if len(parts := by_month[month]) == len(set(regions)) else UNKNOWN) for month in months]


def residents(*, municipalities: Collection[str], year: int) -> Mapping[str, int]:
    """Residents on the last day of the year by municipality. One SQL query."""
    found = PopulationYear.objects.filter(municipality__in=municipalities, year=year)
    return dict(found.values_list("municipality", "residents"))


def residents_by_year(*, municipalities: Collection[str], until: int) -> Mapping[int, int]:
    """Residents of the municipalities together at the end of each year up to `until` in which all are told. One SQL query."""
    by_year: dict[int, list[int]] = defaultdict(list)
    rows = PopulationYear.objects.filter(municipality__in=municipalities, year__lte=until).order_by("year")
    for year, count in rows.values_list("year", "residents"):
        by_year[year].append(count)
    return {year: sum(counts) for year, counts in by_year.items() if len(counts) == len(set(municipalities))}

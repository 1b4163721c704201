"""What pages ask of the official series."""

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.contrib.postgres.aggregates import BoolAnd
from django.db.models import Count, Max, Min, QuerySet, Sum
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.core.ui.ready import NothingOnThatDay, NotReady
from luukku.figures.domain.labour import UNKNOWN, LabourFigures, together
from luukku.figures.domain.periods import last_ended_month, last_ended_year, month_end, months_from
from luukku.figures.models import LabourMonth, PopulationYear
from luukku.figures.store import LABOUR as LABOUR
from luukku.figures.store import POPULATION as POPULATION


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
    return {
        LABOUR: labour_reach(day=day, regions=[municipal_region(code) for code in municipalities]),
        POPULATION: population_reach(day=day, municipalities=municipalities),
    }


def labour_reach(*, day: date, regions: Collection[str]) -> Reach:
    """How far the monthly series of some regions reaches by a day, as `reaches` says it. One SQL query."""
    rows = LabourMonth.objects.filter(region__in=regions)
    if found := _newest(rows, "month", until=last_ended_month(day)):
        month, taken_on, shipped = found
        return Reach(month_end(month), taken_on, shipped)
    if (first := rows.aggregate(first=Min("month"))["first"]) is None:
        raise NoSeriesYet
    told = {"month": format.month(first, language=(get_language() or "fi")[:2])}
    raise NothingOnThatDay(_("Työttömyyden kuukausisarja alkaa kuukaudesta %(month)s.") % told, first=month_end(first))


def population_reach(*, day: date, municipalities: Collection[str]) -> Reach:
    """How far the population of some municipalities reaches by a day, as `reaches` says it. One SQL query."""
    rows = PopulationYear.objects.filter(municipality__in=municipalities)
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


def labour_by_month(*, regions: Collection[str], until: date) -> Mapping[str, Mapping[date, LabourFigures]]:
    """The figures of each region, month by month up to `until`. One SQL query."""
    by_region: dict[str, dict[date, LabourFigures]] = defaultdict(dict)
    rows = LabourMonth.objects.filter(region__in=regions, month__lte=until).order_by("month")
    for region, month, unemployed, labour_force, vacancies in rows.values_list(
        "region", "month", "unemployed", "labour_force", "vacancies"
    ):
        by_region[region][month] = LabourFigures(unemployed, labour_force, vacancies)
    return by_region


def labour_trend(*, regions: Collection[str], until: date) -> list[tuple[date, LabourFigures]]:
    """The figures of the regions together, month by month up to `until`; UNKNOWN where one is not told. One SQL query."""
    found = labour_by_month(regions=regions, until=until)
    return trend_of(regions, found, months=all_months(found))


def all_months(found: Mapping[str, Mapping[date, LabourFigures]]) -> list[date]:
    """The months from the first to the last one that is told of somebody, none left out."""
    told = {month for figures in found.values() for month in figures}
    return list(months_from(min(told), max(told))) if told else []


def trend_of(
    regions: Collection[str], found: Mapping[str, Mapping[date, LabourFigures]], *, months: Sequence[date]
) -> list[tuple[date, LabourFigures]]:
    """The figures of the regions together in each of the months; UNKNOWN where one of them is not told."""
    parts = [found.get(region, {}) for region in set(regions)]
    return [(m, together(part[m] for part in parts) if all(m in part for part in parts) else UNKNOWN) for m in months]


def residents(*, municipalities: Collection[str], year: int) -> Mapping[str, int]:
    """Residents on the last day of the year by municipality. One SQL query."""
    found = PopulationYear.objects.filter(municipality__in=municipalities, year=year)
    return dict(found.values_list("municipality", "residents"))


def residents_by_year(*, municipalities: Collection[str], until: int) -> Mapping[int, int]:
    """Residents of the municipalities together at the end of each year up to `until` in which all are told. One SQL query."""
    rows = PopulationYear.objects.filter(municipality__in=municipalities, year__lte=until).values("year")
    whole = rows.annotate(told=Count("id"), sum=Sum("residents")).filter(told=len(set(municipalities)))
    return dict(whole.order_by("year").values_list("year", "sum"))


def residents_of(*, municipalities: Collection[str], until: int) -> Mapping[str, Mapping[int, int]]:
    """Residents of each municipality at the end of each year up to `until`. One SQL query."""
    rows = PopulationYear.objects.filter(municipality__in=municipalities, year__lte=until)
    return _by_municipality(rows.order_by("year"))


def residents_in(years: Collection[int]) -> Mapping[str, Mapping[int, int]]:
    """Residents of every municipality that is told, on the last day of each of the years. One SQL query."""
    return _by_municipality(PopulationYear.objects.filter(year__in=years))


def _by_municipality(rows: QuerySet[PopulationYear]) -> Mapping[str, Mapping[int, int]]:
    by_code: dict[str, dict[int, int]] = defaultdict(dict)
    for code, year, count in rows.values_list("municipality", "year", "residents"):
        by_code[code][year] = count
    return by_code


def months_told(*, municipalities: Collection[str], until: date) -> list[date]:
    """The months, the oldest first, that are told of some of the municipalities. One SQL query."""
    rows = LabourMonth.objects.filter(region__in=[municipal_region(code) for code in municipalities], month__lte=until)
    return list(rows.order_by("month").values_list("month", flat=True).distinct())

"""What pages ask of the official series."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from luukku.core.ui.ready import NotReady
from luukku.figures.actions import LABOUR as LABOUR
from luukku.figures.actions import POPULATION as POPULATION
from luukku.figures.domain.labour import UNKNOWN, LabourFigures, together
from luukku.figures.models import Delivery, LabourMonth, PopulationYear


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a data set reaches and when it was taken."""

    last: date
    taken_on: date


class NoSeriesYet(NotReady):
    """The official series have not been taken into the database."""

    def __init__(self) -> None:
        super().__init__("The official series are not in the database yet.", remedy="luukku official take")


def reaches() -> Mapping[str, Reach]:
    """The data sets that have been taken, by id. One SQL query. Raises NoSeriesYet while one is missing."""
    found = {each.dataset: Reach(each.last, each.taken_on) for each in Delivery.objects.all()}
    if not {LABOUR, POPULATION} <= found.keys():
        raise NoSeriesYet
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
    """The figures of the regions together, month by month up to `until`. One SQL query."""
    by_month: dict[date, list[LabourFigures]] = defaultdict(list)
    rows = LabourMonth.objects.filter(region__in=regions, month__lte=until).order_by("month")
    for month, unemployed, labour_force, vacancies in rows.values_list("month", "unemployed", "labour_force", "vacancies"):
        by_month[month].append(LabourFigures(unemployed, labour_force, vacancies))
    return [(month, together(parts) if len(parts) == len(set(regions)) else UNKNOWN) for month, parts in sorted(by_month.items())]


def residents(*, municipalities: Collection[str], year: int) -> Mapping[str, int]:
    """Residents on the last day of the year by municipality. One SQL query."""
    found = PopulationYear.objects.filter(municipality__in=municipalities, year=year)
    return dict(found.values_list("municipality", "residents"))


def residents_by_year(*, municipalities: Collection[str]) -> Mapping[int, int]:
    """Residents of the municipalities together on the last day of each year in which all are told. One SQL query."""
    by_year: dict[int, list[int]] = defaultdict(list)
    rows = PopulationYear.objects.filter(municipality__in=municipalities).order_by("year")
    for year, count in rows.values_list("year", "residents"):
        by_year[year].append(count)
    return {year: sum(counts) for year, counts in by_year.items() if len(counts) == len(set(municipalities))}

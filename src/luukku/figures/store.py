"""The figures of a data set in the database as plain rows, whatever table keeps them."""

from collections.abc import Collection, Mapping
from datetime import date

from luukku.figures.domain.update import Key, Values
from luukku.figures.models import Delivery, LabourMonth, PopulationYear

LABOUR = "unemployment_12r5"
POPULATION = "population"
MEASURES: Mapping[str, tuple[str, ...]] = {
    LABOUR: ("unemployed", "labour_force", "vacancies"),
    POPULATION: ("population",),
}
AT_ONCE = 5000


def known(dataset: str, *, periods: Collection[date]) -> dict[Key, Values]:
    """The rows of some months (first days) or years (31 December). One SQL query."""
    if dataset == LABOUR:
        months = LabourMonth.objects.filter(month__in=periods).values_list("region", "month", *MEASURES[LABOUR])
        return {(region, month): tuple(values) for region, month, *values in months}
    years = PopulationYear.objects.filter(year__in={period.year for period in periods})
    found = years.values_list("municipality", "year", "residents")
    return {(f"KU{code}", date(year, 12, 31)): (residents,) for code, year, residents in found}


def periods(dataset: str) -> set[date]:
    """The months (first days) or years (31 December) of which anything is told. One SQL query."""
    if dataset == LABOUR:
        return set(LabourMonth.objects.order_by().values_list("month", flat=True).distinct())
    return {date(year, 12, 31) for year in PopulationYear.objects.order_by().values_list("year", flat=True).distinct()}


def put(dataset: str, rows: Mapping[Key, Values], *, delivery: Delivery) -> None:
    """Write rows, in the place of those that are there already; each knows then that this delivery brought it."""
    if dataset == LABOUR:
        LabourMonth.objects.bulk_create(
            [
                LabourMonth(region=region, month=month, delivery=delivery, **dict(zip(MEASURES[LABOUR], values, strict=True)))
                for (region, month), values in rows.items()
            ],
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["region", "month"],
            update_fields=[*MEASURES[LABOUR], "delivery"],
        )
    else:
        PopulationYear.objects.bulk_create(
            [
                PopulationYear(municipality=region.removeprefix("KU"), year=day.year, residents=residents, delivery=delivery)
                for (region, day), (residents,) in rows.items()
                if residents is not None
            ],
            batch_size=AT_ONCE,
            update_conflicts=True,
            unique_fields=["municipality", "year"],
            update_fields=["residents", "delivery"],
        )

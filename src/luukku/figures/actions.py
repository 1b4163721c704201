"""Taking official series into the database: whole or not at all, and only when the file has changed."""

from collections.abc import Callable
from datetime import date
from hashlib import sha256

from django.db import connection, transaction

from luukku.connectors import official
from luukku.connectors.official.files import folder
from luukku.figures.models import Delivery, LabourMonth, PopulationYear
from luukku.kernel.clock import Clock

LABOUR = "unemployment_12r5"
POPULATION = "population"


def take_shipped(*, clock: Clock) -> list[str]:
    """Take the series that came with the program where the database has not taken that very file. The ids of those taken."""
    return [dataset for dataset, take in ((LABOUR, _take_labour), (POPULATION, _take_population)) if _take(dataset, take, clock)]


def _take(dataset: str, take: Callable[[], tuple[date, date]], clock: Clock) -> bool:
    digest = sha256((folder() / official.dataset(dataset).file).read_bytes()).hexdigest()
    if Delivery.objects.filter(dataset=dataset, digest=digest).exists():
        return False
    with transaction.atomic():
        first, last = take()
        Delivery.objects.update_or_create(
            dataset=dataset, defaults={"digest": digest, "first": first, "last": last, "taken_on": clock.today()}
        )
    return True


def _take_labour() -> tuple[date, date]:
    LabourMonth.objects.all().delete()
    with (
        connection.cursor() as cursor,
        cursor.copy("COPY figures_labourmonth (region, month, unemployed, labour_force, vacancies) FROM STDIN") as copy,
    ):
        for row in official.series_12r5():
            copy.write_row((row.region, row.month, row.unemployed, row.labour_force, row.vacancies))
    months = official.months_12r5()
    return months[0], months[-1]


def _take_population() -> tuple[date, date]:
    PopulationYear.objects.all().delete()
    years = official.population_years()
    PopulationYear.objects.bulk_create(
        (
            PopulationYear(municipality=code, year=year, residents=residents)
            for year in years
            for code, residents in official.populations(year).items()
        ),
        batch_size=2000,
    )
    return date(years[0], 12, 31), date(years[-1], 12, 31)

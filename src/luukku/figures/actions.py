"""Taking official series into the database: whole or not at all, and only what is new."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from hashlib import sha256

from django.db import connection, transaction

from luukku.connectors import official
from luukku.connectors.official.files import folder
from luukku.figures.domain.periods import month_end
from luukku.figures.models import Delivery, LabourMonth, PopulationYear
from luukku.kernel.clock import Clock

LABOUR = "unemployment_12r5"
POPULATION = "population"


def take_shipped(*, clock: Clock) -> list[str]:
    """Take the series that came with the program where the database has not taken that very file. The ids of those taken.

    What an area has taken itself stays as it took it, month by month and municipality by municipality, however new the
    shipped file is; the shipped file fills in and renews the rest. So no start and no new version of the program takes
    away or turns back what somebody saw and accepted; who wants the shipped figures takes that file like any other.
    """
    return [dataset for dataset, take in ((LABOUR, _take_labour), (POPULATION, _take_population)) if _take(dataset, take, clock)]


def _take(dataset: str, take: Callable[[Delivery], None], clock: Clock) -> bool:
    file = official.dataset(dataset).file
    digest = sha256((folder() / file).read_bytes()).hexdigest()
    if Delivery.objects.filter(dataset=dataset, shipped=True, digest=digest).exists():
        return False
    first, last = _reach_of_shipped(dataset)
    with one_at_a_time():
        delivery, _created = Delivery.objects.update_or_create(
            dataset=dataset,
            shipped=True,
            defaults={"file": file, "digest": digest, "first": first, "last": last, "taken_on": clock.today()},
        )
        take(delivery)
    return True


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """A transaction in which nobody else takes figures; reading goes on."""
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE figures_delivery IN SHARE ROW EXCLUSIVE MODE")
        yield


def _reach_of_shipped(dataset: str) -> tuple[date, date]:
    if dataset == LABOUR:
        months = official.months_12r5()
        return months[0], month_end(months[-1])
    years = official.population_years()
    return date(years[0], 12, 31), date(years[-1], 12, 31)


def _take_labour(delivery: Delivery) -> None:
    LabourMonth.objects.filter(delivery=delivery).delete()
    taken_by_area = set(LabourMonth.objects.values_list("region", "month"))
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY figures_labourmonth (region, month, unemployed, labour_force, vacancies, delivery_id) FROM STDIN"
        ) as copy,
    ):
        for row in official.series_12r5():
            if (row.region, row.month) not in taken_by_area:
                copy.write_row((row.region, row.month, row.unemployed, row.labour_force, row.vacancies, delivery.pk))


def _take_population(delivery: Delivery) -> None:
    PopulationYear.objects.filter(delivery=delivery).delete()
    taken_by_area = set(PopulationYear.objects.values_list("municipality", "year"))
    PopulationYear.objects.bulk_create(
        (
            PopulationYear(municipality=code, year=year, residents=residents, delivery=delivery)
            for year in official.population_years()
            for code, residents in official.populations(year).items()
            if (code, year) not in taken_by_area
        ),
        batch_size=2000,
    )

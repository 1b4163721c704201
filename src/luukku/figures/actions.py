"""Taking official series into the database: what came with the program, and what an area has downloaded itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import PurePath

from django.db import connection, transaction

from luukku.area.queries import NoAreaYet, current
from luukku.connectors import official, statfin
from luukku.connectors.official.files import folder
from luukku.figures.domain.periods import last_ended_month, last_ended_year, month_end, months_from
from luukku.figures.domain.update import Comparison, Reason, Refusal, compare
from luukku.figures.models import Delivery, LabourMonth, PopulationYear
from luukku.figures.store import LABOUR, MEASURES, POPULATION, known, periods, put
from luukku.kernel.clock import Clock
from luukku.kernel.typed import Problem


def take_shipped(*, clock: Clock) -> list[str]:
    """Take the series that came with the program where the database has not taken that very file. The ids of those taken.

    What an area has taken itself stays as it took it, month by month and municipality by municipality, however new the
    shipped file is; the shipped file fills in and renews the rest. So no start and no new version of the program takes
    away or turns back what somebody saw and accepted. What the area took is changed only by the next file it takes.
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


@dataclass(frozen=True, slots=True)
class Update:
    """A file that somebody has downloaded, and what taking it would do.

    rejected  all rows that are not taken, each with its place and reason
    gaps      months or years that nobody tells although earlier and later ones are told
    lacking   codes of the members of the area that lack the newest period the file brings, which pages show once all have it
    """

    file: str
    digest: str
    statistics: statfin.Statistics
    comparison: Comparison
    rejected: tuple[Problem, ...]
    gaps: tuple[date, ...]
    lacking: tuple[str, ...]

    @property
    def dataset(self) -> str:
        return str(self.statistics.table)


class ChangedMeanwhile(Exception):  # noqa: N818 - it says what happened, not that the program failed
    """The series are not what they were at the preview: look again."""


def preview(*, data: bytes, file: str, clock: Clock) -> Update:
    """What a file would change. Nothing is written. At most four SQL queries. Raises Unreadable when no row can be used."""
    statistics = statfin.read(data, file=file)
    dataset, comparison = str(statistics.table), _compared(statistics, today=clock.today())
    refused = [_problem(refusal, statistics, file=file) for refusal in comparison.refusals]
    newest = max((each.period for each in comparison.periods if each.new), default=None)
    gaps = tuple(_gaps(dataset, comparison)) if newest else ()
    lacking = tuple(_lacking(dataset, comparison, newest, today=clock.today())) if newest else ()
    return Update(file, sha256(data).hexdigest(), statistics, comparison, (*statistics.rejected, *refused), gaps, lacking)


def _gaps(dataset: str, comparison: Comparison) -> Iterator[date]:
    told = periods(dataset) | {each.period for each in comparison.periods}
    first, last = min(told), max(told)
    if dataset == LABOUR:
        return (month for month in months_from(first, last) if month not in told)
    return (end for year in range(first.year, last.year) if (end := date(year, 12, 31)) not in told)


def _lacking(dataset: str, comparison: Comparison, newest: date, *, today: date) -> Iterator[str]:
    try:
        members = current().members_on(today)
    except NoAreaYet:
        return
    told = known(dataset, periods={newest}).keys() | comparison.rows.keys()
    yield from (member.code for member in members if (f"KU{member.code}", newest) not in told)


def take(update: Update, *, clock: Clock) -> None:
    """Take what the preview showed: all of it or, when something fails or the series have changed since, nothing.

    Raises ChangedMeanwhile.
    """
    rows = update.comparison.rows
    with one_at_a_time():
        if _compared(update.statistics, today=clock.today()) != update.comparison:
            raise ChangedMeanwhile
        if not rows:
            return
        written = [period for _, period in rows]
        delivery = Delivery.objects.create(
            dataset=update.dataset,
            shipped=False,
            file=PurePath(update.file).name[-255:],
            digest=update.digest,
            first=min(written),
            last=month_end(max(written)),
            taken_on=clock.today(),
        )
        put(update.dataset, rows, delivery=delivery)


def _compared(statistics: statfin.Statistics, *, today: date) -> Comparison:
    dataset = str(statistics.table)
    told = {(row.region, row.period): row.values for row in statistics.observations}
    return compare(
        known=known(dataset, periods={period for _, period in told}),
        told=told,
        measures=MEASURES[dataset],
        told_measures=statistics.measures,
        may_be_unpublished=dataset == LABOUR,
        last_ended=last_ended_month(today) if dataset == LABOUR else date(last_ended_year(today), 12, 31),
    )


def _problem(refusal: Refusal, statistics: statfin.Statistics, *, file: str) -> Problem:
    """Why a row that the file tells rightly is not taken."""
    when = f"{refusal.period:%Y-%m}" if statistics.table is statfin.Table.UNEMPLOYMENT else f"{refusal.period:%Y}"
    key = ", ".join(refusal.measures) or None
    message, expected = {
        Reason.NOT_ENDED: ("it has not ended yet", "a month or year that has ended"),
        Reason.INCOMPLETE: ("the file does not have the figure, and nothing is known of the row", "all measures in one file"),
        Reason.NOT_TOLD: ("the figure is not published", "a number"),
    }[refusal.reason]
    return Problem(file, None, key, f"{refusal.region} {when}: {message}", expected)

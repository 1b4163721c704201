"""What the state share of the loaded area is counted from: official series, tables of the area, figures of the reader."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import by_municipality
from luukku.area.domain.words import Role, Topic
from luukku.area.notes import source_in_words
from luukku.connectors import official
from luukku.figures import queries
from luukku.figures.domain.labour import LabourFigures
from luukku.figures.domain.periods import last_ended_month, last_ended_year
from luukku.figures.queries import LABOUR, POPULATION, municipal_region
from luukku.finance.domain.state_share.quantities import QUANTITIES, Inputs, Known, Quantity, newest
from luukku.finance.domain.state_share.reproduction import Published
from luukku.finance.domain.state_share.rule import wanted_year
from luukku.law import Lawbook

MONTHS = 12
FROM_TABLES: Mapping[Quantity, Role] = {
    "age_18_64": "age_18_64",
    "unemployed": "broad_unemployment",
    "foreign_language": "foreign_language",
    "actual_cost": "actual_cost",
    "compensation": "compensation",
    "whole_share": "whole_share",
}
"""By which role a table of the area tells a figure; no table that prints a plan's sums of money is asked."""
TOPICS: tuple[Topic, ...] = ("state_share_basis", "indicators")


@dataclass(frozen=True, slots=True)
class Mean:
    """Unemployed job seekers and the labour force, means of a year's twelve months."""

    unemployed: Fraction
    labour_force: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """What the official series tell of municipalities by code, and of the country (`official.COUNTRY`), by year."""

    residents: Mapping[str, Mapping[int, int]]
    means: Mapping[str, Mapping[int, Mean]]

    def means_of(self, code: str) -> Mapping[int, Mean]:
        return self.means.get(code, {})

    def residents_of(self, code: str) -> Mapping[int, Fraction]:
        return {year: Fraction(count) for year, count in self.residents.get(code, {}).items()}

    def coefficients(self, code: str) -> Mapping[int, Fraction]:
        """The share of the unemployed in the labour force over that of the country, by year."""
        own, country = self.means_of(code), self.means_of(official.COUNTRY)
        return {
            year: (mean.unemployed / mean.labour_force) / (country[year].unemployed / country[year].labour_force)
            for year, mean in own.items()
            if mean.labour_force and year in country and country[year].unemployed
        }


def series(*, codes: Collection[str], day: date) -> Series:
    """The series of some municipalities and of the country as known on a day. Three SQL queries."""
    regions = {municipal_region(code): code for code in codes} | {official.COUNTRY: official.COUNTRY}
    months = queries.labour_by_month(regions=regions, until=last_ended_month(day))
    until = last_ended_year(day)
    residents = dict(queries.residents_of(municipalities=codes, until=until))
    residents[official.COUNTRY] = queries.residents_by_year(municipalities=official.municipalities(), until=until)
    return Series(residents=residents, means={regions[region]: _means(found) for region, found in months.items()})


def _means(months: Mapping[date, LabourFigures]) -> dict[int, Mean]:
    """The means of the years that are told in full."""
    found = {}
    for year in sorted({month.year for month in months}):
        told = [figures for month, figures in months.items() if month.year == year]
        unemployed = [each.unemployed for each in told if each.unemployed is not None]
        force = [each.labour_force for each in told if each.labour_force is not None]
        if len(unemployed) == len(force) == MONTHS:
            found[year] = Mean(Fraction(sum(unemployed), MONTHS), Fraction(sum(force), MONTHS))
    return found


def inputs_of(
    code: str, *, pack: AreaPack, told: Series, book: Lawbook, year: int, given: Mapping[Quantity, Fraction] | None = None
) -> Inputs:
    """The figures of a municipality for a financial year: the reader's own first, then the area's, then the series'."""
    found: dict[Quantity, Known] = {}
    for quantity in QUANTITIES:
        wanted = wanted_year(quantity, book=book, year=year)
        if given and quantity in given:
            found[quantity] = Known(figure=given[quantity], year=wanted, origin="reader")
        elif known := _of_area(pack, quantity, code, until=wanted) or _of_series(told, quantity, code, until=wanted):
            found[quantity] = known
    return found


def _of_area(pack: AreaPack, quantity: Quantity, code: str, *, until: int) -> Known | None:
    """The newest figure that a table tells; of equally new ones that of the table made for this."""
    told: dict[int, Fraction] = {}
    for table, key in _tables(pack, quantity):
        figure, year = by_municipality(table, FROM_TABLES[quantity]).get(code), table.spec.columns[key].last_day.year
        if figure is not None:
            scale = 1000 if table.spec.columns[key].unit == "thousand_eur" else 1
            told.setdefault(year, Fraction(figure) * scale)
    return newest(told, until=until, origin="area")


def _tables(pack: AreaPack, quantity: Quantity) -> Iterator[tuple[Table, str]]:
    """The area's tables that tell a figure, each with its column."""
    role = FROM_TABLES.get(quantity)
    for topic in TOPICS if role else ():
        table = pack.about(topic)
        if table and role and (key := table.column_as(role)):
            yield table, key


def _of_series(told: Series, quantity: Quantity, code: str, *, until: int) -> Known | None:
    match quantity:
        case "residents":
            found = told.residents_of(code)
        case "country_residents":
            found = told.residents_of(official.COUNTRY)
        case "unemployment_coefficient":
            found = told.coefficients(code)
        case _:
            return None
    return newest(found, until=until, origin="series")


def published(code: str, *, pack: AreaPack, told: Series, year: int) -> Published | None:
    """What is published of a municipality for a plan's year; None where the series do not tell the whole year."""
    mean = told.means_of(code).get(year)
    if mean is None:
        return None
    services, adults = (_of_area(pack, quantity, code, until=year) for quantity in ("unemployed", "age_18_64"))
    return Published(
        unemployed=mean.unemployed,
        labour_force=mean.labour_force,
        with_services=services.figure if services and services.year == year else None,
        age_18_64=adults.figure if adults and adults.year == year else None,
        residents=told.residents_of(code).get(year),
    )


def origin_in_words(known: Known, quantity: Quantity, *, pack: AreaPack, language: str) -> str:
    """Where a figure is from, for a reader."""
    if known.origin == "reader":
        return _("Sivulla annettu luku")
    if known.origin == "series":
        dataset = official.dataset(LABOUR if quantity == "unemployment_coefficient" else POPULATION)
        return dataset.source.in_language(language)
    table, key = next(each for each in _tables(pack, quantity) if each[0].spec.columns[each[1]].last_day.year == known.year)
    return source_in_words(pack, table.source_of(key), language=language)

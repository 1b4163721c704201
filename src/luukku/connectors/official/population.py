"""Population of municipalities on 31 December, in today's municipalities for every year."""

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors.official.classification import check_complete, municipality
from luukku.connectors.official.files import folder, read_table


class NoPopulation(LookupError):  # noqa: N818 – an answer to a question, not a fault
    """The official data has no population for this year."""


def population_years() -> tuple[int, ...]:
    """Years with a population on 31 December, rising, without a gap. Raises OfficialDataError."""
    return tuple(_populations(folder()))


def populations(year: int) -> Mapping[str, int]:
    """Persons by municipality code on 31 December; all municipalities, Åland included, so that the sum is the country's.

    Raises NoPopulation for a year outside `population_years`.
    """
    by_year = _populations(folder())
    if year not in by_year:
        raise NoPopulation(f"no population for 31 December {year}; the years are {min(by_year)} to {max(by_year)}")
    return by_year[year]


def population(code: str, year: int) -> int:
    """Persons in a municipality on 31 December. Raises UnknownMunicipality and NoPopulation."""
    return populations(year)[municipality(code).code]


@cache
def _populations(root: Path) -> Mapping[int, Mapping[str, int]]:
    table = read_table(root / "population.csv", columns=("code",))
    rows = {cells[0]: [table.number(cell, line=line) for cell in cells[1:]] for line, cells in table.rows}
    check_complete(rows.keys(), file=table.file)
    years = [table.number(year, line=1) for year in table.header[1:]]
    return MappingProxyType(
        {year: MappingProxyType({code: figures[at] for code, figures in rows.items()}) for at, year in enumerate(years)}
    )

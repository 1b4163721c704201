"""Employment service statistics, table 12r5: unemployed job seekers, labour force and open vacancies by month and region.

A region is `KU` + code of a municipality, `MK` + code of a region (maakunta), or `SSS` for the whole country. Figures of one
to four persons or vacancies are not published: they are None, and so is a sum that would need one. That is why
municipalities fall a little short of their region; the country also counts what belongs to no region.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors.official.classification import MERGERS
from luukku.connectors.official.files import Table, folder, read_table

MEASURES = ("unemployed", "labour_force", "vacancies")
COUNTRY = "SSS"


@dataclass(frozen=True, slots=True)
class Observation:
    """What the statistics say of a region in a month; `month` is its first day, None a figure that is not published.

    unemployed    unemployed job seekers at the end of the month, persons
    labour_force  persons, from the newest employment statistics there were (in the months of 2023: 31 December 2021)
    vacancies     open vacancies at the end of the month
    """

    region: str
    month: date
    unemployed: int | None
    labour_force: int | None
    vacancies: int | None


class UnknownRegion(LookupError):  # noqa: N818 – an answer to a question, not a fault
    """The series has no such region. `nearest` is the most likely one."""

    def __init__(self, region: str, *, nearest: str | None) -> None:
        self.region, self.nearest = region, nearest
        super().__init__(f"series 12r5 has no region {region!r}" + (f"; did you mean {nearest}?" if nearest else ""))


def regions_12r5() -> tuple[str, ...]:
    """Regions of the series: KU…, MK…, SSS. Raises OfficialDataError."""
    return tuple(_rows(folder()))


def months_12r5() -> tuple[date, ...]:
    """First days of the months of the series, rising, without a gap. Raises OfficialDataError."""
    return _months(folder())


def series_for(region: str) -> tuple[Observation, ...]:
    """All months of one region, rising. Raises UnknownRegion with the nearest match, OfficialDataError."""
    if region not in _rows(folder()):
        raise UnknownRegion(region, nearest=_nearest(region))
    return _series(folder(), region)


def series_12r5() -> Iterator[Observation]:
    """All observations, region by region and month by month. Raises OfficialDataError."""
    for region in regions_12r5():
        yield from _series(folder(), region)


def _nearest(region: str) -> str | None:
    """The region that a code without its letters or zeros, or of a municipality merged away, stands for."""
    wanted = region.strip().upper()
    digits = wanted.removeprefix("KU").removeprefix("MK")
    code = MERGERS[digits].into if digits in MERGERS else digits.zfill(3)
    return next((one for one in (wanted, f"KU{code}", f"MK{digits.zfill(2)}") if one in regions_12r5()), None)


@cache
def _table(root: Path) -> Table:
    return read_table(root / "unemployment_12r5.csv.gz", columns=("region", "measure"))


@cache
def _months(root: Path) -> tuple[date, ...]:
    try:
        return tuple(date.fromisoformat(f"{month}-01") for month in _table(root).header[2:])
    except ValueError as error:
        raise _table(root).broken(f"a column is not a month as YYYY-MM ({error})", line=1) from error


@cache
def _rows(root: Path) -> Mapping[str, Mapping[str, tuple[int, list[str]]]]:
    """By region and measure: line number and cells, still text, because most askers want one region of many."""
    found: dict[str, dict[str, tuple[int, list[str]]]] = {}
    for line, (region, measure, *cells) in _table(root).rows:
        if measure not in MEASURES:
            raise _table(root).broken(f"{measure!r} is none of {', '.join(MEASURES)}", line=line)
        found.setdefault(region, {})[measure] = line, cells
    for region, measures in found.items():
        if missing := set(MEASURES) - measures.keys():
            line = next(iter(measures.values()))[0]
            raise _table(root).broken(f"region {region} lacks {', '.join(sorted(missing))}", line=line)
    return MappingProxyType(found)


@cache
def _series(root: Path, region: str) -> tuple[Observation, ...]:
    table, measures = _table(root), _rows(root)[region]
    columns = []
    for measure in MEASURES:
        line, cells = measures[measure]
        columns.append([table.number(cell, line=line) if cell else None for cell in cells])
    return tuple(Observation(region, month, *figures) for month, *figures in zip(_months(root), *columns, strict=True))

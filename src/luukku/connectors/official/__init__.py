"""Official data that the product needs in a clone, read from `official/`: classification, population, 12r5, boundaries, names.

    official.employment_area("31").municipalities                    # ("016", "081", …); Åland is refused with the reason
    official.population("098", 2022)
    official.series_for("KU098")[-1].unemployed
    official.dataset("population").source.in_language("sv")

Each function reads only the files it needs, once a process; answers are immutable and shared. `datasets` says of each file
where it is from, for whom and for when it is true, and under which licence. `prepare` makes the files anew from downloads.
A missing or broken file raises OfficialDataError with file, line and remedy.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

from luukku.connectors.official.boundaries import boundaries, centroid, label_point, neighbours
from luukku.connectors.official.classification import (
    MERGERS,
    Division,
    DivisionKind,
    EmploymentArea,
    Grouping,
    Language,
    Merger,
    Municipality,
    NotAnEmploymentArea,
    UnknownMunicipality,
    divisions,
    employment_area,
    employment_area_of,
    employment_areas,
    find_municipality,
    municipalities,
    municipality,
    regions,
)
from luukku.connectors.official.files import OfficialDataError, folder
from luukku.connectors.official.geometry import Point, Polygon, Polygons, Ring
from luukku.connectors.official.names import Names, names
from luukku.connectors.official.population import NoPopulation, population, population_years, populations
from luukku.connectors.official.unemployment import (
    COUNTRY,
    Observation,
    UnknownRegion,
    months_12r5,
    regions_12r5,
    series_12r5,
    series_for,
)

if TYPE_CHECKING:
    from luukku.connectors.official.sources import Dataset, Measure, Period, dataset, datasets

__all__ = [
    "COUNTRY",
    "MERGERS",
    "Dataset",
    "Division",
    "DivisionKind",
    "EmploymentArea",
    "Grouping",
    "Language",
    "Measure",
    "Merger",
    "Municipality",
    "Names",
    "NoPopulation",
    "NotAnEmploymentArea",
    "Observation",
    "OfficialDataError",
    "Period",
    "Point",
    "Polygon",
    "Polygons",
    "Ring",
    "UnknownMunicipality",
    "UnknownRegion",
    "boundaries",
    "centroid",
    "dataset",
    "datasets",
    "divisions",
    "employment_area",
    "employment_area_of",
    "employment_areas",
    "find_municipality",
    "folder",
    "label_point",
    "months_12r5",
    "municipalities",
    "municipality",
    "names",
    "neighbours",
    "population",
    "population_years",
    "populations",
    "regions",
    "regions_12r5",
    "series_12r5",
    "series_for",
]


def __getattr__(name: str) -> Any:
    """`datasets` and its types come with the first use: reading YAML costs more to load than all the rest."""
    if name in ("Dataset", "Measure", "Period", "dataset", "datasets"):
        return getattr(import_module("luukku.connectors.official.sources"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

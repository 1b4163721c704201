"""Where each file of `official/` is from (`datasets.yaml`): what the source notes of pages say of a figure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors.official.files import OfficialDataError, folder, read_text
from luukku.kernel.typed import LocalText, Unreadable, read


@dataclass(frozen=True, slots=True)
class Period:
    """First and last day that a dataset speaks of, the same day when it is of one day."""

    from_: date
    to: date


@dataclass(frozen=True, slots=True)
class Measure:
    """One figure of a dataset.

    title       what it is called
    unit        what is counted, as it stands after a number
    population  who or what is counted, and on which day
    """

    title: LocalText
    unit: LocalText
    population: LocalText


@dataclass(frozen=True, slots=True)
class Dataset:
    """What is told of a file.

    file          its name in the folder
    title         what it is
    publisher     whose it is
    source        the source as a page shows it
    licence       under which it may be used, and where that licence can be read
    period        first and last day it speaks of; none where it is not of a day
    retrieved_on  when it was brought here
    measures      its figures, by the name of the field that holds them
    note          what must be known to read it right
    """

    file: str
    title: LocalText
    publisher: LocalText
    source: LocalText
    licence: str
    retrieved_on: date
    licence_url: str | None = None
    period: Period | None = None
    measures: dict[str, Measure] = field(default_factory=dict)
    note: LocalText | None = None


def datasets() -> Mapping[str, Dataset]:
    """All datasets by id. Raises OfficialDataError."""
    return _datasets(folder())


def dataset(id: str) -> Dataset:
    """The dataset with this id, which only code writes. Raises KeyError for another."""
    return datasets()[id]


@cache
def _datasets(root: Path) -> Mapping[str, Dataset]:
    file = root / "datasets.yaml"
    try:
        return MappingProxyType(read(read_text(file), dict[str, Dataset], file=str(file)).value)
    except Unreadable as unreadable:
        first = unreadable.problems[0]
        problem = ": ".join(part for part in (first.key, first.message) if part)
        raise OfficialDataError(problem, file=file, line=first.line) from unreadable

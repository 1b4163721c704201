"""What a download says, in the words of the series here."""

from dataclasses import dataclass
from datetime import date

from luukku.connectors.statfin.tables import Table
from luukku.kernel.typed import Problem


@dataclass(frozen=True, slots=True)
class Observation:
    """What the statistics say of a region in a month or a year.

    region  `KU` + code of a municipality of today, `MK` + code of a region, `SSS` for the country
    period  first day of the month, or 31 December of the year
    values  one for each of the file's measures; None where it is not published
    """

    region: str
    period: date
    values: tuple[int | None, ...]


@dataclass(frozen=True, slots=True)
class Dropped:
    """What the file has and nobody needs: what it is, the names, why it was left out."""

    what: str
    names: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """A file's figures that can be used, what was left out, and the rows that were refused.

    title         what the file calls itself; "" when it does not
    updated       when the table was last updated; None when the file does not say
    measures      names of the figures, in the order of each observation's values
    observations  by region and period, each once
    rejected      one problem for each row that cannot be used; a row is a region's month or year, all its figures together
    """

    table: Table
    title: str
    updated: date | None
    measures: tuple[str, ...]
    observations: tuple[Observation, ...]
    rejected: tuple[Problem, ...]
    dropped: tuple[Dropped, ...]

"""Unemployment of an area from its municipalities' figures (työttömyysaste: työttömät työnhakijat / työvoima)."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class LabourFigures:
    """One region's or several regions' figures of one month.

    unemployed    unemployed job seekers, persons; None where not told
    labour_force  persons; None where not told
    vacancies     open vacancies; None where not told. Of several regions the sum of those that are told
    hidden        of how many of several regions the vacancies are left out of the sum, because figures of 1–4 are not published
    """

    unemployed: int | None
    labour_force: int | None
    vacancies: int | None
    hidden: int = 0

    @property
    def rate(self) -> Fraction | None:
        """Unemployed per labour force in percent, exact; None where either is unknown or there is no labour force."""
        return share_of(self.unemployed, self.labour_force)

    @property
    def per_vacancy(self) -> Fraction | None:
        """Unemployed for each open vacancy, exact; None where either is unknown, partly hidden or there is no vacancy."""
        if self.unemployed is None or not self.vacancies or self.hidden:
            return None
        return Fraction(self.unemployed, self.vacancies)


UNKNOWN = LabourFigures(None, None, None)


def together(parts: Iterable[LabourFigures]) -> LabourFigures:
    """The sum of regions. Unemployed and labour force are unknown when one part's are; hidden vacancies are counted apart."""
    rows = list(parts)
    told = [row.vacancies for row in rows if row.vacancies is not None]
    return LabourFigures(
        _sum(row.unemployed for row in rows),
        _sum(row.labour_force for row in rows),
        sum(told) if told else None,
        len(rows) - len(told) if told else 0,
    )


def _sum(values: Iterable[int | None]) -> int | None:
    total: int | None = None
    for value in values:
        if value is None:
            return None
        total = value if total is None else total + value
    return total


def change(now: int | None, before: int | None) -> int | None:
    """How much more (or less) there is now; None where one of the two is unknown."""
    return None if now is None or before is None else now - before


def share_of(part: int | None, whole: int | None) -> Fraction | None:
    """`part` in percent of `whole`, exact; None where unknown or the whole is zero."""
    return None if part is None or not whole else Fraction(100 * part, whole)


@dataclass(frozen=True, slots=True)
class Extremes:
    """The municipalities with the highest and the lowest rate, by code; equal when there is only one."""

    highest: str
    lowest: str


def extremes(rates: Mapping[str, Fraction | None]) -> Extremes | None:
    """Who has the highest and the lowest rate; ties by lower code; None where nobody's rate is known."""
    known = sorted((rate, code) for code, rate in rates.items() if rate is not None)
    if not known:
        return None
    top = max(rate for rate, _ in known)
    return Extremes(min(code for rate, code in known if rate == top), known[0][1])


def season(months: Sequence[date], values: Sequence[int | None]) -> tuple[int, int] | None:
    """The calendar months (1–12) in which the figure is on average highest and lowest against its own year's mean.

    None where there is no whole calendar year.
    """
    found = season_index(months, values)
    if found is None:
        return None
    lift = dict(enumerate(found.by_month, start=1))
    return max(lift, key=lambda m: (lift[m], -m)), min(lift, key=lambda m: (lift[m], m))


@dataclass(frozen=True, slots=True)
class Season:
    """How a figure varies within a year (kausivaihtelu).

    by_month  for January to December the figure in percent of its own year's mean, as the mean of the years
    years     the whole calendar years that it is counted from
    """

    by_month: tuple[Fraction, ...]
    years: tuple[int, ...]


def season_index(months: Sequence[date], values: Sequence[int | None]) -> Season | None:
    """The season of a monthly series. Only whole calendar years count, a year of noughts not; None where there is none."""
    by_year: dict[int, dict[int, int]] = {}
    for month, value in zip(months, values, strict=True):
        if value is not None:
            by_year.setdefault(month.year, {})[month.month] = value
    whole = {year: told for year, told in by_year.items() if len(told) == 12 and any(told.values())}
    if not whole:
        return None
    shares = [[Fraction(1200 * told[m], sum(told.values())) for told in whole.values()] for m in range(1, 13)]
    return Season(tuple(Fraction(sum(share), len(share)) for share in shares), tuple(sorted(whole)))

"""Indicators by which municipalities and areas are compared (tunnusluvut): what each is counted from, how two differ in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from fractions import Fraction

from luukku.figures.domain.labour import LabourFigures
from luukku.figures.domain.periods import months_back

LABOUR_FORCE_AGE = 2
"""The labour force in the statistics of a month is that of 31 December so many years before the month's year."""


class Measure(Enum):
    """What the official series tell of a municipality."""

    UNEMPLOYED = "unemployed"
    LABOUR_FORCE = "labour_force"
    VACANCIES = "vacancies"
    RESIDENTS = "residents"
    RESIDENTS_WITH_LABOUR_FORCE = "residents_with_labour_force"
    """Residents on the day that the labour force is of."""

    @property
    def by_year(self) -> bool:
        return self in (Measure.RESIDENTS, Measure.RESIDENTS_WITH_LABOUR_FORCE)


@dataclass(frozen=True, slots=True)
class Count:
    """A measure, now or some years back."""

    measure: Measure
    years_back: int = 0


@dataclass(frozen=True, slots=True)
class Moment:
    """When figures are of: a month (its first day) for the labour market, a 31 December for the population."""

    month: date
    year: int

    def month_of(self, count: Count) -> date:
        return months_back(self.month, 12 * count.years_back)

    def year_of(self, count: Count) -> int:
        newest = self.month.year - LABOUR_FORCE_AGE if count.measure is Measure.RESIDENTS_WITH_LABOUR_FORCE else self.year
        return newest - count.years_back


class Form(Enum):
    """How an indicator is made of its counts."""

    COUNT = "count"
    """The first as it is."""
    DIFFERENCE = "difference"
    """How much more the first is than the second."""
    PERCENT = "percent"
    """The first in percent of the second."""
    GROWTH = "growth"
    """How much more the first is, in percent of the second."""
    RATIO = "ratio"
    """The first for each of the second."""

    @property
    def adds_up(self) -> bool:
        """Whether municipalities add up to their area: then a part is compared by its share, not by a difference."""
        return self in (Form.COUNT, Form.DIFFERENCE)

    @property
    def signed(self) -> bool:
        """Whether the figure is a change."""
        return self in (Form.DIFFERENCE, Form.GROWTH)

    @property
    def in_percent(self) -> bool:
        return self in (Form.PERCENT, Form.GROWTH)


@dataclass(frozen=True, slots=True)
class Indicator:
    """`key` stands in addresses and in files for programs."""

    key: str
    form: Form
    first: Count
    second: Count | None = None

    @property
    def counts(self) -> tuple[Count, ...]:
        return (self.first, self.second) if self.second else (self.first,)

    @property
    def by_year(self) -> bool:
        """Whether it tells of the population alone, so that a month does not matter."""
        return all(count.measure is Measure.RESIDENTS for count in self.counts)


_UNEMPLOYED, _LABOUR_FORCE = Count(Measure.UNEMPLOYED), Count(Measure.LABOUR_FORCE)
_VACANCIES, _RESIDENTS = Count(Measure.VACANCIES), Count(Measure.RESIDENTS)

INDICATORS: Sequence[Indicator] = (
    Indicator("aste", Form.PERCENT, _UNEMPLOYED, _LABOUR_FORCE),
    Indicator("tyottomat", Form.COUNT, _UNEMPLOYED),
    Indicator("muutos", Form.DIFFERENCE, _UNEMPLOYED, Count(Measure.UNEMPLOYED, 1)),
    Indicator("muutos-prosentteina", Form.GROWTH, _UNEMPLOYED, Count(Measure.UNEMPLOYED, 1)),
    Indicator("avoimet", Form.COUNT, _VACANCIES),
    Indicator("tyottomia-paikkaa-kohti", Form.RATIO, _UNEMPLOYED, _VACANCIES),
    Indicator("tyovoimaosuus", Form.PERCENT, _LABOUR_FORCE, Count(Measure.RESIDENTS_WITH_LABOUR_FORCE)),
    Indicator("vakiluku", Form.COUNT, _RESIDENTS),
    *(Indicator(f"vakiluku-{years}v", Form.GROWTH, _RESIDENTS, Count(Measure.RESIDENTS, years)) for years in (1, 5, 10, 20)),
)
"""In the order in which they are offered; the first one is shown when none is asked for."""

Exact = int | Fraction


@dataclass(frozen=True, slots=True)
class Facts:
    """What the series tell of a municipality, or of several together: by month and by year. What is missing is not told."""

    labour: Mapping[date, LabourFigures]
    residents: Mapping[int, int]

    def told(self, count: Count, moment: Moment) -> int | None:
        """The count; None where it is not told."""
        if count.measure.by_year:
            return self.residents.get(moment.year_of(count))
        figures = self.labour.get(moment.month_of(count))
        found: int | None = getattr(figures, count.measure.value, None)
        return found

    def protected(self, count: Count, moment: Moment) -> bool:
        """Whether the count is not told because it is too small, the month itself being told."""
        if count.measure.by_year or self.told(count, moment) is not None:
            return False
        figures = self.labour.get(moment.month_of(count))
        return figures is not None and figures.labour_force is not None

    def partial(self, count: Count, moment: Moment) -> bool:
        """Whether small parts are left out of the count."""
        if count.measure is not Measure.VACANCIES:
            return False
        figures = self.labour.get(moment.month_of(count))
        return figures is not None and figures.hidden > 0


def value(indicator: Indicator, facts: Facts, moment: Moment) -> Exact | None:
    """The indicator's exact value, in percent where its form says so; None where it cannot be told."""
    first = facts.told(indicator.first, moment)
    if first is None or indicator.second is None:
        return first
    second = facts.told(indicator.second, moment)
    if second is None:
        return None
    if indicator.form is Form.DIFFERENCE:
        return first - second
    if second == 0 or any(facts.partial(count, moment) for count in indicator.counts):
        return None
    if indicator.form is Form.RATIO:
        return Fraction(first, second)
    return Fraction(100 * (first - second if indicator.form is Form.GROWTH else first), second)


def without_base(indicator: Indicator, facts: Facts, moment: Moment) -> bool:
    """Whether the indicator cannot exist because what it is counted against is nought."""
    return indicator.second is not None and not indicator.form.adds_up and facts.told(indicator.second, moment) == 0


def difference(one: Exact | None, other: Exact | None) -> Exact | None:
    """How much more the one is; None where either is not told."""
    return None if one is None or other is None else one - other


def ranks(values: Mapping[str, Exact | None]) -> Mapping[str, int]:
    """The place of each by its value: 1 is the greatest, equal ones share theirs. What has no value has no place."""
    falling = sorted((found for found in values.values() if found is not None), reverse=True)
    place = {found: number for number, found in reversed(list(enumerate(falling, start=1)))}
    return {code: place[found] for code, found in values.items() if found is not None}

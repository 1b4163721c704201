"""What the official series tell of somebody, gathered for indicators."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import TypeVar

from luukku.core.documents.tables import Absent, AtLeast, Value
from luukku.figures import queries
from luukku.figures.domain.indicators import Count, Facts, Form, Indicator, Moment, value, without_base
from luukku.figures.domain.labour import LabourFigures, together
from luukku.figures.subjects import Subject

Labour = Mapping[tuple[str, date], LabourFigures]
Residents = Mapping[str, Mapping[int, int]]
Told = TypeVar("Told")


def facts_of(subjects: Collection[Subject], *, indicators: Sequence[Indicator], moment: Moment) -> Mapping[str, Facts]:
    """By the subject's code, what the indicators are counted from. Two SQL queries, however many subjects."""
    counts = [count for indicator in indicators for count in indicator.counts]
    months = {moment.month_of(count) for count in counts if not count.measure.by_year}
    years = {moment.year_of(count) for count in counts if count.measure.by_year}
    regions = {region for subject in subjects for region in subject.series}
    labour = queries.labour_months(regions=regions, months=months)
    residents = queries.residents_in(years)
    return {subject.code: _facts(subject, labour, months, residents, years) for subject in subjects}


def _facts(subject: Subject, labour: Labour, months: Collection[date], residents: Residents, years: Collection[int]) -> Facts:
    """A month or a year that one of several municipalities does not tell is not told of them together."""
    told_months = {month: [labour.get((region, month)) for region in subject.series] for month in months}
    told_years = {year: [residents.get(code, {}).get(year) for code in subject.municipalities] for year in years}
    return Facts(
        labour={month: together(told) for month, parts in told_months.items() if len(told := _known(parts)) == len(parts)},
        residents={year: sum(counts) for year, found in told_years.items() if len(counts := _known(found)) == len(found)},
    )


def _known(parts: Sequence[Told | None]) -> list[Told]:
    return [part for part in parts if part is not None]


def cell_of(indicator: Indicator, facts: Facts, moment: Moment) -> Value:
    """The indicator's value as a table holds it: with a reason where there is none, `at least` where small parts are left out."""
    if indicator.form is Form.COUNT:
        return count_cell(indicator.first, facts, moment)
    found = value(indicator, facts, moment)
    return Absent.NOT_APPLICABLE if found is None and without_base(indicator, facts, moment) else found


def count_cell(count: Count, facts: Facts, moment: Moment) -> Value:
    """A count as a table holds it."""
    told = facts.told(count, moment)
    if told is None:
        return Absent.PROTECTED if facts.protected(count, moment) else None
    return AtLeast(told) if facts.partial(count, moment) else told

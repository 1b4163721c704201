"""Unemployment over time: of one or several, month by month, with its twelve-month mean, its year's change and its season."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import QueryDict

from luukku.area.domain.pack import AreaPack
from luukku.core.ui import format
from luukku.figures import queries, subjects
from luukku.figures.domain.labour import LabourFigures, Season, season_index
from luukku.figures.domain.periods import months_between
from luukku.figures.domain.trends import changes, growths, twelve_month_means
from luukku.figures.queries import Reach
from luukku.figures.subjects import Known, Subject

MOST = 5
"""As many lines as can be told apart in one picture."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Course:
    """Somebody's unemployment month by month; each sequence has a place for each month, None where it is not known.

    means     of twelve months, the month itself the last of them
    changes   how many more than a year before, and `growths` the same in percent
    """

    subject: Subject
    months: Sequence[date]
    figures: Sequence[LabourFigures]
    means: Sequence[Fraction | None]
    changes: Sequence[int | None]
    growths: Sequence[Fraction | None]
    season: Season | None

    @property
    def unemployed(self) -> Sequence[int | None]:
        return [each.unemployed for each in self.figures]

    @property
    def rates(self) -> Sequence[Fraction | None]:
        return [each.rate for each in self.figures]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unemployment:
    """Those whom the page shows, in the order they were asked for, all over the same months."""

    known: Known
    courses: Sequence[Course]
    months: Sequence[date]
    reach: Reach
    aged_months: int

    @property
    def first(self) -> date:
        return self.months[0]

    @property
    def last(self) -> date:
        return self.months[-1]

    @property
    def alone(self) -> Course | None:
        """The only one, None where there are several."""
        return self.courses[0] if len(self.courses) == 1 else None


def unemployment(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> Unemployment:
    """Of whom the address asks (`?kohde=`, the own area when nobody is named), as of a day. Two SQL queries.

    Raises UnknownChoice and NothingOnThatDay.
    """
    known = Known(pack, day=day, language=language)
    who = subjects.asked_for(query.getlist("kohde"), known, parameter="kohde", most=MOST) or (known.area,)
    reach = queries.labour_reach(day=day, regions={region for each in who for region in each.series})
    last = reach.last.replace(day=1)
    found = queries.labour_by_month(regions={region for each in who for region in each.series}, until=last)
    months = queries.all_months(found) or [last]
    return Unemployment(
        known=known,
        courses=[course(each, months, queries.trend_of(each.series, found, months=months)) for each in who],
        months=months,
        reach=reach,
        aged_months=months_between(last, day),
    )


def course(subject: Subject, months: Sequence[date], told: Sequence[tuple[date, LabourFigures]]) -> Course:
    """All that is counted from somebody's months."""
    figures = [each for _month, each in told]
    unemployed = [each.unemployed for each in figures]
    return Course(
        subject=subject,
        months=months,
        figures=figures,
        means=twelve_month_means(unemployed),
        changes=changes(unemployed),
        growths=growths(unemployed),
        season=season_index(months, unemployed),
    )


def span_of(shown: Unemployment, *, language: str) -> str:
    """`1/2015–10/2023`"""
    return f"{format.month(shown.first, language=language)}{format.EN_DASH}{format.month(shown.last, language=language)}"

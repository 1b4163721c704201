"""Population by year: the members, their area and the country, between two years that the reader chooses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import QueryDict

from luukku.area.domain.pack import AreaPack
from luukku.connectors import official
from luukku.core.documents.responses import chosen
from luukku.figures import queries, subjects
from luukku.figures.domain.labour import share_of
from luukku.figures.parts import region_of
from luukku.figures.queries import Reach
from luukku.figures.subjects import Known, Subject

YEARS_BACK = 10
"""How long a span is shown when none is chosen."""
MOST = 5
"""As many lines as can be told apart in one picture."""

ByYear = Mapping[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Residents:
    """Who lived where at the end of each year. A year that is not told is missing; `first` and `last` are the span.

    around  the region that all the members are of, if there is one, and the country
    asked   whose lines the reader wants, empty for those that the page chooses
    """

    known: Known
    members: Sequence[Subject]
    around: Sequence[Subject]
    asked: Sequence[Subject]
    by_year: Mapping[str, ByYear]
    years: Sequence[int]
    first: int
    last: int
    reach: Reach

    @property
    def area(self) -> Subject:
        return self.known.area

    def at(self, subject: Subject, year: int) -> int | None:
        return self.by_year[subject.code].get(year)

    def change(self, subject: Subject) -> int | None:
        """How many more there are at the end of the span; None also where the span is one year."""
        before, now = self.at(subject, self.first), self.at(subject, self.last)
        return None if before is None or now is None or self.first == self.last else now - before

    def growth(self, subject: Subject) -> Fraction | None:
        """The same in percent of those at its beginning."""
        return share_of(self.change(subject), self.at(subject, self.first))

    def share(self, subject: Subject, year: int) -> Fraction | None:
        """Of the area's residents, in percent."""
        return share_of(self.at(subject, year), self.at(self.area, year))


def residents(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> Residents:
    """`?alku=` and `?loppu=` the span, `?kohde=` whose lines; as of a day. Three SQL queries.

    Raises UnknownChoice, which names the years that there are, and NothingOnThatDay.
    """
    known = Known(pack, day=day, language=language)
    region = region_of(known.area.municipalities)
    around = [*([subjects.region(region.code, language=language)] if region else []), subjects.country()]
    asked = subjects.asked_for(query.getlist("kohde"), known, parameter="kohde", most=MOST)
    reach = queries.population_reach(day=day, municipalities=known.area.municipalities)
    country = queries.residents_by_year(municipalities=official.municipalities(), until=reach.last.year)
    told = queries.residents_of(
        municipalities={code for each in (known.area, *around[:-1], *asked) for code in each.municipalities},
        until=reach.last.year,
    )
    members = list(known.members.values())
    everybody = {each.code: each for each in (*members, known.area, *around, *asked)}
    by_year = {code: together(each, told) for code, each in everybody.items()} | {official.COUNTRY: country}
    years = sorted(by_year[known.area.code]) or [reach.last.year]
    first, last = span(query, years)
    return Residents(
        known=known,
        members=members,
        around=around,
        asked=asked,
        by_year=by_year,
        years=years,
        first=first,
        last=last,
        reach=reach,
    )


def together(subject: Subject, told: Mapping[str, ByYear]) -> ByYear:
    """The residents of all of a subject's municipalities, in the years in which all of them are told."""
    parts = [told.get(code, {}) for code in subject.municipalities]
    years = set(parts[0]).intersection(*parts[1:])
    return {year: sum(part[year] for part in parts) for year in sorted(years)}


def span(query: QueryDict, years: Sequence[int]) -> tuple[int, int]:
    """The years asked for, else the last one and ten years before it. Raises UnknownChoice for one without figures."""
    words = [str(year) for year in years]
    last = int(chosen(query, "loppu", words, default=words[-1]))
    earlier = [year for year in years if year < last] or [last]
    default = min(earlier, key=lambda year: abs(year - (last - YEARS_BACK)))
    return int(chosen(query, "alku", [str(year) for year in earlier], default=str(default))), last

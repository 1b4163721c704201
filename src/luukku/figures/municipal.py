"""A municipality's own page: its figures beside the area's, its years, the plan's figures and its service points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality, ServicePoint
from luukku.area.tables import own_figures
from luukku.connectors import official
from luukku.core.documents.tables import DataTable
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.sources import Figure, KeyFigure
from luukku.figures import notes, pictures, queries, subjects
from luukku.figures.domain.indicators import Moment
from luukku.figures.domain.labour import LabourFigures
from luukku.figures.indicator_words import Reaches
from luukku.figures.parts import (
    Labour,
    Trend,
    compared_rate,
    labour_key_figures,
    residents_key_figure,
    seats_of,
    series,
    trend,
)
from luukku.figures.queries import LABOUR, POPULATION
from luukku.figures.standing import standing
from luukku.figures.subjects import Known
from luukku.figures.tables import residents_table


@dataclass(frozen=True, slots=True)
class MunicipalPage:
    """What a municipality's page shows; `above` is how many percentage points its rate is above the area's.

    trend_url      its unemployment over time
    residents_url  its population beside the area's and the country's
    """

    name: str
    code: str
    alone: bool
    labour: Labour
    area: LabourFigures
    above: Fraction | None
    key_figures: Sequence[KeyFigure]
    standing: DataTable
    trend: Trend
    residents: Chart
    residents_table: DataTable
    plan_tables: Sequence[DataTable]
    service_points: Sequence[ServicePoint]
    trend_url: str
    residents_url: str

    @property
    def tables(self) -> list[DataTable]:
        """Every table of the page."""
        return [self.standing, self.trend.table, self.residents_table, *self.plan_tables]

    @property
    def below(self) -> Fraction | None:
        """How many percentage points the rate is below the area's."""
        return None if self.above is None else -self.above


def municipality(*, pack: AreaPack, member: Municipality, day: date, language: str) -> MunicipalPage:
    """The page as of a day. Nine SQL queries. Raises NothingOnThatDay."""
    codes = [each.code for each in pack.members_on(day)]
    name = member.name.in_language(language)
    reaches = queries.reaches(day=day, municipalities=codes)
    area = series(codes=codes, compared=[], day=day, reach=reaches[LABOUR]).labour
    own = series(codes=[member.code], compared=[], day=day, reach=reaches[LABOUR]).labour
    year, reach = reaches[POPULATION].last.year, reaches[POPULATION]
    now = queries.residents(municipalities=codes, year=year)
    by_year = queries.residents_by_year(municipalities=[member.code], until=year)
    known = Known(pack, day=day, language=language)
    beside = compared_rate(_("alue"), area.now, language=language) if len(codes) > 1 else ""
    return MunicipalPage(
        name=name,
        code=member.code,
        alone=len(codes) == 1,
        labour=own,
        area=area.now,
        above=notes.points(own.now.rate, area.now.rate),
        key_figures=[
            *labour_key_figures(own, beside=beside, language=language),
            residents_key_figure(by_year.get(year), year=year, before=by_year.get(year - 1), reach=reach, language=language),
            *_seats(pack, member, now, year=year, reach=reach, language=language),
        ],
        standing=standing(
            known,
            known.members[member.code],
            moment=Moment(own.month, year),
            reaches=Reaches(reaches[LABOUR], reaches[POPULATION]),
        ),
        trend=trend(codes=[member.code], until=own.month, name=name, reach=reaches[LABOUR], language=language),
        residents=pictures.residents_lines(
            name=name, points=[(date(each, 12, 31), count) for each, count in by_year.items()], language=language
        ),
        residents_table=residents_table(by_year, whose=name, reach=reach, language=language),
        plan_tables=[found for table in pack.tables if (found := own_figures(pack, table, member, language=language))],
        service_points=[point for point in pack.service_points if point.municipality == member.code],
        trend_url=subjects.trend_url(member.code),
        residents_url=f"{reverse('figures:residents')}?kohde={','.join([member.code, known.area.code, official.COUNTRY])}",
    )


def _seats(
    pack: AreaPack, member: Municipality, residents: Mapping[str, int], *, year: int, reach: queries.Reach, language: str
) -> list[KeyFigure]:
    """The municipality's seats on the board; none when the area has no rule."""
    seats = seats_of(pack, year=year, residents=residents)
    if member.code not in seats or pack.board is None:
        return []
    population = format.number(residents[member.code], language=language)
    of = notes.residents_source(year=year, reach=reach, language=language)
    note = _("Väkiluku %(count)s: %(source)s.") % {"count": population, "source": of.source}
    source = notes.seats_source(pack, year=year, reach=reach, language=language, note=note)
    figure = Figure(text=str(seats[member.code]), value=seats[member.code], source=source)
    below = _("lautakunnassa, väkiluvusta %(day)s") % {"day": source.date}
    return [KeyFigure(_("Lautakunnan paikat"), figure, f"/ {sum(seats.values())}", below)]

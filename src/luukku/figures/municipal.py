"""A municipality's own page: its figures beside the area's, its years, the plan's figures and its service points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.area.domain.board import rule_in_words
from luukku.area.domain.pack import AreaPack, Municipality, ServicePoint
from luukku.area.domain.tables import Table
from luukku.area.notes import cell_figure, source_in_words
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.sources import Figure, Source
from luukku.figures import notes, pictures, queries
from luukku.figures.domain.labour import LabourFigures
from luukku.figures.parts import (
    KeyFigure,
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


@dataclass(frozen=True, slots=True)
class PlanLine:
    """A column of a plan's table: the municipality's figure and the area's."""

    title: str
    own: Figure | None
    area: Figure | None


@dataclass(frozen=True, slots=True)
class PlanTable:
    """What one of the plan's tables says of the municipality; `compared` when the table has a total for the area."""

    title: str
    source: str
    lines: Sequence[PlanLine]
    compared: bool


@dataclass(frozen=True, slots=True)
class Residents:
    """Residents year by year: the picture and its table, the newest first."""

    chart: Chart
    lines: Sequence[tuple[int, int]]


@dataclass(frozen=True, slots=True)
class MunicipalPage:
    """What a municipality's page shows; `above` is how many percentage points its rate is above the area's."""

    name: str
    code: str
    alone: bool
    labour: Labour
    area: LabourFigures
    above: Fraction | None
    key_figures: Sequence[KeyFigure]
    trend: Trend
    residents: Residents
    plan_tables: Sequence[PlanTable]
    service_points: Sequence[ServicePoint]

    @property
    def below(self) -> Fraction | None:
        """How many percentage points the rate is below the area's."""
        return None if self.above is None else -self.above


def municipality(*, pack: AreaPack, member: Municipality, day: date, language: str) -> MunicipalPage:
    """The page as of a day. Seven SQL queries. Raises NothingOnThatDay."""
    codes = [each.code for each in pack.members_on(day)]
    name = member.name.in_language(language)
    reaches = queries.reaches(day=day, municipalities=codes)
    area = series(codes=codes, compared=[], day=day, reach=reaches[LABOUR]).labour
    own = series(codes=[member.code], compared=[], day=day, reach=reaches[LABOUR]).labour
    year, reach = reaches[POPULATION].last.year, reaches[POPULATION]
    now = queries.residents(municipalities=codes, year=year)
    by_year = queries.residents_by_year(municipalities=[member.code], until=year)
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
        trend=trend(codes=[member.code], until=own.month, name=name, language=language),
        residents=Residents(
            pictures.residents_lines(
                name=name, points=[(date(each, 12, 31), count) for each, count in by_year.items()], language=language
            ),
            sorted(by_year.items(), reverse=True),
        ),
        plan_tables=[found for table in pack.tables if (found := _plan_table(pack, table, member, language=language))],
        service_points=[point for point in pack.service_points if point.municipality == member.code],
    )


def _seats(
    pack: AreaPack, member: Municipality, residents: Mapping[str, int], *, year: int, reach: queries.Reach, language: str
) -> list[KeyFigure]:
    """The municipality's seats on the board; none when the area has no rule."""
    seats = seats_of(pack, year=year, residents=residents)
    if member.code not in seats or pack.board is None:
        return []
    of_population = notes.residents_source(year=year, reach=reach, language=language)
    source = Source(
        unit=_("jäsentä"),
        date=of_population.date,
        population=rule_in_words(pack.board).in_language(language),
        source=source_in_words(pack, pack.board.source, language=language) if pack.board.source else "",
        note=_("Väkiluku %(count)s: %(source)s.")
        % {"count": format.number(residents[member.code], language=language), "source": of_population.source},
    )
    figure = Figure(text=str(seats[member.code]), value=seats[member.code], source=source)
    below = _("lautakunnassa, väkiluvusta %(day)s") % {"day": of_population.date}
    return [KeyFigure(_("Lautakunnan paikat"), figure, f"/ {sum(seats.values())}", below)]


def _plan_table(pack: AreaPack, table: Table, member: Municipality, *, language: str) -> PlanTable | None:
    """The municipality's row of a table, column by column, beside the table's total; None when it has no row there."""
    row = next((row for row in table.rows if row.code == member.code), None)
    if row is None:
        return None
    totals = [each for each in table.rows if each.kind == "total"]
    total = totals[-1].cells if totals else (None,) * len(row.cells)
    lines = [
        PlanLine(
            column.title.in_language(language),
            cell_figure(pack, table, key, own, language=language),
            cell_figure(pack, table, key, area, language=language) if area is not None else None,
        )
        for (key, column), own, area in zip(table.spec.columns.items(), row.cells, total, strict=True)
        if own is not None
    ]
    title, source = table.spec.title.in_language(language), source_in_words(pack, table.spec.source, language=language)
    return PlanTable(title, source, lines, compared=bool(totals) and len(pack.municipalities) > 1)

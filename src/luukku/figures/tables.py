"""Tables of the official series: municipalities side by side, a series month by month, residents year by year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.core.documents.tables import Absent, AtLeast, Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures import notes
from luukku.figures.domain.labour import LabourFigures
from luukku.figures.domain.periods import months_back
from luukku.figures.queries import Reach

HIGHEST_RATE_FIRST = "-aste"


@dataclass(frozen=True, slots=True)
class Row:
    """A municipality's line: figures of the last month and the change from the year before."""

    code: str
    name: str
    url: str
    now: LabourFigures
    change: int | None
    residents: int | None = None
    seats: int | None = None


def labour_columns(*, labour_force: int | None, month: date, reach: Reach, language: str) -> tuple[Column, ...]:
    """Unemployed, rate, change in a year and vacancies."""
    before = format.month(months_back(month, 12), language=language)
    change = _("Muutos kuukaudesta %(month)s.") % {"month": before}

    def note(measure: str, told: str = "") -> Source:
        return notes.labour_source(measure, month=month, reach=reach, language=language, note=told)

    rate = notes.rate_source(labour_force=labour_force or 0, month=month, reach=reach, language=language)
    return (
        Column(key="tyottomat", title=_("Työttömät"), unit=_("henkilöä"), source=note("unemployed")),
        Column(key="aste", title=_("Aste"), unit="%", kind="percent", decimals=1, source=rate),
        Column(key="muutos", title=_("Muutos"), unit=_("vuodessa"), kind="change", source=note("unemployed", change)),
        Column(key="avoimet", title=_("Avoimet"), unit=_("paikkaa"), source=note("vacancies")),
    )


def residents_column(*, year: int, reach: Reach, language: str) -> Column:
    """Residents on the last day of a year."""
    source = notes.residents_source(year=year, reach=reach, language=language)
    return Column(key="vakiluku", title=_("Väkiluku"), unit=f"31.12.{year}", source=source)


def seats_column(pack: AreaPack, *, year: int, reach: Reach, language: str) -> Column:
    """Seats on the board by the area's own rule."""
    return Column(
        key="paikat",
        title=_("Lautakunta"),
        unit=_("jäsentä"),
        source=notes.seats_source(pack, year=year, reach=reach, language=language),
    )


def members_table(*, stem: str, title: str, columns: Sequence[Column], rows: Sequence[Row], total: Row, month: date) -> DataTable:
    """Municipalities side by side in some columns, with the whole area below where there are several."""
    lines = [Line(name=row.name, url=row.url, code=row.code, values=_values(row)) for row in rows]
    if len(rows) > 1:
        lines.append(Line(name=total.name, values=_values(total), kind="sum"))
    return DataTable(
        stem=stem,
        title=title,
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=f"{month:%Y-%m}",
    )


def _values(row: Row) -> dict[str, Value]:
    return {
        "vakiluku": row.residents,
        "paikat": row.seats,
        "tyottomat": row.now.unemployed,
        "aste": row.now.rate,
        "muutos": row.change,
        "avoimet": _vacancies(row.now),
    }


def _vacancies(figures: LabourFigures) -> Value:
    """Vacancies of 1–4 are not published; a sum from which such ones are left out is at least so much."""
    if figures.vacancies is None:
        return Absent.PROTECTED
    return AtLeast(figures.vacancies) if figures.hidden else figures.vacancies


def trend_table(points: Sequence[tuple[date, int | None]], *, whose: str, reach: Reach, language: str) -> DataTable:
    """Unemployed job seekers month by month, the newest first."""
    told = [(month, count) for month, count in reversed(points) if count is not None]
    last = told[0][0] if told else reach.last
    source = notes.labour_source("unemployed", month=last, reach=reach, language=language)
    return DataTable(
        stem="tyottomat-kuukausittain",
        title=_("Työttömät työnhakijat kuukausittain"),
        names=Column(key="kuukausi", title=_("Kuukausi"), kind="month"),
        columns=(
            Column(
                key="tyottomat", title=_("Työttömät"), unit=_("henkilöä"), source=replace(source, date=_("kuukauden lopussa"))
            ),
        ),
        lines=tuple(Line(name=month, values={"tyottomat": count}) for month, count in told),
        whose=whose,
        period=f"{last:%Y-%m}",
    )


def residents_table(by_year: Mapping[int, int], *, whose: str, reach: Reach, language: str) -> DataTable:
    """Residents at the end of each year, the newest first."""
    source = notes.residents_source(year=reach.last.year, reach=reach, language=language)
    return DataTable(
        stem="vakiluku-vuosittain",
        title=_("Väkiluku vuosittain"),
        names=Column(key="vuosi", title=_("Vuosi"), kind="year"),
        columns=(
            Column(
                key="vakiluku", title=_("Väkiluku"), unit=_("asukasta 31.12."), source=replace(source, date=_("vuoden lopussa"))
            ),
        ),
        lines=tuple(Line(name=year, values={"vakiluku": count}) for year, count in sorted(by_year.items(), reverse=True)),
        whose=whose,
        period=str(reach.last.year),
    )

"""Source notes of the plan's tables: what each figure is, of when, of whom, and where it stands."""

from datetime import date
from decimal import Decimal

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Column, Period, Table
from luukku.area.domain.words import UNITS, SourceRef
from luukku.core.ui import format
from luukku.core.ui.sources import Figure, Source
from luukku.kernel.typed import LocalText

MEASURES = {
    "average": LocalText(fi="keskiarvo", sv="medeltal", en="average"),
    "sum": LocalText(fi="summa", sv="summa", en="total"),
}


def source_in_words(pack: AreaPack, ref: SourceRef, *, language: str) -> str:
    """`Hämeen ELY-keskuksen tilastot 5/2023; Järjestämissuunnitelma, luku 3.1`: a source told by another names both."""
    source = pack.sources[ref.id]
    titles = [source.title, *([pack.sources[source.via].title] if source.via else [])]
    told = "; ".join(title.in_language(language) for title in titles)
    return f"{told}, {place_in_words(ref.place)}" if ref.place else told


def place_in_words(place: str) -> str:
    """`luku 3.1` for a chapter's number; other places stand as they are."""
    return _("luku %(number)s") % {"number": place} if place[:1].isdigit() else place


def column_source(pack: AreaPack, table: Table, column: str, *, language: str) -> Source:
    """The note of a table's column."""
    return described_source(pack, table.spec.columns[column], table.source_of(column), language=language)


def described_source(pack: AreaPack, column: Column, ref: SourceRef, *, language: str) -> Source:
    """The note of what a column says of its figures, or of one cell of it."""
    return Source(
        unit=UNITS[column.unit].in_language(language),
        date=when(column, language=language),
        population=column.population_text.in_language(language),
        source=source_in_words(pack, ref, language=language),
        taken=published(pack.sources[ref.id].published, language=language),
        note=column.note.in_language(language) if column.note else "",
    )


def when(column: Column, *, language: str) -> str:
    """The day or the period that a column's figures are of."""
    if column.reference_date:
        return format.day(column.reference_date, language=language)
    return _period(column.reference_period, language=language) if column.reference_period else ""


def _period(period: Period, *, language: str) -> str:
    first, last = period.from_, period.to
    whole_year = (first.month, first.day, last.month, last.day) == (1, 1, 12, 31) and first.year == last.year
    days = str(first.year) if whole_year else format.days(first, last, language=language)
    return f"{days}, {MEASURES[period.measure].in_language(language)}" if period.measure else days


def published(text: str | None, *, language: str) -> str:
    """A publication's day, month or year as a reader of the language writes it; "" where unknown."""
    if not text:
        return ""
    if len(text) == 10:
        return format.day(date.fromisoformat(text), language=language)
    return format.month(date.fromisoformat(f"{text}-01"), language=language) if len(text) == 7 else text


def decimals_of(column: Column) -> int:
    """How many digits after the point a column is printed with."""
    return max(0, -int(column.precision.as_tuple().exponent))


def cell_figure(pack: AreaPack, table: Table, column: str, value: Decimal, *, language: str) -> Figure:
    """A cell of a table as a figure that says where it is from."""
    text = format.number(value, language=language, decimals=decimals_of(table.spec.columns[column]))
    return Figure(text=text, value=float(value), source=column_source(pack, table, column, language=language))

"""What a page of the plan's tables says first: how much there is, who has most and least, and how much together."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from luukku.area.domain.ends import Exact, ends
from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import places, total_of
from luukku.core.documents.tables import DataTable, Measure
from luukku.core.ui import format
from luukku.core.ui.saying import sentences

MANY = 3
"""Up to so many equal rows are named."""
BETWEEN = " – "
"""Stands between the two places of a cell: the typeface has no arrow."""


def index_say(pack: AreaPack, *, language: str) -> SafeString:
    """How many tables and figures there are, and which is the newest."""
    figures = sum(cell is not None for table in pack.tables for row in table.rows for cell in row.cells)
    newest = max(pack.tables, key=lambda each: each.last_day)
    told = {
        "count": len(pack.tables),
        "figures": format.number(figures, language=language),
        "title": newest.spec.title.in_language(language),
    }
    counted = ngettext(
        "Suunnitelmassa on yksi taulukko ja siinä %(figures)s lukua.",
        "Suunnitelmassa on %(count)s taulukkoa ja niissä %(figures)s lukua.",
        len(pack.tables),
    )
    return sentences(counted % told, _("Uusin aineisto: %(title)s.") % told if len(pack.tables) > 1 else "")


def table_say(printed: Table, table: DataTable, lead: str, *, language: str) -> SafeString:
    """What is greatest and least in the leading column, and its total; of a matrix, the greatest from one place to another."""
    if at := places(printed):
        return _of_matrix(table, at, language=language)
    rows = [line for line in table.lines if line.kind == "row"]
    if printed.spec.measures:
        first = rows[0]
        figures = {column.title: first.values.get(column.key) for column in table.columns}
        return _of_figures(str(first.name), figures, first.measure or Measure(), None, language=language)
    column = next(each for each in table.columns if each.key == lead)
    total = total_of(printed, lead) if len(rows) > 1 else None
    return _of_figures(column.title, {str(line.name): line.values.get(lead) for line in rows}, column, total, language=language)


def _of_figures(
    title: str, values: Mapping[str, object], measure: Measure, total: Decimal | None, *, language: str
) -> SafeString:
    numbers = {name: value for name, value in values.items() if isinstance(value, Decimal)}
    found = ends(numbers)
    if found is None:
        return format_html("<strong>{}</strong>: {}", title, _("lukuja ei ole."))
    high, low = (with_unit(value, measure, language=language) for value in (found.high, found.low))
    if len(numbers) == 1:
        said = f"{found.greatest[0]}, {high}."
    elif found.equal:
        said = _("sama kaikilla riveillä, %(value)s.") % {"value": high}
    else:
        told = {"most": _rows(found.greatest), "high": high, "least": _rows(found.least), "low": low}
        said = _("suurin %(most)s (%(high)s), pienin %(least)s (%(low)s).") % told
    added = _("Yhteensä %(total)s.") % {"total": with_unit(total, measure, language=language)} if total is not None else ""
    return sentences(format_html("<strong>{}</strong>: {}", title, said), added)


def _rows(names: Sequence[str]) -> str:
    if len(names) <= MANY:
        return ", ".join(names)
    return ngettext("%(count)s rivi", "%(count)s riviä", len(names)) % {"count": len(names)}


def with_unit(value: Exact, measure: Measure, *, language: str) -> str:
    """The figure as it stands in a sentence: `1 904 henkilöä`, `12,9 %`, `133,6 €/henkilö`."""
    if measure.kind == "percent":
        return format.percent(value, language=language, decimals=measure.decimals)
    if measure.kind == "money":
        return format.euros(value, language=language, decimals=measure.decimals)
    return f"{format.number(value, language=language, decimals=measure.decimals)}{format.NBSP}{measure.unit}"


def _of_matrix(table: DataTable, at: Mapping[str, str], *, language: str) -> SafeString:
    titles = {column.key: column for column in table.columns}
    cells = {
        f"{line.name}{ARROW}{titles[key].title}": value
        for line in table.lines
        for code, key in at.items()
        if line.code and line.code != code and isinstance(value := line.values.get(key), Decimal)
    }
    found = ends(cells)
    if found is None or found.high == 0:
        return sentences(_("Kuntien välillä ei ole lukuja."))
    value = with_unit(found.high, titles[next(iter(at.values()))], language=language)
    return format_html("{} <strong>{}</strong>, {}.", _("Suurin luku kunnasta toiseen:"), _rows(found.greatest), value)


ARROW = " – "
"""Between the two places of a cell: the typeface has no arrow."""

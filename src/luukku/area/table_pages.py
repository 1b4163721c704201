"""The pages of the plan's tables: all of them in a list, and each with what matters in it said first."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import cast

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.area import rooms
from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import places, printed_total, total_of
from luukku.area.domain.words import Role, Topic
from luukku.area.notes import source_in_words, when
from luukku.area.table_say import index_say, table_say
from luukku.area.tables import whole
from luukku.core.documents.tables import Column, DataTable, Line, Order, sorted_by
from luukku.core.ui.heat import Heat, heat
from luukku.core.ui.sources import Source
from luukku.kernel.numbers import percent_of
from luukku.kernel.typed import nearest

LEADING: tuple[Role, ...] = ("clients", "money", "person_years", "population")
"""What a table's sentence is about while the reader has not chosen, in this order; else its first column."""
SHARE = "osuus"
PAGES: Mapping[Topic | None, tuple[Callable[[AreaPack], bool], Promise, str]] = {
    "commuting": (rooms.commuting, gettext_lazy("Pendelöinti"), "area:commuting"),
    "commuting_totals": (rooms.commuting, gettext_lazy("Pendelöinti"), "area:commuting"),
    "employment_codes": (rooms.clients, gettext_lazy("Työllisyyskoodit"), "figures:clients"),
    "staff_by_function": (rooms.staff, gettext_lazy("Henkilöstö"), "area:staff"),
    "state_transfer": (rooms.money, gettext_lazy("Rahoitus"), "area:money"),
}
"""The page that answers more of a topic than its table: whether it is there, its title and its name."""


@dataclass(frozen=True, slots=True)
class Index:
    """All tables of the plan."""

    say: SafeString
    table: DataTable
    limits: Sequence[str]


def index(pack: AreaPack, *, language: str) -> Index:
    """The list of the tables, in the order of their files."""
    lines = tuple(_index_line(pack, table, language=language) for table in pack.tables)
    columns = (
        Column(key="ajankohta", title=_("Ajankohta"), kind="text"),
        Column(key="keita", title=_("Keitä koskee"), kind="text"),
        Column(key="lahde", title=_("Lähde"), kind="text"),
        Column(key="riveja", title=_("Rivejä")),
        Column(key="sarakkeita", title=_("Sarakkeita")),
    )
    table = DataTable(
        stem="taulukot",
        title=_("Suunnitelman taulukot"),
        names=Column(key="taulukko", title=_("Taulukko"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=columns,
        lines=lines,
    )
    limits = _("Taulukot kertovat valmistelun ajan tilanteesta, eivät siitä, mitä sen jälkeen on tapahtunut.")
    return Index(index_say(pack, language=language), table, [limits])


def _index_line(pack: AreaPack, table: Table, *, language: str) -> Line:
    described = [table.spec.column_in(row.label, key) for row in table.rows for key in table.spec.columns]
    whom = list(dict.fromkeys(column.population_text.in_language(language) for column in described))
    return Line(
        name=table.spec.title.in_language(language),
        code=table.stem,
        url=reverse("area:table", args=[table.stem]),
        values={
            "ajankohta": "; ".join(dict.fromkeys(when(column, language=language) for column in table.spec.columns.values())),
            "keita": ", ".join(whom) if len(whom) < MANY else _("%(count)s joukkoa") % {"count": len(whom)},
            "lahde": source_in_words(pack, table.spec.source, language=language),
            "riveja": len(table.rows),
            "sarakkeita": len(table.spec.columns),
        },
    )


MANY = 3
"""From this many groups of people on, a table says them column by column."""


@dataclass(frozen=True, slots=True)
class TablePage:
    """One table: what matters, its figures, its colours when it is a matrix, and the page that answers more."""

    say: SafeString
    table: DataTable
    heat: Heat | None
    more: tuple[str, str] | None
    limits: Sequence[str]


def table_page(pack: AreaPack, stem: str, *, members: Sequence[Municipality], order: str, language: str) -> TablePage | None:
    """The table with this stem, None when there is none. Raises UnknownChoice for an order that it does not offer.

    order  a column's key, `-` before it for the greatest first; as printed when empty
    """
    printed = next((each for each in pack.tables if each.stem == stem), None)
    if printed is None:
        return None
    table = whole(pack, printed, members=members, language=language)
    lead = _leading(printed, order.removeprefix("-"))
    shared = _with_shares(table, printed, lead)
    ordered = sorted_by(shared, order.removeprefix("-"), descending=order.startswith("-")) if order else _as_printed(shared)
    return TablePage(
        say=table_say(printed, table, lead, language=language),
        table=ordered,
        heat=_heat(printed, ordered, language=language),
        more=_more(pack, printed),
        limits=[_("Luvut ovat sellaisina kuin suunnitelma ne painaa: laskuvirheitä ei ole korjattu.")],
    )


def nearest_table(pack: AreaPack, stem: str) -> Table | None:
    """The table whose stem or title is most like this; None when none is near."""
    names = {name: table for table in pack.tables for name in (table.stem, table.spec.title.fi)}
    found = nearest(stem, names)
    return names[found] if found else None


def _as_printed(table: DataTable) -> DataTable:
    """The order of the plan, from which a reader may choose another."""
    return replace(table, order=Order("", descending=False))


def _leading(table: Table, chosen: str) -> str:
    """The column that the sentence is about: the chosen one, else the one that the topic turns on, else the first."""
    if chosen in table.spec.columns:
        return chosen
    by_role = (table.column_as(role) for role in LEADING)
    return next((key for key in by_role if key), next(iter(table.spec.columns)))


def _with_shares(table: DataTable, printed: Table, lead: str) -> DataTable:
    """The table with each row's share of the leading column's total, where that means something and is not printed already."""
    total = total_of(printed, lead)
    if total is None or SHARE in printed.spec.columns or any(printed_total(printed, key) == 100 for key in printed.spec.columns):
        return table
    of = next(column for column in table.columns if column.key == lead)
    note = _("Laskettu sarakkeesta %(title)s: osuus rivistä Yhteensä.") % {"title": of.title}
    source = replace(cast(Source, of.source), unit="%", note=note)
    share = Column(key=SHARE, title=_("Osuus"), unit="%", kind="percent", decimals=1, source=source)
    lines = tuple(
        replace(line, values={**line.values, SHARE: percent_of(value, total)})
        if isinstance(value := line.values.get(lead), Decimal) and line.kind != "compared"
        else line
        for line in table.lines
    )
    return replace(table, columns=(*table.columns, share), lines=lines)


def _heat(printed: Table, table: DataTable, *, language: str) -> Heat | None:
    found = places(printed)
    if not found:
        return None
    framed = {(code, key): _("oma kunta") for code, key in found.items()}
    return heat(table, columns=list(found.values()), framed=framed, language=language)


def _more(pack: AreaPack, table: Table) -> tuple[str, str] | None:
    if table.spec.topic not in PAGES:
        return None
    is_there, title, page = PAGES[table.spec.topic]
    return (str(title), reverse(page)) if is_there(pack) else None

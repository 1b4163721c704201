"""A value of the lawbook as a row of a page: what it says, of which days, on what it rests and how sure that is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line
from luukku.core.lawbook.shown import in_words, parts
from luukku.core.ui import format
from luukku.law import Parameter, Special, Value
from luukku.law.review import is_stale

ACT = {
    "fi": "https://www.finlex.fi/fi/lainsaadanto/{year}/{number}",
    "sv": "https://www.finlex.fi/sv/lagstiftning/{year}/{number}",
}
"""Where an act is read. It is law in Finnish and in Swedish alone."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A parameter with its value, texts in the reader's language.

    figure  the value in words; empty before the first value
    parts   its lines, when it is a list
    days    when it is or was in force
    basis   act and section, else the publication
    act     address of the act, where one is named
    stale   whether it was checked too long ago, as of the page's day
    there   whether there is a figure: no `none`, no `unknown`
    """

    parameter: Parameter
    value: Value
    title: str
    url: str
    figure: str
    parts: tuple[str, ...]
    days: str
    basis: str
    act: str
    note: str
    stale: bool
    there: bool


def row(parameter: Parameter, value: Value, *, day: date, language: str) -> Row:
    """The row of one value."""
    return Row(
        parameter=parameter,
        value=value,
        title=parameter.title.in_language(language),
        url=reverse("lawbook:parameter", args=[parameter.key]),
        figure=in_words(value, language=language),
        parts=parts(value, language=language),
        days=format.days(value.from_, value.to, language=language),
        basis=provision(value) or value.source,
        act=act_address(value, language=language),
        note=value.note.in_language(language) if value.note else "",
        stale=is_stale(value, on=day),
        there=not isinstance(value.value, Special),
    )


def provision(value: Value) -> str:
    """`380/2023 31 § 1`, empty when no provision is named."""
    return f"{value.citation.act} {value.citation.section}" if value.citation else ""


def act_address(value: Value, *, language: str) -> str:
    """Where the act of the value is read, empty when no act is named."""
    return act_page(value.citation.act, language=language) if value.citation else ""


def act_page(act: str, *, language: str) -> str:
    """Where an act is read: `380/2023`."""
    number, _slash, year = act.partition("/")
    return ACT.get(language, ACT["fi"]).format(year=year, number=number)


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedRow:
    """One parameter on two days; a side is None before its first value."""

    title: str
    url: str
    key: str
    old: Row | None
    new: Row | None


def as_table(rows: Iterable[Row], *, stem: str, title: str, day: date, whose: str = "") -> DataTable:
    """The rows as a table to take out; the key is the code of its line."""
    columns = (
        Column(key="arvo", title=_("Arvo"), kind="text"),
        Column(key="alkaen", title=_("Alkaen"), kind="date"),
        Column(key="paattyen", title=_("Päättyen"), kind="date"),
        Column(key="saannos", title=_("Säännös"), kind="text"),
        Column(key="lahde", title=_("Lähde"), kind="text"),
        Column(key="merkki", title=_("Merkki"), kind="text"),
        Column(key="tarkistettu", title=_("Tarkistettu"), kind="date"),
        Column(key="huomautus", title=_("Huomautus"), kind="text"),
    )
    return DataTable(
        stem=stem,
        title=title,
        names=Column(key="parametri", title=_("Parametri"), kind="text"),
        codes=Column(key="avain", title=_("Avain"), kind="text"),
        columns=columns,
        lines=tuple(_line(each) for each in rows),
        whose=whose,
        period=day.isoformat(),
    )


def changes_table(changes: Iterable[ChangedRow], *, day: date) -> DataTable:
    """The changes as a table to take out."""
    return DataTable(
        stem="muutokset",
        title=_("Lain muutokset"),
        names=Column(key="parametri", title=_("Parametri"), kind="text"),
        codes=Column(key="avain", title=_("Avain"), kind="text"),
        columns=(
            Column(key="ennen", title=_("Ennen"), kind="text"),
            Column(key="jalkeen", title=_("Jälkeen"), kind="text"),
            Column(key="alkaen", title=_("Alkaen"), kind="date"),
            Column(key="lahde_ennen", title=_("Lähde ennen"), kind="text"),
            Column(key="lahde", title=_("Lähde"), kind="text"),
            Column(key="merkki", title=_("Merkki"), kind="text"),
        ),
        lines=tuple(_changed_line(each) for each in changes),
        period=day.isoformat(),
    )


def _changed_line(change: ChangedRow) -> Line:
    old, new = change.old, change.new
    return Line(
        name=change.title,
        code=change.key,
        url=change.url,
        values={
            "ennen": _whole(old) if old else Absent.NOT_APPLICABLE,
            "jalkeen": _whole(new) if new else Absent.NOT_APPLICABLE,
            "alkaen": new.value.from_ if new else Absent.NOT_APPLICABLE,
            "lahde_ennen": old.value.source if old else Absent.NOT_APPLICABLE,
            "lahde": new.value.source if new else Absent.NOT_APPLICABLE,
            "merkki": str(new.value.mark) if new else Absent.NOT_APPLICABLE,
        },
    )


def _whole(row: Row) -> str:
    """The value with all its parts."""
    return ", ".join(row.parts) or row.figure


def _line(row: Row) -> Line:
    value = row.value
    return Line(
        name=row.title,
        code=row.parameter.key,
        url=row.url,
        values={
            "arvo": _whole(row),
            "alkaen": value.from_,
            "paattyen": value.to or Absent.NOT_APPLICABLE,
            "saannos": provision(value) or Absent.NOT_APPLICABLE,
            "lahde": value.source,
            "merkki": str(value.mark),
            "tarkistettu": value.last_checked_on,
            "huomautus": row.note or Absent.NOT_APPLICABLE,
        },
    )

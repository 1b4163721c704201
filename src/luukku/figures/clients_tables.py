"""The table of employment codes: clients of each municipality by code, as shares, differences, rates or persons."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from typing import TypedDict

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.notes import column_source
from luukku.area.tables import years_of
from luukku.core.documents.tables import Column, DataTable, Kind, Line, Value
from luukku.core.ui import format
from luukku.core.ui.heat import Heat, heat
from luukku.core.ui.sources import Source
from luukku.figures import notes
from luukku.figures.domain.clients import Codes
from luukku.figures.queries import Reach
from luukku.kernel.numbers import percent_of

SHARE, DIFFERENCE, FORCE, PERSONS = "osuus", "ero", "tyovoima", "henkiloa"
"""What stands in the cells: percent of clients, difference from the area's share, for each hundred of labour force, persons."""
ALL = "yhteensa"


@dataclass(frozen=True, slots=True)
class Known:
    """What the page knows.

    names  of the members that the table tells of, by code, in alphabetical order
    force  their labour force in `month`, the last month of the table's time that the series tells; empty where it tells none
    """

    pack: AreaPack
    table: Table
    codes: Codes
    names: Mapping[str, str]
    force: Mapping[str, int]
    month: date
    reach: Reach
    language: str

    @property
    def area_force(self) -> int | None:
        """Labour force of them all; None where it is not told of each."""
        return sum(self.force.values()) if self.force.keys() == self.names.keys() else None

    def title(self, code: str) -> str:
        return self.table.spec.columns[code].title.in_language(self.language)

    def number(self, value: format.Number, decimals: int = 1) -> str:
        return format.number(value, language=self.language, decimals=decimals)


def clients_table(known: Known, counted: str) -> DataTable:
    """Municipalities in rows, codes in columns, the area below."""
    lines = [
        Line(name=name, code=code, url=reverse("figures:municipality", args=[code]), values=_values(known, code, counted))
        for code, name in known.names.items()
    ]
    if len(lines) > 1 and counted != DIFFERENCE:
        lines.append(Line(name=_("Alue"), values=_area_values(known, counted), kind="sum"))
    columns = [
        Column(key=code, title=known.title(code), **_look(counted), source=_source(known, code, counted))
        for code in known.codes.codes
    ]
    if counted in (PERSONS, FORCE):
        source = _source(known, known.table.column_as("clients") or known.codes.codes[0], counted)
        columns.append(Column(key=ALL, title=_("Asiakkaat"), **_look(counted), source=source))
    return DataTable(
        stem="tyollisyyskoodit",
        title=_("Asiakkaat koodeittain ja kunnittain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=years_of(known.table),
    )


def clients_heat(known: Known, table: DataTable) -> Heat:
    """The colours of the codes."""
    return heat(table, columns=known.codes.codes, language=known.language)


class _Look(TypedDict):
    kind: Kind
    decimals: int


def _look(counted: str) -> _Look:
    kinds: dict[str, Kind] = {SHARE: "percent", DIFFERENCE: "change"}
    return {"kind": kinds.get(counted, "number"), "decimals": 0 if counted == PERSONS else 1}


def _values(known: Known, municipality: str, counted: str) -> dict[str, Value]:
    codes, counts = known.codes, known.codes.counts[municipality]
    if counted == SHARE:
        return {code: codes.share(municipality, code) for code in codes.codes}
    if counted == DIFFERENCE:
        return {code: codes.difference(municipality, code) for code in codes.codes}
    everybody = codes.clients[municipality]
    if counted == PERSONS:
        return {**{code: counts.get(code) for code in codes.codes}, ALL: everybody}
    force = known.force.get(municipality)
    return {**{code: percent_of(counts.get(code), force) for code in codes.codes}, ALL: percent_of(everybody, force)}


def _area_values(known: Known, counted: str) -> dict[str, Value]:
    codes = known.codes
    if counted == SHARE:
        return {code: codes.area_share(code) for code in codes.codes}
    if counted == PERSONS:
        return {**codes.area, ALL: codes.area_clients}
    force = known.area_force
    return {**{code: percent_of(codes.area[code], force) for code in codes.codes}, ALL: percent_of(codes.area_clients, force)}


def _source(known: Known, key: str, counted: str) -> Source:
    source = column_source(known.pack, known.table, key, language=known.language)
    if counted == PERSONS:
        return source
    told = {
        SHARE: ("%", _("Laskettu: osuus kunnan kaikista asiakkaista.")),
        DIFFERENCE: (_("prosenttiyksikköä"), _("Laskettu: kunnan osuus vähennettynä koko alueen osuudella.")),
        FORCE: (_("sataa työvoimaan kuuluvaa kohti"), _force_note(known)),
    }
    unit, note = told[counted]
    return replace(source, unit=unit, note=note)


def _force_note(known: Known) -> str:
    force = notes.labour_source("labour_force", month=known.month, reach=known.reach, language=known.language)
    return _("Laskettu: asiakkaat / työvoima (%(source)s, %(when)s).") % {"source": force.source, "when": force.date}


def per_hundred(known: Known, municipality: str) -> Fraction | None:
    """Clients of a municipality for each hundred of its labour force."""
    return percent_of(known.codes.clients[municipality], known.force.get(municipality))

"""Tables of the board's seats: the rule worked out, what would change, and the seats of every year."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.board import Board, seats_for, to_gain, to_lose
from luukku.area.domain.pack import AreaPack, BoardRule
from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.figures import notes
from luukku.figures.queries import Reach
from luukku.kernel.alphabet import fi_sort


@dataclass(frozen=True, slots=True)
class Known:
    """What the page knows.

    board    of the chosen year; its members are those who choose it
    boards   of every year in which the population of all its members is told, the newest first
    names    by code, of everybody who is on some of them or joins
    members  codes that have a page of their own today
    """

    pack: AreaPack
    rule: BoardRule
    board: Board
    boards: Sequence[Board]
    names: Mapping[str, str]
    members: frozenset[str]
    reach: Reach
    language: str

    @property
    def residents(self) -> dict[str, int]:
        """Residents of the board's municipalities by code, in alphabetical order of their names."""
        counts = {row.municipality.code: row.population for row in self.board.seats}
        return dict(sorted(counts.items(), key=lambda item: fi_sort(self.names[item[0]])))

    def seats(self, residents: int) -> int:
        return seats_for(residents, size=self.rule.size)


def _names_column() -> Column:
    return Column(key="kunta", title=_("Kunta"), kind="text")


def _codes_column() -> Column:
    return Column(key="kuntanumero", title=_("Kuntanumero"), kind="text")


def _url(known: Known, code: str) -> str:
    return reverse("figures:municipality", args=[code]) if code in known.members else ""


def seats_table(known: Known) -> DataTable:
    """Residents, started portions, seats, and how many residents more or fewer would change them."""
    size, lines = known.rule.size, []
    for code, count in known.residents.items():
        values: dict[str, Value] = {
            "vakiluku": count,
            "osia": Fraction(count, size),
            "paikat": known.seats(count),
            "lisaan": to_gain(count, size=size),
            "pois": to_lose(count, size=size) if known.seats(count) > 1 else Absent.NOT_APPLICABLE,
        }
        lines.append(Line(name=known.names[code], code=code, url=_url(known, code), values=values))
    if len(lines) > 1:
        whole: dict[str, Value] = {"vakiluku": sum(known.residents.values()), "paikat": known.board.total}
        none = dict.fromkeys(("osia", "lisaan", "pois"), Absent.NOT_APPLICABLE)
        lines.append(Line(name=_("Yhteensä"), values={**whole, **none}, kind="sum"))
    return DataTable(
        stem="lautakunnan-paikat",
        title=_("Paikat kunnittain"),
        names=_names_column(),
        codes=_codes_column(),
        columns=tuple(_seats_columns(known)),
        lines=tuple(lines),
        period=str(known.board.year),
    )


def _seats_columns(known: Known) -> list[Column]:
    year = known.board.year
    residents = notes.residents_source(year=year, reach=known.reach, language=known.language)
    seats = notes.seats_source(known.pack, year=year, reach=known.reach, language=known.language)
    size = format.number(known.rule.size, language=known.language)
    return [
        Column(key="vakiluku", title=_("Väkiluku"), unit=f"31.12.{year}", source=residents),
        Column(key="osia", title=_("Väkiluku / %(size)s") % {"size": size}, unit=_("osaa"), decimals=2, source=seats),
        Column(key="paikat", title=_("Paikat"), unit=_("alkavaa osaa"), source=seats),
        Column(key="lisaan", title=_("Lisäpaikkaan puuttuu"), unit=_("asukasta"), source=seats),
        Column(key="pois", title=_("Paikka lähtee, jos vähenee"), unit=_("asukasta"), source=seats),
    ]


def whatif_table(known: Known, after: Mapping[str, int]) -> DataTable:
    """Today's seats beside those that the supposed populations would give. `after` is residents of the members by code."""
    now, lines = known.residents, []
    for code in sorted({*now, *after}, key=lambda code: fi_sort(known.names[code])):
        before, then = (known.seats(counts.get(code, 0)) for counts in (now, after))
        values: dict[str, Value] = {
            "vakiluku": now.get(code, Absent.NOT_APPLICABLE),
            "sitten": after.get(code, Absent.NOT_APPLICABLE),
            "paikat": before,
            "paikat-sitten": then,
            "ero": then - before,
        }
        lines.append(Line(name=known.names[code], code=code, url=_url(known, code), values=values))
    total = sum(map(known.seats, after.values()))
    whole: dict[str, Value] = {
        "vakiluku": sum(now.values()),
        "sitten": sum(after.values()),
        "paikat": known.board.total,
        "paikat-sitten": total,
        "ero": total - known.board.total,
    }
    lines.append(Line(name=_("Yhteensä"), values=whole, kind="sum"))
    year = known.board.year
    residents = notes.residents_source(year=year, reach=known.reach, language=known.language)
    supposed = _("Oletus: väkiluku %(year)s ja annetut muutokset.") % {"year": year}
    seats = notes.seats_source(known.pack, year=year, reach=known.reach, language=known.language)
    then_seats = notes.seats_source(known.pack, year=year, reach=known.reach, language=known.language, note=supposed)
    return DataTable(
        stem="lautakunta-mita-jos",
        title=_("Paikat muutoksen jälkeen"),
        names=_names_column(),
        codes=_codes_column(),
        columns=(
            Column(key="vakiluku", title=_("Väkiluku"), unit=f"31.12.{year}", source=residents),
            Column(key="sitten", title=_("Väkiluku"), unit=_("oletus"), source=then_seats),
            Column(key="paikat", title=_("Paikat nyt"), unit=_("jäsentä"), source=seats),
            Column(key="paikat-sitten", title=_("Paikat sitten"), unit=_("jäsentä"), source=then_seats),
            Column(key="ero", title=_("Muutos"), unit=_("jäsentä"), kind="change", source=then_seats),
        ),
        lines=tuple(lines),
        period=str(year),
    )


def history_table(known: Known) -> DataTable:
    """Seats year by year, the newest first, a municipality a column."""
    codes = sorted(
        {row.municipality.code for board in known.boards for row in board.seats}, key=lambda code: fi_sort(known.names[code])
    )
    lines = []
    for board in known.boards:
        seats: dict[str, Value] = dict.fromkeys(codes, Absent.NOT_APPLICABLE)
        seats |= {row.municipality.code: row.seats for row in board.seats}
        lines.append(Line(name=board.year, values={**seats, "yhteensa": board.total}))
    source = notes.seats_source(known.pack, year=known.boards[0].year, reach=known.reach, language=known.language)
    places = tuple(Column(key=code, title=known.names[code], source=source) for code in codes)
    return DataTable(
        stem="lautakunta-vuosittain",
        title=_("Paikat eri vuosien väkiluvuilla"),
        names=Column(key="vuosi", title=_("Väkiluku 31.12."), kind="year"),
        columns=(*places, Column(key="yhteensa", title=_("Yhteensä"), source=source)),
        lines=tuple(lines),
        period=f"{known.boards[-1].year}-{known.boards[0].year}",
    )

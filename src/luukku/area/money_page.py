"""The page of money per head: what the state transfers by municipality, by a basis, and against the area's mean."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.ends import ends
from luukku.area.domain.money import BASES, Basis, Money, PerHead, heads_table, money, per_head, per_head_column, total_in_euros
from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Table
from luukku.area.domain.words import Role
from luukku.area.maps import area_map, map_note
from luukku.area.notes import column_source
from luukku.area.queries import members_on
from luukku.area.tables import years_of
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.saying import names_in_a_row, sentences
from luukku.core.ui.sources import Source
from luukku.kernel.alphabet import fi_sort


@dataclass(frozen=True, slots=True)
class _Words:
    """A basis in words: the name of its choice, whom a figure is for, and the unit of a figure."""

    choice: str
    each: str
    unit: str


def words_of(basis: Basis) -> _Words:
    return {
        "asukas": _Words(_("Asukasta kohti"), _("asukasta kohti"), _("€/asukas")),
        "tyoton": _Words(_("Työtöntä kohti"), _("työtöntä kohti"), _("€/työtön")),
        "laaja": _Words(_("Laajasti työtöntä kohti"), _("laajasti työtöntä kohti"), _("€/laajasti työtön")),
        "tyovoima": _Words(_("Työvoimaan kuuluvaa kohti"), _("työvoimaan kuuluvaa kohti"), _("€/työvoimaan kuuluva")),
    }[basis]


@dataclass(frozen=True, slots=True, kw_only=True)
class MoneyPage:
    """What the page shows; `bases` may be chosen, and stand side by side in `all_bases` when there are several."""

    say: SafeString
    title: str
    bases: Sequence[Option]
    table: DataTable
    all_bases: DataTable | None
    map: Chart
    map_note: str
    limits: Sequence[str]


@dataclass(frozen=True, slots=True)
class _Known:
    """What the page knows: the table, its money, the members by name, and each basis that can be told."""

    pack: AreaPack
    table: Table
    told: Money
    members: Sequence[Municipality]
    by_basis: Mapping[Basis, PerHead]
    language: str

    def name(self, member: Municipality) -> str:
        return member.name.in_language(self.language)


def money_page(*, pack: AreaPack, day: date, query: Mapping[str, str], language: str) -> MoneyPage | None:
    """The page with the members of a day; None when the area has no such table. Raises UnknownChoice and NothingOnThatDay.

    query  `peruste`: by what money is divided
    """
    table = pack.about("state_transfer")
    told = money(table) if table else None
    if table is None or told is None:
        return None
    found = {basis: heads for basis in BASES if (heads := per_head(pack, table, told, basis))}
    members = sorted(
        (each for each in members_on(pack, day=day, language=language) if each.code in told.together),
        key=lambda each: fi_sort(each.name.in_language(language)),
    )
    if not found or not members:
        return None
    known = _Known(pack, table, told, members, found, language)
    basis = next(each for each in BASES if each == chosen(query, "peruste", list(found), default=next(iter(found))))
    return MoneyPage(
        say=_say(known, basis),
        title=_("Rahoitus %(each)s") % {"each": words_of(basis).each},
        bases=options({each: words_of(each).choice for each in found}, basis),
        table=_table(known, basis),
        all_bases=_all_bases(known) if len(found) > 1 else None,
        map=_map(known, basis),
        map_note=map_note(pack, language=language),
        limits=_limits(known),
    )


def _table(known: _Known, basis: Basis) -> DataTable:
    heads, told = known.by_basis[basis], known.told
    columns = [column for column in _columns(known, basis) if _any_told(known, column.key, basis)]
    lines = [
        Line(
            name=known.name(member),
            code=member.code,
            url=reverse("figures:municipality", args=[member.code]),
            values=_values(told, heads, member.code),
        )
        for member in known.members
    ]
    if len(lines) > 1 and {each.code for each in known.members} == set(told.together):
        lines.append(Line(name=_("Alue"), values=_sums(known, heads), kind="sum"))
    return DataTable(
        stem="rahoitus",
        title=_("Rahoitus kunnittain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=years_of(known.table),
    )


def _any_told(known: _Known, key: str, basis: Basis) -> bool:
    return any(_values(known.told, known.by_basis[basis], member.code).get(key) is not None for member in known.members)


def _values(told: Money, heads: PerHead, code: str) -> dict[str, Value]:
    return {
        "siirto": told.transfer.get(code),
        "kompensaatio": told.compensation.get(code),
        "yhteensa": told.together.get(code),
        "kohti": heads.each.get(code),
        "ero": heads.difference(code),
        "vaikutus": heads.above.get(code),
    }


def _sums(known: _Known, heads: PerHead) -> dict[str, Value]:
    """The area's line: printed totals where there are such, else sums."""
    told = known.told
    values: dict[str, Value] = {"kohti": heads.area, "ero": Fraction(0), "vaikutus": Fraction(0)}
    parts: tuple[tuple[str, Role, Mapping[str, Fraction]], ...] = (
        ("siirto", "transfer", told.transfer),
        ("kompensaatio", "compensation", told.compensation),
        ("yhteensa", "money", told.together),
    )
    for key, role, figures in parts:
        values[key] = total_in_euros(known.table, role) or sum(figures.values(), Fraction(0))
    return values


def _columns(known: _Known, basis: Basis) -> list[Column]:
    words, source = words_of(basis), _source(known, basis)
    difference = _("Kunnan luku vähennettynä alueen luvulla.")
    effect = _("Laskettu: kunnan rahat vähennettynä sen osuudella alueen rahoista, kun ne jaettaisiin tasan %(each)s.")
    return [
        Column(key="siirto", title=_("Kuntasiirto"), unit="€", kind="money", source=_printed(known, "transfer")),
        Column(
            key="kompensaatio", title=_("Etuuksien kompensaatio"), unit="€", kind="money", source=_printed(known, "compensation")
        ),
        Column(key="yhteensa", title=_("Yhteensä"), unit="€", kind="money", source=_printed(known, "money")),
        Column(key="kohti", title=words.choice, unit="€", kind="number", decimals=1, source=source),
        Column(
            key="ero",
            title=_("Ero alueeseen"),
            unit=words.unit,
            kind="change",
            decimals=1,
            source=replace(source, note=difference),
        ),
        Column(
            key="vaikutus",
            title=_("Yhteensä yli alueen keskiarvon"),
            unit="€",
            kind="change",
            source=replace(source, unit="€", note=effect % {"each": words.each}),
        ),
    ]


def _printed(known: _Known, role: Role) -> Source:
    """The note of a printed sum of money; of thousands it says that they are shown in euros."""
    keys = [key for key, column in known.table.spec.columns.items() if column.role == role]
    key = keys[0] if keys else next(iter(known.table.spec.columns))
    source = column_source(known.pack, known.table, key, language=known.language)
    if not keys:
        return replace(source, unit="€", note=_("Laskettu: kuntasiirto ja kompensaatio yhteensä."))
    thousands = known.table.spec.columns[key].unit == "thousand_eur"
    return replace(source, unit="€", note=_("Painettu tuhansina euroina.") if thousands else source.note)


def _source(known: _Known, basis: Basis) -> Source:
    """The note of money per head: of the printed column, or of what it is counted from."""
    key = per_head_column(known.table, basis)
    if known.by_basis[basis].printed and key:
        return column_source(known.pack, known.table, key, language=known.language)
    divided = heads_table(known.pack, basis)
    source = _printed(known, "money")
    if divided is None:
        return source
    by = column_source(known.pack, *divided, language=known.language)
    note = _("Laskettu: rahat / %(whom)s, %(when)s.") % {"whom": by.population, "when": by.date}
    return replace(source, unit=words_of(basis).unit, population=by.population, note=note)


def _all_bases(known: _Known) -> DataTable:
    """Every basis side by side, with how far from the area's mean each figure is told by its own page."""
    columns = tuple(
        Column(key=basis, title=words_of(basis).choice, unit="€", decimals=1, source=_source(known, basis))
        for basis in known.by_basis
    )
    lines = [
        Line(
            name=known.name(member),
            code=member.code,
            values={basis: heads.each.get(member.code) for basis, heads in known.by_basis.items()},
        )
        for member in known.members
    ]
    if len(lines) > 1:
        lines.append(Line(name=_("Alue"), values={basis: heads.area for basis, heads in known.by_basis.items()}, kind="sum"))
    return DataTable(
        stem="rahoitus-perusteittain",
        title=_("Kaikki perusteet rinnakkain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title="", kind="text"),
        columns=columns,
        lines=tuple(lines),
        period=years_of(known.table),
    )


def _say(known: _Known, basis: Basis) -> SafeString:
    """How much there is for each head, who gets most and least, and what an even share would change."""
    heads, words = known.by_basis[basis], words_of(basis)
    each = {known.name(member): heads.each.get(member.code) for member in known.members}
    found = ends(each)
    told = {"each": words.each, "sum": format.millions(known.told.area, language=known.language)}
    if found is None:
        return sentences(_("Kunnittaisia lukuja ei ole."))
    if len(each) == 1:
        value = format.euros(found.high, language=known.language, decimals=1)
        return format_html("{}: <strong>{}</strong> {}.", found.greatest[0], value, words.each)
    first: SafeString | str = _("Kunnille tulee yhteensä %(sum)s.") % told
    if heads.area is not None:
        mean = format.euros(heads.area, language=known.language, decimals=1)
        first = format_html("{} {}, <strong>{}</strong> {}.", _("Kunnille tulee yhteensä"), told["sum"], mean, words.each)
    return sentences(first, _ends(known, each), _effect(known, heads))


def _ends(known: _Known, each: Mapping[str, Fraction | None]) -> str:
    found = ends(each)
    if found is None or found.equal:
        return _("Luku on sama kaikissa kunnissa.")
    told = {
        "most": names_in_a_row(found.greatest),
        "high": format.euros(found.high, language=known.language, decimals=1),
        "least": names_in_a_row(found.least),
        "low": format.euros(found.low, language=known.language, decimals=1),
    }
    return _("Eniten: %(most)s (%(high)s), vähiten: %(least)s (%(low)s).") % told


def _effect(known: _Known, heads: PerHead) -> str:
    """Who would gain and who would lose most in euros if all got the area's mean."""
    found = ends({known.name(member): heads.above.get(member.code) for member in known.members})
    if found is None or found.high <= 0 or found.low >= 0:
        return ""
    told = {
        "loses": names_in_a_row(found.greatest),
        "loss": format.euros(found.high, language=known.language),
        "gains": names_in_a_row(found.least),
        "gain": format.euros(-found.low, language=known.language),
    }
    loss = _("Jos kaikki saisivat alueen keskiarvon, eniten menettäisi %(loses)s (%(loss)s)") % told
    gain = _("eniten lisää saisi %(gains)s (%(gain)s)") % told
    return f"{loss}; {gain}."


def _map(known: _Known, basis: Basis) -> Chart:
    heads = known.by_basis[basis]
    values = {member.code: heads.each.get(member.code) for member in known.members}
    told = "; ".join(
        f"{known.name(member)} {format.euros(value, language=known.language, decimals=1)}"
        for member in known.members
        if (value := values[member.code]) is not None
    )
    return area_map(
        pack=known.pack,
        members=known.members,
        values={code: None if value is None else float(value) for code, value in values.items()},
        label=_("Kartta: rahoitus %(each)s kunnittain. %(told)s.") % {"each": words_of(basis).each, "told": told},
        language=known.language,
        suffix="" if known.language == "en" else "\u00a0€",
    )


def _limits(known: _Known) -> list[str]:
    told = [
        _("Siirto on laskennallinen. Se ei kerro, mitä palvelut maksavat, eikä sitä, kuinka paljon kunnassa tarvitaan niitä."),
        _("Yksi peruste ei kerro kaikkea: asukasta kohti suuri luku voi olla työtöntä kohti pieni.")
        if len(known.by_basis) > 1
        else "",
    ]
    return [each for each in told if each]

"""Tables of commuting: the matrix in persons or shares, each municipality's balance, and the flows that the map draws."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.commuting import Balance, Commuting
from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import places
from luukku.area.notes import column_source
from luukku.area.tables import years_of
from luukku.connectors import official
from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui.heat import Heat, heat
from luukku.core.ui.sources import Source
from luukku.kernel.alphabet import fi_sort
from luukku.kernel.numbers import percent_of

PERSONS, OF_HOME, OF_WORK = "henkiloa", "asuinkunta", "tyopaikka"
"""What stands in the cells: persons, or percent of those employed who live in the row or of those who work in the column."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the page knows.

    told     what the plan's tables say
    matrix   the table of who lives where and works where
    names    by code, in the alphabetical order of the reader's language
    members  codes of the members of the day that are in the matrix
    puller   where most of the members' residents go from their own municipality; None where nobody goes anywhere
    """

    pack: AreaPack
    told: Commuting
    matrix: Table
    names: Mapping[str, str]
    members: Sequence[str]
    puller: str | None
    language: str

    @property
    def when(self) -> str:
        return years_of(self.matrix)


def known(pack: AreaPack, told: Commuting, matrix: Table, *, members: Sequence[str], language: str) -> Known:
    """The matrix with the names of its places."""
    own = {each.code: each.name.in_language(language) for each in pack.municipalities}
    names = {code: own.get(code) or official.municipality(code).name(language) for code in told.places}
    ordered = dict(sorted(names.items(), key=lambda item: fi_sort(item[1])))
    inside = [code for code in ordered if code in members]
    coming = told.from_members(inside)
    puller = max(coming, key=lambda code: coming[code], default=None)
    return Known(pack, told, matrix, ordered, inside, puller if puller and coming[puller] else None, language)


def source_of(known: Known, *, unit: str = "", note: str = "") -> Source:
    """The note of the matrix's figures; `note` where they are counted from it."""
    key = next(iter(places(known.matrix).values()))
    source = column_source(known.pack, known.matrix, key, language=known.language)
    return replace(source, unit=unit or source.unit, note=note or source.note)


def matrix_table(known: Known, *, counted: str) -> DataTable:
    """Homes in rows, workplaces in columns; in persons also what goes out of the matrix, as printed."""
    lines = [_home(known, home, counted=counted) for home in known.names]
    percent = counted != PERSONS
    source = source_of(known, unit="%" if percent else "", note=_counted_from(counted))
    columns = [
        Column(key=work, title=name, kind="percent" if percent else "number", decimals=int(percent), source=source)
        for work, name in known.names.items()
    ]
    beside = [] if percent else [column for column in _beside(known) if any(line.values.get(column.key) for line in lines)]
    return DataTable(
        stem="pendelointi",
        title=_("Missä asuvat, missä työssä"),
        names=Column(key="asuinkunta", title=_("Asuinkunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=(*columns, *beside),
        lines=tuple(lines),
        period=known.when,
    )


def _counted_from(counted: str) -> str:
    if counted == OF_HOME:
        return _("Laskettu: kuntaan käyvät / asuinkunnan työlliset.")
    return _("Laskettu: kuntaan käyvät / työpaikkakunnan työpaikat.") if counted == OF_WORK else ""


def _home(known: Known, home: str, *, counted: str) -> Line:
    told = known.told
    cells: dict[str, Value] = {}
    for work in known.names:
        count = told.flows.get((home, work))
        whole = None if counted == PERSONS else told.balance(home).employed if counted == OF_HOME else told.balance(work).jobs
        cells[work] = count if counted == PERSONS else percent_of(count, whole)
    cells |= {"yhteensa": told.within.get(home), "ulos": told.outside.get(home), "ulos-osuus": told.share_outside(home)}
    return Line(name=known.names[home], code=home, url=_url(known, home), values=cells)


def _url(known: Known, code: str) -> str:
    return reverse("figures:municipality", args=[code]) if code in known.members else ""


def _beside(known: Known) -> list[Column]:
    within, outside = (known.matrix.column_as(role) for role in ("within_total", "outside_total"))
    printed = {key: column_source(known.pack, known.matrix, key, language=known.language) for key in (within, outside) if key}
    percent = source_of(known, unit="%", note=_("Taulukon ulkopuolella työssä käyvien osuus kunnan työllisistä."))
    return [
        *([Column(key="yhteensa", title=_("Yhteensä"), unit=_("painettu"), source=printed[within])] if within else []),
        *([Column(key="ulos", title=_("Taulukon ulkopuolelle"), unit=_("henkilöä"), source=printed[outside])] if outside else []),
        Column(key="ulos-osuus", title=_("Ulos"), unit="%", kind="percent", decimals=1, source=percent),
    ]


def matrix_heat(known: Known, table: DataTable, *, counted: str) -> Heat:
    """The colours of the matrix, the own municipality framed."""
    framed = {(code, code): _("työssä omassa kunnassa") for code in known.names}
    percent = "%" if known.language == "en" else "\u00a0%"
    suffix = "" if counted == PERSONS else percent
    return heat(table, columns=list(known.names), framed=framed, suffix=suffix, language=known.language)


def shares_table(known: Known) -> DataTable:
    """Each municipality's balance: who stay, who leave, who come, self-sufficiency; the members together, others beside."""
    lines = [_balance_line(known, code, known.told.balance(code)) for code in known.names]
    if len(known.members) > 1:
        lines.append(
            Line(name=_("Alue"), values=_balance_values(known, known.told.together(known.members), known.members), kind="sum")
        )
    columns = [column for column in _balance_columns(known) if any(line.values.get(column.key) is not None for line in lines)]
    return DataTable(
        stem="pendelointi-osuudet",
        title=_("Osuudet kunnittain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=known.when,
    )


def _balance_line(known: Known, code: str, balance: Balance) -> Line:
    member = code in known.members
    values = _balance_values(known, balance, [code])
    url = f"{reverse('area:commuting')}?kunta={code}"
    return Line(name=known.names[code], code=code, url=url, values=values, kind="row" if member else "compared")


def _balance_values(known: Known, balance: Balance, homes: Sequence[str]) -> dict[str, Value]:
    values: dict[str, Value] = {
        "oma": balance.own,
        "muualla": balance.out,
        "muualla-osuus": balance.out_share,
        "tulee": balance.into,
        "omavaraisuus": balance.self_sufficiency,
    }
    if known.puller:
        going = [known.told.flows.get((home, known.puller)) for home in homes if home != known.puller]
        told = [count for count in going if count is not None]
        values["suurin"] = Absent.NOT_APPLICABLE if not going else sum(told) if len(told) == len(going) else None
    return values


def _balance_columns(known: Known) -> list[Column]:
    persons = _("henkilöä")
    printed = _("Kuntien tunnuslukujen mukaan, kun suunnitelma ne painaa; muuten pendelöintitaulukosta laskettuna.")
    out = source_of(known, unit="%", note=_("Laskettu: käy muualla / (työssä omassa kunnassa + käy muualla)."))
    enough = source_of(
        known,
        unit="%",
        note=_("Laskettu: (työssä omassa kunnassa + tulee muualta) / (työssä omassa kunnassa + käy muualla)."),
    )
    base = source_of(known, note=printed)
    return [
        Column(key="oma", title=_("Työssä omassa kunnassa"), unit=persons, source=base),
        Column(key="muualla", title=_("Käy muualla"), unit=persons, source=base),
        Column(key="muualla-osuus", title=_("Käy muualla"), unit="%", kind="percent", decimals=1, source=out),
        Column(key="tulee", title=_("Tulee muualta"), unit=persons, source=base),
        Column(key="omavaraisuus", title=_("Omavaraisuus"), unit="%", kind="percent", decimals=1, source=enough),
        *_puller_column(known, unit=persons),
    ]


def _puller_column(known: Known, *, unit: str) -> list[Column]:
    """Those who go where most go."""
    if known.puller is None:
        return []
    title = _("Kohde: %(name)s") % {"name": known.names[known.puller]}
    return [Column(key="suurin", title=title, unit=unit, source=source_of(known))]


def flows_table(known: Known, flows: Mapping[tuple[str, str], float], *, centre: str | None) -> DataTable:
    """The flows of the map, the largest first; of one municipality those that leave it and those that come apart."""
    ordered = sorted(flows, key=lambda pair: (-flows[pair], pair))
    lines: list[Line] = []
    if centre is None:
        lines = [_flow_line(known, *pair, name=f"{known.names[pair[0]]}{BETWEEN}{known.names[pair[1]]}") for pair in ordered]
    else:
        going, coming = ([pair for pair in ordered if pair[end] == centre] for end in (0, 1))
        for title, pairs, other in ((_("Minne käydään töihin"), going, 1), (_("Mistä tullaan töihin"), coming, 0)):
            if pairs:
                lines.append(Line(name=title, values={}, kind="group"))
                lines += [_flow_line(known, *pair, name=known.names[pair[other]]) for pair in pairs]
    percent = source_of(known, unit="%", note=_("Osuus asuinkunnan työllisistä."))
    return DataTable(
        stem="pendelointi-virrat",
        title=_("Virrat"),
        names=Column(key="virta", title=_("Kunta") if centre else _("Asuinkunta – työpaikka"), kind="text"),
        columns=(
            Column(key="henkiloa", title=_("Käy töissä"), unit=_("henkilöä"), source=source_of(known)),
            Column(key="osuus", title=_("Osuus"), unit="%", kind="percent", decimals=1, source=percent),
        ),
        lines=tuple(lines),
        whose=known.names[centre] if centre else "",
        period=known.when,
    )


BETWEEN = " – "
"""Stands between home and workplace: the typeface has no arrow."""


def _flow_line(known: Known, home: str, work: str, *, name: str) -> Line:
    count = known.told.flows[home, work]
    part: Fraction | None = percent_of(count, known.told.balance(home).employed)
    return Line(name=name, values={"henkiloa": count, "osuus": part})

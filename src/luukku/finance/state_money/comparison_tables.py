"""The plan's transfer and the counted one as tables: by municipality, by cause, by column of the plan, by data year."""

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.words import UNITS, Role
from luukku.area.notes import column_source
from luukku.connectors import official
from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.figures.queries import LABOUR
from luukku.finance.domain.state_share.reproduction import Compared, PerHead, counted
from luukku.finance.state_money.comparison import ROLES, Beside, Comparison
from luukku.finance.state_money.tables import municipal_address
from luukku.kernel.numbers import percent_of


def by_municipality(shown: Comparison, *, pack: AreaPack, query: Mapping[str, str], language: str) -> DataTable:
    """Counted and printed transfer of each, and what remains unexplained."""
    rows = {member: shown.each[member.code] for member in shown.members}
    lines = [
        Line(
            name=member.name.in_language(language),
            code=member.code,
            url=municipal_address(member.code, query),
            values=_values(beside.compared),
        )
        for member, beside in rows.items()
    ]
    if len(lines) > 1:
        lines.append(Line(name=_("Yhteensä"), values=_values(shown.area.compared), kind="sum"))
    columns = [each for each in _columns(shown, pack, language) if any(line.values[each.key] is not None for line in lines)]
    return DataTable(
        stem="vertailu",
        title=_("Laskettu siirto ja suunnitelman siirto"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(columns),
        lines=tuple(lines),
        period=str(shown.year),
    )


def _values(compared: Compared) -> dict[str, Value]:
    told = compared.counted
    return {
        "sarjoista": told.series,
        "palveluissa": told.services,
        "ika": told.age,
        "laskettu": told.sum,
        "suunnitelma": compared.printed,
        "selittamatta": compared.unexplained,
        "osuus": compared.unexplained_percent,
        "enintaan": told.at_most,
    }


def _columns(shown: Comparison, pack: AreaPack, language: str) -> list[Column]:
    source = _counted_source(shown, language)
    printed = column_source(pack, shown.table, shown.table.column_as("transfer") or "", language=language)
    told = {
        "sarjoista": _("Työttömät × %(u)s + työvoima × %(a)s. Työvoima on 18–64-vuotiaiden sijasta.")
        % {"u": _price(shown.prices.unemployed, language), "a": _price(shown.prices.age_18_64, language)},
        "palveluissa": _("Laajasti työttömien ja työttömien ero × työttömän hinta."),
        "ika": _("18–64-vuotiaiden ja työvoiman ero × ikäryhmän hinta."),
        "laskettu": _("Laskettu: edelliset yhteensä."),
        "selittamatta": _("Suunnitelman luku vähennettynä lasketulla luvulla."),
        "osuus": _("Suunnitelman luvusta."),
        "enintaan": _("Asukkaiden ja työvoiman ero × ikäryhmän hinta: 18–64-vuotiaita ei voi olla enempää kuin asukkaita."),
    }
    notes = {key: replace(source, note=note) for key, note in told.items()}
    return [
        Column(key="sarjoista", title=_("Julkisista sarjoista"), unit="€", kind="money", source=notes["sarjoista"]),
        Column(key="palveluissa", title=_("Palveluissa olevat"), unit="€", kind="change", source=notes["palveluissa"]),
        Column(key="ika", title=_("Ikäryhmä"), unit="€", kind="change", source=notes["ika"]),
        Column(key="laskettu", title=_("Laskettu"), unit="€", kind="money", source=notes["laskettu"]),
        Column(key="suunnitelma", title=_("Suunnitelma"), unit="€", kind="money", source=replace(printed, unit="€")),
        Column(key="selittamatta", title=_("Selittämättä"), unit="€", kind="change", source=notes["selittamatta"]),
        Column(
            key="osuus", title=_("Selittämättä"), unit="%", kind="change", decimals=1, source=replace(notes["osuus"], unit="%")
        ),
        Column(key="enintaan", title=_("Siitä ikäryhmä enintään"), unit="€", kind="money", source=notes["enintaan"]),
    ]


def _counted_source(shown: Comparison, language: str) -> Source:
    dataset = official.dataset(LABOUR)
    return Source(
        unit="€",
        date=_("%(year)s, kuukausien keskiarvo") % {"year": shown.year},
        population=dataset.measures["unemployed"].population.in_language(language),
        source=dataset.source.in_language(language),
    )


def _price(euros: Fraction, language: str) -> str:
    return format.euros(euros, language=language, decimals=2)


def causes(beside: Beside, shown: Comparison, *, whose: str, language: str) -> DataTable:
    """From the country-wide series to the plan's figure: each known cause in euros, and what remains."""
    told, compared = beside.compared.counted, beside.compared
    steps: list[tuple[str, str, Fraction | None, bool]] = [
        ("sarjoista", _("Julkisista sarjoista laskettu"), told.series, False),
        ("palveluissa", _("Palveluihin osallistuvat, joita sarjan työttömissä ei ole"), told.services, False),
        ("ika", _("18–64-vuotiaat työvoiman sijasta"), told.age, False),
        ("laskettu", _("Laskettu"), told.sum, True),
        ("selittamatta", _("Selittämättä jää"), compared.unexplained, False),
        ("suunnitelma", _("Suunnitelma"), compared.printed, True),
    ]
    lines = tuple(
        Line(
            name=name,
            code=key,
            values={"euroa": euros, "osuus": percent_of(euros, compared.printed)},
            kind="sum" if is_sum else "row",
        )
        for key, name, euros, is_sum in steps
        if euros is not None
    )
    return DataTable(
        stem="syyt",
        title=_("Mistä ero koostuu"),
        names=Column(key="syy", title=_("Erä"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=(
            Column(key="euroa", title=_("Euroa"), unit="€", kind="money", source=_counted_source(shown, language)),
            Column(key="osuus", title=_("Osuus suunnitelman luvusta"), unit="%", kind="percent", decimals=1),
        ),
        lines=lines,
        whose=whose,
        period=str(shown.year),
    )


def by_column(beside: Beside, shown: Comparison, *, pack: AreaPack, whose: str, language: str) -> DataTable:
    """Every column of the plan's table beside what can be counted of it; the last three columns make the whole difference."""
    compared = beside.compared
    lines = [_money_line(shown, "transfer", compared.counted.sum, compared.printed, language)]
    if beside.compensation is not None:
        lines.append(_money_line(shown, "compensation", None, beside.compensation, language))
        lines.append(_money_line(shown, "money", None, beside.whole, language))
    lines += [_head_line(shown, found, ROLES[basis], language) for basis, found in beside.heads.items()]
    source = replace(_counted_source(shown, language), unit=_("€ tai €/henkilö"))
    printed = replace(
        column_source(pack, shown.table, shown.table.column_as("transfer") or "", language=language), unit=source.unit
    )
    told = {
        "kompensaatio": _("Suunnitelman kompensaatio / suunnitelman jakaja."),
        "siirto": _("Siirtojen ero / suunnitelman jakaja."),
        "jakaja": _("Laskettu siirto suunnitelman jakajalla, vähennettynä samalla tämän laskelman jakajalla."),
    }
    notes = {key: replace(source, note=note) for key, note in told.items()}
    return DataTable(
        stem="sarakkeet",
        title=_("Suunnitelman sarakkeet"),
        names=Column(key="sarake", title=_("Sarake"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=(
            Column(key="yksikko", title=_("Yksikkö"), kind="text"),
            Column(key="laskettu", title=_("Laskettu"), decimals=1, source=source),
            Column(key="suunnitelma", title=_("Suunnitelma"), decimals=1, source=printed),
            Column(key="ero", title=_("Ero"), kind="change", decimals=1, source=source),
            Column(key="osuus", title=_("Ero"), unit="%", kind="change", decimals=1, source=replace(source, unit="%")),
            Column(key="kompensaatio", title=_("siitä kompensaatio"), kind="change", decimals=1, source=notes["kompensaatio"]),
            Column(key="siirto", title=_("siitä siirto"), kind="change", decimals=1, source=notes["siirto"]),
            Column(key="jakaja", title=_("siitä jakaja"), kind="change", decimals=1, source=notes["jakaja"]),
        ),
        lines=tuple(lines),
        whose=whose,
        period=str(shown.year),
        note=_("Kompensaatiota ei voi laskea julkaistuista tiedoista, joten siihen perustuvia summia ei ole laskettu."),
    )


def _money_line(shown: Comparison, role: Role, euros: Fraction | None, printed: Fraction, language: str) -> Line:
    difference = None if euros is None else printed - euros
    nothing = Absent.NOT_APPLICABLE
    values: dict[str, Value] = {
        "yksikko": "€",
        "laskettu": euros,
        "suunnitelma": printed,
        "ero": difference,
        "osuus": percent_of(difference, printed),
        "kompensaatio": nothing,
        "siirto": nothing if difference is None else difference,
        "jakaja": nothing,
    }
    return Line(name=_title(shown, role, language), code=role, values=values)


def _head_line(shown: Comparison, found: PerHead, role: Role, language: str) -> Line:
    values: dict[str, Value] = {
        "yksikko": UNITS["eur_per_person"].in_language(language),
        "laskettu": found.counted,
        "suunnitelma": found.printed,
        "ero": found.difference,
        "osuus": percent_of(found.difference, found.printed),
        "kompensaatio": found.compensation,
        "siirto": found.transfer,
        "jakaja": found.heads,
    }
    return Line(name=_title(shown, role, language), code=role, values=values)


def _title(shown: Comparison, role: Role, language: str) -> str:
    """As the plan names its column; a sum that it does not print has no name of its own."""
    key = shown.table.column_as(role)
    return shown.table.spec.columns[key].title.in_language(language) if key else _("Yhteensä")


def by_year(shown: Comparison, *, language: str) -> DataTable:
    """The same count from the series alone with the figures of other years: what the choice of a data year does."""
    lines = []
    for year, known in shown.by_year.items():
        euros = counted(shown.prices, known).sum
        difference = shown.area.compared.printed - euros
        lines.append(
            Line(
                name=year,
                values={
                    "tyottomat": known.unemployed,
                    "tyovoima": known.labour_force,
                    "laskettu": euros,
                    "ero": difference,
                    "osuus": percent_of(difference, shown.area.compared.printed),
                },
            )
        )
    source = replace(_counted_source(shown, language), date=_("vuoden kuukausien keskiarvo"))
    people = replace(source, unit=_("henkilöä"))
    return DataTable(
        stem="tietovuodet",
        title=_("Sama laskelma eri vuosien tiedoilla"),
        names=Column(key="vuosi", title=_("Tietovuosi"), kind="year"),
        columns=(
            Column(key="tyottomat", title=_("Työttömiä"), source=people),
            Column(key="tyovoima", title=_("Työvoima"), source=people),
            Column(key="laskettu", title=_("Laskettu"), unit="€", kind="money", source=source),
            Column(key="ero", title=_("Ero suunnitelmaan"), unit="€", kind="change", source=source),
            Column(key="osuus", title=_("Ero"), unit="%", kind="change", decimals=1, source=replace(source, unit="%")),
        ),
        lines=tuple(lines),
    )

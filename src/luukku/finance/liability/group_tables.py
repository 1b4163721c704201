"""Tables of a group: its people by class, who reaches the next step, what it costs month by month and by municipality."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source
from luukku.finance.domain.ladder.group import Band, total
from luukku.finance.liability.group_model import Group
from luukku.finance.liability.terms import ladders_on
from luukku.finance.liability.typed_numbers import class_name

AREA = "alue"


def source(group: Group, *, unit: str, note: str = "") -> Source:
    """Where figures of the model are from: the class numbers, the assumptions and the ladders of the law."""
    ladders = ladders_on(group.months[0])
    month = format.month(group.form.cleaned_data["kk"], language=group.form.language)
    return Source(
        unit=unit,
        date=_("luokkaluvut %(month)s") % {"month": month},
        population=_("työttömyysetuuden saajat"),
        source=f"{origin_in_words(group)}; {ladders.subsidy.source}; {ladders.earnings.source}",
        note=note or _("Laskettu luokkaluvuista, portaista ja oletuksista, jotka ovat sivulla."),
    )


def origin_in_words(group: Group) -> str:
    """Where the people by class are from."""
    told = {
        "typed": _("kirjoitetut luokkaluvut"),
        "divided": _("kirjoitetut yhteensä-luvut ja oletettu jakauma"),
        "example": _("esimerkki: työttömät työnhakijat ja oletettu jakauma"),
    }
    return "; ".join(told[origin] for origin in ("typed", "divided", "example") if origin in group.origins)


def _municipalities() -> tuple[Column, Column]:
    return Column(key="kunta", title=_("Kunta"), kind="text"), Column(key="kuntanumero", title="", kind="text")


def euros(cents: int) -> Fraction:
    return Fraction(cents, 100)


def classes_table(group: Group, codes: Sequence[str]) -> DataTable:
    """People by class as the model takes them. Overlapping classes are not added up."""
    told = source(group, unit=_("henkilöä"), note=_("Luokat kertovat maksetut päivät ensimmäisen kuukauden alussa."))
    columns = [
        *(Column(key=f"luokka-{each.first}", title=class_name(each), source=told) for each in group.form.classes),
        Column(key="yhteensa", title=_("Yhteensä"), source=told),
    ]
    lines = []
    for code in codes:
        start = group.starts[code]
        values: dict[str, Value] = {
            column.key: count for column, count in zip(columns, (*start.people, start.total), strict=True)
        }
        lines.append(Line(name=group.names[code], code=code, values=values))
    if len(codes) > 1:
        overlapping = any(group.starts[code].overlapping for code in codes)
        sums = [sum((group.starts[code].people[at] for code in codes), Fraction(0)) for at in range(len(group.form.classes))]
        whole: Sequence[Value] = [Absent.NOT_APPLICABLE] * len(columns) if overlapping else [*sums, sum(sums, Fraction(0))]
        lines.append(Line(name=_("Alue"), values=dict(zip((c.key for c in columns), whole, strict=True)), kind="sum"))
    names, numbers = _municipalities()
    return DataTable(
        stem="luokat", title=_("Ihmiset maksettujen päivien mukaan"), names=names, codes=numbers,
        columns=tuple(columns), lines=tuple(lines), period=f"{group.form.cleaned_data['kk']:%Y-%m}",
    )  # fmt: skip


def crossings_table(group: Group, codes: Sequence[str], places: Sequence[int], *, whose: str = "") -> DataTable:
    """Who reach a step, month by month, and how much dearer a month they make."""
    reached = {at: group.crossings(codes, at) for at in places}
    days = sorted({day for crossing in reached.values() for day in crossing})
    people = source(
        group,
        unit=_("henkilöä"),
        note=_("Laskettu tasaisesta sijainnista luokassa: yhtenä kuukautena ylittäjiä voi olla nollasta koko luokkaan."),
    )
    money = source(group, unit="€", note=_("Ylittäjät × portaan korotus × päivän määrä × päiviä kuukaudessa."))
    columns = [
        *(Column(key=f"pv-{day}", title=_("%(day)s pv") % {"day": day}, source=people) for day in days),
        Column(key="yhteensa", title=_("Yhteensä"), source=people),
        Column(key="vaikutus", title=_("Vaikutus"), unit=_("€/kk"), kind="change", source=money),
    ]
    lines = []
    for at, crossing in reached.items():
        values: dict[str, Value] = {f"pv-{day}": crossing.get(day, Fraction(0)) for day in days}
        values |= {"yhteensa": sum(crossing.values(), Fraction(0)), "vaikutus": effect(group, crossing, at)}
        lines.append(Line(name=group.months[at], values=values))
    return DataTable(
        stem="portaan-ylittavat", title=_("Seuraavan portaan ylittävät"), whose=whose,
        names=Column(key="kuukausi", title=_("Kuukausi"), kind="month"), columns=tuple(columns), lines=tuple(lines),
        period=_period(group, places),
    )  # fmt: skip


def effect(group: Group, crossing: Mapping[int, Fraction], at: int) -> Fraction:
    """Euros that a whole month costs more because of those who reach a step during this one."""
    terms = group.terms[at]
    found, before = Fraction(0), Fraction(0)
    for step in terms.ladder:
        percent = Fraction(step.percent)
        found += crossing.get(step.from_day, Fraction(0)) * (percent - before) / 100
        before = percent
    return found * terms.eur_per_day * group.form.flows.days_per_month


def months_table(group: Group, codes: Sequence[str], places: Sequence[int], *, whose: str = "") -> DataTable:
    """What it costs month by month, low, middle and high, and how many are on benefit."""
    bands = group.cents(codes)
    columns = (
        Column(key="henkilot", title=_("Saajia kuun alussa"), source=source(group, unit=_("henkilöä"))),
        *band_columns(group),
    )
    lines = []
    for at in places:
        people = sum((group.projections[code].people[at] for code in codes), Fraction(0))
        lines.append(Line(name=group.months[at], values={"henkilot": people, **band_values(bands[at])}))
    whole = band_values(total([bands[at] for at in places]))
    lines.append(Line(name=_("Yhteensä"), values={"henkilot": Absent.NOT_APPLICABLE, **whole}, kind="sum"))
    return DataTable(
        stem="kuukausittain", title=_("Maksuosuus kuukausittain"), whose=whose,
        names=Column(key="kuukausi", title=_("Kuukausi"), kind="month"), columns=columns, lines=tuple(lines),
        period=_period(group, places),
    )  # fmt: skip


def band_columns(group: Group) -> tuple[Column, ...]:
    """Low, middle and high, with what each of them supposes."""
    swing = format.percent(100 * group.swing, language=group.form.language, decimals=0)
    low = _("Kaikki luokkansa halvimmassa päivässä ja saajia %(swing)s vähemmän.") % {"swing": swing}
    middle = _("Luokan sisällä yhtä monta jokaisessa päivässä.")
    high = _("Kaikki luokkansa kalleimmassa päivässä ja saajia %(swing)s enemmän.") % {"swing": swing}
    told = (("matala", _("Matala"), low), ("keski", _("Keskimmäinen"), middle), ("korkea", _("Korkea"), high))
    return tuple(
        Column(key=key, title=title, unit="€", kind="money", source=source(group, unit="€", note=note))
        for key, title, note in told
    )


def band_values(band: Band) -> dict[str, Value]:
    return {"matala": euros(band.low), "keski": euros(band.middle), "korkea": euros(band.high)}


def municipalities_table(group: Group, *, year: int, compensation: Mapping[str, Fraction], of: Source | None) -> DataTable:
    """The year by municipality; beside it what the state compensates, where the plan tells it."""
    beside = []
    if compensation:
        beside = [
            Column(key="kompensaatio", title=_("Valtion kompensaatio"), unit="€", kind="money", source=of),
            Column(key="ero", title=_("Keskimmäinen yli kompensaation"), unit="€", kind="change", source=of),
        ]
    lines = []
    by_code = {code: total(group.cents([code], year=year)) for code in group.starts}
    for code, band in by_code.items():
        told = compensation.get(code)
        values: dict[str, Value] = {"saajat": group.starts[code].total, **band_values(band), "kompensaatio": told}
        values["ero"] = None if told is None else euros(band.middle) - told
        url = f"{reverse('finance:group')}?kunta={code}{_rest(group)}"
        lines.append(Line(name=group.names[code], code=code, url=url, values=values))
    if len(by_code) > 1:
        lines.append(Line(name=_("Alue"), values=_sums(group, by_code, compensation), kind="sum"))
    names, numbers = _municipalities()
    people = Column(key="saajat", title=_("Saajia alussa"), source=source(group, unit=_("henkilöä")))
    return DataTable(
        stem="kunnittain", title=_("Maksuosuus kunnittain"), names=names, codes=numbers,
        columns=(people, *band_columns(group), *beside), lines=tuple(lines), period=str(year),
    )  # fmt: skip


def _sums(group: Group, by_code: Mapping[str, Band], compensation: Mapping[str, Fraction]) -> dict[str, Value]:
    overlapping = any(start.overlapping for start in group.starts.values())
    whole = total(list(by_code.values()))
    told = sum(compensation.values(), Fraction(0)) if by_code.keys() <= compensation.keys() else None
    people = sum((start.total for start in group.starts.values()), Fraction(0))
    return {
        "saajat": Absent.NOT_APPLICABLE if overlapping else people,
        **band_values(whole),
        "kompensaatio": told,
        "ero": None if told is None else euros(whole.middle) - told,
    }


def _rest(group: Group) -> str:
    pairs = group.form.pairs()
    return f"&{urlencode(pairs)}" if pairs else ""


def municipal_months_table(group: Group, *, year: int) -> DataTable:
    """The middle of each municipality and month of a year; sums both ways are exact."""
    places = group.places(year)
    note = source(group, unit="€", note=_("Keskimmäinen: luokan sisällä yhtä monta jokaisessa päivässä."))
    months = [group.months[at] for at in places]
    columns = [
        *(
            Column(key=f"kk-{each.month:02}", title=format.month(each, language="fi"), kind="money", source=note)
            for each in months
        ),
        Column(key="vuosi", title=_("Yhteensä"), kind="money", source=note),
    ]

    def values(bands: Sequence[Band]) -> dict[str, Value]:
        told = [euros(band.middle) for band in bands]
        return dict(zip((column.key for column in columns), (*told, sum(told, Fraction(0))), strict=True))

    lines = [Line(name=group.names[code], code=code, values=values(group.cents([code], year=year))) for code in group.starts]
    if len(lines) > 1:
        lines.append(Line(name=_("Alue"), values=values(group.cents(year=year)), kind="sum"))
    names, numbers = _municipalities()
    return DataTable(
        stem="kunnittain-ja-kuukausittain", title=_("Keskimmäinen kunnittain ja kuukausittain, euroa"), names=names,
        codes=numbers, columns=tuple(columns), lines=tuple(lines), period=str(year),
    )  # fmt: skip


def _period(group: Group, places: Sequence[int]) -> str:
    return f"{group.months[places[0]]:%Y-%m}--{group.months[places[-1]]:%Y-%m}"

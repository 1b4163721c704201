"""The ladder calculator's page: today's share, the next steps, the months to come, what stops the meter, laws side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Column, DataTable, Line, Value
from luukku.core.lawbook.book import lawbook
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.saying import sentences
from luukku.core.ui.sources import Source
from luukku.finance.domain.ladder.ahead import Ahead, ByLaw, Standing, ahead
from luukku.finance.domain.ladder.answer import Row
from luukku.finance.domain.ladder.case import DAILY_AMOUNT, KEYS
from luukku.finance.domain.ladder.facts import BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.share import ladder_of
from luukku.finance.liability.calculator_form import KINDS, LadderForm, benefit_names
from luukku.finance.liability.group_pictures import ladder_picture
from luukku.finance.liability.meter import Meter, meter
from luukku.finance.liability.sentences import sentence, texts
from luukku.finance.liability.terms import DAYS_PER_MONTH
from luukku.law import Value as LawValue

CENTS = 100
UNTOLD = (Code.HOME_MUNICIPALITY,)
"""Reasons that mean nothing where no municipality is named."""
WORDS = {kind: word for word, kind in KINDS.items()}


@dataclass(frozen=True, slots=True)
class KeyFigure:
    """One of the figures under the sentence: what it is, the figure, and a line below it."""

    title: str
    figure: str
    below: str


@dataclass(frozen=True, slots=True)
class Reading:
    """Another reading of the law: what it says, and the share and paid day by it."""

    text: str
    percent: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is counted, when nothing in the form is wrong."""

    say: SafeString
    ladder: str
    figures: tuple[KeyFigure, ...]
    picture: Chart
    steps: DataTable
    months: DataTable
    laws: DataTable
    reasons: tuple[str, ...]
    values: tuple[LawValue, ...]
    readings: tuple[Reading, ...]
    not_counted: int
    assumed_from: date | None
    meter: Meter

    @property
    def tables(self) -> tuple[DataTable, ...]:
        return self.steps, self.months, self.laws


@dataclass(frozen=True, slots=True, kw_only=True)
class CalculatorPage:
    """What the page shows; without `model` only the form and what is wrong in it."""

    form: LadderForm
    model: Model | None


def calculator_page(*, day: date, today: date, query: Mapping[str, str], language: str) -> CalculatorPage:
    """The page of an address. `day` is counted from where the address names none. No SQL query."""
    form = LadderForm(query, lawbook=lawbook(), day=day, today=today, language=language)
    return CalculatorPage(form=form, model=_model(form.standing, language) if form.is_valid() else None)


def _model(standing: Standing, language: str) -> Model:
    book = lawbook()
    found = ahead(standing, book)
    today = found.today
    steps = ladder_of(today.kind, today.from_, book).value or ()
    reasons = [each for each in today.reasons if each.code not in UNTOLD]
    assumed = [each for each in today.asked if each.reason.code == Code.DAILY_AMOUNT_ASSUMED]
    return Model(
        say=_say(found, standing, language),
        ladder=_ladder_name(today, language),
        figures=tuple(_figures(found, standing, language)),
        picture=ladder_picture(steps, language=language),
        steps=_steps(found, standing, language),
        months=_months(found, standing, language),
        laws=_laws(found, standing, language),
        reasons=tuple(sentence(each, language=language) for each in reasons),
        values=tuple({(value.source, value.mark): value for value in today.values}.values()),
        readings=tuple(_readings(today, language)),
        not_counted=standing.paid_days - found.counted,
        assumed_from=next((value.from_ for each in assumed for value in each.values), None) or _unknown_from(found, standing),
        meter=meter(today.kind, day=today.from_, lawbook=book, language=language),
    )


def _ladder_name(today: Row, language: str) -> str:
    """Whose ladder it is and from when: `yleistuki, 1.5.2026 alkaen`."""
    first = lawbook().parameter(KEYS[today.kind]).on(today.from_)
    names = {"kind": benefit_names()[WORDS[today.kind]], "first": format.day(first.from_, language=language) if first else ""}
    return _("%(kind)s, %(first)s alkaen") % names


def _unknown_from(found: Ahead, standing: Standing) -> date | None:
    """From when the daily amount is an assumption in the months to come, where the asker has not given one."""
    if standing.paid or not found.months:
        return None
    last = found.months[-1].month
    value = lawbook().parameter(DAILY_AMOUNT).on(last)
    return value.from_ if value is not None and value.mark.to_be_confirmed else None


def _readings(row: Row, language: str) -> list[Reading]:
    named = texts(language).readings
    return [Reading(named[each.reading], _percent(each.percent, language), each.first_count) for each in row.candidates]


def _percent(value: Decimal, language: str) -> str:
    return format.percent(value, language=language, decimals=0)


def _euros(value: Fraction, language: str) -> str:
    return format.euros(value, language=language, decimals=2)


def _say(found: Ahead, standing: Standing, language: str) -> SafeString:
    """Today's share, the next step and what a year costs, in a sentence or three."""
    today = found.today
    a_day = today.municipal / today.days
    told = {"count": format.number(today.first_count, language=language)}
    if any(each.code == Code.EXEMPT for each in today.reasons):
        first: SafeString | str = format_html(
            _("Kotoutujan vapautus: kunta <strong>{}</strong>, eikä päivä kerry."), _("ei maksa")
        )
    elif any(each.code == Code.SERVICE_PAID_BY_STATE for each in today.reasons) or not today.percent:
        first = format_html(_("Maksupäivä {}: kunta <strong>ei maksa osuutta</strong>."), told["count"])
    else:
        share = _percent(today.percent, language)
        message = _("Maksupäivä {}: kunta maksaa <strong>{}</strong>, {} päivältä.")
        first = format_html(message, told["count"], share, _euros(a_day, language))
    if found.steps:
        step = found.steps[0]
        second: SafeString | str = format_html(
            _("Seuraava porras, {}, alkaa <strong>{}</strong>."),
            _percent(step.percent, language),
            format.weekday(step.from_, language=language),
        )
    else:
        second = _("Osuus ei enää nouse.") if today.percent else _("Osuutta ei tule.")
    year = format_html(
        _("Jos mikään ei muutu, kunta maksaa vuodessa <strong>{}</strong>."), format.cents(found.year_cents, language=language)
    )
    return sentences(first, second, year)


def _figures(found: Ahead, standing: Standing, language: str) -> list[KeyFigure]:
    today = found.today
    a_day = today.municipal / today.days
    a_month = a_day * _days_per_month(today.from_)
    until = {"day": format.weekday(today.from_, language=language)}
    figures = [
        KeyFigure(_("Osuus nyt"), _percent(today.percent or Decimal(0), language), _("maksupäivä %(day)s") % until),
        KeyFigure(
            _("Kunta maksaa"),
            _euros(a_day, language),
            _("päivältä; %(month)s kuukaudessa") % {"month": _euros(a_month, language)},
        ),
    ]
    if found.steps:
        step = found.steps[0]
        told = {"count": format.number(step.count, language=language), "day": format.day(step.from_, language=language)}
        figures.append(
            KeyFigure(_("Seuraava porras"), _percent(step.percent, language), _("%(count)s. päivästä, %(day)s") % told)
        )
    year, two_years = (format.cents(each, language=language) for each in (found.year_cents, found.two_years_cents))
    return [
        *figures,
        KeyFigure(_("12 kuukautta"), year, _("jos mikään ei muutu")),
        KeyFigure(_("24 kuukautta"), two_years, _("jos mikään ei muutu")),
    ]


def _days_per_month(day: date) -> Fraction:
    """Paid days in a month; for days before the lawbook's first figure that one."""
    parameter = lawbook().parameter(DAYS_PER_MONTH)
    return Fraction((parameter.on(day) or parameter.values[0]).number())


def _source(found: Ahead, standing: Standing, language: str, *, unit: str, note: str = "") -> Source:
    return Source(
        unit=unit,
        date=format.day(standing.day, language=language),
        population=_("yksi ihminen, jolle etuutta maksetaan joka etuuspäivältä"),
        source="; ".join(dict.fromkeys(value.source for value in found.today.values)),
        note=note or _("Laskettu maksetuista päivistä ja lain portaista."),
    )


def _steps(found: Ahead, standing: Standing, language: str) -> DataTable:
    source = _source(found, standing, language, unit="€")
    a_month = _days_per_month(found.today.from_)
    names = Column(key="paiva", title=_("Päivä"), kind="date")
    columns = (
        Column(key="maksupaiva", title=_("Maksupäivä"), kind="number", source=source),
        Column(key="osuus", title=_("Osuus"), unit="%", kind="percent", source=source),
        Column(key="paivassa", title=_("Päivältä"), unit="€", kind="money", decimals=2, source=source),
        Column(key="kuukaudessa", title=_("Kuukaudessa"), unit="€", kind="money", decimals=2, source=source),
    )
    today = found.today
    first = (today.from_, today.first_count, today.percent or Decimal(0), today.municipal / today.days)
    rows = [first, *((each.from_, each.count, each.percent, each.a_day) for each in found.steps)]
    lines = [
        Line(
            name=from_,
            values={"maksupaiva": count, "osuus": percent, "paivassa": a_day, "kuukaudessa": a_day * a_month},
        )
        for from_, count, percent, a_day in rows
    ]
    return DataTable(
        stem="portaat", title=_("Portaat päivineen"), names=names, columns=columns, lines=tuple(lines),
        period=f"{standing.day:%Y-%m-%d}", note=_note_of_confirming(found),
    )  # fmt: skip


def _note_of_confirming(found: Ahead) -> str:
    if not any(each.to_be_confirmed for each in found.steps):
        return ""
    return _("Osa päivistä tai euroista on vahvistettava: ne nojaavat lukutapaan tai oletukseen, joka kerrotaan sivulla.")


def _months(found: Ahead, standing: Standing, language: str) -> DataTable:
    source = _source(found, standing, language, unit="€", note=_("Kuukauden summa pyöristetään kerran."))
    columns = (
        Column(key="paivia", title=_("Etuuspäiviä"), kind="number", source=source),
        Column(key="maksupaiva", title=_("Maksupäivä kuun lopussa"), kind="number", source=source),
        Column(key="osuus", title=_("Osuus kuun lopussa"), unit="%", kind="percent", source=source),
        Column(key="kunta", title=_("Kunta maksaa"), unit="€", kind="money", decimals=2, source=source),
        Column(key="yhteensa", title=_("Yhteensä alusta"), unit="€", kind="money", decimals=2, source=source),
    )
    lines, total = [], 0
    for each in found.months:
        total += each.cents
        values: dict[str, Value] = {
            "paivia": each.days,
            "maksupaiva": each.count,
            "osuus": each.percent,
            "kunta": Fraction(each.cents, CENTS),
            "yhteensa": Fraction(total, CENTS),
        }
        lines.append(Line(name=each.month, values=values))
    names = Column(key="kuukausi", title=_("Kuukausi"), kind="month")
    return DataTable(
        stem="kuukaudet", title=_("Kuukaudet, jos mikään ei muutu"), names=names, columns=columns,
        lines=tuple(lines), period=f"{standing.day:%Y-%m-%d}",
    )  # fmt: skip


def _laws(found: Ahead, standing: Standing, language: str) -> DataTable:
    note = _("Sama määrä päiviä ja sama päiväsumma eri lakien mukaan, ilman vapautusta.")
    source = _source(found, standing, language, unit="€", note=note)
    columns = (
        Column(key="osuus", title=_("Osuus nyt"), unit="%", kind="percent", source=source),
        Column(key="seuraava", title=_("Seuraava porras"), kind="text", source=source),
        Column(key="vuosi", title=_("12 kuukautta"), unit="€", kind="number", source=source),
        Column(key="kaksi", title=_("24 kuukautta"), unit="€", kind="number", source=source),
    )
    lines = [
        Line(
            name=_law_name(each, language),
            values={
                "osuus": each.percent,
                "seuraava": _next_step(each, language),
                "vuosi": Fraction(each.year_cents, CENTS),
                "kaksi": Fraction(each.two_years_cents, CENTS),
            },
        )
        for each in found.laws
    ]
    return DataTable(
        stem="lait", title=_("Vanha ja uusi laki rinnakkain"), names=Column(key="laki", title=_("Laki"), kind="text"),
        columns=columns, lines=tuple(lines), period=f"{standing.day:%Y-%m-%d}", note=_note_of_old_law(found),
    )  # fmt: skip


def _note_of_old_law(found: Ahead) -> str:
    """What the comparison leaves out of the ladder before 2025, where it stands there."""
    if found.laws[0].kind is not BenefitKind.LABOUR_MARKET_SUBSIDY:
        return ""
    return _(
        "Ennen vuotta 2025 laskettiin vain työttömyyden perusteella maksetut työmarkkinatuen päivät, porras vaihtui vasta "
        "maksukauden lopussa ja palvelujen ajan maksoi valtio. Vertailu käyttää samaa päivien määrää."
    )


def _law_name(each: ByLaw, language: str) -> str:
    name = benefit_names()[WORDS[each.kind]]
    first = format.day(each.from_, language=language)
    last = format.day(each.to, language=language) if each.to else ""
    return f"{name} {first}{format.EN_DASH}{last}"


def _next_step(each: ByLaw, language: str) -> str:
    if each.next_day is None or each.next_percent is None:
        return _("ei nouse")
    told = {"day": format.number(each.next_day, language=language), "percent": _percent(each.next_percent, language)}
    return _("%(percent)s %(day)s. päivästä") % told

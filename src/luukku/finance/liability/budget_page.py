"""The budget page: what the area's municipalities pay of benefits in a year, low, middle and high, and why."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from django.http import QueryDict
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.money import money
from luukku.area.domain.pack import AreaPack
from luukku.area.notes import column_source
from luukku.core.documents.responses import chosen
from luukku.core.documents.tables import Column, DataTable, Line
from luukku.core.ui import format
from luukku.core.ui.asking import Option, options
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.saying import sentences
from luukku.core.ui.sources import Source
from luukku.finance.domain.ladder.group import total
from luukku.finance.liability import group_pictures, group_tables
from luukku.finance.liability.group_form import GroupForm
from luukku.finance.liability.group_model import Group, group, group_form
from luukku.finance.liability.invoice_form import InvoiceForm
from luukku.finance.liability.invoice_part import Invoice, invoice
from luukku.finance.liability.terms import ladders_on
from luukku.law import Value

YEAR = "vuosi"
STEPS_SHOWN = 6
"""As many months of those who reach a step as stand beside the ladder; the page of the group has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is counted: there when nothing in the form is wrong and somebody is known."""

    group: Group
    say: SafeString
    ladder: Chart
    ladder_table: DataTable
    ladder_values: Sequence[Value]
    crossings: DataTable
    months: Chart
    months_table: DataTable
    municipalities: DataTable
    by_month: DataTable
    invoice_form: InvoiceForm
    invoice: Invoice | None
    whole_year: bool

    @property
    def tables(self) -> list[DataTable]:
        found = [self.municipalities, self.months_table, self.by_month, self.crossings, self.ladder_table]
        return [*found, *([self.invoice.table] if self.invoice else [])]


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetPage:
    """What the page shows; without `model` only the form and what is wrong in it."""

    form: GroupForm
    year: int
    years: Sequence[Option]
    model: Model | None
    limits: Sequence[str]

    @property
    def failed(self) -> bool:
        return bool(self.form.errors or (self.model and self.model.invoice_form.errors))


def budget_page(*, pack: AreaPack, day: date, query: QueryDict, language: str) -> BudgetPage:
    """The page as of a day. Two SQL queries where something is not typed. Raises UnknownChoice and NothingOnThatDay."""
    form = group_form(pack=pack, day=day, query=query, language=language)
    offered = [str(day.year), str(day.year + 1)]
    year = int(chosen(query, YEAR, offered, default=offered[1]))
    return BudgetPage(
        form=form,
        year=year,
        years=options({each: each for each in offered}, str(year)),
        model=_model(form, pack, day, year, query, language),
        limits=_limits(),
    )


def asked_group(*, form: GroupForm, pack: AreaPack, day: date, year: int) -> Group | None:
    """The group of a form until the end of a year; None where the form is wrong or nobody is known."""
    if not form.is_valid():
        return None
    last = date(year, 12, 1)
    if form.cleaned_data["kk"] >= last:
        form.add_error("kk", _("Luokkaluvut ovat vuoden %(year)s lopusta: valitse myöhempi vuosi.") % {"year": year})
        return None
    found = group(form=form, pack=pack, day=day, last_month=last)
    return found if found.starts else None


def _model(form: GroupForm, pack: AreaPack, day: date, year: int, query: QueryDict, language: str) -> Model | None:
    found = asked_group(form=form, pack=pack, day=day, year=year)
    if found is None:
        return None
    codes, places = list(found.starts), found.places(year)
    compensation, of = _compensation(pack, codes, language)
    bands = found.cents(year=year)
    monthly = float(sum(compensation.values())) / 12 if len(compensation) == len(codes) else None
    shown_months = [found.months[at] for at in places]
    billed = InvoiceForm(
        query, months=found.months, names={code: found.names[code] for code in codes}, classes=form.classes, language=language
    )
    told = billed.told()
    ladders = ladders_on(shown_months[-1])
    return Model(
        group=found,
        say=_say(found, year, language),
        ladder=group_pictures.ladder_picture(ladders.subsidy.ladder(), language=language),
        ladder_table=_ladder_table(ladders.subsidy, ladders.earnings, language),
        ladder_values=[ladders.subsidy, ladders.earnings],
        crossings=group_tables.crossings_table(found, codes, places[:STEPS_SHOWN]),
        months=group_pictures.months_picture(shown_months, bands, compensation=monthly, language=language),
        months_table=group_tables.months_table(found, codes, places),
        municipalities=group_tables.municipalities_table(found, year=year, compensation=compensation, of=of),
        by_month=group_tables.municipal_months_table(found, year=year),
        invoice_form=billed,
        invoice=invoice(found, told, language=language) if told else None,
        whole_year=len(places) == 12,
    )


def _compensation(pack: AreaPack, codes: Sequence[str], language: str) -> tuple[Mapping[str, Fraction], Source | None]:
    """What the plan tells that the state compensates by municipality, in euros a year; empty where it tells nothing."""
    table = pack.about("state_transfer")
    told = money(table) if table else None
    key = table.column_as("compensation") if table else None
    if table is None or told is None or key is None:
        return {}, None
    found = {code: told.compensation[code] for code in codes if code in told.compensation}
    source = column_source(pack, table, key, language=language)
    return found, Source(
        unit="€", date=source.date, population=source.population, source=source.source, taken=source.taken,
        note=_("Suunnitelman luku sellaisenaan, ei tarkistettu tälle vuodelle."),
    )  # fmt: skip


def _say(found: Group, year: int, language: str) -> SafeString:
    band = total(found.cents(year=year))
    written = [
        format.millions(Fraction(cents, 100), language=language, decimals=2) for cents in (band.middle, band.low, band.high)
    ]
    first = format_html(
        _("Vuoden {} maksuosuudet ovat <strong>{}</strong>, vähintään {} ja enintään {}, jos oletukset pitävät."), year, *written
    )
    at = found.places(year)[0]
    crossing = found.crossings(list(found.starts), at)
    told = {
        "month": format.month(found.months[at], language=language),
        "people": format.number(sum(crossing.values(), Fraction(0)), language=language),
        "euros": format.euros(group_tables.effect(found, crossing, at), language=language),
    }
    second = _(
        "Seuraavan portaan ylittää kuukaudessa %(month)s noin %(people)s ihmistä, mikä nostaa maksua %(euros)s kuukaudessa."
    )
    return sentences(first, second % told)


def _ladder_table(subsidy: Value, earnings: Value, language: str) -> DataTable:
    days = sorted({1, *(step.from_day for value in (subsidy, earnings) for step in value.ladder())})

    def percents(value: Value) -> dict[str, Fraction]:
        steps = value.ladder()
        return {
            f"pv-{day}": next((Fraction(step.percent) for step in reversed(steps) if step.from_day <= day), Fraction(0))
            for day in days
        }

    ends = [*(day - 1 for day in days[1:]), None]
    columns = tuple(
        Column(
            key=f"pv-{day}", title=f"{day}{format.EN_DASH}{end or ''}", kind="percent",
            source=Source(
                unit="%", date=format.days(subsidy.from_, subsidy.to, language=language),
                population=_("työttömyysetuuden saajat"), source=f"{subsidy.source}; {earnings.source}",
            ),
        )
        for day, end in zip(days, ends, strict=True)
    )  # fmt: skip
    name = _("Yleistuki") if subsidy.key.endswith("yleistuki") else _("Työmarkkinatuki")
    return DataTable(
        stem="portaat",
        title=_("Kunnan osuus maksettujen päivien mukaan, %"),
        names=Column(key="etuus", title=_("Maksettuja päiviä"), kind="text"),
        columns=columns,
        lines=(
            Line(name=name, values=percents(subsidy)),
            Line(name=_("Ansiopäivärahan perusosa"), values=percents(earnings)),
        ),
    )


def _limits() -> list[str]:
    return [
        _("Laskelma ei tunne yhtään ihmistä. Se kertoo, mitä luvuista ja oletuksista seuraa, ei sitä, mitä tapahtuu."),
        _(
            "Haarukka syntyy siitä, ettei luokan sisällä tiedetä kenenkään päiviä, ja siitä, että saajia voi olla oletettua "
            "enemmän tai vähemmän. Poistumaa, tulovirtaa tai lain muuttumista se ei kata."
        ),
        _(
            "Kelan avoimessa aineistossa sama ihminen voi olla kahdessa luokassa tai kahdella alueella samana kuukautena. "
            "Siksi luokkia ei lasketa yhteen: kunnan koko on sen yhteensä-luku."
        ),
    ]  # fmt: skip

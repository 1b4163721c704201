"""The page of a service's break-even: its price against the share of benefits that is saved if unemployment ends sooner."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from luukku.core.documents.tables import Column, DataTable, Line
from luukku.core.ui import format
from luukku.core.ui.charts.draw import Chart
from luukku.core.ui.saying import sentences
from luukku.core.ui.sources import Source
from luukku.finance.domain.ladder.break_even import BreakEven, Service, break_even
from luukku.finance.liability.group_pictures import break_even_picture
from luukku.finance.liability.group_tables import euros
from luukku.finance.liability.terms import DailyAmount, Ladders, check_day, daily_amount_on, days_per_month_on, ladders_on
from luukku.finance.liability.typed_numbers import LONGEST, cents, days_in_a_month, number_up_to, whole, written_as
from luukku.law import Value

MOST_MONTHS, MOST_DAYS, LONGEST_SERVICE = 24, 10_000, 36
EXAMPLE = {"hinta": "2400", "kesto": "3", "paivia": "250", "etuus": "tuki", "taso": "100"}
"""What stands in the form until something else is typed."""


class ServiceForm(forms.Form):
    """A service and the person whom it is for, by numbers alone. Sent by GET, so that the link carries it all."""

    hinta = forms.CharField(label=gettext_lazy("Palvelun hinta, €"), max_length=LONGEST)
    kesto = forms.CharField(label=gettext_lazy("Palvelun kesto, kuukautta"), max_length=LONGEST)
    paivia = forms.CharField(label=gettext_lazy("Maksettuja päiviä palvelun alkaessa"), max_length=LONGEST)
    etuus = forms.ChoiceField(label=gettext_lazy("Etuus"))
    paivaraha = forms.CharField(label=gettext_lazy("Täysi määrä päivässä, €"), max_length=LONGEST)
    taso = forms.CharField(label=gettext_lazy("Maksettu etuus täydestä, %"), max_length=LONGEST)
    paivat = forms.CharField(label=gettext_lazy("Maksettuja päiviä kuukaudessa"), max_length=LONGEST)

    def __init__(self, query: Mapping[str, str], *, amount: DailyAmount, ladders: Ladders, days: Decimal) -> None:
        usual = {**EXAMPLE, "paivaraha": written_as(amount.euros), "paivat": written_as(days)}
        typed = {word: text for word in self.base_fields if (text := query.get(word, "").strip())}
        self.is_example = not typed
        super().__init__({**usual, **typed})
        self.fields["etuus"] = forms.ChoiceField(
            label=self.fields["etuus"].label,
            choices=[("tuki", benefit_name(ladders.subsidy)), ("ansio", _("ansiopäivärahan perusosa"))],
        )
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_hinta(self) -> int:
        return cents(self.cleaned_data["hinta"])

    def clean_kesto(self) -> int:
        return self._whole("kesto", LONGEST_SERVICE)

    def clean_paivia(self) -> int:
        return self._whole("paivia", MOST_DAYS)

    def clean_paivaraha(self) -> Fraction:
        return number_up_to(self.cleaned_data["paivaraha"], 1000)

    def clean_taso(self) -> Fraction:
        return number_up_to(self.cleaned_data["taso"], 100) / 100

    def clean_paivat(self) -> Fraction:
        return days_in_a_month(self.cleaned_data["paivat"])

    def _whole(self, word: str, most: int) -> int:
        written = str(self.cleaned_data[word])
        count = whole(written)
        if count is None or count > most:
            told = {"written": written[:LONGEST], "most": most}
            raise ValidationError(_("”%(written)s” ei käy. Kirjoita kokonaisluku väliltä 0–%(most)s.") % told)
        return count


def benefit_name(value: Value) -> str:
    """The name of the benefit whose ladder it is: yleistuki, or the labour market subsidy that it replaced."""
    return _("yleistuki") if value.key.endswith("yleistuki") else _("työmarkkinatuki")


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """What is counted, when nothing in the form is wrong."""

    say: SafeString
    during: str
    picture: Chart
    table: DataTable


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEvenPage:
    """What the page shows; without `model` only the form and what is wrong in it."""

    form: ServiceForm
    model: Model | None
    amount: DailyAmount
    values: tuple[Value, ...]
    warnings: tuple[str, ...]


def break_even_page(*, day: date, query: Mapping[str, str], language: str) -> BreakEvenPage:
    """The page by the law of a day. No SQL query. Raises NothingOnThatDay."""
    check_day(day)
    ladders, amount = ladders_on(day), daily_amount_on(day)
    form = ServiceForm(query, amount=amount, ladders=ladders, days=days_per_month_on(day))
    valid = form.is_valid()
    ladder = ladders.earnings if form.data["etuus"] == "ansio" else ladders.subsidy
    return BreakEvenPage(
        form=form,
        model=_model(form.cleaned_data, ladder, day, language) if valid else None,
        amount=amount,
        values=(ladder, amount.value),
        warnings=_warnings(),
    )


def _model(told: dict[str, Any], ladder: Value, day: date, language: str) -> Model:
    service = Service(
        price_cents=told["hinta"],
        months=told["kesto"],
        paid_days=told["paivia"],
        eur_per_day=told["paivaraha"] * told["taso"],
        days_per_month=told["paivat"],
    )
    found = break_even(service=service, ladder=ladder.ladder(), most=MOST_MONTHS)
    during = _("Palvelun aikana päivät kertyvät ja kunta maksaa osuuttaan %(euros)s, auttoi palvelu tai ei.")
    return Model(
        say=_say(found, service, language),
        during=during % {"euros": format.cents(found.during, language=language)},
        picture=break_even_picture(found, price_cents=service.price_cents, language=language),
        table=_table(found, ladder, day, language),
    )


def _say(found: BreakEven, service: Service, language: str) -> SafeString:
    price = format.cents(service.price_cents, language=language)
    if found.municipality is None:
        saved = format.cents(found.rows[-1].municipality, language=language)
        first: SafeString | str = format_html(
            _("Hinta {} ei palaudu kunnalle {} kuukaudessa: säästö on silloin <strong>{}</strong>."), price, MOST_MONTHS, saved
        )
    elif found.municipality == 0:
        first = _("Palvelu ei maksa kunnalle mitään, joten jokainen säästetty kuukausi on kunnan hyväksi.")
    else:
        sooner = ngettext(
            "Hinta {} palautuu kunnalle, jos työttömyys päättyy vähintään <strong>{} kuukauden</strong> aiemmin kuin muuten.",
            "Hinta {} palautuu kunnalle, jos työttömyys päättyy vähintään <strong>{} kuukautta</strong> aiemmin kuin muuten.",
            found.municipality,
        )
        first = format_html(sooner, price, found.municipality)
    if found.together is None or found.together == found.municipality:
        return sentences(first)
    both = _("Kun valtion säästö lasketaan mukaan, riittää %(months)s.")
    return sentences(first, both % {"months": _("%(count)s kk") % {"count": found.together}})


def _table(found: BreakEven, ladder: Value, day: date, language: str) -> DataTable:
    source = Source(
        unit="€",
        date=format.day(day, language=language),
        population=_("yksi ihminen, jolle palvelu hankitaan"),
        source=ladder.source,
        note=_("Laskettu palvelun jälkeisistä kuukausista portaiden mukaan."),
    )
    titles = {
        "kunta": _("Kunta säästää"),
        "netto": _("Kunta, hinta vähennettynä"),
        "valtio": _("Valtio säästää"),
        "yhteensa": _("Yhteensä, hinta vähennettynä"),
    }
    columns = tuple(
        Column(key=key, title=title, unit="€", kind="change" if key in ("netto", "yhteensa") else "number", source=source)
        for key, title in titles.items()
    )
    lines = [
        Line(
            name=row.months,
            values={
                "kunta": euros(row.municipality),
                "netto": euros(row.net),
                "valtio": euros(row.state),
                "yhteensa": euros(row.net + row.state),
            },
        )
        for row in found.rows[1:]
    ]
    return DataTable(
        stem="kannattavuus", title=_("Säästö kuukausien mukaan"),
        names=Column(key="kuukautta", title=_("Kuukautta aiemmin"), kind="number"), columns=columns, lines=tuple(lines),
        period=f"{day:%Y-%m-%d}",
    )  # fmt: skip


def _warnings() -> tuple[str, ...]:
    return (
        _("Laskelma ei kerro, lyhentääkö palvelu työttömyyttä eikä kuinka paljon. Kuukaudet ovat oletus, eivät tulos."),
        _("Osa työllistyisi ilman palveluakin. Heidän kohdallaan hinta maksetaan, mutta mitään ei säästy."),
        _("Palvelussa ollut voi saada paikan, jonka joku toinen olisi muuten saanut. Silloin säästö vain siirtyy."),
        _("Mukana ei ole ihmisen omaa hyötyä, verotuloja, muita etuuksia, palvelujen muuta kustannusta eikä valtionosuuksia."),
        _("Kunnan ja valtion näkymät ovat erikseen, koska hinnan maksaa kunta mutta säästöstä suuri osa on valtion."),
        _("Palvelusta päätetään ihmisen palvelutarpeen perusteella. Euroilla ei panna ihmisiä järjestykseen."),
    )

"""The form of the ladder calculator: paid days and a benefit, no person. Sent by GET, so that the link carries it all."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.core.lawbook.asked import no_such_day
from luukku.core.ui import format
from luukku.core.ui.situation import read_day
from luukku.finance.domain.ladder.ahead import Standing, kinds_on, most_paid_days
from luukku.finance.domain.ladder.amounts import daily_amount
from luukku.finance.domain.ladder.counting import COUNT_SINCE
from luukku.finance.domain.ladder.facts import EARNINGS, BenefitKind, Group, Integration
from luukku.finance.liability.typed_numbers import LONGEST, number, whole, written_as
from luukku.law import Lawbook

KINDS = {
    "yleistuki": BenefitKind.YLEISTUKI,
    "tyomarkkinatuki": BenefitKind.LABOUR_MARKET_SUBSIDY,
    "peruspaivaraha": BenefitKind.BASIC_ALLOWANCE,
    "ansiopaivaraha": BenefitKind.EARNINGS_ALLOWANCE,
    "yrittaja": BenefitKind.ENTREPRENEUR_ALLOWANCE,
}
"""Words of the address, which stay, and the benefits they mean."""
GROUPS = {"pakolainen": Group.REFUGEE, "muu": Group.OTHER}
NO_EXEMPTION = "ei"
EXAMPLE = "180"
"""Paid days in the form until something else is typed."""
MOST_EUROS = 1000


class LadderForm(forms.Form):
    """How somebody stands on a day. `standing` is what it says, once it is valid."""

    paivia = forms.CharField(label=gettext_lazy("Maksettuja päiviä"), max_length=LONGEST)
    etuus = forms.ChoiceField(label=gettext_lazy("Etuus"))
    paiva = forms.CharField(label=gettext_lazy("Päivä"), max_length=LONGEST)
    maara = forms.CharField(label=gettext_lazy("Maksettu €/päivä, jos vähennetty"), max_length=LONGEST, required=False)
    taysi = forms.CharField(label=gettext_lazy("Täysi €/päivä, jos vähennetty"), max_length=LONGEST, required=False)
    vapautus = forms.ChoiceField(label=gettext_lazy("Kotoutujan vapautus"), required=False)
    kotikunta = forms.CharField(label=gettext_lazy("Ensimmäinen kotikunta alkoi"), max_length=LONGEST, required=False)

    def __init__(self, query: Mapping[str, str], *, lawbook: Lawbook, day: date, today: date, language: str) -> None:
        self.lawbook, self.today, self.language = lawbook, today, language
        offered = kinds_on(day, lawbook)
        usual = next(word for word, kind in KINDS.items() if kind in offered)
        typed = {word: text for word in self.base_fields if (text := query.get(word, "").strip())}
        if typed.get("vapautus") == NO_EXEMPTION:
            del typed["vapautus"]
        self.is_example = not typed
        super().__init__({"paivia": EXAMPLE, "etuus": usual, "paiva": format.day(day, language="fi"), **typed})
        self._offer("etuus", list(benefit_names().items()))
        exemptions = [
            (NO_EXEMPTION, _("ei ole")),
            ("pakolainen", _("kolme vuotta: pakolainen tai rinnastettava")),
            ("muu", _("yksi vuosi: muu kotoutuja")),
        ]
        self._offer("vapautus", exemptions)
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def _offer(self, word: str, choices: list[tuple[str, str]]) -> None:
        message = _("”%(value)s” ei ole vaihtoehdoissa. Valitse jokin luettelosta.")
        old = self.fields[word]
        self.fields[word] = forms.ChoiceField(
            label=old.label, choices=choices, required=old.required, error_messages={"invalid_choice": message}
        )

    def clean_paivia(self) -> int:
        written = str(self.cleaned_data["paivia"])
        count = whole(written)
        if count is None:
            told = {"written": written[:LONGEST]}
            raise ValidationError(_("”%(written)s” ei ole päivien määrä. Kirjoita kokonaisluku, esimerkiksi 180.") % told)
        return count

    def clean_paiva(self) -> date:
        day = self._day("paiva")
        first = self.lawbook.parameter(COUNT_SINCE).values[0].day()
        if day < first:
            told = {"day": format.day(day, language=self.language), "first": format.day(first, language=self.language)}
            raise ValidationError(_("Päivän %(day)s portaita ei ole säädösarvoissa. Ensimmäinen päivä on %(first)s.") % told)
        return day

    def clean_maara(self) -> Decimal | None:
        return self._euros("maara")

    def clean_taysi(self) -> Decimal | None:
        return self._euros("taysi")

    def clean_kotikunta(self) -> date | None:
        return self._day("kotikunta") if self.cleaned_data["kotikunta"] else None

    def _day(self, word: str) -> date:
        written = str(self.cleaned_data[word])
        day = read_day(written, today=self.today)
        if day is None:
            raise ValidationError(no_such_day(written, today=self.today))
        return day

    def _euros(self, word: str) -> Decimal | None:
        written = str(self.cleaned_data[word])
        if not written:
            return None
        value = number(written)
        if value is None or not 0 < value <= MOST_EUROS:
            told = {"written": written[:LONGEST], "most": MOST_EUROS}
            raise ValidationError(
                _("”%(written)s” ei käy. Kirjoita euroja päivässä, enintään %(most)s, esimerkiksi 37,21.") % told
            )
        return Decimal(value.numerator) / Decimal(value.denominator)

    def clean(self) -> None:
        """What cannot be together, each told at the field that is the easiest to mend."""
        told = self.cleaned_data
        if {"paiva", "paivia"} <= told.keys():
            self._not_so_many(told["paiva"], told["paivia"])
        if {"paiva", "etuus"} <= told.keys():
            self._not_paid_then(told["paiva"], told["etuus"])
        if {"paiva", "etuus", "maara", "taysi"} <= told.keys():
            self._above_the_full(told["paiva"], KINDS[told["etuus"]], told["maara"], told["taysi"])
        if told.get("vapautus") in GROUPS and "kotikunta" in told and told["kotikunta"] is None:
            self.add_error("kotikunta", _("Kirjoita päivä, jona henkilö sai ensimmäisen kotikuntansa Suomessa."))

    def _not_so_many(self, day: date, count: int) -> None:
        most = most_paid_days(day, self.lawbook)
        if count > most:
            first = self.lawbook.parameter(COUNT_SINCE).values[0].day()
            places = {
                "count": format.number(count, language=self.language),
                "most": format.number(most, language=self.language),
                "first": format.day(first, language=self.language),
                "day": format.day(day, language=self.language),
            }
            message = _(
                "Päiviä ei voi olla %(count)s: välillä %(first)s–%(day)s on arkipäiviä %(most)s. Kirjoita enintään %(most)s."
            )
            self.add_error("paivia", message % places)

    def _not_paid_then(self, day: date, word: str) -> None:
        offered = kinds_on(day, self.lawbook)
        if KINDS[word] not in offered:
            names = benefit_names()
            places = {
                "kind": names[word],
                "day": format.day(day, language=self.language),
                "offered": ", ".join(names[each] for each, kind in KINDS.items() if kind in offered),
            }
            self.add_error("etuus", _("Etuutta %(kind)s ei makseta päivältä %(day)s. Silloin maksetaan: %(offered)s.") % places)

    def _above_the_full(self, day: date, kind: BenefitKind, paid: Decimal | None, full: Decimal | None) -> None:
        by_law = daily_amount(self.lawbook, day).value
        if kind in EARNINGS and paid and not full:
            message = _("Vähennetyn ansiopäivärahan osuus lasketaan suhteessa täyteen: kirjoita täysi päiväraha.")
            self.add_error("taysi", message)
            return
        if by_law is None and not full and not paid:
            message = _("Päivän täyttä määrää ei ole säädösarvoissa. Kirjoita maksettu määrä.")
            self.add_error("maara", message)
            return
        most = full or (Decimal(by_law.numerator) / Decimal(by_law.denominator) if by_law and kind not in EARNINGS else None)
        if paid and most and paid > most:
            places = {"paid": written_as(paid), "most": written_as(most)}
            self.add_error(
                "maara", _("Maksettu %(paid)s € on enemmän kuin täysi %(most)s €. Kirjoita enintään täysi määrä.") % places
            )

    @property
    def standing(self) -> Standing:
        told = self.cleaned_data
        group = GROUPS.get(told["vapautus"])
        return Standing(
            day=told["paiva"],
            kind=KINDS[told["etuus"]],
            paid_days=told["paivia"],
            paid=told["maara"],
            full=told["taysi"],
            integration=Integration(told["kotikunta"], group) if group else None,
        )


def benefit_names() -> dict[str, str]:
    """The benefits by their words in the address."""
    return {
        "yleistuki": _("yleistuki"),
        "tyomarkkinatuki": _("työmarkkinatuki"),
        "peruspaivaraha": _("peruspäiväraha"),
        "ansiopaivaraha": _("ansiopäiväraha"),
        "yrittaja": _("yrittäjän ansiopäiväraha"),
    }

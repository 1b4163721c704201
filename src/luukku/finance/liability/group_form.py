"""The form of a group: people by class of each municipality, and what is assumed. Sent by GET, so that the link carries all."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.core.ui import format
from luukku.finance.domain.ladder.class_table import NotCovered, fitted
from luukku.finance.domain.ladder.group import DayClass, day_classes
from luukku.finance.domain.ladder.group_courses import Flows
from luukku.finance.domain.ladder.mixture import Level
from luukku.finance.liability import group_examples as examples
from luukku.finance.liability.group_address import COUNTS, TOTAL
from luukku.finance.liability.terms import DailyAmount, daily_amount_on, days_per_month_on
from luukku.finance.liability.typed_numbers import (
    LONGEST,
    MOST_PEOPLE,
    by_class,
    days_in_a_month,
    number_up_to,
    people,
    whole_numbers,
    written_as,
)

MOST_CLASSES, MOST_DAYS = 100, 2000
ASSUMED = (
    *("kk", "luokat", "jakauma", "saajat", "poistuma", "tulo", "paivat", "paivaraha", "ansio", "ilman"),
    *("sov", "sovtaso", "heilunta"),
)
"""Words of the address that say what is assumed, in the order of the form."""


@dataclass(frozen=True, slots=True)
class Municipal:
    """The fields of one municipality."""

    name: str
    counts: forms.BoundField
    total: forms.BoundField


class GroupForm(forms.Form):
    """What is assumed of a group. What the address does not say is as in the example.

    query   the address
    names   members by code
    months  of whose end the class numbers may be, the default first

    `overlapping` are, of a form that is valid, the codes whose classes as typed have more people than the typed total.
    """

    kk = forms.ChoiceField(label=gettext_lazy("Luokkaluvut kuukauden lopussa"))
    luokat = forms.CharField(label=gettext_lazy("Luokkien ylärajat, maksettua päivää"), max_length=600)
    jakauma = forms.CharField(label=gettext_lazy("Jakauma luokkiin, jos lukuja ei ole, %"), max_length=1000)
    saajat = forms.CharField(label=gettext_lazy("Etuuden saajia sataa työtöntä kohti"), max_length=LONGEST)
    poistuma = forms.CharField(label=gettext_lazy("Poistuu luokasta kuukaudessa, %"), max_length=1000)
    tulo = forms.CharField(label=gettext_lazy("Tulee luokkaan kuukaudessa, % alkumäärästä"), max_length=1000)
    paivat = forms.CharField(label=gettext_lazy("Maksettuja päiviä kuukaudessa"), max_length=LONGEST)
    paivaraha = forms.CharField(label=gettext_lazy("Täysi määrä päivässä, €"), max_length=LONGEST)
    ansio = forms.CharField(label=gettext_lazy("Ansiopäivärahalla, %"), max_length=LONGEST)
    ilman = forms.CharField(label=gettext_lazy("Kunnan osuutta ei makseta, %"), max_length=LONGEST)
    sov = forms.CharField(label=gettext_lazy("Vähennetyllä etuudella, %"), max_length=LONGEST)
    sovtaso = forms.CharField(label=gettext_lazy("Vähennetty etuus täydestä, %"), max_length=LONGEST)
    heilunta = forms.CharField(label=gettext_lazy("Henkilömäärä voi poiketa, ± %"), max_length=LONGEST)

    def __init__(self, query: Mapping[str, str], *, names: Mapping[str, str], months: Sequence[date], language: str) -> None:
        self.names, self.language = names, language
        self.overlapping: set[str] = set()
        self.amount: DailyAmount = daily_amount_on(months[0])
        given = {word: query.get(word, "").strip() for word in (*ASSUMED, *municipal_words(names))}
        self.typed = frozenset(word for word, text in given.items() if text)
        super().__init__({**self._as_in_the_example(given, months[0]), **{word: given[word] for word in self.typed}})
        self.fields["kk"] = forms.ChoiceField(
            label=self.fields["kk"].label,
            choices=[(f"{month:%Y-%m}", format.month_name(month, language=language)) for month in months],
        )
        for code, name in names.items():
            told = {"name": name}
            self.fields[f"{COUNTS}{code}"] = forms.CharField(
                label=_("%(name)s: henkilöitä luokittain") % told, required=False, max_length=1500
            )
            self.fields[f"{TOTAL}{code}"] = forms.CharField(
                label=_("%(name)s: yhteensä") % told, required=False, max_length=LONGEST
            )
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
        self.fields["luokat"].help_text = _("Viimeinen luokka on kaikki sitä suuremmat.")
        self.fields["poistuma"].help_text = _("Luku luokkaa kohti, väleillä erotettuina.")
        self.fields["tulo"].help_text = _("Alimpaan luokkaan tullaan tasaisesti kuukauden aikana.")
        self.fields["ilman"].help_text = _("Lomautetut, lisäpäivät, kotoutujat, joiden etuuden valtio maksaa.")

    def _as_in_the_example(self, given: Mapping[str, str], month: date) -> dict[str, str]:
        days = days_per_month_on(month)
        try:
            classes = day_classes(whole_numbers(given["luokat"])) if given["luokat"] else day_classes(examples.LIMITS)
        except ValueError:
            classes = day_classes(examples.LIMITS)
        return {
            "kk": f"{month:%Y-%m}",
            "luokat": " ".join(map(str, examples.LIMITS)),
            "jakauma": " ".join(map(str, examples.shares(classes))),
            "saajat": str(examples.RECIPIENTS),
            "poistuma": " ".join(map(str, examples.exits(classes))),
            "tulo": " ".join(map(str, examples.inflow(classes, days_per_month=days))),
            "paivat": written_as(days),
            "paivaraha": written_as(self.amount.euros),
            "ansio": str(examples.EARNINGS),
            "ilman": str(examples.WITHOUT),
            "sov": str(examples.REDUCED),
            "sovtaso": str(examples.REDUCED_TO),
            "heilunta": str(examples.SWING),
        }

    # --- single fields ----------------------------------------------------------------------------------------------------
    def clean_kk(self) -> date:
        return date.fromisoformat(f"{self.cleaned_data['kk']}-01")

    def clean_luokat(self) -> tuple[DayClass, ...]:
        try:
            limits = whole_numbers(self.cleaned_data["luokat"])
            classes = day_classes(limits)
        except ValueError:
            message = _("Luokkien ylärajat ovat päiviä, jotka kasvavat ykkösestä ylöspäin, esimerkiksi 100 200 300 400 700.")
            raise ValidationError(message) from None
        if len(classes) > MOST_CLASSES or limits[-1] > MOST_DAYS:
            told = {"most": MOST_CLASSES, "days": MOST_DAYS}
            raise ValidationError(_("Luokkia voi olla enintään %(most)s ja päiviä %(days)s.") % told)
        return classes

    def clean_saajat(self) -> Fraction:
        return number_up_to(self.cleaned_data["saajat"], 1000) / 100

    def clean_paivat(self) -> Fraction:
        return days_in_a_month(self.cleaned_data["paivat"])

    def clean_paivaraha(self) -> Fraction:
        return number_up_to(self.cleaned_data["paivaraha"], 1000)

    def clean_ansio(self) -> Fraction:
        return self._share("ansio")

    def clean_ilman(self) -> Fraction:
        return self._share("ilman")

    def clean_sov(self) -> Fraction:
        return self._share("sov")

    def clean_sovtaso(self) -> Fraction:
        return self._share("sovtaso")

    def clean_heilunta(self) -> Fraction:
        return self._share("heilunta")

    def _share(self, word: str) -> Fraction:
        return number_up_to(self.cleaned_data[word], 100) / 100

    # --- what hangs together ----------------------------------------------------------------------------------------------
    def clean(self) -> dict[str, Any]:
        """Lists have a number for each class, shares sum to what they must, and a class table covers its group."""
        told = super().clean() or {}
        classes = told.get("luokat")
        if classes:
            self._clean_lists(classes)
            for code, name in self.names.items():
                self._clean_municipality(code, name, classes)
        if "ansio" in told and "ilman" in told and told["ansio"] + told["ilman"] > 1:
            self.add_error("ilman", _("Ansiopäivärahalla ja ilman kunnan osuutta olevia on yhteensä yli 100 %."))
        return told

    def _clean_lists(self, classes: Sequence[DayClass]) -> None:
        for word, most in (("jakauma", 100), ("poistuma", 100), ("tulo", 1000)):
            if word not in self.cleaned_data:
                continue
            with self._said_at(word, before=self.fields[word].label):
                found = by_class(str(self.cleaned_data[word]), classes, most=most, whole_ones=False, language=self.language)
                if word == "jakauma" and sum(found) != 100:
                    told = {"sum": format.number(sum(found), language=self.language, decimals=1)}
                    raise ValidationError(_("summa on %(sum)s. Sen pitää olla 100.") % told)
                self.cleaned_data[word] = tuple(each / 100 for each in found)

    def _clean_municipality(self, code: str, name: str, classes: Sequence[DayClass]) -> None:
        """A class table that covers its group, or a total alone; None where nothing is typed."""
        counts_word, total_word = f"{COUNTS}{code}", f"{TOTAL}{code}"
        counts, total = str(self.cleaned_data.get(counts_word, "")), str(self.cleaned_data.get(total_word, ""))
        self.cleaned_data[counts_word] = self.cleaned_data[total_word] = None
        with self._said_at(total_word, before=name):
            if total:
                self.cleaned_data[total_word] = people(total)
        with self._said_at(counts_word, before=name):
            if counts:
                found = by_class(counts, classes, most=MOST_PEOPLE, whole_ones=True, language=self.language)
                together = self.cleaned_data.get(total_word)
                self.cleaned_data[counts_word] = self._fitted([int(each) for each in found], together)
                if together is not None and sum(found) > together:
                    self.overlapping.add(code)

    def _fitted(self, counts: Sequence[int], total: int | None) -> tuple[Fraction, ...]:
        try:
            return fitted(counts, total)
        except NotCovered as left_out:
            told = {"sum": sum(counts), "total": total, "missing": left_out.missing}
            what = _("luokissa on %(sum)s henkilöä, mutta yhteensä %(total)s.") % told
            remedy = _("Luokista puuttuu %(missing)s: lisää heidät luokkaansa tai korjaa yhteensä-luku.") % told
            raise ValidationError(f"{what} {remedy}") from None

    @contextmanager
    def _said_at(self, word: str, *, before: object) -> Iterator[None]:
        """What is refused inside is said at a field."""
        try:
            yield
        except ValidationError as refused:
            self.add_error(word, f"{before}: {refused.message}")

    # --- what follows -----------------------------------------------------------------------------------------------------
    @property
    def municipalities(self) -> list[Municipal]:
        return [Municipal(name, self[f"{COUNTS}{code}"], self[f"{TOTAL}{code}"]) for code, name in self.names.items()]

    @property
    def classes(self) -> tuple[DayClass, ...]:
        found: tuple[DayClass, ...] = self.cleaned_data["luokat"]
        return found

    @property
    def flows(self) -> Flows:
        told = self.cleaned_data
        return Flows(exits=told["poistuma"], inflow=told["tulo"], days_per_month=told["paivat"])

    @property
    def level(self) -> Level:
        return Level(reduced=self.cleaned_data["sov"], paid_of_full=self.cleaned_data["sovtaso"])

    def pairs(self) -> list[tuple[str, str]]:
        """The words that the address says, for the forms and links beside this one."""
        return [(word, str(self.data[word])) for word in (*ASSUMED, *municipal_words(self.names)) if word in self.typed]


def municipal_words(codes: Mapping[str, str]) -> Iterator[str]:
    """The words of the municipalities' fields."""
    return (f"{before}{code}" for code in codes for before in (COUNTS, TOTAL))

"""The form that takes Kela's monthly CSV: which column and which class says what, told by whoever took the file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.connectors import kela
from luukku.finance.liability.group_address import address_of
from luukku.finance.liability.typed_numbers import LONGEST, whole
from luukku.kernel.typed import Problem, Refused, Unreadable

MOST_BYTES = 5_000_000
FIELDS = {"kuukausi": "month", "kunta": "municipality", "luokka": "day_class", "saajat": "recipients"}
"""Fields that name a column, with what `kela.Columns` calls it."""
SHOWN = 20
"""As many refused rows as are shown."""


@dataclass(frozen=True, slots=True)
class Row:
    """A row that was refused: where, and why."""

    line: int | None
    column: str
    why: str


@dataclass(frozen=True, slots=True)
class Taken:
    """What a file gave: the budget page with its numbers, the rows that were refused, members that it does not tell of."""

    address: str
    month: date
    refused: tuple[Row, ...]
    more: int
    missing: tuple[str, ...]


class KelaForm(forms.Form):
    """A file and what its columns and classes are called. Nothing of it is kept."""

    tiedosto = forms.FileField(label=gettext_lazy("Kelan CSV-tiedosto"))
    kuukausi = forms.CharField(label=gettext_lazy("Kuukauden sarake"), max_length=LONGEST)
    kunta = forms.CharField(label=gettext_lazy("Rahoittavan kunnan sarake"), max_length=LONGEST)
    luokka = forms.CharField(label=gettext_lazy("Kertymäpäiväluokan sarake"), max_length=LONGEST)
    saajat = forms.CharField(label=gettext_lazy("Saajien määrän sarake"), max_length=LONGEST)
    yhteensa = forms.CharField(label=gettext_lazy("Luokka, jossa ovat kaikki saajat"), max_length=LONGEST)
    luokat = forms.CharField(label=gettext_lazy("Luokat ja niiden viimeiset päivät"), max_length=2000)
    avoin = forms.CharField(label=gettext_lazy("Luokka, jolla ei ole viimeistä päivää"), max_length=LONGEST)
    vain = forms.CharField(label=gettext_lazy("Vain rivit, joilla"), required=False, max_length=500)

    def __init__(self, data: Mapping[str, Any] | None = None, files: Any = None) -> None:
        super().__init__(data, files, initial={"yhteensa": "Yhteensä"})
        self.columns: kela.Columns | None = None
        self.found: kela.Recipients | None = None
        self.fields["luokat"].help_text = _("Nimi tiedostossa = viimeinen päivä, esimerkiksi 1-100=100; 101-200=200.")
        self.fields["vain"].help_text = _("Sarake = arvo, jos tiedostossa on useita etuuksia, esimerkiksi etuus=Yhteensä.")
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"
            field.error_messages["required"] = _("Puuttuu: %(field)s.") % {"field": field.label}

    def clean_tiedosto(self) -> bytes:
        sent: UploadedFile[bytes] = self.cleaned_data["tiedosto"]
        content: bytes = sent.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise ValidationError(_("Tiedosto on yli 5 megatavua. Ota aineistosta vain oman alueen kunnat tai yksi vuosi."))
        return content

    def clean_luokat(self) -> dict[str, int]:
        found = _pairs(self.cleaned_data["luokat"])
        days = {name: whole(day) for name, day in found.items()}
        if not days or None in days.values():
            raise ValidationError(_("Kirjoita joka luokasta nimi ja viimeinen päivä, esimerkiksi 1-100=100; 101-200=200."))
        return {name: day for name, day in days.items() if day is not None}

    def clean_vain(self) -> dict[str, str]:
        written = self.cleaned_data["vain"]
        found = _pairs(written)
        if written and not all(found.values()):
            raise ValidationError(_("Kirjoita sarake ja arvo, esimerkiksi etuus=Yhteensä."))
        return found

    def clean(self) -> dict[str, Any]:
        """Reads the file when every field is there."""
        told = super().clean() or {}
        if not self.errors:
            try:
                named = {name: told[word] for word, name in FIELDS.items()}
                self.columns = kela.Columns(
                    **named, total=told["yhteensa"], classes=told["luokat"], open_class=told["avoin"], only=told["vain"]
                )
                self.found = kela.read(told["tiedosto"], self.columns, file="tiedosto")
            except Refused as bad:
                self.add_error("avoin" if bad.key == "open_class" else "luokat", _refusals()[bad.key or ""])
            except Unreadable as bad:
                for problem in bad.problems:
                    self._add_problem(problem)
            if self.found is not None and not self.found.months:
                self.add_error("tiedosto", _("Yhtään riviä ei voitu lukea näillä sarakkeilla ja luokilla."))
        return told

    def _add_problem(self, problem: Problem) -> None:
        """A column that is missing is said at its field, with those that the file has."""
        fields = {self.cleaned_data.get(word): word for word in FIELDS}
        if problem.key is None:
            self.add_error("tiedosto", _("Tiedostossa ei ole rivejä tai se ei ole UTF-8-tekstiä."))
            return
        told = {"name": problem.key, "columns": (problem.expected or "").partition(": ")[2]}
        message = _("Tiedostossa ei ole saraketta %(name)s. Sen sarakkeet ovat: %(columns)s.") % told
        self.add_error(fields.get(problem.key, "vain"), message)

    def taken(self, *, names: Mapping[str, str]) -> Taken:
        """The newest month's numbers of the area's members. Only of a valid form."""
        if self.found is None or self.columns is None:
            raise ValueError("the form is not valid")
        month = self.found.months[-1]
        people = {code: each for code, each in self.found.of(month).items() if code in names}
        counts = {code: [count for count in each.counts if count is not None] for code, each in people.items()}
        return Taken(
            address=address_of(
                month=month,
                limits=self.found.limits,
                people={code: (counts[code] if each.complete else None, each.total) for code, each in people.items()},
            ),
            month=month,
            refused=tuple(self._row(problem) for problem in self.found.rejected[:SHOWN]),
            more=max(0, len(self.found.rejected) - SHOWN),
            missing=tuple(name for code, name in names.items() if code not in people),
        )

    def _row(self, problem: Problem) -> Row:
        columns = self.columns
        reasons = {} if columns is None else {
            columns.month: _("ei ole kuukausi"),
            columns.municipality: _("ei ole kunta"),
            columns.day_class: _("luokkaa ei kerrottu, tai sama rivi on kahdesti"),
            columns.recipients: _("ei ole henkilömäärä"),
        }  # fmt: skip
        return Row(problem.line, problem.key or "–", reasons.get(problem.key or "", _("rivillä on väärä määrä soluja")))


def _pairs(written: str) -> dict[str, str]:
    """`a=1; b=2`"""
    parts = (part.partition("=") for part in written.split(";") if part.strip())
    return {name.strip(): value.strip() for name, _equals, value in parts}


def _refusals() -> dict[str, str]:
    return {
        "classes": _("Luokkien viimeisten päivien pitää kasvaa ykkösestä ylöspäin."),
        "open_class": _("Sama nimi on kahdella luokalla. Nimien pitää erota toisistaan."),
    }

"""The form of a month's invoice from Kela, typed beside the budget of the same month. Sent by GET as the rest of the page is."""

from collections.abc import Mapping, Sequence
from datetime import date
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.core.ui import format
from luukku.finance.domain.ladder.group import DayClass
from luukku.finance.liability.typed_numbers import LONGEST, MOST_IN_A_MONTH, MOST_PEOPLE, by_class, cents, number_up_to, people

INVOICED = ("lkk", "lkunta", "lasku", "lhlo", "lluokat", "lpv", "leur")
"""Words of the address that tell the invoice, in the order of the form."""


class InvoiceForm(forms.Form):
    """A month's invoice and as much as is known of what lies behind it; nothing but the sum is needed.

    months   of which there is a budget
    names    municipalities by code; "" for all of them
    classes  of the group, in which `lluokat` tells its people
    """

    lkk = forms.ChoiceField(label=gettext_lazy("Kuukausi, jolta etuudet on maksettu"))
    lkunta = forms.ChoiceField(label=gettext_lazy("Kunta"), required=False)
    lasku = forms.CharField(label=gettext_lazy("Laskun summa, €"), max_length=LONGEST)
    lhlo = forms.CharField(label=gettext_lazy("Saajia yhteensä"), required=False, max_length=LONGEST)
    lluokat = forms.CharField(label=gettext_lazy("Saajia luokittain"), required=False, max_length=1500)
    lpv = forms.CharField(label=gettext_lazy("Maksettuja päiviä saajaa kohti"), required=False, max_length=LONGEST)
    leur = forms.CharField(label=gettext_lazy("Maksettu päivässä keskimäärin, €"), required=False, max_length=LONGEST)

    def __init__(
        self,
        query: Mapping[str, str],
        *,
        months: Sequence[date],
        names: Mapping[str, str],
        classes: Sequence[DayClass],
        language: str,
    ) -> None:
        given = {word: query.get(word, "").strip() for word in INVOICED}
        super().__init__(given if given["lasku"] else None, initial={word: text for word, text in given.items() if text})
        self.classes, self.language = classes, language
        self.typed = {word: text for word, text in given.items() if text}
        self.fields["lkk"] = forms.ChoiceField(
            label=self.fields["lkk"].label,
            choices=[(f"{month:%Y-%m}", format.month_name(month, language=language)) for month in months],
        )
        several = [("", _("kaikki yhteensä"))] if len(names) > 1 else []
        self.fields["lkunta"] = forms.ChoiceField(
            label=self.fields["lkunta"].label, choices=[*several, *names.items()], required=not several
        )
        self.fields["lluokat"].help_text = _("Luku luokkaa kohti, väleillä erotettuina.")
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_lkk(self) -> date:
        return date.fromisoformat(f"{self.cleaned_data['lkk']}-01")

    def clean_lasku(self) -> int:
        return cents(self.cleaned_data["lasku"])

    def clean_lhlo(self) -> int | None:
        written = str(self.cleaned_data["lhlo"])
        return people(written) if written else None

    def clean_lluokat(self) -> tuple[Fraction, ...] | None:
        written = str(self.cleaned_data["lluokat"])
        if not written:
            return None
        try:
            counts = by_class(written, self.classes, most=MOST_PEOPLE, whole_ones=True, language=self.language)
        except ValidationError as bad:
            raise ValidationError(f"{self.fields['lluokat'].label}: {bad.message}") from bad
        if not any(counts):
            raise ValidationError(_("Luokissa ei ole ketään. Jätä kenttä tyhjäksi, jos lukuja ei ole."))
        return counts

    def clean_lpv(self) -> Fraction | None:
        return self._number("lpv", MOST_IN_A_MONTH)

    def clean_leur(self) -> Fraction | None:
        return self._number("leur", 1000)

    def _number(self, word: str, most: int) -> Fraction | None:
        written = str(self.cleaned_data[word])
        return number_up_to(written, most) if written else None

    def told(self) -> dict[str, Any] | None:
        """What is typed and right; None where nothing is typed or something in it is wrong."""
        return self.cleaned_data if self.is_bound and self.is_valid() else None

    def pairs(self) -> list[tuple[str, str]]:
        """The words that the address says."""
        return list(self.typed.items())

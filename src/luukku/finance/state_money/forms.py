"""The figures that a reader gives when they are not published here. Sent by GET: the address holds them, nothing is stored."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.finance.domain.state_share.quantities import Inputs, Quantity
from luukku.finance.state_money.words import HINTS, QUANTITIES
from luukku.kernel.money import parse_euros

WORDS: Mapping[Quantity, str] = {
    "age_18_64": "ika",
    "unemployed": "tyottomat",
    "actual_cost": "kustannus",
    "compensation": "kompensaatio",
    "foreign_language": "vieraskieliset",
    "whole_share": "valtionosuus",
    "country_age_18_64": "ika_maa",
    "country_unemployed": "tyottomat_maa",
}
"""The word of each figure in an address."""
OF_THE_COUNTRY: tuple[Quantity, ...] = ("country_age_18_64", "country_unemployed")
MOST = 10**11
"""Nothing here is more than a hundred thousand million persons or euros."""


class GivenFigures(forms.Form):
    """Figures of one municipality, or of the country alone; each may be left empty.

    asked  which figures, in their order
    years  of which year each should be
    known  what is known without the reader: more adults than residents are refused
    """

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        asked: Sequence[Quantity],
        years: Mapping[Quantity, int],
        known: Inputs,
        language: str,
    ) -> None:
        super().__init__(data)
        self.asked, self.known, self.language = asked, known, language
        for quantity in asked:
            field = forms.CharField(
                label=_("%(what)s %(year)s") % {"what": QUANTITIES[quantity], "year": years[quantity]},
                required=False,
                max_length=30,
                help_text=str(HINTS[quantity]),
            )
            field.widget.attrs |= {"autocomplete": "off", "inputmode": "decimal"}
            self.fields[WORDS[quantity]] = field

    def clean(self) -> dict[str, Any]:
        told = super().clean() or {}
        figures = {quantity: self._read(quantity, told.get(WORDS[quantity], "")) for quantity in self.asked}
        self.figures = {quantity: figure for quantity, figure in figures.items() if figure is not None}
        self._check_at_most("age_18_64", self.known["residents"].figure if "residents" in self.known else None)
        self._check_at_most("age_18_64", self.figures.get("country_age_18_64"))
        self._check_at_most("unemployed", self.figures.get("country_unemployed"))
        return told

    def given(self) -> Mapping[Quantity, Fraction]:
        """What the reader gave; nothing while there are errors."""
        return self.figures if self.is_valid() else {}

    def _read(self, quantity: Quantity, written: str) -> Fraction | None:
        if not written.strip():
            return None
        try:
            cents = parse_euros(written)
        except ValueError:
            self._refuse(
                quantity, _("”%(written)s” ei ole luku. Kirjoita esimerkiksi 1 234 tai 1 234,50.") % {"written": written}
            )
            return None
        if cents < 0:
            self._refuse(quantity, _("Luku ei voi olla negatiivinen."))
            return None
        if cents > MOST * 100:
            self._refuse(quantity, _("Luku on liian suuri."))
            return None
        if not cents and quantity in OF_THE_COUNTRY:
            self._refuse(quantity, _("Koko maan luku ei voi olla nolla."))
            return None
        return Fraction(cents, 100)

    def _check_at_most(self, quantity: Quantity, most: Fraction | None) -> None:
        given = self.figures.get(quantity)
        if given is not None and most is not None and given > most:
            told = {"most": format.number(most, language=self.language)}
            self._refuse(quantity, _("Luku on suurempi kuin joukko, johon se kuuluu (%(most)s).") % told)

    def _refuse(self, quantity: Quantity, why: str) -> None:
        self.add_error(WORDS[quantity], ValidationError(why))

"""Forms of the figures' pages. They are sent by GET, so that the address says what was asked."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from luukku.connectors import official
from luukku.core.ui import format
from luukku.figures.domain.whatif import Changes

CHANGE = re.compile(
    r"(?P<who>.*?\S)\s*(?:[:\s]\s*(?P<sign>[+\-−–]?)|(?P<bare>[+\-−–]))\s*(?P<count>[0-9][0-9\s\u00a0\u202f\u2009]*)"
)
"""`016:+500`, `Espoo -1 500`; in an address a plus becomes a space, so a number without a sign is a growth."""
MOST = 10_000_000
"""Nobody grows by more than the whole country."""


class WhatIf(forms.Form):
    """What if the members' residents were others: growth, joining, leaving. Names and codes both do; commas between several.

    members  residents by code of those who are members now
    names    of them, by code
    everyone  residents of each municipality of the country by code
    language  of the names in what is said
    """

    muutos = forms.CharField(label=gettext_lazy("Asukasluku muuttuu"), required=False, max_length=500)
    liittyy = forms.CharField(label=gettext_lazy("Kunta liittyy"), required=False, max_length=500)
    lahtee = forms.CharField(label=gettext_lazy("Kunta lähtee"), required=False, max_length=500)

    def __init__(
        self,
        data: Mapping[str, str] | None,
        *,
        members: Mapping[str, int],
        names: Mapping[str, str],
        everyone: Mapping[str, int],
        language: str,
    ) -> None:
        super().__init__(data)
        self.members, self.names, self.everyone, self.language = members, names, everyone, language
        self.first = {"name": next(iter(names.values()), "")}
        self.fields["muutos"].help_text = _("Kunta ja asukkaita enemmän tai vähemmän, esimerkiksi %(name)s +500.") % self.first
        self.fields["liittyy"].help_text = _("Minkä tahansa Suomen kunnan nimi tai numero. Useita pilkulla erottaen.")
        self.fields["lahtee"].help_text = _("Jäsenkunnan nimi tai numero. Useita pilkulla erottaen.")
        for field in self.fields.values():
            field.widget.attrs["autocomplete"] = "off"

    def clean_muutos(self) -> dict[str, int]:
        grows: dict[str, int] = {}
        for written in _parts(self.cleaned_data["muutos"]):
            found = CHANGE.fullmatch(written)
            if found is None:
                told = {"written": written, **self.first}
                raise ValidationError(_("”%(written)s” ei ole muutos. Kirjoita esimerkiksi: %(name)s +500.") % told)
            code, count = municipality(found["who"]), int(re.sub(r"[^0-9]", "", found["count"]))
            if code in grows:
                raise ValidationError(_("%(name)s on muutoksissa kahdesti.") % {"name": self.name(code)})
            if count > MOST:
                raise ValidationError(_("%(name)s: muutos on suurempi kuin koko maan väkiluku.") % {"name": self.name(code)})
            grows[code] = -count if (found["sign"] or found["bare"]) in ("-", "−", "–") else count
        return grows

    def clean_liittyy(self) -> tuple[str, ...]:
        joins: list[str] = []
        for written in _parts(self.cleaned_data["liittyy"]):
            code = municipality(written)
            told = {"name": self.name(code)}
            if code in self.members:
                raise ValidationError(_("%(name)s on jo alueen jäsen.") % told)
            if code in joins:
                raise ValidationError(_("%(name)s on liittyjissä kahdesti.") % told)
            if official.municipality(code).employment_area is None:
                raise ValidationError(_("%(name)s on Ahvenanmaalla, jossa työllisyysalueita ei ole.") % told)
            if code not in self.everyone:
                raise ValidationError(_("%(name)s: väkilukua ei ole tältä vuodelta.") % told)
            joins.append(code)
        return tuple(joins)

    def clean_lahtee(self) -> tuple[str, ...]:
        leaves: list[str] = []
        for written in _parts(self.cleaned_data["lahtee"]):
            code = municipality(written)
            if code not in self.members:
                raise ValidationError(_("%(name)s ei ole alueen jäsen, joten se ei voi lähteä.") % {"name": self.name(code)})
            if code in leaves:
                raise ValidationError(_("%(name)s on lähtijöissä kahdesti.") % {"name": self.name(code)})
            leaves.append(code)
        return tuple(leaves)

    def clean(self) -> dict[str, Any]:
        """What hangs together: a change is of somebody who is a member afterwards, and nobody has fewer than no residents."""
        told = super().clean() or {}
        grows, joins, leaves = (told.get(key) for key in ("muutos", "liittyy", "lahtee"))
        if grows is not None and joins is not None and leaves is not None:
            for code, count in grows.items():
                self._check_change(code, count, joins, leaves)
            if not Changes(grows, joins, leaves).after(self.members, self.everyone):
                self.add_error("lahtee", _("Alueelle ei jäisi yhtään kuntaa."))
        return told

    def _check_change(self, code: str, count: int, joins: tuple[str, ...], leaves: tuple[str, ...]) -> None:
        name = self.name(code)
        residents = self.members.get(code, self.everyone.get(code, 0))
        if code in leaves:
            self.add_error("muutos", _("%(name)s lähtee, joten sen asukasluku ei vaikuta.") % {"name": name})
        elif code not in self.members and code not in joins:
            self.add_error("muutos", _("%(name)s ei ole jäsen. Kirjoita se myös kohtaan Kunta liittyy.") % {"name": name})
        elif residents + count < 0:
            told = {"name": name, "count": format.number(residents, language=self.language)}
            self.add_error("muutos", _("%(name)s: asukkaita on %(count)s, joten vähennys on liian suuri.") % told)

    def name(self, code: str) -> str:
        return self.names.get(code) or official.municipality(code).name(self.language)

    def changes(self) -> Changes:
        """What is supposed. Raises KeyError while there are errors."""
        return Changes(self.cleaned_data["muutos"], self.cleaned_data["liittyy"], self.cleaned_data["lahtee"])


def municipality(written: str) -> str:
    """The code of a municipality of the country, written as its code or its name. Raises ValidationError with the nearest one."""
    try:
        return official.find_municipality(written).code
    except official.UnknownMunicipality as unknown:
        told = {"written": written.strip()}
        if unknown.nearest is None:
            raise ValidationError(_("”%(written)s” ei ole Suomen kunta.") % told) from unknown
        told |= {"name": unknown.nearest.name((get_language() or "fi")[:2]), "code": unknown.nearest.code}
        if unknown.merger:
            raise ValidationError(_("”%(written)s” on liitetty kuntaan %(name)s (%(code)s).") % told) from unknown
        raise ValidationError(_("”%(written)s” ei ole Suomen kunta. Tarkoititko %(name)s (%(code)s)?") % told) from unknown


def _parts(written: str) -> Iterator[str]:
    return (part for each in written.split(",") if (part := each.strip()))

"""The form of signing in with a password."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils.translation import gettext_lazy as _


class SignIn(AuthenticationForm):
    """User name and password; says what is wrong without telling which of the two."""

    username = forms.CharField(
        label=_("Käyttäjätunnus"), max_length=150, widget=forms.TextInput(attrs={"autocomplete": "username", "autofocus": True})
    )
    password = forms.CharField(
        label=_("Salasana"), strip=False, widget=forms.PasswordInput(attrs={"autocomplete": "current-password"})
    )

    error_messages = {
        "invalid_login": _(
            "Tunnus ja salasana eivät kuulu yhteen. Tarkista kirjoitusasu; "
            "isot ja pienet kirjaimet ovat salasanassa eri merkkejä."
        ),
        "inactive": _("Tunnus on suljettu. Pyydä pääkäyttäjää avaamaan se."),
    }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["username"].error_messages["required"] = _("Kirjoita käyttäjätunnus.")
        self.fields["password"].error_messages["required"] = _("Kirjoita salasana.")

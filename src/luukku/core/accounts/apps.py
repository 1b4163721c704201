"""Django's handle of the accounts room."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "luukku.core.accounts"
    label = "accounts"

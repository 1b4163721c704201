"""Django's handle of the lawbook's pages."""

from django.apps import AppConfig


class LawbookConfig(AppConfig):
    name = "luukku.core.lawbook"
    label = "lawbook"

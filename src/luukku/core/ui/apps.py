"""Django's handle of the ui room."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "luukku.core.ui"
    label = "ui"

"""Django's handle of the figures room."""

from django.apps import AppConfig


class FiguresConfig(AppConfig):
    name = "luukku.figures"
    label = "figures"

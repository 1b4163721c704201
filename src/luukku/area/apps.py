"""Django's handle of the area room."""

from django.apps import AppConfig


class AreaConfig(AppConfig):
    name = "luukku.area"
    label = "area"

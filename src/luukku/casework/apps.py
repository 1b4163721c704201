"""Django's handle of the room's pages."""

from django.apps import AppConfig


class CaseworkConfig(AppConfig):
    name = "luukku.casework"
    label = "casework"

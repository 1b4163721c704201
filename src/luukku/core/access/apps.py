"""Django's handle of the access room."""

from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "luukku.core.access"
    label = "access"

"""Django's handle of the finance room."""

from django.apps import AppConfig


class FinanceConfig(AppConfig):
    name = "luukku.finance"
    label = "finance"

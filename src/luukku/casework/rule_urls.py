"""Addresses of the rules, under /laki/saannot/, which stay as the names of the rules do."""

from django.urls import path

from luukku.casework import rule_views

app_name = "rules"
urlpatterns = [
    path("", rule_views.rules, name="rules"),
    path("<str:name>/", rule_views.rule, name="rule"),
]

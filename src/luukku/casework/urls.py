"""Addresses of the deadline calculator. A link that somebody keeps opens years later: its words stay."""

from django.urls import path

from luukku.casework import embed, take_along, views

app_name = "casework"
urlpatterns = [
    path("", views.calculator, name="calculator"),
    path("upotus/", embed.embedded, name="embedded"),
    path("tarina.yaml", views.story_file, name="story"),
    path("maaraajat.ics", take_along.calendar, name="calendar"),
    path("selko/", take_along.plain, name="plain"),
]

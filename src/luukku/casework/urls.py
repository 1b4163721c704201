"""Addresses of the deadline calculator. A link that somebody keeps opens years later: its words stay."""

from django.urls import path

from luukku.casework import views

app_name = "casework"
urlpatterns = [
    path("", views.calculator, name="calculator"),
    path("tarina.yaml", views.story_file, name="story"),
]

"""The address of the window calculator, which stays."""

from django.urls import path

from luukku.core.lawbook import window_views

app_name = "windows"
urlpatterns = [path("", window_views.windows, name="windows")]

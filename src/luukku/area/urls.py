"""Addresses of the area room, under /alue/."""

from django.urls import path

from luukku.area import views

app_name = "area"
urlpatterns = [path("toimipisteet/", views.service_points, name="service_points")]

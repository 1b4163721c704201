"""Addresses of the area room, under /alue/."""

from django.urls import path

from luukku.area import views

app_name = "area"
urlpatterns = [
    path("toimipisteet/", views.service_points, name="service_points"),
    path("henkilosto/", views.staff, name="staff"),
    path("pendelointi/", views.commuting, name="commuting"),
    path("rahoitus/", views.money, name="money"),
    path("taulukot/", views.tables, name="tables"),
    path("taulukot/<str:stem>/", views.table, name="table"),
]

"""Addresses of the figures, under /alue/."""

from django.urls import path

from luukku.figures import plan_views, series_views, views

app_name = "figures"
urlpatterns = [
    path("", views.glance, name="glance"),
    path("kunnat/", views.municipalities, name="municipalities"),
    path("kunnat/<str:code>/", views.municipality, name="municipality"),
    path("vertailu/", series_views.comparison, name="comparison"),
    path("tyottomyys/", series_views.unemployment, name="unemployment"),
    path("lautakunta/", plan_views.seats, name="seats"),
    path("tyollisyyskoodit/", plan_views.clients, name="clients"),
    path("vaesto/", series_views.residents, name="residents"),
]

"""Addresses of the lawbook, under /laki/. `/laki/` and `/laki/KEY/` are linked to from elsewhere and stay."""

from django.urls import path

from luukku.core.lawbook import views

app_name = "lawbook"
urlpatterns = [
    path("", views.parameters, name="parameters"),
    path("muutokset/", views.changes, name="changes"),
    path("vahvistettavat/", views.to_confirm, name="to_confirm"),
    path("<str:key>/", views.parameter, name="parameter"),
]

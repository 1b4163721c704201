"""Addresses of the figures, under /alue/."""

from django.urls import path

from luukku.figures import views

app_name = "figures"
urlpatterns = [
    path("", views.glance, name="glance"),
    path("kunnat/", views.municipalities, name="municipalities"),
    path("kunnat/<str:code>/", views.municipality, name="municipality"),
]

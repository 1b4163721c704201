"""Addresses of signing in and of the user list."""

from django.urls import path

from luukku.core.accounts import views

app_name = "accounts"
urlpatterns = [
    path("kirjaudu/", views.login, name="login"),
    path("kirjaudu/ulos/", views.logout, name="logout"),
    path("kayttajat/", views.users, name="users"),
]

"""Addresses of the finance room, under /talous/."""

from django.urls import path

from luukku.finance.state_money import views as state_money

app_name = "finance"
urlpatterns = [
    path("valtionosuus/", state_money.state_share, name="state_share"),
    path("valtionosuus/<str:code>/", state_money.municipal_state_share, name="municipal_state_share"),
]

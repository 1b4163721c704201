"""Addresses of the finance room, under /talous/."""

from django.urls import path

from luukku.finance.liability import budget_views, kela_views
from luukku.finance.sharing import invoice_views, share_views, upload_views
from luukku.finance.state_money import views as state_money

app_name = "finance"
urlpatterns = [
    path("osuudet/", share_views.shares, name="shares"),
    path("osuudet/sopimus.zip", share_views.shares_files, name="shares_files"),
    path("osuudet/oma/", upload_views.own_agreement, name="own_agreement"),
    path("osuudet/<str:code>/", share_views.municipal_share, name="municipal_share"),
    path("valtionosuus/", state_money.state_share, name="state_share"),
    path("valtionosuus/<str:code>/", state_money.municipal_state_share, name="municipal_state_share"),
    path("maksuosuus/", budget_views.budget, name="budget"),
    path("maksuosuus/laskelma.xlsx", budget_views.budget_workbook, name="budget_workbook"),
    path("laskut/", invoice_views.invoices, name="invoices"),
    path("laskut/<str:code>/", invoice_views.municipal, name="municipal_invoices"),
    path("maksuosuus/kela/", kela_views.kela_file, name="kela_file"),
    path("ryhma/", budget_views.group, name="group"),
    path("kannattavuus/", budget_views.break_even, name="break_even"),
]

"""The address of the ladder calculator, which stays. A link that somebody keeps opens years later: its words stay too."""

from django.urls import path

from luukku.finance.liability import calculator_views

app_name = "ladder"
urlpatterns = [path("", calculator_views.calculator, name="calculator")]

"""Every address of the product, room by room."""

from django.urls import include, path

from luukku.config import sections, views  # noqa: F401 - pages read the pack with all its sections
from luukku.core.ui.jump import jump
from luukku.core.ui.situation import change_day
from luukku.core.ui.views import style_guide

urlpatterns = [
    path("", views.home, name="home"),
    path("healthz", views.health, name="health"),
    path("robots.txt", views.robots, name="robots"),
    path("saavutettavuus/", views.accessibility, name="accessibility"),
    path("siirry/", jump, name="jump"),
    path("tilanne/", change_day, name="change_day"),
    path("tyylikirja/", style_guide, name="style_guide"),
    path("", include("luukku.core.accounts.urls")),
    path("laki/saannot/", include("luukku.casework.rule_urls")),
    path("laki/", include("luukku.core.lawbook.urls")),
    path("ikkunalaskuri/", include("luukku.core.lawbook.window_urls")),
    path("maaraaikalaskuri/", include("luukku.casework.urls")),
    path("maksuosuuslaskuri/", include("luukku.finance.liability.calculator_urls")),
    path("alue/", include("luukku.area.urls")),
    path("alue/", include("luukku.figures.urls")),
    path("talous/", include("luukku.finance.urls")),
]

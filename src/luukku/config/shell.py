"""What the rooms give to the shell: the rail, the search and the area's name."""

from django.utils.translation import gettext_lazy as _

from luukku.area.access import Area
from luukku.area.queries import area_name
from luukku.core.accounts.access import Accounts
from luukku.core.ui.access import Shell
from luukku.core.ui.rail import Finder, Group, Room
from luukku.core.ui.search import find_pages
from luukku.figures.access import Figures
from luukku.figures.finders import find_municipalities

RAIL = (
    Group(_("Johtaminen"), (Room(_("Yhteenveto"), "figures:glance", Figures.READ),)),
    Group(
        _("Alue"),
        (
            Room(_("Kunnat"), "figures:municipalities", Figures.READ),
            Room(_("Toimipisteet"), "area:service_points", Area.READ),
        ),
    ),
    Group(
        _("Ylläpito"),
        (
            Room(_("Käyttäjät"), "accounts:users", Accounts.READ_USERS),
            Room(_("Tyylikirja"), "style_guide", Shell.READ_STYLE_GUIDE),
        ),
    ),
)

FINDERS: tuple[Finder, ...] = (find_pages, find_municipalities)

__all__ = ["FINDERS", "RAIL", "area_name"]

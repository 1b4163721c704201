"""What the rooms give to the shell: the rail, the search and the area's name."""

from django.utils.translation import gettext_lazy as _

from luukku.area import rooms
from luukku.area.access import Area
from luukku.area.finders import find_plan_figures, find_plan_tables, find_service_points
from luukku.area.queries import area_name
from luukku.area.rooms import loaded
from luukku.casework.finders import find_rules
from luukku.casework.rule_pages import users_of
from luukku.core.accounts.access import Accounts
from luukku.core.lawbook.finders import find_parameters
from luukku.core.lawbook.ways import Beside
from luukku.core.ui.access import Shell
from luukku.core.ui.rail import Group, Room
from luukku.core.ui.search import Finder, find_pages
from luukku.figures.access import Figures
from luukku.figures.finders import find_indicators, find_municipalities, find_official_figures
from luukku.finance.access import Finance
from luukku.finance.sharing.invoices import can_invoice

RAIL = (
    Group(
        _("Johtaminen"),
        (
            Room(_("Yhteenveto"), "figures:glance", Figures.READ),
            Room(_("Lautakunta"), "figures:seats", Figures.READ, loaded(rooms.board)),
        ),
    ),
    Group(
        _("Alue"),
        (
            Room(_("Kunnat"), "figures:municipalities", Figures.READ),
            Room(_("Vertailu"), "figures:comparison", Figures.READ),
            Room(_("Työttömyys"), "figures:unemployment", Figures.READ),
            Room(_("Väestö"), "figures:residents", Figures.READ),
            Room(_("Pendelöinti"), "area:commuting", Area.READ, loaded(rooms.commuting)),
            Room(_("Toimipisteet"), "area:service_points", Area.READ),
        ),
    ),
    Group(
        _("Suunnitelma"),
        (
            Room(_("Taulukot"), "area:tables", Area.READ, loaded(rooms.tables)),
            Room(_("Työllisyyskoodit"), "figures:clients", Figures.READ, loaded(rooms.clients)),
            Room(_("Henkilöstö"), "area:staff", Area.READ, loaded(rooms.staff)),
        ),
    ),
    Group(
        _("Talous"),
        (
            Room(_("Rahoitus"), "area:money", Area.READ, loaded(rooms.money)),
            Room(_("Valtionosuus"), "finance:state_share", Finance.READ),
            Room(_("Kuntien osuudet"), "finance:shares", Finance.READ),
            Room(_("Laskut"), "finance:invoices", Finance.READ, loaded(can_invoice)),
            Room(_("Työttömyysetuuksien maksuosuus"), "finance:budget", Finance.READ),
            Room(_("Ryhmä päivien mukaan"), "finance:group", Finance.READ),
            Room(_("Palvelun kannattavuus"), "finance:break_even", Finance.READ),
        ),
    ),
    Group(
        _("Laki"),
        (
            Room(_("Määräaikalaskuri"), "casework:calculator", None),
            Room(_("Ikkunalaskuri"), "windows:windows", None),
            Room(_("Maksuosuuslaskuri"), "ladder:calculator", None),
            Room(_("Parametrit"), "lawbook:parameters", None),
            Room(_("Säännöt"), "rules:rules", None),
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

FINDERS: tuple[Finder, ...] = (
    find_pages,
    find_municipalities,
    find_official_figures,
    find_indicators,
    find_plan_tables,
    find_plan_figures,
    find_service_points,
    find_parameters,
    find_rules,
)

LAW_BESIDE = Beside(title=_("Säännöt"), page="rules:rules", users=users_of)

__all__ = ["FINDERS", "LAW_BESIDE", "RAIL", "area_name"]

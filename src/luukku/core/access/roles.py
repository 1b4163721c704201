"""Roles of the desk (käyttäjäroolit): what a person does for the employment area."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Role(TextChoices):
    """A role is a grant's content; a person may hold several, each for a time and, where it says so, for one municipality."""

    DIRECTOR = "director", _("Työllisyysjohtaja")
    PLANNER = "planner", _("Suunnittelija")
    CONTROLLER = "controller", _("Controller")
    EXPERT = "expert", _("Asiantuntija")
    TEAM_LEAD = "team_lead", _("Esihenkilö")
    COUNTERPART = "counterpart", _("Kunnan vastinpari")
    ADMINISTRATOR = "administrator", _("Pääkäyttäjä")
    BOARD_MEMBER = "board_member", _("Lautakunnan jäsen")

    @property
    def description(self) -> str:
        """What the role looks at in Luukku, in one sentence."""
        return str(_DESCRIPTIONS[self])


_DESCRIPTIONS = {
    Role.DIRECTOR: _("Koko alueen tilanne, kunnat ja se, mikä on tarkistettava seuraavaksi."),
    Role.PLANNER: _("Järjestämissuunnitelman luvut ja niiden lähteet, alueen kunnat ja toimipisteet."),
    Role.CONTROLLER: _("Kuntien luvut, valtionosuus ja se, mistä kukin luku on peräisin."),
    Role.EXPERT: _("Alueen ja kuntien tilanne sekä toimipisteiden osoitteet."),
    Role.TEAM_LEAD: _("Kuntien tilanne ja henkilötyövuodet, toimipisteet kartalla."),
    Role.COUNTERPART: _("Oman kunnan luvut lähteineen ja vertailu alueeseen."),
    Role.ADMINISTRATOR: _("Käyttäjät ja heidän roolinsa sekä koko alueen sivut."),
    Role.BOARD_MEMBER: _("Alueen tilanne yhdellä silmäyksellä ja lautakunnan paikat."),
}


EVERY_ROLE = frozenset(Role)
BOUND_TO_MUNICIPALITY = frozenset({Role.COUNTERPART})
"""Roles that are always held for one municipality."""

"""Topics of the lawbook (aiheet): the folders that its files lie in, with their names and the order of a reader."""

from pathlib import PurePath

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luukku.law import Parameter

TOPICS: dict[str, str | Promise] = {
    "process": _("Työnhakijan prosessi"),
    "search": _("Työnhakuvelvollisuus ja profiili"),
    "statements": _("Työvoimapoliittiset lausunnot"),
    "sanctions": _("Työttömyysturvan seuraamukset"),
    "benefits": _("Etuuksien määrät"),
    "services": _("Palvelut ja tuet"),
    "integration": _("Kotoutuminen ja monialainen tuki"),
    "change_security": _("Muutosturva ja yhteistoiminta"),
    "finance": _("Kunnan raha"),
    "procurement": _("Hankinta"),
    "area": _("Työllisyysalue"),
    "data": _("Tiedot ja saavutettavuus"),
    "statistics": _("Tilastot ja koodistot"),
}


def topic_of(parameter: Parameter) -> str:
    """The topic's name in an address: the folder of the parameter's file."""
    return PurePath(parameter.file).parent.name

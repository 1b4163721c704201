"""Words of figures that costs are shared by: official ones by name, an agreement's own as its file writes them."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from luukku.finance.domain.sharing import Agreement

FIGURES: dict[str, Promise] = {
    "broad_unemployment": _("laaja työttömyys"),
    "unemployed": _("työttömät"),
    "labour_force": _("työvoima"),
    "population": _("väestö"),
    "population_18_64": _("18–64-vuotiaat"),
    "foreign_language": _("vieraskieliset"),
    "clients": _("asiakkaat"),
    "wage_subsidy": _("palkkatuki"),
    "start_up_grant": _("starttiraha"),
}

PEOPLE = frozenset(FIGURES) - {"wage_subsidy", "start_up_grant"}


def figure_title(name: str) -> str:
    """A column of figures in words."""
    return str(FIGURES.get(name) or name.replace("_", " "))


def key_title(agreement: Agreement, key: str) -> str:
    """What a key shares by: its column where it has one, else the key's own name."""
    columns = {rule.data for rule in agreement.rules(key)} if key in agreement.keys else {None}
    column = columns.pop() if len(columns) == 1 else None
    return figure_title(column or key)


def unit_of(name: str) -> str:
    """What a column of figures counts; "" where its file does not say."""
    return str(_("henkilöä")) if name in PEOPLE else ""

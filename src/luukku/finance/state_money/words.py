"""The steps and figures of the state share in words."""

from collections.abc import Mapping
from fractions import Fraction

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from luukku.core.lawbook.rows import provision
from luukku.core.lawbook.shown import in_words
from luukku.core.ui import format
from luukku.core.ui.atoms import MARKS
from luukku.finance.domain.state_share.quantities import Quantity
from luukku.finance.domain.state_share.rule import Step, StepKey
from luukku.kernel.outcome import weakest

STEPS: Mapping[StepKey, str | Promise] = {
    "age_18_64": gettext_lazy("18–64-vuotiaiden perusteella"),
    "unemployed": gettext_lazy("Työttömien määrän perusteella"),
    "criteria": gettext_lazy("Perusteet yhteensä"),
    "by_criteria": gettext_lazy("Siitä perusteiden mukaan"),
    "by_actual_cost": gettext_lazy("Aiempien kustannusten mukaan"),
    "cost": gettext_lazy("Laskennalliset kustannukset"),
    "own": gettext_lazy("Kunnan omarahoitusosuus"),
    "share": gettext_lazy("Valtionosuus palveluista"),
    "compensation": gettext_lazy("Etuuksien kompensaatio"),
    "total": gettext_lazy("Valtionosuus ja kompensaatio"),
    "unemployment_rate": gettext_lazy("Työttömyysasteen perusteella"),
    "foreign_language": gettext_lazy("Vieraskielisyyden perusteella"),
    "first_cut": gettext_lazy("Määräaikainen vähennys, ensimmäinen"),
    "second_cut": gettext_lazy("Määräaikainen vähennys, toinen"),
    "cut_percent": gettext_lazy("Määräaikainen vähennys, osuus"),
}
QUANTITIES: Mapping[Quantity, str | Promise] = {
    "age_18_64": gettext_lazy("18–64-vuotiaat"),
    "unemployed": gettext_lazy("Työttömät ja palveluihin osallistuvat"),
    "residents": gettext_lazy("Asukkaat"),
    "unemployment_coefficient": gettext_lazy("Työttömyyskerroin"),
    "foreign_language": gettext_lazy("Vieraskieliset"),
    "actual_cost": gettext_lazy("Palvelujen aiemmat kustannukset, euroa"),
    "compensation": gettext_lazy("Vahvistettu kompensaatio, euroa"),
    "whole_share": gettext_lazy("Kunnan koko valtionosuus, euroa"),
    "country_age_18_64": gettext_lazy("18–64-vuotiaat koko maassa"),
    "country_unemployed": gettext_lazy("Työttömät ja palveluihin osallistuvat koko maassa"),
    "country_residents": gettext_lazy("Koko maan asukkaat"),
}
HINTS: Mapping[Quantity, str | Promise] = {
    "age_18_64": gettext_lazy("Tilastokeskus, väestörakenne 31.12."),
    "unemployed": gettext_lazy("työnvälitystilasto, vuoden keskiarvo"),
    "residents": gettext_lazy("Tilastokeskus, väestörakenne 31.12."),
    "unemployment_coefficient": gettext_lazy("työnvälitystilasto, vuoden keskiarvo"),
    "foreign_language": gettext_lazy("Tilastokeskus, väestörakenne 31.12."),
    "actual_cost": gettext_lazy("työ- ja elinkeinoministeriön laskelma, varainhoitovuoden tasossa"),
    "compensation": gettext_lazy("valtiovarainministeriön päätös"),
    "whole_share": gettext_lazy("valtiovarainministeriön päätös"),
    "country_age_18_64": gettext_lazy("Tilastokeskus, väestörakenne 31.12."),
    "country_unemployed": gettext_lazy("työnvälitystilasto, vuoden keskiarvo"),
    "country_residents": gettext_lazy("Tilastokeskus, väestörakenne 31.12."),
}
"""Where a figure that is missing can be found."""


def factor(step: Step, *, language: str) -> str:
    """What a step's figure is multiplied by: `86,40 € henkilöltä`, `50 %`; empty for sums."""
    if step.unread:
        return _("arvo puuttuu") if any(value in step.unread for value in step.law) else ""
    match step.key:
        case "by_criteria":
            return format.percent(100 * (1 - step.law[0].share()), language=language, decimals=0)
        case "by_actual_cost":
            return format.percent(100 * step.law[0].share(), language=language, decimals=0)
        case "own":
            return _per_inhabitant(step, language)
        case "compensation" | "criteria" | "cost" | "share" | "total":
            return ""
    return in_words(step.law[0], language=language)


def _per_inhabitant(step: Step, language: str) -> str:
    """The own financing of one inhabitant; until it can be counted, its percentage."""
    known = dict(step.counted)["residents"]
    if step.amount is None or known is None or not known.figure:
        percent = 100 - Fraction(step.law[-1].number())
        return _("omarahoitus %(percent)s") % {"percent": format.percent(percent, language=language, decimals=2)}
    return _("%(sum)s asukkaalta") % {"sum": format.euros(-step.amount / known.figure, language=language, decimals=2)}


def sections(step: Step) -> str:
    """The provisions that a step rests on."""
    return "; ".join(dict.fromkeys(provision(value) or value.source for value in step.law))


def mark(step: Step) -> str:
    """How well the weakest of its values was checked; empty for a sum."""
    return str(MARKS[weakest(value.mark for value in step.law)][1]) if step.law else ""

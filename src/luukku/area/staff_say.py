"""What the page of people says first, and what its figures do not tell."""

from collections.abc import Mapping

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from luukku.area.domain.ends import ends
from luukku.area.domain.pack import Target
from luukku.area.domain.staff import Caseload
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import printed_total
from luukku.core.ui import format
from luukku.core.ui.saying import names_in_a_row, sentences


def say(
    functions: tuple[Table, str] | None,
    told: Caseload | None,
    names: Mapping[str, str],
    target: Target | None,
    *,
    language: str,
) -> SafeString:
    """How much staff there is, on what most of it works, and how many clients there are for each.

    functions  the table of staff by function and its column of person-years
    names      of the municipalities of `told`, by code
    """
    return sentences(
        _how_many(functions, told, language=language),
        _largest(*functions, language=language) if functions else "",
        _how_loaded(told, names, target, language=language) if told else "",
    )


def _how_many(functions: tuple[Table, str] | None, told: Caseload | None, *, language: str) -> SafeString | str:
    total = (printed_total(*functions) if functions else None) or (told.area_years if told else None)
    if total is None:
        return ""
    years = _("%(count)s henkilötyövuotta") % {"count": format.number(total, language=language, decimals=2)}
    return format_html("{} <strong>{}</strong>.", _("Henkilöstöä on arviolta"), years)


def _largest(table: Table, key: str, *, language: str) -> str:
    at = tuple(table.spec.columns).index(key)
    found = ends({row.label: row.cells[at] for row in table.rows if row.kind == "label"})
    if found is None or found.equal:
        return ""
    told = {"name": ", ".join(found.greatest), "years": format.number(found.high, language=language, decimals=2)}
    return _("Suurin tehtävä: %(name)s (%(years)s).") % told


def _how_loaded(told: Caseload, names: Mapping[str, str], target: Target | None, *, language: str) -> str:
    if told.area is None:
        return ""
    words = {"each": format.number(told.area, language=language, decimals=1)}
    first = _("Henkilötyövuotta kohti on %(each)s asiakasta.") % words
    if target:
        words["aim"] = format.number(target.value, language=language)
        first = _("Henkilötyövuotta kohti on %(each)s asiakasta; tavoite on noin %(aim)s asiantuntijaa kohti.") % words
    found = ends({name: told.each(code) for code, name in names.items()})
    if found is None or found.equal:
        return first
    rest = _("Eniten: %(most)s (%(high)s), vähiten: %(least)s (%(low)s).") % {
        "most": names_in_a_row(found.greatest),
        "high": format.number(found.high, language=language, decimals=1),
        "least": names_in_a_row(found.least),
        "low": format.number(found.low, language=language, decimals=1),
    }
    return f"{first} {rest}"


def limits(told: Caseload | None, target: Target | None, *, language: str) -> list[str]:
    """What the figures do not tell."""
    lines = [_("Henkilötyövuodet ovat laskelma: ne eivät kerro, keitä työssä on, mitä he osaavat tai missä he työskentelevät.")]
    if told and told.area is not None and target:
        lines.append(_("Tavoite on asiantuntijaa kohti, mutta henkilötyövuosissa ovat mukana kaikki tehtävät."))
    if target and target.note:
        lines.append(target.note.in_language(language))
    return lines

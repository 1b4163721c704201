"""How a member stands among the members, its area and the country: a line for each indicator."""

from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from luukku.core.documents.tables import Absent, Column, DataTable, Line, Measure, Value
from luukku.figures import indicator_words as words
from luukku.figures import subjects
from luukku.figures.domain.indicators import INDICATORS, Indicator, Moment, ranks, value
from luukku.figures.facts import cell_of, facts_of
from luukku.figures.indicator_words import Reaches
from luukku.figures.subjects import Known, Subject


def standing(known: Known, member: Subject, *, moment: Moment, reaches: Reaches) -> DataTable:
    """The member's figures beside the area's and the country's, and its place among the members. Two SQL queries."""
    country = subjects.country()
    several = len(known.members) > 1
    shown = {each.code: each for each in (*known.members.values(), known.area, country)}
    facts = facts_of(shown.values(), indicators=INDICATORS, moment=moment)

    def cells(indicator: Indicator) -> dict[str, Value]:
        told: dict[str, Value] = {"oma": cell_of(indicator, facts[member.code], moment)}
        if several:
            places = ranks({code: value(indicator, facts[code], moment) for code in known.members})
            found = places.get(member.code)
            told["sija"] = f"{found} / {len(places)}" if found else Absent.NOT_APPLICABLE
            told["alue"] = cell_of(indicator, facts[known.area.code], moment)
        return told | {"maa": cell_of(indicator, facts[country.code], moment)}

    beside = [Column(key="sija", title=_("Sija")), Column(key="alue", title=_("Alue"))] if several else []
    return DataTable(
        stem="vertailu",
        title=_("%(name)s, alue ja koko maa") % {"name": member.name}
        if several
        else _("%(name)s ja koko maa") % {"name": member.name},
        names=Column(key="luku", title=_("Luku"), kind="text"),
        codes=Column(key="tunnus", title=""),
        columns=(Column(key="oma", title=member.name), *beside, Column(key="maa", title=_("Koko maa"))),
        lines=tuple(
            Line(
                name=words.title_of(indicator),
                code=indicator.key,
                url=f"{reverse('figures:comparison')}?{urlencode({'mita': indicator.key})}",
                values=cells(indicator),
                measure=_measure(indicator, moment, reaches, language=known.language),
            )
            for indicator in INDICATORS
        ),
        measured=True,
        whose=member.name,
        period=f"{moment.month:%Y-%m}",
        note=_("Sija on jäsenkuntien kesken, suurin ensin.") if several else "",
    )


def _measure(indicator: Indicator, moment: Moment, reaches: Reaches, *, language: str) -> Measure:
    column = words.value_column(indicator, moment=moment, reaches=reaches, language=language)
    return Measure(unit=column.unit, kind=column.kind, decimals=column.decimals, source=column.source)

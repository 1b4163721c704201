"""The table of staff by municipality: person-years, clients, clients for each, and how far that is from the target."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from fractions import Fraction

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Target
from luukku.area.domain.staff import Caseload
from luukku.area.notes import column_source, source_in_words
from luukku.area.tables import years_of
from luukku.core.documents.tables import Column, DataTable, Line, Value
from luukku.core.ui import format
from luukku.core.ui.sources import Source


@dataclass(frozen=True, slots=True)
class Sources:
    """Notes of person-years, of clients, and of clients for each person-year."""

    years: Source
    clients: Source
    each: Source


def sources_of(pack: AreaPack, told: Caseload, *, language: str) -> Sources:
    """Where the figures are from; clients for each are counted from both."""
    years = column_source(pack, told.years, told.years_key, language=language)
    clients = years
    if told.codes and told.codes_key:
        clients = column_source(pack, told.codes, told.codes_key, language=language)
    note = _("Laskettu: asiakkaat / henkilötyövuodet (%(when)s).") % {"when": years.date}
    return Sources(years, clients, replace(clients, unit=_("asiakasta henkilötyövuotta kohti"), note=note))


def target_source(pack: AreaPack, target: Target, *, language: str) -> Source:
    """Where the target stands."""
    return Source(
        unit=_("asiakasta asiantuntijaa kohti"),
        date=_("tavoitetila"),
        population=_("työnhakija-asiakkaat"),
        source=source_in_words(pack, target.source, language=language),
        note=target.note.in_language(language) if target.note else "",
    )


def municipal_table(
    pack: AreaPack, told: Caseload, names: Mapping[str, str], target: Target | None, *, language: str
) -> DataTable:
    """Municipalities by name, the area below where there are several. Columns that nobody has a figure in are left out."""
    lines = [
        Line(
            name=name,
            code=code,
            url=reverse("figures:municipality", args=[code]),
            values={
                "htv": told.person_years[code],
                "osuus": told.share(code),
                "asiakkaat": told.clients.get(code),
                **_each(told.each(code), target),
            },
        )
        for code, name in names.items()
    ]
    if len(lines) > 1:
        whole: dict[str, Value] = {"htv": told.area_years, "osuus": Fraction(100), "asiakkaat": told.area_clients}
        lines.append(Line(name=_("Alue"), values={**whole, **_each(told.area, target)}, kind="sum"))
    columns = _columns(pack, told, target, language=language)
    return DataTable(
        stem="henkilosto-kunnittain",
        title=_("Henkilöstö kunnittain"),
        names=Column(key="kunta", title=_("Kunta"), kind="text"),
        codes=Column(key="kuntanumero", title=_("Kuntanumero"), kind="text"),
        columns=tuple(column for column in columns if any(line.values.get(column.key) is not None for line in lines)),
        lines=tuple(lines),
        period=years_of(told.years),
    )


def _each(each: Fraction | None, target: Target | None) -> dict[str, Value]:
    return {"kohti": each, "tavoite": None if each is None or target is None else each - Fraction(target.value)}


def _columns(pack: AreaPack, told: Caseload, target: Target | None, *, language: str) -> list[Column]:
    notes = sources_of(pack, told, language=language)
    share = replace(notes.years, unit="%", note=_("Osuus alueen henkilötyövuosista."))
    columns = [
        Column(key="htv", title=_("Henkilötyövuodet"), unit=_("htv"), decimals=2, source=notes.years),
        Column(key="osuus", title=_("Osuus"), unit="%", kind="percent", decimals=1, source=share),
        Column(key="asiakkaat", title=_("Asiakkaat"), unit=_("henkilöä"), source=notes.clients),
        Column(key="kohti", title=_("Asiakkaita"), unit=_("henkilötyövuotta kohti"), decimals=1, source=notes.each),
    ]
    if target is None:
        return columns
    aim = target_source(pack, target, language=language)
    told_aim = {"aim": format.number(target.value, language=language), "where": aim.source}
    note = _("Tavoite %(aim)s asiakasta asiantuntijaa kohti: %(where)s.") % told_aim
    source = replace(notes.each, note=note)
    title = _("Ero tavoitteeseen")
    return [*columns, Column(key="tavoite", title=title, unit=_("asiakasta"), kind="change", decimals=1, source=source)]

"""Municipalities of Finland, employment areas (työllisyysalue) and the other divisions that municipalities belong to.

The division of 1.1.2026: 308 municipalities, of which 292 in 45 employment areas and 16 in Åland.
"""

import difflib
from collections.abc import Mapping, Set
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors.official.files import OfficialDataError, folder, read_table

MUNICIPALITY_COLUMNS = (
    "code",
    "name_fi",
    "name_sv",
    "language",
    "grouping",
    "region",
    "sub_region",
    "employment_area",
    "wellbeing_county",
    "economic_development_centre",
    "kela_group",
)
AREA_COLUMNS = ("code", "name_fi", "name_sv", "name_en")
DIVISION_COLUMNS = ("kind", "code", "name_fi", "name_sv", "name_en")

ALAND_AREA = "46"  # completes the country in Statistics Finland's classification; no authority of Act 380/2023 stands behind it
ALAND_REASON = (
    "Åland is not an employment area: Act 380/2023 is not applied there. Labour services in Åland are the province's own "
    "(ÅFS 2006:8 and 2006:9, authority AMS); a person whose home municipality is in Åland but who stays elsewhere in Finland "
    "is served by the municipality of stay (380/2023 § 17)"
)


class Language(StrEnum):
    """Language relation of a municipality (kielisuhde). Of a bilingual one the majority's language comes first."""

    FINNISH = "fi"
    SWEDISH = "sv"
    FINNISH_MAJORITY = "fi_sv"
    SWEDISH_MAJORITY = "sv_fi"


class Grouping(StrEnum):
    """Statistical grouping of municipalities (kuntaryhmitys)."""

    URBAN = "urban"
    SEMI_URBAN = "semi_urban"
    RURAL = "rural"


class DivisionKind(StrEnum):
    """Maakunta, seutukunta, hyvinvointialue, elinvoimakeskus."""

    REGION = "region"
    SUB_REGION = "sub_region"
    WELLBEING_COUNTY = "wellbeing_county"
    ECONOMIC_DEVELOPMENT_CENTRE = "economic_development_centre"


@dataclass(frozen=True, slots=True)
class Municipality:
    """A municipality of today. Codes are text as Statistics Finland writes them: three digits, leading zeros kept.

    employment_area  code of the employment area; None in Åland
    kela_group       Kela's group of municipalities (1 to 3) for the greatest housing costs that general housing allowance knows
    """

    code: str
    name_fi: str
    name_sv: str
    language: Language
    grouping: Grouping
    region: str
    sub_region: str
    employment_area: str | None
    wellbeing_county: str
    economic_development_centre: str
    kela_group: int

    @property
    def bilingual(self) -> bool:
        return self.language in (Language.FINNISH_MAJORITY, Language.SWEDISH_MAJORITY)

    def name(self, language: str) -> str:
        """Name in `fi`, `sv` or `en`; official English uses the name in the language of the majority."""
        swedish = language == "sv" or (language == "en" and self.language in (Language.SWEDISH, Language.SWEDISH_MAJORITY))
        return self.name_sv if swedish else self.name_fi


@dataclass(frozen=True, slots=True)
class EmploymentArea:
    """One of the 45 employment areas; `municipalities` are codes in rising order."""

    code: str
    name_fi: str
    name_sv: str
    name_en: str
    municipalities: tuple[str, ...]

    def name(self, language: str) -> str:
        return {"sv": self.name_sv, "en": self.name_en}.get(language, self.name_fi)


@dataclass(frozen=True, slots=True)
class Division:
    """A region, sub-region, wellbeing services county or economic development centre.

    `name_sv` and `name_en` are kept for regions; elsewhere they are empty and the Finnish name stands for them.
    """

    kind: DivisionKind
    code: str
    name_fi: str
    name_sv: str
    name_en: str

    def name(self, language: str) -> str:
        return {"sv": self.name_sv, "en": self.name_en}.get(language) or self.name_fi


@dataclass(frozen=True, slots=True)
class Merger:
    """A municipality that older statistics know and that now is part of another."""

    code: str
    name_fi: str
    name_sv: str
    into: str
    on: date


MERGERS: Mapping[str, Merger] = MappingProxyType(
    {"588": Merger("588", "Pertunmaa", "Pertunmaa", into="507", on=date(2025, 1, 1))}
)


class UnknownMunicipality(LookupError):  # noqa: N818 – an answer to a question, not a fault
    """No municipality of today has this code or name.

    nearest  the most likely one, or None
    merger   set when the one that was meant has become part of `nearest`
    """

    def __init__(self, text: str, *, nearest: Municipality | None, merger: Merger | None = None) -> None:
        self.text, self.nearest, self.merger = text, nearest, merger
        if merger and nearest:
            was = f"{merger.name_fi} ({merger.code}) was merged into {nearest.name_fi} ({nearest.code}) on {merger.on}"
            super().__init__(f"{was}; use {nearest.code}")
        else:
            hint = f"; did you mean {nearest.name_fi} ({nearest.code})?" if nearest else ""
            super().__init__(f"{text!r} is not a municipality of Finland{hint}")


class NotAnEmploymentArea(LookupError):  # noqa: N818 – an answer to a question, not a fault
    """No employment area has this code. `aland` is true when Åland was meant; else `nearest` is the most likely area, or None."""

    def __init__(self, text: str, *, nearest: EmploymentArea | None = None, aland: bool = False) -> None:
        self.text, self.nearest, self.aland = text, nearest, aland
        hint = f"; did you mean {nearest.code} ({nearest.name_fi})?" if nearest else "; there are 01 to 45"
        super().__init__(ALAND_REASON if aland else f"{text!r} is not the code of an employment area{hint}")


def municipalities() -> Mapping[str, Municipality]:
    """All municipalities by code, in rising order of code. Raises OfficialDataError."""
    return _municipalities(folder())


def municipality(code: str) -> Municipality:
    """The municipality with this code, exactly three digits. Raises UnknownMunicipality with the nearest match."""
    if found := municipalities().get(code):
        return found
    raise _unknown_municipality(code)


def find_municipality(text: str) -> Municipality:
    """The municipality with this code, or with this Finnish or Swedish name in any case.

    Raises UnknownMunicipality with the nearest match.
    """
    wanted = " ".join(text.split()).casefold()
    if found := municipalities().get(_codes_by_name(folder()).get(wanted, wanted)):
        return found
    raise _unknown_municipality(text)


def check_complete(codes: Set[str], *, file: Path) -> None:
    """Raises OfficialDataError unless a file speaks of exactly today's municipalities."""
    if different := sorted(codes ^ municipalities().keys()):
        raise OfficialDataError(
            f"lacks or has beside the municipalities of municipalities.csv: {', '.join(different)}", file=file
        )


def employment_areas() -> Mapping[str, EmploymentArea]:
    """The 45 employment areas by code, without Åland. Raises OfficialDataError."""
    return _employment_areas(folder())


def employment_area(code: str) -> EmploymentArea:
    """The employment area with this code, exactly two digits. Raises NotAnEmploymentArea (for Åland: with the reason)."""
    areas = employment_areas()
    if found := areas.get(code):
        return found
    wanted = " ".join(code.split()).casefold()
    if wanted in (ALAND_AREA, "ahvenanmaa", "åland"):
        raise NotAnEmploymentArea(code, aland=True)
    names = {name.casefold(): area.code for area in areas.values() for name in (area.name_en, area.name_sv, area.name_fi)}
    raise NotAnEmploymentArea(code, nearest=areas.get(wanted.zfill(2) if wanted.isdigit() else _nearest_code(wanted, names)))


def employment_area_of(code: str) -> EmploymentArea:
    """The employment area that a municipality belongs to. Raises NotAnEmploymentArea for Åland, UnknownMunicipality."""
    area = municipality(code).employment_area
    if area is None:
        raise NotAnEmploymentArea(code, aland=True)
    return employment_area(area)


def divisions(kind: DivisionKind) -> Mapping[str, Division]:
    """All divisions of a kind by code, in rising order of code. Raises OfficialDataError."""
    return _divisions(folder())[kind]


def regions() -> Mapping[str, Division]:
    """The 19 regions (maakunta) by code, Åland included."""
    return divisions(DivisionKind.REGION)


def _nearest_code(wanted: str, codes_by_name: Mapping[str, str]) -> str:
    """Code of the most similar name, or an empty text."""
    close = difflib.get_close_matches(wanted, codes_by_name, n=1)
    return codes_by_name[close[0]] if close else ""


def _unknown_municipality(text: str) -> UnknownMunicipality:
    wanted = text.strip().casefold()
    for merger in MERGERS.values():
        if wanted in (merger.code, merger.name_fi.casefold(), merger.name_sv.casefold()):
            return UnknownMunicipality(text, nearest=municipality(merger.into), merger=merger)
    code = wanted.zfill(3) if wanted.isdigit() else _nearest_code(wanted, _codes_by_name(folder()))
    return UnknownMunicipality(text, nearest=municipalities().get(code))


@cache
def _municipalities(root: Path) -> Mapping[str, Municipality]:
    table = read_table(root / "municipalities.csv", columns=MUNICIPALITY_COLUMNS)
    found: dict[str, Municipality] = {}
    for line, (code, name_fi, name_sv, language, grouping, region, sub_region, area, county, centre, kela) in table.rows:
        if not (len(code) == 3 and code.isascii() and code.isdigit()):
            raise table.broken(f"{code!r} is not a municipality code of three digits", line=line)
        if code in found:
            raise table.broken(f"municipality {code} stands twice", line=line)
        try:
            found[code] = Municipality(
                code,
                name_fi,
                name_sv,
                Language(language),
                Grouping(grouping),
                region,
                sub_region,
                area or None,
                county,
                centre,
                table.number(kela, line=line),
            )
        except ValueError as error:
            raise table.broken(str(error), line=line) from error
    return MappingProxyType(dict(sorted(found.items())))


@cache
def _codes_by_name(root: Path) -> Mapping[str, str]:
    known = _municipalities(root).values()
    return MappingProxyType({name.casefold(): one.code for one in known for name in (one.name_sv, one.name_fi)})


@cache
def _employment_areas(root: Path) -> Mapping[str, EmploymentArea]:
    table = read_table(root / "employment_areas.csv", columns=AREA_COLUMNS)
    members: dict[str | None, list[str]] = {}
    for one in _municipalities(root).values():
        members.setdefault(one.employment_area, []).append(one.code)
    areas = {}
    for line, cells in table.rows:
        if cells[0] not in members:
            raise table.broken(f"no municipality belongs to employment area {cells[0]}", line=line)
        areas[cells[0]] = EmploymentArea(cells[0], cells[1], cells[2], cells[3], municipalities=tuple(members[cells[0]]))
    if missing := sorted(code for code in members if code and code not in areas):
        raise OfficialDataError(f"employment areas {', '.join(missing)} of municipalities.csv have no row", file=table.file)
    return MappingProxyType(dict(sorted(areas.items())))


@cache
def _divisions(root: Path) -> Mapping[DivisionKind, Mapping[str, Division]]:
    table = read_table(root / "divisions.csv", columns=DIVISION_COLUMNS)
    found: dict[DivisionKind, dict[str, Division]] = {kind: {} for kind in DivisionKind}
    for line, (kind, code, *names) in table.rows:
        if kind not in list(DivisionKind):
            raise table.broken(f"{kind!r} is not a kind of division", line=line)
        found[DivisionKind(kind)][code] = Division(DivisionKind(kind), code, *names)
    return MappingProxyType({kind: MappingProxyType(dict(sorted(rows.items()))) for kind, rows in found.items()})

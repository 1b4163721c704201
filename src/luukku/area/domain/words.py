"""The fixed words of an area pack: ids, references to sources, units, populations, and what tables and columns are about."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal

from luukku.kernel.typed import LocalText, Refused, Scalar


def _read_id(text: str) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9_-]*", text):
        raise Refused(f"'{text}' is not an id", expected="small letters a–z, digits, - and _, a letter first")
    return text


Id = Annotated[
    str, Scalar("an id of small letters, digits, - and _", _read_id, schema={"type": "string", "pattern": "^[a-z][a-z0-9_-]*$"})
]
"""Short name that files, addresses and references use."""

Unit = Literal["persons", "percent", "eur", "thousand_eur", "eur_per_person", "person_years", "jobs", "count"]
"""What a figure is counted in."""

UNITS: Mapping[str, LocalText] = {
    "persons": LocalText(fi="henkilöä", sv="personer", en="persons"),
    "percent": LocalText(fi="%", sv="%", en="%"),
    "eur": LocalText(fi="€", sv="€", en="€"),
    "thousand_eur": LocalText(fi="1 000 €", sv="1 000 €", en="€ 1,000"),
    "eur_per_person": LocalText(fi="€/henkilö", sv="€/person", en="€ per person"),
    "person_years": LocalText(fi="henkilötyövuotta", sv="årsverken", en="person-years"),
    "jobs": LocalText(fi="työpaikkaa", sv="arbetsplatser", en="jobs"),
    "count": LocalText(fi="kpl", sv="st.", en="count"),
}

Population = Literal["residents", "labour force", "employed", "job seekers", "unemployed", "broad unemployment", "staff"]
"""Whom a figure is about, where one of the usual words says it."""

POPULATIONS: Mapping[str, LocalText] = {
    "residents": LocalText(fi="asukkaat", sv="invånare", en="residents"),
    "labour force": LocalText(fi="työvoima", sv="arbetskraften", en="labour force"),
    "employed": LocalText(fi="työlliset", sv="sysselsatta", en="employed persons"),
    "job seekers": LocalText(fi="työnhakijat", sv="arbetssökande", en="job seekers"),
    "unemployed": LocalText(fi="työttömät työnhakijat", sv="arbetslösa arbetssökande", en="unemployed job seekers"),
    "broad unemployment": LocalText(
        fi="laajasti työttömät (työttömät ja palveluissa olevat)",
        sv="brett arbetslösa (arbetslösa och personer i service)",
        en="broadly unemployed (unemployed and in services)",
    ),
    "staff": LocalText(fi="siirtyvä henkilöstö", sv="personal som överförs", en="staff to be transferred"),
}

Topic = Literal[
    "commuting", "commuting_totals", "employment_codes", "staff_by_function", "indicators", "state_transfer", "state_share_basis",
]  # fmt: skip
"""What a table is about, where pages look for one about it."""

Role = Literal[
    "population", "labour_force", "broad_unemployment", "unemployed", "clients", "person_years", "share",
    "works_in_own", "commutes_in", "commutes_out", "self_sufficiency",
    "within_total", "outside_total", "outside_share", "from_within_total", "from_outside_total",
    "transfer", "compensation", "money", "per_inhabitant", "per_unemployed", "per_broadly_unemployed", "per_labour_force",
    "age_18_64", "foreign_language", "actual_cost", "whole_share",
]  # fmt: skip
"""What a column (or a measure) is to the pages about its table's topic."""

_PERSONS: tuple[Unit, ...] = ("persons",)
_EUROS: tuple[Unit, ...] = ("eur", "thousand_eur")
_PER_HEAD: tuple[Unit, ...] = ("eur_per_person",)

ROLES: Mapping[Topic, Mapping[Role, tuple[Unit, ...]]] = {
    "commuting": {"within_total": _PERSONS, "outside_total": _PERSONS, "outside_share": ("percent",)},
    "commuting_totals": {"from_within_total": _PERSONS, "from_outside_total": _PERSONS},
    "employment_codes": {"unemployed": _PERSONS, "clients": _PERSONS},
    "staff_by_function": {"person_years": ("person_years",), "share": ("percent",)},
    "indicators": {
        "population": _PERSONS,
        "labour_force": _PERSONS,
        "broad_unemployment": _PERSONS,
        "person_years": ("person_years",),
        "works_in_own": _PERSONS,
        "commutes_in": _PERSONS,
        "commutes_out": _PERSONS,
        "self_sufficiency": ("percent",),
    },
    "state_transfer": {
        "transfer": _EUROS,
        "compensation": _EUROS,
        "money": _EUROS,
        "per_inhabitant": _PER_HEAD,
        "per_unemployed": _PER_HEAD,
        "per_broadly_unemployed": _PER_HEAD,
        "per_labour_force": _PER_HEAD,
    },
    "state_share_basis": {
        "age_18_64": _PERSONS,
        "broad_unemployment": _PERSONS,
        "foreign_language": _PERSONS,
        "actual_cost": _EUROS,
        "compensation": _EUROS,
        "whole_share": _EUROS,
    },
}
"""The roles that each topic knows, and the units that figures of a role may be counted in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Where a fact is from.

    id     the source's short name in `sources` of area.yaml
    place  chapter, page or table in it, or in the publication that it came here through
    """

    id: Id
    place: str | None = None

"""The fixed words of an area pack: ids, references to sources, units and populations with their names in three languages."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRef:
    """Where a fact is from.

    id     the source's short name in `sources` of area.yaml
    place  chapter, page or table in it, or in the publication that it came here through
    """

    id: Id
    place: str | None = None

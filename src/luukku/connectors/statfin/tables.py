"""The tables of Statistics Finland (StatFin) that are known here, and the words by which a download is recognised.

The identifiers became shorter on 8 June 2026: `Kuukausi` → `timeperiod_m`, `Tiedot` → `contentscode`, in some tables `Alue` →
`alue_23_20260101`. Both are known, and the texts in Finnish and English that a CSV file carries instead.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache


class Table(StrEnum):
    """What a file tells of."""

    UNEMPLOYMENT = "unemployment_12r5"
    POPULATION = "population"


class Role(StrEnum):
    """What a dimension or a column is for."""

    REGION = "region"
    PERIOD = "period"
    CONTENTS = "contents"


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure that is needed: `name` as it is called here, `code` as a pattern, `texts` without their unit, in lower case."""

    name: str
    code: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """What is taken of a table.

    title      its name in messages
    measures   in the order of an observation's values
    monthly    a period is a month; else a year, and the figures are of its 31 December
    kinds      letters before the code of the regions that are needed
    divisible  it may be divided further (by age, sex …): then the totals are taken
    """

    title: str
    measures: tuple[Measure, ...]
    monthly: bool
    kinds: tuple[str, ...]
    divisible: bool


LAYOUTS: Mapping[Table, Layout] = {
    Table.UNEMPLOYMENT: Layout(
        "table 12r5 of the employment service statistics",
        (
            Measure(
                "unemployed",
                "tyottomatlopussa",
                (
                    "työttömät työnhakijat laskentapäivänä",
                    "työttömät työnhakijat",
                    "unemployed jobseekers on calculation date",
                ),
            ),
            Measure(
                "labour_force",
                "tyovoimatk",
                (
                    "työvoima (tilastokeskus)",
                    "tk:n työssäkäyntitilaston työvoima",
                    "workforce in statistic finlands res",
                    "labour force (statistics finland)",
                ),
            ),
            Measure(
                "vacancies",
                "avpaikatlopussa",
                (
                    "avoimia työpaikkoja laskentapäivänä",
                    "avoimet työpaikat kuukauden laskentapäivänä",
                    "avoimet työpaikat kuukauden lopun laskentapäivänä",
                    "vacancies on end-of-month calculation date",
                ),
            ),
        ),
        monthly=True,
        kinds=("KU", "MK", "SSS"),
        divisible=False,
    ),
    Table.POPULATION: Layout(
        "population by municipality on 31 December",
        (
            Measure(
                "population",
                "(vaerak-|ssaaty-)?vaesto",
                ("väestö 31.12.", "väestö", "väkiluku", "population 31 dec", "population", "befolkning 31.12.", "folkmängd"),
            ),
        ),
        monthly=False,
        kinds=("KU",),
        divisible=True,
    ),
}

_ROLES = {
    Role.REGION: "alue|region|area|område|kunta|municipality|kommun",
    Role.PERIOD: "kuukausi|month|månad|vuosi|year|år|aika|time|tid|timeperiod",
    Role.CONTENTS: "tiedot|information|uppgifter|contentscode|contents",
}
_ROLE = re.compile("|".join(f"(?P<{role}>{words})" for role, words in _ROLES.items()))
_TOTAL = re.compile(r"(sss\b.*|yhteensä|total|totalt|sammanlagt|kaikki|all)")
_UNIT = re.compile(r"\s*\((lkm\.?|%|number|antal|persons|henkilöä|per cent)\)$")
_FORECAST = re.compile(r"ennuste|projection|prognos|forecast")


def plain(text: str) -> str:
    """Lower case, with single spaces."""
    return " ".join(text.split()).casefold()


def role_of(name: str) -> Role | None:
    """What a dimension with this code or text is for; None for one that divides the figures further, or for a measure."""
    word = re.split(r"[ _]", plain(name), maxsplit=1)[0]
    found = _ROLE.fullmatch(word)
    return Role(str(found.lastgroup)) if found else None


@lru_cache(maxsize=1024)
def measure_of(text: str) -> tuple[Table, int] | None:
    """The table, and the place among its measures, that a code, a text or both (`CODE - text`) stand for."""
    whole = plain(text)
    code, _, rest = whole.partition(" - ")
    for table, layout in LAYOUTS.items():
        for place, measure in enumerate(layout.measures):
            if re.fullmatch(measure.code, code) or _UNIT.sub("", whole) in measure.texts or _UNIT.sub("", rest) in measure.texts:
                return table, place
    return None


def measure_of_title(title: str) -> tuple[Table, int] | None:
    """The measure that the title of a file of one measure names: `Työvoima (Tilastokeskus) muuttujina Alue ja Kuukausi`."""
    without_number = re.sub(r"^\w{4} -- ", "", plain(title))
    return measure_of(re.split(r" (?:muuttujina|by) ", without_number, maxsplit=1)[0])


def is_total(text: str) -> bool:
    """Whether a value of a further dimension stands for all of them (`SSS`, `Yhteensä`, `Total`)."""
    return _TOTAL.fullmatch(plain(text)) is not None


def names_a_measure(heading: str) -> bool:
    """Whether the heading of an unknown column is a measure's: it ends with a unit, or is a code in capitals."""
    return _UNIT.search(plain(heading)) is not None or re.fullmatch(r"[A-Z][A-Z0-9_]{3,}", heading.strip()) is not None


def is_forecast(title: str) -> bool:
    """Whether a table tells what is expected, not what was counted."""
    return _FORECAST.search(plain(title)) is not None


def needed_texts() -> list[str]:
    """Codes and texts of all measures, for the nearest match."""
    return [text for layout in LAYOUTS.values() for measure in layout.measures for text in (measure.code.upper(), *measure.texts)]

"""Regions as a download writes them: by code (`KU016`, `016`), by name, or by both (`016 Asikkala`, `KU016 - Asikkala`)."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

from luukku.connectors import official
from luukku.connectors.statfin.tables import plain
from luukku.kernel.typed import nearest

MUNICIPAL = "KU"
REGIONAL = "MK"
_CODED = re.compile(r"(?P<kind>[A-ZÅÄÖ]{0,5})(?P<digits>\d{0,4})(?:\s+(?:[-–]\s+)?(?P<name>.+))?")
_COUNTRY = {"koko maa", "whole country", "hela landet", "finland", "suomi"}
_OTHER_NAMES = re.compile(
    r"(manner-suomi|mainland finland|fasta finland|(tuntematon|unknown|okänd|ulkomaat|abroad)\b.*"
    r"|.*(seutukunta|ekonomisk region|sub-regional unit|ely-keskus|elinvoimakeskus|työllisyysalue|hyvinvointialue"
    r"|suuralue|employment area|ely centre))"
)


@dataclass(frozen=True, slots=True)
class Needed:
    """A region as the series write it: `KU016` (also one that has been merged away), `MK07`, `SSS`."""

    code: str


@dataclass(frozen=True, slots=True)
class NotNeeded:
    """A region that no figure here is asked of: a sub-region, mainland Finland …"""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What is no region, and the nearest that is."""

    message: str
    nearest: str | None


Found = Needed | NotNeeded | Unknown


def find_region(text: str, *, kinds: tuple[str, ...]) -> Found:
    """The region that a code, a name or both stand for. `kinds` are the letters of the codes that are needed."""
    found = _find(" ".join(text.split()))
    if isinstance(found, Needed) and found.code.rstrip("0123456789") not in kinds:
        return NotNeeded()
    return found


def _find(text: str) -> Found:
    coded = _CODED.fullmatch(text)
    if coded is None or (not coded["digits"] and coded["kind"] != official.COUNTRY):
        return _named(text)
    kind, digits, name = coded["kind"], coded["digits"], coded["name"] or ""
    if kind in (MUNICIPAL, "") and len(digits) == 3:
        return _municipality(digits, name, text)
    if kind == official.COUNTRY:
        return Needed(official.COUNTRY)
    if kind == REGIONAL and digits in official.regions():
        return Needed(text[:4])
    if kind and kind not in (MUNICIPAL, REGIONAL):
        return NotNeeded()
    return _not_found(text)


def _municipality(code: str, name: str, text: str) -> Found:
    names = _names(official.folder())
    if code not in official.municipalities() and code not in official.MERGERS:
        return NotNeeded() if _OTHER_NAMES.fullmatch(plain(name)) else _not_found(name or text)
    meant = names.get(plain(name))
    if meant and meant[:2] == MUNICIPAL and meant != MUNICIPAL + code:
        own = official.MERGERS[code].name_fi if code in official.MERGERS else official.municipality(code).name_fi
        return Unknown(f"code {code} is {own}, not {name}", meant)
    return Needed(MUNICIPAL + code)


def _named(text: str) -> Found:
    names, wanted = _names(official.folder()), plain(text)
    if code := names.get(wanted):
        return Needed(code)
    if wanted in _COUNTRY:
        return Needed(official.COUNTRY)
    halves = {names.get(half) for half in wanted.split(" - ")}
    if len(halves) == 1 and (code := halves.pop()):
        return Needed(code)
    return NotNeeded() if _OTHER_NAMES.fullmatch(wanted) or wanted in _other_names(official.folder()) else _not_found(text)


def _not_found(text: str) -> Unknown:
    digits = text.upper().removeprefix(MUNICIPAL)
    if digits.isdecimal():
        near = digits.zfill(3)
        return Unknown(
            f"'{text}' is not the code of a municipality", MUNICIPAL + near if near in official.municipalities() else None
        )
    near_name = nearest(text, _names(official.folder()))
    code = _names(official.folder())[near_name] if near_name else None
    return Unknown(f"'{text}' is not a municipality, a region or the country", f"{_display(code)} ({code})" if code else None)


def _display(code: str) -> str:
    if code.startswith(REGIONAL):
        return official.regions()[code[2:]].name_fi
    digits = code[2:]
    return official.MERGERS[digits].name_fi if digits in official.MERGERS else official.municipality(digits).name_fi


def merged_into(code: str) -> official.Merger | None:
    """The merger that ended a municipality; None for any other region."""
    return official.MERGERS.get(code[2:]) if code.startswith(MUNICIPAL) else None


@cache
def _names(_folder: Path) -> Mapping[str, str]:
    """Code by name; a municipality's goes before a region's of the same name."""
    return MappingProxyType(dict(reversed(list(_each_name()))))


def _each_name() -> Iterator[tuple[str, str]]:
    for one in official.municipalities().values():
        for name in (one.name_fi, one.name_sv):
            yield plain(name), MUNICIPAL + one.code
    for merger in official.MERGERS.values():
        for name in (merger.name_fi, merger.name_sv):
            yield plain(name), MUNICIPAL + merger.code
    for region in official.regions().values():
        for name in (region.name_fi, region.name_sv, region.name_en):
            yield plain(name), REGIONAL + region.code


@cache
def _other_names(_folder: Path) -> frozenset[str]:
    """Names of the divisions whose figures are not needed; those of regions and municipalities are found before them."""
    return frozenset(plain(one.name_fi) for kind in official.DivisionKind for one in official.divisions(kind).values())

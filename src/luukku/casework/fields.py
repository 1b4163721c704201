"""Fields of an event as a reader writes them: in a form or as parts of an address. What cannot be read is told at its field."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.casework.domain.facts import FIELDS, EventKind, Fact
from luukku.casework.domain.kinds import Kind as DutyKind
from luukku.casework.words import CODES
from luukku.connectors import official
from luukku.core.lawbook.asked import LONGEST, no_such_day
from luukku.core.ui.situation import read_day
from luukku.kernel.typed.kinds import SCALARS, Choice, Kind, Record, kind_of

LONGEST_NUMBER = 6
THIS, THIS_IN_WORDS = "this", ("this", "tämä", "denna")
"""The authority that asks, as a story and as a reader writes it."""
_RECORD = kind_of(Fact)
KINDS: Mapping[str, Kind] = {member.name: member.kind for member in _RECORD.members} if isinstance(_RECORD, Record) else {}
"""How each field of an event is written."""


class Misread(Exception):  # noqa: N818 - what is told to the reader
    """A text that is no value of its field; says what would be right."""


@dataclass(frozen=True, slots=True)
class Reading:
    """An event as far as it could be read.

    fact    the event, None while something is wrong
    errors  what is wrong, by field
    """

    fact: Fact | None
    errors: Mapping[str, str]


def fields_of(kind: EventKind) -> tuple[str, ...]:
    """The fields of an event of a kind, those that it must have first."""
    return (*FIELDS[kind].must, *FIELDS[kind].may)


def read_event(kind: EventKind, given: Mapping[str, str], *, today: date) -> Reading:
    """The event of a kind from texts by field name; `on` among them."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {}
    for name in ("on", *fields_of(kind)):
        text = given.get(name, "").strip()
        if not text:
            if name == "on" or name in FIELDS[kind].must:
                errors[name] = _("Tämä tieto tarvitaan.")
            continue
        try:
            values[name] = read_value(name, text, today=today)
        except Misread as bad:
            errors[name] = str(bad)
    return Reading(None if errors else Fact(kind=kind, **values), errors)


def read_value(name: str, text: str, *, today: date) -> Any:
    """The value of a field. Raises Misread."""
    kind = KINDS[name]
    if isinstance(kind, Choice):
        return _choice(kind.words, kind.values, text)
    if kind is SCALARS[date]:
        return read_a_day(text, today=today)
    if kind is SCALARS[bool]:
        return _choice(("true", "false"), (True, False), text)
    if kind in (SCALARS[int], SCALARS[Decimal]):
        return _number(text, whole=kind is SCALARS[int])
    if name in CODES:
        return THIS if name == "authority" and text.casefold() in THIS_IN_WORDS else read_a_municipality(text)
    return _choice(choices(name), choices(name), text)


def choices(name: str) -> tuple[str, ...]:
    """The words that a field offers; none where a number, a day or a code is written."""
    kind = KINDS[name]
    if isinstance(kind, Choice):
        return kind.words
    if kind is SCALARS[bool]:
        return ("true", "false")
    if name == "of":
        return ("supplementary", *(kind.value for kind in DutyKind))
    return ()


def read_a_day(text: str, *, today: date, near: date | None = None) -> date:
    """A day as pages write it; without its year the one nearest to `near`, where that is given. Raises Misread."""
    day = read_day(text, today=today, near=near)
    if day is None:
        raise Misread(no_such_day(text, today=today))
    return day


def read_a_municipality(text: str) -> str:
    """A municipality's code, also of one that there is no more, or the code of its name. Raises Misread."""
    if re.fullmatch("[0-9]{3}", text):
        return text
    try:
        return official.find_municipality(text[:LONGEST]).code
    except official.UnknownMunicipality as unknown:
        message = _("”%(text)s” ei ole kunta. Kirjoita nimi tai kolmen numeron tunnus.") % {"text": text[:LONGEST]}
        if near := unknown.nearest:
            message += " " + _("Lähin on %(near)s.") % {"near": near.name((get_language() or "fi")[:2])}
        raise Misread(message) from unknown


def municipality_name(code: str, *, language: str) -> str:
    """A municipality's name; the code where there is none of that code any more."""
    known = official.municipalities().get(code)
    return known.name(language) if known else code


def _choice(words: tuple[str, ...], values: tuple[Any, ...], text: str) -> Any:
    if text not in words:
        raise Misread(_("”%(text)s” ei ole vaihtoehdoissa. Valitse jokin luettelosta.") % {"text": text[:LONGEST]})
    return values[words.index(text)]


def _number(text: str, *, whole: bool) -> int | Decimal:
    if len(text) > LONGEST_NUMBER or not re.fullmatch("[0-9]+" if whole else "[0-9]+([.,][0-9]+)?", text):
        example = "4" if whole else "37,5"
        message = _("”%(text)s” ei käy. Kirjoita luku nollasta ylöspäin, esimerkiksi %(example)s.")
        raise Misread(message % {"text": text[:LONGEST], "example": example})
    return int(text) if whole else Decimal(text.replace(",", "."))

"""Frozen dataclasses into canonical YAML: one text for one value, so reading and writing a canonical file changes no byte."""

import json
import re
from collections.abc import Iterator
from typing import Any

from luukku.kernel.typed.kinds import Choice, Either, Kind, Many, Record, Row, Scalar, Table, kind_of

WIDTH = 180
_PLAIN = re.compile(r"[^\W\d_](?:[\w./()%+§–&=;’-]| (?=[^ #]))*")
_WORDS_OF_YAML = {"true", "false", "yes", "no", "on", "off", "null", "y", "n"}


class Bare(str):
    """Text that is written as it is: a number, a date, true or false."""

    __slots__ = ()


class Fields(dict[str, Any]):
    """The keys and values of a record, in contrast to a mapping whose keys are data."""

    __slots__ = ()


def write(value: object, kind: Any = None) -> str:
    """The canonical YAML of a value: fields in the order of their class, what equals its default left out.

    The root, lists of records and mappings of records are written line by line; a record inside them goes on one line
    while that fits into 180 characters.
    kind  the type of a value that is not a record, such as `dict[str, Parameter]`
    """
    return "".join(f"{line}\n" for line in _block(as_data(value, kind_of(kind or type(value))), ""))


def as_data(value: Any, kind: Kind) -> Any:
    """The value as lists, dicts and text, without what equals its default."""
    match kind:
        case Scalar():
            text = kind.write(value)
            return Bare(text) if kind.bare else text
        case Choice(words, values):
            return words[values.index(value)]
        case Many(item):
            return [as_data(each, item) for each in value]
        case Row(items):
            return [as_data(each, item) for each, item in zip(value, items, strict=True)]
        case Table(key_kind, value_kind):
            return {as_data(key, key_kind): as_data(each, value_kind) for key, each in value.items()}
        case Record(members=members):
            given = ((member, getattr(value, member.name)) for member in members)
            return Fields({each.key: as_data(got, each.kind) for each, got in given if each.required or got != each.default})
        case Either(options):
            return as_data(value, next(option for option in options if _holds(value, option)))


def _holds(value: Any, kind: Kind) -> bool:
    """Is the value one that this option of several would have read?"""
    match kind:
        case Choice(values=values):
            return value in values
        case Record(type=type_):
            return isinstance(value, type_)
        case Many() | Row():
            return isinstance(value, tuple) and (isinstance(kind, Many) or len(value) == len(kind.items))
        case Table():
            return isinstance(value, dict)
        case Scalar():
            try:
                return type(kind.read(kind.write(value))) is type(value)
            except (ValueError, TypeError, AttributeError):
                return False
    return False


def _block(data: Any, indent: str) -> Iterator[str]:
    """The lines of a mapping or list. Entries of one collection are written alike: each on its own line, or none."""
    if not data or not isinstance(data, dict | list):
        yield indent + one_line(data)
        return
    heads = [f"{indent}{key}:" for key in _keys(data)] if isinstance(data, dict) else [f"{indent}-"] * len(data)
    entries = list(zip(heads, data.values() if isinstance(data, dict) else data, strict=True))
    alike = isinstance(data, Fields) or all(_fits(head, value) for head, value in entries)
    for head, value in entries:
        if not isinstance(value, dict | list) or not value or (alike and _fits(head, value)):
            yield f"{head} {one_line(value)}"
        elif isinstance(data, dict):
            yield head
            yield from _block(value, indent + "  ")
        else:
            first, *rest = _block(value, indent + "  ")
            yield f"{head} {first.lstrip()}"
            yield from rest


def _fits(head: str, value: Any) -> bool:
    """May the value stand on the line of its key or dash?"""
    return not _wants_lines(value) and len(head) + 1 + len(one_line(value)) <= WIDTH


def _wants_lines(data: Any) -> bool:
    """Is there a list or mapping of records in it?"""
    if isinstance(data, list):
        return any(isinstance(each, dict) or _wants_lines(each) for each in data)
    if isinstance(data, dict):
        records = not isinstance(data, Fields) and any(isinstance(each, dict) for each in data.values())
        return records or any(_wants_lines(each) for each in data.values())
    return False


def one_line(data: Any) -> str:
    """Lists, dicts and text as `as_data` gives them, in YAML's flow form."""
    if isinstance(data, dict):
        return "{" + ", ".join(f"{key}: {one_line(value)}" for key, value in zip(_keys(data), data.values(), strict=True)) + "}"
    if isinstance(data, list):
        return "[" + ", ".join(map(one_line, data)) + "]"
    return _text(data)


def _keys(data: dict[str, Any]) -> list[str]:
    """The keys as written: those of a record are words of the schema (`on`), those of a mapping are text."""
    return list(data) if isinstance(data, Fields) else [_text(key) for key in data]


def _text(text: str) -> str:
    """Plain where every YAML parser takes it for text, else in double quotes."""
    if isinstance(text, Bare) or (_PLAIN.fullmatch(text) and text.casefold() not in _WORDS_OF_YAML):
        return text
    return re.sub(
        r"[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]",
        lambda found: f"\\u{ord(found[0]):04x}",
        json.dumps(text, ensure_ascii=False),
    )

"""Types as kinds: the one place that looks into annotations. Reader, writer and JSON Schema walk kinds, never annotations."""

import dataclasses
import inspect
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from luukku.kernel.typed.numbers import read_number
from luukku.kernel.typed.problem import Refused, nearest


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value written as one piece of text. Put it into `Annotated[str, Scalar(...)]` to make a type of one's own.

    expected  what to write, in words: "a date such as 2026-01-31"
    read      text to value; raises ValueError, best a Refused
    write     value to text
    bare      written as it is; else quoted when a YAML parser could take it for something else
    schema    its JSON Schema
    """

    expected: str
    read: Callable[[str], Any] = str
    write: Callable[[Any], str] = str
    bare: bool = False
    schema: Mapping[str, Any] = field(default_factory=lambda: {"type": "string"}, hash=False)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of the listed words."""

    words: tuple[str, ...]
    values: tuple[Any, ...]

    @property
    def expected(self) -> str:
        return f"one of {', '.join(self.words)}" if len(self.words) > 1 else self.words[0]

    def read(self, text: str) -> Any:
        if text in self.words:
            return self.values[self.words.index(text)]
        raise Refused(f"'{text}' is not known here", expected=self.expected, nearest=nearest(text, self.words))


@dataclass(frozen=True, slots=True)
class Many:
    """A list of any length."""

    item: "Kind"
    expected = "a list"


@dataclass(frozen=True, slots=True)
class Row:
    """A list of a fixed length."""

    items: tuple["Kind", ...]

    @property
    def expected(self) -> str:
        if not self.items:
            return "an empty list"
        return f"a list of {len(self.items)}: {', '.join(item.expected for item in self.items)}"


@dataclass(frozen=True, slots=True)
class Table:
    """A mapping whose keys are data."""

    key: "Kind"
    value: "Kind"
    expected = "a mapping"


@dataclass(frozen=True, slots=True)
class Member:
    """A field of a record. `key` is its name in the file (`from_` is written `from`)."""

    name: str
    key: str
    kind: "Kind"
    required: bool
    default: Any = field(hash=False)
    about: str = ""


@dataclass(frozen=True, slots=True)
class Record:
    """A mapping whose keys are the fields of a dataclass."""

    type: type[Any]
    members: tuple[Member, ...]
    about: str

    @property
    def expected(self) -> str:
        return f"a mapping with {', '.join(member.key for member in self.members if member.required) or 'its keys'}"


@dataclass(frozen=True, slots=True)
class Either:
    """Any one of several kinds."""

    options: tuple["Kind", ...]

    @property
    def expected(self) -> str:
        return " or ".join(option.expected for option in self.options)


Kind = Scalar | Choice | Many | Row | Table | Record | Either


def _read_text(text: str) -> str:
    if not text.strip():
        raise Refused("there is no text", expected="text")
    return text


def _read_whole(text: str) -> int:
    number = read_number(text)
    if number != number.to_integral_value() or "." in text:
        raise Refused(f"'{text}' is not a whole number", expected="a whole number")
    return int(number)


def _read_fraction(text: str) -> Fraction:
    if re.fullmatch(r"-?[0-9]+/0*[1-9][0-9]*", text):
        return Fraction(text)
    return Fraction(read_number(text))


def _write_fraction(value: Fraction) -> str:
    """As a decimal when it is one, else as p/q."""
    two, five, rest = 0, 0, value.denominator
    while rest % 2 == 0:
        two, rest = two + 1, rest // 2
    while rest % 5 == 0:
        five, rest = five + 1, rest // 5
    if rest != 1:
        return f"{value.numerator}/{value.denominator}"
    places = max(two, five)
    return f"{Decimal(value.numerator * 10**places // value.denominator).scaleb(-places):f}"


def _read_date(text: str) -> date:
    if not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", text):
        found = re.fullmatch(r"([0-9]{1,2})\.([0-9]{1,2})\.([0-9]{4})", text)
        offer = f"{found[3]}-{found[2]:0>2}-{found[1]:0>2}" if found else None
        raise Refused(f"'{text}' is not a date", expected="a date such as 2026-01-31", nearest=offer)
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Refused(f"there is no day {text}", expected="a day of the calendar") from None


def _read_yes_no(text: str) -> bool:
    if text not in ("true", "false"):
        offer = {"yes": "true", "on": "true", "no": "false", "off": "false"}.get(
            text.casefold(), nearest(text, ("true", "false"))
        )
        raise Refused(f"'{text}' is neither true nor false", expected="true or false", nearest=offer)
    return text == "true"


SCALARS: dict[Any, Scalar] = {
    str: Scalar("text", _read_text),
    int: Scalar("a whole number", _read_whole, bare=True, schema={"type": "integer"}),
    Decimal: Scalar("a number", read_number, lambda number: f"{number:f}", bare=True, schema={"type": "number"}),
    Fraction: Scalar(
        "a number or a fraction such as 1/3", _read_fraction, _write_fraction, schema={"type": ["string", "number"]}
    ),
    date: Scalar("a date such as 2026-01-31", _read_date, bare=True, schema={"type": "string", "format": "date"}),
    bool: Scalar("true or false", _read_yes_no, lambda yes: str(yes).lower(), bare=True, schema={"type": "boolean"}),
}


def kind_of(hint: Any) -> Kind:
    """The kind of an annotation. Raises TypeError for one that no file can hold."""
    return _kind_of(hint)


@cache
def _kind_of(hint: Any) -> Kind:
    origin, args = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return next((extra for extra in args[1:] if isinstance(extra, Scalar)), None) or kind_of(args[0])
    if origin in (Union, UnionType):
        options = tuple(kind_of(option) for option in args if option is not NoneType)
        return options[0] if len(options) == 1 else Either(options)
    if origin is Literal:
        return Choice(tuple(map(str, args)), args)
    if origin is tuple or hint is tuple:
        return Many(kind_of(args[0])) if args[1:] == (...,) else Row(tuple(map(kind_of, args)))
    if origin in (dict, Mapping):
        return Table(kind_of(args[0]), kind_of(args[1]))
    if isinstance(hint, type) and issubclass(hint, Enum):
        return Choice(tuple(str(option.value) for option in hint), tuple(hint))
    if dataclasses.is_dataclass(hint) and isinstance(hint, type):
        return _record(hint)
    if hint in SCALARS:
        return SCALARS[hint]
    raise TypeError(f"{hint!r} cannot be read from a file")


def _record(cls: type[Any]) -> Record:
    hints = get_type_hints(cls, include_extras=True)
    about, fields = _described(inspect.cleandoc(cls.__doc__ or ""))
    members = []
    for each in dataclasses.fields(cls):
        made = each.default_factory is not dataclasses.MISSING
        required = each.default is dataclasses.MISSING and not made
        default = each.default_factory() if each.default_factory is not dataclasses.MISSING else each.default
        members.append(
            Member(each.name, each.name.rstrip("_"), kind_of(hints[each.name]), required, default, fields.get(each.name, ""))
        )
    return Record(cls, tuple(members), about)


def _described(docstring: str) -> tuple[str, dict[str, str]]:
    """A docstring's first paragraph, and what its lines `name   description` say of each field."""
    about = docstring.split("\n\n")[0].replace("\n", " ")
    fields: dict[str, str] = {}
    name = None
    for line in docstring.splitlines():
        if found := re.match(r"(\w+) {2,}(\S.*)", line):
            name, fields[found[1]] = found[1], found[2]
        elif name and line.startswith("  "):
            fields[name] += " " + line.strip()
        else:
            name = None
    return about, fields

"""Typed files: YAML and CSV as text with line numbers, typed by frozen dataclasses alone, with all problems at once.

    document = read(data, AreaFile, file="areas/x/area.yaml")     # raises Unreadable(problems)
    document.value, document.line(("municipalities", 2, "code"))
    write(document.value)                                         # canonical: reading and writing it again changes no byte
    json_schema(AreaFile, title="Area")                           # for editors

A type is made of str, int, Decimal, Fraction, date, bool, Literal, Enum, tuple, dict, `| None`, unions, frozen dataclasses
and `Annotated[..., Scalar(...)]`. A dataclass describes its fields in its docstring (`name   description`) and refuses what
does not hold together by raising Refused in `__post_init__`.
"""

from luukku.kernel.typed.kinds import Scalar, kind_of
from luukku.kernel.typed.numbers import read_number
from luukku.kernel.typed.problem import Path, Problem, Refused, Unreadable, dotted, nearest
from luukku.kernel.typed.read import Document, decode, read
from luukku.kernel.typed.schema import json_schema, key_tables
from luukku.kernel.typed.sheet import Sheet, read_sheet, write_sheet
from luukku.kernel.typed.words import LocalText, MunicipalityCode
from luukku.kernel.typed.write import as_data, one_line, write

__all__ = [
    "Document",
    "LocalText",
    "MunicipalityCode",
    "Path",
    "Problem",
    "Refused",
    "Scalar",
    "Sheet",
    "Unreadable",
    "as_data",
    "decode",
    "dotted",
    "json_schema",
    "key_tables",
    "kind_of",
    "nearest",
    "one_line",
    "read",
    "read_number",
    "read_sheet",
    "write",
    "write_sheet",
]

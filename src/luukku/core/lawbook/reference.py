"""The reference of the lawbook, generated: every value that it holds, and the JSON Schemas of its files for editors."""

import json
from collections.abc import Iterator
from itertools import groupby

from luukku.core.lawbook.words import MARKS, in_words, period
from luukku.kernel.typed import json_schema, key_tables
from luukku.law import Lawbook, Parameter, Unit
from luukku.law.files import DraftParameter, Key, WrittenParameter
from luukku.law.units import FACTS

_MADE = "<!-- Made by `luukku law reference --to docs/reference`. -->"
_HEAD = ("| parameter | what it is | period | value | source | |", "| --- | --- | --- | --- | --- | --- |")
_SCHEMAS = {
    "schemas/lawbook.schema.json": (dict[Key, WrittenParameter], "A file of the lawbook"),
    "schemas/lawbook-layer.schema.json": (dict[Key, DraftParameter], "A file of a draft laid over the lawbook"),
}


def reference(lawbook: Lawbook) -> dict[str, str]:
    """The text of each generated file by its path in docs/reference."""
    schemas = {path: json_schema(kind, title=title) for path, (kind, title) in _SCHEMAS.items()}
    texts = {path: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for path, schema in schemas.items()}
    return {"lawbook.md": "\n".join(_page(lawbook)) + "\n", **texts}


def _page(lawbook: Lawbook) -> Iterator[str]:
    values = [value for parameter in lawbook.parameters.values() for value in parameter.values]
    yield from (_MADE, "", "# The lawbook", "")
    yield f"{len(lawbook.parameters)} parameters with {len(values)} values, by file. Each says how well its source was checked:"
    yield ", ".join(f"{mark} {words} ({sum(value.mark is mark for value in values)})" for mark, words in MARKS.items()) + "."
    yield from ("", "`luukku law show KEY --on DATE` answers for a day, `luukku law diff DATE DATE` for two.", "")
    for file, parameters in groupby(lawbook.parameters.values(), key=lambda each: each.file):
        yield from (f"## `{file}`", "", *_HEAD)
        for parameter in parameters:
            yield from _rows(parameter)
        yield ""
    yield from ("## Units", "", "| unit | what a value says |", "| --- | --- |")
    yield from (f"| `{unit}` | {FACTS[unit].about} |" for unit in Unit)
    yield from ("", "# The keys of a file", "", key_tables(dict[Key, WrittenParameter]).rstrip())


def _rows(parameter: Parameter) -> Iterator[str]:
    name, title = f"`{parameter.key}`", parameter.title.en or parameter.title.fi
    for value in parameter.values:
        said = in_words(value)
        yield f"| {name} | {title} | {period(value)} | {said} | {value.source} | {value.mark} |"
        name, title = "", ""

"""What a dataclass says of its file, for others: JSON Schema (draft 2020-12) for editors, tables of keys for readers."""

from typing import Any

from luukku.kernel.typed.kinds import Choice, Either, Kind, Many, Member, Record, Row, Scalar, Table, kind_of


def json_schema(kind: Any, *, title: str) -> dict[str, Any]:
    """The schema of a type. Descriptions come from docstrings; the file's reader knows more (dates, cross-references)."""
    definitions: dict[str, Any] = {}
    root = _schema(kind_of(kind), definitions)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": title, **root, "$defs": definitions}


def _schema(kind: Kind, definitions: dict[str, Any]) -> dict[str, Any]:
    match kind:
        case Scalar(expected=expected, schema=schema):
            return {**schema, "description": expected}
        case Choice(words):
            return {"enum": list(words)}
        case Many(item):
            return {"type": "array", "items": _schema(item, definitions)}
        case Row(items):
            exact = {"minItems": len(items), "maxItems": len(items)}
            return {
                "type": "array",
                **({"prefixItems": [_schema(item, definitions) for item in items]} if items else {}),
                **exact,
            }
        case Table(key, value):
            return {
                "type": "object",
                "propertyNames": _schema(key, definitions),
                "additionalProperties": _schema(value, definitions),
            }
        case Either(options):
            return {"anyOf": [_schema(option, definitions) for option in options]}
        case Record():
            name = kind.type.__name__
            if name not in definitions:
                definitions[name] = {}
                definitions[name].update(_record(kind, definitions))
            return {"$ref": f"#/$defs/{name}"}


def _record(kind: Record, definitions: dict[str, Any]) -> dict[str, Any]:
    properties = {}
    for member in kind.members:
        about = {"description": member.about} if member.about else {}
        properties[member.key] = {**_schema(member.kind, definitions), **about}
    return {
        "type": "object",
        "description": kind.about,
        "properties": properties,
        "required": [member.key for member in kind.members if member.required],
        "additionalProperties": False,
    }


def key_tables(kind: Any) -> str:
    """The keys of a type and of all records in it as Markdown tables, each record once, the outermost first."""
    return "\n".join(f"## {record.type.__name__}\n\n{record.about}\n\n{_key_table(record)}" for record in _records(kind_of(kind)))


def _key_table(record: Record) -> str:
    rows = [f"| `{member.key}` | {_in_words(member)} | {member.about} |" for member in record.members]
    return "\n".join(["| key | what to write | meaning |", "| --- | --- | --- |", *rows, ""])


def _in_words(member: Member) -> str:
    match member.kind:
        case Many(item) if isinstance(item, Record):
            words = f"a list of {item.type.__name__}"
        case Table(value=value) if isinstance(value, Record):
            words = f"a mapping of {value.type.__name__}"
        case Either(options):
            words = " or ".join(option.type.__name__ if isinstance(option, Record) else option.expected for option in options)
        case Record():
            words = member.kind.type.__name__
        case _:
            words = member.kind.expected
    return words if member.required else f"{words}; optional"


def _records(kind: Kind) -> list[Record]:
    match kind:
        case Record(members=members):
            inner = [record for member in members for record in _records(member.kind)]
            return list({record.type: record for record in (kind, *inner)}.values())
        case Many(item):
            return _records(item)
        case Table(value=value):
            return _records(value)
        case Row(options) | Either(options):
            return list({record.type: record for option in options for record in _records(option)}.values())
    return []

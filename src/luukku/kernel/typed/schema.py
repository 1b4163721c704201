"""JSON Schema (draft 2020-12) of a dataclass, for editors: completion, descriptions and red lines while one types."""

from typing import Any

from luukku.kernel.typed.kinds import Choice, Either, Kind, Many, Record, Row, Scalar, Table, kind_of


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

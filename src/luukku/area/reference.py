"""The reference of an area pack's files, generated from their types: JSON Schemas for editors, tables of keys for readers."""

import json

from luukku.area.domain.pack import AreaFile
from luukku.area.domain.tables import TableSpec
from luukku.kernel.typed import json_schema, key_tables

FILES = {"area.yaml": (AreaFile, "schemas/area.schema.json"), "tables/<stem>.yaml": (TableSpec, "schemas/table.schema.json")}


def reference() -> dict[str, str]:
    """The text of each generated file by its path in docs/reference."""
    schemas = {path: json_schema(kind, title=f"{file} of an area pack") for file, (kind, path) in FILES.items()}
    tables = "\n".join(f"# `{file}`\n\n{key_tables(kind)}" for file, (kind, _) in FILES.items())
    made = "<!-- Made by `luukku area reference --to docs/reference`. -->\n"
    texts = {path: json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for path, schema in schemas.items()}
    return texts | {"area-pack-keys.md": f"{made}\n{tables}"}

"""The reference of agreement files, generated from their types: a JSON Schema for editors, tables of keys for readers."""

import json

from luukku.finance.domain.sharing.agreement import Agreement
from luukku.kernel.typed import json_schema, key_tables


def reference() -> dict[str, str]:
    """The text of each generated file by its path in docs/reference."""
    schema = json_schema(Agreement, title="A cooperation agreement's money rules")
    made = "<!-- Made by `luukku sharing reference --to docs/reference`. -->\n"
    tables = f"{made}\n# Keys of an agreement's file\n\n{key_tables(Agreement)}"
    return {
        "schemas/agreement.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n",
        "agreement-keys.md": tables,
    }

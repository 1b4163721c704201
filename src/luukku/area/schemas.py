"""JSON Schemas of an area pack's files, for editors; generated into docs/reference/schemas."""

import json

from luukku.area.domain.pack import AreaFile
from luukku.area.domain.tables import TableSpec
from luukku.kernel.typed import json_schema


def schemas() -> dict[str, str]:
    """The text of each schema by the name of its file."""
    kinds = {
        "area.schema.json": (AreaFile, "area.yaml of an area pack"),
        "table.schema.json": (TableSpec, "tables/<stem>.yaml of an area pack"),
    }
    return {
        name: json.dumps(json_schema(kind, title=title), ensure_ascii=False, indent=2) + "\n"
        for name, (kind, title) in kinds.items()
    }

"""The area pack as other people rely on it: the documented example, and the JSON Schemas of its files."""

import json
import re
from decimal import Decimal
from pathlib import Path

import yaml
from pytest import mark

from luukku.area.pack_files import load_pack
from luukku.area.reference import reference

CHECKOUT = Path(__file__).parents[3]
EXAMPLE = CHECKOUT / "tests/golden/formats/area-pack"
REFERENCE = CHECKOUT / "docs/reference"


def test_the_documented_example_says_what_it_is_documented_to_say():
    pack = load_pack(EXAMPLE)
    assert (pack.area.code, pack.area.name.sv) == ("31", "Päijänne-Tavastland")
    assert [(each.id, each.responsible, each.role) for each in pack.authorities] == [
        ("own", "098", "this"),
        ("lahti", "398", "beside"),
    ]
    assert [(each.code, str(each.member_from)) for each in pack.municipalities] == [("098", "2025-01-01"), ("016", "2025-01-01")]
    assert (pack.board.kind, pack.board.size, pack.board.source.place) == ("per_started", 10000, "1")
    assert (pack.service_points[0].postal_code, pack.service_points[0].at) == ("17200", (Decimal("61.17"), Decimal("25.55")))
    (table,) = pack.tables
    assert table.stem == "municipal_indicators_2022"
    assert [row.kind for row in table.rows] == ["other", "municipality", "municipality", "total"]
    assert table.spec.columns["unemployment_rate_pct"].precision == Decimal("0.1")
    assert table.source_of("population").place == "1.1"


def test_the_reference_is_fresh():
    for path, text in reference().items():
        assert (REFERENCE / path).read_text(encoding="utf-8") == text, "luukku area reference --to docs/reference"


def test_every_key_of_a_pack_is_explained():
    tables = reference()["area-pack-keys.md"]
    assert "| `member_to` | a date such as 2026-01-31; optional | last day of membership, absent while it lasts |" in tables
    assert [line for line in tables.splitlines() if line.endswith("|  |") or line == ""] == [""] * tables.count("\n\n")


def _refused(value, schema, root):
    """Reasons why a value does not fit a schema, by the few words of JSON Schema that ours use."""
    if "$ref" in schema:
        return _refused(value, root["$defs"][schema["$ref"].rsplit("/", 1)[1]], root)
    if "anyOf" in schema:
        tried = [_refused(value, option, root) for option in schema["anyOf"]]
        return [] if [] in tried else [f"{value!r} fits none of {schema['anyOf']}"]
    if "enum" in schema:
        return [] if value in schema["enum"] else [f"{value!r} is not one of {schema['enum']}"]
    kinds = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "object": dict, "array": list}
    types = schema["type"] if isinstance(schema["type"], list) else [schema["type"]]
    if not any(isinstance(value, kinds[each]) for each in types):
        return [f"{value!r} is not {schema['type']}"]
    reasons = []
    if "pattern" in schema and not re.search(schema["pattern"], value):
        reasons.append(f"{value!r} does not match {schema['pattern']}")
    if isinstance(value, dict):
        properties = schema.get("properties", {})
        reasons += [f"{key} is missing" for key in schema.get("required", []) if key not in value]
        for key, each in value.items():
            inner = properties.get(key, schema["additionalProperties"])
            reasons += [f"{key} is not known"] if inner is False else _refused(each, inner, root)
            reasons += _refused(key, schema["propertyNames"], root) if "propertyNames" in schema else []
    if isinstance(value, list):
        if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
            reasons.append(f"{len(value)} items")
        inners = schema.get("prefixItems", [schema.get("items", {})] * len(value))
        reasons += [reason for each, inner in zip(value, inners, strict=False) for reason in _refused(each, inner, root)]
    return reasons


class YAML12(yaml.SafeLoader):
    """YAML as editors read it: a date is text."""


YAML12.yaml_implicit_resolvers = {
    first: [each for each in resolvers if each[0] != "tag:yaml.org,2002:timestamp"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def _as_an_editor_reads(path):
    return yaml.load(path.read_text(encoding="utf-8"), Loader=YAML12)


@mark.parametrize(
    "folder",
    [EXAMPLE, CHECKOUT / "areas/paijat-hame", CHECKOUT / "tests/golden/areas/two-municipalities"],
    ids=lambda it: it.name,
)
def test_an_editor_finds_nothing_wrong_in_a_sound_pack(folder):
    area, table = (json.loads(reference()[f"schemas/{name}.schema.json"]) for name in ("area", "table"))
    assert _refused(_as_an_editor_reads(folder / "area.yaml"), area, area) == []
    for path in folder.glob("tables/*.yaml"):
        assert _refused(_as_an_editor_reads(path), table, table) == [], path


def test_an_editor_marks_what_the_reader_refuses():
    area = json.loads(reference()["schemas/area.schema.json"])
    broken = _as_an_editor_reads(EXAMPLE / "area.yaml")
    broken["municipalities"][0]["code"] = "98"
    broken["authorities"][0]["role"] = "that"
    broken["borad"] = broken.pop("board")
    assert len(_refused(broken, area, area)) == 3

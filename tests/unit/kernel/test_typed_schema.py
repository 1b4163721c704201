"""JSON Schema of a dataclass, as an editor uses it."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from luukku.kernel.typed import LocalText, MunicipalityCode, json_schema, key_tables


@dataclass(frozen=True, slots=True)
class Stop:
    """A stop on
    the way.

    code  the place
          where it is
    kind  what it is
    """

    code: MunicipalityCode
    kind: Literal["bus", "train"]
    days: tuple[date, ...] = ()
    at: tuple[int, int] | None = None
    name: LocalText | str | None = None


def test_a_record_tells_its_keys_what_is_required_and_what_they_mean():
    schema = json_schema(Stop, title="Stops")
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert schema["title"] == "Stops"
    assert schema["$ref"] == "#/$defs/Stop"
    stop = schema["$defs"]["Stop"]
    assert stop["description"] == "A stop on the way."
    assert stop["required"] == ["code", "kind"]
    assert stop["additionalProperties"] is False
    assert stop["properties"]["code"] == {"type": "string", "pattern": "^[0-9]{3}$", "description": "the place where it is"}
    assert stop["properties"]["kind"] == {"enum": ["bus", "train"], "description": "what it is"}
    assert stop["properties"]["days"]["items"]["format"] == "date"
    assert stop["properties"]["at"]["maxItems"] == 2
    assert [option.get("$ref", option.get("type")) for option in stop["properties"]["name"]["anyOf"]] == [
        "#/$defs/LocalText",
        "string",
    ]


def test_a_mapping_tells_what_its_keys_and_values_are():
    schema = json_schema(dict[MunicipalityCode, int], title="x")
    assert schema["propertyNames"]["pattern"] == "^[0-9]{3}$"
    assert schema["additionalProperties"]["type"] == "integer"


def test_key_tables_tell_readers_what_to_write_and_what_it_means():
    assert key_tables(Stop).splitlines()[:9] == [
        "## Stop",
        "",
        "A stop on the way.",
        "",
        "| key | what to write | meaning |",
        "| --- | --- | --- |",
        '| `code` | a municipality code of exactly three digits such as "016" | the place where it is |',
        "| `kind` | one of bus, train | what it is |",
        "| `days` | a list; optional |  |",
    ]
    assert "## LocalText" in key_tables(Stop)

"""The reference of an installation names what the code reads from its environment, and what the doctor answers."""

import re
from dataclasses import fields
from pathlib import Path

from luukku.config.doctor import Finding

ROOT = Path(__file__).resolve().parents[3]
REFERENCE = (ROOT / "docs" / "reference" / "installation.md").read_text(encoding="utf-8")
SET_BY_THE_CODE = {"LUUKKU_MODE"}


def test_every_variable_that_the_code_reads_is_explained() -> None:
    read = set()
    for file in (ROOT / "src" / "luukku").rglob("*.py"):
        read |= set(re.findall(r"""environ(?:\.get\(|\[)["'](LUUKKU_[A-Z_]+|DATABASE_URL)""", file.read_text(encoding="utf-8")))
    assert {"DATABASE_URL", "LUUKKU_STATE", "LUUKKU_PG_BIN"} <= read
    explained = set(re.findall(r"^\| `(\w+)`", REFERENCE, flags=re.MULTILINE))
    assert read - SET_BY_THE_CODE - explained == set()
    assert explained - {"CI"} - read == set()


def test_the_doctors_answer_is_as_written() -> None:
    (shape,) = re.findall(r'\{"findings":\[\{(.*?)\}\]\}', REFERENCE)
    assert [field.name for field in fields(Finding)] == re.findall(r'"(\w+)"', shape)

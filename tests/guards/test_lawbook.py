"""The law as data is whole: each value has source, mark, unit and check date, no day has two or none, its page is fresh."""

import ast
import re
from datetime import date
from itertools import pairwise
from pathlib import Path

import luukku
from luukku.core.lawbook.reference import reference
from luukku.kernel.calendar import add_days
from luukku.kernel.outcome import Mark
from luukku.law import Lawbook, Special, Value

SOURCE = Path(luukku.__file__).parent
REFERENCE = SOURCE.parents[1] / "docs/reference"
LAWBOOK = Lawbook.load(SOURCE.parents[1] / "lawbook")
VALUES = [value for parameter in LAWBOOK.parameters.values() for value in parameter.values]

NO_NUMBER_IN_THE_ACT = {("process.validity.failures_before_end", date(2025, 1, 1))}
"""Read in the statute, which gives no figure ("repeatedly")."""


def places(values: list[Value]) -> list[str]:
    return [f"{value.file}:{value.line}: {value.key}" for value in values]


def test_every_day_from_a_parameters_first_on_has_one_value():
    for parameter in LAWBOOK.parameters.values():
        assert parameter.values[-1].to is None, parameter.key
        for value, following in pairwise(parameter.values):
            assert value.to and add_days(value.to, days=1) == following.from_, parameter.key


def test_every_value_has_source_mark_unit_and_check_date():
    assert places([value for value in VALUES if not (value.source.strip() and value.mark and value.unit)]) == []
    assert places([value for value in VALUES if not date(2026, 1, 1) <= value.last_checked_on <= date(2100, 1, 1)]) == []


def test_a_source_is_an_act_or_a_publication_and_never_where_a_copy_lay():
    copies = re.compile(r"\.md\b|\.ya?ml|\.txt|shared/|mirror|github", re.IGNORECASE)
    assert places([value for value in VALUES if copies.search(value.source)]) == []


def test_what_is_marked_as_read_in_the_statute_names_the_act():
    named = re.compile(r"\d+/\d{4}|data description")
    assert places([value for value in VALUES if value.mark is Mark.STATUTE and not named.search(value.source)]) == []


def test_a_figure_that_is_not_known_is_always_to_be_confirmed():
    sure = [value for value in VALUES if value.value is Special.UNKNOWN and not value.mark.to_be_confirmed]
    assert places([value for value in sure if (value.key, value.from_) not in NO_NUMBER_IN_THE_ACT]) == []


def test_titles_and_notes_are_finnish_and_english():
    assert places([value for value in VALUES if not value.title.en or (value.note and not value.note.en)]) == []


def test_every_key_that_a_rule_names_is_in_the_lawbook():
    """A text in a rule that begins like a parameter and is none: a slip of the pen, or a parameter that was taken away."""
    heads = {key.split(".")[0] for key in LAWBOOK.parameters}
    name = re.compile(rf"(?:{'|'.join(sorted(heads))})(?:\.[a-z0-9_]+)+")
    unknown = []
    for file in sorted(SOURCE.rglob("domain/**/*.py")):
        text = file.read_text(encoding="utf-8")
        words = (node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant) and isinstance(node.value, str))
        named = [word for word in words if "luukku.law" in text and name.fullmatch(word.value)]
        unknown += [
            f"{file.relative_to(SOURCE)}:{word.lineno}: {word.value}" for word in named if word.value not in LAWBOOK.parameters
        ]
    assert unknown == []


def test_the_reference_is_fresh():
    for path, text in reference(LAWBOOK).items():
        assert (REFERENCE / path).read_text(encoding="utf-8") == text, "luukku law reference --to docs/reference"

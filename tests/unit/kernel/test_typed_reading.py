"""Reading typed YAML: the schema decides what a word is, and every problem is told at once with its line."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from typing import Literal

from pytest import mark, raises

from luukku.kernel.typed import LocalText, MunicipalityCode, Problem, Refused, Unreadable, read


class Colour(StrEnum):
    RED = "red"
    DEEP_BLUE = "deep_blue"


@dataclass(frozen=True, slots=True, kw_only=True)
class Flat:
    kind: Literal["flat"]
    rate: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    kind: Literal["ladder"]
    steps: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A thing.

    name  what it is called
    """

    name: str
    code: MunicipalityCode | None = None
    size: int = 0
    weight: Decimal | None = None
    since: date | None = None
    on: bool = False
    colour: Colour = Colour.RED
    at: tuple[Decimal, Decimal] | None = None
    tags: tuple[str, ...] = ()
    titles: dict[MunicipalityCode, LocalText] = field(default_factory=dict)
    rule: Flat | Ladder | Literal["none"] | int = 0
    from_: date | None = None

    def __post_init__(self):
        if self.size > 100:
            raise Refused(f"{self.size} is more than a thing can be", key="size", expected="100 at most")


@dataclass(frozen=True, slots=True)
class Box:
    things: tuple[Thing, ...]


def thing(text):
    return read(f"things:\n  - {{name: x, {text}}}\n", Box, file="box.yaml").value.things[0]


def problems(text, kind=Box):
    with raises(Unreadable) as unreadable:
        read(text, kind, file="box.yaml")
    return unreadable.value.problems


def problem(text):
    (only,) = problems(f"things:\n  - {{name: x, {text}}}\n")
    assert only.file == "box.yaml"
    assert only.line == 2
    return only


@mark.parametrize(
    ("text", "name", "value"),
    [
        ("code: 016", "code", "016"),
        ('code: "081"', "code", "081"),
        ("size: 12", "size", 12),
        ("size: -3", "size", -3),
        ("weight: 10.60", "weight", Decimal("10.60")),
        ("since: 2024-02-29", "since", date(2024, 2, 29)),
        ("from: 2026-01-01", "from_", date(2026, 1, 1)),
        ("on: true", "on", True),
        ("colour: deep_blue", "colour", Colour.DEEP_BLUE),
        ("at: [61.17, 25.55]", "at", (Decimal("61.17"), Decimal("25.55"))),
        ("tags: [no, yes, on, 12, ~]", "tags", ("no", "yes", "on", "12", "~")),
        ("titles: {049: {fi: Espoo, sv: Esbo}}", "titles", {"049": LocalText(fi="Espoo", sv="Esbo")}),
        ("rule: {kind: flat, rate: 1/3}", "rule", Flat(kind="flat", rate=Fraction(1, 3))),
        ('rule: {kind: flat, rate: "0.25"}', "rule", Flat(kind="flat", rate=Fraction(1, 4))),
        ("rule: {kind: ladder, steps: [101, 201]}", "rule", Ladder(kind="ladder", steps=(101, 201))),
        ("rule: none", "rule", "none"),
        ("rule: 7", "rule", 7),
    ],
)
def test_the_schema_alone_decides_what_a_word_is(text, name, value):
    assert getattr(thing(text), name) == value


def test_precision_is_kept_as_written():
    assert str(thing("weight: 10.60").weight) == "10.60"


@mark.parametrize(
    ("text", "key", "message", "expected", "nearest"),
    [
        ("code: 16", "code", "the code '16' has two digits", "exactly three digits", "016"),
        ("code: 5", "code", "the code '5' has one digit", "exactly three digits", "005"),
        ("code: 0160", "code", "'0160' is not a municipality code", "exactly three digits", None),
        ("size: 1.5", "size", "'1.5' is not a whole number", "a whole number", None),
        ("size: '10,5'", "size", "'10,5' is written with a decimal comma", "digits and a decimal point", "10.5"),
        ("weight: heavy", "weight", "'heavy' is not a number", "a number such as", None),
        ("since: 31.1.2026", "since", "'31.1.2026' is not a date", "a date such as", "2026-01-31"),
        ("since: 20260131", "since", "'20260131' is not a date", "a date such as", None),
        ("since: 2025-02-29", "since", "there is no day 2025-02-29", "a day of the calendar", None),
        ("on: yes", "on", "'yes' is neither true nor false", "true or false", "true"),
        ("on: True", "on", "'True' is neither true nor false", "true or false", "true"),
        ("colour: deep blue", "colour", "'deep blue' is not known here", "one of red, deep_blue", "deep_blue"),
        ("at: [61.17]", "at", "a list of 1 stands here", "a list of 2", None),
        ("at: [61.17, east]", "at[1]", "'east' is not a number", "a number", None),
        ("tags: one", "tags", "'one' stands here", "a list", "[one]"),
        ("tags: {a: b}", "tags", "a mapping stands here", "a list", None),
        ("titles: {49: {fi: Espoo}}", "titles.49", "the code '49' has two digits", "exactly three digits", "049"),
        ("titles: {049: Espoo}", "titles.049", "'Espoo' stands here", "a mapping with fi", "{fi: Espoo}"),
        ("titles: {049: {sv: Esbo}}", "titles.049.fi", "the key 'fi' is missing", "in Finnish", None),
        ("rule: {kind: flat, rat: 1}", "rule.rat", "the key 'rat' is not known here", "one of kind, rate", "rate"),
        ("rule: nono", "rule", "'nono' stands here", "none or a whole number", None),
        ("rule: {kind: ladder, steps: [1, two]}", "rule.steps[1]", "'two' is not a number", "a number", None),
        ("siz: 3", "siz", "the key 'siz' is not known here", "one of name, code, size", "size"),
        ("size: ", "size", "the key has no value", "a whole number", None),
        ("size: 101", "size", "101 is more than a thing can be", "100 at most", None),
        ("name: y", "name", "the key 'name' stands twice; first on line 2", "each key once", None),
        ('"": y', "", "the key '' is not known here", "one of name", None),
    ],
)
def test_what_is_wrong_is_said_with_key_remedy_and_nearest_match(text, key, message, expected, nearest):
    found = problem(text)
    assert found.key == f"things[0].{key}"
    assert found.message == message
    assert expected in found.expected
    assert found.nearest == nearest


def test_a_comma_that_cuts_a_text_in_two_is_told_as_such():
    found = problem("titles: {049: {fi: Espoo, pääosin, sv: Esbo}}")
    assert found.key == "things[0].titles.049"
    assert found.message == "'pääosin' is no key: a comma has cut a text in two"
    assert found.expected == "quotation marks round a text with a comma"


def test_all_problems_of_a_file_are_told_at_once_each_on_its_line():
    text = "things:\n  - name: x\n    code: 16\n    size: many\n  - code: 016\n    colour: reed\n"
    assert [(found.line, found.key) for found in problems(text)] == [
        (3, "things[0].code"),
        (4, "things[0].size"),
        (6, "things[1].colour"),
        (5, "things[1].name"),
    ]


def test_a_misspelled_key_is_one_problem_not_a_missing_one_too():
    (found,) = problems("things:\n  - {nam: x}\n")
    assert (found.key, found.nearest) == ("things[0].nam", "name")


def test_a_missing_key_is_explained_by_the_docstring():
    (found,) = problems("things:\n  - {size: 1}\n")
    assert (found.message, found.expected) == ("the key 'name' is missing", "what it is called")


@mark.parametrize(
    ("text", "line", "message"),
    [
        ("things:\n  - {name: x\n  - {name: y}\n", 2, "a bracket { is opened and not closed"),
        ("things: [a,\n  b\nname: x\n", 1, "a bracket [ is opened and not closed"),
        ('things:\n  - {name: "x}\n', 2, "a quotation mark is opened and not closed"),
        ("things:\n  - name: x: y\n", 2, "a colon stands inside a value"),
        ("things:\n  - name: @home\n", 2, "a value begins with a character that has a meaning of its own"),
        ("things:\n\t- name: x\n", 2, "the line is indented with a tab"),
        ("things:\n  - name: x\n size: 1\n", 3, "the line is not YAML"),
        ("things: []\n---\nthings: []\n", 2, "a second document begins (---)"),
        ("things: *unknown\n", 1, "the line is not YAML"),
        ("things: []\nname: \x07\n", 2, "the character U+0007 is not allowed in a text file"),
        ("", 1, "the file is empty"),
        ("# only a comment\n", 1, "the file is empty"),
        ("[" * 5000, 1, "the line is not YAML"),
    ],
)
def test_a_line_that_is_not_yaml_is_one_clear_problem(text, line, message):
    (found,) = problems(text)
    assert found.line == line
    assert message in found.message
    assert found.expected


@mark.parametrize(
    ("data", "line", "message", "expected"),
    [
        (b"\xef\xbb\xbfthings: []\n", 1, "begins with a byte order mark", "UTF-8 without BOM"),
        ("things: []\n".encode("utf-16"), 1, "the file is UTF-16", "UTF-8"),
        ("things:\n  - {name: Jämsä}\n".encode("latin-1"), 2, "read as Latin-1 it says: - {name: Jämsä}", "UTF-8"),
    ],
)
def test_another_encoding_is_refused_with_the_line_and_the_remedy(data, line, message, expected):
    (found,) = problems(data)
    assert found.line == line
    assert message in found.message
    assert expected in found.expected


def test_an_accent_typed_as_two_characters_is_read_as_one():
    assert read("things: [{name: Ja\u0308msa\u0308}]\n".encode(), Box, file="x").value.things[0].name == "Jämsä"


def test_a_document_knows_the_line_of_each_part_and_of_what_is_not_there():
    document = read("things:\n  - name: x\n    size: 1\n  - {name: y}\n", Box, file="box.yaml")
    assert document.line(("things", 0, "size")) == 3
    assert document.line(("things", 1, "name")) == 4
    assert document.line(("things", 1, "since")) == 4
    assert document.line(()) == 1


def test_a_mapping_of_records_may_be_the_whole_file():
    assert read("a: {fi: yksi}\nb: {fi: kaksi}\n", dict[str, LocalText], file="x").value["b"] == LocalText(fi="kaksi")


def test_a_list_as_a_key_is_a_problem():
    (found,) = problems("things: []\n[a, b]: c\n")
    assert (found.line, found.message) == (2, "a list or mapping stands as a key")


def test_a_type_that_no_file_can_hold_is_the_programmers_error():
    with raises(TypeError):
        read("x", object, file="x")


def test_a_problem_reads_as_one_sentence_and_as_json():
    found = Problem("a.yaml", 3, "size", "'x' is not a number", "a number", "1")
    assert str(found) == "a.yaml:3: size: 'x' is not a number; expected a number; did you mean '1'?"
    assert str(Problem("a.yaml", None, None, "the file is missing")) == "a.yaml: the file is missing"
    assert found.as_json() == {
        "file": "a.yaml",
        "line": 3,
        "key": "size",
        "message": "'x' is not a number",
        "expected": "a number",
        "nearest": "1",
    }

"""Lawbook files that cannot be used: each fault is told with file, line and remedy, all faults at once."""

from pytest import mark, raises

from luukku.law import BrokenLawbook, Lawbook
from tests.unit.law.books import MEETINGS, book, folder_of, parameter


def problems(place, text):
    with raises(BrokenLawbook) as broken:
        book(place, text)
    return broken.value.problems


def problem(place, text):
    (only,) = problems(place, text)
    assert only.file == "lawbook/topic/file.yaml"
    return only


TWO = "from: 2025-01-01, value: 5"


@mark.parametrize(
    ("values", "line", "key", "message"),
    [
        ((TWO, "from: 2025-01-01, value: 6"), 6, "values[1]", "two values overlap: the one before begins 2025-01-01, this one"),
        ((TWO, "from: 2024-01-01, value: 6"), 6, "values[1]", "two values overlap"),
        (("from: 2025-01-01, to: 2026-01-01, value: 5", "from: 2026-01-01, value: 6"), 6, "values[1]", "holds until 2026-01-01"),
        (
            ("from: 2025-01-01, to: 2025-06-30, value: 5", "from: 2026-01-01, value: 6"),
            6,
            "values[1].from",
            "a gap: no value from 2025-07-01 to 2025-12-31",
        ),
        (("from: 2025-01-01, to: 2025-06-30, value: 5",), 5, "values[0].to", "end on 2025-06-30 and nothing says what follows"),
        (("from: 2025-01-01, to: 2024-06-30, value: 5",), 5, "values[0].to", "ends (2024-06-30) before it begins"),
        (("from: 1025-01-01, value: 5",), 5, "values[0].from", "1025-01-01 is no day of a rule"),
        ((), 4, "values", "the parameter has no value"),
    ],
)
def test_periods_follow_each_other_without_overlap_and_gap(tmp_path, values, line, key, message):
    text = parameter("count", *values) if values else parameter("count").replace("values:\n", "values: []\n")
    found = problem(tmp_path, text)
    assert (found.line, found.key) == (line, f"some.thing.{key}")
    assert message in found.message


def test_a_last_day_that_the_next_first_day_follows_is_no_fault(tmp_path):
    text = parameter("count", "from: 2025-01-01, to: 2025-12-31, value: 5", "from: 2026-01-01, value: none")
    assert len(book(tmp_path, text).parameters["some.thing"].values) == 2


@mark.parametrize(
    ("unit", "more", "value", "message", "expected", "near"),
    [
        ("weekdays", "", "400", "400 is outside the range of weekdays", "0 to 366", None),
        ("weekdays", "", "-1", "-1 is outside the range", "0 to 366", None),
        ("weekdays", "", "ten", "'ten' is not a number", "a number such as", None),
        ("weekdays", "", "1.5", "'1.5' is not a whole number", "a whole number", None),
        ("weekdays", "", "[5]", "a list or mapping stands here", "a whole number (weekdays)", None),
        ("percent", "", "101", "101 is outside the range of percent", "0 to 100", None),
        ("percent", "", '"10,5"', "a decimal comma", "decimal point", "10.5"),
        ("percent", "", "10 %", "a percent sign", "digits", "10"),
        ("share", "", "1.2", "1.2 is outside the range of share", "0 to 1", None),
        ("age", "", "130", "130 is outside the range of age", "0 to 120", None),
        ("day_of_month", "", "0", "0 is outside the range of day_of_month", "1 to 31", None),
        ("eur", "", "1 260", "thousands separated by a space", "digits", "1260"),
        ("date", "", "1.10.2025", "'1.10.2025' is not a date", "a date such as", "2025-10-01"),
        ("date", "", "2025-02-29", "there is no day 2025-02-29", "a day of the calendar", None),
        ("yes_no", "", "true", "'true' is neither yes nor no", "yes or no", "yes"),
        ("yes_no", "", "maybe", "'maybe' is neither yes nor no", "yes or no", None),
        ("choice", "  options: [raw, next]\n", "nxet", "'nxet' is not an option", "one of raw, next", "next"),
        ("choices", "  options: [raw, next]\n", "raw", "something else than a list of words", "a list of raw, next", None),
        ("choices", "  options: [raw, next]\n", "[rwa]", "'rwa' is not an option", "one of raw, next", "raw"),
        ("text", "", "laajuus", "something else than a text in languages", "{fi: …, en: …}", None),
        ("ladder", "", "10", "something else than a ladder stands here", "[{from_day: 101", None),
        ("ladder", "", "[{from_day: 101, percent: 10}, {from_day: 101, percent: 20}]", "do not rise", "first days", None),
        ("ladder", "", "[{from_day: 0, percent: 10}]", "do not rise", "from 1 on", None),
        ("ladder", "", "[{from_day: 101, percent: 110}]", "110 is outside the range of percent", "0 to 100", None),
        ("codes", "", "[a, b]", "something else than a list of codes", "[{code:", None),
        ("codes", "", "[{code: '1', name: {fi: a}}, {code: '1', name: {fi: b}}]", "the code '1' stands twice", "each", None),
    ],
)  # fmt: skip
def test_a_value_that_its_unit_does_not_allow_is_refused(tmp_path, unit, more, value, message, expected, near):
    found = problem(tmp_path, parameter(unit, f"from: 2025-01-01, value: {value}", more=more))
    assert (found.key, found.line) == ("some.thing.values[0].value", 6 if more else 5)
    assert message in found.message
    assert expected in found.expected
    assert found.nearest == near


def test_a_missing_unit_is_told(tmp_path):
    found = problem(tmp_path, parameter("count", TWO).replace("  unit: count\n", ""))
    assert (found.key, found.message) == ("some.thing.unit", "the key 'unit' is missing")


def test_an_unknown_unit_is_told_with_the_nearest(tmp_path):
    found = problem(tmp_path, parameter("weekday", TWO))
    assert (found.line, found.key, found.nearest) == (3, "some.thing.unit", "weekdays")


@mark.parametrize("missing", ["source", "verified", "last_checked_on", "from", "value"])
def test_a_value_without_one_of_its_parts_is_told(tmp_path, missing):
    row = {"from": "2025-01-01", "value": "5", "source": "x", "verified": "V", "last_checked_on": "2026-11-24"}
    written = ", ".join(f"{name}: {value}" for name, value in row.items() if name != missing)
    text = parameter("count").replace("values:\n", f"values:\n    - {{{written}}}\n")
    found = problem(tmp_path, text)
    assert (found.line, found.key) == (5, f"some.thing.values[0].{missing}")
    assert found.message == f"the key '{missing}' is missing"


def test_an_unknown_mark_is_told(tmp_path):
    found = problem(tmp_path, parameter("count", TWO).replace("verified: V", "verified: W"))
    assert (found.key, found.message) == ("some.thing.values[0].verified", "'W' is not known here")


def test_a_comma_in_an_unquoted_note_is_told_as_what_it_is(tmp_path):
    text = parameter("count", TWO).replace("verified: V", "note: {fi: pian, viimeistään ajassa}, verified: V")
    found = problem(tmp_path, text)
    assert (found.line, found.key) == (5, "some.thing.values[0].note")
    assert found.message == "'viimeistään ajassa' is no key: a comma has cut a text in two"
    assert found.expected == "quotation marks round a text with a comma"


def test_a_provision_that_names_no_section_is_told(tmp_path):
    found = problem(tmp_path, parameter("count", TWO).replace("verified: V", "provision: Finlex, verified: V"))
    assert found.message == "'Finlex' does not name a provision"


@mark.parametrize("key", ["Process.interview", "process..interview", "process interview", "2process"])
def test_a_key_that_is_no_name_is_told(tmp_path, key):
    assert problem(tmp_path, parameter("count", TWO, key=key)).message == f"'{key}' is not the name of a parameter"


@mark.parametrize(
    ("unit", "more", "message"),
    [
        ("choice", "", "the options of a choice are missing"),
        ("count", "  options: [a, b]\n", "a value in count has no options"),
        ("choice", "  options: [5, none]\n", "'none' cannot be an option here"),
        ("choice", "  options: [5, a, a]\n", "'a' cannot be an option here"),
    ],
)
def test_options_belong_to_choices_and_are_words_of_their_own(tmp_path, unit, more, message):
    assert problems(tmp_path, parameter(unit, TWO, more=more))[0].message == message


def test_a_key_that_stands_in_two_files_is_told_with_the_first_place(tmp_path):
    folder = folder_of(tmp_path / "lawbook", {"a.yaml": parameter("count", TWO), "b.yaml": "\n\n" + parameter("count", TWO)})
    with raises(BrokenLawbook) as broken:
        Lawbook.load(folder)
    (found,) = broken.value.problems
    assert (found.file, found.line) == ("lawbook/b.yaml", 3)
    assert found.message == "the parameter stands twice; first in lawbook/a.yaml:1"


def test_all_faults_of_all_files_are_told_at_once(tmp_path):
    files = {
        "a/one.yaml": MEETINGS.replace("value: 10", "value: ten").replace("verified: P", "verified: X"),
        "b/two.yaml": "not: [closed\n",
        "b/three.yml": parameter("count", TWO),
        "c/four.yaml": parameter("percent", "from: 2025-01-01, value: 200", "from: 2024-01-01, value: 300"),
    }
    with raises(BrokenLawbook) as broken:
        Lawbook.load(folder_of(tmp_path / "lawbook", files))
    found = [(problem.file, problem.line) for problem in broken.value.problems]
    assert found == [
        ("lawbook/a/one.yaml", 12),
        ("lawbook/b/three.yml", None),
        ("lawbook/b/two.yaml", 1),
        ("lawbook/c/four.yaml", 6),
        ("lawbook/c/four.yaml", 5),
        ("lawbook/c/four.yaml", 6),
    ]
    assert "lawbook/c/four.yaml:6" in str(broken.value)


@mark.parametrize(("made", "message"), [(False, "there is no such folder"), (True, "there are no lawbook files here")])
def test_a_folder_without_a_lawbook_is_told(tmp_path, made, message):
    folder = tmp_path / "none"
    if made:
        folder.mkdir()
    with raises(BrokenLawbook, match=message):
        Lawbook.load(folder)


def test_a_file_that_is_not_utf_8_is_told(tmp_path):
    (tmp_path / "latin.yaml").write_bytes("title: määrä\n".encode("latin-1"))
    with raises(BrokenLawbook, match="not UTF-8"):
        Lawbook.load(tmp_path)

"""`luukku law …` as commands: answers on stdout, problems on stderr, exit codes 0, 1 and 2."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

from pytest import fixture, mark

from luukku.core.clock import clock_replaced_by
from luukku.core.lawbook import cli
from luukku.kernel.clock import FixedClock
from tests.unit.law.books import MEETINGS, folder_of
from tests.verbs import runner

DOCUMENTED = Path(__file__).parents[3] / "docs/reference/law-commands.md"
KEY = "process.interview.deadline"


@fixture
def folder(tmp_path, monkeypatch):
    """A small lawbook, which the commands take for theirs."""
    place = folder_of(tmp_path / "lawbook", {"topic/file.yaml": MEETINGS})
    monkeypatch.setenv("LUUKKU_LAWBOOK", str(place))
    return place


@fixture
def run(capsys, folder):
    """Runs a verb on 1 March 2027; answers its exit code, stdout and stderr."""

    verb = runner(cli.register, capsys)

    def call(*words):
        with clock_replaced_by(FixedClock(datetime(2027, 3, 1, 12, tzinfo=UTC))):
            return verb(*words)

    return call


def answer(run, *words):
    code, out, _ = run(*words, "--json")
    return code, json.loads(out)


def test_show_answers_in_the_documented_shape(run):
    code, found = answer(run, "show", KEY, "--on", "2025-04-01")
    assert code == 0
    documented = ("key", "on", "value", "unit", "from", "to", "source", "verified", "last_checked_on", "title")
    assert {name: found[name] for name in documented} == {
        "key": KEY,
        "on": "2025-04-01",
        "value": 5,
        "unit": "weekdays",
        "from": "2025-01-01",
        "to": "2025-12-31",
        "source": "380/2023 31 § 1",
        "verified": "V",
        "last_checked_on": "2026-11-24",
        "title": {"fi": "Alkuhaastattelun määräaika", "en": "Time limit of the interview"},
    }
    assert (found["citation"], found["file"], found["line"]) == (
        {"act": "380/2023", "section": "31 § 1"},
        "lawbook/topic/file.yaml",
        8,
    )


def test_show_takes_today_when_no_day_is_said(run):
    code, out, err = run("show", KEY)
    assert (code, err) == (0, "")
    assert out.splitlines() == [
        f"{KEY} on 2027-03-01: 10 weekdays",
        "Time limit of the interview",
        "from 2026-01-01; P, read in a bill only, to be confirmed; checked 2026-01-05",
        "source: KEHA 2026",
        "note: A bill, no act",
        "lawbook/topic/file.yaml:9",
    ]


def test_a_rule_that_ended_is_an_answer_and_a_figure_that_is_not_verified_something_to_look_at(run):
    code, found = answer(run, "show", "process.discussion.count", "--on", "2026-02-01")
    assert (code, found["value"], found["to"]) == (0, "none", "2026-06-30")
    code, found = answer(run, "show", "process.discussion.count", "--on", "2026-08-01")
    assert (code, found["value"]) == (1, "unknown")
    assert "a rule whose figure is not verified" in run("show", "process.discussion.count", "--on", "2026-08-01")[1]


@mark.parametrize(
    ("words", "key", "message", "near"),
    [
        (("show", "process.interview.dedline"), "process.interview.dedline", "is not in the lawbook", KEY),
        (("show", KEY, "--on", "2021-05-01"), KEY, "has no value on 2021-05-01; the first one starts 2022-05-02", None),
        (("show", KEY, "--on", "1.5.2025"), None, "'1.5.2025' is not a date", "2025-05-01"),
        (("show", KEY, "--on", "2025-02-29"), None, "there is no day 2025-02-29", None),
        (("show", KEY, "--layer", "/nowhere"), None, "there is no such folder", None),
        (("list", "--months", "soon"), None, "'soon' is no number of months", None),
        (("diff", "2025-01-01", "2026-13-01"), None, "there is no day 2026-13-01", None),
        (
            ("confirm", KEY, "--from", "2025-01-02", "--mark", "V", "--by", "A"),
            KEY,
            "no value begins on 2025-01-02",
            "2025-01-01",
        ),
        (("confirm", KEY, "--from", "2026-01-01", "--mark", "V", "--by", "A"), KEY, "the mark goes from P to V", None),
        (("confirm", KEY, "--from", "2026-01-01", "--mark", "P", "--by", "A"), None, "'P' is no mark of something read", None),
        (
            ("confirm", KEY, "--from", "2025-01-01", "--mark", "V", "--by", "A", "--on", "2027-03-02"),
            None,
            "2027-03-02 lies in the future",
            None,
        ),
    ],
)
def test_what_cannot_be_used_is_refused_in_words_and_in_json(run, folder, words, key, message, near):
    code, out, err = run(*words)
    assert (code, out) == (2, "")
    assert message in err
    code, found = answer(run, *words)
    assert code == 2
    assert (found["error"]["key"], found["error"]["nearest"]) == (key, near)
    assert message in found["error"]["message"]
    assert (folder / "topic/file.yaml").read_text(encoding="utf-8") == MEETINGS


def test_a_broken_lawbook_is_told_with_all_its_problems(run, folder):
    folder_of(folder, {"topic/file.yaml": MEETINGS.replace("value: 5", "value: 500")})
    code, found = answer(run, "show", KEY)
    assert code == 2
    assert [each["line"] for each in found["errors"]] == [7, 8]


def test_list_tells_what_holds_on_the_day(run):
    code, found = answer(run, "list", "--on", "2024-01-01")
    assert (code, found["on"], found["months"]) == (0, "2024-01-01", 12)
    assert [(each["key"], each["value"], each["stale"]) for each in found["values"]] == [(KEY, 5, False)]
    _, out, err = run("list", "--on", "2026-02-01")
    assert out.splitlines() == [
        f"{KEY}: 10 weekdays (from 2026-01-01; P; checked 2026-01-05)",
        "process.discussion.count: no such rule (2026-01-01 to 2026-06-30; S; checked 2026-11-24)",
    ]
    assert err == "2 values\n"


@mark.parametrize(
    ("words", "listed"),
    [
        (("--stale",), [(KEY, "2026-01-01")]),
        (("--stale", "--months", "14"), []),
        (("--unverified",), [(KEY, "2026-01-01"), ("process.discussion.count", "2026-07-01")]),
        (("--stale", "--unverified"), [(KEY, "2026-01-01"), ("process.discussion.count", "2026-07-01")]),
    ],
)
def test_list_tells_what_a_person_should_look_at(run, words, listed):
    code, found = answer(run, "list", *words)
    assert code == 0
    assert [(each["key"], each["from"]) for each in found["values"]] == listed


def test_diff_tells_what_changed_with_both_values_and_sources(run):
    code, found = answer(run, "diff", "2024-12-31", "2025-01-01")
    assert (code, found["before"], found["after"]) == (0, "2024-12-31", "2025-01-01")
    assert [(each["key"], each["change"]) for each in found["changes"]] == [("process.discussion.count", "value"), (KEY, "basis")]
    first, second = found["changes"]
    assert (first["old"], first["new"]["value"]) == (None, 5)
    assert (second["old"]["source"], second["new"]["source"]) == ("1379/2021", "380/2023 31 § 1")
    _, out, err = run("diff", "2024-12-31", "2025-01-01")
    assert out.splitlines() == [
        "process.discussion.count: before the first value → 5 (380/2023 32 § 1(1); V)",
        f"{KEY}: the same on another basis: 5 weekdays (1379/2021; S) → 5 weekdays (380/2023 31 § 1; V)",
    ]
    assert err == "1 values changed, 1 rest on another wording or publication\n"


def test_a_draft_is_seen_only_where_it_is_named(run, tmp_path):
    draft = folder_of(
        tmp_path / "draft",
        {
            "a.yaml": f"{KEY}:\n  values:\n"
            "    - {from: 2027-01-01, value: 7, source: HE 5/2027, verified: P, last_checked_on: 2026-12-01}\n"
        },
    )
    assert answer(run, "show", KEY, "--layer", draft)[1]["value"] == 7
    assert answer(run, "show", KEY)[1]["value"] == 10


def test_confirm_writes_the_file_and_shows_the_difference(run, folder):
    file = folder / "topic/file.yaml"
    file.chmod(0o640)
    words = ("confirm", KEY, "--from", "2026-01-01", "--mark", "V", "--by", "Aino", "--read", "1/2026 31 § 1")
    code, out, err = run(*words)
    assert (code, err) == (0, "")
    assert out.splitlines()[2:] == [
        "@@ -11,3 +11,4 @@",
        '-      source: "KEHA 2026"',
        "-      verified: P",
        "-      last_checked_on: 2026-01-05   # turn of the year",
        '+      source: "1/2026 31 § 1"',
        "+      verified: V",
        "+      checked_by: Aino",
        "+      last_checked_on: 2027-03-01   # turn of the year",
    ]
    assert file.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in file.parent.iterdir()] == ["file.yaml"]
    code, found = answer(run, "show", KEY)
    assert (found["verified"], found["source"], found["checked_by"]) == ("V", "1/2026 31 § 1", "Aino")
    assert answer(run, "list", "--stale")[1]["values"] == []


def test_confirm_tells_both_sides_in_json(run):
    code, found = answer(run, "confirm", KEY, "--from", "2025-01-01", "--mark", "V", "--by", "Aino", "--on", "2027-02-01")
    assert code == 0
    assert (found["file"], found["old"]["last_checked_on"], found["new"]["last_checked_on"]) == (
        "lawbook/topic/file.yaml",
        "2026-11-24",
        "2027-02-01",
    )


def test_a_file_that_cannot_be_written_stays_and_is_told(run, folder, monkeypatch):
    monkeypatch.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(PermissionError(13, "Permission denied")))
    code, _, err = run("confirm", KEY, "--from", "2025-01-01", "--mark", "V", "--by", "Aino")
    assert code == 2
    assert "the file cannot be written: Permission denied" in err
    assert [path.name for path in (folder / "topic").iterdir()] == ["file.yaml"]
    assert (folder / "topic/file.yaml").read_text(encoding="utf-8") == MEETINGS


def test_the_reference_is_written_into_a_folder(run, tmp_path):
    code, found = answer(run, "reference", "--to", tmp_path / "made")
    assert code == 0
    assert all((tmp_path / "made" / name).exists() for name in found["files"])
    assert f"| `{KEY}` | Time limit of the interview | 2022-05-02 to 2024-12-31 | 5 weekdays | 1379/2021 | S |" in (
        tmp_path / "made/lawbook.md"
    ).read_text(encoding="utf-8")


@mark.parametrize(
    "words",
    [
        ("show", KEY),
        ("list",),
        ("diff", "2024-12-31", "2026-01-01"),
        ("confirm", KEY, "--from", "2025-01-01", "--mark", "V", "--by", "A"),
    ],
)
def test_every_word_of_the_json_is_documented(run, words):
    documented = set(re.findall(r'"([a-z_]+)"', DOCUMENTED.read_text(encoding="utf-8")))

    def names(document):
        if isinstance(document, dict):
            return set(document).union(*map(names, document.values()))
        return set().union(*map(names, document)) if isinstance(document, list) else set()

    assert names(answer(run, *words)[1]) <= documented

"""`luukku liability` on the command line: documents, exit codes, and what it says of unusable input."""

import json
from pathlib import Path

import pytest

from luukku.config.cli import main

GOLDEN = Path(__file__).parents[3] / "golden" / "liability"
EXAMPLE = (GOLDEN.parent / "formats" / "liability-story" / "story.yaml").read_text(encoding="utf-8")


@pytest.fixture
def example(tmp_path):
    file = tmp_path / "case.yaml"
    file.write_text(EXAMPLE, encoding="utf-8")
    return file


def document(capsys):
    out = capsys.readouterr().out
    return json.loads(out)


def test_the_story_of_the_format_page_is_told_in_its_shape(example, capsys):
    assert main(["liability", "story", str(example), "--json"]) == 0
    told = document(capsys)
    assert [
        (row["from"], row["to"], row["days"], row["first_count"], row["last_count"], row["percent"]) for row in told["rows"]
    ] == [
        ("2024-09-02", "2025-01-15", 98, 1, 98, "0"),
        ("2025-03-03", "2025-03-04", 2, 99, 100, "0"),
        ("2025-03-05", "2025-03-07", 3, 101, 103, "10"),
    ]
    last = told["rows"][-1]
    assert (last["benefit_eur"], last["municipal_eur"], last["municipality"]) == ("111.63", "11.163", "098")
    assert {"act": "1290/2002", "section": "14:3a §", "in_force_from": "2025-01-01"} in last["citations"]
    assert set(last["reasons"]) == {"fi", "sv", "en"} and last["candidates"] == [] and last["to_be_confirmed"] is False
    assert told["months"] == [{"month": "2025-03", "municipality": "098", "cents": 1116}]
    assert (told["total_cents"], told["count_at_end"]) == (1116, 103)
    assert [check["ok"] for check in told["checks"]] == [True, True]


def test_a_story_is_told_to_a_reader_with_its_sections(example, capsys):
    assert main(["liability", "story", str(example)]) == 0
    said = capsys.readouterr().out
    assert "5 Mar 2025 – 7 Mar 2025, labour market subsidy, 3 benefit days, paid days 101–103: 10% to 098, €11.163" in said
    assert "1290/2002 14:3a § (in force from 1 Jan 2025)" in said and "Expectations: 2 of 2 hold." in said


def test_an_expectation_that_does_not_hold_gives_one(example, capsys):
    example.write_text(EXAMPLE.replace("1116", "1117"), encoding="utf-8")
    assert main(["liability", "story", str(example), "--json"]) == 1
    assert document(capsys)["checks"][1] == {
        "expected": {"month": "2025-03", "cents": {"098": 1117}},
        "got": {"cents": {"098": 1116}},
        "ok": False,
    }


def test_a_folder_gives_each_story_and_says_which_could_not_be_used(example, capsys):
    (example.parent / "broken.yaml").write_text(EXAMPLE.replace("days: 98", "days: 200"), encoding="utf-8")
    assert main(["liability", "story", str(example.parent), "--json"]) == 2
    broken, fine = document(capsys)
    assert broken["error"]["key"] == "benefits[1].from" and broken["file"].endswith("broken.yaml")
    assert fine["total_cents"] == 1116


def test_an_unusable_story_gives_two_and_the_error_as_json(example, capsys):
    example.write_text(EXAMPLE.replace("kind: work_condition_met", "kind: work_condition_mett"), encoding="utf-8")
    assert main(["liability", "story", str(example), "--json"]) == 2
    assert document(capsys)["error"]["nearest"] == "work_condition_met"


def test_a_file_that_is_not_there_is_said(tmp_path, capsys):
    assert main(["liability", "story", str(tmp_path / "none.yaml")]) == 2
    assert "cannot be read" in capsys.readouterr().err


def test_a_day_is_explained_rule_by_rule(example, capsys):
    assert main(["liability", "explain", str(example), "--day", "2025-03-05", "--json"]) == 0
    told = document(capsys)
    assert (told["first_count"], told["days"], told["municipal_eur"]) == (101, 1, "3.721")
    by_rule = {each["rule"]: each for each in told["asked"]}
    assert {"home.municipality", "share.subsidy", "counting.since", "resets.subsidy_again", "share.reached"} <= set(by_rule)
    assert by_rule["share.reached"]["said"]["en"] == "The share is 10% when benefit has been paid for more than 100 days."
    assert by_rule["counting.since"]["applies"] is False and by_rule["counting.since"]["provisions"]
    assert main(["liability", "explain", str(example), "--day", "2025-03-05"]) == 0
    assert "paid day 101: 10% of €37.21 = €3.721 for municipality 098" in capsys.readouterr().out


def test_a_day_without_benefit_is_refused_with_the_nearest_one(example, capsys):
    assert main(["liability", "explain", str(example), "--day", "2025-03-08", "--json"]) == 2
    assert document(capsys)["error"]["nearest"] == "2025-03-07"
    assert main(["liability", "explain", str(example), "--day", "8.3.2025"]) == 2
    assert "did you mean '2025-03-08'" in capsys.readouterr().err


def test_another_reading_and_an_assumption_are_told(capsys):
    assert main(["liability", "story", str(GOLDEN / "2027_daily_amount_is_an_assumption.yaml"), "--json"]) == 0
    (assumed,) = document(capsys)["assumptions"]
    assert (assumed["eur"], assumed["from"]) == ("37.21", "2027-01-01") and "assumption" in assumed["text"]["en"]
    assert main(["liability", "story", str(GOLDEN / "reading_adjusted_yleistuki.yaml")]) == 0
    assert "Other reading, a reduced or adjusted day counts as the part of a full day that was paid" in capsys.readouterr().out


def test_the_rules_page_is_written(tmp_path, capsys):
    stories = tmp_path / "stories"
    stories.mkdir()
    (stories / "one.yaml").write_text(EXAMPLE, encoding="utf-8")
    assert main(["liability", "reference", "--to", str(tmp_path), "--stories", str(stories)]) == 0
    assert "`share.subsidy` | one |" in (tmp_path / "liability-rules.md").read_text(encoding="utf-8")
    assert "Wrote" in capsys.readouterr().err

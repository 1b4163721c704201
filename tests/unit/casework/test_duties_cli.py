"""`luukku duties …` and `luukku law whatif` as commands: JSON in its shape, text for a reader, exit codes 0, 1 and 2."""

import json
import subprocess
import sys
from pathlib import Path

from pytest import fixture, mark

from luukku.casework import cli
from luukku.law import Lawbook
from tests.verbs import runner

GOLDEN = Path(__file__).parents[2] / "golden" / "duties"

STORY = """\
story: Job search starts on the Wednesday before Easter 2026.
events: [{on: 2026-04-01, kind: job_search_started, status: unemployed}]
as_of: 2026-04-02
expect:
  - {kind: initial_interview, due: 2026-04-17, state: due}
"""

LAYER = """\
process.initial_interview.deadline:
  values:
    - {from: 2026-04-01, value: 7, source: a draft, verified: P, last_checked_on: 2026-11-24}
"""


@fixture
def run(capsys):
    """Runs a verb; answers its exit code, stdout and stderr."""
    return runner(cli.register, capsys)


@fixture
def file(tmp_path):
    """Writes a story and answers where it is."""

    def write(text=STORY, name="story.yaml"):
        path = tmp_path / "stories" / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write


@fixture
def layer(tmp_path):
    (tmp_path / "layer").mkdir()
    (tmp_path / "layer" / "draft.yaml").write_text(LAYER, encoding="utf-8")
    return tmp_path / "layer"


def test_a_story_as_json_has_the_shape_that_others_rely_on(run, file):
    code, out, err = run("story", file(), "--json")
    document = json.loads(out)
    assert (code, err) == (0, "")
    assert (document["story"], document["as_of"], document["validity"]) == (
        "Job search starts on the Wednesday before Easter 2026.",
        "2026-04-02",
        "valid",
    )
    (duty,) = document["duties"]
    assert duty["reasons"].keys() == {"fi", "en"} and "17.4.2026" in duty["reasons"]["fi"]
    assert duty | {"reasons": {}, "reason_codes": []} == {
        "kind": "initial_interview",
        "who": "authority",
        "owner": "this_authority",
        "n": 1,
        "count_required": None,
        "count_done": None,
        "earliest": None,
        "due": "2026-04-17",
        "due_strict": "2026-04-15",
        "due_candidates": [],
        "state": "due",
        "on_time": None,
        "done_on": None,
        "reasons": {},
        "reason_codes": [],
        "citations": [{"act": "380/2023", "section": "31 § 1", "in_force_from": "2026-01-01"}],
        "mark": "S",
        "to_be_confirmed": False,
        "rests_on": [1],
    }
    assert document["checks"] == [
        {
            "expected": {"kind": "initial_interview", "due": "2026-04-17", "state": "due"},
            "got": {"kind": "initial_interview", "due": "2026-04-17", "state": "due"},
            "ok": True,
        }
    ]
    assert [each["kind"] for each in document["not_applicable"]] == ["profile_publication"]
    assert document["not_applicable"][0].keys() == {"kind", "reasons", "citations", "mark"}
    assert document["not_computed"] == []


def test_the_documented_story_holds(run):
    code, out, _ = run("story", GOLDEN.parent / "formats" / "duty-story" / "story.yaml", "--json")
    assert code == 0 and [each["ok"] for each in json.loads(out)["checks"]] == [True, True]


def test_what_cannot_be_computed_names_the_first_day(run, file):
    story = STORY.replace("2026-04-01", "2021-05-01").replace("expect:", "# expect:").replace("  - {kind", "#")
    document = json.loads(run("story", file(story), "--json")[1])
    (each,) = [each for each in document["not_computed"] if each["kind"] == "initial_interview"]
    assert each["first_value_on"] == "2022-05-02" and "2.5.2022" in each["reasons"]["fi"]
    assert "checks" not in document


def test_an_expectation_that_does_not_hold_gives_1_and_shows_both_sides(run, file):
    wrong = STORY.replace("due: 2026-04-17", "due: 2026-04-16") + "expect_not: [initial_interview]\n"
    code, out, _ = run("story", file(wrong), "--json")
    first, second = json.loads(out)["checks"]
    assert code == 1 and (first["ok"], first["got"]["due"]) == (False, "2026-04-17")
    assert second == {"expected": {"not": "initial_interview"}, "got": ["due"], "ok": False}
    code, out, _ = run("story", file(wrong))
    assert code == 1 and "0 of 2 hold" in out and "due: 2026-04-17" in out


def test_an_unexpected_kind_is_got_as_nothing(run, file):
    story = STORY + "  - {kind: plan_review, n: 2}\n"
    assert json.loads(run("story", file(story), "--json")[1])["checks"][1] == {
        "expected": {"kind": "plan_review", "n": 2},
        "got": None,
        "ok": False,
    }


def test_a_story_for_a_reader_keeps_authority_and_job_seeker_apart(run):
    code, out, _ = run("story", GOLDEN / "2026_only_full_periods_before_the_job.yaml")
    authority, job_seeker = out.split("THE JOB SEEKER")
    assert code == 0 and "Initial interview 1" in authority and "Review period" not in authority
    assert "by 14 May 2026. DONE (4 of 4, on time" in job_seeker
    assert "380/2023 44 § 1" in job_seeker


def test_a_broken_story_gives_2_and_says_where(run, file):
    code, out, err = run("story", file(STORY.replace("unemployed", "unemplyed")), "--json")
    error = json.loads(out)["error"]
    assert (code, error["line"], error["key"], error["nearest"]) == (2, 2, "events[0].status", "unemployed")
    assert "did you mean 'unemployed'?" in err
    assert run("story", "nowhere.yaml")[0] == 2


def test_a_folder_gives_a_list_in_which_what_can_be_computed_is(run, file):
    file()
    file(STORY.replace("2026-04-17", "2026-04-16"), "failing.yaml")
    file("story: [", "broken.yaml")
    code, out, err = run("story", file().parent, "--json")
    items = {Path(item["file"]).name: item for item in json.loads(out)}
    assert code == 2 and "error" in items["broken.yaml"] and "broken.yaml" in err
    assert items["story.yaml"]["checks"][0]["ok"] and not items["failing.yaml"]["checks"][0]["ok"]
    (file().parent / "broken.yaml").unlink()
    assert run("story", file().parent)[0] == 1
    (file().parent / "failing.yaml").unlink()
    assert run("story", file().parent)[0] == 0


def test_a_folder_without_stories_is_refused(run, tmp_path):
    assert run("story", tmp_path)[0] == 2


def test_another_as_of_day_is_taken_from_the_command_line(run, file):
    document = json.loads(run("story", file(), "--json", "--as-of", "2026-04-20")[1])
    assert (document["as_of"], document["duties"][0]["state"]) == ("2026-04-20", "overdue")
    document = json.loads(run("story", file(), "--json", "--as-of", "2026-03-01")[1])
    assert (document["duties"], document["left_out"], document["validity"]) == ([], [1], "none")
    code, _, err = run("story", file(), "--as-of", "20.4.2026")
    assert code == 2 and "2026-04-20" in err


def test_explain_counts_each_day_and_says_why_others_are_skipped(run, file):
    code, out, _ = run("explain", file(), "initial_interview", "--json")
    (duty,) = json.loads(out)["duties"]
    (term,) = duty["terms"]
    assert code == 0 and (term["start"], term["length"], term["unit"], term["end"]) == (
        "2026-04-01",
        10,
        "weekdays",
        "2026-04-17",
    )
    days = {day["day"]: (day["number"], day["skipped"]) for day in term["days"]}
    assert days["2026-04-03"] == (None, "Pitkäperjantai") and days["2026-04-04"] == (None, "Saturday")
    assert days["2026-04-17"] == (10, None) and len(days) == 16
    (value,) = duty["values"]
    assert (value["key"], value["value"], value["verified"]) == ("process.initial_interview.deadline", 10, "S")
    assert duty["events"] == [{"number": 1, "on": "2026-04-01", "kind": "job_search_started", "status": "unemployed"}]


def test_explain_for_a_reader_names_values_and_sources(run, file):
    _, out, _ = run("explain", file(), "initial_interview")
    assert "process.initial_interview.deadline = 10 weekdays, mark S" in out
    assert "Fri 3 Apr 2026  skipped, Pitkäperjantai" in out and "Fri 17 Apr 2026  10" in out


def test_explain_says_why_there_is_none(run, file):
    assert "not in force" in run("explain", file(), "profile_publication")[1]
    assert "nothing in the story causes it" in run("explain", file(), "plan_review")[1]
    code, out, err = run("explain", file(), "initial_interveiw", "--json")
    assert code == 2 and json.loads(out)["error"]["nearest"] == "initial_interview" and err


@mark.parametrize("name", ["2025_2026_turn_remaining_first_phase_and_next_discussion", "2025_discussions_every_three_months"])
def test_explain_reads_every_kind_of_the_golden_stories(run, name):
    path = GOLDEN / f"{name}.yaml"
    for duty in json.loads(run("story", path, "--json")[1])["duties"]:
        code, out, _ = run("explain", path, duty["kind"])
        assert code == 0 and "Rests on the values" in out


def test_the_vocabulary_lists_duties_events_and_fields(run):
    document = json.loads(run("vocabulary", "--json")[1])
    assert {"kind": "search_period", "who": "job_seeker", "name": "Review period of the job search obligation"} in document[
        "duties"
    ]
    (started,) = [event for event in document["events"] if event["kind"] == "service_started"]
    assert (started["must"], started["may"]) == (["service"], ["planned_end", "has_qualification"])
    assert "labour_training" in document["fields"]["service"]["words"] and document["fields"]["from"]["about"]
    _, out, _ = run("vocabulary")
    assert "- {on: 2026-04-13, kind: no_show, of: job_search_discussion, self_booked: true}" in out


def test_a_draft_of_the_law_moves_duties_and_leaves_ordinary_use_alone(run, file, layer):
    code, out, _ = run("whatif", layer, "--stories", file(), "--json", register=cli.register_law)
    (move,) = json.loads(out)["moves"]
    assert (code, move["kind"], move["change"], move["days"]) == (0, "initial_interview", "moved", -3)
    assert (move["before"]["due"], move["after"]["due"], move["after"]["mark"]) == ("2026-04-17", "2026-04-14", "P")
    assert json.loads(run("story", file(), "--json")[1])["duties"][0]["due"] == "2026-04-17"


def test_a_draft_over_a_folder_lists_each_story_and_prints_those_that_move(run, file, layer):
    file(STORY.replace("2026-04-01", "2026-03-02").replace("2026-04-17", "2026-03-16"), "before.yaml")
    code, out, _ = run("whatif", layer, "--stories", file().parent, "--json", register=cli.register_law)
    assert code == 0 and [len(item["moves"]) for item in json.loads(out)] == [0, 1]
    _, out, _ = run("whatif", layer, "--stories", file().parent, register=cli.register_law)
    assert "moved by -3 days: by 17 Apr 2026" in out and "before.yaml" not in out


def test_a_draft_that_changes_nothing_says_so(run, file, layer):
    (layer / "draft.yaml").write_text(LAYER.replace("value: 7", "value: 10"), encoding="utf-8")
    assert "Nothing moves." in run("whatif", layer, "--stories", file(), register=cli.register_law)[1]
    assert "Nothing moves." in run("whatif", layer, "--stories", file().parent, register=cli.register_law)[1]


def test_a_broken_draft_is_refused(run, file, layer):
    (layer / "draft.yaml").write_text(LAYER.replace("initial_interview", "initial_interveiw"), encoding="utf-8")
    code, _, err = run("whatif", layer, "--stories", file(), register=cli.register_law)
    assert code == 2 and "initial_interveiw" in err


def test_duties_that_appear_and_vanish_are_moves_too(run, layer):
    story = GOLDEN / "2025_first_phase_five_every_two_weeks.yaml"
    (layer / "draft.yaml").write_text(
        """
process.supplementary.first_phase.count:
  values: [{from: 2025-01-01, value: 6, source: a draft, verified: P, last_checked_on: 2026-11-24}]
process.discussion.interval:
  values: [{from: 2025-01-01, value: none, source: a draft, verified: P, last_checked_on: 2026-11-24}]
""",
        encoding="utf-8",
    )
    document = json.loads(run("whatif", layer, "--stories", story, "--json", register=cli.register_law)[1])
    changes = {(move["kind"], move["n"]): move["change"] for move in document["moves"]}
    assert changes == {("supplementary_first_phase", 6): "appeared", ("job_search_discussion", 1): "vanished"}


def test_commands_need_no_database_and_no_django(run, file):
    program = (
        "import sys; from luukku.config.cli import main; code = main(sys.argv[1:])\n"
        "print(code, 'django' in sys.modules, 'psycopg' in sys.modules, file=sys.stderr)"
    )
    words = [sys.executable, "-c", program, "duties", "story", str(file()), "--json"]
    done = subprocess.run(words, capture_output=True, text=True, check=False, env={"PYTHONPATH": ":".join(sys.path)})
    assert done.stderr.split()[-3:] == ["0", "False", "False"], done.stderr


def test_every_value_a_duty_rests_on_stands_in_the_lawbook(run):
    lawbook = Lawbook.load()
    for path in sorted(GOLDEN.glob("2026_long_*.yaml")):
        for duty in json.loads(run("story", path, "--json")[1])["duties"]:
            for each in json.loads(run("explain", path, duty["kind"], "--json")[1])["duties"]:
                assert each["values"] and all(value["key"] in lawbook.parameters for value in each["values"])

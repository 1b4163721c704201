"""`luukku official update`: what it says to a person and to a program, what it asks, and how it ends."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from luukku.config.cli import parser_for
from luukku.connectors import official
from luukku.figures.models import Delivery, LabourMonth
from tests import statfin_files

pytestmark = pytest.mark.django_db
REFERENCE = Path(__file__).parents[3] / "docs" / "reference" / "official-update.md"
OCTOBER, NOVEMBER = date(2023, 10, 1), date(2023, 11, 1)


@pytest.fixture
def update(capsys):
    """update("file", "--yes"): exit code, stdout, stderr."""

    def run(*words):
        parser = parser_for("official")
        args = parser.parse_args(["update", *map(str, words)])
        code = args.run(args)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


@pytest.fixture
def answers(monkeypatch):
    """answers("y"): what the person types."""
    return lambda text: monkeypatch.setattr("sys.stdin", io.StringIO(f"{text}\n"))


@pytest.fixture
def newer(tmp_path):
    """A file with a new month of all regions and a revision of the last known one."""
    last = official.series_for("KU005")[-1]
    figures = {(region, NOVEMBER): (100, 1000, None) for region in official.regions_12r5()}
    figures |= statfin_files.shipped(since=OCTOBER) | {("KU005", OCTOBER): (last.unemployed + 30, last.labour_force, None)}
    file = tmp_path / "12r5.json"
    file.write_bytes(statfin_files.json_stat2(figures))
    return file


def test_a_person_sees_what_changes_and_is_asked(update, answers, newer):
    answers("n")
    code, out, err = update(newer)
    was = official.series_for("KU005")[-1]
    assert out.splitlines() == [
        f"{newer}: unemployment_12r5 (unemployed, labour_force, vacancies), updated by StatFin on 2026-11-24",
        "  New:       2023-11",
        "  Changed:   2023-10",
        "  Rows:      328 new, 1 changed, 327 unchanged, 0 rejected",
        "  2 figures change, the most:",
        f"    KU005 Alajärvi 2023-10 vacancies: {was.vacancies} → not published",
        f"    KU005 Alajärvi 2023-10 unemployed: {was.unemployed} → {was.unemployed + 30}",
    ]
    assert err == "Take 12r5.json? [y/N] Nothing was taken.\n"
    assert code == 1
    assert not Delivery.objects.filter(shipped=False).exists()


@pytest.mark.parametrize("answer", ["y", "Yes", " y "])
def test_a_yes_takes_it(update, answers, newer, answer):
    answers(answer)
    code, out, _ = update(newer)
    assert (code, out.splitlines()[-1]) == (0, "Taken.")
    assert LabourMonth.objects.filter(month=NOVEMBER).count() == 328


def test_no_answer_at_all_is_a_no(update, monkeypatch, newer):
    monkeypatch.setattr("sys.stdin", io.StringIO(""))
    assert update(newer)[0] == 1
    assert not LabourMonth.objects.filter(month=NOVEMBER).exists()


def test_the_second_time_there_is_nothing_to_ask(update, newer):
    update(newer, "--yes")
    code, out, err = update(newer)
    assert (code, err) == (0, "")
    assert out.splitlines()[1:] == [
        "  Unchanged: 2023-10 … 2023-11 (2)",
        "  Rows:      0 new, 0 changed, 656 unchanged, 0 rejected",
        "  Nothing is new.",
    ]


def test_a_program_gets_one_document_of_the_keys_in_the_reference(update, newer):
    code, out, _ = update(newer, "--yes", "--json")
    document = json.loads(out)
    assert code == 0
    assert document["taken"] is True
    assert document["rows"] == {"new": 328, "changed": 1, "unchanged": 327, "rejected": 0}
    assert document["periods"][1] == {"period": "2023-11", "state": "new", "new": 328, "changed": 0, "unchanged": 0}
    assert document["changes"][0]["name"] == "Alajärvi"
    reference = REFERENCE.read_text(encoding="utf-8")
    described = [line.split("`")[1] for line in reference.splitlines() if line.startswith("| `")]
    assert described == list(document)


def test_the_example_of_the_reference_is_what_the_command_says(update, tmp_path):
    file = tmp_path / "12r5.json"
    figures = {
        ("SSS", OCTOBER): (256100, 2648166, 45031),
        ("SSS", NOVEMBER): (260000, 2648166, None),
        ("MA1", NOVEMBER): (1, 2, 3),
    }
    file.write_bytes(statfin_files.json_stat2(figures))
    _, out, _ = update(file, "--yes", "--json")
    example = REFERENCE.read_text(encoding="utf-8").split("```json\n")[1].split("```")[0]
    assert json.loads(out) | {"file": "12r5.json"} == json.loads(example)


def test_refused_rows_are_told_and_end_in_one(update, tmp_path):
    file = tmp_path / "x.csv"
    lines = [f"Ko{n};2023M10;1" for n in range(12)]
    file.write_text("Alue;Kuukausi;TYOTTOMATLOPUSSA\nKU005;2023M10;1\n" + "\n".join(lines), encoding="utf-8")
    code, out, _ = update(file, "--yes")
    assert code == 1
    assert "  12 rows are refused:" in out.splitlines()
    assert "    line 3, Alue: 'Ko0' is not a municipality, a region or the country" in out
    assert "    … and 2 more (all with --json)" in out
    assert out.endswith("Taken.\n")
    assert LabourMonth.objects.get(region="KU005", month=OCTOBER).unemployed == 1


def test_gaps_lacking_members_and_what_is_left_out_are_told(update, tmp_path):
    figures = {(region, date(2024, 2, 1)): (1, 2, 3) for region in ("KU005", "SK011", "MA1")}
    file = tmp_path / "x.json"
    file.write_bytes(statfin_files.json_stat2(figures))
    _, out, _ = update(file, "--yes")
    assert "  Not told by anybody: 2023-11 … 2024-01 (3)" in out
    assert "  Of the area's members the newest month or year lacks " in out
    assert "  Left out: regions MA1; SK011 (only municipalities, regions and the country are needed)" in out


def test_an_unusable_file_ends_in_two_with_every_reason(update, tmp_path):
    file = tmp_path / "x.csv"
    file.write_text("Alue;Kuukausi;TYOVOIMATK\nKU05;2023M10;1\n", encoding="utf-8")
    code, out, err = update(file, "--json")
    assert code == 2
    first, last = json.loads(out)["errors"]
    assert (first["file"], first["line"], first["key"], first["nearest"]) == (str(file), 2, "Alue", "KU005")
    assert "no figure of table 12r5" in last["message"]
    assert "did you mean 'KU005'?" in err


def test_a_file_that_is_not_there_is_told_with_the_nearest(update, newer):
    code, out, _ = update(newer.with_name("12r5.jsn"), "--json")
    assert code == 2
    assert json.loads(out)["error"]["nearest"] == "12r5.json"


def test_a_folder_gives_a_list_and_takes_what_can_be_taken(update, newer):
    (newer.parent / "a.csv").write_text("Alue;Kuukausi;TYOVOIMATK\nKU005;2023M10;5\n", encoding="utf-8")
    (newer.parent / "b.txt").write_text("hello", encoding="utf-8")
    code, out, _ = update(newer.parent, "--yes", "--json")
    assert code == 2
    first, second, third = json.loads(out)
    assert [first["taken"], second["taken"]] == [True, True]
    assert third["error"]["file"] == third["file"]
    assert LabourMonth.objects.filter(month=NOVEMBER).count() == 328


def test_an_empty_folder_is_refused(update, tmp_path):
    assert update(tmp_path)[0] == 2

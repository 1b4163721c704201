"""`luukku area …` as commands: answers on stdout, problems on stderr, exit codes 0 and 2."""

import json
from pathlib import Path

from pytest import fixture, mark

from luukku.area import cli
from luukku.area.pack_files import load_pack
from tests.unit.area.packs import FILES
from tests.verbs import runner

GOLDEN = Path(__file__).parents[2] / "golden"


@fixture
def run(capsys):
    """Runs a verb; answers its exit code, stdout and stderr."""
    return runner(cli.register, capsys)


@fixture
def small(tmp_path):
    """The small pack as a folder."""
    folder = tmp_path / "malli"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    return folder


def test_show_prints_what_a_pack_says(run, small):
    code, out, err = run("show", small, "--json")
    assert (code, err) == (0, "")
    assert json.loads(out) == {
        "name": "Malli",
        "authority": "Mallialue",
        "responsible": "005",
        "municipalities": [
            {"code": "005", "name": {"fi": "Alajärvi", "sv": "Alajärvi"}, "member_from": "2025-01-01", "member_to": None},
            {
                "code": "009",
                "name": {"fi": "Alavieska", "sv": "Alavieska"},
                "member_from": "2025-01-01",
                "member_to": "2027-12-31",
            },
            {"code": "049", "name": {"fi": "Espoo", "sv": "Esbo"}, "member_from": "2026-01-01", "member_to": None},
        ],
        "tables": [{"stem": "figures", "title": "Luvut", "rows": 5, "columns": 2}],
    }


def test_show_without_json_is_for_people(run, small):
    code, out, _ = run("show", small)
    assert code == 0
    assert "Malli (no code) – Mallialue\nResponsible municipality: Alajärvi\n" in out
    assert "  009 Alavieska            2025-01-01..2027-12-31\n" in out


def test_a_pack_under_areas_is_known_by_its_name(run):
    code, out, _ = run("show", "paijat-hame", "--json")
    assert code == 0
    assert json.loads(out)["name"] == "Päijät-Häme"


def test_seats_follow_from_the_population_of_the_year(run):
    code, out, _ = run("seats", "paijat-hame", "--year", "2022", "--json")
    answer = json.loads(out)
    assert code == 0
    assert (answer["year"], answer["total"], answer["rule"]) == (2022, 13, "One member for each started 10,000 residents")
    assert {row["municipality"]: row["seats"] for row in answer["seats"]} == {
        "Hollola": 3,
        "Heinola": 2,
        "Orimattila": 2,
        "Asikkala": 1,
        "Hartola": 1,
        "Iitti": 1,
        "Kärkölä": 1,
        "Padasjoki": 1,
        "Sysmä": 1,
    }
    assert answer["seats"][0] == {"municipality": "Asikkala", "code": "016", "population": 8014, "seats": 1}


def test_seats_without_json_end_with_the_total(run):
    _, out, _ = run("seats", "paijat-hame", "--year", "2022")
    assert out.splitlines()[-1].split() == ["Total", "84353", "13"]


@mark.parametrize(
    ("words", "key", "message", "nearest"),
    [
        (("show", "paijat-hamme"), None, "there is no such area pack", "paijat-hame"),
        (("show", ""), None, "there is no such area pack", None),
        (("seats", "paijat-hame", "--year", "2035"), "--year", "there is no population for 31 December 2035", "2022"),
        (("seats", "paijat-hame", "--year", "last"), "--year", "there is no population for 31 December last", None),
        (("seats", GOLDEN / "areas/two-municipalities", "--year", "2022"), "board", "the pack has no rule for the seats", None),
        (("new", "--code", "46"), "--code", "Åland is not an employment area", None),
        (("new", "--code", "Päijat-Häme"), "--code", "is not the code of an employment area", "31"),
    ],
)
def test_unusable_input_is_refused_with_exit_code_2_on_both_streams(run, words, key, message, nearest):
    code, out, err = run(*words, "--json")
    error = json.loads(out)["error"]
    assert code == 2
    assert set(error) == {"file", "line", "key", "message", "expected", "nearest"}
    assert (error["key"], error["nearest"]) == (key, nearest)
    assert message in error["message"]
    assert message in err
    assert run(*words)[:2] == (2, "")


def test_several_problems_are_a_list_of_errors(run, small):
    (small / "tables/figures.csv").write_text("municipality,people,rate\nHelsinki,1,2\nAlajärvi,x,3\n", encoding="utf-8")
    code, out, err = run("show", small, "--json")
    assert code == 2
    assert [(error["line"], error["key"]) for error in json.loads(out)["errors"]] == [(2, "municipality"), (3, "people")]
    assert len(err.splitlines()) == 2


def test_a_folder_of_packs_gives_a_list_and_answers_what_can_be_answered(run, small):
    broken = small.parent / "a-broken"
    broken.mkdir()
    (broken / "area.yaml").write_text("area: x\n", encoding="utf-8")
    code, out, _ = run("show", small.parent, "--json")
    first, second = json.loads(out)
    assert code == 2
    assert (first["file"], second["file"], second["name"]) == (str(broken), str(small), "Malli")
    assert first["errors"][0]["file"] == f"{broken}/area.yaml"
    code, out, err = run("show", small.parent)
    assert code == 2
    assert "Malli" in out
    assert "a-broken/area.yaml:1" in err


def test_new_makes_a_pack_that_loads_and_never_over_another(run, tmp_path):
    folder = tmp_path / "new"
    code, out, _ = run("new", "--code", "01", "--to", folder, "--json")
    assert code == 0
    assert json.loads(out)["files"] == ["area.yaml"]
    assert load_pack(folder).area.name.fi == "Espoo-Kauniainen"
    code, out, _ = run("new", "--code", "02", "--to", folder, "--json")
    assert (code, json.loads(out)["error"]["message"]) == (2, "the folder is not empty")
    assert load_pack(folder).area.code == "01"


def test_export_writes_the_canonical_form(run, small, tmp_path):
    code, out, _ = run("export", small, "--to", tmp_path / "out", "--json")
    assert code == 0
    assert json.loads(out)["files"] == ["area.yaml", "tables/figures.yaml", "tables/figures.csv"]
    assert load_pack(tmp_path / "out") == load_pack(small)


def test_a_folder_that_cannot_be_written_is_refused(run, small, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    code, out, _ = run("export", small, "--to", tmp_path / "file/out", "--json")
    assert (code, json.loads(out)["error"]["key"]) == (2, "--to")


def test_official_data_that_is_missing_is_said_with_the_remedy(run, small, monkeypatch, tmp_path):
    monkeypatch.setenv("LUUKKU_OFFICIAL", str(tmp_path / "nothing"))
    code, out, _ = run("show", small, "--json")
    error = json.loads(out)["error"]
    assert (code, error["file"]) == (2, str(tmp_path / "nothing/municipalities.csv"))
    assert error["expected"]


def test_the_reference_is_written_into_a_folder(run, tmp_path):
    code, out, _ = run("reference", "--to", tmp_path / "x", "--json")
    assert code == 0
    assert sorted(json.loads(out)["files"]) == sorted(
        path.relative_to(tmp_path / "x").as_posix() for path in (tmp_path / "x").rglob("*.*")
    )

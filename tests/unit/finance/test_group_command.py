"""`luukku liability group`: from Kela's file to the link of the page, which reads it back to the same numbers."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from luukku.config import cli
from tests.unit.connectors.test_kela import COLUMNS, HEAD, ROWS

MORE = [row.replace("2026-10", "2026-11").replace(";61", ";70") for row in ROWS]


@pytest.fixture
def run(tmp_path, capsys):
    def run(*options: str, rows=(*ROWS, *MORE), columns=COLUMNS, package=None):
        file, told = tmp_path / "kela.csv", tmp_path / "columns.yaml"
        file.write_text(HEAD + "\n".join(rows), encoding="utf-8")
        told.write_text(columns, encoding="utf-8")
        extra = []
        if package is not None:
            (tmp_path / "datapackage.json").write_text(json.dumps(package))
            extra = ["--package", str(tmp_path / "datapackage.json")]
        code = cli.main(["liability", "group", str(file), "--columns", str(told), *extra, *options])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def test_the_newest_month_becomes_the_link_that_the_page_reads(run):
    code, out, _err = run("--json")
    document = json.loads(out)
    assert code == 0
    assert document["month"] == "2026-11"
    assert document["municipalities"] == [{"municipality": "098", "counts": [70, 40, 25], "total": 110, "complete": True}]
    link = urlsplit(document["address"])
    assert link.path == "/talous/maksuosuus/"
    assert parse_qs(link.query) == {"kk": ["2026-11"], "luokat": ["100 200"], "l-098": ["70 40 25"], "y-098": ["110"]}


def test_another_month_is_told_by_its_name_and_an_unknown_one_refused(run):
    assert "61" in run("--month", "2026-10")[1]
    code, _out, err = run("--month", "2026-01")
    assert code == 2
    assert "the file has no month 2026-01; expected 2026-10, 2026-11" in err


def test_a_table_with_a_hidden_class_gives_its_total_alone(run):
    rows = [row.replace(";61", ";..") for row in ROWS]
    code, out, _err = run("--json", rows=rows)
    assert code == 0
    assert "l-098" not in json.loads(out)["address"]
    assert "y-098=110" in json.loads(out)["address"]


def test_a_refused_row_is_said_and_makes_the_answer_one_to_look_at(run):
    code, out, err = run(rows=[*ROWS, "2026-10;Hollolla;Kaikki;Yhteensä;1"])
    assert code == 1
    assert "kela.csv:7: kunta: 'Hollolla' is not a municipality" in err
    assert "Classes overlap and are never added up" in out


def test_a_municipality_that_the_file_does_not_tell_of_is_refused(run):
    code, _out, err = run("--municipality", "098", "111")
    assert code == 2
    assert "does not tell of 111" in err


def test_the_package_must_name_the_columns_that_were_told(run):
    fields = [{"name": name} for name in ("kuukausi", "kunta", "etuus", "luokka", "saajia")]
    code, _out, err = run(package={"resources": [{"schema": {"fields": fields}}]})
    assert code == 2
    assert "saajat: the package names no such column" in err
    assert "did you mean 'saajia'?" in err

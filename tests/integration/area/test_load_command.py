"""`luukku area load` and the export of what is loaded: what changes is seen first, and a no changes nothing."""

import argparse
import io
import json
import shutil

import pytest

from luukku.area import queries
from luukku.area.cli import register
from luukku.area.pack_files import PACKS, load_pack

pytestmark = pytest.mark.django_db


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers(required=True))
    args = parser.parse_args(words)
    return args.run(args)


@pytest.fixture
def changed(tmp_path):
    """The demo's pack with one street renamed."""
    folder = tmp_path / "changed"
    shutil.copytree(PACKS / "paijat-hame", folder)
    frame = folder / "area.yaml"
    street = load_pack(folder).service_points[0].street
    frame.write_text(frame.read_text(encoding="utf-8").replace(street, f"{street} B"), encoding="utf-8")
    return folder


def test_a_no_shows_the_change_and_changes_nothing(changed, capsys, monkeypatch):
    before = queries.stored()
    monkeypatch.setattr("sys.stdin", io.StringIO("\n"))
    assert run("load", str(changed)) == 1
    said = capsys.readouterr()
    assert "1 change: 1 changed" in said.out
    assert "/ street:" in said.out
    assert "Nothing was loaded." in said.err
    assert queries.stored() == before


def test_a_yes_loads_it_and_the_same_pack_again_changes_nothing(changed, capsys, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.StringIO("yes\n"))
    assert run("load", str(changed)) == 0
    assert queries.stored() == load_pack(changed)
    assert run("load", str(changed)) == 0
    assert "Nothing changes." in capsys.readouterr().out


def test_a_script_gets_one_document(changed, capsys):
    assert run("load", str(changed), "--yes", "--json") == 0
    (change,) = json.loads(capsys.readouterr().out)["changes"]
    assert change["kind"] == "changed"
    assert change["path"][-1] == "street"


def test_a_broken_pack_is_refused_whole(changed, capsys):
    (changed / "tables" / "employment_codes_2022.csv").write_bytes(b"\xef\xbb\xbfmunicipality\n")
    before = queries.stored()
    assert run("load", str(changed), "--yes") == 2
    assert "byte order mark" in capsys.readouterr().err
    assert queries.stored() == before


def test_what_is_loaded_is_written_back_byte_for_byte(tmp_path):
    assert run("export", "--to", str(tmp_path / "out")) == 0
    for file in (PACKS / "paijat-hame").rglob("*.*"):
        assert (tmp_path / "out" / file.relative_to(PACKS / "paijat-hame")).read_bytes() == file.read_bytes()

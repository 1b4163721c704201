"""Sections: a room above keeps entries of its own in a folder of the pack; they are read, compared and written with the rest."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

import pytest

from luukku.area import sections
from luukku.area.actions import digest
from luukku.area.domain.diff import changes, describe
from luukku.area.pack_files import load_pack, pack_files, read_pack, write_pack
from luukku.area.sections import Section, declare
from luukku.kernel.typed import Problem, Unreadable
from tests.unit.area.packs import files


@dataclass(frozen=True, slots=True)
class Poem:
    """An entry.

    text  its lines
    """

    text: str


def read(found: Mapping[str, bytes], label: str, frame: object) -> dict[str, Poem]:
    problems = [Problem(f"{label}{path}", 1, None, "not a poem") for path in found if not path.endswith(".txt")]
    if problems:
        raise Unreadable(problems)
    return {path.removesuffix(".txt"): Poem(data.decode()) for path, data in found.items()}


def written(entries: Mapping[str, Any]) -> dict[str, str]:
    return {f"{name}.txt": entry.text for name, entry in entries.items()}


@pytest.fixture(autouse=True)
def poems(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Packs have a section of poems, and no other."""
    monkeypatch.setattr(sections, "_declared", {})
    declare(Section(folder="poems", read=read, files=written, put=lambda _entries: None, stored=dict))
    yield


WITH_POEMS = {"poems/a.txt": b"one\ntwo\n", "poems/b.txt": b"three\nfour\n"}


def test_a_section_is_read_and_written_with_the_pack() -> None:
    pack = read_pack(files() | WITH_POEMS, name="malli")
    assert pack.sections["poems"] == {"a": Poem("one\ntwo\n"), "b": Poem("three\nfour\n")}
    assert pack_files(pack)["poems/a.txt"] == "one\ntwo\n"


def test_a_pack_without_the_folder_has_no_such_section() -> None:
    assert read_pack(files(), name="malli").sections == {}


def test_problems_of_a_section_are_told_with_all_others() -> None:
    with pytest.raises(Unreadable) as unreadable:
        read_pack(files() | {"poems/a.pdf": b"x", "tables/x.csv": b""}, name="malli")
    places = {problem.file for problem in unreadable.value.problems}
    assert {"malli/poems/a.pdf", "malli/tables/x.yaml"} <= places


def test_changes_of_a_long_text_are_told_line_by_line() -> None:
    old = read_pack(files() | WITH_POEMS, name="malli")
    new = read_pack(files() | WITH_POEMS | {"poems/a.txt": b"one\ntoo\n"}, name="malli")
    assert describe(changes(old, new)).splitlines()[1:] == ["- poems / a / text: two", "+ poems / a / text: too"]
    assert changes(new, new) == ()
    assert digest(old) != digest(new)


def test_a_section_that_comes_or_goes_is_a_change() -> None:
    pack = read_pack(files() | WITH_POEMS, name="malli")
    without = replace(pack, sections={})
    assert [(change.kind, change.path) for change in changes(without, pack)] == [("added", ("poems",))]
    assert [(change.kind, change.path) for change in changes(pack, without)] == [("removed", ("poems",))]


def test_a_written_pack_loads_again_and_leaves_nothing_of_an_earlier_section(tmp_path) -> None:
    pack = read_pack(files() | WITH_POEMS, name="malli")
    (tmp_path / "poems/old").mkdir(parents=True)
    (tmp_path / "poems/old/figures.csv").write_text("x", encoding="utf-8")
    write_pack(pack, tmp_path)
    assert load_pack(tmp_path) == pack

"""The doctor, asked while each thing is broken once: it names it, says how to mend it, and the exit status tells."""

import json
import os
import shutil
import socket
import subprocess
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import pytest

from tests.lifecycle.installations import IS_ROOT, NOBODY, Installation, let_go

Findings = dict[str, dict[str, str]]


def ask(installation: Installation) -> tuple[int, Findings]:
    answer = installation.luukku("doctor", "--json")
    assert answer.stdout, answer.stderr
    return answer.returncode, {finding["name"]: finding for finding in json.loads(answer.stdout)["findings"]}


@contextmanager
def written(file: Path, text: str) -> Iterator[None]:
    before = file.read_bytes()
    file.write_text(text)
    try:
        yield
    finally:
        file.write_bytes(before)


@contextmanager
def gone(place: Path) -> Iterator[None]:
    aside = place.with_name(f"{place.name}.aside")
    place.rename(aside)
    try:
        yield
    finally:
        aside.rename(place)


@contextmanager
def stamped(stamp: Path, **changes: str) -> Iterator[None]:
    with written(stamp, json.dumps(json.loads(stamp.read_text()) | changes)):
        yield


def test_a_whole_installation_has_no_problem(clone: Installation) -> None:
    status, findings = ask(clone)
    assert [finding for finding in findings.values() if finding["state"] == "problem"] == []
    assert status == 0
    assert "served" in findings["data folder"]["found"] or "not running" in findings["data folder"]["found"]


BROKEN: dict[str, tuple[str, Callable[[Path], object], str, str]] = {
    "no environment": ("environment", lambda root: gone(root / ".venv"), "no .venv", "start makes it anew"),
    "half an environment": ("environment", lambda root: gone(root / ".venv/luukku.stamp"), "half-made", "start makes it anew"),
    "a moved checkout": ("environment", lambda root: stamped(root / ".venv/luukku.stamp", checkout="/gone"), "moved", "anew"),
    "another Python": ("environment", lambda root: stamped(root / ".venv/luukku.stamp", python="3.9"), "Python 3.9", "anew"),
    "a Python that went": ("environment", lambda root: gone(root / ".venv/bin/python"), "its Python has gone", "anew"),
    "a changed lock": (
        "environment",
        lambda root: written(root / "requirements/run.lock", "# changed\n"),
        "lock has changed",
        "anew",
    ),
    "a lost package": (
        "packages",
        lambda root: gone(next(root.glob(".venv/lib/*/site-packages/granian-*.dist-info"))),
        "granian",
        "Remove .venv",
    ),
    "no catalogues": ("message catalogues", lambda root: gone(root / "src/luukku/locale"), "has none", "git checkout"),
    "broken official data": (
        "official data",
        lambda root: written(root / "official/employment_areas.csv", "nonsense\n"),
        "employment_areas.csv",
        "git checkout -- official",
    ),
    "no official data": ("official data", lambda root: gone(root / "official/population.csv"), "population.csv", "git checkout"),
    "no area for the demo": ("demo's area", lambda root: gone(root / "areas/paijat-hame"), "areas/paijat-hame", "git checkout"),
}


@pytest.mark.parametrize("what", BROKEN)
def test_what_is_broken_in_the_checkout_is_named_with_its_remedy(clone: Installation, what: str) -> None:
    name, broken, found, remedy = BROKEN[what]
    with ExitStack() as stack:
        stack.enter_context(broken(clone.state.parent))
        status, findings = ask(clone)
    assert status == 1
    assert findings[name]["state"] == "problem"
    assert found in findings[name]["found"]
    assert remedy in findings[name]["remedy"]


@pytest.mark.parametrize(
    ("variable", "value", "name", "state", "found"),
    [
        ("LUUKKU_PG_BIN", "/nowhere", "PostgreSQL", "problem", "/nowhere has no initdb"),
        ("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/x", "PostgreSQL", "problem", "DATABASE_URL"),
        ("LUUKKU_BROWSER", "/nowhere", "browser for tests", "note", "none"),
        ("LUUKKU_SOFFICE", "/nowhere", "LibreOffice for tests", "note", "none"),
    ],
)
def test_what_is_named_wrongly_in_the_environment_is_named(
    clone: Installation, variable: str, value: str, name: str, state: str, found: str
) -> None:
    clone.variables[variable] = value
    status, findings = ask(clone)
    assert (findings[name]["state"], status) == (state, 1 if state == "problem" else 0)
    assert found in findings[name]["found"]
    assert findings[name]["remedy"]


def test_data_of_another_major_is_a_problem_with_a_way_out(installation: Installation) -> None:
    let_go(installation.hold()[0])
    other = installation.data.with_name("postgres-14")
    installation.data.rename(other)
    status, findings = ask(installation)
    assert status == 1
    assert "PostgreSQL 14's" in findings["data folder"]["found"]
    assert "luukku restore" in findings["data folder"]["remedy"]


def test_what_runs_is_listed(installation: Installation) -> None:
    holder, _ = installation.hold()
    _, findings = ask(installation)
    assert f"luukku hold (process {holder.pid})" in findings["running"]["found"]
    assert "served by process" in findings["data folder"]["found"]
    let_go(holder)


def test_the_usual_port_in_use_is_a_note_for_another_is_taken(clone: Installation) -> None:
    with ExitStack() as stack:
        with suppress(OSError):  # somebody else's server will do as well
            stack.enter_context(socket.create_server(("127.0.0.1", 8000)))
        status, findings = ask(clone)
    assert status == 0
    assert findings["port"]["state"] == "note"
    assert "8000 is in use by" in findings["port"]["found"]


def test_a_changed_catalogue_is_a_note_until_the_next_start(clone: Installation) -> None:
    catalogue = next((clone.state.parent / "src/luukku/locale").glob("*/LC_MESSAGES/*.po"))
    os.utime(catalogue)
    _, findings = ask(clone)
    assert findings["message catalogues"]["state"] == "note"
    assert clone.luukku("migrate").returncode == 0
    _, findings = ask(clone)
    assert findings["message catalogues"]["state"] == "ok"


@pytest.mark.skipif(not IS_ROOT, reason="needs root, to ask as another user")
def test_a_checkout_that_one_may_not_write_to_is_a_problem(clone: Installation) -> None:
    theirs = Installation(state=clone.state, command=clone.command, user=NOBODY, variables={"LUUKKU_STATE": ""})
    status, findings = ask(theirs)
    assert status == 1
    assert findings["write access"]["state"] == "problem"
    assert "clone of your own" in findings["write access"]["remedy"]


@pytest.mark.skipif(not IS_ROOT, reason="needs root, to mount a small disk")
def test_a_disk_without_room_is_a_problem(clone: Installation, open_folder: Path) -> None:
    small = open_folder / "tiny"
    small.mkdir()
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small], check=False, capture_output=True).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        theirs = Installation(state=small / "state", command=[str(clone.python), "-P", "-m", "luukku.config"], user=NOBODY)
        small.chmod(0o777)
        status, findings = ask(theirs)
        assert status == 1
        assert "MiB free" in findings["disk"]["found"]
        assert "Make room" in findings["disk"]["remedy"]
    finally:
        subprocess.run(["umount", small], check=True)


@pytest.mark.skipif(not IS_ROOT, reason="only root's databases lie outside their checkout")
def test_a_database_whose_checkout_is_gone_is_noted(installation: Installation) -> None:
    let_go(installation.hold()[0])
    home = installation.home
    shutil.rmtree(installation.state)
    try:
        _, findings = ask(installation)
    finally:
        shutil.rmtree(home)
    assert findings["databases left behind"]["state"] == "note"
    assert str(home) in findings["databases left behind"]["remedy"]

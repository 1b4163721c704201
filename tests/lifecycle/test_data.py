"""The data of an installation: dumped, restored, thrown away on purpose alone, never by a move, a copy or another PostgreSQL."""

import os
import shutil
import signal
import time
from pathlib import Path

import psycopg
import pytest

from tests.lifecycle.installations import Installation, eventually, fill, let_go

DEBIANS = Path("/usr/lib/postgresql/15/bin")


def test_a_dump_restored_brings_back_the_rows_of_its_time(installation: Installation, tmp_path: Path) -> None:
    installation.fill(rows=100)
    file = tmp_path / "kept.dump"
    dumped = installation.luukku("dump", str(file))
    assert (dumped.returncode, dumped.stdout) == (0, f"{file}\n")
    installation.fill(rows=23)
    restored = installation.luukku("restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert installation.rows() == 100
    holder, url = installation.hold()
    with psycopg.connect(url) as connection:  # the application's role owns what was restored, and is no superuser
        owners = connection.execute("SELECT tableowner FROM pg_tables WHERE tablename = 'kept'").fetchall()
        rights = connection.execute("SELECT rolsuper, rolbypassrls FROM pg_roles WHERE rolname = current_user").fetchone()
        names = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'luukku%'").fetchall()
    let_go(holder)
    assert (owners, rights, names) == ([("luukku",)], (False, False), [("luukku",)])


def test_a_dump_without_a_name_lands_in_the_state_folder_and_says_where(installation: Installation) -> None:
    (line,) = installation.luukku("dump").stdout.splitlines()
    assert Path(line).parent == installation.state / "dumps"
    assert Path(line).stat().st_size > 0


def test_a_dump_never_overwrites_a_file(installation: Installation, tmp_path: Path) -> None:
    (tmp_path / "mine").write_text("precious")
    refused = installation.luukku("dump", str(tmp_path / "mine"))
    assert refused.returncode == 1
    assert "exists already" in refused.stderr
    assert (tmp_path / "mine").read_text() == "precious"


@pytest.mark.parametrize("damage", ["not a dump", "cut short", "missing"])
def test_a_restore_that_fails_leaves_the_database_as_it_was(installation: Installation, tmp_path: Path, damage: str) -> None:
    installation.fill(rows=100_000)
    file = tmp_path / "kept.dump"
    installation.luukku("dump", str(file))
    if damage == "not a dump":
        file.write_bytes(b"kunta;asukkaita\n")
    elif damage == "cut short":
        os.truncate(file, file.stat().st_size - 5000)
    else:
        file.unlink()
    refused = installation.luukku("restore", str(file))
    assert refused.returncode == 1
    assert str(file) in refused.stderr
    assert "Traceback" not in refused.stderr
    assert installation.rows() == 100_000


def test_a_restore_killed_in_the_middle_loses_nothing(installation: Installation, tmp_path: Path) -> None:
    installation.fill(rows=300_000)
    file = tmp_path / "kept.dump"
    installation.luukku("dump", str(file))
    for moment in (0.6, 0.9):
        process = installation.start("restore", str(file))
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        assert installation.rows() == 300_000


def test_nothing_is_restored_under_somebody_who_works(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=7)
    file = installation.luukku("dump").stdout.strip()
    refused = installation.luukku("restore", file)
    assert refused.returncode == 1
    assert f"in use by luukku hold (process {holder.pid})" in refused.stderr
    assert "luukku stop" in refused.stderr
    let_go(holder)
    assert installation.rows() == 7


def test_reset_asks_first_and_says_what_would_be_lost(installation: Installation) -> None:
    installation.fill(rows=7)
    asked = installation.luukku("reset")
    assert asked.returncode == 1
    assert str(installation.data) in asked.stderr
    assert "--yes" in asked.stderr
    assert installation.rows() == 7
    agreed = installation.luukku("reset", "--yes")
    assert agreed.returncode == 0
    assert not installation.home.exists()
    assert "no database to throw away" in installation.luukku("reset", "--yes").stdout


def test_a_user_who_closes_every_file_to_others_has_a_database_too(installation: Installation) -> None:
    installation.umask = 0o077
    installation.fill(rows=7)
    assert installation.rows() == 7


def test_stop_ends_what_runs_and_says_so(installation: Installation) -> None:
    assert installation.luukku("stop").stdout == "Nothing was running.\n"
    holder, _ = installation.hold()
    stopped = installation.luukku("stop")
    assert stopped.returncode == 0
    assert f"Stopped luukku hold (process {holder.pid})" in stopped.stdout
    assert holder.wait(10) is not None
    assert eventually(lambda: not installation.servers())


def test_a_moved_installation_finds_its_data(installation: Installation) -> None:
    installation.fill(rows=7)
    installation.state.rename(installation.state.with_name("moved"))
    installation.state = installation.state.with_name("moved")
    assert installation.rows() == 7


def test_a_copied_installation_gets_a_database_of_its_own_and_is_told(installation: Installation, tmp_path: Path) -> None:
    installation.fill(rows=7)
    shutil.copytree(installation.state, tmp_path / "copy")
    copy = Installation(tmp_path / "copy")
    try:
        holder, url = copy.hold()
        with psycopg.connect(url) as connection:
            assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)
        assert f"This checkout is a copy of {installation.state}" in let_go(holder)
        assert copy.home != installation.home
        assert installation.rows() == 7
    finally:
        copy.clean_up()


def test_data_of_another_major_is_named_and_never_touched(installation: Installation) -> None:
    installation.fill(rows=7)
    other = installation.data.with_name("postgres-14")
    installation.data.rename(other)
    (other / "PG_VERSION").write_text("14\n")
    before = sorted((file, file.stat().st_mtime) for file in other.rglob("*"))
    refused = installation.luukku("dump")
    assert refused.returncode == 1
    assert f"PostgreSQL 14's ({other})" in refused.stderr
    assert "luukku dump" in refused.stderr
    assert "luukku restore" in refused.stderr
    assert sorted((file, file.stat().st_mtime) for file in other.rglob("*")) == before
    assert [folder for folder in installation.home.glob("postgres-*") if folder.is_dir()] == [other]


@pytest.mark.skipif(not DEBIANS.exists(), reason="needs a second PostgreSQL: Debian's 15")
def test_data_goes_from_one_major_to_the_next_by_dump_and_restore(installation: Installation, tmp_path: Path) -> None:
    installation.variables["LUUKKU_PG_BIN"] = str(DEBIANS)
    installation.fill(rows=7)
    assert installation.data.name == "postgres-15"
    file = tmp_path / "kept.dump"
    assert installation.luukku("dump", str(file)).returncode == 0
    del installation.variables["LUUKKU_PG_BIN"]
    assert "PostgreSQL 15's" in installation.luukku("dump").stderr
    restored = installation.luukku("restore", str(file))
    assert restored.returncode == 0, restored.stderr
    assert installation.rows() == 7
    assert {folder.name for folder in installation.home.iterdir() if folder.is_dir()} >= {"postgres-15", "postgres-18"}

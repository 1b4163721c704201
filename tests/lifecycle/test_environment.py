"""`.venv` of a clone: half-made, moved, made twice at once, made without network, without room, by and for another user."""

import json
import os
import shutil
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lifecycle.installations import IS_ROOT, NOBODY, Installation, clone_of_this_code, start_script, system_python

only_root = pytest.mark.skipif(not IS_ROOT, reason="needs root, to be another user or to mount a small disk")
SHOW = ("area", "show", "paijat-hame", "--json")


def stamp(clone: Installation) -> Path:
    return clone.state.parent / ".venv" / "luukku.stamp"


def test_a_whole_environment_is_not_touched_by_the_next_start(clone: Installation) -> None:
    before = stamp(clone).stat().st_mtime_ns
    shown = clone.luukku(*SHOW)
    assert json.loads(shown.stdout)["name"], shown.stderr
    assert shown.stderr == ""
    assert stamp(clone).stat().st_mtime_ns == before


def test_a_half_made_environment_is_made_anew(clone: Installation) -> None:
    stamp(clone).unlink()
    shutil.rmtree(next(clone.state.parent.glob(".venv/lib/*/site-packages/django")))
    mended = clone.luukku("django", "check")
    assert mended.returncode == 0, mended.stderr
    assert "Installing" in mended.stderr
    assert not (clone.state.parent / ".venv.old").exists()


def test_an_installation_killed_in_the_middle_is_made_good_by_the_next_start(clone: Installation) -> None:
    stamp(clone).unlink()
    for moment in (0.1, 0.2):
        process = clone.start(*SHOW)
        time.sleep(moment)
        os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
    assert clone.luukku(*SHOW).returncode == 0


def test_two_first_starts_at_once_make_one_environment(clone: Installation) -> None:
    stamp(clone).unlink()
    both = [clone.start(*SHOW) for _ in range(2)]
    said = [process.communicate(timeout=120)[1] for process in both]
    assert [process.returncode for process in both] == [0, 0], said
    assert sorted("Installing" in text for text in said) == [False, True]
    assert sorted("waiting for it" in text for text in said) == [False, True]


def test_a_moved_checkout_mends_its_environment_and_finds_its_data(clone: Installation, open_folder: Path) -> None:
    clone.fill(rows=7)
    old, new = clone.state.parent, open_folder / "moved"
    old.rename(new)
    moved = Installation(
        state=new / ".luukku", command=start_script(new, python=clone.command[0]), python=new / ".venv" / "bin" / "python"
    )
    moved.variables["LUUKKU_STATE"] = ""  # an empty name is no name: the state folder is the checkout's own
    try:
        dumped = moved.luukku("dump")
        assert dumped.returncode == 0, dumped.stderr
        assert "Installing" in dumped.stderr
        assert moved.rows() == 7
    finally:
        new.rename(old)
    assert clone.luukku(*SHOW).returncode == 0
    assert clone.rows() == 7


@pytest.mark.parametrize("installer", ["uv", "pip"])
def test_without_network_it_says_so_and_keeps_the_environment_there_was(
    clone: Installation, installer: str, tmp_path: Path
) -> None:
    lock = clone.state.parent / "requirements" / "run.lock"
    before = lock.read_text()
    if installer == "uv" and not shutil.which("uv"):
        pytest.skip("there is no uv")
    if installer == "pip":
        clone.variables["PATH"] = "/usr/bin:/bin"
    clone.variables |= {"UV_OFFLINE": "1", "UV_CACHE_DIR": str(tmp_path), "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(tmp_path)}
    lock.write_text(before + "# changed\n")
    try:
        refused = clone.luukku(*SHOW)
    finally:
        lock.write_text(before)
    assert refused.returncode == 1
    assert "could not be fetched" in refused.stderr
    assert "Connect this machine" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert clone.luukku(*SHOW).stderr == "", "the former environment serves the former lock"


@pytest.fixture(scope="module")
def small_disk(open_folder: Path) -> Iterator[Path]:
    """A disk with 24 MiB."""
    place = open_folder / "small"
    place.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=24m,mode=777", "tmpfs", place], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be mounted here: {mounted.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", place], check=True)


@only_root
def test_a_full_disk_is_said_plainly_while_installing(clone: Installation, small_disk: Path) -> None:
    full = clone_of_this_code(small_disk / "clone")
    refused = Installation(state=full / ".luukku", command=start_script(full, python=clone.command[0])).luukku(*SHOW)
    shutil.rmtree(full)
    assert refused.returncode == 1
    assert "The disk is full." in refused.stderr
    assert "Make room" in refused.stderr
    assert "Traceback" not in refused.stderr


@only_root
def test_a_full_disk_is_said_plainly_while_making_the_database_and_leaves_nothing_half_made(
    clone: Installation, small_disk: Path
) -> None:
    theirs = Installation(state=small_disk / "state", command=[str(clone.python), "-P", "-m", "luukku.config"], user=NOBODY)
    refused = theirs.luukku("dump")
    assert refused.returncode == 1
    assert "The disk is full" in refused.stderr
    assert "Traceback" not in refused.stderr
    assert not list(theirs.home.glob("postgres-*/PG_VERSION"))
    shutil.rmtree(theirs.state)


@only_root
def test_a_dump_onto_a_full_disk_leaves_no_file_that_looks_like_one(installation: Installation, small_disk: Path) -> None:
    installation.fill(rows=100_000)
    (small_disk / "filling").write_bytes(bytes(shutil.disk_usage(small_disk).free))
    refused = installation.luukku("dump", str(small_disk / "mine.dump"))
    (small_disk / "filling").unlink()
    assert refused.returncode == 1
    assert "Traceback" not in refused.stderr
    assert "make room" in refused.stderr.lower()
    assert not list(small_disk.glob("mine.dump*"))


@only_root
def test_an_ordinary_user_uses_the_environment_that_root_made(clone: Installation) -> None:
    theirs = Installation(state=clone.state, command=clone.command, user=NOBODY)
    assert theirs.luukku(*SHOW).returncode == 0


@only_root
def test_an_ordinary_user_in_a_checkout_of_roots_is_told_what_to_do(clone: Installation) -> None:
    theirs = Installation(state=clone.state, command=clone.command, user=NOBODY, variables={"LUUKKU_STATE": ""})
    refused = theirs.luukku("dump")
    assert refused.returncode == 1
    assert f".luukku-{NOBODY} cannot be made" in refused.stderr
    assert "clone of your own" in refused.stderr
    stamp(clone).unlink()
    refused = theirs.luukku("dump")
    assert refused.returncode == 1
    assert "sudo chown -R" in refused.stderr
    assert "Traceback" not in refused.stderr


@only_root
def test_an_ordinary_user_has_everything_in_a_checkout_of_their_own(open_folder: Path) -> None:
    python = system_python()
    if subprocess.run([python, "-c", ""], user=NOBODY, check=False, cwd="/", capture_output=True).returncode:
        pytest.skip(f"other users cannot run {python}")
    checkout = clone_of_this_code(open_folder / "theirs")
    subprocess.run(["chown", "-R", f"{NOBODY}:{NOBODY}", checkout], check=True)
    theirs = Installation(
        state=checkout / ".luukku",
        command=start_script(checkout, python=python),
        python=checkout / ".venv" / "bin" / "python",
        user=NOBODY,
        variables={"LUUKKU_STATE": "", "HOME": str(checkout), "UV_CACHE_DIR": str(checkout / "cache")},
    )
    dumped = theirs.luukku("dump")
    assert dumped.returncode == 0, dumped.stderr
    theirs.fill(rows=7)
    assert theirs.data.is_relative_to(checkout)
    assert theirs.rows() == 7
    theirs.clean_up()

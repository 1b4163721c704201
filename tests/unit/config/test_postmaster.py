"""Which server of a data folder lives: a zombie, a stranger and a copy's original are not it."""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luukku.config import postmaster


@contextmanager
def process_in(folder: Path) -> Iterator[int]:
    """A living process that works in `folder`."""
    process = subprocess.Popen([sys.executable, "-c", "print(flush=True); input()"], cwd=folder, stdin=-1, stdout=-1)
    process.stdout.readline()
    yield process.pid
    process.communicate()


def pid_file(data: Path, *, pid: int, status: str = "ready") -> None:
    (data / "postmaster.pid").write_text(f"{pid}\n{data}\n1764018000\n5432\n/tmp/luukku-x\n\n  196625  3\n{status}   \n")


def test_a_folder_without_a_pid_file_has_no_server(tmp_path: Path) -> None:
    assert postmaster.living(tmp_path) is None


def test_a_process_that_works_in_the_folder_is_its_server(tmp_path: Path) -> None:
    with process_in(tmp_path) as pid:
        pid_file(tmp_path, pid=pid)
        assert postmaster.living(tmp_path) == postmaster.Postmaster(pid, 5432, "/tmp/luukku-x", "ready")


def test_half_a_pid_file_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "postmaster.pid").write_text(f"{os.getpid()}\n{tmp_path}\n")
    assert postmaster.living(tmp_path) is None


def test_a_stranger_with_the_number_of_a_dead_server_is_not_it(tmp_path: Path) -> None:
    pid_file(tmp_path, pid=os.getpid())
    assert postmaster.living(tmp_path) is None


def test_the_server_of_the_original_is_not_that_of_a_copy(tmp_path: Path) -> None:
    original, copy = tmp_path / "original", tmp_path / "copy"
    original.mkdir()
    copy.mkdir()
    with process_in(original) as pid:
        pid_file(copy, pid=pid)
        assert postmaster.living(copy) is None


def test_a_moved_folder_keeps_its_server(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    with process_in(data) as pid:
        pid_file(data, pid=pid)
        moved = data.rename(tmp_path / "moved")
        assert postmaster.living(moved).pid == pid


def test_a_zombie_is_dead_and_is_buried_with_the_rest_of_its_file_kept(tmp_path: Path) -> None:
    zombie = subprocess.Popen([sys.executable, "-c", ""], cwd=tmp_path)
    pid_file(tmp_path, pid=zombie.pid)
    until = time.monotonic() + 10
    while postmaster.living(tmp_path) and time.monotonic() < until:
        time.sleep(0.01)
    assert postmaster.living(tmp_path) is None
    before = (tmp_path / "postmaster.pid").read_text().splitlines()
    postmaster.bury(tmp_path)
    after = (tmp_path / "postmaster.pid").read_text().splitlines()
    assert after[0] == str(postmaster.NO_SUCH_PID)
    assert after[1:] == before[1:]
    zombie.wait()


def test_a_living_server_is_not_buried(tmp_path: Path) -> None:
    with process_in(tmp_path) as pid:
        pid_file(tmp_path, pid=pid)
        postmaster.bury(tmp_path)
        assert postmaster.living(tmp_path).pid == pid


def test_stopping_where_nothing_runs_says_so(tmp_path: Path) -> None:
    assert not postmaster.stop(tmp_path)

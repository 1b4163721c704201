"""Locks between processes: one holder at a time, gone with it."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from luukku.config import locks
from luukku.config.trouble import Trouble

HOLD = """
import sys
from pathlib import Path
from luukku.config import locks
locks.take(Path(sys.argv[1]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def held(tmp_path: Path) -> "tuple[Path, subprocess.Popen[str]]":
    """A file that another process has locked, and that process."""
    file = tmp_path / "gate"
    process = subprocess.Popen([sys.executable, "-c", HOLD, file], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    process.stdout.readline()
    yield file, process
    process.kill()
    process.communicate()


def test_a_lock_is_held_by_one_process_at_a_time(held: "tuple[Path, subprocess.Popen[str]]") -> None:
    file, _ = held
    assert locks.take(file) is None
    assert locks.is_held(file)


def test_a_lock_goes_with_its_holder(held: "tuple[Path, subprocess.Popen[str]]") -> None:
    file, process = held
    process.kill()
    process.wait()
    assert not locks.is_held(file)
    with locks.hold(file, seconds=1):
        assert locks.is_held(file)
    assert not locks.is_held(file)


def test_who_waits_in_vain_is_told_what_to_do(held: "tuple[Path, subprocess.Popen[str]]") -> None:
    file, _ = held
    with pytest.raises(Trouble, match="luukku doctor"), locks.hold(file, seconds=0.2):
        pytest.fail("another process holds it")


def test_who_waits_long_is_told_once_that_it_waits(held: "tuple[Path, subprocess.Popen[str]]") -> None:
    file, process = held
    told: list[float] = []

    def waiting() -> None:
        told.append(time.monotonic())
        process.kill()

    with locks.hold(file, seconds=20, waiting=waiting):
        assert len(told) == 1


def test_a_file_that_is_not_there_is_not_held(tmp_path: Path) -> None:
    assert not locks.is_held(tmp_path / "never made")

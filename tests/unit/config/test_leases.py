"""Leases: who uses an installation, and what is ended of those who were killed."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from luukku.config import leases, processes

SLEEP = "import sys; print(flush=True); sys.stdin.read()"
STUBBORN = f"import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); {SLEEP}"


@pytest.fixture
def run(tmp_path: Path) -> Path:
    return tmp_path / "run"


def web_server(folder: Path, *, code: str = SLEEP) -> "tuple[leases.Web, subprocess.Popen[bytes]]":
    """A process that stands for a web server: the leader of its own group."""
    process = subprocess.Popen([sys.executable, "-c", code], cwd=folder, stdin=-1, stdout=-1, start_new_session=True)
    process.stdout.readline()
    return leases.Web(process.pid, processes.began(process.pid), str(folder), "http://127.0.0.1:8000/"), process


@pytest.fixture
def abandoned(run: Path, tmp_path: Path) -> "Iterator[subprocess.Popen[bytes]]":
    """A web server whose holder was killed and left its lease."""
    web, process = web_server(tmp_path)
    run.mkdir()
    left = {"verb": "demo", "pid": 1, "web": {"pid": web.pid, "began": web.began, "folder": web.folder, "address": web.address}}
    (run / "lease-1.json").write_text(json.dumps(left))
    yield process
    process.communicate()


def test_a_lease_is_seen_as_long_as_it_is_held(run: Path) -> None:
    assert leases.living(run) == []
    with leases.gate(run):
        lease = leases.take(run, verb="demo", data=None)
    (seen,) = leases.living(run)
    assert (seen.verb, seen.pid) == ("demo", os.getpid())
    leases.leave(lease, data=None)
    assert leases.living(run) == []


def test_a_lease_names_its_web_server(run: Path, tmp_path: Path) -> None:
    web, process = web_server(tmp_path)
    with leases.gate(run):
        lease = leases.take(run, verb="demo", data=None)
    lease.record(web)
    assert str(leases.living(run)[0]) == f"luukku demo (process {os.getpid()}, http://127.0.0.1:8000/)"
    leases.leave(lease, data=None)
    process.communicate()


def test_what_a_killed_holder_left_is_ended_and_forgotten(run: Path, abandoned: "subprocess.Popen[bytes]") -> None:
    with leases.gate(run):
        assert leases.sweep(run) == []
    assert abandoned.wait(5) == -signal.SIGTERM
    assert not list(run.glob("lease-*"))


def test_a_lease_written_by_half_is_forgotten_too(run: Path) -> None:
    run.mkdir()
    (run / "lease-1.json").write_text('{"verb": "de')
    with leases.gate(run):
        assert leases.sweep(run) == []
    assert not list(run.glob("lease-*"))


def test_a_web_server_that_does_not_listen_is_ended_for_certain(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(leases, "STOP_SECONDS", 0.3)
    web, process = web_server(tmp_path, code=STUBBORN)
    leases.end_group(web)
    assert process.wait(5) == -signal.SIGKILL
    process.communicate()


@pytest.mark.parametrize("stranger", ["works elsewhere", "began earlier"])
def test_a_stranger_with_the_number_of_a_web_server_is_spared(tmp_path: Path, stranger: str) -> None:
    web, process = web_server(tmp_path)
    (tmp_path / "elsewhere").mkdir()
    folder = str(tmp_path / "elsewhere") if stranger == "works elsewhere" else web.folder
    began = time.time() + 60 if stranger == "began earlier" else web.began
    leases.end_group(leases.Web(web.pid, began, folder, web.address))
    assert process.poll() is None
    process.communicate()

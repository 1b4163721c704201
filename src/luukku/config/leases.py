"""Who uses the servers of an installation: each user holds a lease, and the last one to leave stops what was started.

A lease is a file in `run/`, locked by its holder for as long as it lives. A file without its lock belonged to a process that was
killed: whoever comes next ends the web server it left. All changes happen under one lock, the gate.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, field
from pathlib import Path

from luukku.config import locks, postmaster
from luukku.config.processes import group_in

GATE_SECONDS = 120
STOP_SECONDS = 10


@dataclass(frozen=True, slots=True)
class Web:
    """A web server: its process (the leader of its own group), when that began, its working folder and its address."""

    pid: int
    began: float
    folder: str
    address: str


@dataclass(slots=True)
class Lease:
    """One user of the servers in `run`: the verb it runs and, when it has one, its web server."""

    file: Path
    verb: str
    pid: int
    web: Web | None = None
    _descriptor: int = field(default=-1, repr=False)
    _watcher: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def __str__(self) -> str:
        return f"luukku {self.verb} (process {self.pid}{f', {self.web.address}' if self.web else ''})"

    def record(self, web: Web) -> None:
        """Note the web server, so that it is ended even if this process is killed."""
        self.web = web
        _write(self)


@contextlib.contextmanager
def gate(run: Path, *, tell: Callable[[str], None] = lambda text: None) -> Iterator[None]:
    """Nobody else starts or stops the servers of `run` inside the block."""
    run.mkdir(mode=0o700, parents=True, exist_ok=True)
    with locks.hold(
        run / "gate", seconds=GATE_SECONDS, waiting=lambda: tell("Waiting for another start or stop of this checkout …")
    ):
        yield


def living(run: Path) -> list[Lease]:
    """The leases that are held now, read without the gate."""
    return [_read(file) or Lease(file=file, verb="", pid=0) for file in sorted(run.glob("lease-*.json")) if locks.is_held(file)]


def take(run: Path, *, verb: str, data: Path | None, throwaway: Path | None = None) -> Lease:
    """A lease of this process. To be called inside the gate.

    data       data folder of the server that the last one to leave stops
    throwaway  folder that is removed after that
    """
    sweep(run)
    file = run / f"lease-{os.getpid()}.json"
    descriptor = locks.take(file)
    if descriptor is None:
        raise RuntimeError(f"{file} is held: one process takes one lease")
    lease = Lease(file=file, verb=verb, pid=os.getpid(), _descriptor=descriptor)
    _write(lease)
    lease._watcher = subprocess.Popen(
        [sys.executable, "-P", "-m", "luukku.config.watcher", str(file), str(data or ""), str(throwaway or "")],
        stdin=subprocess.PIPE,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
        cwd="/" if os.name == "posix" else None,
    )
    return lease


def leave(lease: Lease, *, data: Path | None) -> None:
    """Give the lease back; the last one stops the server of `data`."""
    with gate(lease.file.parent):
        lease.file.unlink(missing_ok=True)
        os.close(lease._descriptor)
        close_if_last(lease.file.parent, data=data)
    if lease._watcher and lease._watcher.stdin:
        lease._watcher.stdin.close()
        lease._watcher.wait()


def close_if_last(run: Path, *, data: Path | None) -> bool:
    """Stop the server of `data` when nobody holds a lease; inside the gate."""
    if sweep(run) or data is None:
        return False
    return postmaster.stop(data)


def sweep(run: Path) -> list[Lease]:
    """End what killed processes left and forget their leases; the leases that remain. Inside the gate."""
    for file in run.glob("lease-*.json"):
        if not locks.is_held(file):
            left = _read(file)
            if left and left.web:
                end_group(left.web)
            file.unlink(missing_ok=True)
    return living(run)


def end_group(web: Web) -> None:
    """End a web server with its workers: politely, then for certain. Strangers that bear its numbers by now are spared."""
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        until = time.monotonic() + STOP_SECONDS
        for pid in group_in(web.pid, Path(web.folder), since=web.began):
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, sign)
        while time.monotonic() < until:
            if not group_in(web.pid, Path(web.folder), since=web.began):
                return
            time.sleep(0.05)


def _write(lease: Lease) -> None:
    text = json.dumps({"verb": lease.verb, "pid": lease.pid, "web": asdict(lease.web) if lease.web else None}).encode()
    os.ftruncate(lease._descriptor, 0)
    os.lseek(lease._descriptor, 0, os.SEEK_SET)
    os.write(lease._descriptor, text)


def _read(file: Path) -> Lease | None:
    try:
        held = json.loads(file.read_bytes())
    except (FileNotFoundError, ValueError):  # gone, or its holder is writing it or was killed while doing so
        return None
    return Lease(file=file, verb=held["verb"], pid=held["pid"], web=Web(**held["web"]) if held["web"] else None)

"""The running server of a data folder: whether it lives, where it listens, and how it is stopped."""

import contextlib
import os
import shutil
import signal
import time
from dataclasses import dataclass
from pathlib import Path

from luukku.config.processes import works_in
from luukku.config.trouble import Trouble

NO_SUCH_PID = 2**31 - 2
SOCKET_PREFIX = "luukku-"


@dataclass(frozen=True, slots=True)
class Postmaster:
    """What `postmaster.pid` says. `socket_folder` is empty where there are no Unix sockets; `status` is `ready` in service."""

    pid: int
    port: int
    socket_folder: str
    status: str

    @property
    def reachable(self) -> bool:
        return not self.socket_folder or Path(self.socket_folder, f".s.PGSQL.{self.port}").exists()


def living(data: Path) -> Postmaster | None:
    """The server that runs on `data`, or None.

    A zombie is dead, and so is a process that took the number of a dead server: a server works in its data folder.
    """
    lines = _lines(data)
    if len(lines) < 5:
        return None
    pid = abs(int(lines[0]))
    if not works_in(pid, data):
        return None
    status = lines[7].strip() if len(lines) > 7 else "starting"
    return Postmaster(pid=pid, port=int(lines[3]), socket_folder=lines[4].strip(), status=status)


def stop(data: Path) -> bool:
    """Stop the server of `data` and wait until it is gone; False when none ran. Open connections are ended, nothing is lost."""
    server = living(data)
    if server is None:
        clear_socket_folder(data)
        return False
    for sign, seconds in ((signal.SIGINT, 30), (getattr(signal, "SIGQUIT", signal.SIGTERM), 15)):  # fast, then as in a power cut
        _signal(server.pid, sign, data)
        until = time.monotonic() + seconds
        while time.monotonic() < until:
            current = living(data)
            if current is None or current.pid != server.pid:
                _remove_socket_folder(server.socket_folder)
                return True
            time.sleep(0.02)
    raise Trouble(f"PostgreSQL (process {server.pid}) does not stop.", remedy=f"Look into the log beside {data}.")


def bury(data: Path) -> None:
    """Make `postmaster.pid` of a dead server name no process, where its number lives on in a zombie or a stranger.

    The rest of the file stays: by it PostgreSQL finds backends that outlived their server, and waits for them.
    """
    lines = _lines(data)
    if lines and living(data) is None:
        clear_socket_folder(data)
        with (data / "postmaster.pid").open("r+", encoding="ascii") as file:
            rest = "\n".join(lines[1:])
            file.write(f"{NO_SUCH_PID}\n{rest}\n")
            file.truncate()


def clear_socket_folder(data: Path) -> None:
    """Remove the folder that the dead server of `data` had its socket in."""
    lines = _lines(data)
    if len(lines) >= 5:
        _remove_socket_folder(lines[4].strip())


def _remove_socket_folder(folder: str) -> None:
    if Path(folder).name.startswith(SOCKET_PREFIX):
        shutil.rmtree(folder, ignore_errors=True)


def _lines(data: Path) -> list[str]:
    try:
        return (data / "postmaster.pid").read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return []


def _signal(pid: int, sign: signal.Signals, data: Path) -> None:
    if os.name == "nt":
        import subprocess

        from luukku.config.binaries import find_binaries

        subprocess.run([find_binaries().program("pg_ctl"), "stop", "-D", data, "-m", "fast", "-W"], check=False)
        return
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, sign)

"""Other processes as this machine sees them. A zombie is dead; a number alone proves nothing, the working folder does."""

import os
from pathlib import Path

import psutil  # type: ignore[import-untyped]


def works_in(pid: int, folder: Path) -> bool:
    """Whether process `pid` lives and works in `folder`: true after a move of the folder, false for a copy of it."""
    try:
        process = psutil.Process(pid)
        return process.status() != psutil.STATUS_ZOMBIE and Path(process.cwd()).samefile(folder)
    except (psutil.Error, OSError):
        return False


def group_in(leader: int, folder: Path, *, since: float) -> list[int]:
    """Living processes of the group of `leader` that began at `since` (seconds of the epoch) or later and work in `folder`."""
    found = []
    for process in psutil.process_iter():
        try:
            group = os.getpgid(process.pid) if os.name == "posix" else process.pid
            if group == leader and process.create_time() >= since - 1 and works_in(process.pid, folder):
                found.append(process.pid)
        except (psutil.Error, OSError):
            continue
    return found


def began(pid: int) -> float:
    """When process `pid` began, in seconds of the epoch."""
    return float(psutil.Process(pid).create_time())


def listener(port: int) -> str:
    """Who listens on TCP `port` of this machine, as far as the system tells us: "nginx (process 812)" or ""."""
    try:
        connections = psutil.net_connections(kind="tcp")
    except psutil.Error:
        return ""
    for connection in connections:
        if connection.laddr and connection.laddr.port == port and connection.status == psutil.CONN_LISTEN and connection.pid:
            try:
                return f"{psutil.Process(connection.pid).name()} (process {connection.pid})"
            except psutil.Error:
                return f"process {connection.pid}"
    return ""


def memory_bytes() -> int:
    """Memory of this machine."""
    return int(psutil.virtual_memory().total)

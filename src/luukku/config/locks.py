"""Locks between processes on files: the system lets go of them when their holder dies, however it dies."""

import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from luukku.config.trouble import Trouble

POLL_SECONDS = 0.05

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        os.lseek(descriptor, 1 << 30, os.SEEK_SET)  # a locked byte cannot be read by others: lock one beyond the text
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


def take(file: Path) -> int | None:
    """Descriptor of `file`, locked by this process until it closes it; None when another process holds the lock."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT, 0o600)
    if _try(descriptor):
        return descriptor
    os.close(descriptor)
    return None


def is_held(file: Path) -> bool:
    """Whether somebody holds the lock of `file` now, this process included."""
    if not file.exists():
        return False
    if (descriptor := take(file)) is None:
        return True
    os.close(descriptor)
    return False


@contextmanager
def hold(file: Path, *, seconds: float, waiting: Callable[[], None] = lambda: None) -> Iterator[None]:
    """Hold the lock of `file` inside the block, waiting for it at most `seconds`; `waiting` is told once, after two seconds."""
    started, told = time.monotonic(), False
    while (descriptor := take(file)) is None:
        waited = time.monotonic() - started
        if waited > seconds:
            raise Trouble(
                f"Another luukku process of this checkout has been starting or stopping for {seconds:.0f} seconds.",
                remedy="Look what it is doing, end it, and try again; `luukku doctor` names it.",
            )
        if waited > 2 and not told:
            told = True
            waiting()
        time.sleep(POLL_SECONDS)
    try:
        yield
    finally:
        os.close(descriptor)

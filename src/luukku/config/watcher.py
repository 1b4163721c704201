"""Waits beside the holder of a lease and does its leaving if it is killed: ends its web server and, as the last one, PostgreSQL.

Started by `leases.take` with a pipe as standard input; the pipe closes when the holder is gone, however it went.
"""

import os
import shutil
import signal
import sys
import time
from pathlib import Path

from luukku.config import leases

ORPHANED_START_SECONDS = 2.0


def main(file: Path, data: Path | None, throwaway: Path | None) -> None:
    for sign in (signal.SIGINT, signal.SIGTERM):  # the holder answers these; it is followed, not led
        signal.signal(sign, signal.SIG_IGN)
    os.read(0, 1)
    if not file.exists():
        return
    with leases.gate(file.parent):
        leases.close_if_last(file.parent, data=data)
    time.sleep(ORPHANED_START_SECONDS)  # a start that was under way when its parent was killed may only now be a server
    with leases.gate(file.parent):
        leases.close_if_last(file.parent, data=data)
    if throwaway:
        shutil.rmtree(throwaway, ignore_errors=True)


if __name__ == "__main__":
    holder, served, removed = sys.argv[1:]
    main(Path(holder), Path(served) if served else None, Path(removed) if removed else None)

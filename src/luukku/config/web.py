"""The web server's process: Granian with the application, until its starter is gone.

Started by `serving` with a pipe as standard input; the pipe closes when the starter is gone, however it went.
"""

import os
import signal
import sys
import threading

from granian import Granian
from granian.constants import Interfaces
from granian.log import LogLevels

from luukku.core.ui import lemmas

WORKERS = 2
ACCESS_LOG = '%(time)s "%(method)s %(path)s" %(status)d %(dt_ms).0f ms'
"""A line of the access log: no query, for what somebody asks a calculator stands there, and no address of the reader."""


def main(host: str, port: int) -> None:
    threading.Thread(target=_leave_with_starter, daemon=True).start()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luukku.config.settings")
    lemmas.make_in_background()
    Granian(
        "luukku.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=min(WORKERS, os.cpu_count() or 1),
        blocking_threads=1,
        log_level=LogLevels.warning,
        log_access=os.environ.get("LUUKKU_ACCESS_LOG") == "1",
        log_access_format=ACCESS_LOG,
        workers_kill_timeout=5,
        respawn_failed_workers=True,
    ).serve()


def _leave_with_starter() -> None:
    os.read(0, 1)  # not sys.stdin: its lock, held by this thread, would stop Granian's forked workers for ever
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))

"""`luukku stop` and `luukku reset`: end what this installation has running; throw its database away."""

import argparse
import contextlib
import os
import shutil
import signal
import sys
import time
from pathlib import Path

from luukku.config import leases, locks, postmaster
from luukku.config.database import run_folder, tell
from luukku.config.home import existing_home
from luukku.config.trouble import Trouble

LEAVE_SECONDS = 45


def stop(parser: argparse.ArgumentParser) -> None:
    """`luukku stop`."""
    parser.set_defaults(run=_stop)


def reset(parser: argparse.ArgumentParser) -> None:
    """`luukku reset [--yes]`."""
    parser.add_argument("--yes", action="store_true", help="do not ask")
    parser.set_defaults(run=_reset)


def _stop(_: argparse.Namespace) -> int:
    stopped = stop_everything()
    print("\n".join(f"Stopped {what}." for what in stopped) or "Nothing was running.")
    return 0


def stop_everything() -> list[str]:
    """End every command that holds a lease of this installation, what killed ones left, and PostgreSQL; what that was."""
    run = run_folder()
    running = leases.living(run)
    for lease in running:
        _ask_to_leave(lease)
    stopped = list(map(str, running))
    with leases.gate(run, tell=tell):
        leases.sweep(run)
        for data in data_folders():
            if postmaster.stop(data):
                stopped.append(f"PostgreSQL ({data})")
    return stopped


def data_folders() -> list[Path]:
    """Data folders of this installation, of whatever PostgreSQL major."""
    home = existing_home()
    return sorted(file.parent for file in home.glob("postgres-*/PG_VERSION") if file.parent.name[9:].isdigit()) if home else []


def _ask_to_leave(lease: leases.Lease) -> None:
    """End the holder of a lease: politely, then for certain. It is its lock that counts, not its number."""
    for sign in (signal.SIGTERM, getattr(signal, "SIGKILL", signal.SIGTERM)):
        until = time.monotonic() + LEAVE_SECONDS
        if lease.pid and locks.is_held(lease.file):
            with contextlib.suppress(ProcessLookupError):
                os.kill(lease.pid, sign)
        while time.monotonic() < until:
            if not locks.is_held(lease.file):
                return
            time.sleep(locks.POLL_SECONDS)


def _reset(args: argparse.Namespace) -> int:
    if os.environ.get("DATABASE_URL"):
        raise Trouble("DATABASE_URL names a server that is not this checkout's.", remedy="Drop the database there.")
    home = existing_home()
    if home is None or not data_folders():
        print("There is no database to throw away.")
        return 0
    running = ", ".join(f"{lease} is running and will be stopped" for lease in leases.living(run_folder()))
    tell(f"This throws away the whole database of this checkout, for good: {', '.join(map(str, data_folders()))}.")
    tell(f"{running or 'Nothing is running'}. Dumps stay. To keep the data: luukku dump FILE.")
    if not args.yes and not _agreed():
        tell("Nothing was thrown away.")
        return 1
    stop_everything()
    with leases.gate(run_folder(), tell=tell):
        doomed = home.with_name(f"{home.name}.thrown-away")
        shutil.rmtree(doomed, ignore_errors=True)
        home.rename(doomed)  # at once gone, also if this process is killed now
        shutil.rmtree(doomed)
    print("The database was thrown away. The next start makes an empty one.")
    return 0


def _agreed() -> bool:
    if not sys.stdin.isatty():
        tell("Nobody is there to ask: say --yes.")
        return False
    print("Throw it away? [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")

"""Dumps of the database and how they are restored. File and database get their name when whole; till then the old one stands."""

import argparse
import os
import subprocess
from pathlib import Path

from luukku.config import cluster as clusters
from luukku.config import leases, paths
from luukku.config.binaries import Binaries, find_binaries, run_program
from luukku.config.database import Database, run_folder, tell, use_database
from luukku.config.trouble import Trouble
from luukku.core.clock import system_clock
from luukku.kernel.clock import HELSINKI

BEFORE_MIGRATION = "before-migration-"
KEPT_BEFORE_MIGRATION = 5


def dump_arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku dump [FILE]`."""
    parser.add_argument("file", nargs="?", type=Path, metavar="FILE", help="where to write (default: dumps/ of the state folder)")
    parser.set_defaults(run=_dump_command)


def restore_arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku restore FILE`."""
    parser.add_argument("file", type=Path, metavar="FILE", help="a file that `luukku dump` wrote")
    parser.set_defaults(run=_restore_command)


def _dump_command(args: argparse.Namespace) -> int:
    with use_database(verb="dump") as database:
        file = (args.file or _dump_folder() / f"{_stamp()}.dump").absolute()
        if file.exists():
            raise Trouble(f"{file} exists already.", remedy="Name another file: a dump never overwrites one.")
        print(dump(database, file))
    return 0


def _restore_command(args: argparse.Namespace) -> int:
    file = args.file.absolute()
    with use_database(verb="restore", new_major=True) as database:
        restore(database, file)
    tell(f"The database is now that of {file}. The next start migrates it if this code is newer.")
    return 0


def dump(database: Database, file: Path) -> Path:
    """Write the whole database to `file`, in pg_dump's custom format; nothing stands there under that name until it is whole."""
    unfinished = file.with_name(f"{file.name}.part")
    command = ["--format=custom", "--no-owner", "--no-privileges", f"--file={unfinished}", f"--dbname={database.admin_url()}"]
    try:
        file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        done = run_program([_binaries(database).program("pg_dump"), *command], account=None)
        if done.returncode:
            raise _failure(f"The database could not be dumped to {file}", done)
        unfinished.chmod(0o600)
        with unfinished.open("rb") as written:
            os.fsync(written.fileno())
        unfinished.rename(file)
    except OSError as problem:
        raise Trouble(f"{file} cannot be written: {problem.strerror}.", remedy="Name another file, or make room.") from problem
    finally:
        unfinished.unlink(missing_ok=True)
    return file


def dump_before_migrating(database: Database) -> Path:
    """Dump to the state folder and let go of the oldest such dumps; a person's own dumps stay."""
    file = dump(database, _dump_folder() / f"{BEFORE_MIGRATION}{_stamp()}.dump")
    for old in sorted(file.parent.glob(f"{BEFORE_MIGRATION}*.dump"))[:-KEPT_BEFORE_MIGRATION]:
        old.unlink()
    return file


def restore(database: Database, file: Path) -> None:
    """Replace the database by the dump in `file`: into a fresh database first, then both change names in one transaction."""
    binaries = _binaries(database)
    if not file.is_file():
        raise Trouble(f"There is no file {file}.", remedy=f"Dumps that were made without a name are in {_dump_folder()}.")
    listing = run_program([binaries.program("pg_restore"), "--list", str(file)], account=None)
    if listing.returncode:
        raise _failure(f"{file} is not a dump that PostgreSQL {binaries.version} can read", listing)
    name = database.name
    fresh, former = f"{name}_restoring", f"{name}_replaced"
    admin = database.admin_url("postgres")
    clusters.execute(admin, f'DROP DATABASE IF EXISTS "{fresh}" WITH (FORCE)')  # of a restore that was killed
    clusters.execute(admin, f'CREATE DATABASE "{fresh}" OWNER "{database.owner}"')
    try:
        tell(f"Reading {file} …")
        command = [
            "--no-owner",
            "--no-privileges",
            "--exit-on-error",
            f"--role={database.owner}",
            f"--dbname={database.admin_url(fresh)}",
        ]
        done = run_program([binaries.program("pg_restore"), *command, str(file)], account=None)
        if done.returncode:
            raise _failure(f"{file} could not be restored; the database is as it was", done)
        with leases.gate(run_folder(), tell=tell):
            _nobody_else(database)
            clusters.execute(admin, f'DROP DATABASE IF EXISTS "{former}"')
            clusters.execute(
                admin, f'BEGIN; ALTER DATABASE "{name}" RENAME TO "{former}"; ALTER DATABASE "{fresh}" RENAME TO "{name}"; COMMIT'
            )
    finally:
        clusters.execute(admin, f'DROP DATABASE IF EXISTS "{fresh}" WITH (FORCE)')
    clusters.execute(admin, f'DROP DATABASE "{former}" WITH (FORCE)')


def _nobody_else(database: Database) -> None:
    others = [lease for lease in leases.living(run_folder()) if lease.file != database.lease.file]
    if others:
        raise Trouble(
            f"The database is in use by {others[0]}; it is as it was.",
            remedy="End that first: luukku stop. Then restore again.",
        )


def _binaries(database: Database) -> Binaries:
    return database.cluster.binaries if database.cluster else find_binaries()


def _dump_folder() -> Path:
    return paths.state() / "dumps"


def _stamp() -> str:
    return system_clock().now().astimezone(HELSINKI).strftime("%Y-%m-%d-%H%M%S")


def _failure(what: str, done: "subprocess.CompletedProcess[str]") -> Trouble:
    said = [line for line in done.stderr.splitlines() if line.strip()]
    remedy = "Look at the lines above."
    if "No space left on device" in done.stderr:
        remedy = "The disk is full: make room and try again."
    elif "server version mismatch" in done.stderr:
        remedy = "Name the programs of the server's version in LUUKKU_PG_BIN."
    return Trouble("\n  ".join([f"{what}:", *said[-6:]]), remedy=remedy)

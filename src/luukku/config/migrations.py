"""Django made ready for a command, and the database brought to the form this code knows – dumped first when it has data."""

import argparse
import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from luukku.config import catalogues
from luukku.config.database import Database, tell
from luukku.config.trouble import Trouble

if TYPE_CHECKING:
    from django.db.migrations.executor import MigrationExecutor

ADVISORY_LOCK = 7_401_120
"""One process at a time migrates a database, also when several machines use it."""


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku migrate`: any command that needs the database migrates it on its way; this one does nothing else."""
    parser.set_defaults(run=lambda args: 0, needs_database=True)


def prepare_django(database: Database) -> None:
    """Set Django up on `database` and bring it up to date."""
    start_django()
    from django.db import OperationalError, connection

    try:
        connection.ensure_connection()
    except OperationalError as problem:
        raise Trouble(
            f"The database does not answer: {str(problem).strip()}",
            remedy="Correct DATABASE_URL, or leave it out for a server of this checkout's own.",
        ) from problem
    bring_up_to_date(database)


def start_django() -> None:
    """Set Django up. DATABASE_URL and LUUKKU_MODE must have their values by now."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luukku.config.settings")
    catalogues.compile_stale()
    import django

    django.setup()


def bring_up_to_date(database: Database) -> None:
    """Apply the migrations that this code has and the database has not.

    A database that was in use before is dumped first; the dump's name is told, and the last few such dumps are kept.
    """
    from django.db import connection
    from django.db.migrations.executor import MigrationExecutor

    if not _plan(MigrationExecutor(connection)):
        return
    with _alone():
        executor = MigrationExecutor(connection)  # another process may have migrated while this one waited
        if not (plan := _plan(executor)):
            return
        remedy = "This is a fault of the code: tell its makers. Nothing was in the database yet: luukku reset begins anew."
        if executor.loader.applied_migrations:
            from luukku.config.dumps import dump_before_migrating

            file = dump_before_migrating(database)
            tell(f"The code is newer than the database. Dumped to {file} first.")
            remedy = f"Go back to the code that worked and there: luukku restore {file}"
        tell(f"Applying {len(plan)} migrations …")
        from django.core.management import call_command
        from django.db import Error

        try:
            call_command("migrate", interactive=False, verbosity=0)
        except Error as problem:
            raise Trouble(f"A migration failed and was rolled back: {str(problem).strip()}", remedy=remedy) from problem


def _plan(executor: "MigrationExecutor") -> list[object]:
    return list(executor.migration_plan(executor.loader.graph.leaf_nodes()))


@contextmanager
def _alone() -> Iterator[None]:
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(%s)", [ADVISORY_LOCK])
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_unlock(%s)", [ADVISORY_LOCK])

"""`luukku django …`: Django's management commands on the database of this checkout, for developers."""

import argparse

from luukku.config.database import use_database
from luukku.config.migrations import start_django


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku django COMMAND …`. Nothing is migrated on the way: that may be what the developer is about to do."""
    parser.add_argument(
        "words", nargs=argparse.REMAINDER, metavar="COMMAND …", help="for example: makemigrations, shell, dbshell"
    )
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    with use_database(verb="django"):
        start_django()
        from django.core.management import execute_from_command_line

        execute_from_command_line(["luukku django", *args.words])
    return 0

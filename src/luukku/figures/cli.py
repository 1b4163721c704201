"""`luukku official`: the series that came with the program, and newer ones that somebody has downloaded, into the database."""

import argparse
from pathlib import Path

from luukku.figures.updating import update


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verbs of the noun `official`."""
    verb = verbs.add_parser("take", help="take the official series that came with the program into the database")
    verb.set_defaults(run=take_series, needs_database=True)
    about = "show what a table downloaded from StatFin changes in the official series, ask, and take it"
    verb = verbs.add_parser("update", help=about, description=about.capitalize() + ".")
    verb.add_argument(
        "file", metavar="FILE", type=Path, help="table 12r5 or population as json-stat2 or CSV, or a folder of them"
    )
    verb.add_argument("--yes", action="store_true", help="take without asking")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=update, needs_database=True)


def take_series(_args: argparse.Namespace) -> int:
    """Take what is new; says what was taken."""
    from luukku.core.clock import system_clock
    from luukku.figures.actions import take_shipped

    taken = take_shipped(clock=system_clock())
    print("\n".join(taken) if taken else "Nothing is new: the database has these very files.")
    return 0

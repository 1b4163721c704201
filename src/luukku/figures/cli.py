"""`luukku official take`: the series that came with the program into the database."""

import argparse


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verbs of the noun `official`."""
    take = verbs.add_parser("take", help="take the official series that came with the program into the database")
    take.set_defaults(run=take_series, needs_database=True)


def take_series(_args: argparse.Namespace) -> int:
    """Take what is new; says what was taken."""
    from luukku.core.clock import system_clock
    from luukku.figures.actions import take_shipped

    taken = take_shipped(clock=system_clock())
    print("\n".join(taken) if taken else "Nothing is new: the database has these very files.")
    return 0

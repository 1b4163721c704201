"""`luukku user add`: people who may sign in with a password; the first one is the administrator."""

import argparse
import getpass
import sys


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the verbs of the noun `user`."""
    add = verbs.add_parser("add", help="make a person who may sign in; the first one becomes the administrator")
    add.add_argument("username", help="user name to sign in with")
    add.add_argument("--name", required=True, help="the person's name as shown")
    add.add_argument("--role", help="what the person does for the area (default: administrator for the first user)")
    add.add_argument("--municipality", default="", metavar="CODE", help="municipality code, for a role held for one municipality")
    add.add_argument("--unit", default="", help="team or place, shown beside the role")
    add.add_argument("--password-stdin", action="store_true", help="read the password from standard input instead of asking")
    add.set_defaults(run=add_user, needs_database=True)


def add_user(args: argparse.Namespace) -> int:
    """Make the user; 2 and all problems on stderr when that cannot be done."""
    from django.core.exceptions import ValidationError

    from luukku.core.access.roles import Role
    from luukku.core.accounts import actions, queries
    from luukku.core.clock import system_clock

    role = args.role or (Role.ADMINISTRATOR.value if not queries.has_administrator() else None)
    if role not in Role.values:
        known = ", ".join(Role.values)
        print(f"luukku user add: --role must be one of {known}" + (f"; got {role!r}" if role else ""), file=sys.stderr)
        return 2
    password = _read_password(from_stdin=args.password_stdin)
    if password is None:
        print("luukku user add: the two passwords differ; nothing was made", file=sys.stderr)
        return 2
    try:
        user = actions.add_user(
            username=args.username, name=args.name, password=password, role=Role(role),
            municipality_code=args.municipality, unit=args.unit, clock=system_clock(),
        )  # fmt: skip
    except ValidationError as error:
        for problem in actions.first_problems(error):
            print(f"luukku user add: {problem}", file=sys.stderr)
        return 2
    print(f"{user.username}: {user.name}, {role}")
    return 0


def _read_password(*, from_stdin: bool) -> str | None:
    """The password, asked twice at a terminal; None when the two differ."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    first = getpass.getpass("Password (12 characters or more): ")
    return first if getpass.getpass("Again: ") == first else None

"""What every verb of the command line says: one JSON document on stdout, problems on stderr, exit codes 0, 1 and 2."""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from typing import Any

from luukku.kernel.typed import Problem, Unreadable


def emit(document: object) -> None:
    """Prints one JSON document, and nothing else, on stdout."""
    sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=2) + "\n")


def failure(problems: Iterable[Problem]) -> dict[str, Any]:
    """The JSON of input that could not be used: `error` for one problem, `errors` for several."""
    found = [problem.as_json() for problem in problems]
    return {"error": found[0]} if len(found) == 1 else {"errors": found}


def refuse(problems: Iterable[Problem], *, as_json: bool) -> int:
    """Says on stderr what is wrong with the input, with `--json` on stdout too. Returns the exit code 2."""
    found = tuple(problems)
    for problem in found:
        print(problem, file=sys.stderr)
    if as_json:
        emit(failure(found))
    return 2


def guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The verb, refusing with every problem when its input cannot be used. Its parser has `--json`."""

    def verb(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except Unreadable as bad:
            return refuse(bad.problems, as_json=args.json)

    return verb

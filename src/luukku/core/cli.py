"""What every verb of the command line says: one JSON document on stdout, problems on stderr, exit codes 0, 1 and 2.

Verbs over stories (a case told in a YAML file) take one file or a folder of them, whichever room the story is of.
"""

import argparse
import json
import sys
from collections.abc import Callable, Iterable
from datetime import date
from pathlib import Path
from typing import Any

from luukku.kernel.typed import Problem, Refused, Unreadable
from luukku.kernel.typed.kinds import SCALARS


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


def story_bytes(path: Path) -> bytes:
    """What stands in the file of a story. Raises Unreadable."""
    try:
        return path.read_bytes()
    except OSError as bad:
        message = f"the story cannot be read: {bad.strerror}"
        raise Unreadable([Problem(str(path), None, None, message, "a story in YAML")]) from None


def story_files(folder: Path) -> list[Path]:
    """The stories of a folder and the folders in it, in order of their names. Raises Unreadable when there are none."""
    files = sorted(file for file in folder.rglob("*.yaml") if file.is_file())
    if not files:
        raise Unreadable([Problem(str(folder), None, None, "there are no stories in the folder", "files that end with .yaml")])
    return files


def for_each_story(
    path: Path, one: Callable[[Path], tuple[dict[str, Any], str, bool]], *, as_json: bool, nothing: str = ""
) -> int:
    """The answer for a story, or a list of answers for a folder: what can be computed is, the rest is refused.

    one      the answer of a file as JSON and as text, and whether it is as expected
    nothing  said where no text is; then stories without text are not named
    """
    if not path.is_dir():
        document, text, fine = one(path)
        if as_json:
            emit(document)
        else:
            print(text or nothing)
        return 0 if fine else 1
    items: list[dict[str, Any]] = []
    unusable = failing = told = False
    for file in story_files(path):
        try:
            document, text, fine = one(file)
        except Unreadable as bad:
            refuse(bad.problems, as_json=False)
            unusable = True
            items.append({"file": str(file), **failure(bad.problems)})
            continue
        items.append({"file": str(file), **document})
        failing = failing or not fine
        if not as_json and (text or not nothing):
            told = True
            print(f"{file}: {document['story']}\n{text}")
    if as_json:
        emit(items)
    elif nothing and not told:
        print(nothing)
    return 2 if unusable else 1 if failing else 0


def day_told(option: str, text: str) -> date:
    """The day that an option of the command line says. Raises Unreadable."""
    try:
        day: date = SCALARS[date].read(text)
    except Refused as bad:
        raise Unreadable([Problem("command line", None, option, bad.message, bad.expected, bad.nearest)]) from None
    return day


def guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The verb, refusing with every problem when its input cannot be used. Its parser has `--json`."""

    def verb(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except Unreadable as bad:
            return refuse(bad.problems, as_json=args.json)

    return verb

"""`luukku official update`: newer months of the official series from a downloaded file, shown first and then taken."""

import argparse
import sys
from pathlib import Path
from typing import Any

from luukku.core.cli import emit, failure, refuse
from luukku.core.clock import system_clock
from luukku.kernel.typed import Problem, Unreadable, nearest


def update(args: argparse.Namespace) -> int:
    """Show what each file changes, ask, and take it. 1 when a row was refused or the person says no, 2 for an unusable file."""
    try:
        files = _files(args.file)
    except Unreadable as bad:
        return refuse(bad.problems, as_json=args.json)
    answers = [_update(file, args) for file in files]
    if args.json:
        documents = [document for document, _ in answers]
        emit(documents if args.file.is_dir() else documents[0])
    return max(code for _, code in answers)


def _files(path: Path) -> list[Path]:
    """The file, or those of a folder in the order of their names."""
    if not path.is_dir():
        return [path]
    if files := sorted(file for file in path.iterdir() if file.is_file() and not file.name.startswith(".")):
        return files
    raise Unreadable([Problem(str(path), None, None, "the folder has no file", "a table downloaded from StatFin")])


def _update(file: Path, args: argparse.Namespace) -> tuple[dict[str, Any], int]:
    """The answer for one file and its exit code."""
    from luukku.figures import actions
    from luukku.figures.update_words import described, in_words

    clock = system_clock()
    try:
        seen = actions.preview(data=_content(file), file=str(file), clock=clock)
    except Unreadable as bad:
        refuse(bad.problems, as_json=False)
        return {"file": str(file)} | failure(bad.problems) if args.file.is_dir() else failure(bad.problems), 2
    document = described(seen)
    if not args.json:
        print(in_words(document))
    if not seen.comparison.rows:
        return document, 1 if seen.rejected else 0
    if not args.yes and not _agreed(f"Take {file.name}? [y/N] "):
        print("Nothing was taken.", file=sys.stderr)
        return document, 1
    try:
        actions.take(seen, clock=clock)
    except actions.ChangedMeanwhile:
        print("The series changed after the preview, so nothing was taken: run the command again.", file=sys.stderr)
        return document, 1
    if not args.json:
        print("Taken.")
    return document | {"taken": True}, 1 if seen.rejected else 0


def _content(file: Path) -> bytes:
    """The bytes of the file. Raises Unreadable with the nearest name beside it."""
    try:
        return file.read_bytes()
    except OSError as bad:
        beside = [each.name for each in file.parent.iterdir()] if file.parent.is_dir() else []
        message = f"the file cannot be read: {bad.strerror or type(bad).__name__}"
        raise Unreadable([Problem(str(file), None, None, message, "a downloaded file", nearest(file.name, beside))]) from None


def _agreed(question: str) -> bool:
    """The person's yes; no answer at all is a no."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")

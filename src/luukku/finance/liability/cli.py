"""`luukku liability`: what paid benefit days cost a municipality, from a story of them. No database."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from luukku.core.cli import day_told, emit, for_each_story, guarded, story_bytes, story_files
from luukku.finance.liability import kela_file
from luukku.finance.liability.as_json import answer_json
from luukku.finance.liability.as_text import answer_text, checks_text
from luukku.finance.liability.checking import checks
from luukku.finance.liability.explaining import day_of, explanation, explanation_text
from luukku.finance.liability.reference import needs, reference
from luukku.finance.liability.stories import Told, answer, read_story
from luukku.law import Lawbook

if TYPE_CHECKING:
    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]


def register(verbs: "Verbs") -> None:
    """The verbs of `liability`."""
    verb = _verb(verbs, "story", _story, "the municipal share of a story's paid days, and whether it has what it expects")
    verb.add_argument("path", metavar="FILE|FOLDER", type=Path, help="a story, or a folder of stories")
    verb = _verb(verbs, "explain", _explain, "the whole reasoning of one day: every rule asked, its section, what it said")
    verb.add_argument("path", metavar="FILE", type=Path, help="a story")
    verb.add_argument("--day", metavar="DATE", required=True, help="the benefit day")
    verb = _verb(verbs, "reference", _reference, "write the page of rules: section, function and the stories that need each")
    verb.add_argument("--to", type=Path, metavar="FOLDER", required=True, help="the folder of the page")
    verb.add_argument("--stories", type=Path, metavar="FOLDER", required=True, help="the stories")
    kela_file.register(verbs)


def _verb(verbs: "Verbs", name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=guarded(run))
    return verb


def _story(args: argparse.Namespace) -> int:
    lawbook = Lawbook.load()

    def one(path: Path) -> tuple[dict[str, Any], str, bool]:
        story = _told(path, lawbook)
        found = answer(story, lawbook)
        checked = checks(story.story, found)
        text = "\n".join(checks_text(checked)) if args.path.is_dir() else answer_text(story, found, checked)
        return answer_json(story, found, checked), text, all(each.ok for each in checked)

    return for_each_story(args.path, one, as_json=args.json)


def _explain(args: argparse.Namespace) -> int:
    lawbook, day = Lawbook.load(), day_told("--day", args.day)
    story = _told(args.path, lawbook)
    row = day_of(story, day, lawbook)
    if args.json:
        emit(explanation(story, day, row))
    else:
        print(explanation_text(story, row))
    return 0


def _reference(args: argparse.Namespace) -> int:
    lawbook = Lawbook.load()
    stories = [_told(path, lawbook) for path in story_files(args.stories)]
    args.to.mkdir(parents=True, exist_ok=True)
    for name, text in reference(needs(stories, lawbook)).items():
        (args.to / name).write_bytes(text.encode())
        print(f"Wrote {args.to / name}.", file=sys.stderr)
    return 0


def _told(path: Path, lawbook: Lawbook) -> Told:
    return read_story(story_bytes(path), file=str(path), lawbook=lawbook)

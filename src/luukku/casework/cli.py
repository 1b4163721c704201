"""`luukku duties` and `luukku law whatif`: duties of stories on the command line. No database."""

import argparse
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from luukku.casework import proofs
from luukku.casework.as_json import answer_json, duty_json
from luukku.casework.as_text import answer_text, checks_text, days_of
from luukku.casework.checking import checks
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.whatif import Move, moves
from luukku.casework.explaining import explanation, explanation_text
from luukku.casework.reference import needs, reference
from luukku.casework.sentences import name_of, sentences
from luukku.casework.stories import Told, answer, read_story
from luukku.casework.vocabulary import vocabulary, vocabulary_text
from luukku.core.cli import day_told, emit, for_each_story, guarded, story_bytes, story_files
from luukku.kernel.typed import Problem, Unreadable, nearest
from luukku.law import Lawbook

if TYPE_CHECKING:
    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]


def register(verbs: "Verbs") -> None:
    """The verbs of `duties`."""
    verb = _verb(verbs, "story", _story, "the duties of a story, and whether it has what it expects")
    verb.add_argument("path", metavar="FILE|FOLDER", type=Path, help="a story, or a folder of stories")
    verb.add_argument("--as-of", metavar="DATE", help="the day to look at it, instead of the story's own")
    verb = _verb(verbs, "explain", _explain, "the whole reasoning behind a duty: values, sources, days counted and skipped")
    verb.add_argument("path", metavar="FILE", type=Path, help="a story")
    verb.add_argument("kind", metavar="KIND", help="a kind of duty; luukku duties vocabulary lists them")
    verb.add_argument("--as-of", metavar="DATE", help="the day to look at it, instead of the story's own")
    _verb(verbs, "vocabulary", _vocabulary, "the words of a story: duties, events, fields, with examples")
    verb = _verb(verbs, "reference", _reference, "write the page of rules, and for the product what proves each of them")
    verb.add_argument("--to", type=Path, metavar="FOLDER", required=True, help="the folder of the page")
    verb.add_argument("--stories", type=Path, metavar="FOLDER", required=True, help="the stories")


def register_law(verbs: "Verbs") -> None:
    """The verb of `law` that computes duties."""
    verb = _verb(verbs, "whatif", _whatif, "which duties of the stories a draft of the law moves, and by how much")
    verb.add_argument("layer", metavar="LAYER", type=Path, help="a folder of lawbook files, laid over the lawbook")
    verb.add_argument("--stories", type=Path, metavar="FOLDER", required=True, help="a story, or a folder of stories")


def _verb(verbs: "Verbs", name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=f"{about[0].upper()}{about[1:]}.")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=guarded(run))
    return verb


def _story(args: argparse.Namespace) -> int:
    as_of, lawbook = _as_of(args), Lawbook.load()

    def one(path: Path) -> tuple[dict[str, Any], str, bool]:
        story = _told(path, as_of)
        found = answer(story, lawbook)
        checked = checks(story.story, found)
        text = "\n".join(checks_text(checked)) if args.path.is_dir() else answer_text(story, found, checked)
        return answer_json(story, found, checked), text, all(each.ok for each in checked)

    return for_each_story(args.path, one, as_json=args.json)


def _explain(args: argparse.Namespace) -> int:
    as_of, lawbook, kind = _as_of(args), Lawbook.load(), _kind(args)
    story = _told(args.path, as_of)
    found = answer(story, lawbook)
    duties = [duty for duty in found.duties if duty.kind is kind]
    others: list[NotApplicable | NotComputed] = [each for each in found.not_applicable if each.kind is kind]
    others += [each for each in found.not_computed if each.kind is kind]
    if args.json:
        reasons = [{language: sentences(each.reasons, language=language) for language in ("fi", "en")} for each in others]
        emit(
            {
                "story": story.story.story,
                "kind": kind.value,
                "duties": [explanation(story, each) for each in duties],
                "none": reasons,
            }
        )
        return 0
    lines = [line for duty in duties for line in [*explanation_text(story, duty), ""]]
    lines += [f"  {name_of(kind, language='en')}: {sentences(each.reasons, language='en')}" for each in others]
    print("\n".join(lines).rstrip() or f"  {name_of(kind, language='en')}: nothing in the story causes it by {found.as_of}.")
    return 0


def _vocabulary(args: argparse.Namespace) -> int:
    if args.json:
        emit(vocabulary())
    else:
        print(vocabulary_text())
    return 0


def _reference(args: argparse.Namespace) -> int:
    stories = [_told(path, None) for path in story_files(args.stories)]
    args.to.mkdir(parents=True, exist_ok=True)
    lawbook = Lawbook.load()
    needed = needs(stories, lawbook)
    texts = {args.to / name: text for name, text in reference(needed).items()}
    for file, text in {**texts, proofs.FILE: proofs.proofs_text(needed, stories, lawbook)}.items():
        file.write_bytes(text.encode())
        print(f"Wrote {file}.", file=sys.stderr)
    return 0


def _whatif(args: argparse.Namespace) -> int:
    lawbook = Lawbook.load()
    draft = lawbook.with_layer(args.layer)

    def one(path: Path) -> tuple[dict[str, Any], str, bool]:
        story = _told(path, None)
        moved = moves(answer(story, lawbook), answer(story, draft))
        document = {"story": story.story.story, "as_of": story.as_of.isoformat(), "moves": [_move_json(move) for move in moved]}
        return document, "\n".join(_move_text(move) for move in moved), True

    return for_each_story(args.stories, one, as_json=args.json, nothing="Nothing moves.")


def _move_json(move: Move) -> dict[str, Any]:
    before, after = (duty_json(duty) if duty else None for duty in (move.before, move.after))
    return {
        "kind": move.kind.value,
        "n": move.n,
        "change": move.change.value,
        "days": move.days,
        "before": before,
        "after": after,
    }


def _move_text(move: Move) -> str:
    name = f"  {name_of(move.kind, language='en')} {move.n}: {move.change.value}"
    by = f" by {move.days:+} days" if move.days is not None else ""
    sides = " → ".join(f"{days_of(duty)}, {duty.state.value}" if duty else "none" for duty in (move.before, move.after))
    return f"{name}{by}: {sides}"


def _told(path: Path, as_of: date | None) -> Told:
    return read_story(story_bytes(path), file=str(path), as_of=as_of)


def _as_of(args: argparse.Namespace) -> date | None:
    return None if args.as_of is None else day_told("--as-of", args.as_of)


def _kind(args: argparse.Namespace) -> Kind:
    if args.kind not in tuple(Kind):
        message, known = f"'{args.kind}' is not a kind of duty", f"one of {', '.join(Kind)}"
        raise Unreadable([Problem("command line", None, "KIND", message, known, nearest(args.kind, Kind))])
    return Kind(args.kind)

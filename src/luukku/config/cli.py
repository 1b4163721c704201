"""The command line: which module answers which word. Modules are imported only when their word is said."""

import argparse
import difflib
import errno
import importlib
import os
import signal
import sys
from collections.abc import Callable, Iterable, Sequence
from types import FrameType

from luukku.config.trouble import Trouble

COMMANDS = {
    "demo": ("luukku.config.serving:demo", "start everything with the demo's area and personas"),
    "serve": ("luukku.config.serving:serve", "start the service: accounts and passwords, no personas"),
    "stop": ("luukku.config.stopping:stop", "stop what this checkout has running"),
    "doctor": ("luukku.config.doctor:arguments", "look at every dependency and say how to mend it"),
    "dump": ("luukku.config.dumps:dump_arguments", "write the database to a file"),
    "restore": ("luukku.config.dumps:restore_arguments", "replace the database by a dump"),
    "reset": ("luukku.config.stopping:reset", "throw the database away"),
    "migrate": ("luukku.config.migrations:arguments", "bring the database to the form this code knows"),
    "test": ("luukku.config.testrun:arguments", "run all tests, or those of the paths given"),
    "bench": ("luukku.config.bench:arguments", "measure speed against its goals"),
    "lock": ("luukku.config.packages:arguments", "make the lock files of the packages anew"),
    "django": ("luukku.config.django_commands:arguments", "a management command of Django's, for developers"),
}
"""What a person does to an installation: word → function that describes the command to a parser, and its line of help."""

NOUNS = {
    "area": ("luukku.area.cli", "employment areas: show, new, export, seats, load …"),
    "official": ("luukku.figures.cli", "official data: taking series into the database"),
    "law": ("luukku.core.lawbook.cli", "the law as dated values: show, list, diff, confirm …"),
    "duties": ("luukku.casework.cli", "duties towards a job seeker, from a story of dates"),
    "sharing": ("luukku.finance.sharing.cli", "who pays what of an area's costs, by a cooperation agreement"),
    "liability": ("luukku.finance.liability.cli", "what paid benefit days cost a municipality, from a story of them"),
    "user": ("luukku.core.accounts.cli", "accounts"),
}
"""What a person asks of a room: word → module with `register(verbs)`, and its line of help."""

FURTHER_VERBS = {"law": "luukku.casework.cli:register_law"}
"""Verbs of a noun that another room computes: word → function that registers them."""

COMPOSED = {"area": "luukku.config.sections"}
"""What config puts together before a noun's verbs run: word → module."""

REFUSED_BY_THE_SYSTEM = {
    errno.ENOSPC: ("The disk is full", "Make room and try again."),
    errno.EROFS: ("The disk is read-only", "Work in a folder that can be written."),
    errno.EACCES: ("You may not read or write it", "Take it over (sudo chown), or work in a clone of your own."),
}
"""What no command can help, and what a person can do about it."""


def main(words: Sequence[str]) -> int:
    """Run one command; its exit code: 0 done, 1 done or refused with something to look at, 2 input that could not be used."""
    if not words or words[0] in ("-h", "--help", "help"):
        print(overview())
        return 0
    parser = parser_for(words[0])
    if parser is None:
        return unknown(words[0], among=[*COMMANDS, *NOUNS], what="command", help_with="luukku --help")
    verbs = getattr(parser, "verbs", None)
    if verbs is not None and len(words) > 1 and not words[1].startswith("-") and words[1] not in verbs.choices:
        return unknown(words[1], among=verbs.choices, what=f"verb of {words[0]}", help_with=f"luukku {words[0]} --help")
    args = parser.parse_args(words[1:])
    for name in ("SIGTERM", "SIGHUP", "SIGBREAK"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), _interrupt)
    try:
        status = run(args, name=" ".join(words[: 2 if verbs is not None else 1]))
        sys.stdout.flush()
        return status
    except Trouble as trouble:
        print(f"luukku: {trouble}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("Stopped.", file=sys.stderr)
        return 130
    except BrokenPipeError:  # the reader of our answer has gone, which is its right
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as problem:
        if problem.errno not in REFUSED_BY_THE_SYSTEM:
            raise
        what, remedy = REFUSED_BY_THE_SYSTEM[problem.errno]
        print(f"luukku: {problem.filename or 'a file'}: {what}.\n  {remedy}", file=sys.stderr)
        return 1


def run(args: argparse.Namespace, *, name: str) -> int:
    """Call the command; one that needs the database gets it, in the form this code knows."""
    command: Callable[[argparse.Namespace], int] = args.run
    needs = getattr(args, "needs_database", False)
    if not (needs(args) if callable(needs) else needs):
        return command(args)
    from luukku.config.database import use_database
    from luukku.config.migrations import prepare_django

    with use_database(verb=name) as database:
        prepare_django(database)
        return command(args)


def parser_for(word: str) -> argparse.ArgumentParser | None:
    """The parser of a command or noun, None when there is none of that name. A noun's parser carries its `verbs`."""
    if word in COMMANDS:
        where, help_line = COMMANDS[word]
        module, function = where.split(":")
        parser = argparse.ArgumentParser(prog=f"luukku {word}", description=_sentence(help_line))
        getattr(importlib.import_module(module), function)(parser)
        return parser
    if word in NOUNS:
        module, help_line = NOUNS[word]
        parser = argparse.ArgumentParser(prog=f"luukku {word}", description=_sentence(help_line))
        verbs = parser.add_subparsers(metavar="VERB", required=True)
        if word in COMPOSED:
            importlib.import_module(COMPOSED[word])
        importlib.import_module(module).register(verbs)
        if word in FURTHER_VERBS:
            further, function = FURTHER_VERBS[word].split(":")
            getattr(importlib.import_module(further), function)(verbs)
        parser.verbs = verbs  # type: ignore[attr-defined]
        return parser
    return None


def overview() -> str:
    """All commands and nouns, one line each."""
    width = max(map(len, [*COMMANDS, *NOUNS]))
    lines = ["usage: luukku COMMAND … | luukku NOUN VERB …", "", "commands:"]
    lines += [f"  {word:<{width}}  {help_line}" for word, (_, help_line) in COMMANDS.items()]
    lines += ["", "nouns (their verbs: luukku NOUN --help):"]
    lines += [f"  {word:<{width}}  {help_line}" for word, (_, help_line) in NOUNS.items()]
    return "\n".join(lines)


def unknown(word: str, *, among: Iterable[str], what: str, help_with: str) -> int:
    """Say that `word` is nothing, with the nearest that is; 2."""
    nearest = difflib.get_close_matches(word, list(among), n=1, cutoff=0.5)
    guess = f" Did you mean {nearest[0]}?" if nearest else ""
    print(f"luukku: '{word}' is no {what}.{guess} All of them: {help_with}", file=sys.stderr)
    return 2


def _sentence(line: str) -> str:
    return line[0].upper() + line[1:] + "."


def _interrupt(_signal: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt

"""`luukku law`: the lawbook on the command line. Files are all it needs, no database."""

import argparse
import difflib
import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from luukku.core.cli import emit, guarded
from luukku.core.clock import system_clock
from luukku.core.lawbook.reference import reference
from luukku.core.lawbook.words import MARKS, in_words, period
from luukku.kernel.outcome import Mark
from luukku.kernel.typed import Problem, Refused, Unreadable, nearest
from luukku.kernel.typed.kinds import SCALARS
from luukku.law import Lawbook, Special, Value
from luukku.law.confirming import MARKS_TO_GIVE, Confirmation, confirmed, value_to_confirm
from luukku.law.review import STALE_AFTER_MONTHS, Change, changes, is_stale

Verb = Callable[[argparse.Namespace], int]


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The lawbook's verbs."""
    verb = _verb(verbs, "show", _show, "what the law says of one thing on a day")
    verb.add_argument("key", metavar="KEY", help="name of a parameter, such as process.discussion.interval")
    verb.add_argument("--on", metavar="DATE", help="the day (default: today)")
    _layer_argument(verb)
    verb = _verb(verbs, "list", _list, "all values of a day, or those that a person should look at")
    verb.add_argument("--on", metavar="DATE", help="the day (default: today)")
    verb.add_argument("--stale", action="store_true", help="values of any day that were checked too long ago")
    verb.add_argument("--unverified", action="store_true", help="values of any day with the mark P or U")
    verb.add_argument("--months", metavar="N", help=f"how old a check may be (default: {STALE_AFTER_MONTHS})")
    _layer_argument(verb)
    verb = _verb(verbs, "diff", _diff, "what changed in the law between two days")
    verb.add_argument("before", metavar="DATE")
    verb.add_argument("after", metavar="DATE")
    _layer_argument(verb)
    verb = _verb(verbs, "confirm", _confirm, "write into the lawbook that a person looked whether a value holds")
    verb.add_argument("key", metavar="KEY", help="name of the parameter")
    verb.add_argument("--from", dest="from_", metavar="DATE", required=True, help="first day of the value")
    verb.add_argument("--mark", required=True, metavar="V|S", help="V: the statute was read; S: another publication")
    verb.add_argument("--by", required=True, metavar="NAME", help="who looked")
    verb.add_argument("--read", metavar="WHAT", help="act and section, or the publication; the value's new source")
    verb.add_argument("--on", metavar="DATE", help="when (default: today)")
    verb = _verb(verbs, "reference", _reference, "write the list of all values and the JSON Schemas of lawbook files")
    verb.add_argument("--to", type=Path, metavar="FOLDER", required=True, help="the folder of the reference")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Verb, about: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=guarded(run))
    return verb


def _layer_argument(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("--layer", type=Path, metavar="FOLDER", help="a draft of the law laid over the lawbook")


def _show(args: argparse.Namespace) -> int:
    day = _day(args.on, "--on")
    value = _lawbook(args).entry(args.key, day)
    if args.json:
        emit({"key": value.key, "on": day.isoformat(), **value.as_json()})
    else:
        print("\n".join(_described(value, day)))
    return 1 if value.value is Special.UNKNOWN else 0


def _described(value: Value, day: date) -> Iterator[str]:
    yield f"{value.key} on {day}: {in_words(value)}"
    yield value.title.en or value.title.fi
    by = f" by {value.checked_by}" if value.checked_by else ""
    yield f"{period(value)}; {value.mark}, {MARKS[value.mark]}; checked {value.last_checked_on}{by}"
    yield f"source: {value.source}"
    if value.note:
        yield f"note: {value.note.en or value.note.fi}"
    yield f"{value.file}:{value.line}"


def _list(args: argparse.Namespace) -> int:
    day, months = _day(args.on, "--on"), _months(args.months)
    parameters = _lawbook(args).parameters.values()
    if args.stale or args.unverified:
        values = (value for parameter in parameters for value in parameter.values)
        found = [value for value in values if _to_look_at(value, args, day, months)]
    else:
        found = [value for parameter in parameters if (value := parameter.on(day))]
    if args.json:
        listed = [{**value.as_json(), "stale": is_stale(value, on=day, months=months)} for value in found]
        emit({"on": day.isoformat(), "months": months, "values": listed})
        return 0
    for value in found:
        print(f"{value.key}: {in_words(value)} ({period(value)}; {value.mark}; checked {value.last_checked_on})")
    print(f"{len(found)} values", file=sys.stderr)
    return 0


def _to_look_at(value: Value, args: argparse.Namespace, day: date, months: int) -> bool:
    stale = args.stale and is_stale(value, on=day, months=months)
    return stale or (args.unverified and value.mark.to_be_confirmed)


def _diff(args: argparse.Namespace) -> int:
    before, after = _day(args.before, "the first day"), _day(args.after, "the second day")
    found = changes(_lawbook(args), before=before, after=after)
    if args.json:
        emit({"before": before.isoformat(), "after": after.isoformat(), "changes": [_change_as_json(each) for each in found]})
        return 0
    for change in found:
        old, new = (_side(value) for value in (change.old, change.new))
        print(f"{change.parameter.key}: {'' if change.of_value else 'the same on another basis: '}{old} → {new}")
    of_value = sum(change.of_value for change in found)
    print(f"{of_value} values changed, {len(found) - of_value} rest on another wording or publication", file=sys.stderr)
    return 0


def _change_as_json(change: Change) -> dict[str, object]:
    return {
        "key": change.parameter.key,
        "unit": str(change.parameter.unit),
        "change": "value" if change.of_value else "basis",
        "old": change.old and change.old.as_json(),
        "new": change.new and change.new.as_json(),
    }


def _side(value: Value | None) -> str:
    return f"{in_words(value)} ({value.source}; {value.mark})" if value else "before the first value"


def _confirm(args: argparse.Namespace) -> int:
    lawbook = Lawbook.load()
    today = system_clock().today()
    confirmation = Confirmation(mark=_mark(args.mark), by=args.by, on=_day(args.on, "--on"), read=args.read)
    if confirmation.on > today:
        raise Unreadable([Problem("--on", None, None, f"{confirmation.on} lies in the future", f"{today} or before")])
    value = value_to_confirm(lawbook, key=args.key, from_=_day(args.from_, "--from"))
    path = lawbook.folder.parent / value.file
    old = path.read_bytes().decode()
    new = confirmed(old, value, confirmation)
    _write(path, new)
    if args.json:
        after = value_to_confirm(Lawbook.load(), key=value.key, from_=value.from_)
        emit({"file": value.file, "old": value.as_json(), "new": after.as_json()})
    else:
        lines = difflib.unified_diff(old.splitlines(), new.splitlines(), value.file, value.file, n=0, lineterm="")
        print("\n".join(lines))
    return 0


def _write(path: Path, text: str) -> None:
    """Puts the text in place of the file at once: whoever reads meanwhile gets the old file or the new one."""
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(text.encode())
        shutil.copymode(path, beside)
        beside.replace(path)
    except OSError as bad:
        beside.unlink(missing_ok=True)
        message = f"the file cannot be written: {bad.strerror}"
        raise Unreadable([Problem(str(path), None, None, message, "a lawbook that you may write to")]) from None


def _reference(args: argparse.Namespace) -> int:
    files = reference(Lawbook.load())
    for name, text in files.items():
        path = args.to / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    if args.json:
        emit({"folder": str(args.to), "files": list(files)})
    else:
        print(f"Wrote {', '.join(files)} into {args.to}.")
    return 0


def _lawbook(args: argparse.Namespace) -> Lawbook:
    lawbook = Lawbook.load()
    return lawbook.with_layer(args.layer) if args.layer else lawbook


def _day(text: str | None, where: str) -> date:
    """The day that is written, else today. Raises Unreadable that names the argument."""
    if text is None:
        return system_clock().today()
    try:
        found: date = SCALARS[date].read(text)
    except Refused as bad:
        raise Unreadable([Problem(where, None, None, bad.message, bad.expected, bad.nearest)]) from None
    return found


def _months(text: str | None) -> int:
    if text is None:
        return STALE_AFTER_MONTHS
    if not text.isascii() or not text.isdigit() or not 0 < int(text) <= 600:
        raise Unreadable([Problem("--months", None, None, f"'{text}' is no number of months", "1 to 600")])
    return int(text)


def _mark(text: str) -> Mark:
    if text not in MARKS_TO_GIVE:
        message = f"'{text}' is no mark of something read"
        raise Unreadable([Problem("--mark", None, None, message, "V or S", nearest(text, MARKS_TO_GIVE))])
    return Mark(text)

"""`luukku area load` and the export of what is loaded: the verbs that meet the database."""

import argparse
import sys

from luukku.area.domain.diff import Change, changes, describe
from luukku.area.domain.pack import AreaPack
from luukku.area.pack_files import find_pack, load_pack
from luukku.core.cli import emit, refuse
from luukku.core.clock import system_clock
from luukku.kernel.typed import Unreadable


def load(args: argparse.Namespace) -> int:
    """Show what the pack changes, ask, and put it in the database's place. 1 when the person says no."""
    from luukku.area import actions, queries

    try:
        folder = find_pack(args.pack)
        pack = load_pack(folder)
    except Unreadable as bad:
        return refuse(bad.problems, as_json=args.json)
    found = changes(loaded_pack(), pack)
    print(describe(found), file=sys.stderr if args.json else sys.stdout)
    agreed = not found or args.yes or _agreed(f"Load {pack.area.name.fi}? [y/N] ")
    if found and agreed:
        actions.load_pack(pack=pack, name=folder.name, clock=system_clock())
        print(f"Loaded {pack.area.name.fi}: {len(queries.current().municipalities)} municipalities.", file=sys.stderr)
    elif found:
        print("Nothing was loaded.", file=sys.stderr)
    if args.json:
        emit({"pack": pack.area.name.fi, "loaded": bool(found and agreed), "changes": [_as_json(change) for change in found]})
    return 0 if agreed else 1


def loaded_pack() -> AreaPack | None:
    """The area in the database; None before one is loaded."""
    from luukku.area import queries

    try:
        return queries.stored()
    except queries.NoAreaYet:
        return None


def _as_json(change: Change) -> dict[str, object]:
    return {"kind": change.kind, "path": list(change.path), "before": change.before, "after": change.after}


def _agreed(question: str) -> bool:
    """The person's yes; no answer at all is a no."""
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in ("y", "yes")

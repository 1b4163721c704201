"""`luukku area`: packs on the command line. What needs files alone runs without a database."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from luukku.area.domain.board import Board, board
from luukku.area.domain.pack import AreaPack
from luukku.area.loading import load, loaded_pack
from luukku.area.new_pack import folder_name, new_pack
from luukku.area.pack_files import FRAME, PACKS, find_pack, load_pack, packs_in, write_pack
from luukku.area.reference import reference
from luukku.connectors import official
from luukku.core.cli import emit, failure, refuse
from luukku.kernel.typed import Problem, Unreadable


def register(verbs: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """The room's verbs."""
    verb = _verb(verbs, "show", _show, "what a pack says: municipalities, authority, tables")
    _pack_argument(verb)
    verb = _verb(verbs, "seats", _seats, "seats on the board by the population of a year")
    _pack_argument(verb)
    verb.add_argument("--year", required=True, help="year whose population on 31 December counts")
    verb = _verb(verbs, "new", _new, "make a pack for an employment area from official data")
    verb.add_argument("--code", required=True, help='Statistics Finland\'s code of the employment area, such as "31"')
    verb.add_argument("--to", type=Path, metavar="FOLDER", help="where to make it (default: areas/<name of the area>)")
    verb = _verb(verbs, "load", load, "show what a pack changes in the database, ask, and load it")
    _pack_argument(verb)
    verb.add_argument("--yes", action="store_true", help="load without asking")
    verb.set_defaults(needs_database=True)
    verb = _verb(verbs, "export", _export, "write a pack, or the area of the database, into a folder in canonical form")
    verb.add_argument("pack", metavar="PACK", nargs="?", help="folder or name of a pack (default: the area of the database)")
    verb.set_defaults(needs_database=lambda args: args.pack is None)
    verb.add_argument("--to", type=Path, metavar="FOLDER", required=True, help="the folder of the written pack")
    verb = _verb(verbs, "reference", _reference, "write what a pack's files may say: JSON Schemas for editors, tables of keys")
    verb.add_argument("--to", type=Path, metavar="FOLDER", required=True, help="the folder of the reference")


def _verb(
    verbs: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, run: Callable[[argparse.Namespace], int], about: str
) -> argparse.ArgumentParser:
    verb = verbs.add_parser(name, help=about, description=about.capitalize() + ".")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=_with_official_data(run))
    return verb


def _with_official_data(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """The verb, refusing with file and remedy when a file of `official/` is missing or broken."""

    def guarded(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except official.OfficialDataError as bad:
            return refuse([Problem(str(bad.file), bad.line, None, bad.problem, bad.remedy)], as_json=args.json)

    return guarded


def _pack_argument(verb: argparse.ArgumentParser) -> None:
    verb.add_argument("pack", metavar="PACK", help="folder of a pack, name of one under areas/, or a folder of packs")


def _show(args: argparse.Namespace) -> int:
    return _for_each_pack(args, lambda pack, name: (_shown(pack), _show_text(pack)))


def _seats(args: argparse.Namespace) -> int:
    years = {str(year): year for year in official.population_years()}
    if args.year not in years:
        known = f"a year from {min(years)} to {max(years)}"
        message = f"there is no population for 31 December {args.year}"
        closest = str(min(years.values(), key=lambda year: abs(year - int(args.year)))) if args.year.isdecimal() else None
        return refuse([Problem(args.pack, None, "--year", message, known, closest)], as_json=args.json)
    year = years[args.year]

    def answer(pack: AreaPack, name: str) -> tuple[dict[str, Any], str]:
        found = board(pack=pack, year=year, populations=official.populations(year))
        if found is None:
            message = "the pack has no rule for the seats of the board"
            raise Unreadable([Problem(f"{name}/{FRAME}", None, "board", message, "board: {kind: per_started, size: 10000}")])
        return _seated(found), _seats_text(found)

    return _for_each_pack(args, answer)


def _new(args: argparse.Namespace) -> int:
    try:
        pack = new_pack(args.code)
    except official.NotAnEmploymentArea as bad:
        near = bad.nearest.code if bad.nearest else None
        return refuse([Problem("official/employment_areas.csv", None, "--code", str(bad), None, near)], as_json=args.json)
    folder = args.to or PACKS / folder_name(pack.area.name.fi)
    if folder.exists() and any(folder.iterdir()):
        return refuse([Problem(str(folder), None, "--to", "the folder is not empty", "a folder to make")], as_json=args.json)
    return _written(pack, folder, args)


def _export(args: argparse.Namespace) -> int:
    try:
        pack = load_pack(find_pack(args.pack)) if args.pack else loaded_pack()
    except Unreadable as bad:
        return refuse(bad.problems, as_json=args.json)
    if pack is None:
        problem = Problem("database", None, None, "no area is loaded", "luukku area load PACK first, or name a pack to export")
        return refuse([problem], as_json=args.json)
    return _written(pack, args.to, args)


def _reference(args: argparse.Namespace) -> int:
    files = reference()
    for path, text in files.items():
        (args.to / path).parent.mkdir(parents=True, exist_ok=True)
        (args.to / path).write_bytes(text.encode())
    return _say(args, {"folder": str(args.to), "files": list(files)}, f"Wrote {', '.join(files)} into {args.to}.")


def _written(pack: AreaPack, folder: Path, args: argparse.Namespace) -> int:
    try:
        files = write_pack(pack, folder)
    except OSError as bad:
        message = f"the pack cannot be written: {bad.strerror}"
        return refuse(
            [Problem(str(bad.filename or folder), None, "--to", message, "a folder that you may write to")], as_json=args.json
        )
    document = {"folder": str(folder), "files": [path.relative_to(folder).as_posix() for path in files], **_shown(pack)}
    return _say(args, document, f"Wrote {pack.area.name.fi} into {folder}: {len(pack.municipalities)} municipalities.")


def _for_each_pack(args: argparse.Namespace, answer: Callable[[AreaPack, str], tuple[dict[str, Any], str]]) -> int:
    """The answer for one pack, or a list of answers for a folder of packs; what can be answered is, the rest is refused."""
    try:
        folder = find_pack(args.pack)
        several = packs_in(folder)
        if not several:
            return _say(args, *answer(load_pack(folder), str(folder)))
    except Unreadable as bad:
        return refuse(bad.problems, as_json=args.json)
    items: list[dict[str, Any]] = []
    unusable = 0
    for each in several:
        try:
            document, text = answer(load_pack(each), str(each))
        except Unreadable as bad:
            unusable = refuse(bad.problems, as_json=False)
            items.append({"file": str(each), **failure(bad.problems)})
            continue
        items.append({"file": str(each), **document})
        if not args.json:
            sys.stdout.write(f"{text}\n\n")
    if args.json:
        emit(items)
    return unusable


def _say(args: argparse.Namespace, document: dict[str, Any], text: str) -> int:
    if args.json:
        emit(document)
    else:
        sys.stdout.write(text + "\n")
    return 0


def _shown(pack: AreaPack) -> dict[str, Any]:
    return {
        "name": pack.area.name.fi,
        "authority": pack.authority.name.fi,
        "responsible": pack.authority.responsible,
        "municipalities": [
            {
                "code": each.code,
                "name": {"fi": each.name.fi, "sv": each.name.in_language("sv")},
                "member_from": str(each.member_from),
                "member_to": str(each.member_to) if each.member_to else None,
            }
            for each in pack.municipalities
        ],
        "tables": [
            {"stem": each.stem, "title": each.spec.title.fi, "rows": len(each.rows), "columns": len(each.spec.columns)}
            for each in pack.tables
        ],
    }


def _show_text(pack: AreaPack) -> str:
    lines = [f"{pack.area.name.fi} ({pack.area.code or 'no code'}) – {pack.authority.name.fi}"]
    names = {each.code: each.name.fi for each in pack.municipalities}
    lines.append(f"Responsible municipality: {names.get(pack.authority.responsible or '', 'not known')}")
    lines.append("Municipalities:")
    lines += [f"  {each.code} {each.name.fi:<20} {each.membership}" for each in pack.municipalities]
    lines.append(f"Service points: {len(pack.service_points)}   Reviews: {len(pack.reviews)}   Sources: {len(pack.sources)}")
    lines.append("Tables:" if pack.tables else "Tables: none")
    lines += [
        f"  {each.stem:<34} {len(each.rows):>3} rows {len(each.spec.columns):>3} columns  {each.spec.title.fi}"
        for each in pack.tables
    ]
    return "\n".join(lines)


def _seated(found: Board) -> dict[str, Any]:
    seats = [
        {
            "municipality": row.municipality.name.fi,
            "code": row.municipality.code,
            "population": row.population,
            "seats": row.seats,
        }
        for row in found.seats
    ]
    return {"year": found.year, "rule": found.rule.in_language("en"), "seats": seats, "total": found.total}


def _seats_text(found: Board) -> str:
    lines = [f"{found.rule.in_language('en')} on 31 December {found.year}:"]
    lines += [
        f"  {row.municipality.code} {row.municipality.name.fi:<20} {row.population:>9} {row.seats:>4}" for row in found.seats
    ]
    return "\n".join([*lines, f"  {'Total':<24} {sum(row.population for row in found.seats):>9} {found.total:>4}"])

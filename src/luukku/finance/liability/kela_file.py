"""`luukku liability group`: Kela's monthly file as the class numbers of a group, and the link of the page that counts them."""

import argparse
import sys
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from luukku.connectors import kela, official
from luukku.core.cli import emit, guarded
from luukku.finance.liability.group_address import address_of
from luukku.kernel.typed import Problem, Unreadable, nearest

if TYPE_CHECKING:
    Verbs: TypeAlias = argparse._SubParsersAction[argparse.ArgumentParser]


def register(verbs: "Verbs") -> None:
    """The verb `group` of `liability`."""
    about = "people by class of paid days from Kela's monthly CSV, and the link of the budget page with them"
    verb = verbs.add_parser("group", help=about, description=f"{about[0].upper()}{about[1:]}.")
    verb.add_argument("file", metavar="FILE.csv", type=Path, help="the CSV as it was taken")
    verb.add_argument("--columns", metavar="FILE.yaml", type=Path, required=True, help="which column and which class says what")
    verb.add_argument("--package", metavar="FILE.json", type=Path, help="the datapackage.json that describes the CSV")
    verb.add_argument("--month", metavar="YYYY-MM", help="which month (default: the newest of the file)")
    verb.add_argument("--municipality", metavar="CODE", nargs="+", default=[], help="which municipalities (default: all)")
    verb.add_argument("--json", action="store_true", help="print one JSON document")
    verb.set_defaults(run=guarded(_run))


def _run(args: argparse.Namespace) -> int:
    columns = kela.read_columns(_bytes(args.columns), file=str(args.columns))
    if args.package:
        _check_package(kela.package_fields(_bytes(args.package), file=str(args.package)), columns, args)
    found = kela.read(_bytes(args.file), columns, file=str(args.file))
    for problem in found.rejected:
        print(f"refused: {problem}", file=sys.stderr)
    month = _month(args.month, found, str(args.file))
    people = _chosen(found.of(month), args.municipality, str(args.file))
    address = address_of(
        month=month,
        limits=found.limits,
        people={code: (_counts(each), each.total) for code, each in people.items()},
    )
    if args.json:
        emit(_document(month, found, people, address))
    else:
        print(_text(month, found, people, address))
    return 1 if found.rejected else 0


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as bad:
        raise Unreadable([Problem(str(path), None, None, f"cannot be read: {bad.strerror}")]) from None


def _check_package(fields: tuple[str, ...], columns: kela.Columns, args: argparse.Namespace) -> None:
    problems = [
        Problem(str(args.columns), None, name, "the package names no such column", ", ".join(fields), nearest(name, fields))
        for name in columns.names
        if name not in fields
    ]
    if problems:
        raise Unreadable(problems)


def _month(text: str | None, found: kela.Recipients, file: str) -> date:
    if not found.months:
        raise Unreadable([Problem(file, None, None, "no row can be used", "see the rows that were refused")])
    if text is None:
        return found.months[-1]
    told = {f"{month:%Y-%m}": month for month in found.months}
    if text not in told:
        message = f"the file has no month {text}"
        raise Unreadable([Problem("command line", None, "--month", message, ", ".join(told), nearest(text, told))])
    return told[text]


def _chosen(people: Mapping[str, kela.Classes], codes: list[str], file: str) -> dict[str, kela.Classes]:
    missing = [code for code in codes if code not in people]
    if missing:
        message = f"the file does not tell of {', '.join(missing)} in this month"
        raise Unreadable([Problem(file, None, "--municipality", message, ", ".join(sorted(people)))])
    return {code: people[code] for code in codes or sorted(people)}


def _counts(each: kela.Classes) -> list[int] | None:
    """The classes where all are told; with one missing the table would not cover the group, and the total alone is used."""
    counts = [count for count in each.counts if count is not None]
    return counts if each.complete else None


def _document(month: date, found: kela.Recipients, people: Mapping[str, kela.Classes], address: str) -> dict[str, Any]:
    return {
        "month": f"{month:%Y-%m}",
        "class_limits": list(found.limits),
        "municipalities": [
            {"municipality": code, "counts": list(each.counts), "total": each.total, "complete": each.complete}
            for code, each in people.items()
        ],
        "rows_left_out": found.left_out,
        "rejected": [problem.as_json() for problem in found.rejected],
        "address": address,
    }


def _text(month: date, found: kela.Recipients, people: Mapping[str, kela.Classes], address: str) -> str:
    heads = [*(f"-{limit}" for limit in found.limits), "more", "total"]
    rows = [[f"{month:%Y-%m}", *heads]]
    for code, each in people.items():
        told = ["not told" if count is None else str(count) for count in (*each.counts, each.total)]
        rows.append([official.municipality(code).name_fi, *told])
    widths = [max(len(row[at]) for row in rows) for at in range(len(heads) + 1)]
    lines = ["  ".join(cell.ljust(w) if at == 0 else cell.rjust(w) for at, (cell, w) in enumerate(zip(row, widths, strict=True)))
             for row in rows]  # fmt: skip
    note = "Classes overlap and are never added up; a municipality's size is its total."
    return "\n".join([*lines, note, f"{found.left_out} rows left out as told.", address])

"""`luukku sharing`: who pays what of an area's costs, from an agreement's file and a data folder. No database."""

import argparse
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias

from luukku.core.cli import emit, failure, guarded, refuse
from luukku.finance.domain.sharing.agreement import Agreement, read_cents
from luukku.finance.domain.sharing.compare import compare
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.swapping import for_members_of
from luukku.finance.sharing.as_json import comparison_json, review_json, settlement_json
from luukku.finance.sharing.as_text import comparison_text, review_text, settlement_text
from luukku.finance.sharing.data_files import NO_FOLDER, DataFolder, load_data
from luukku.finance.sharing.files import agreement_files, load_agreement, period_of, settle
from luukku.finance.sharing.reference import reference
from luukku.finance.sharing.shapes import shape, shape_names
from luukku.kernel.typed import Document, Problem, Refused, Unreadable, write

if TYPE_CHECKING:
    Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"

Answer: TypeAlias = tuple[dict[str, Any], str, bool]
"""An answer as JSON, as text, and whether there is nothing to look at."""


def register(verbs: "Verbs") -> None:
    """The verbs of `luukku sharing`."""
    compute = _verb(verbs, "compute", _compute, "what each municipality pays, to the cent, with reasons")
    compute.add_argument("agreement", metavar="AGREEMENT", type=Path, help="an agreement in YAML, or a folder of them")
    _data(compute)
    compute.add_argument("--why", action="store_true", help="tell of each sum how it came about")

    comparing = _verb(verbs, "compare", _compare, "two agreements on the same data: who pays less, who more")
    comparing.add_argument("a", metavar="A", type=Path, help="an agreement in YAML")
    comparing.add_argument("b", metavar="B", type=Path, help="another agreement")
    _data(comparing)

    check = _verb(verbs, "check", _check, "does an agreement add up, what is left open, which data it needs")
    check.add_argument("agreement", metavar="AGREEMENT", type=Path, help="an agreement in YAML, or a folder of them")
    check.add_argument("--data", metavar="FOLDER", type=Path, help="look at this data folder too")

    shaping = _verb(verbs, "shape", _shape, "a published shape of agreement for the municipalities of an agreement, as YAML")
    shaping.add_argument("shape", metavar="SHAPE", help=f"one of {', '.join(shape_names())}")
    shaping.add_argument("--members-of", metavar="AGREEMENT", type=Path, required=True, help="whose members, validity and period")
    shaping.add_argument("--total", metavar="EUR", help="what its shared blocks cost together (default: as they are)")

    making = _verb(verbs, "reference", _reference, "write the JSON Schema and the tables of keys of agreement files")
    making.add_argument("--to", metavar="FOLDER", type=Path, required=True, help="the folder of the reference")


def _verb(verbs: "Verbs", name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=guarded(run))
    return parser


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="FOLDER", type=Path, required=True, help="folder with keys.csv, direct.csv …")
    parser.add_argument("--period", metavar="P", help="2026, 2026-03 or 2026-01-01..2026-06-30 (default: the agreement's own)")


def _compute(args: argparse.Namespace) -> int:
    period = period_of(args.period)

    def one(document: Document[Agreement], folder: DataFolder) -> Answer:
        settlement = settle(document, folder, period=period)
        return settlement_json(settlement), settlement_text(settlement, why=args.why), True

    return _for_each(args, one)


def _compare(args: argparse.Namespace) -> int:
    first, second = load_agreement(args.a), load_agreement(args.b)
    folder = load_data(args.data, agreements=[first.value, second.value])
    period = period_of(args.period) or first.value.period
    before, after = (settle(each, folder, period=period) for each in (first, second))
    try:
        comparison = compare(before, after)
    except ValueError as bad:
        expected = f"actual amounts of {period.text} for both, or for neither"
        raise Unreadable([Problem(str(args.b), None, None, str(bad), expected)]) from None
    if args.json:
        emit(comparison_json(comparison))
    else:
        print(comparison_text(comparison))
    return 0


def _shape(args: argparse.Namespace) -> int:
    rules, document = shape(args.shape), load_agreement(args.members_of)
    try:
        total = None if args.total is None else read_cents(args.total)
    except Refused as bad:
        raise Unreadable([Problem("--total", None, None, bad.message, bad.expected, bad.nearest)]) from None
    text = write(for_members_of(document.value, rules=rules, total=total))
    if args.json:
        emit({"agreement": rules.agreement, "yaml": text})
    else:
        print(text, end="")
    return 0


def _reference(args: argparse.Namespace) -> int:
    for path, text in reference().items():
        file = args.to / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8", newline="\n")
        print(f"Wrote {file}.", file=sys.stderr)
    return 0


def _check(args: argparse.Namespace) -> int:
    def one(document: Document[Agreement], folder: DataFolder) -> Answer:
        with_data = args.data is not None
        if with_data:
            settle(document, folder)
        found = review(document.value)
        return review_json(found, with_data=with_data), review_text(found, with_data=with_data), not found.open

    return _for_each(args, one)


def _for_each(args: argparse.Namespace, one: Callable[[Document[Agreement], DataFolder], Answer]) -> int:
    """The answer for an agreement, or a list of answers for a folder of them: what can be used is, the rest is refused."""
    if not args.agreement.is_dir():
        document = load_agreement(args.agreement)
        answer, text, fine = one(document, _folder(args, [document.value]))
        if args.json:
            emit(answer)
        else:
            print(text)
        return 0 if fine else 1
    read = {file: _read(file) for file in agreement_files(args.agreement)}
    agreements = [each.value for each in read.values() if isinstance(each, Document)]
    folder = _folder(args, agreements)
    items: list[dict[str, Any]] = []
    codes = {0}
    for file, document_or_problems in read.items():
        try:
            if not isinstance(document_or_problems, Document):
                raise document_or_problems
            answer, text, fine = one(document_or_problems, folder)
        except Unreadable as bad:
            refuse(bad.problems, as_json=False)
            items.append({"file": str(file), **failure(bad.problems)})
            codes.add(2)
            continue
        items.append({"file": str(file), **answer})
        codes.add(0 if fine else 1)
        if not args.json:
            print(f"{file}\n{text}\n")
    if args.json:
        emit(items)
    return max(codes)


def _folder(args: argparse.Namespace, agreements: list[Agreement]) -> DataFolder:
    return load_data(args.data, agreements=agreements) if args.data else NO_FOLDER


def _read(file: Path) -> Document[Agreement] | Unreadable:
    try:
        return load_agreement(file)
    except Unreadable as bad:
        return bad

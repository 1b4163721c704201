"""`luukku sharing`: who pays what of an area's costs, from an agreement's file and a data folder. No database."""

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

from luukku.core.cli import emit, refuse
from luukku.finance.domain.sharing.agreement import read_cents
from luukku.finance.domain.sharing.compare import compare
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.swapping import for_members_of
from luukku.finance.sharing.as_json import comparison_json, review_json, settlement_json
from luukku.finance.sharing.as_text import comparison_text, review_text, settlement_text
from luukku.finance.sharing.data_files import load_data
from luukku.finance.sharing.files import load_agreement, period_of, settle
from luukku.finance.sharing.shapes import shape, shape_names
from luukku.kernel.typed import Problem, Refused, Unreadable, write

if TYPE_CHECKING:
    Verbs: TypeAlias = "argparse._SubParsersAction[argparse.ArgumentParser]"


def register(verbs: "Verbs") -> None:
    """The verbs of `luukku sharing`."""
    compute = _verb(verbs, "compute", _compute, "what each municipality pays, to the cent, with reasons")
    compute.add_argument("agreement", metavar="AGREEMENT", type=Path, help="an agreement in YAML")
    _data(compute)
    compute.add_argument("--why", action="store_true", help="tell of each sum how it came about")

    comparing = _verb(verbs, "compare", _compare, "two agreements on the same data: who pays less, who more")
    comparing.add_argument("a", metavar="A", type=Path, help="an agreement in YAML")
    comparing.add_argument("b", metavar="B", type=Path, help="another agreement")
    _data(comparing)

    check = _verb(verbs, "check", _check, "does an agreement add up, what is left open, which data it needs")
    check.add_argument("agreement", metavar="AGREEMENT", type=Path, help="an agreement in YAML")
    check.add_argument("--data", metavar="FOLDER", type=Path, help="look at this data folder too")

    shaping = _verb(verbs, "shape", _shape, "a published shape of agreement for the municipalities of an agreement, as YAML")
    shaping.add_argument("shape", metavar="SHAPE", help=f"one of {', '.join(shape_names())}")
    shaping.add_argument("--members-of", metavar="AGREEMENT", type=Path, required=True, help="whose members, validity and period")
    shaping.add_argument("--total", metavar="EUR", help="what its shared blocks cost together (default: as they are)")


def _verb(verbs: "Verbs", name: str, run: Callable[[argparse.Namespace], int], about: str) -> argparse.ArgumentParser:
    parser = verbs.add_parser(name, help=about, description=about[0].upper() + about[1:] + ".")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=_guarded(run))
    return parser


def _data(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--data", metavar="FOLDER", type=Path, required=True, help="folder with keys.csv, direct.csv …")
    parser.add_argument("--period", metavar="P", help="2026, 2026-03 or 2026-01-01..2026-06-30 (default: the agreement's own)")


def _guarded(run: Callable[[argparse.Namespace], int]) -> Callable[[argparse.Namespace], int]:
    """Input that cannot be used is told on stderr, with exit code 2."""

    def guarded(args: argparse.Namespace) -> int:
        try:
            return run(args)
        except Unreadable as bad:
            return refuse(bad.problems, as_json=args.json)

    return guarded


def _compute(args: argparse.Namespace) -> int:
    document = load_agreement(args.agreement)
    folder = load_data(args.data, agreements=[document.value])
    settlement = settle(document, folder, period=period_of(args.period))
    if args.json:
        emit(settlement_json(settlement))
    else:
        print(settlement_text(settlement, why=args.why))
    return 0


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


def _check(args: argparse.Namespace) -> int:
    document = load_agreement(args.agreement)
    if args.data:
        settle(document, load_data(args.data, agreements=[document.value]))
    found = review(document.value)
    if args.json:
        emit(review_json(found, with_data=args.data is not None))
    else:
        print(review_text(found, with_data=args.data is not None))
    return 1 if found.open else 0

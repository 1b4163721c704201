"""`luukku bench NAME`: measurements in `tests/bench/`, each beside its goal. Figures to read; no test fails on a slow machine."""

import argparse
import importlib.util
import os
import platform
from collections.abc import Callable
from pathlib import Path
from typing import Any

from luukku.config import paths
from luukku.config.processes import memory_bytes
from luukku.core.cli import emit, refuse
from luukku.kernel.typed import Problem, nearest

Bench = Callable[..., dict[str, Any]]


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku bench NAME [--size N] [--json]`."""
    parser.add_argument("name", metavar="NAME", help=f"one of: {', '.join(_benches())}")
    parser.add_argument("--size", type=int, metavar="N", help="how much to measure with (default: the bench's own)")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    benches = _benches()
    if args.name not in benches:
        problem = Problem(
            "tests/bench", None, "NAME", f"there is no bench {args.name}", ", ".join(benches), nearest(args.name, benches)
        )
        return refuse([problem], as_json=args.json)
    measured = _load(benches[args.name])(size=args.size)
    document = {"name": args.name, "machine": machine(), "results": measured["results"], "agrees": measured["agrees"]}
    if args.json:
        emit(document)
    else:
        print(_text(document))
    return 0 if measured["agrees"] and all(result["ok"] for result in measured["results"]) else 1


def machine() -> dict[str, object]:
    """What the figures were measured on."""
    return {"cpus": os.cpu_count(), "memory_gib": round(memory_bytes() / 2**30, 1), "python": platform.python_version()}


def _benches() -> dict[str, Path]:
    return {file.stem: file for file in sorted((paths.checkout() / "tests" / "bench").glob("[a-z]*.py"))}


def _load(file: Path) -> Bench:
    spec = importlib.util.spec_from_file_location(f"bench_{file.stem}", file)
    if spec is None or spec.loader is None:
        raise ImportError(file)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    run: Bench = module.run
    return run


def _text(document: dict[str, Any]) -> str:
    machine = document["machine"]
    rows = [
        [row["what"], f"{row['value']} {row['unit']}", row["goal"] or "", "" if row["ok"] else "missed"]
        for row in document["results"]
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    lines = ["  ".join(f"{cell:<{width}}" for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows]
    lines.append("The answers agree." if document["agrees"] else "The answers do not agree.")
    lines.append(f"{machine['cpus']} processors, {machine['memory_gib']} GiB, Python {machine['python']}")
    return "\n".join(lines)

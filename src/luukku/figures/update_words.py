"""What taking a downloaded file would do, as the command tells it: a document for programs, and lines for a person."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from luukku.connectors import official, statfin
from luukku.figures.actions import Update

SHOWN = 10
"""Lines of a list for a person; the document has them all."""


def described(update: Update) -> dict[str, Any]:
    """The preview as `--json` prints it (docs/reference/official-update.md); `taken` becomes true when it has been."""
    statistics, comparison = update.statistics, update.comparison

    def when(period: date) -> str:
        return f"{period:%Y-%m}" if statistics.table is statfin.Table.UNEMPLOYMENT else f"{period:%Y}"

    return {
        "file": update.file,
        "digest": update.digest,
        "dataset": update.dataset,
        "title": statistics.title,
        "updated": statistics.updated.isoformat() if statistics.updated else None,
        "measures": list(statistics.measures),
        "rows": {what: comparison.count(what) for what in ("new", "changed", "unchanged")} | {"rejected": len(update.rejected)},
        "periods": [
            {"period": when(each.period), "state": each.state}
            | {"new": each.new, "changed": each.changed, "unchanged": each.unchanged}
            for each in comparison.periods
        ],
        "changes": [
            {"region": each.region, "name": region_name(each.region), "period": when(each.period)}
            | {"measure": each.measure, "before": each.before, "after": each.after}
            for each in comparison.changes
        ],
        "gaps": [when(each) for each in update.gaps],
        "lacking": list(update.lacking),
        "rejected": [problem.as_json() for problem in update.rejected],
        "dropped": [{"what": each.what, "names": list(each.names), "why": each.why} for each in statistics.dropped],
        "taken": False,
    }


def region_name(code: str) -> str:
    """The Finnish name of a region of the series."""
    if code == official.COUNTRY:
        return "Koko maa"
    kind, digits = code[:2], code[2:]
    return official.regions()[digits].name_fi if kind == "MK" else official.municipality(digits).name_fi


def in_words(document: dict[str, Any]) -> str:
    """The same for a person, the longest lists cut."""
    return "\n".join(_lines(document))


def _lines(document: dict[str, Any]) -> Iterator[str]:
    updated = f", updated by StatFin on {document['updated']}" if document["updated"] else ""
    yield f"{document['file']}: {document['dataset']} ({', '.join(document['measures'])}){updated}"
    rows = document["rows"]
    for state, title in (("new", "New"), ("changed", "Changed"), ("unchanged", "Unchanged")):
        if found := [each for each in document["periods"] if each["state"] == state]:
            yield f"  {title + ':':11}{_periods([each['period'] for each in found])}"
    yield f"  {'Rows:':11}" + ", ".join(f"{count} {what}" for what, count in rows.items())
    if changes := document["changes"]:
        yield f"  {len(changes)} {'figure changes' if len(changes) == 1 else 'figures change'}, the most:"
        for each in changes[:SHOWN]:
            where = f"{each['region']} {each['name']} {each['period']} {each['measure']}"
            yield f"    {where}: {_said(each['before'])} → {_said(each['after'])}"
        yield from _cut(changes)
    if document["gaps"]:
        yield f"  Not told by anybody: {_periods(document['gaps'])}"
    if lacking := document["lacking"]:
        names = ", ".join(region_name(f"KU{code}") for code in lacking)
        yield f"  Of the area's members the newest month or year lacks {names}: pages show it once it has them all."
    if rejected := document["rejected"]:
        yield f"  {len(rejected)} {'row is' if len(rejected) == 1 else 'rows are'} refused:"
        for each in rejected[:SHOWN]:
            yield f"    {_problem(each)}"
        yield from _cut(rejected)
    for each in document["dropped"]:
        names = "; ".join(each["names"][:SHOWN]) + (
            f" and {len(each['names']) - SHOWN} more" if len(each["names"]) > SHOWN else ""
        )
        yield f"  Left out: {each['what']} {names} ({each['why']})"
    if not rows["new"] and not rows["changed"]:
        yield "  Nothing is new."


def _cut(items: Sequence[object]) -> Iterator[str]:
    if len(items) > SHOWN:
        yield f"    … and {len(items) - SHOWN} more (all with --json)"


def _said(value: int | None) -> str:
    return "not published" if value is None else str(value)


def _problem(each: dict[str, Any]) -> str:
    place = f"line {each['line']}, " if each["line"] else ""
    place += f"{each['key']}: " if each["key"] else ""
    near = f"; did you mean {each['nearest']}?" if each["nearest"] else ""
    return f"{place}{each['message']}{near}"


def _periods(periods: Sequence[str]) -> str:
    """`2023-11 … 2026-10 (36)`; runs of months or years that follow one another."""
    runs: list[list[str]] = []
    for each in periods:
        if runs and _follows(runs[-1][-1], each):
            runs[-1].append(each)
        else:
            runs.append([each])
    shown = [run[0] if len(run) == 1 else f"{run[0]} … {run[-1]} ({len(run)})" for run in runs]
    return ", ".join(shown[:SHOWN]) + (f" and {len(shown) - SHOWN} more" if len(shown) > SHOWN else "")


def _follows(one: str, other: str) -> bool:
    return _number(other) == _number(one) + 1


def _number(period: str) -> int:
    year, _, month = period.partition("-")
    return int(year) * 12 + int(month) if month else int(year)

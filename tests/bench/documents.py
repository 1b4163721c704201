"""Taking tables out: a long table as Excel and CSV in a process of its own for each, and a table drawn on a page."""

import json
import resource
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter, process_time
from typing import Any

SHORT = 1_000
ROUNDS = 7
PAGE = (200, 10)
"""Rows and columns of a large table on a page."""


def run(*, size: int | None = None) -> dict[str, object]:
    """A table of `size` rows (100 000 when not said) beside one of a thousand: memory must not grow with it."""
    rows = size or 100_000
    results, agrees = [], True
    for form in ("xlsx", "csv", "koneluku"):
        few, many = _in_a_process_of_its_own(form, SHORT), _in_a_process_of_its_own(form, rows)
        grown = many["peak_mib"] - few["peak_mib"]
        results += [
            _figure(f"{form}, {rows} rows, wall", many["wall"], "s"),
            _figure(f"{form}, {rows} rows, processor", many["cpu"], "s", "<= 10" if form == "xlsx" else "<= 3"),
            _figure(f"{form}, {rows} rows, file", many["mib"], "MiB"),
            _figure(f"{form}, peak memory over that of {SHORT} rows", round(grown, 1), "MiB", "<= 8"),
        ]
        agrees &= many["rows"] == rows and few["rows"] == SHORT
    return {"name": "documents", "results": [*results, *_drawn()], "agrees": agrees}


def _figure(what: str, value: float, unit: str, goal: str | None = None) -> dict[str, object]:
    return {
        "what": what,
        "value": value,
        "unit": unit,
        "goal": goal,
        "ok": goal is None or value <= float(goal.removeprefix("<= ")),
    }


def _in_a_process_of_its_own(form: str, rows: int) -> Any:
    answer = subprocess.run([sys.executable, __file__, form, str(rows)], capture_output=True, text=True, check=True)
    return json.loads(answer.stdout)


def table(rows: int, columns: int = 5) -> Any:
    """Lines that are made as they are read: counts, shares, money and absences."""
    from luukku.core.documents.tables import Absent, Column, DataTable, Line

    kinds = ("number", "percent", "change", "money", "text")
    heads = tuple(
        Column(key=f"c{at}", title=f"Sarake {at}", unit="henkilöä", kind=kinds[at % 5], decimals=at % 3)  # type: ignore[arg-type]
        for at in range(columns)
    )

    def value(number: int, at: int) -> object:
        if (number + at) % 17 == 0:
            return Absent.PROTECTED if at % 2 else None
        made = (
            number * 37 + at,
            Fraction(number * 100, 9 + at),
            number % 301 - 150,
            Decimal(number).scaleb(-2),
            f"rivi {number}",
        )
        return made[at % 5]

    class Lines:
        def __iter__(self) -> Iterator[Line]:
            for number in range(rows):
                yield Line(
                    name=f"Kunta {number}",
                    url=f"/alue/kunnat/{number}/",
                    values={f"c{at}": value(number, at) for at in range(columns)},
                )  # type: ignore[misc]

    return DataTable(stem="pitka", title="Pitkä taulukko", names=Column(key="kunta", title="Kunta"), columns=heads, lines=Lines())


def _drawn() -> list[dict[str, object]]:
    """Body of a page's table, drawn and sorted in this process."""
    _django()
    from luukku.core.documents.tables import sorted_by
    from luukku.core.ui.data import body

    rows, columns = PAGE
    shown = table(rows, columns)
    drawn, ordered = [], []
    for _ in range(ROUNDS):
        began = perf_counter()
        body(shown, language="fi")
        drawn.append(perf_counter() - began)
        began = perf_counter()
        sorted_by(shown, "c1", descending=True)
        ordered.append(perf_counter() - began)
    return [
        _figure(f"{rows} × {columns} drawn", round(median(drawn) * 1e3, 1), "ms", "<= 50"),
        _figure(f"{rows} × {columns} sorted", round(median(ordered) * 1e3, 1), "ms", "<= 10"),
    ]


def _django() -> None:
    import os

    import django
    from django.conf import settings

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "luukku.config.settings")
    if not settings.configured or not django.apps.apps.ready:
        django.setup()


def main(form: str, rows: int) -> None:
    """Take the table out once and print what it cost."""
    _django()
    import tempfile
    from datetime import UTC, datetime

    from luukku.core.documents import csv, excel

    made = table(rows)
    with tempfile.TemporaryFile() as file:
        began, began_cpu = perf_counter(), process_time()
        if form == "xlsx":
            excel.write(file, [made], page="https://luukku.example/", taken_out=datetime(2026, 11, 24, tzinfo=UTC), language="fi")
        else:
            for part in csv.for_people(made, language="fi") if form == "csv" else csv.for_programs(made):
                file.write(part.encode())
        wall, cpu = perf_counter() - began, process_time() - began_cpu
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        mib = file.tell() / 2**20
        file.seek(0)
        found = _rows_of_workbook(file) if form == "xlsx" else sum(1 for _ in file) - 1
    print(json.dumps({"wall": round(wall, 2), "cpu": round(cpu, 2), "mib": round(mib, 1), "peak_mib": peak, "rows": found}))


def _rows_of_workbook(file: Any) -> int:
    """Rows of the first sheet below its two heads, counted in the file itself."""
    from zipfile import ZipFile

    with ZipFile(file) as book, book.open("xl/worksheets/sheet1.xml") as sheet:
        return sum(line.count(b"<row ") for line in iter(lambda: sheet.read(1 << 20) + sheet.readline(), b"")) - 2


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "src"))
    main(sys.argv[1], int(sys.argv[2]))

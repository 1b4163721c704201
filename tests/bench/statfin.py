"""The whole table 12r5 as downloaded – every region, month and figure – read, previewed and taken into a database of its own."""

import csv
import io
import json
import os
from collections.abc import Callable
from statistics import median
from time import perf_counter

from luukku.config.throwaway import throwaway_database
from luukku.connectors import official, statfin

ROUNDS = 3
CODES = ("TYOTTOMATLOPUSSA", "TYOVOIMATK", "AVPAIKATLOPUSSA")
Row = tuple[int | None, int | None, int | None]


def json_stat2(series: dict[str, list[Row]], months: list[str]) -> bytes:
    """The table as the interface of StatFin gives it."""
    categories = {"Alue": list(series), "timeperiod_m": months, "contentscode": list(CODES)}
    document = {
        "version": "2.0",
        "class": "dataset",
        "id": list(categories),
        "size": [len(codes) for codes in categories.values()],
        "dimension": {name: {"category": {"index": codes}} for name, codes in categories.items()},
        "value": [value for rows in series.values() for row in rows for value in row],
    }
    return json.dumps(document).encode()


def wide_csv(series: dict[str, list[Row]], months: list[str]) -> bytes:
    """The table with a column for each month and figure."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(["Alue", *(f"{month} {code}" for month in months for code in CODES)])
    for region, rows in series.items():
        writer.writerow([region, *("..." if value is None else value for row in rows for value in row)])
    return text.getvalue().encode()


def run(*, size: int | None = None) -> dict[str, object]:
    """`size` months at the end of the series (all when not said); every figure of them is revised, so that all is written."""
    dates = official.months_12r5()[-(size or 1000) :]
    months = [f"{month:%YM%m}" for month in dates]
    series: dict[str, list[Row]] = {
        region: [
            (None if row.unemployed is None else row.unemployed + 1, row.labour_force, row.vacancies)
            for row in official.series_for(region)[-len(dates) :]
        ]
        for region in official.regions_12r5()
    }
    forms = {"json-stat2": json_stat2(series, months), "CSV": wide_csv(series, months)}
    read = {name: _seconds(lambda data=data: statfin.read(data, file="12r5")) for name, data in forms.items()}
    alike = statfin.read(forms["CSV"], file="").observations == statfin.read(forms["json-stat2"], file="").observations
    previewed, taken, agrees = _in_a_database(forms["json-stat2"])
    results = [
        *({"what": f"{name} read", "value": seconds, "unit": "s", "goal": None, "ok": True} for name, seconds in read.items()),
        {"what": "json-stat2 read and previewed", "value": previewed, "unit": "s", "goal": "<= 5", "ok": previewed <= 5},
        {"what": f"{len(series) * len(months)} rows taken", "value": taken, "unit": "s", "goal": None, "ok": True},
    ]
    return {"results": results, "agrees": alike and agrees}


def _seconds(work: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began = perf_counter()
        work()
        times.append(perf_counter() - began)
    return round(median(times), 2)


def _in_a_database(data: bytes) -> tuple[float, float, bool]:
    """Seconds to preview and to take the file, and whether the series then say what the file says."""
    before = os.environ.get("DATABASE_URL")
    try:
        with throwaway_database() as url:
            os.environ["DATABASE_URL"] = url
            from luukku.config.migrations import start_django

            start_django()
            from django.core.management import call_command
            from django.db import connection

            from luukku.core.clock import system_clock
            from luukku.figures import actions

            call_command("migrate", verbosity=0)
            actions.take_shipped(clock=system_clock())
            previewed = _seconds(lambda: actions.preview(data=data, file="12r5.json", clock=system_clock()))
            seen = actions.preview(data=data, file="12r5.json", clock=system_clock())
            began = perf_counter()
            actions.take(seen, clock=system_clock())
            taken = round(perf_counter() - began, 2)
            again = actions.preview(data=data, file="12r5.json", clock=system_clock()).comparison
            connection.close()
            return previewed, taken, bool(seen.comparison.rows) and not again.rows
    finally:
        os.environ.pop("DATABASE_URL", None)
        if before is not None:
            os.environ["DATABASE_URL"] = before

"""Newer months taken by a command that is killed in the middle: the series are as they were, and the next run takes them all."""

import json
from datetime import date
from pathlib import Path

import psycopg

from tests import statfin_files
from tests.lifecycle.installations import Installation, eventually, kill, let_go

MONTHS = [date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1)]


def test_an_update_killed_while_it_writes_has_taken_nothing_and_can_be_run_again(
    installation: Installation, tmp_path: Path
) -> None:
    figures = {(region, month): (5, 50, 500) for region, _ in statfin_files.shipped(since=MONTHS[0]) for month in MONTHS}
    file = tmp_path / "12r5.json"
    file.write_bytes(statfin_files.json_stat2(figures))
    assert installation.luukku("official", "take").returncode == 0
    holder, url = installation.hold()
    with psycopg.connect(url, autocommit=True) as connection:
        before = told(connection)
        connection.execute(
            "CREATE FUNCTION wait() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(3); RETURN NEW; END $$"
        )
        connection.execute(
            "CREATE TRIGGER wait BEFORE INSERT ON figures_labourmonth FOR EACH ROW"
            " WHEN (NEW.region = 'SSS' AND NEW.month = '2023-12-01') EXECUTE FUNCTION wait()"
        )
        process = installation.start("official", "update", str(file), "--yes")
        asleep = "SELECT count(*) FROM pg_stat_activity WHERE wait_event = 'PgSleep'"
        assert eventually(lambda: connection.execute(asleep).fetchone() == (1,), seconds=60), process.stderr
        kill(process)
        assert eventually(lambda: connection.execute(asleep).fetchone() == (0,))
        assert told(connection) == before
        connection.execute("DROP TRIGGER wait ON figures_labourmonth")
        again = installation.luukku("official", "update", str(file), "--yes", "--json")
        assert (again.returncode, json.loads(again.stdout)["taken"]) == (0, True), again.stderr
        after = told(connection)
        assert after["months"] == before["months"] + 2 * 328
        assert after["deliveries"] == before["deliveries"] + 1
        assert after["of five"] == 3 * 328
        once_more = installation.luukku("official", "update", str(file), "--yes", "--json")
        assert (once_more.returncode, json.loads(once_more.stdout)["taken"]) == (0, False)
        assert told(connection) == after
    let_go(holder)


def told(connection: psycopg.Connection) -> dict[str, int]:
    """How many rows of each kind there are."""
    asked = {
        "months": "SELECT count(*) FROM figures_labourmonth",
        "of five": "SELECT count(*) FROM figures_labourmonth WHERE (unemployed, labour_force, vacancies) = (5, 50, 500)",
        "deliveries": "SELECT count(*) FROM figures_delivery",
    }
    return {what: connection.execute(query).fetchone()[0] for what, query in asked.items()}

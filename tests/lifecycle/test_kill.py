"""Killed at any moment: nothing is lost, nothing is left running, and the next start needs no help."""

import os
import shutil
import signal
import time
from pathlib import Path

import psutil
import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict

from tests.lifecycle.installations import HOLDER, Installation, eventually, fill, kill, let_go, processes_naming


def test_the_last_one_to_leave_stops_the_server(installation: Installation) -> None:
    first, url = installation.hold()
    second, same_url = installation.hold()
    assert same_url == url
    let_go(first)
    with psycopg.connect(url):
        assert installation.servers()
    let_go(second)
    assert not installation.servers()
    assert eventually(lambda: not installation.watchers())


def test_a_holder_killed_is_followed_by_its_watcher_who_stops_the_server(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=1000)
    kill(holder)
    assert eventually(lambda: not installation.servers() and not installation.watchers())
    assert installation.rows() == 1000


def test_a_killed_holder_does_not_take_the_server_from_another(installation: Installation) -> None:
    first, _ = installation.hold()
    second, url = installation.hold()
    kill(first)
    time.sleep(0.5)
    with psycopg.connect(url) as connection:
        assert connection.execute("SELECT 1").fetchone() == (1,)
    let_go(second)
    assert eventually(lambda: not installation.servers())


def test_holder_and_watcher_killed_leave_a_server_that_the_next_start_adopts(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=1000)
    for watcher in installation.watchers():
        kill(watcher)
    kill(holder)
    (server,) = installation.servers()
    again, same_url = installation.hold()
    assert same_url == url
    assert server.is_running()
    let_go(again)
    assert not installation.servers()
    assert installation.rows() == 1000


def test_everything_killed_at_once_recovers_with_every_committed_row(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=100_000)
    unfinished = psycopg.connect(url)
    unfinished.execute("INSERT INTO kept SELECT generate_series(1, 500)")
    backends = [child for server in installation.servers() for child in server.children()]
    for process in [*installation.watchers(), holder, *installation.servers(), *backends]:
        kill(process)
    assert installation.rows() == 100_000
    unfinished.close()


def test_a_server_whose_socket_was_swept_away_is_started_again(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=10)
    shutil.rmtree(conninfo_to_dict(url)["host"])
    assert installation.rows() == 10
    let_go(holder)


def test_the_server_killed_alone_is_started_again_although_its_number_lingers(installation: Installation) -> None:
    holder, url = installation.hold()
    fill(url, rows=1000)
    (postmaster,) = installation.servers()
    kill(postmaster)
    assert installation.rows() == 1000
    let_go(holder)


@pytest.mark.parametrize("moment", [0.2, 0.4, 0.6, 0.8, 1.1])
def test_a_first_start_killed_at_any_moment_is_made_good_by_the_next(installation: Installation, moment: float) -> None:
    process = installation.start(code=HOLDER)
    time.sleep(moment)
    os.killpg(process.pid, signal.SIGKILL)
    installation.fill(rows=10)
    assert eventually(lambda: not installation.servers())
    assert not list(installation.home.glob("*.new-*"))


def test_ctrl_c_lets_go_of_the_server(installation: Installation) -> None:
    holder, _ = installation.hold()
    holder.send_signal(signal.SIGINT)
    assert holder.wait(30) != 0
    assert not installation.servers()
    assert not processes_naming("lease-", str(installation.state))


def test_a_killed_test_run_leaves_neither_server_nor_files(installation: Installation) -> None:
    run = installation.start(
        code="""
        import sys
        from luukku.config.throwaway import throwaway_database
        with throwaway_database() as url:
            print(url, flush=True)
            sys.stdin.read()
        """
    )
    socket = conninfo_to_dict(run.stdout.readline().strip())["host"]
    (server,) = processes_naming("postgres", socket)
    home = Path(server.cwd()).parent
    kill(run)
    assert eventually(lambda: not server.is_running() or server.status() == psutil.STATUS_ZOMBIE)
    assert eventually(lambda: not home.exists() and not Path(socket).exists())

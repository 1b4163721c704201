"""`luukku demo` and `luukku serve`: started, answered, stopped, killed; ports that are taken; code newer than its data."""

import os
import re
import signal
import socket
import subprocess
import urllib.request
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import psutil
import pytest

from luukku.config.ports import FIRST_PORT, is_free
from tests.lifecycle.installations import Installation, eventually, kill, let_go, processes_naming


@pytest.fixture(scope="module")
def running_once(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Installation]:
    """An installation whose demo has been started and stopped once."""
    made = Installation(tmp_path_factory.mktemp("demo") / "state")
    first = made.luukku("demo", "--once")
    assert first.returncode == 0, first.stderr
    assert "The first page answers" in first.stdout
    assert not made.servers()
    yield made
    made.clean_up()


@pytest.fixture
def demo(running_once: Installation) -> Iterator[Installation]:
    yield running_once
    running_once.variables.clear()
    running_once.luukku("stop")


def until_ready(process: "subprocess.Popen[str]") -> str:
    """The address that a start prints when it is ready."""
    for line in process.stdout:
        if found := re.match(r"Luukku is ready: (http://\S+)", line):
            return found[1]
    raise AssertionError(process.stderr.read())


def page(address: str) -> str:
    with urllib.request.urlopen(address, timeout=10) as answer:
        assert answer.status == 200
        return answer.read().decode()


def web_processes(installation: Installation) -> list[psutil.Process]:
    """The web server of an installation with its workers."""
    found = []
    for process in processes_naming("luukku.config.web"):
        with suppress(psutil.Error):  # it may end between two looks
            if process.environ().get("LUUKKU_STATE") == str(installation.state):
                found.append(process)
    return found


def test_a_demo_tells_address_and_personas_and_ends_well_when_told_to(demo: Installation) -> None:
    process = demo.start("demo")
    address = until_ready(process)
    assert process.stdout.readline() == "Log in as\n"
    assert "Antti Vuorela" in process.stdout.readline()
    assert "<h1" in page(address)
    process.send_signal(signal.SIGTERM)
    assert process.wait(20) == 0
    assert not demo.servers()
    assert not web_processes(demo)


def test_the_access_log_tells_the_path_and_never_what_was_asked(demo: Installation) -> None:
    demo.variables["LUUKKU_ACCESS_LOG"] = "1"
    process = demo.start("demo")
    address = until_ready(process)
    page(f"{address}maaraaikalaskuri/?t=2026-04-01.job_search_started.status-unemployed&synt=1968-05-07")
    process.send_signal(signal.SIGTERM)
    _, logged = process.communicate(timeout=20)
    assert '"GET /maaraaikalaskuri/" 200' in logged
    assert "job_search_started" not in logged
    assert "1968" not in logged


def test_a_demo_killed_leaves_neither_web_server_nor_database(demo: Installation) -> None:
    process = demo.start("demo")
    address = until_ready(process)
    kill(process)
    assert eventually(lambda: not web_processes(demo) and not demo.servers())
    assert until_ready(demo.start("demo")) == address


def test_demo_and_watcher_killed_the_web_server_leaves_by_itself(demo: Installation) -> None:
    process = demo.start("demo")
    until_ready(process)
    for watcher in demo.watchers():
        kill(watcher)
    kill(process)
    assert eventually(lambda: not web_processes(demo))
    assert demo.luukku("stop").stdout.startswith("Stopped PostgreSQL")


def test_workers_that_outlive_everything_are_ended_by_the_next_start(demo: Installation) -> None:
    process = demo.start("demo")
    address = until_ready(process)
    leader = min(web_processes(demo), key=lambda one: one.create_time())
    workers = leader.children()
    assert workers
    for one in [*demo.watchers(), process, leader]:
        kill(one)
    assert all(worker.is_running() for worker in workers)
    again = demo.start("demo")
    assert until_ready(again) == address
    assert not any(worker.is_running() and worker.status() != psutil.STATUS_ZOMBIE for worker in workers)


def test_a_port_in_use_is_refused_by_name_when_it_was_asked_for(demo: Installation) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as taken:
        port = taken.getsockname()[1]
        refused = demo.luukku("demo", "--once", "--port", str(port))
    assert refused.returncode == 1
    assert f"Port {port} is in use by python" in refused.stderr
    assert f"(process {os.getpid()})" in refused.stderr
    assert "--port" in refused.stderr


def test_without_a_port_the_next_free_one_is_taken_and_told(demo: Installation) -> None:
    if not is_free(host="127.0.0.1", port=FIRST_PORT):
        pytest.skip(f"port {FIRST_PORT} is in use on this machine")
    with closing(socket.create_server(("127.0.0.1", FIRST_PORT))):
        told = demo.luukku("demo", "--once")
    assert told.returncode == 0
    assert re.search(rf"Port {FIRST_PORT} is in use by .*; taking \d+\.", told.stderr)


def test_two_checkouts_run_at_once_on_ports_and_data_of_their_own(demo: Installation, installation: Installation) -> None:
    both = [demo.start("demo"), installation.start("serve")]
    addresses = [until_ready(process) for process in both]
    assert len(set(addresses)) == 2
    assert demo.data != installation.data
    assert "Antti Vuorela" in page(addresses[0])
    assert "Antti Vuorela" not in page(addresses[1]), "a service has no personas"
    stopped = installation.luukku("stop").stdout
    assert f"process {both[1].pid}, {addresses[1]}" in stopped
    assert both[1].wait(10) == 0
    assert "luukku user add" in both[1].stdout.read(), "a new service says what is still to be done"
    assert "<h1" in page(addresses[0])


def test_newer_code_dumps_the_data_before_it_migrates(demo: Installation) -> None:
    undone = demo.luukku("django", "migrate", "axes", "zero")
    assert undone.returncode == 0, undone.stderr
    again = demo.luukku("migrate")
    assert again.returncode == 0
    (file,) = re.findall(r"Dumped to (\S+\.dump) first", again.stderr)
    assert Path(file).stat().st_size > 10_000
    assert "Applying" in again.stderr
    assert demo.luukku("migrate").stderr == ""


def test_a_service_that_answers_to_its_own_name_alone_is_still_found_ready(demo: Installation) -> None:
    demo.variables["LUUKKU_HOSTS"] = "luukku.example, .employment.example"
    assert demo.luukku("demo", "--once").returncode == 0


def test_a_server_of_somebody_elses_that_does_not_answer_is_named(installation: Installation) -> None:
    installation.variables["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:1/luukku"
    refused = installation.luukku("migrate")
    assert refused.returncode == 1
    assert "does not answer" in refused.stderr
    assert "DATABASE_URL" in refused.stderr
    assert "Traceback" not in refused.stderr


def test_a_server_of_somebody_elses_is_used_and_never_stopped(demo: Installation, installation: Installation) -> None:
    holder, url = demo.hold()
    installation.variables["DATABASE_URL"] = url
    assert installation.luukku("demo", "--once").returncode == 0
    assert demo.servers()
    assert installation.luukku("reset", "--yes").returncode == 1
    let_go(holder)

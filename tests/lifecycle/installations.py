"""Real installations to break: state folders of their own on this code, and clones with an environment of their own."""

import os
import shutil
import signal
import subprocess
import sys
import textwrap
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psutil
import psycopg

ROOT = Path(__file__).resolve().parents[2]
IS_ROOT = os.name == "posix" and os.geteuid() == 0
NOBODY = 65534
NOT_CLONED = shutil.ignore_patterns(".git", ".venv*", ".luukku*", ".hypothesis", "__pycache__", ".*_cache", "*.mo", "*.mo.new")
HOLDER = """
    import sys
    from luukku.config.database import use_database
    with use_database(verb="hold") as database:
        print(database.url, flush=True)
        sys.stdin.read()
"""


def plain_environment(**more: str) -> dict[str, str]:
    """The environment of a user who has set nothing for Luukku or PostgreSQL."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUUKKU", "PG", "DATABASE_URL", "DJANGO"))}
    return kept | {"PYTHONUNBUFFERED": "1"} | more


def eventually(holds: Callable[[], Any], *, seconds: float = 20) -> bool:
    """Whether `holds` comes true in time."""
    until = time.monotonic() + seconds
    while time.monotonic() < until:
        if holds():
            return True
        time.sleep(0.05)
    return False


def processes_naming(*words: str) -> list[psutil.Process]:
    """Living processes whose command line has all the words."""
    found = []
    for process in psutil.process_iter():
        try:
            line = " ".join(process.cmdline())
            if all(word in line for word in words) and process.status() != psutil.STATUS_ZOMBIE:
                found.append(process)
        except psutil.Error:
            continue
    return found


@dataclass
class Installation:
    """An installation with a state folder of its own. Whatever it starts is ended with the test.

    command   the command line: of this checkout's environment, or a clone's start script
    python    the interpreter for programs on its code
    user      number of the user who works with it; None for the one who runs the tests
    umask     what this user takes from the mode of new files; -1 for what the tests have
    """

    state: Path
    command: list[str] = field(default_factory=lambda: [sys.executable, "-P", "-m", "luukku.config"])
    python: Path = Path(sys.executable)
    user: int | None = None
    umask: int = -1
    variables: dict[str, str] = field(default_factory=dict)
    started: list[subprocess.Popen[str]] = field(default_factory=list)

    @property
    def options(self) -> dict[str, Any]:
        environment = plain_environment(**{"LUUKKU_STATE": str(self.state)} | self.variables)
        if self.user is None:
            return {"env": environment, "umask": self.umask}
        return {"env": environment, "umask": self.umask, "user": self.user, "group": self.user, "extra_groups": [], "cwd": "/"}

    def luukku(self, *words: str) -> subprocess.CompletedProcess[str]:
        """One command, to its end."""
        return subprocess.run(
            [*self.command, *words],
            **self.options,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )

    def start(self, *words: str, code: str | None = None) -> subprocess.Popen[str]:
        """A command that goes on, or a program on this code; the leader of a group of its own."""
        process = subprocess.Popen(
            [str(self.python), "-P", "-c", textwrap.dedent(code)] if code else [*self.command, *words],
            **self.options,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        self.started.append(process)
        return process

    def hold(self) -> tuple[subprocess.Popen[str], str]:
        """A process that holds the database until it is ended, and the database's address."""
        process = self.start(code=HOLDER)
        url = process.stdout.readline().strip()
        assert url, process.stderr.read()
        return process, url

    def fill(self, *, rows: int) -> None:
        """Rows that must be there after everything."""
        process, url = self.hold()
        fill(url, rows=rows)
        let_go(process)

    def rows(self) -> int:
        """How many rows there are after the next start."""
        process, url = self.hold()
        with psycopg.connect(url) as connection:
            (count,) = connection.execute("SELECT count(*) FROM kept").fetchone()
        let_go(process)
        return count

    @property
    def home(self) -> Path:
        identity = (self.state / "id").read_text()
        root = Path("/var/lib/luukku") if IS_ROOT and self.user is None else self.state
        return root / f"data-{identity}"

    @property
    def data(self) -> Path:
        return next(file.parent for file in self.home.glob("postgres-*/PG_VERSION"))

    def servers(self) -> list[psutil.Process]:
        """PostgreSQL's living processes on this installation's data."""
        return [process for process in processes_naming("-D", str(self.home)) if process.name() == "postgres"]

    def watchers(self) -> list[psutil.Process]:
        return processes_naming("luukku.config.watcher", str(self.state))

    def clean_up(self) -> None:
        """End what it started and remove what lies outside its folder."""
        self.variables.clear()
        for process in self.started:
            if process.poll() is None:
                kill(process)
            process.communicate()
        if (self.state / "id").exists():
            thrown_away = self.luukku("reset", "--yes")
            assert thrown_away.returncode == 0, thrown_away.stderr
            assert not self.servers()


def fill(url: str, *, rows: int) -> None:
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE IF NOT EXISTS kept (id integer)")
        connection.execute("INSERT INTO kept SELECT generate_series(1, %s)", [rows])


def let_go(process: subprocess.Popen[str]) -> str:
    """End a holder as a person would; what it said on stderr."""
    _, said = process.communicate(timeout=60)
    return said


def kill(process: "psutil.Process | subprocess.Popen[str]") -> None:
    """End a process as the worst would."""
    os.kill(process.pid, signal.SIGKILL)


def clone_of_this_code(folder: Path) -> Path:
    """The files of this checkout as a clone has them, without anything that was made here."""
    shutil.copytree(ROOT, folder, ignore=NOT_CLONED, symlinks=True)
    return folder


def start_script(clone: Path, *, python: str) -> list[str]:
    return [python, str(clone / "luukku")]


def system_python() -> str:
    """A Python that every user of this machine may run, where there is one that is new enough."""
    try:
        answer = subprocess.run(
            ["/usr/bin/python3", "-c", "import sys, ensurepip; print(sys.version_info >= (3, 11))"],
            capture_output=True,
            text=True,
            check=False,
        )
    except FileNotFoundError:
        return sys._base_executable
    return "/usr/bin/python3" if answer.stdout.strip() == "True" else sys._base_executable

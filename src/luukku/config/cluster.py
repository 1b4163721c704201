"""A PostgreSQL cluster of our own: made once, whole or not at all, and started so that only its user reaches it."""

import os
import secrets
import shlex
import shutil
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

from luukku.config import postmaster
from luukku.config.binaries import Account, Binaries, run_program, unprivileged, within_reach
from luukku.config.postmaster import Postmaster
from luukku.config.trouble import Trouble

DATABASE = "luukku"
OWNER = "luukku"
"""The role the application connects as: owns its database, is no superuser and never bypasses row security."""
SUPERUSER = "postgres"

START_SECONDS = 20
RECOVERY_SECONDS = 600
RETRY_SECONDS = 0.25
LOG_BYTES = 2_000_000
WHILE_DYING = ("lock file", "pre-existing shared memory", "is still in use", "could not bind", "Address already in use")
UNIX_SOCKETS = os.name != "nt"


@dataclass(frozen=True, slots=True)
class Cluster:
    """The data of one PostgreSQL major in `home`, served by `binaries` as `account`. `durable` is off for tests only."""

    home: Path
    binaries: Binaries
    account: Account | None
    durable: bool = True

    @property
    def data(self) -> Path:
        return self.home / f"postgres-{self.binaries.major}"

    @property
    def log(self) -> Path:
        return self.home / "postgres.log"

    @property
    def other_majors(self) -> list[Path]:
        """Data folders of other majors in the same home; never touched."""
        return sorted(file.parent for file in self.home.glob("postgres-*/PG_VERSION")
                      if file.parent != self.data and file.parent.name.removeprefix("postgres-").isdigit())  # fmt: skip

    def of_another_major(self) -> Trouble:
        """Why this cluster is not begun beside data of another major."""
        folder = self.other_majors[-1]
        major = folder.name.removeprefix("postgres-")
        return Trouble(
            f"The data of this checkout is PostgreSQL {major}'s ({folder}); the programs found are {self.binaries.version}'s "
            f"({self.binaries.folder}). The data was not touched.",
            remedy=f"Carry it over: dump with the programs of {major} (LUUKKU_PG_BIN=… luukku dump FILE, or with the code that "
            "had them), then here: luukku restore FILE. To begin with nothing instead: luukku reset.",
        )

    def url(self, server: Postmaster, *, role: str = OWNER, database: str = DATABASE) -> str:
        """Address in the form of DATABASE_URL."""
        if server.socket_folder:
            return f"postgresql://{role}@/{database}?host={server.socket_folder}&port={server.port}"
        return f"postgresql://{role}:{self._password()}@127.0.0.1:{server.port}/{database}"

    def _password(self) -> str:
        return (self.home / "password").read_text(encoding="ascii")


def cluster_in(home: Path, *, binaries: Binaries, durable: bool = True) -> Cluster:
    """The cluster in `home`, with programs that its user can run."""
    account = unprivileged()
    return Cluster(home=home, binaries=within_reach(binaries, account=account, home=home), account=account, durable=durable)


def create(cluster: Cluster) -> None:
    """Make the data folder with role and database. It gets its name last: what bears the name is whole."""
    for remains in cluster.home.glob(f"{cluster.data.name}.new-*"):
        shutil.rmtree(remains, ignore_errors=True)
    fresh = cluster.data.with_name(f"{cluster.data.name}.new-{os.getpid()}")
    fresh.mkdir(mode=0o700)
    if cluster.account:
        os.chown(fresh, cluster.account.uid, cluster.account.gid)
    try:
        _initdb(cluster, fresh)
        with (fresh / "postgresql.conf").open("a", encoding="utf-8") as settings:
            settings.write("".join(f"{name} = '{value}'\n" for name, value in _settings(cluster).items()))
        password = "" if UNIX_SOCKETS else f" PASSWORD '{cluster._password()}'"
        role = f"CREATE ROLE {OWNER} LOGIN NOSUPERUSER NOCREATEROLE NOBYPASSRLS{password};"
        done = run_program(
            [cluster.binaries.program("postgres"), "--single", "-D", str(fresh), "postgres"],
            account=cluster.account,
            cwd=cluster.home,
            stdin=f"{role}\nCREATE DATABASE {DATABASE} OWNER {OWNER};\n",
        )
        if done.returncode or "ERROR" in done.stderr:
            raise _failure("The new database cannot be filled", done.stderr)
        fresh.rename(cluster.data)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)


def _initdb(cluster: Cluster, fresh: Path) -> None:
    locale = ["--locale=C.UTF-8"]
    if cluster.binaries.major >= 17:
        locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]
    command = [cluster.binaries.program("initdb"), "-D", str(fresh), "-U", SUPERUSER, "--encoding=UTF8", *locale]
    if UNIX_SOCKETS:  # whoever gets into the closed folder of the socket is the same user or root
        command += ["--auth-local=trust", "--auth-host=scram-sha-256"]
    else:
        secret = cluster.home / "password"
        secret.write_text(secrets.token_urlsafe(24), encoding="ascii")
        command += ["--auth=scram-sha-256", f"--pwfile={secret}"]
    if not cluster.durable:
        command.append("--no-sync")
    done = run_program(command, account=cluster.account, cwd=cluster.home)
    if done.returncode:
        raise _failure(f"PostgreSQL {cluster.binaries.version} cannot make a data folder in {cluster.home}", done.stderr)


def _settings(cluster: Cluster) -> dict[str, str]:
    settings = {"listen_addresses": "" if UNIX_SOCKETS else "127.0.0.1", "log_line_prefix": "%m "}
    if not cluster.durable:
        settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
    return settings


def start(cluster: Cluster) -> Postmaster:
    """Start the server, or adopt the one that runs; it serves when this returns.

    A server that was killed may linger for seconds, as a zombie or as backends that still write: the start is repeated until
    they are gone.
    """
    until = time.monotonic() + START_SECONDS
    while True:
        server = _settled(cluster.data)
        if server:
            if server.status != "ready":
                raise Trouble(
                    f"PostgreSQL (process {server.pid}) has been {server.status} for {RECOVERY_SECONDS // 60} minutes.",
                    remedy=f"It may be recovering from a crash: wait and start again. It writes to {cluster.log}.",
                )
            if server.reachable:
                return server
            postmaster.stop(cluster.data)  # the folder of its socket was swept away
        postmaster.bury(cluster.data)
        said = _start_once(cluster)
        if said is None:
            continue
        if not any(words in said for words in WHILE_DYING) or time.monotonic() > until:
            raise _failure(f"PostgreSQL {cluster.binaries.version} does not start on {cluster.data}", said)
        time.sleep(RETRY_SECONDS)


def _settled(data: Path) -> Postmaster | None:
    """The living server once it is neither starting nor stopping."""
    until = time.monotonic() + RECOVERY_SECONDS
    while (server := postmaster.living(data)) and server.status in ("starting", "stopping") and time.monotonic() < until:
        time.sleep(0.02)
    return server


def _start_once(cluster: Cluster) -> str | None:
    """One start; None when it serves, else what the server said."""
    if cluster.log.exists() and cluster.log.stat().st_size > LOG_BYTES:
        cluster.log.unlink()
    cluster.log.touch(mode=0o600)
    read = cluster.log.stat().st_size
    options = f"-p {_free_port()}"
    if UNIX_SOCKETS:
        options = f"-k {shlex.quote(_socket_folder(cluster.account))}"
    if cluster.account:
        os.chown(cluster.log, cluster.account.uid, cluster.account.gid)
    command = [cluster.binaries.program("pg_ctl"), "start", "-D", str(cluster.data), "-l", str(cluster.log)]
    done = run_program(
        [*command, "-w", "-t", str(RECOVERY_SECONDS), "-s", "-o", options], account=cluster.account, cwd=cluster.home
    )
    if done.returncode == 0:
        return None
    if UNIX_SOCKETS:
        shutil.rmtree(shlex.split(options)[1], ignore_errors=True)
    with cluster.log.open(encoding="utf-8", errors="replace") as log:
        log.seek(read)
        return f"{done.stderr}\n{log.read()}"


def _socket_folder(account: Account | None) -> str:
    """A new closed folder with a short path: the system refuses socket paths of more than 107 bytes (103 on macOS)."""
    temporary = tempfile.gettempdir()
    folder = tempfile.mkdtemp(prefix=postmaster.SOCKET_PREFIX, dir=temporary if len(os.fsencode(temporary)) < 60 else "/tmp")  # noqa: S108
    if account:
        os.chown(folder, account.uid, account.gid)
        if not _reaches(folder, account):
            Path(folder).rmdir()
            folder = tempfile.mkdtemp(prefix=postmaster.SOCKET_PREFIX, dir="/tmp")
            os.chown(folder, account.uid, account.gid)
    return folder


def _reaches(folder: str, account: Account) -> bool:
    return run_program(["/usr/bin/env", "test", "-w", folder], account=account).returncode == 0


def _free_port() -> int:
    import socket

    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _failure(what: str, said: str) -> Trouble:
    """PostgreSQL's own last words with the remedy that fits them."""
    lines = [line for line in said.splitlines() if line.strip()]
    remedy = "Read the lines above; `luukku doctor` looks for the usual reasons. The data is left as it is."
    if "No space left on device" in said:
        remedy = "The disk is full: make room and try again. Nothing is lost."
    elif "Permission denied" in said:
        remedy = "Give the folder back to its user (sudo chown -R), or move the checkout to a folder of yours."
    return Trouble("\n  ".join([f"{what}:", *lines[-8:]]), remedy=remedy)


def execute(url: str, sql: str) -> None:
    """Run one statement outside a transaction."""
    import psycopg  # 0.3 s that a start without such a statement does not pay

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(sql)

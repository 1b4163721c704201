"""The database of this installation, for as long as somebody uses it: DATABASE_URL, or a server of our own."""

import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit, urlunsplit

from luukku.config import cluster as clusters
from luukku.config import leases, paths
from luukku.config.binaries import find_binaries
from luukku.config.cluster import Cluster
from luukku.config.home import state_home
from luukku.config.leases import Lease
from luukku.config.postmaster import Postmaster


@dataclass(frozen=True, slots=True)
class Database:
    """The database in use. `cluster` is None when DATABASE_URL named a server that is not ours."""

    url: str
    lease: Lease
    cluster: Cluster | None
    server: Postmaster | None

    @property
    def name(self) -> str:
        """Name of the database on its server."""
        return unquote(urlsplit(self.url).path.lstrip("/"))

    @property
    def owner(self) -> str:
        """The role that the application connects as."""
        return unquote(urlsplit(self.url).username or "")

    def admin_url(self, database: str | None = None) -> str:
        """Address of `database` (default: this one) for who may make, rename and dump databases: our own server's superuser."""
        if self.cluster and self.server:
            return self.cluster.url(self.server, role=clusters.SUPERUSER, database=database or self.name)
        parts = urlsplit(self.url)
        return urlunsplit(parts._replace(path=f"/{database}")) if database else self.url


def tell(text: str) -> None:
    """Progress, on stderr."""
    print(text, file=sys.stderr, flush=True)


def run_folder() -> Path:
    """Where the leases of this installation are."""
    return paths.state() / "run"


@contextmanager
def use_database(*, verb: str, tell: Callable[[str], None] = tell, new_major: bool = False) -> Iterator[Database]:
    """Hold the database for `verb`: started when nobody had it, stopped when nobody has it any more.

    Sets DATABASE_URL for this process. `new_major` begins an empty data folder although one of another major is there.
    """
    named = os.environ.get("DATABASE_URL")
    run = run_folder()
    with leases.gate(run, tell=tell):
        cluster = None if named else _own_cluster(tell=tell, new_major=new_major)
        data = cluster.data if cluster else None
        lease = leases.take(run, verb=verb, data=data)
    try:
        with leases.gate(run, tell=tell):
            if cluster is None:
                database = Database(url=named or "", lease=lease, cluster=None, server=None)
            else:
                if not cluster.data.exists():
                    tell(f"Making a database (PostgreSQL {cluster.binaries.version}) in {cluster.data} …")
                    clusters.create(cluster)
                server = clusters.start(cluster)
                database = Database(url=cluster.url(server), lease=lease, cluster=cluster, server=server)
        os.environ["DATABASE_URL"] = database.url
        yield database
    finally:
        if named is None:
            os.environ.pop("DATABASE_URL", None)
        leases.leave(lease, data=data)


def _own_cluster(*, tell: Callable[[str], None], new_major: bool) -> Cluster:
    cluster = clusters.cluster_in(state_home(tell=tell), binaries=find_binaries())
    if cluster.other_majors and not cluster.data.exists() and not new_major:
        raise cluster.of_another_major()
    return cluster

"""A cluster for one run of the tests: fast rather than durable, and gone with the process that wanted it."""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from luukku.config import cluster as clusters
from luukku.config import leases
from luukku.config.binaries import find_binaries


@contextmanager
def throwaway_database() -> Iterator[str]:
    """Address of an empty database, whose owner may make others. A watcher removes it all if this process is killed."""
    root = os.name != "nt" and os.geteuid() == 0
    home = Path(tempfile.mkdtemp(prefix="luukku-test-", dir="/var/tmp" if root else None))  # noqa: S108 - root's server is another user
    home.chmod(0o755)
    run = home / "run"
    try:
        cluster = clusters.cluster_in(home, binaries=find_binaries(), durable=False)
        with leases.gate(run):
            lease = leases.take(run, verb="tests", data=cluster.data, throwaway=home)
        try:
            clusters.create(cluster)
            server = clusters.start(cluster)
            clusters.execute(cluster.url(server, role=clusters.SUPERUSER), f"ALTER ROLE {clusters.OWNER} CREATEDB")
            yield cluster.url(server)
        finally:
            leases.leave(lease, data=cluster.data)
    finally:
        shutil.rmtree(home, ignore_errors=True)

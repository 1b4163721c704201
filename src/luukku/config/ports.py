"""The port of a web server: claimed before anything is started, so that two starts at once never share one."""

import errno
import os
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager

from luukku.config.processes import listener
from luukku.config.trouble import Trouble

FIRST_PORT = 8000
TRIED = 50


@contextmanager
def claimed_port(*, host: str, wanted: int | None, tell: Callable[[str], None]) -> Iterator[int]:
    """A free port that no other luukku of this machine takes inside the block.

    wanted  the port that was asked for: refused with the name of its user when taken. Without it the first free one from 8000.
    """
    with ExitStack() as claim:
        yield _choose(claim, host=host, wanted=wanted, tell=tell)


def _choose(claim: ExitStack, *, host: str, wanted: int | None, tell: Callable[[str], None]) -> int:
    if wanted is not None:
        if _claim(claim, wanted) and is_free(host=host, port=wanted):
            return wanted
        raise Trouble(
            f"Port {wanted} is in use{_by(wanted)}.",
            remedy="End that, name another --port, or leave --port out: the next free one is taken.",
        )
    for port in range(FIRST_PORT, FIRST_PORT + TRIED):
        if _claim(claim, port) and is_free(host=host, port=port):
            if port != FIRST_PORT:
                tell(f"Port {FIRST_PORT} is in use{_by(FIRST_PORT)}; taking {port}.")
            return port
    raise Trouble(f"No port from {FIRST_PORT} to {FIRST_PORT + TRIED - 1} is free.", remedy="Name a free one with --port.")


def is_free(*, host: str, port: int) -> bool:
    """Whether a web server could listen there now."""
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as problem:
        raise Trouble(f"{host} is no address of this machine: {problem.strerror}.", remedy="Name another --host.") from problem
    with socket.socket(family, kind, protocol) as probe:
        if os.name == "posix":
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(address)
        except PermissionError as problem:
            raise Trouble(f"Port {port} needs more rights.", remedy="Name a --port above 1023.") from problem
        except OSError as problem:
            if problem.errno == errno.EADDRNOTAVAIL:
                raise Trouble(f"{host} is no address of this machine.", remedy="Name another --host.") from problem
            return False
    return True


def _claim(claim: ExitStack, port: int) -> bool:
    """Take the port's name among luukku's processes: the web server's workers share their port, so the port cannot tell."""
    if sys.platform != "linux":
        return True
    name = claim.enter_context(socket.socket(socket.AF_UNIX))
    try:
        name.bind(f"\0luukku-port-{port}")  # a name without a file: gone with its process, whoever ran it
    except OSError:
        return False
    return True


def _by(port: int) -> str:
    who = listener(port)
    return f" by {who}" if who else ""

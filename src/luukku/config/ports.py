"""The port of a web server: claimed before anything is started, so that two starts at once never share one."""

import os
import socket
import sys
from collections.abc import Callable
from contextlib import closing

from luukku.config.processes import listener
from luukku.config.trouble import Trouble

FIRST_PORT = 8000
TRIED = 50


def claim_port(*, host: str, wanted: int | None, tell: Callable[[str], None]) -> tuple[int, socket.socket]:
    """A free port and the socket that keeps others off it until it is closed.

    wanted  the port that was asked for: refused with the name of its user when taken. Without it the first free one from 8000.
    """
    if wanted is not None:
        claim = _claim(host, wanted)
        if claim is None:
            raise Trouble(
                f"Port {wanted} is in use{_by(wanted)}.",
                remedy="End that, name another --port, or leave --port out: the next free one is taken.",
            )
        return wanted, claim
    for port in range(FIRST_PORT, FIRST_PORT + TRIED):
        if claim := _claim(host, port):
            if port != FIRST_PORT:
                tell(f"Port {FIRST_PORT} is in use{_by(FIRST_PORT)}; taking {port}.")
            return port, claim
    raise Trouble(f"No port from {FIRST_PORT} to {FIRST_PORT + TRIED - 1} is free.", remedy="Name a free one with --port.")


def is_free(*, host: str, port: int) -> bool:
    """Whether a web server could listen there now."""
    if claim := _claim(host, port):
        with closing(claim):
            return True
    return False


def _claim(host: str, port: int) -> socket.socket | None:
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
    except socket.gaierror as problem:
        raise Trouble(f"{host} is no address of this machine: {problem.strerror}.", remedy="Name another --host.") from problem
    claim = socket.socket(family, kind, protocol)
    if os.name == "posix":
        claim.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        claim.bind(address)
    except OSError as problem:
        claim.close()
        if isinstance(problem, PermissionError):
            raise Trouble(f"Port {port} needs more rights.", remedy="Name a --port above 1023.") from problem
        if problem.errno == getattr(os, "EADDRNOTAVAIL", 99):
            raise Trouble(f"{host} is no address of this machine.", remedy="Name another --host.") from problem
        return None
    if sys.platform == "linux":
        # Bound alone, and only now shared: the web server's workers of the same user may bind too, nobody's claim can.
        claim.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        return claim
    claim.close()  # elsewhere the server's own socket could not be bound beside it
    return claim


def _by(port: int) -> str:
    who = listener(port)
    return f" by {who}" if who else ""

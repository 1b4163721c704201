"""The folder of an installation's own database: found again after a move, never shared with a copy."""

import os
import secrets
from collections.abc import Callable
from pathlib import Path

from luukku.config import paths
from luukku.config.trouble import Trouble

ROOTS_HOMES = Path("/var/lib/luukku")
"""Root's databases: its server runs as another user, whom a checkout may be closed to, and /var/tmp is swept by the system."""


def state_home(*, tell: Callable[[str], None]) -> Path:
    """Folder for the clusters of this installation, made when missing. To be called inside the gate of its leases.

    A random id in the state folder names the home, and the home names its state folder. When it names another one that
    still lives and has the same id, this checkout is a copy: it gets an id and a home of its own. When that one is gone,
    the checkout was moved and keeps its home.
    """
    state = paths.state()
    identity = _identity(state) or _new_identity(state)
    home = home_base() / f"data-{identity}"
    former = _named_in(home)
    if former and former != state and not _same(former, state) and _identity(former) == identity:
        tell(
            f"This checkout is a copy of {former}: it gets a database of its own, an empty one. "
            "To bring the data over: `luukku dump` there, `luukku restore FILE` here."
        )
        home = home_base() / f"data-{_new_identity(state)}"
    _make(home)
    (home / "checkout").write_text(str(state), encoding="utf-8")
    return home


def existing_home() -> Path | None:
    """The home as it is now, or None; makes nothing."""
    identity = _identity(paths.state())
    home = home_base() / f"data-{identity}"
    return home if identity and home.exists() else None


def orphans() -> list[Path]:
    """Homes whose checkout is gone. Only root's lie outside their checkout, and only root sees them."""
    if home_base() != ROOTS_HOMES:
        return []
    return [
        home
        for home in sorted(ROOTS_HOMES.glob("data-*"))
        if (named := _named_in(home)) and f"data-{_identity(named)}" != home.name
    ]


def home_base() -> Path:
    """Folder that homes are made in."""
    return ROOTS_HOMES if os.name != "nt" and os.geteuid() == 0 else paths.state()


def _identity(state: Path) -> str:
    try:
        return (state / "id").read_text(encoding="ascii").strip()
    except FileNotFoundError:
        return ""


def _new_identity(state: Path) -> str:
    identity = secrets.token_hex(5)
    (state / "id").write_text(identity, encoding="ascii")
    return identity


def _named_in(home: Path) -> Path | None:
    try:
        return Path((home / "checkout").read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None


def _same(one: Path, other: Path) -> bool:
    return one.exists() and one.samefile(other)


def _make(home: Path) -> None:
    try:
        home.mkdir(parents=True, exist_ok=True)
        if home.parent == ROOTS_HOMES:  # the server's user must get in, however closed root makes its folders
            home.parent.chmod(0o755)
            home.chmod(0o755)
    except OSError as problem:
        raise Trouble(
            f"The folder {home} cannot be made: {problem.strerror}.", remedy="Make it, or name a server in DATABASE_URL."
        ) from problem
    if os.name != "nt" and home.stat().st_uid != os.geteuid():
        raise Trouble(
            f"{home} belongs to somebody else.",
            remedy="Give it back to its user, or remove the file `id` beside it to start empty.",
        )

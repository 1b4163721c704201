"""Where an installation keeps its things: the checkout, and the state folder that belongs to it alone."""

import os
from functools import cache
from pathlib import Path

from luukku.config.trouble import Trouble


def checkout() -> Path:
    """The root of the clone this code runs from."""
    return Path(__file__).resolve().parents[3]


@cache
def state() -> Path:
    """The folder of everything this installation makes: secret, cache, dumps, locks, and an ordinary user's database.

    `LUUKKU_STATE` names another one. Otherwise it is `.luukku` of the checkout for the user who owns the checkout and
    `.luukku-<uid>` for anybody else, so that root and an ordinary user never trip over each other's files.
    Made when missing, closed to other users.
    """
    named = os.environ.get("LUUKKU_STATE")
    folder = Path(named).expanduser().resolve() if named else checkout() / _name()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as problem:
        raise Trouble(
            f"The folder {folder} cannot be made: {problem.strerror}.",
            remedy="Work in a clone of your own, or name a folder that you may write to in LUUKKU_STATE.",
        ) from problem
    if not os.access(folder, os.W_OK | os.X_OK):
        raise Trouble(
            f"You may not write to {folder}.",
            remedy=f"Become its owner (sudo chown -R $(id -u) {folder}), or name another folder in LUUKKU_STATE.",
        )
    return folder


def _name() -> str:
    if os.name == "nt" or checkout().stat().st_uid == os.geteuid():
        return ".luukku"
    return f".luukku-{os.geteuid()}"

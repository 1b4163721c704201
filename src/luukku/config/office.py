"""The LibreOffice that the tests recalculate workbooks with: a named one, an installed one, or one installed for them."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

from luukku.config.apt import install_with_apt

PROGRAMS = ("soffice", "libreoffice")
PLACES = ("/Applications/LibreOffice.app/Contents/MacOS/soffice", "C:/Program Files/LibreOffice/program/soffice.exe")
PACKAGES = ("libreoffice-calc-nogui", "libreoffice-writer-nogui")


def find_office() -> Path | None:
    """LUUKKU_SOFFICE, else an installed LibreOffice; None when there is none."""
    if named := os.environ.get("LUUKKU_SOFFICE"):
        return Path(named) if os.access(named, os.X_OK) else None
    if found := next(filter(None, map(shutil.which, PROGRAMS)), None):
        return Path(found)
    return next((Path(place) for place in PLACES if os.access(place, os.X_OK)), None)


def install_office(*, tell: Callable[[str], None]) -> Path | None:
    """LibreOffice, installed by apt on Debian as root where it is missing."""
    if os.environ.get("LUUKKU_SOFFICE") or find_office():
        return find_office()
    install_with_apt(PACKAGES, purpose="the tests of workbooks", tell=tell)
    return find_office()

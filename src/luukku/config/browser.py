"""The browser that the tests drive: a named one, an installed one, or one that is installed for them. Never with sudo."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

from luukku.config.apt import install_with_apt

PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge", "microsoft-edge-stable")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    "C:/Program Files/Google/Chrome/Application/chrome.exe",
    "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe",
)
PLAYWRIGHTS = (
    ".cache/ms-playwright/chromium-*/chrome-linux*/chrome",
    "Library/Caches/ms-playwright/chromium-*/chrome-mac*/*.app/Contents/MacOS/*",
    "AppData/Local/ms-playwright/chromium-*/chrome-win*/chrome.exe",
)
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
"""How the tests start it: as root too, and with no request to its maker."""


def find_browser() -> Path | None:
    """LUUKKU_BROWSER, else an installed Chromium, Chrome or Edge, else one that Playwright installed; None when there is none."""
    if named := os.environ.get("LUUKKU_BROWSER"):
        return Path(named) if os.access(named, os.X_OK) else None
    on_path = (shutil.which(program) for program in PROGRAMS)
    if found := next(filter(None, on_path), None):
        return Path(found)
    own = (place for pattern in PLAYWRIGHTS for place in sorted(Path.home().glob(pattern)))
    return next((place for place in (*map(Path, PLACES), *own) if os.access(place, os.X_OK)), None)


def install_browser(*, tell: Callable[[str], None]) -> Path | None:
    """The browser, installed where missing: by apt on Debian as root, with what drives it, else by Playwright."""
    missing = [] if find_browser() else ["chromium", "fonts-liberation"]
    if not _driver_runs():
        missing.append("libatomic1")
    if os.environ.get("LUUKKU_BROWSER") or not missing:
        return find_browser()
    install_with_apt(missing, purpose="the browser tests", tell=tell)
    if found := find_browser():
        return found
    tell("Installing chromium for the browser tests with Playwright …")
    subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], stdout=sys.stderr, check=False)
    return find_browser()


def _driver_runs() -> bool:
    """Whether Playwright's own program starts; a bare Debian lacks a library that it needs."""
    done = subprocess.run([sys.executable, "-m", "playwright", "--version"], capture_output=True, check=False)
    return done.returncode == 0

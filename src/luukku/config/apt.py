"""Programs that the tests need, installed with apt where this is Debian and we are root. Never with sudo."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path


def install_with_apt(packages: Sequence[str], *, purpose: str, tell: Callable[[str], None]) -> None:
    """Install the packages for `purpose`; does nothing where it cannot. Whether it helped, the caller looks for itself."""
    if not (_is_debian() and os.geteuid() == 0 and shutil.which("apt-get")):
        return
    tell(f"Installing {', '.join(packages)} for {purpose} with apt …")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update"], ["install", "-y", "--no-install-recommends", *packages]):
        subprocess.run(["apt-get", "-qq", *command], env=quiet, stdout=sys.stderr, check=False)


def _is_debian() -> bool:
    try:
        return "ID=debian" in Path("/etc/os-release").read_text(encoding="utf-8").splitlines()
    except OSError:
        return False

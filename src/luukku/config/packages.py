"""`luukku lock`: the lock files of the packages, with hashes for every system and no address of an index in them."""

import argparse
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from luukku.config import paths
from luukku.config.database import tell
from luukku.config.trouble import Trouble

OLDEST_PYTHON = "3.11"
OPTIONS = ["--universal", "--generate-hashes", "--no-header", "--no-annotate", "--python-version", OLDEST_PYTHON, "--quiet"]


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku lock [--upgrade]`."""
    parser.add_argument("--upgrade", action="store_true", help="take the newest versions that run.in and dev.in allow")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    folder = paths.checkout() / "requirements"
    with TemporaryDirectory(dir=folder, prefix=".lock-") as made:
        for name in ("run", "dev"):
            fresh, former = Path(made, f"{name}.lock"), folder / f"{name}.lock"
            if former.exists() and not args.upgrade:
                fresh.write_bytes(former.read_bytes())  # what is locked stays where it may
            # The developers' lock contains the other: what was made from it serves everything.
            within = ["--constraint", f"{made}/run.lock"] if name == "dev" else []
            _compile([f"{name}.in", "--output-file", str(fresh), *within], folder)
            if "://" in fresh.read_text(encoding="utf-8"):
                raise Trouble(
                    f"{name}.lock would hold an address.", remedy="Take addresses out of the .in files and pip's options."
                )
        for name in ("run", "dev"):
            Path(made, f"{name}.lock").replace(folder / f"{name}.lock")
            print(folder / f"{name}.lock")
    tell("The next start installs what changed.")
    return 0


def _compile(arguments: list[str], folder: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "uv", "pip", "compile", *arguments, *OPTIONS],
        cwd=folder,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise Trouble(f"The packages of {arguments[0]} do not go together:\n  {done.stderr.strip()}", remedy="Mend the .in file.")

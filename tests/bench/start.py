"""How long a newcomer waits: first installation, second start to the first page, and commands that need files alone."""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

ROOT = Path(__file__).resolve().parents[2]
NOT_CLONED = shutil.ignore_patterns(".git", ".venv*", ".luukku*", "__pycache__", ".*_cache", "*.mo")
ROUNDS = 5
SHOW = ("area", "show", "paijat-hame", "--json")
SEATS = ("area", "seats", "paijat-hame", "--year", "2022", "--json")


def run(*, size: int | None = None) -> dict[str, object]:
    """A clone is installed with pip and nothing cached, its demo started twice; the commands run `size` times (else 5)."""
    with TemporaryDirectory(prefix="luukku-bench-") as folder:
        clone = Path(folder, "clone")
        shutil.copytree(ROOT, clone, ignore=NOT_CLONED, symlinks=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("LUUKKU", "DATABASE_URL", "DJANGO"))}
        without_uv = os.pathsep.join(place for place in os.environ["PATH"].split(os.pathsep) if not Path(place, "uv").exists())
        environment = kept | {"HOME": folder, "PIP_NO_CACHE_DIR": "1", "PATH": without_uv}
        python = sys._base_executable  # type: ignore[attr-defined]
        try:
            installed = _seconds([python, "luukku", *SHOW], clone, environment)
            first = _seconds([python, "luukku", "demo", "--once"], clone, environment)
            second = _seconds([python, "luukku", "demo", "--once"], clone, environment)
            rounds = range(size or ROUNDS)
            show = median(_seconds([python, "luukku", *SHOW], clone, environment) for _ in rounds)
            seats = median(_seconds([python, "luukku", *SEATS], clone, environment) for _ in rounds)
        finally:
            subprocess.run([python, "luukku", "reset", "--yes"], cwd=clone, env=environment, capture_output=True, check=False)
    results = [
        _figure("first installation with pip, nothing cached", installed, 60),
        _figure("first demo from the installed packages to the first page and stopped", first, None),
        _figure("second demo to the first page and stopped", second, 5),
        _figure("area show, the whole command", show, 1),
        _figure("area seats, the whole command", seats, 1),
    ]
    return {"name": "start", "results": results, "agrees": True}


def _seconds(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> float:
    began = perf_counter()
    subprocess.run(command, cwd=folder, env=environment, capture_output=True, check=True)
    return perf_counter() - began


def _figure(what: str, seconds: float, limit: int | None) -> dict[str, object]:
    goal = f"<= {limit}" if limit else None
    return {"what": what, "value": round(seconds, 2), "unit": "s", "goal": goal, "ok": limit is None or seconds <= limit}

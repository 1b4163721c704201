"""`luukku doctor`: looks at everything an installation stands on and says how to mend what is wrong.

Runs without `.venv` too, on the Python that the start script was given; so nothing but the standard library is imported above.
"""

import argparse
import importlib.util
import json
import os
import re
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import metadata
from importlib.machinery import SourceFileLoader
from pathlib import Path
from types import ModuleType
from typing import Literal

from luukku.config import paths
from luukku.config.trouble import Trouble

FREE_BYTES = 1 << 30
PORT = 8000
DEMO_AREA = "areas/paijat-hame/area.yaml"


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one dependency. A `note` stands in nobody's way; a `problem` does. Both have a remedy."""

    name: str
    state: Literal["ok", "note", "problem"]
    found: str
    remedy: str = ""


def ok(name: str, found: str) -> Finding:
    return Finding(name, "ok", found)


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku doctor [--json]`."""
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    findings = examine()
    if args.json:
        print(json.dumps({"findings": [asdict(finding) for finding in findings]}, ensure_ascii=False, indent=2))
    else:
        print("\n".join(_text(finding) for finding in findings))
    return 1 if any(finding.state == "problem" for finding in findings) else 0


def examine() -> list[Finding]:
    """All findings, in the order in which one thing stands on the other."""
    return [_examined(name, look) for name, look in EXAMINATIONS.items()]


def _examined(name: str, look: Callable[[str], Finding]) -> Finding:
    try:
        return look(name)
    except Trouble as trouble:
        return Finding(name, "problem", trouble.message, trouble.remedy)
    except ImportError as missing:
        return Finding(name, "problem", f"cannot be examined: {missing}", "Mend `.venv` first; any start makes it anew.")
    except OSError as problem:
        return Finding(name, "problem", f"{problem.filename}: {problem.strerror}", "Give the file or folder back to yourself.")


def _text(finding: Finding) -> str:
    line = f"{finding.state:<8} {finding.name}: {finding.found}"
    return f"{line}\n         → {finding.remedy}" if finding.remedy else line


def _python(name: str) -> Finding:
    version = ".".join(map(str, sys.version_info[:3]))
    makers = [maker for maker, there in (("uv", shutil.which("uv")), ("venv", importlib.util.find_spec("ensurepip"))) if there]
    if not makers:
        remedy = "Debian, Ubuntu: sudo apt install python3-venv. Elsewhere: install uv."
        return Finding(name, "problem", f"{version} without its venv module, and there is no uv", remedy)
    return ok(name, f"{version} ({sys.executable}), packages installed by {'uv' if 'uv' in makers else 'pip'}")


def _environment(name: str) -> Finding:
    script = _start_script()
    stamp, wanted = script.read_stamp(), script.wanted(dev=False)
    remedy = "Any start makes it anew (needs the package index); nothing else is touched."
    if not script.VENV.exists():
        return Finding(name, "problem", "there is no .venv yet", remedy)
    if not stamp:
        return Finding(name, "problem", ".venv is half-made: it has no stamp", remedy)
    if not script.fits(dev=False):
        reasons = {
            "checkout": f"made for {stamp.get('checkout')}: the checkout was moved or copied",
            "python": f"made for Python {stamp.get('python')}, this is {wanted['python']}",
            "run": "the lock has changed since it was made",
        }
        differing = [reasons[key] for key in reasons if stamp.get(key) != wanted[key]] or ["its Python has gone or moved"]
        return Finding(name, "problem", f".venv does not fit: {'; '.join(differing)}", remedy)
    return ok(name, ".venv fits" + (", with the packages of developers" if "dev" in stamp else ""))


def _packages(name: str) -> Finding:
    lock = _start_script().LOCKS["run"].read_text(encoding="utf-8")
    wanted = re.findall(r"^([\w.-]+)==([^\s;]+) \\$", lock, flags=re.MULTILINE)  # what is for every system
    wrong = [f"{package} {version}" for package, version in wanted if _installed(package) != version]
    if wrong:
        remedy = "Remove .venv; the next start makes it anew."
        return Finding(name, "problem", f"missing or of another version: {', '.join(wrong[:5])}{' …' * (len(wrong) > 5)}", remedy)
    return ok(name, f"{len(wanted)} as locked")


def _installed(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return ""


def _postgresql(name: str) -> Finding:
    if named := os.environ.get("DATABASE_URL"):
        import psycopg

        try:
            with psycopg.connect(named, connect_timeout=5) as connection:
                return ok(name, f"{connection.info.server_version // 10000}, of DATABASE_URL")
        except psycopg.OperationalError as problem:
            remedy = "Start that server or correct DATABASE_URL; without it a server of this checkout's own is used."
            return Finding(name, "problem", f"DATABASE_URL: {str(problem).strip()}", remedy)
    from luukku.config.binaries import find_binaries

    binaries = find_binaries()
    return ok(name, f"{binaries.version}, {binaries.source} ({binaries.folder})")


def _data(name: str) -> Finding:
    if os.environ.get("DATABASE_URL"):
        return ok(name, "with the server of DATABASE_URL")
    from luukku.config import postmaster
    from luukku.config.binaries import find_binaries
    from luukku.config.cluster import Cluster
    from luukku.config.home import existing_home

    home = existing_home()
    if home is None:
        return ok(name, "none yet; the first start makes it")
    cluster = Cluster(home=home, binaries=find_binaries(), account=None)
    if not cluster.data.exists():
        if cluster.other_majors:
            raise cluster.of_another_major()
        return ok(name, f"none yet in {home}; the next start makes it")
    server = postmaster.living(cluster.data)
    return ok(name, f"{cluster.data}, {f'served by process {server.pid}' if server else 'not running'}")


def _running(name: str) -> Finding:
    from luukku.config import leases
    from luukku.config.database import run_folder

    return ok(name, ", ".join(map(str, leases.living(run_folder()))) or "nothing")


def _port_finding(name: str) -> Finding:
    from luukku.config import leases, ports
    from luukku.config.database import run_folder
    from luukku.config.processes import listener

    if ports.is_free(host="127.0.0.1", port=PORT):
        return ok(name, f"{PORT} is free")
    if any(lease.web and f":{PORT}/" in lease.web.address for lease in leases.living(run_folder())):
        return ok(name, f"{PORT} is in use by this checkout")
    remedy = "The next free one is taken; or end that, or name a --port."
    return Finding(name, "note", f"{PORT} is in use by {listener(PORT) or 'somebody else'}", remedy)


def _disk(name: str) -> Finding:
    from luukku.config.home import home_base

    places = {place: shutil.disk_usage(_existing(place)).free for place in (paths.checkout(), home_base())}
    short = [f"{free >> 20} MiB free for {place}" for place, free in places.items() if free < FREE_BYTES]
    if short:
        return Finding(name, "problem", ", ".join(short), f"Make room: {FREE_BYTES >> 20} MiB are enough.")
    return ok(name, f"{min(places.values()) / 2**30:.0f} GiB free")


def _existing(place: Path) -> Path:
    return place if place.exists() else _existing(place.parent)


def _writing(name: str) -> Finding:
    root, state = paths.checkout(), paths.state()
    if not os.access(root, os.W_OK):
        remedy = f"Take it over (sudo chown -R $(id -u) {root}), or work in a clone of your own."
        return Finding(name, "problem", f"you may not write to {root}", remedy)
    return ok(name, f"{root} and {state}")


def _catalogues(name: str) -> Finding:
    from luukku.config import catalogues

    sources = sorted(catalogues.LOCALE.glob("*/LC_MESSAGES/*.po"))
    if not sources:
        return Finding(name, "problem", f"{catalogues.LOCALE} has none", "Get them back: git checkout -- src/luukku/locale")
    languages = ", ".join(source.parents[1].name for source in sources)
    if catalogues.stale():
        return Finding(name, "note", f"{languages}; not compiled since they changed", "The next start compiles them.")
    return ok(name, languages)


def _official(name: str) -> Finding:
    from luukku.connectors import official

    remedy = "Get it back: git checkout -- official"
    try:
        areas, years, codes = official.employment_areas(), official.population_years(), official.boundaries()
    except official.OfficialDataError as problem:
        return Finding(name, "problem", str(problem), remedy)
    return ok(name, f"{len(areas)} employment areas, {len(codes)} boundaries, population {years[0]}–{years[-1]}")


def _area(name: str) -> Finding:
    if not (paths.checkout() / DEMO_AREA).exists():
        return Finding(name, "problem", f"there is no {DEMO_AREA}", "Get it back: git checkout -- areas")
    return ok(name, DEMO_AREA)


def _browser(name: str) -> Finding:
    from luukku.config.browser import find_browser

    if found := find_browser():
        return ok(name, str(found))
    remedy = "Only `luukku test` needs one and looks for it; or install chromium, Chrome or Edge, or name one in LUUKKU_BROWSER."
    return Finding(name, "note", "none", remedy)


def _office(name: str) -> Finding:
    from luukku.config.office import find_office

    if found := find_office():
        return ok(name, str(found))
    remedy = "Only `luukku test` needs it and looks for it; or install LibreOffice, or name its soffice in LUUKKU_SOFFICE."
    return Finding(name, "note", "none", remedy)


def _orphans(name: str) -> Finding:
    from luukku.config.home import orphans

    if found := orphans():
        remedy = f"If those checkouts were removed, not moved: sudo rm -r {' '.join(map(str, found))}"
        return Finding(name, "note", f"{len(found)} of checkouts that are no longer where they were", remedy)
    return ok(name, "none")


def _start_script() -> ModuleType:
    """The start script as a module: what fits is decided there alone."""
    loader = SourceFileLoader("luukku_start_script", str(paths.checkout() / "luukku"))
    spec = importlib.util.spec_from_loader(loader.name, loader)
    if spec is None:
        raise ImportError(loader.path)
    module = importlib.util.module_from_spec(spec)
    loader.exec_module(module)
    return module


EXAMINATIONS: dict[str, Callable[[str], Finding]] = {
    "Python": _python,
    "environment": _environment,
    "packages": _packages,
    "write access": _writing,
    "disk": _disk,
    "PostgreSQL": _postgresql,
    "data folder": _data,
    "running": _running,
    "port": _port_finding,
    "message catalogues": _catalogues,
    "official data": _official,
    "demo's area": _area,
    "browser for tests": _browser,
    "LibreOffice for tests": _office,
    "databases left behind": _orphans,
}

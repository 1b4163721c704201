"""`luukku test`: everything that must hold, and one last line that sums it up."""

import argparse
import os
import shutil
import signal
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from luukku.config import paths
from luukku.config.browser import install_browser
from luukku.config.database import tell
from luukku.config.office import install_office

CHECKS = (
    ("ruff check", ["-m", "ruff", "check"]),
    ("ruff format", ["-m", "ruff", "format", "--check"]),
    ("mypy", ["-m", "mypy"]),
    ("import contracts", ["-c", "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"]),
)
GROUPS = (("unit", "golden"), ("integration", "guards"), ("lifecycle",), ("e2e",))
"""Folders of tests/ that share a process, in the order they are told of. Browsers stand last: they want both processors."""
BESIDE = "lifecycle"
"""The folder whose tests wait for processes and databases of their own: it runs while the groups before it do."""
ENDING_SECONDS = 60


@dataclass(frozen=True, slots=True)
class Count:
    """Outcomes of tests; a check or a process that broke off counts as one."""

    passed: int = 0
    failed: int = 0
    skipped: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.passed + other.passed, self.failed + other.failed, self.skipped + other.skipped)

    def __str__(self) -> str:
        line = f"{self.passed} passed, {self.failed} failed"
        return f"{line}, {self.skipped} skipped" if self.skipped else line


def arguments(parser: argparse.ArgumentParser) -> None:
    """`luukku test [PATH …]`."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="test files or folders (default: all checks and tests)"
    )
    parser.set_defaults(run=_run)


def _run(args: argparse.Namespace) -> int:
    root = paths.checkout()
    chosen = [path.resolve() for path in args.paths]
    if missing := [path for path in chosen if not path.exists()]:
        tell(f"There is no {missing[0]}.")
        return 2
    total = Count()
    if not chosen:
        for name, command in CHECKS:
            tell(f"— {name}")
            total += Count(passed=1) if _python(command, cwd=root) == 0 else Count(failed=1)
    total += run_groups(
        list(_grouped(chosen or [root / "tests" / folder for folders in GROUPS for folder in folders], root=root)), root=root
    )
    sys.stdout.flush()
    print(total, flush=True)
    return 1 if total.failed else 0


def _grouped(chosen: Sequence[Path], *, root: Path) -> Iterator[list[Path]]:
    """The chosen paths by the process they run in. Folders without a test are left out."""
    named = [path for path in chosen if path.is_file() or any(path.rglob("test_*.py"))]
    for group in GROUPS:
        folders = [root / "tests" / folder for folder in group]
        if members := [path for path in named if any(path.is_relative_to(folder) for folder in folders)]:
            yield members
    others = [path for path in named if not any(path.is_relative_to(root / "tests" / f) for group in GROUPS for f in group)]
    if others:
        yield others


def run_groups(groups: Sequence[Sequence[Path]], *, root: Path) -> Count:
    """Each group in its turn. The one that runs beside the others is told of, whole, when its turn comes."""
    aside = [group for group in groups[1:] if all(path.is_relative_to(root / "tests" / BESIDE) for path in group)]
    total = Count()
    with TemporaryDirectory() as folder:
        if not aside or (os.cpu_count() or 1) < 2:
            return sum((_run_group(group, root=root) for group in groups), total)
        report, output = Path(folder, "report.xml"), Path(folder, "output.txt")
        with _running_beside(_pytest(aside[0], report=report), output=output, cwd=root) as process:
            for group in groups:
                if group is not aside[0]:
                    total += _run_group(group, root=root)
                    continue
                code = process.wait()
                _tell_group(group, root=root)
                with output.open(encoding="utf-8", errors="replace") as said:
                    shutil.copyfileobj(said, sys.stdout)
                total += _counted(code, report)
    return total


@contextmanager
def _running_beside(command: Sequence[str], *, output: Path, cwd: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A process that says nothing meanwhile. A block that breaks off (Ctrl-C) asks it, once, to clear up after itself."""
    with output.open("wb") as said:
        process = subprocess.Popen(
            [sys.executable, *command], cwd=cwd, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
    try:
        yield process
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGINT if os.name == "posix" else signal.SIGTERM)
            try:
                process.wait(ENDING_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def _run_group(group: Sequence[Path], *, root: Path) -> Count:
    _tell_group(group, root=root)
    if any("e2e" in path.parts for path in group):
        browser = install_browser(tell=tell)
        if browser:
            os.environ["LUUKKU_BROWSER"] = str(browser)
        else:
            tell("NO BROWSER: the browser tests cannot run. Install chromium, Chrome or Edge, or name one in LUUKKU_BROWSER.")
    if any("integration" in path.parts for path in group):
        office = install_office(tell=tell)
        if office:
            os.environ["LUUKKU_SOFFICE"] = str(office)
        else:
            tell("NO LIBREOFFICE: no workbook can be recalculated. Install LibreOffice, or name its soffice in LUUKKU_SOFFICE.")
    with TemporaryDirectory() as folder:
        report = Path(folder, "report.xml")
        return _counted(_python(_pytest(group, report=report), cwd=root), report)


def _tell_group(group: Sequence[Path], *, root: Path) -> None:
    sys.stdout.flush()
    tell(f"— {' '.join(str(path.relative_to(root)) for path in group)}")


def _pytest(group: Sequence[Path], *, report: Path) -> list[str]:
    return ["-m", "pytest", *map(str, group), f"--junitxml={report}"]


def _counted(code: int, report: Path) -> Count:
    count = count_report(report)
    if code and not count.failed:  # broke off without a failed test: died, or could not begin
        tell(f"pytest ended with {code}.")
        return count + Count(failed=1)
    return count


def count_report(report: Path) -> Count:
    """Outcomes in a JUnit file, none when it was never written."""
    if not report.exists():
        return Count()
    total = Count()
    for case in ET.parse(report).getroot().iter("testcase"):  # noqa: S314 - pytest wrote it just now
        outcomes = {child.tag for child in case}
        if outcomes & {"failure", "error"}:
            total += Count(failed=1)
        else:
            total += Count(skipped=1) if "skipped" in outcomes else Count(passed=1)
    return total


def _python(arguments: Sequence[str], *, cwd: Path) -> int:
    sys.stdout.flush()
    return subprocess.run([sys.executable, *arguments], cwd=cwd, check=False).returncode

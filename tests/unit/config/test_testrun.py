"""The test run: what shares a process, and how outcomes are summed up."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from luukku.config import testrun
from luukku.config.testrun import Count

REPORT = """<?xml version="1.0"?><testsuites><testsuite errors="1" failures="1" skipped="1" tests="5">
<testcase name="good"/><testcase name="good, too"/>
<testcase name="bad"><failure message="assert"/></testcase>
<testcase name="bad in the end"><error message="teardown"/></testcase>
<testcase name="left out"><skipped message="needs root"/></testcase>
</testsuite></testsuites>"""


def test_a_report_is_counted_test_by_test(tmp_path: Path) -> None:
    (tmp_path / "report.xml").write_text(REPORT)
    assert testrun.count_report(tmp_path / "report.xml") == Count(passed=2, failed=2, skipped=1)


def test_a_report_that_was_never_written_counts_nothing(tmp_path: Path) -> None:
    assert testrun.count_report(tmp_path / "report.xml") == Count()


@pytest.mark.parametrize(
    ("count", "line"),
    [(Count(3, 0), "3 passed, 0 failed"), (Count(3, 1, 2), "3 passed, 1 failed, 2 skipped"), (Count(), "0 passed, 0 failed")],
)
def test_the_last_line_sums_up(count: Count, line: str) -> None:
    assert str(count) == line


def test_counts_add_up() -> None:
    assert Count(1, 2, 3) + Count(10, 20, 30) == Count(11, 22, 33)


def test_browser_tests_have_a_process_of_their_own_and_empty_folders_none(tmp_path: Path) -> None:
    files = [
        "tests/unit/test_a.py",
        "tests/e2e/test_b.py",
        "tests/guards/test_c.py",
        "tests/integration/room/test_d.py",
        "other/test_e.py",
    ]
    for name in files:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "tests" / "lifecycle").mkdir()
    chosen = [tmp_path / name for name in [*files, "tests/lifecycle"]]
    groups = [[path.name for path in group] for group in testrun._grouped(chosen, root=tmp_path)]
    assert groups == [["test_a.py"], ["test_c.py", "test_d.py"], ["test_b.py"], ["test_e.py"]]


def test_a_path_that_is_not_there_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    import argparse

    parser = argparse.ArgumentParser()
    testrun.arguments(parser)
    args = parser.parse_args(["tests/no_such_file.py"])
    assert args.run(args) == 2
    assert "no_such_file.py" in capsys.readouterr().err


MEETS = """
import time
from pathlib import Path

def test_{name}():
    print("{name} says this")
    Path(__file__).with_suffix(".here").touch()
    until = time.monotonic() + 20
    while not Path(r"{other}").exists():
        assert time.monotonic() < until
        time.sleep(0.02)
    assert {outcome}
"""


@pytest.fixture
def two_that_meet(tmp_path: Path) -> list[list[Path]]:
    """A unit test and a lifecycle test that pass only while both run; the second then fails."""
    files = [tmp_path / "tests" / name / f"test_{name}.py" for name in ("unit", "lifecycle")]
    for file, other, outcome in zip(files, reversed(files), (True, False), strict=True):
        file.parent.mkdir(parents=True)
        file.write_text(MEETS.format(name=file.parent.name, other=other.with_suffix(".here"), outcome=outcome))
    return [[file] for file in files]


two_processors = pytest.mark.skipif((os.cpu_count() or 1) < 2, reason="with one processor the groups run one after the other")


@two_processors
def test_the_lifecycle_runs_beside_the_others_and_is_told_of_whole_in_its_turn(
    two_that_meet: list[list[Path]], tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert testrun.run_groups(two_that_meet, root=tmp_path) == Count(passed=1, failed=1)
    said = capfd.readouterr().out
    assert said.index("1 passed") < said.index("lifecycle says this") < said.index("1 failed")


def test_the_lifecycle_alone_runs_as_any_group(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "tests" / "lifecycle" / "test_alone.py"
    file.parent.mkdir(parents=True)
    file.write_text("def test_alone():\n    pass\n")
    assert testrun.run_groups([[file]], root=tmp_path) == Count(passed=1)
    assert "1 passed" in capfd.readouterr().out


@two_processors
@pytest.mark.skipif(os.name != "posix", reason="needs signals")
def test_whoever_breaks_the_run_off_leaves_nothing_running_and_everything_cleared_up(tmp_path: Path) -> None:
    unit, lifecycle = (tmp_path / "tests" / name / f"test_{name}.py" for name in ("unit", "lifecycle"))
    for file in (unit, lifecycle):
        file.parent.mkdir(parents=True)
    unit.write_text("import time\n\ndef test_long():\n    time.sleep(60)\n")
    lifecycle.write_text(
        "import os, time\nfrom pathlib import Path\nimport pytest\n\n"
        "@pytest.fixture\ndef place():\n"
        "    Path(__file__).with_suffix('.pid').write_text(str(os.getpid()))\n    yield\n"
        "    Path(__file__).with_suffix('.cleared').touch()\n\n"
        "def test_long(place):\n    time.sleep(60)\n"
    )
    code = (
        "import sys; from pathlib import Path; from luukku.config.testrun import run_groups\n"
        "run_groups([[Path(sys.argv[1])], [Path(sys.argv[2])]], root=Path(sys.argv[3]))"
    )
    run = subprocess.Popen(
        [sys.executable, "-c", code, str(unit), str(lifecycle), str(tmp_path)],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True,
    )  # fmt: skip
    number = lifecycle.with_suffix(".pid")
    until = time.monotonic() + 30
    while not (number.exists() and number.read_text()):
        assert time.monotonic() < until
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)  # as a terminal does
    assert run.wait(30) != 0
    assert lifecycle.with_suffix(".cleared").exists()
    assert not psutil.pid_exists(int(number.read_text()))

"""The test run: what shares a process, and how outcomes are summed up."""

from pathlib import Path

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

"""Benches: figures beside their goals, on a machine that is named."""

import argparse
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from luukku.config import bench

GOOD = {"what": "a thing", "value": 3, "unit": "s", "goal": "<= 5", "ok": True}


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[..., int]:
    """Runs a bench of one result with these words on the command line."""

    def call(*words: str, result: dict[str, Any], agrees: bool = True) -> int:
        folder = tmp_path / "tests" / "bench"
        folder.mkdir(parents=True)
        (folder / "thing.py").write_text(
            f"def run(*, size=None):\n    return {{'results': [{result!r} | {{'size': size}}], 'agrees': {agrees}}}\n"
        )
        monkeypatch.setattr("luukku.config.paths.checkout", lambda: tmp_path)
        parser = argparse.ArgumentParser()
        bench.arguments(parser)
        args = parser.parse_args(["thing", *words])
        return args.run(args)

    return call


def test_json_has_the_machine_and_the_results(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run("--json", "--size", "7", result=GOOD) == 0
    document = json.loads(capsys.readouterr().out)
    assert document["name"] == "thing"
    assert document["machine"].keys() == {"cpus", "memory_gib", "python"}
    assert document["results"] == [GOOD | {"size": 7}]
    assert document["agrees"] is True


def test_a_table_for_people_says_what_was_missed(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(result=GOOD | {"value": 8, "ok": False}) == 1
    assert capsys.readouterr().out.splitlines()[0].split() == ["a", "thing", "8", "s", "<=", "5", "missed"]


def test_answers_that_differ_are_something_to_look_at(run: Callable[..., int], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(result=GOOD, agrees=False) == 1
    assert "do not agree" in capsys.readouterr().out


def test_an_unknown_bench_is_refused_with_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    parser = argparse.ArgumentParser()
    bench.arguments(parser)
    args = parser.parse_args(["aportion", "--json"])
    assert args.run(args) == 2
    assert json.loads(capsys.readouterr().out)["error"]["nearest"] == "apportion"

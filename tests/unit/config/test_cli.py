"""The command line: what it knows, what it says to a word it does not know, and how its commands end."""

import argparse
import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from luukku.config import cli
from luukku.config.trouble import Trouble


def test_the_overview_has_a_line_for_every_command_and_noun(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    lines = capsys.readouterr().out.splitlines()
    for word, (_, about) in (cli.COMMANDS | cli.NOUNS).items():
        assert any(line.split()[:1] == [word] and line.endswith(about) for line in lines)


@pytest.mark.parametrize("word", [*cli.COMMANDS, *cli.NOUNS])
def test_every_command_and_noun_describes_itself(word: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        cli.main([word, "--help"])
    assert end.value.code == 0
    assert f"usage: luukku {word}" in capsys.readouterr().out


@pytest.mark.parametrize(("word", "nearest"), [("dmo", "demo"), ("aera", "area"), ("restor", "restore")])
def test_an_unknown_command_is_answered_with_the_nearest_one(word: str, nearest: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([word]) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert f"Did you mean {nearest}?" in said.err


def test_an_unknown_verb_is_answered_with_the_nearest_one(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["area", "shwo"]) == 2
    assert "Did you mean show?" in capsys.readouterr().err


def test_a_word_that_resembles_nothing_gets_no_guess(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["xyzzy"]) == 2
    assert "Did you mean" not in capsys.readouterr().err


def command_that_raises(monkeypatch: pytest.MonkeyPatch, problem: BaseException) -> None:
    def run(_: argparse.Namespace) -> int:
        raise problem

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    monkeypatch.setattr(cli, "parser_for", lambda word: parser)


def test_trouble_is_printed_with_its_remedy_and_without_a_trace(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    command_that_raises(monkeypatch, Trouble("The door is shut.", remedy="Open it."))
    assert cli.main(["demo"]) == 1
    assert capsys.readouterr().err == "luukku: The door is shut.\n  Open it.\n"


def test_a_full_disk_is_said_without_a_trace(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    command_that_raises(monkeypatch, OSError(errno.ENOSPC, "No space left on device", "/data/dump"))
    assert cli.main(["demo"]) == 1
    assert capsys.readouterr().err == "luukku: /data/dump: The disk is full.\n  Make room and try again.\n"


def test_an_interrupted_command_ends_with_130(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    command_that_raises(monkeypatch, KeyboardInterrupt())
    assert cli.main(["demo"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_help_loads_neither_django_nor_the_rooms() -> None:
    code = (
        "import sys; from luukku.config.cli import main; main([]); print({'django', 'luukku.area', 'psutil'} & set(sys.modules))"
    )
    answer = subprocess.run([sys.executable, "-P", "-c", code], capture_output=True, text=True, check=True, cwd=Path("/"))
    assert answer.stdout.splitlines()[-1] == "set()"


def test_a_reader_who_goes_away_is_no_error() -> None:
    code = "import sys; from luukku.config.cli import main; sys.exit(main(['doctor']))"
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    process = subprocess.Popen(
        [sys.executable, "-P", "-c", code], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    process.stdout.close()
    said = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert said == ""

"""Verbs of the command line, run in this process."""

import argparse
from collections.abc import Callable

import pytest

Said = tuple[int, str, str]


def runner(
    register: Callable[["argparse._SubParsersAction[argparse.ArgumentParser]"], None], capsys: pytest.CaptureFixture[str]
) -> Callable[..., Said]:
    """Runs a verb of those that `register` makes; answers its exit code, stdout and stderr."""

    def call(*words: object, register: Callable[..., None] = register) -> Said:
        parser = argparse.ArgumentParser()
        register(parser.add_subparsers())
        args = parser.parse_args([str(word) for word in words])
        code = args.run(args)
        said = capsys.readouterr()
        return code, said.out, said.err

    return call

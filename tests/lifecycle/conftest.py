"""Installations for the tests of their life."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lifecycle.installations import Installation, clean_up


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    made = Installation(tmp_path / "state")
    yield made
    clean_up(made)

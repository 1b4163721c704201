"""The state folder: one for each installation and user."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from luukku.config import paths
from luukku.config.trouble import Trouble


@pytest.fixture(autouse=True)
def forgotten() -> Iterator[None]:
    paths.state.cache_clear()
    yield
    paths.state.cache_clear()


def test_the_checkout_has_the_start_script() -> None:
    assert (paths.checkout() / "luukku").is_file()


def test_a_named_folder_is_made_and_closed_to_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LUUKKU_STATE", str(tmp_path / "of" / "mine"))
    assert paths.state() == tmp_path / "of" / "mine"
    assert paths.state().stat().st_mode & 0o077 == 0


def test_the_owner_of_the_checkout_and_others_have_different_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("LUUKKU_STATE", raising=False)
    monkeypatch.setattr(paths, "checkout", lambda: tmp_path)
    owner = tmp_path.stat().st_uid
    monkeypatch.setattr("os.geteuid", lambda: owner)
    assert paths.state() == tmp_path / ".luukku"
    paths.state.cache_clear()
    monkeypatch.setattr("os.geteuid", lambda: owner + 7)
    assert paths.state() == tmp_path / f".luukku-{owner + 7}"


def test_a_folder_that_cannot_be_made_is_said_with_the_remedy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("LUUKKU_STATE", str(tmp_path / "file" / "state"))
    with pytest.raises(Trouble, match="LUUKKU_STATE"):
        paths.state()

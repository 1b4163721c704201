"""Where an installation's database lives: the same after a move, another for a copy."""

import shutil
from pathlib import Path

import pytest

from luukku.config import home, paths


@pytest.fixture
def installations(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Homes of installations by the path of their state folder, and what they were told."""
    told: list[str] = []
    monkeypatch.setattr(home, "ROOTS_HOMES", tmp_path / "homes")

    def of(state: Path) -> Path:
        monkeypatch.setenv("LUUKKU_STATE", str(state))
        paths.state.cache_clear()
        return home.state_home(tell=told.append)

    yield of, told
    paths.state.cache_clear()


def contents(place: Path) -> set[str]:
    return {file.name for file in place.iterdir()}


def with_data(place: Path) -> None:
    (place / "postgres-18").mkdir()


def test_an_installation_finds_its_home_again(installations, tmp_path: Path) -> None:
    of, told = installations
    assert of(tmp_path / "one") == of(tmp_path / "one")
    assert told == []


def test_two_installations_have_two_homes(installations, tmp_path: Path) -> None:
    of, _ = installations
    assert of(tmp_path / "one") != of(tmp_path / "two")


def test_a_moved_installation_keeps_its_data(installations, tmp_path: Path) -> None:
    of, told = installations
    with_data(of(tmp_path / "one"))
    (tmp_path / "one").rename(tmp_path / "moved")
    assert "postgres-18" in contents(of(tmp_path / "moved"))
    assert told == []


def test_a_copy_begins_empty_and_is_told_while_the_original_keeps_its_data(installations, tmp_path: Path) -> None:
    of, told = installations
    with_data(of(tmp_path / "one"))
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    assert "postgres-18" not in contents(of(tmp_path / "copy"))
    assert str(tmp_path / "one") in told[0]
    assert "luukku restore" in told[0]
    assert "postgres-18" in contents(of(tmp_path / "one"))
    of(tmp_path / "copy")
    assert len(told) == 1, "a copy is told once"


def test_a_copy_whose_original_went_is_a_move(installations, tmp_path: Path) -> None:
    of, told = installations
    with_data(of(tmp_path / "one"))
    shutil.copytree(tmp_path / "one", tmp_path / "copy")
    shutil.rmtree(tmp_path / "one")
    assert "postgres-18" in contents(of(tmp_path / "copy"))
    assert told == []


def test_a_new_checkout_at_the_place_of_a_moved_one_is_a_new_one(installations, tmp_path: Path) -> None:
    of, told = installations
    first = of(tmp_path / "one")
    with_data(first)
    (tmp_path / "one").rename(tmp_path / "moved")
    assert of(tmp_path / "one") != first
    assert of(tmp_path / "moved").name == first.name
    assert told == []

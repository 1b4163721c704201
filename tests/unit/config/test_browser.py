"""The browser of the tests: a named one, an installed one, or Playwright's own."""

from pathlib import Path

import pytest

from luukku.config import browser


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without any browser; its folder of programs."""
    monkeypatch.delenv("LUUKKU_BROWSER", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setattr(browser, "PLACES", ())
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def program(file: Path) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.touch(mode=0o755)
    return file


def test_a_bare_machine_has_none() -> None:
    assert browser.find_browser() is None


def test_an_installed_one_is_found_by_name(bare: Path) -> None:
    chrome = program(bare / "google-chrome")
    assert browser.find_browser() == chrome
    assert browser.find_browser() != program(bare / "chromium")
    assert browser.find_browser() == bare / "chromium"


def test_a_named_one_comes_first_and_is_never_replaced_by_another(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "chromium")
    monkeypatch.setenv("LUUKKU_BROWSER", str(program(tmp_path / "mine")))
    assert browser.find_browser() == tmp_path / "mine"
    monkeypatch.setenv("LUUKKU_BROWSER", str(tmp_path / "gone"))
    assert browser.find_browser() is None
    assert browser.install_browser(tell=pytest.fail) is None


def test_playwrights_own_is_found_where_it_puts_it(tmp_path: Path) -> None:
    own = program(tmp_path / ".cache/ms-playwright/chromium-1200/chrome-linux/chrome")
    assert browser.find_browser() == own


def test_with_everything_there_nothing_is_installed(bare: Path) -> None:
    chromium = program(bare / "chromium")
    assert browser.install_browser(tell=pytest.fail) == chromium

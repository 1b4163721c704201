"""The LibreOffice of the tests: a named one, an installed one, or none."""

from pathlib import Path

import pytest

from luukku.config import office


@pytest.fixture(autouse=True)
def bare(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A machine without LibreOffice and without apt; its folder of programs."""
    monkeypatch.delenv("LUUKKU_SOFFICE", raising=False)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(office, "PLACES", ())
    (tmp_path / "bin").mkdir()
    return tmp_path / "bin"


def program(file: Path) -> Path:
    file.touch(mode=0o755)
    return file


def test_a_bare_machine_has_none_and_gets_none_without_apt() -> None:
    assert office.find_office() is None
    assert office.install_office(tell=pytest.fail) is None


def test_an_installed_one_is_found_by_either_name(bare: Path) -> None:
    other = program(bare / "libreoffice")
    assert office.find_office() == other
    usual = program(bare / "soffice")
    assert office.install_office(tell=pytest.fail) == usual


def test_a_named_one_comes_first_and_is_never_replaced_by_another(
    bare: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program(bare / "soffice")
    monkeypatch.setenv("LUUKKU_SOFFICE", str(program(tmp_path / "mine")))
    assert office.find_office() == tmp_path / "mine"
    monkeypatch.setenv("LUUKKU_SOFFICE", str(tmp_path / "gone"))
    assert office.install_office(tell=pytest.fail) is None

"""The start script: what fits, what is made anew, and what it says when something stands in the way."""

import ast
import importlib.machinery
import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[3]


def load(checkout: Path) -> ModuleType:
    loader = importlib.machinery.SourceFileLoader(f"start_{checkout.name}", str(checkout / "luukku"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader(loader.name, loader))
    loader.exec_module(module)
    return module


@pytest.fixture
def script(tmp_path: Path) -> ModuleType:
    """The script in a checkout of its own with two small locks."""
    checkout = tmp_path / "checkout"
    (checkout / "requirements").mkdir(parents=True)
    shutil.copy(ROOT / "luukku", checkout / "luukku")
    (checkout / "requirements" / "run.lock").write_text("django==5.2.19 \\\n    --hash=sha256:1\n")
    (checkout / "requirements" / "dev.lock").write_text(
        "django==5.2.19 \\\n    --hash=sha256:1\npytest==9.2.0 \\\n    --hash=sha256:2\n"
    )
    return load(checkout)


def whole(script: ModuleType, *, dev: bool = False, **differing: str) -> None:
    """An environment as the script leaves it, but for what differs."""
    script.PYTHON.parent.mkdir(parents=True, exist_ok=True)
    if not script.PYTHON.exists():
        script.PYTHON.symlink_to(sys.executable)
    interpreter = os.path.realpath(script.PYTHON)
    script.STAMP.write_text(json.dumps({**script.wanted(dev=dev), "interpreter": interpreter, **differing}))


def test_python_3_6_can_read_it_to_the_message_that_it_is_too_old() -> None:
    ast.parse((ROOT / "luukku").read_text(encoding="utf-8"), feature_version=(3, 6))


def test_too_old_a_python_is_told_which_one_is_needed(
    script: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "version_info", (3, 9, 18))
    assert script.guarded_main(["demo"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert "Python 3.11 or newer is needed" in said.err
    assert "is 3.9.18" in said.err
    assert "python3.11 luukku" in said.err


def test_only_the_standard_library_is_imported() -> None:
    tree = ast.parse((ROOT / "luukku").read_text(encoding="utf-8"))
    names = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    names |= {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in names} <= set(sys.stdlib_module_names)


def test_nothing_fits_before_the_first_start(script: ModuleType) -> None:
    assert not script.fits(dev=False)


def test_an_environment_of_the_developers_serves_everything(script: ModuleType) -> None:
    whole(script, dev=True)
    assert script.fits(dev=True)
    assert script.fits(dev=False)


def test_an_environment_for_running_does_not_serve_the_tests(script: ModuleType) -> None:
    whole(script)
    assert script.fits(dev=False)
    assert not script.fits(dev=True)


@pytest.mark.parametrize(
    "differing",
    [{"python": "3.9"}, {"checkout": "/elsewhere"}, {"run": "of another lock"}, {"interpreter": "/usr/bin/python3.9"}],
    ids=lambda differing: next(iter(differing)),
)
def test_what_was_made_for_something_else_does_not_fit(script: ModuleType, differing: dict[str, str]) -> None:
    whole(script, **differing)
    assert not script.fits(dev=False)


def test_half_a_stamp_is_none(script: ModuleType) -> None:
    whole(script)
    script.STAMP.write_text(script.STAMP.read_text()[:20])
    assert not script.fits(dev=False)


def test_an_environment_whose_python_went_does_not_fit(script: ModuleType) -> None:
    whole(script)
    script.PYTHON.unlink()
    script.PYTHON.symlink_to("/gone/python3.11")
    assert not script.fits(dev=False)


def test_a_failed_making_leaves_the_environment_there_was(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(script, checkout="/elsewhere")
    (script.VENV / "kept").touch()
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false")
    with pytest.raises(script.Problem):
        script.make(dev=False)
    assert (script.VENV / "kept").exists()
    assert not script.ASIDE.exists()


def test_a_failed_first_making_leaves_nothing(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda name: "/bin/false")
    with pytest.raises(script.Problem):
        script.make(dev=False)
    assert not script.VENV.exists()


def test_an_environment_that_uv_made_is_made_anew_when_uv_has_gone(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    whole(script)
    monkeypatch.setattr(shutil, "which", lambda name: None)
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(script.Problem, match="venv module is missing"):  # it was about to make one, not to add to one without pip
        script.make(dev=True)
    assert script.fits(dev=False)


def test_without_venv_and_uv_it_names_the_package_to_install(script: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    find_spec = importlib.util.find_spec
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None if name == "ensurepip" else find_spec(name))
    with pytest.raises(script.Problem) as problem:
        script.create(uv=None)
    message, remedy = problem.value.args
    assert "venv module is missing" in message
    assert "sudo apt install python3-venv" in remedy


@pytest.mark.parametrize(
    ("installer_says", "message"),
    [
        ("ERROR: Could not install packages due to an OSError: [Errno 28] No space left on device", "The disk is full."),
        ("error: Failed to fetch: `…`\n  cause: dns error: failed to lookup address information", "could not be fetched"),
        ("ERROR: No matching distribution found for django==5.2.19", "could not be fetched"),
        ("ERROR: [Errno 13] Permission denied: '/x/.venv'", "not yours to write"),
        ("ERROR: THESE PACKAGES DO NOT MATCH THE HASHES", "DO NOT MATCH THE HASHES"),
    ],
)
def test_what_an_installer_fails_with_becomes_a_message_with_a_remedy(
    script: ModuleType, installer_says: str, message: str
) -> None:
    with pytest.raises(script.Problem) as problem:
        script.run([sys.executable, "-c", f"print({installer_says!r}); raise SystemExit(1)"])
    said, remedy = problem.value.args
    assert message in said
    assert remedy


def test_the_help_comes_without_an_environment(tmp_path: Path) -> None:
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    shutil.copy(ROOT / "luukku", checkout)
    shutil.copytree(ROOT / "requirements", checkout / "requirements")
    (checkout / "src").symlink_to(ROOT / "src")
    answer = subprocess.run([sys.executable, checkout / "luukku"], capture_output=True, text=True, check=True)
    assert "demo" in answer.stdout
    assert not (checkout / ".venv").exists()

"""Installations for the tests of their life."""

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.lifecycle.installations import Installation, clone_of_this_code, start_script, system_python

ROOM_BYTES = 6 << 30


@pytest.fixture
def installation(tmp_path: Path) -> Iterator[Installation]:
    """A state folder of its own on this checkout's code."""
    made = Installation(tmp_path / "state")
    yield made
    made.clean_up()


@pytest.fixture(scope="session")
def open_folder() -> Iterator[Path]:
    """A folder that other users reach, with uv to copy environments quickly, as far as this checkout has it."""
    folder = Path(tempfile.mkdtemp(prefix="luukku-lifecycle-", dir=_roomy_place()))
    folder.chmod(0o755)
    (folder / "bin").mkdir()
    if uv := shutil.which("uv", path=os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])):
        shutil.copy(uv, folder / "bin" / "uv")
    yield folder
    shutil.rmtree(folder)


def _roomy_place() -> str:
    """Environments are hundreds of megabytes of small files: in memory where there is room for them, else on disk."""
    memory = Path("/dev/shm")
    if memory.exists() and not os.statvfs(memory).f_flag & os.ST_NOEXEC and shutil.disk_usage(memory).free > ROOM_BYTES:
        return str(memory)
    return "/var/tmp"


@pytest.fixture(scope="session")
def clone_with_environment(open_folder: Path) -> Iterator[Installation]:
    """A clone in which the first start has been made, once for all tests."""
    clone = clone_of_this_code(open_folder / "clone")
    made = Installation(
        state=clone / ".luukku", command=start_script(clone, python=system_python()), python=clone / ".venv" / "bin" / "python"
    )
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PATH", f"{open_folder / 'bin'}{os.pathsep}{os.environ['PATH']}")
        patch.setenv("UV_CACHE_DIR", str(open_folder / "cache"))
        first = made.luukku("dump")
        assert first.returncode == 0, first.stderr
        yield made
        made.clean_up()


@pytest.fixture
def clone(clone_with_environment: Installation) -> Iterator[Installation]:
    """The clone of the session, given whole to each test; a test that breaks it leaves it to the next start to mend."""
    clone_with_environment.variables.clear()
    yield clone_with_environment
    clone_with_environment.variables.clear()

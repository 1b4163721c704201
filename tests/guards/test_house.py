"""The house holds itself: who may know whom, what the time is asked from, how long a file may be."""

import ast
import re
from pathlib import Path

import grimp
import pytest

import luukku

SOURCE = Path(luukku.__file__).parent
CHECKOUT = SOURCE.parents[1]
FILES = sorted(file for file in SOURCE.rglob("*.py") if "migrations" not in file.parts)
CLOCK = {"core/clock.py"}
CLOCK_CALLS = {"now", "utcnow", "today", "localtime", "gmtime", "time_ns", "localdate"}
LONGEST = 600


@pytest.fixture(scope="module")
def graph():
    return grimp.build_graph("luukku", cache_dir=None)


def room_of(module: str) -> str:
    """`luukku.core.accounts.models` → `luukku.core.accounts`; elsewhere the first package below luukku."""
    parts = module.split(".")
    return ".".join(parts[: 3 if parts[1:2] in (["core"], ["connectors"]) else 2])


def test_models_are_known_only_inside_their_room(graph):
    strangers = [
        f"{importer} imports {models}"
        for models in graph.modules
        if models.endswith(".models")
        for importer in graph.find_modules_that_directly_import(models)
        if room_of(importer) != room_of(models) and room_of(importer) != "luukku.config"
    ]
    assert not strangers


def test_a_room_writes_into_another_only_through_its_actions(graph):
    doors = ("queries", "actions", "domain", "access", "notes", "maps", "tables", "urls", "views", "pack_files", "cli", "saying")
    doors += ("sections",)
    strangers = [
        f"{importer} imports {inner}"
        for inner in graph.modules
        if room_of(inner) in ("luukku.area", "luukku.figures") and inner.count(".") >= 2
        for importer in graph.find_modules_that_directly_import(inner)
        if room_of(importer) not in (room_of(inner), "luukku.config") and inner.split(".")[2] not in doors
    ]
    assert not strangers


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_only_the_clock_asks_what_time_it_is(file):
    if str(file.relative_to(SOURCE)) in CLOCK:
        return
    tree = ast.parse(file.read_text(encoding="utf-8"))
    asked = [
        f"line {call.lineno}: {ast.unparse(call)}"
        for call in ast.walk(tree)
        if isinstance(call, ast.Call)
        and isinstance(call.func, ast.Attribute)
        and call.func.attr in CLOCK_CALLS
        and "clock" not in ast.unparse(call.func.value).lower()
    ]
    assert not asked


@pytest.mark.parametrize("file", FILES, ids=lambda file: str(file.relative_to(SOURCE)))
def test_the_file_says_first_what_it_is_and_is_not_too_long(file):
    text = file.read_text(encoding="utf-8")
    if text.strip():
        assert ast.get_docstring(ast.parse(text)), "the first line says what the file is"
    assert text.count("\n") <= LONGEST


def test_every_room_tells_what_it_is_for():
    rooms = [path for path in SOURCE.iterdir() if path.is_dir() and (path / "__init__.py").exists() and path.name != "locale"]
    lacking = [room.name for room in rooms if room.name not in ("core", "config") and not (room / "README.md").exists()]
    assert not lacking


def test_migrations_are_what_the_models_say(db):
    from django.core.management import call_command

    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_no_file_names_a_package_registry_or_this_workplace():
    found = []
    for file in _tracked():
        if file.suffix in (".gz", ".png", ".woff2") or not file.exists():
            continue
        text = file.read_text(encoding="utf-8", errors="ignore")
        if re.search(r"(files\.pythonhosted|pypi\.org|registry\.npmjs|deb\.debian\.org)", text):
            found.append(file)
    assert found in ([], [Path(__file__)])


def _tracked() -> list[Path]:
    import subprocess

    listed = subprocess.run(["git", "ls-files", "-z"], cwd=CHECKOUT, capture_output=True, text=True, check=True).stdout
    return [CHECKOUT / name for name in listed.split("\0") if name]


def test_no_page_and_no_rule_names_a_municipality_of_the_demo_s_area():
    from luukku.area.pack_files import PACKS, load_pack

    names = {member.name.fi for member in load_pack(PACKS / "paijat-hame").municipalities}
    named = re.compile(rf"\b({'|'.join(sorted(names))})\b")
    templates = [str(file) for file in SOURCE.rglob("templates/**/*.html") if named.search(file.read_text(encoding="utf-8"))]
    constants = [f"{file}:{line}" for file in FILES for line, text in _constants(file) if named.search(text)]
    assert not templates + constants


def _constants(file: Path) -> list[tuple[int, str]]:
    """The texts of a module that are not docstrings."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef)) and node.body and isinstance(node.body[0], ast.Expr)
    }
    return [
        (node.lineno, node.value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]

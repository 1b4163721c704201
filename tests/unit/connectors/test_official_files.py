"""The folder of official data: its source notes, what is loaded when, and what is said when a file is broken."""

import gzip
import shutil
import subprocess
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest

from luukku.connectors import official
from luukku.connectors.official import folder

FOLDER = folder()


@pytest.fixture
def copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the folder that a test may break."""
    root = tmp_path / "official"
    shutil.copytree(FOLDER, root)
    monkeypatch.setenv("LUUKKU_OFFICIAL", str(root))
    return root


def replace(file: Path, old: str, new: str) -> None:
    """Replace the only occurrence of a text in a file, packed or not."""
    packed = file.suffix == ".gz"
    text = (gzip.decompress(file.read_bytes()) if packed else file.read_bytes()).decode()
    assert text.count(old) == 1
    data = text.replace(old, new).encode()
    file.write_bytes(gzip.compress(data) if packed else data)


def test_the_whole_folder_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) < 300_000


def test_importing_brings_neither_django_nor_yaml() -> None:
    code = "import sys, luukku.connectors.official as o; o.municipalities(); print(*{'django', 'yaml'} & sys.modules.keys())"
    done = subprocess.run([sys.executable, "-c", code], cwd=FOLDER.parent / "src", capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""


def test_only_the_file_that_is_asked_for_is_read(copy: Path) -> None:
    for file in copy.iterdir():
        if file.name != "names.csv":
            file.unlink()
    assert official.names().first[0] == "Anne"


def test_another_folder_is_read_anew(copy: Path) -> None:
    before = official.municipality("098").name_fi
    replace(copy / "municipalities.csv", "098,Hollola,", "098,Hollola-Uusi,")
    assert (before, official.municipality("098").name_fi) == ("Hollola", "Hollola")
    other = copy.rename(copy.with_name("other"))
    with pytest.MonkeyPatch.context() as environment:
        environment.setenv("LUUKKU_OFFICIAL", str(other))
        assert official.municipality("098").name_fi == "Hollola-Uusi"


def test_answers_cannot_be_changed() -> None:
    for answer in (official.municipalities(), official.populations(2022), official.boundaries(), official.datasets()):
        with pytest.raises(TypeError):
            answer["098"] = None  # type: ignore[index]


def test_names_are_many_and_different() -> None:
    names = official.names()
    assert len(names.first) == len(set(names.first)) == 400
    assert len(names.last) == len(set(names.last)) == 400


def test_each_data_file_says_where_it_is_from_in_three_languages() -> None:
    data = {file.name for file in FOLDER.iterdir()} - {"datasets.yaml", "ORIGIN.md", "LICENCES.md"}
    assert {one.file for one in official.datasets().values()} == data
    for one in official.datasets().values():
        texts = [one.title, one.publisher, one.source, *([one.note] if one.note else [])]
        texts += [text for measure in one.measures.values() for text in (measure.title, measure.unit, measure.population)]
        assert all(text.fi and text.sv and text.en for text in texts), one.file


def test_each_data_file_stands_in_origin_with_its_licence() -> None:
    origin = (FOLDER / "ORIGIN.md").read_text("utf-8")
    for one in official.datasets().values():
        row = next(line for line in origin.splitlines() if line.startswith(f"| `{one.file}`"))
        assert one.licence in row
    assert f"brought here on {official.dataset('population').retrieved_on}" in origin


def test_periods_are_those_of_the_data() -> None:
    population, series = official.dataset("population").period, official.dataset("unemployment_12r5").period
    assert population and series
    assert (population.from_.year, population.to.year) == (official.population_years()[0], official.population_years()[-1])
    first, last = official.months_12r5()[0], official.months_12r5()[-1]
    assert series.from_ == (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    assert series.to == (last + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def test_the_series_says_that_its_labour_force_is_older_than_its_months() -> None:
    assert "31.12.2021" in official.dataset("unemployment_12r5").measures["labour_force"].population.fi


def series() -> object:
    return official.series_for("KU098")


@pytest.mark.parametrize(
    ("file", "old", "new", "ask", "line", "problem"),
    [
        ("municipalities.csv", "code,name_fi", "code;name_fi", official.municipalities, 1, "header"),
        ("municipalities.csv", "\n009,Alavieska", "\n9,Alavieska", official.municipalities, 3, "'9' is not a municipality code"),
        ("municipalities.csv", "\n009,Alavieska", "\n005,Alavieska", official.municipalities, 3, "stands twice"),
        ("municipalities.csv", "Alavieska,Alavieska,fi", "Alavieska,Alavieska,fin", official.municipalities, 3, "'fin'"),
        ("municipalities.csv", "Alavieska,Alavieska,fi,", "Alavieska,fi,", official.municipalities, 3, "10 cells"),
        ("employment_areas.csv", "\n02,", "\n52,", official.employment_areas, 3, "no municipality belongs to employment area 52"),
        (
            "employment_areas.csv",
            "08,Helsinki,Helsingfors,Helsinki\n",
            "",
            official.employment_areas,
            None,
            "08 of municipalities.csv",
        ),
        ("divisions.csv", "region,01,", "county,01,", official.regions, 2, "'county'"),
        (
            "population.csv",
            "\n005,11503",
            "\n005,11 503",
            lambda: official.populations(2022),
            2,
            "'11 503' is not a whole number",
        ),
        ("population.csv", "\n009,", "\n588,", lambda: official.populations(2022), None, "009, 588"),
        ("unemployment_12r5.csv.gz", ",2015-02,", ",2015-13,", official.months_12r5, 1, "month"),
        ("unemployment_12r5.csv.gz", "KU005,vacancies", "KU005,vacancy", official.regions_12r5, 4, "'vacancy'"),
        ("unemployment_12r5.csv.gz", "KU005,vacancies", "KU006,vacancies", official.regions_12r5, 2, "KU005 lacks vacancies"),
        ("unemployment_12r5.csv.gz", "KU098,unemployed,", "KU098,unemployed,-", series, 108, "is not a whole number"),
        ("boundaries.jsonl.gz", '["009",', '["009"', official.boundaries, 2, "not a municipality with its polygons"),
        ("names.csv", "first,Anne\n", "given,Anne\n", official.names, 2, "'given'"),
        ("datasets.yaml", "licence: MIT", "license: MIT", official.datasets, 128, "names.license"),
    ],
)
def test_a_broken_file_is_named_with_line_problem_and_remedy(
    copy: Path, file: str, old: str, new: str, ask: Callable[[], object], line: int | None, problem: str
) -> None:
    replace(copy / file, old, new)
    with pytest.raises(official.OfficialDataError) as error:
        ask()
    assert error.value.file == copy / file
    assert problem in error.value.problem
    assert f"git checkout -- official/{file}" in str(error.value)
    if line:
        assert error.value.line == line
        assert f"{file}:{line}: " in str(error.value)


def test_a_missing_file_is_named_with_its_remedy(copy: Path) -> None:
    (copy / "population.csv").unlink()
    with pytest.raises(official.OfficialDataError, match=r"population\.csv: the file is missing; restore it with `git checkout"):
        official.populations(2022)


@pytest.mark.parametrize("keep", [slice(0, 1000), slice(5, None)])
def test_a_packed_file_that_was_cut_is_called_damaged(copy: Path, keep: slice) -> None:
    file = copy / "boundaries.jsonl.gz"
    file.write_bytes(file.read_bytes()[keep])
    with pytest.raises(official.OfficialDataError, match="damaged"):
        official.boundaries()


def test_a_file_in_another_encoding_is_named_with_the_first_line_of_it(copy: Path) -> None:
    file = copy / "names.csv"
    file.write_bytes(file.read_text("utf-8").encode("latin-1"))
    with pytest.raises(official.OfficialDataError, match="not UTF-8") as error:
        official.names()
    assert error.value.line == 4  # Päivi

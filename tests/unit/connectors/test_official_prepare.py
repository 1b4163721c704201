"""Making the files of official data from downloads: the committed ones byte for byte, mergers, and refused downloads."""

import gzip
import json
import zlib
from collections.abc import Mapping
from pathlib import Path

import pytest

from luukku.connectors.official.files import CHECKOUT
from luukku.connectors.official.geometry import area
from luukku.connectors.official.prepare import build, main

OFFICIAL = CHECKOUT / "official"
DOWNLOADS = CHECKOUT.parent / "shared" / "data"


@pytest.fixture(scope="module")
def made() -> Mapping[str, bytes]:
    """The files that the real downloads give."""
    if not DOWNLOADS.is_dir():
        pytest.skip(f"the downloads are not at {DOWNLOADS}")
    return build(DOWNLOADS)


MUNICIPALITIES = """\
kunta_koodi,nimi_fi,nimi_sv,kielisuhde,kuntaryhmitys,maakunta_koodi,maakunta,seutukunta_koodi,seutukunta,\
tyollisyysalue_koodi,hyvinvointialue_koodi,hyvinvointialue,elinvoimakeskus_koodi,elinvoimakeskus,kela_kuntaryhma
507,Mäntyharju,Mäntyharju  ,Yksikielinen suomenkielinen kunta,Maaseutumaiset kunnat,10,Etelä-Savo,101,Mikkeli,\
23,12,Etelä-Savon hyvinvointialue,6,Itä-Suomen elinvoimakeskus,3.0
478,Maarianhamina,Mariehamn,Yksikielinen ruotsinkielinen kunta,Kaupunkimaiset kunnat,21,Ahvenanmaa,211,Mariehamns stad,\
46,91,Ahvenanmaa,2,Lounais-Suomen elinvoimakeskus,3.0
"""
AREAS = """\
koodi,nimi_fi,nimi_sv,nimi_en,kuntia,kuntakoodit
23,Mikkelin seutu,S:t Michel regionen,Mikkeli region,1,507
46,Ahvenanmaa,Åland,Åland,1,478
"""
POPULATION = """\
kunta_koodi,vuosi,vaesto_3112
507,2021,100
507,2022,90
588,2021,10
588,2022,9
478,2021,50
478,2022,51
"""
SERIES = """\
alue,kuukausi,tyottomat_lopussa,tyovoima,avoimet_paikat_lopussa
KU507,2023-10,40,400,
KU588,2023-10,5,50,6
KU507,2023-09,41,400,7
KU588,2023-09,0,50,8
"""


def square(west: float, south: float, *, clockwise: bool) -> list[list[float]]:
    """A closed unit square whose first point stands twice."""
    ring = [[west, south], [west, south + 1], [west + 1, south + 1], [west + 1, south], [west, south]]
    return [ring[0], *(ring if clockwise else ring[::-1])]


def feature(code: str, ring: list[list[float]]) -> dict[str, object]:
    return {"properties": {"kunta_koodi": code}, "geometry": {"type": "Polygon", "coordinates": [ring]}}


@pytest.fixture
def downloads(tmp_path: Path) -> Path:
    """Downloads of a country of two municipalities, one of which has taken in a third."""
    shapes = [
        feature("507", square(0, 0, clockwise=True)),
        feature("588", square(1, 0, clockwise=False)),
        feature("478", square(9, 9, clockwise=False)),
    ]
    texts = {
        "areas/kunnat_2025.csv": "an older one, which is not read",
        "areas/kunnat_2026.csv": MUNICIPALITIES,
        "areas/tyollisyysalueet_2026.csv": AREAS,
        "areas/kunta_vaesto_2021_2022.csv.gz": POPULATION,
        "labour/tyonv_12r5_kunnat_2023.csv.gz": SERIES,
        "geo/kunnat_2021.geojson": json.dumps({"features": shapes}),
        "names/nimet_fi.json": json.dumps({"etunimet": ["Aino"], "sukunimet": ["Niemi", "Salo"]}),
    }
    for name, text in texts.items():
        write(tmp_path / name, text)
    return tmp_path


def write(file: Path, text: str) -> None:
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(gzip.compress(text.encode()) if file.suffix == ".gz" else text.encode())


def lines(content: bytes) -> list[str]:
    return (gzip.decompress(content) if content.startswith(b"\x1f\x8b") else content).decode().splitlines()


def test_the_committed_files_are_what_the_downloads_give(made: Mapping[str, bytes]) -> None:
    assert made.keys() == {file.name for file in OFFICIAL.iterdir()} - {"datasets.yaml", "ORIGIN.md", "LICENCES.md"}
    for name, content in made.items():
        committed = (OFFICIAL / name).read_bytes()
        assert lines(content) == lines(committed), name
        if "ng" not in zlib.ZLIB_RUNTIME_VERSION:  # zlib-ng packs the same content into other bytes
            assert content == committed, name


def test_mantyharju_has_the_figures_and_the_land_of_both(made: Mapping[str, bytes]) -> None:
    people = dict(
        line.split(",", 1) for line in lines((DOWNLOADS / "areas/kunta_vaesto_2000_2022.csv.gz").read_bytes()) if ",2022," in line
    )
    both = int(people["507"].removeprefix("2022,")) + int(people["588"].removeprefix("2022,"))
    assert next(line for line in lines(made["population.csv"]) if line.startswith("507,")).endswith(f",{both}")

    shapes = json.loads((DOWNLOADS / "geo/kunnat_2021_1_4500000.geojson").read_text("utf-8"))["features"]
    before = sum(area([one["geometry"]["coordinates"]]) for one in shapes if one["properties"]["kunta_koodi"] in ("507", "588"))
    after = next(json.loads(line)[1] for line in lines(made["boundaries.jsonl.gz"]) if line.startswith('["507"'))
    assert len(after) == 1
    assert area(after) == pytest.approx(before, rel=1e-9)


def test_mantyharju_has_the_series_of_both_in_every_month(made: Mapping[str, bytes]) -> None:
    before: dict[tuple[str, str], list[str]] = {}
    for line in lines((DOWNLOADS / "labour/tyonv_12r5_kunnat_2015_2023.csv.gz").read_bytes()):
        region, month, *figures = line.split(",")
        before[region, month] = figures
    header, *rows = lines(made["unemployment_12r5.csv.gz"])
    after = {tuple(row.split(",")[:2]): row.split(",")[2:] for row in rows}
    for at, measure in enumerate(("unemployed", "labour_force", "vacancies")):
        for month, figure in zip(header.split(",")[2:], after["KU507", measure], strict=True):
            first, second = before["KU507", month][at], before["KU588", month][at]
            assert figure == (str(int(first) + int(second)) if first and second else "")


def test_a_second_run_gives_the_same_bytes(downloads: Path, tmp_path: Path) -> None:
    assert main([str(downloads), str(tmp_path / "out")]) == 0
    assert {file.name: file.read_bytes() for file in (tmp_path / "out").iterdir()} == build(downloads)


def test_names_lose_spaces_around_them_and_rows_stand_in_order_of_code(downloads: Path) -> None:
    assert lines(build(downloads)["municipalities.csv"])[1:] == [
        "478,Maarianhamina,Mariehamn,sv,urban,21,211,,91,2,3",
        "507,Mäntyharju,Mäntyharju,fi,rural,10,101,23,12,6,3",
    ]


def test_aland_is_not_among_the_employment_areas(downloads: Path) -> None:
    assert lines(build(downloads)["employment_areas.csv"])[1:] == ["23,Mikkelin seutu,S:t Michel regionen,Mikkeli region"]


def test_population_is_summed_into_the_municipality_that_took_in_another(downloads: Path) -> None:
    assert lines(build(downloads)["population.csv"]) == ["code,2021,2022", "478,50,51", "507,110,99"]


def test_a_sum_with_an_unpublished_figure_is_not_published(downloads: Path) -> None:
    assert lines(build(downloads)["unemployment_12r5.csv.gz"]) == [
        "region,measure,2023-09,2023-10",
        "KU507,labour_force,450,450",
        "KU507,unemployed,41,45",
        "KU507,vacancies,15,",
    ]


def test_merged_land_loses_its_common_border_and_every_ring_runs_clockwise(downloads: Path) -> None:
    shapes = dict(map(json.loads, lines(build(downloads)["boundaries.jsonl.gz"])))
    assert list(shapes) == ["478", "507"]
    assert [len(shapes[code][0][0]) for code in shapes] == [5, 7]
    assert [area(shapes[code]) for code in shapes] == [1, 2]


@pytest.mark.parametrize(
    ("name", "old", "new", "message"),
    [
        ("areas/kunnat_2026.csv", "nimi_fi", "nimi", "kunnat_2026.csv:1: no column nimi_fi"),
        ("areas/kunnat_2026.csv", "Kaupunkimaiset", "Suuret", "kunnat_2026.csv:3: 'Suuret kunnat' is not a known"),
        ("areas/kunnat_2026.csv", "Etelä-Savo,", "Savo,", "add them to REGION_NAMES"),
        ("areas/tyollisyysalueet_2026.csv", ",507", ",507 508", "tyollisyysalueet_2026.csv:2: area 23 has other municipalities"),
        (
            "areas/kunta_vaesto_2021_2022.csv.gz",
            "588,2022",
            "589,2022",
            ":5: 589 is not a municipality of today; add what became of it",
        ),
        ("areas/kunta_vaesto_2021_2022.csv.gz", "478,2022,51\n", "", "a year is missing of 478"),
        ("areas/kunta_vaesto_2021_2022.csv.gz", "507,2021,100", "507,2021,", ":2: '' is not a whole number"),
        ("areas/kunta_vaesto_2021_2022.csv.gz", "507,2022", "507,2021", ":3: 507 2021 stands twice"),
        ("labour/tyonv_12r5_kunnat_2023.csv.gz", "alue,kuukausi", "alue,kk", ":1: no column kuukausi"),
        ("labour/tyonv_12r5_kunnat_2023.csv.gz", "KU588,2023-10", "KU589,2023-10", ":3: 589 is not a municipality of today"),
        ("labour/tyonv_12r5_kunnat_2023.csv.gz", "KU507,2023-10,40", "KU507,2023-10,4O", ":2: '4O' is not a whole number"),
        ("geo/kunnat_2021.geojson", '"478"', '"479"', "479 is not a municipality of today"),
        ("geo/kunnat_2021.geojson", '"478"', '"507"', "no boundary of 478"),
        ("geo/kunnat_2021.geojson", "geometry", "shape", "not polygons of municipalities ('geometry')"),
        ("names/nimet_fi.json", "[", "", "not JSON"),
    ],
)
def test_a_download_that_cannot_be_used_is_named_and_nothing_is_written(
    downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, old: str, new: str, message: str
) -> None:
    file = downloads / name
    text = "\n".join(lines(file.read_bytes())) + "\n"
    write(file, text.replace(old, new, 1))
    assert main([str(downloads), str(tmp_path / "out")]) == 2
    assert message in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_a_missing_download_is_named(downloads: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (downloads / "names/nimet_fi.json").unlink()
    assert main([str(downloads), str(tmp_path / "out")]) == 2
    assert "names/nimet_fi.json: no such file; download it" in capsys.readouterr().err

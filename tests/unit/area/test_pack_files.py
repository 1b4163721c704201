"""Packs as folders: what is written loads again, and canonical files do not change by a byte."""

import shutil
from decimal import Decimal
from pathlib import Path

from hypothesis import given, settings
from pytest import mark, raises

from luukku.area.pack_files import find_pack, load_pack, pack_files, packs_in, read_pack, write_pack
from luukku.kernel.typed import Unreadable
from tests.unit.area.packs import FILES, files, packs, problems_of, small_pack

CHECKOUT = Path(__file__).parents[3]
SHIPPED = [CHECKOUT / "areas/paijat-hame", CHECKOUT / "tests/golden/areas/two-municipalities"]


@given(packs())
@settings(max_examples=60)
def test_any_pack_that_is_written_loads_to_the_same_pack_and_the_same_bytes(pack):
    written = pack_files(pack)
    again = read_pack({path: text.encode() for path, text in written.items()}, name="any")
    assert again == pack
    assert pack_files(again) == written


@mark.parametrize("folder", SHIPPED, ids=lambda folder: folder.name)
def test_a_shipped_pack_is_canonical(folder):
    for path, text in pack_files(load_pack(folder)).items():
        assert (folder / path).read_bytes().decode() == text, path


def test_a_pack_of_two_municipalities_needs_no_optional_part():
    pack = load_pack(SHIPPED[1])
    assert [each.name.fi for each in pack.municipalities] == ["Alajärvi", "Alavieska"]
    assert (pack.area.code, pack.authority.responsible, pack.board) == (None, None, None)
    assert (pack.tables, pack.service_points, dict(pack.sources), pack.reviews) == ((), (), {}, ())


def test_rows_are_told_apart_by_what_they_are():
    rows = small_pack().tables[0].rows
    assert [(row.kind, row.code, row.label) for row in rows] == [
        ("municipality", "005", "Alajärvi"),
        ("municipality", "009", "009"),
        ("municipality", "049", "ESBO"),
        ("other", None, "Lappi"),
        ("total", None, "Yhteensä"),
    ]
    assert [row.key for row in rows] == ["005", "009", "049", "Lappi", "Yhteensä"]


def test_a_cell_keeps_what_is_printed_and_an_empty_one_is_nothing():
    table = small_pack().table("figures")
    assert table.column("rate") == (Decimal("7.1"), Decimal("-0.5"), None, Decimal("9.0"), Decimal("8.9"))
    assert pack_files(small_pack())["tables/figures.csv"] == FILES["tables/figures.csv"]


def test_columns_may_stand_in_any_order_in_the_file():
    swapped = "municipality,rate,people\n005,7.1,9200\n"
    pack = small_pack(figures=(FILES["tables/figures.csv"], swapped))
    assert pack.table("figures").rows[0].cells == (Decimal(9200), Decimal("7.1"))


def test_the_same_name_may_stand_in_two_groups_but_not_twice_in_one():
    spec = ("key: municipality, total: [Yhteensä], other: [Lappi]", "key: label, total: [Kaikki], groups: [A, B]")
    figures = "label,people,rate\nA,3,\nneuvonta,1,\nhankinta,2,\nB,4,\nneuvonta,4,\nKaikki,7,\nneuvonta,1,\n"
    pack = small_pack(spec=spec, figures=(FILES["tables/figures.csv"], figures))
    assert [row.key for row in pack.tables[0].rows] == [
        "A",
        "A / neuvonta",
        "A / hankinta",
        "B",
        "B / neuvonta",
        "Kaikki",
        "neuvonta",
    ]
    twice = figures.replace("hankinta", "neuvonta")
    (problem,) = problems_of(files(spec=spec, figures=(FILES["tables/figures.csv"], twice)))
    assert (problem.line, problem.message) == (4, "the row 'neuvonta' stands twice; first on line 3")


MEASURES = """\
measures:
  inbound: {title: {fi: Tulijat}, unit: persons, population: employed, precision: 1}
  share: {title: {fi: Osuus}, unit: percent, population: employed, precision: 0.1}
"""


def test_rows_that_are_measures_have_units_of_their_own():
    spec = FILES["tables/figures.yaml"].replace("key: municipality, total: [Yhteensä], other: [Lappi]", "key: label") + MEASURES
    found = files() | {
        "tables/figures.yaml": spec.encode(),
        "tables/figures.csv": b"label,people,rate\ninbound,5,6\nshare,7.5,8\n",
    }
    (table,) = read_pack(found, name="malli").tables
    assert [table.spec.column_in(row.label, "people").unit for row in table.rows] == ["persons", "percent"]
    found["tables/figures.csv"] = b"label,people,rate\ninbound,5.5,6\nshar,7.5,8\n"
    assert [(problem.line, problem.nearest) for problem in problems_of(found)] == [(2, None), (3, "share")]


def test_municipalities_cannot_be_measures():
    found = files() | {"tables/figures.yaml": (FILES["tables/figures.yaml"] + MEASURES).encode()}
    assert problems_of(found)[0].message == "the rows are municipalities, not measures"


def test_a_municipality_that_left_and_came_back_stands_twice():
    again = '  - {code: "009", name: {fi: Alavieska}, member_from: 2030-01-01}\nboard:'
    pack = small_pack(area=("board:", again))
    assert [each.member_from.year for each in pack.municipalities if each.code == "009"] == [2025, 2030]


def test_a_file_that_no_part_of_the_pack_is_is_refused():
    (problem,) = problems_of(files() | {"cooperatoin.yaml": b"x: 1\n"})
    assert (problem.file, problem.message) == ("malli/cooperatoin.yaml", "the pack has no such file")


def test_writing_over_an_earlier_pack_leaves_its_texts_and_removes_its_other_tables(tmp_path):
    folder = tmp_path / "pack"
    shutil.copytree(SHIPPED[0], folder)
    (folder / "texts").mkdir()
    (folder / "texts/1.md").write_text("teksti", encoding="utf-8")
    write_pack(small_pack(), folder)
    assert load_pack(folder) == small_pack()
    assert (folder / "texts/1.md").read_text(encoding="utf-8") == "teksti"


def test_leftovers_and_locks_of_other_programs_are_not_seen(tmp_path):
    write_pack(small_pack(), tmp_path)
    for name in ("tables/.~lock.figures.csv#", "tables/.DS_Store", ".area.yaml.part"):
        (tmp_path / name).write_bytes(b"\x00")
    assert load_pack(tmp_path) == small_pack()


def test_a_pack_that_cannot_be_written_whole_leaves_the_earlier_one(tmp_path):
    write_pack(small_pack(), tmp_path)
    (tmp_path / "tables/.figures.csv.part").mkdir()
    with raises(OSError):
        write_pack(small_pack(figures=("9200", "9300")), tmp_path)
    assert load_pack(tmp_path) == small_pack()


def test_packs_are_found_by_name_by_path_and_by_the_folder_that_holds_them():
    assert load_pack(find_pack("paijat-hame")) == load_pack(SHIPPED[0])
    assert packs_in(CHECKOUT / "tests/golden/areas") == [SHIPPED[1]]
    assert packs_in(SHIPPED[0]) == []


def test_a_file_that_cannot_be_read_is_a_problem_with_its_name(tmp_path):
    (tmp_path / "area.yaml").symlink_to(tmp_path / "area.yaml")
    with raises(Unreadable) as unreadable:
        load_pack(tmp_path)
    assert "area.yaml" in unreadable.value.problems[0].file

"""The plan's tables as pages and files take them: every printed figure once, in its place, with its own meaning."""

from decimal import Decimal

from luukku.area.pack_files import PACKS, load_pack
from luukku.area.tables import whole
from luukku.core.documents.tables import Absent
from tests.unit.area.plan_tables import NAMES, A, B, C, arrivals, column, matrix, pack, table


def shown(printed, *, members=()):
    made = pack(printed)
    return whole(made, printed, members=[each for each in made.municipalities if each.code in members], language="fi")


def test_todays_members_lead_to_their_pages_and_others_do_not():
    lines = shown(matrix(), members=[A]).lines
    assert [line.url for line in lines] == [f"/alue/kunnat/{A}/", "", ""]
    assert [line.name for line in lines] == list(NAMES.values())
    assert [line.code for line in lines] == [A, B, C]


def test_in_a_matrix_every_municipality_is_a_row():
    assert {line.kind for line in shown(matrix()).lines} == {"row"}


def test_a_place_where_nothing_is_printed_has_no_figure():
    printed = table("luvut", None, {"n": column("Väki")}, [[A, None], [B, 3], ["Σ", 3]])
    assert [line.values["n"] for line in shown(printed).lines] == [Absent.NOT_APPLICABLE, 3, 3]
    assert [line.kind for line in shown(printed).lines] == ["row", "row", "sum"]


def grouped(*rows):
    return table("toiminnot", "staff_by_function", {"htv": column("HTV")}, rows, key="label", groups=("Toimisto", "Keskus"))


def test_the_figures_of_a_group_close_it_as_its_sum():
    lines = shown(grouped(["Toimisto", 5], ["a", 2], ["b", 3], ["Keskus", 4], ["a", 1], ["c", 3], ["Σ", 9])).lines
    assert [(line.kind, line.name, line.values.get("htv")) for line in lines] == [
        ("group", "Toimisto", None), ("row", "a", 2), ("row", "b", 3), ("sum", "Toimisto yhteensä", 5),
        ("group", "Keskus", None), ("row", "a", 1), ("row", "c", 3), ("sum", "Keskus yhteensä", 4),
        ("sum", "Σ", 9),
    ]  # fmt: skip


def test_a_group_of_one_row_is_not_summed():
    lines = shown(grouped(["Toimisto", 2], ["a", 2])).lines
    assert [line.kind for line in lines] == ["group", "row"]


def test_a_group_at_the_end_is_summed_too():
    assert shown(grouped(["Toimisto", 3], ["a", 2], ["b", 1])).lines[-1].kind == "sum"


def test_rows_that_are_measures_say_themselves_what_they_are():
    printed = shown(arrivals())
    assert printed.measured
    assert [(line.name, line.code, line.measure.unit) for line in printed.lines] == [
        ("sisältä", "sisältä", "henkilöä"), ("ulkoa", "ulkoa", "henkilöä"),
    ]  # fmt: skip
    assert [column_.unit for column_ in printed.columns] == ["", "", ""]


def test_every_printed_figure_of_the_plan_is_on_its_page_once():
    demo = load_pack(PACKS / "paijat-hame")
    for printed in demo.tables:
        lines = whole(demo, printed, members=demo.municipalities, language="fi").lines
        told = sorted(value for line in lines for value in line.values.values() if isinstance(value, Decimal))
        cells = sorted(cell for row in printed.rows for cell in row.cells if cell is not None)
        alone = [
            row for row in printed.rows if row.kind == "group" and sum(each.group == row.label for each in printed.rows) == 1
        ]
        repeated = sorted(cell for row in alone for cell in row.cells if cell is not None)
        assert sorted(told + repeated) == cells, printed.stem

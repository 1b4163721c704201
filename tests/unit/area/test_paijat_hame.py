"""The pack of Päijät-Häme against the plan itself: each printed cell, each address, and what the plan claims of its figures."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path

from pytest import fixture, mark, skip

from luukku.area.pack_files import load_pack
from luukku.connectors import official
from luukku.connectors.official.geometry import contains

CHECKOUT = Path(__file__).parents[3]
PLAN = CHECKOUT.parent / "shared/plan/jarjestamissuunnitelma.md"
# Table → how its first printed line begins, and how many lines of its own it has when another table follows without a break.
PRINTED = {
    "commuting_2021": ("Työpaikan kunta (sara", 12),
    "employment_codes_2022": ("Kunta\tTyöllistetty\t", None),
    "state_transfer": ("Kunta\tTE-palveluiden kuntasiirto", None),
    "municipal_indicators_2022": ("ELY-keskus\tVäestö\t", None),
    "fte_by_function": ("ELY-keskus\tHTV-arvio\t", None),
}


@fixture(scope="module")
def pack():
    return load_pack(CHECKOUT / "areas/paijat-hame")


@fixture(scope="module")
def plan():
    if not PLAN.exists():
        skip("the plan is not beside the checkout (../shared/plan)")
    return PLAN.read_text(encoding="utf-8").splitlines()


def printed_table(plan, beginning, lines=None):
    """Rows of a printed table without its heading and empty lines: names and cells."""
    start = next(n for n, line in enumerate(plan) if line.startswith(beginning))
    end = next(n for n in range(start, len(plan)) if "\t" not in plan[n])
    rows = [[re.sub(r"</?b>", "", cell).strip() for cell in line.split("\t")] for line in plan[start:end][:lines]]
    return [row for row in rows[1:] if any(row[1:])]


def number(printed):
    """A printed number as an exact decimal, with the decimals it is printed with; None for an empty cell."""
    plain = re.sub(r"[\s\u00a0%]", "", printed).replace(",", ".")
    return Decimal(plain) if plain else None


@mark.parametrize("stem", PRINTED)
def test_every_cell_is_as_the_plan_prints_it(stem, pack, plan):
    table = pack.table(stem)
    expected = printed_table(plan, *PRINTED[stem])
    assert [row.label.casefold() for row in table.rows] == [row[0].casefold() for row in expected]
    for row, (label, *cells) in zip(table.rows, expected, strict=True):
        assert [str(cell) for cell in row.cells] == [str(number(cell)) for cell in cells], label


def test_the_foot_of_the_commuting_table_is_a_table_of_its_own_cell_by_cell(pack, plan):
    table = pack.table("commuting_2021_workplace_totals")
    foot = printed_table(plan, PRINTED["commuting_2021"][0])[10:]
    assert [row[0] for row in foot] == [
        "Kuntaan pendelöinti alueelta yhteensä", "Kuntaan pendelöinti muualta (yht.)", "Alueen ulkopuolelta työssäkäyvien osuus",
    ]  # fmt: skip
    for row, (label, *cells) in zip(table.rows, foot, strict=True):
        assert [str(cell) for cell in row.cells] == [str(number(cell)) for cell in cells[:10]], label


def test_the_plan_has_no_table_of_numbers_that_the_pack_lacks(plan):
    after_contents = next(n for n, line in enumerate(plan) if line.startswith("# 1. Johdanto"))
    beginnings = [
        line
        for before, line in zip(plan[after_contents - 1 :], plan[after_contents:], strict=False)
        if "\t" in line and "\t" not in before
    ]
    without_numbers = [line for line in beginnings if line.startswith("Tieto-, neuvonta- ja ohjauspalvelut")]
    assert len(beginnings) == len(PRINTED) + len(without_numbers)


def test_service_points_have_the_addresses_of_the_plan(pack, plan):
    start = next(
        n for n, line in enumerate(plan) if line.startswith("Alustavat Päijät-Hämeen työllisyysalueen toimipisteiden osoitteet")
    )
    names = {each.code: each.name.fi for each in pack.municipalities}
    lines = [
        f"- {names[it.municipality]}, {it.street}, {it.postal_code} {it.post_office}".casefold() for it in pack.service_points
    ]
    assert lines == [line.casefold() for line in plan[start + 1 : start + 12] if line.startswith("- ")]


def test_each_service_point_lies_in_its_municipality(pack):
    for point in pack.service_points:
        latitude, longitude = map(float, point.at)
        outlines = official.boundaries()[point.municipality]
        assert any(contains(polygon, (longitude, latitude)) for polygon in outlines), point.id


def test_the_nine_have_their_official_codes_and_hollola_is_responsible(pack):
    assert {each.code for each in pack.municipalities} == set(official.employment_area("31").municipalities)
    assert {each.member_from for each in pack.municipalities} == {date(2025, 1, 1)}
    assert official.municipality(pack.authority.responsible).name_fi == "Hollola"
    assert [official.municipality(each.responsible).name_fi for each in pack.authorities if each.role == "beside"] == ["Lahti"]


@mark.parametrize(
    ("column", "official_figure"),
    [
        ("population", lambda code: official.population(code, 2021)),
        ("labour_force", lambda code: official.series_for(f"KU{code}")[-1].labour_force),
    ],
)
def test_notes_on_figures_of_31_december_2021_are_proved_by_official_data(pack, column, official_figure):
    table = pack.table("municipal_indicators_2022")
    assert "31.12.2021" in table.spec.columns[column].note.fi
    figures = dict(zip((row.code for row in table.rows), table.column(column), strict=True))
    assert all(figures[each.code] == official_figure(each.code) for each in pack.municipalities)


def test_the_note_on_unemployed_and_laid_off_is_proved_by_official_data(pack):
    table = pack.table("employment_codes_2022")
    for row in (row for row in table.rows if row.code):
        cells = dict(zip(table.spec.columns, row.cells, strict=True))
        months = [each.unemployed for each in official.series_for(f"KU{row.code}") if each.month.year == 2022]
        assert abs(cells["unemployed"] + cells["laid_off"] - Decimal(sum(months)) / 12) < 1, row.label


def test_notes_on_commuting_columns_are_proved_by_the_commuting_table(pack):
    matrix, foot = pack.table("commuting_2021"), pack.table("commuting_2021_workplace_totals")
    indicators = pack.table("municipal_indicators_2022")
    within = {row.code: dict(zip(matrix.spec.columns, row.cells, strict=True)) for row in matrix.rows}
    in_region, elsewhere, _ = (dict(zip(foot.spec.columns, row.cells, strict=True)) for row in foot.rows)
    differing = []
    for row in (row for row in indicators.rows if row.code):
        said = dict(zip(indicators.spec.columns, row.cells, strict=True))
        lives, name = within[row.code], row.label
        assert said["employed_in_own_municipality"] == lives[name]
        assert said["commuting_in"] == in_region[name] - lives[name] + elsewhere[name]
        out = lives["commuting_within_region_total"] - lives[name] + lives["commuting_outside_region_total"]
        differing += [name] * (said["commuting_out"] != out)
    assert differing == ["Padasjoki"]
    assert "Padasjokea lukuun ottamatta" in indicators.spec.columns["commuting_out"].note.fi


@mark.parametrize(
    ("column", "stem", "divisor"),
    [
        ("eur_per_unemployed", "employment_codes_2022", "unemployed"),
        ("eur_per_broad_unemployed", "municipal_indicators_2022", "broad_unemployment"),
        ("eur_per_labour_force", "municipal_indicators_2022", "labour_force"),
    ],
)
def test_notes_on_what_euros_are_divided_by_are_proved_by_the_plans_tables(pack, column, stem, divisor):
    money, table = pack.table("state_transfer"), pack.table(stem)
    by_code = dict(zip((row.code for row in table.rows), table.column(divisor), strict=True))
    for row in (row for row in money.rows if row.code):
        cells = dict(zip(money.spec.columns, row.cells, strict=True))
        assert abs(cells["total_eur"] / by_code[row.code] - cells[column]) <= Decimal("0.05"), row.label


def test_every_promise_with_a_day_is_found_in_the_plans_words(pack, plan):
    text = " ".join(plan)
    words = {
        "notification_to_ministry": "31.10.2023 mennessä",
        "third_sector_workshop": "Syksyn aikana tullaan järjestämään kehittämisworkshop",
        "procurement_ring": "käynnistyä loppuvuoden 2023 aikana",
        "board_starts": "toiminta alkaa 1.9.2024",
        "budget_2025": "Vuoden 2025 talousarvio ja -suunnitelma laaditaan vuoden 2024 aikana",
        "staff_agreements": "Näistä sovitaan vuoden 2024 aikana",
        "preparedness_plan": "laatimalla vuoden 2024 aikana kokonaisuuteen toimintamalli ja varautumissuunnitelma",
        "services_start": "palveluiden tuottamisen aloittaminen on sujuvaa 1.1.2025",
        "tyokanava_coordination": "myös vuoteen 2025",
        "transfer_of_authority_tasks": "arvioidaan vuosittain talousarvion yhteydessä",
        "board_seats": "valintapäätöstä edeltävän vuoden (31.12.) asukasluvun mukaan",
    }
    assert set(words) == {review.id for review in pack.reviews}
    assert [id_ for id_, said in words.items() if said not in text] == []


def test_every_column_tells_its_source(pack):
    for table in pack.tables:
        assert {table.source_of(key).id for key in table.spec.columns} <= set(pack.sources)
        assert all(table.source_of(key).place for key in table.spec.columns)

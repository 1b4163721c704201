"""The pages of people and of money: what they show is what the plan prints, and what is counted follows from it exactly."""

from fractions import Fraction

import pytest

from luukku.area.domain.money import BASES, money, per_head
from luukku.area.domain.staff import caseload
from luukku.area.queries import current
from tests.integration.figures.test_downloads import lines, workbook
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
STAFF, MONEY = "/alue/henkilosto/", "/alue/rahoitus/"


def by_name():
    return {each.name.fi: each.code for each in current().municipalities}


def written(value, decimals=1) -> str:
    return f"{float(value):,.{decimals}f}".replace(",", " ").replace(".", ",").replace("-", "−")


def change(value, decimals=1) -> str:
    text = written(value, decimals)
    return text if text.startswith("−") or not float(text.replace(" ", "").replace(",", ".")) else f"+{text}"


def test_staff_says_how_many_clients_each_has_and_where_the_target_stands(signed_in):
    told = caseload(current(), codes=list(by_name().values()))
    text = text_of(signed_in("director").get(STAFF))
    aim = current().target("clients_per_expert")
    assert f"Henkilöstöä on arviolta {written(told.area_years, 2)} henkilötyövuotta" in text
    assert f"Henkilötyövuotta kohti on {written(told.area)} asiakasta; tavoite on noin {aim.value} asiantuntijaa kohti" in text
    assert aim.note.fi in text


def test_clients_for_each_person_year_follow_from_the_printed_figures(signed_in):
    told = caseload(current(), codes=list(by_name().values()))
    aim = int(current().target("clients_per_expert").value)
    rows = rows_of(signed_in("director").get(STAFF), caption="Henkilöstö kunnittain")
    for row in rows[:-1]:
        code = by_name()[row[0]]
        each = told.each(code)
        assert row[1] == written(told.person_years[code], 2)
        assert row[3:] == [shown(int(told.clients[code])), written(each), change(each - aim)]
    assert rows[-1][1] == written(told.area_years, 2)
    assert rows[-1][4] == written(told.area)


def test_staff_by_function_is_as_printed_with_its_groups(signed_in):
    table = current().about("staff_by_function")
    response = signed_in("team_lead").get(STAFF)
    rows = rows_of(response, caption=table.spec.title.fi)
    labels = [row for row in table.rows if row.kind == "label"]
    told = [row for row in rows if len(row) > 1 and row[0] in {each.label for each in labels}]
    assert [[row[0], row[1]] for row in told] == [[row.label, written(row.cells[0], 2)] for row in labels]
    assert {row[0] for row in rows if len(row) == 1} == set(table.spec.rows.groups)
    assert "Pylväskuvio: henkilötyövuodet toiminnoittain." in response.content.decode()


def test_money_says_the_mean_the_ends_and_what_an_even_share_would_change(signed_in):
    table = current().about("state_transfer")
    told = money(table)
    heads = per_head(current(), table, told, "asukas")
    text = text_of(signed_in("director").get(MONEY))
    assert f"{written(heads.area)} € asukasta kohti" in text
    names = {code: name for name, code in by_name().items()}
    top, bottom = max(heads.each, key=heads.each.get), min(heads.each, key=heads.each.get)
    assert (
        f"Eniten: {names[top]} ({written(heads.each[top])} €), vähiten: {names[bottom]} ({written(heads.each[bottom])} €)" in text
    )
    loser = max(heads.above, key=heads.above.get)
    assert f"eniten menettäisi {names[loser]} ({written(heads.above[loser], 0)} €)" in text


@pytest.mark.parametrize("basis", BASES)
def test_money_by_each_basis_is_the_printed_one_and_the_differences_follow(signed_in, basis):
    table = current().about("state_transfer")
    told = money(table)
    heads = per_head(current(), table, told, basis)
    rows = rows_of(signed_in("controller").get(MONEY, {"peruste": basis}), caption="Rahoitus kunnittain")
    for row in rows[:-1]:
        code = by_name()[row[0]]
        assert row[1:4] == [written(each[code], 0) for each in (told.transfer, told.compensation, told.together)]
        assert row[4:] == [written(heads.each[code]), change(heads.difference(code)), change(heads.above[code], 0)]
    assert rows[-1][3] == written(table.cell("Yhteensä", table.column_as("money")), 0)
    assert rows[-1][4] == written(heads.area)
    values = [Fraction(row[4].replace(" ", "").replace(",", ".")) for row in rows[:-1]]
    assert values == sorted(values, reverse=True)


def test_all_bases_stand_side_by_side(signed_in):
    table = current().about("state_transfer")
    rows = rows_of(signed_in("controller").get(MONEY), caption="Kaikki perusteet rinnakkain")
    keys = [table.column_as(role) for role in ("per_inhabitant", "per_unemployed", "per_broadly_unemployed", "per_labour_force")]
    for row in rows[:-1]:
        assert row[1:] == [written(table.cell(row[0], key)) for key in keys]
    assert rows[-1][1:] == [written(table.cell("Yhteensä", key)) for key in keys]


def test_the_map_tells_every_municipality(signed_in):
    body = signed_in("director").get(MONEY).content.decode()
    label = body.split('role="img" aria-label="Kartta: rahoitus asukasta kohti kunnittain.')[1].split('"')[0]
    assert all(name in label for name in by_name())


def test_an_unknown_basis_is_refused_with_the_nearest(signed_in):
    response = signed_in("director").get(MONEY, {"peruste": "asukkaat"})
    assert response.status_code == 400
    assert "Tarkoititko: asukas" in text_of(response)


def test_pages_are_taken_out_as_workbooks_and_tables_as_csv(signed_in):
    client = signed_in("controller")
    assert workbook(client.get(STAFF, {"muoto": "xlsx"})).sheetnames[0] == "Henkilöstö kunnittain"
    assert workbook(client.get(MONEY, {"muoto": "xlsx"})).sheetnames == [
        "Rahoitus kunnittain",
        "Kaikki perusteet rinnakkain",
        "Lähteet",
    ]
    told = money(current().about("state_transfer"))
    heads, *rows = lines(client.get(MONEY, {"muoto": "koneluku", "taulukko": "rahoitus"}))
    at = heads.index("yhteensa")
    assert {row[2]: Fraction(row[at]) for row in rows if row[0] == "row"} == told.together

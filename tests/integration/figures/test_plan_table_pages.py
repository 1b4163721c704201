"""The plan's tables on pages: what they show is what is printed, in the order that is asked for, and taken out as it stands."""

from decimal import Decimal
from fractions import Fraction
from html import escape

import pytest

from luukku.area.queries import current
from tests.integration.figures.test_downloads import lines, workbook
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db


def shown(value: Decimal) -> str:
    return f"{value:,f}".replace(",", " ").replace(".", ",").replace("-", "−")


def test_the_list_leads_to_every_table(signed_in):
    client = signed_in("planner")
    response = client.get("/alue/taulukot/")
    rows = rows_of(response, caption="Suunnitelman taulukot")
    tables = {table.spec.title.fi: table for table in current().tables}
    assert {row[0] for row in rows} == set(tables)
    for title, _when, _whom, source, count, columns in rows:
        table = tables[title]
        assert (int(count), int(columns)) == (len(table.rows), len(table.spec.columns))
        assert current().sources["plan"].title.fi in source
        assert f'href="/alue/taulukot/{table.stem}/"' in response.content.decode()
    figures = sum(cell is not None for table in tables.values() for row in table.rows for cell in row.cells)
    assert f"{len(tables)} taulukkoa ja niissä {figures} lukua" in text_of(response)


def test_every_cell_of_every_table_is_on_its_page_as_printed(signed_in):
    client = signed_in("counterpart")
    for table in current().tables:
        told = {row[0]: row[1:] for row in rows_of(client.get(f"/alue/taulukot/{table.stem}/"), caption=table.spec.title.fi)}
        for row in table.rows:
            if row.kind in ("group", "label"):
                continue
            name = next(name for name in told if name == row.label)
            printed = [shown(cell) for cell in row.cells if cell is not None]
            assert told[name][: len(printed)] == printed, (table.stem, row.label)


def numbers(response, caption, at):
    rows = [row for row in rows_of(response, caption=caption) if row[0] != "Yhteensä"]
    return [Decimal(row[at].replace(" ", "").replace(",", ".")) for row in rows]


def test_a_table_stands_in_the_order_of_its_address_and_says_its_ends(signed_in):
    client = signed_in("director")
    table = current().about("employment_codes")
    key = table.column_as("unemployed")
    at = 1 + list(table.spec.columns).index(key)
    response = client.get(f"/alue/taulukot/{table.stem}/", {"jarjesta": f"-{key}"})
    column = numbers(response, table.spec.title.fi, at)
    assert column == sorted(column, reverse=True)
    figures = {row.label: row.cells[at - 1] for row in table.rows if row.code}
    top, bottom = max(figures, key=figures.get), min(figures, key=figures.get)
    said = text_of(response)
    assert f"{table.spec.columns[key].title.fi} : suurin {top} ({shown(figures[top])} henkilöä), pienin {bottom}" in said
    assert 'aria-sort="descending"' in response.content.decode()
    rising = client.get(f"/alue/taulukot/{table.stem}/", {"jarjesta": key})
    assert numbers(rising, table.spec.title.fi, at) == sorted(column)


def test_each_row_has_its_share_of_the_leading_column(signed_in):
    table = current().about("employment_codes")
    rows = rows_of(signed_in("director").get(f"/alue/taulukot/{table.stem}/"), caption=table.spec.title.fi)
    key = table.column_as("clients")
    total = table.cell("Yhteensä", key)
    for row in rows[:-1]:
        share = 100 * Fraction(table.cell(row[0], key)) / Fraction(total)
        assert row[-1] == f"{float(share):.1f}".replace(".", ",")
    assert rows[-1][-1] == "100,0"


def test_a_table_that_prints_its_shares_gets_no_others(signed_in):
    table = current().about("staff_by_function")
    body = signed_in("director").get(f"/alue/taulukot/{table.stem}/").content.decode()
    head = body.split("<thead>")[1].split("</thead>")[0]
    assert head.count("<th ") == 1 + len(table.spec.columns)


def test_a_matrix_is_a_heat_table_with_its_diagonal_framed_and_a_legend(signed_in):
    table = current().about("commuting")
    body = signed_in("director").get(f"/alue/taulukot/{table.stem}/").content.decode()
    own = [row for row in table.rows if row.label in table.spec.columns]
    assert body.count(' own">') == len(own)
    legend = body.split('<p class="key">')[1].split("</p>")[0]
    steps = {step for step in range(7) if f'class="h{step}' in body}
    assert {step for step in range(7) if f"sw--h{step}" in legend} == steps
    assert "oma kunta" in legend


def test_tables_are_read_back_from_excel_and_csv(signed_in):
    client = signed_in("controller")
    for table in current().tables:
        path = f"/alue/taulukot/{table.stem}/"
        book = workbook(client.get(path, {"muoto": "xlsx"}))
        assert book.sheetnames[-1] == "Lähteet"
        heads, *taken = lines(client.get(path, {"muoto": "koneluku"}))
        first = heads.index(next(iter(table.spec.columns)))
        by_name = {row[1]: row[first:] for row in taken if row[0] != "group"}
        for row in table.rows:
            if row.kind == "municipality":
                printed = [str(cell.normalize() + 0) if cell is not None else "" for cell in row.cells]
                got = [str(Decimal(text).normalize() + 0) for text in by_name[row.label][: len(printed)]]
                assert got == printed


def test_an_unknown_table_is_not_found_and_the_nearest_is_offered(signed_in):
    client = signed_in("planner")
    table = current().about("state_transfer")
    response = client.get(f"/alue/taulukot/{table.stem[:-1]}/")
    assert response.status_code == 404
    assert f'href="/alue/taulukot/{table.stem}/"' in response.content.decode()
    assert table.spec.title.fi in text_of(response)
    far = client.get("/alue/taulukot/qqqqqqqq/")
    assert far.status_code == 404
    assert "Tarkoititko" not in text_of(far)
    assert 'href="/alue/taulukot/"' in far.content.decode()


def test_an_unknown_order_is_refused_with_the_nearest(signed_in):
    table = current().about("state_transfer")
    key = table.column_as("money")
    response = signed_in("planner").get(f"/alue/taulukot/{table.stem}/", {"jarjesta": f"-{key}x"})
    assert response.status_code == 400
    assert key in text_of(response)


@pytest.mark.parametrize("form", ["pdf", "xls", "<b>"])
def test_an_unknown_form_of_file_is_refused(signed_in, form):
    response = signed_in("planner").get("/alue/taulukot/", {"muoto": form})
    assert response.status_code == 400
    assert "xlsx" in text_of(response)
    assert f"muoto={escape(form)}" in response.content.decode()


def test_a_table_leads_to_the_page_that_answers_more(signed_in):
    client = signed_in("director")
    for topic, page in (
        ("commuting", "/alue/pendelointi/"),
        ("commuting_totals", "/alue/pendelointi/"),
        ("employment_codes", "/alue/tyollisyyskoodit/"),
        ("staff_by_function", "/alue/henkilosto/"),
        ("state_transfer", "/alue/rahoitus/"),
    ):
        head = client.get(f"/alue/taulukot/{current().about(topic).stem}/").content.decode().split('class="head"')[1]
        assert f'href="{page}"' in head.split("</div>")[0], topic
        assert client.get(page).status_code == 200

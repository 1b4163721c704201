"""Pages of areas that lack something: what is not known is left out, never shown empty, and its address is not found."""

import re
from dataclasses import replace
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions
from luukku.area.domain.tables import Table
from luukku.area.new_pack import new_pack
from luukku.area.queries import current
from luukku.connectors import official
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGES = {
    "/alue/taulukot/": "Taulukot",
    "/alue/pendelointi/": "Pendelöinti",
    "/alue/tyollisyyskoodit/": "Työllisyyskoodit",
    "/alue/henkilosto/": "Henkilöstö",
    "/alue/rahoitus/": "Rahoitus",
    "/alue/lautakunta/": "Lautakunta",
}


@pytest.fixture
def load(clock, signed_in):
    """load(pack): the pack in the database's place."""

    def put(pack):
        actions.load_pack(pack=pack, name="less", clock=clock)
        return current()

    return put


def without(pack, *topics):
    return replace(pack, highlights=(), tables=tuple(table for table in pack.tables if table.spec.topic not in topics))


def only(table: Table, *, roles=(), codes=None) -> Table:
    """The table without the columns of some roles, with the rows of some municipalities and no total."""
    kept = [at for at, column in enumerate(table.spec.columns.values()) if column.role not in roles]
    keys = list(table.spec.columns)
    rows = table.rows
    if codes is not None:
        rows = tuple(row for row in rows if row.code in codes)
    return replace(
        table,
        spec=replace(table.spec, columns={keys[at]: table.spec.columns[keys[at]] for at in kept}),
        rows=tuple(replace(row, cells=tuple(row.cells[at] for at in kept)) for row in rows),
    )


def rail(client) -> str:
    return client.get("/alue/").content.decode().split('class="rail"')[1].split("</nav>")[0]


def test_an_area_of_official_data_alone_has_none_of_these_pages(signed_in, load):
    load(new_pack("01"))
    client = signed_in("director")
    links = rail(client)
    for path, title in PAGES.items():
        assert client.get(path).status_code == 404, path
        assert f'href="{path}"' not in links
        found = client.get("/siirry/", {"q": title})
        assert path not in (found.headers.get("Location", ""), *re.findall(r'href="([^"]+)"', found.content.decode()))
    assert ">Suunnitelma<" not in links
    for offered in re.findall(r'href="([^"]+)"', links):
        assert client.get(offered, follow=True).status_code == 200, offered
    assert client.get("/alue/taulukot/mika-tahansa/").status_code == 404


@pytest.mark.parametrize(
    ("path", "topics"),
    [
        ("/alue/pendelointi/", ["commuting"]),
        ("/alue/tyollisyyskoodit/", ["employment_codes"]),
        ("/alue/henkilosto/", ["staff_by_function", "indicators"]),
        ("/alue/rahoitus/", ["state_transfer"]),
    ],
)
def test_a_page_is_left_out_with_its_table_and_the_others_stay(signed_in, load, path, topics):
    load(without(current(), *topics))
    client = signed_in("director")
    assert client.get(path).status_code == 404
    assert f'href="{path}"' not in rail(client)
    for other in set(PAGES) - {path}:
        assert client.get(other).status_code == 200, other
        assert "None" not in text_of(client.get(other))


def test_commuting_works_with_the_matrix_alone(signed_in, load):
    pack = without(current(), "commuting_totals", "indicators")
    matrix = only(pack.about("commuting"), roles=("within_total", "outside_total", "outside_share"))
    load(replace(pack, tables=(*without(pack, "commuting").tables, matrix)))
    for query in ({}, {"kunta": pack.municipalities[0].code}, {"luku": "asuinkunta"}, {"luku": "tyopaikka"}):
        response = signed_in("director").get("/alue/pendelointi/", query)
        assert response.status_code == 200
        assert "None" not in text_of(response)
    text = text_of(signed_in("director").get("/alue/pendelointi/"))
    assert "Suurin työssäkäynnin kohde" in text
    assert "Työpaikkaomavaraisuus" not in text


def test_staff_works_with_functions_alone_and_with_municipalities_alone(signed_in, load):
    pack = current()
    load(without(pack, "indicators"))
    text = text_of(signed_in("director").get("/alue/henkilosto/"))
    assert "Henkilöstö kunnittain" not in text
    assert "Suurin tehtävä" in text
    load(replace(without(pack, "staff_by_function", "employment_codes"), targets=()))
    response = signed_in("director").get("/alue/henkilosto/")
    assert "asiakasta" not in text_of(response)
    assert "Pylväskuvio: henkilötyövuodet kunnittain." in response.content.decode()


def test_without_a_target_no_target_is_shown(signed_in, load):
    load(replace(current(), targets=()))
    text = text_of(signed_in("director").get("/alue/henkilosto/"))
    assert "tavoite" not in text.lower()


def test_money_is_counted_where_the_plan_does_not_print_it_for_each_head(signed_in, load):
    pack = current()
    roles = ("per_inhabitant", "per_unemployed", "per_broadly_unemployed", "per_labour_force", "money")
    printed = pack.about("state_transfer")
    load(replace(pack, tables=(*without(pack, "state_transfer").tables, only(printed, roles=roles))))
    response = signed_in("director").get("/alue/rahoitus/")
    for row in rows_of(response, caption="Rahoitus kunnittain")[:-1]:
        before = printed.cell(row[0], printed.column_as("per_inhabitant"))
        assert abs(float(row[4].replace(",", ".")) - float(before)) <= 0.1
    load(replace(current(), tables=without(current(), "indicators", "employment_codes").tables))
    assert signed_in("director").get("/alue/rahoitus/").status_code == 404


def test_an_area_of_one_municipality_with_tables_compares_with_nobody(signed_in, load):
    pack = current()
    one = pack.municipalities[0]
    alone = replace(
        pack,
        authorities=(replace(pack.authority, responsible=one.code),),
        municipalities=(one,),
        service_points=(),
        highlights=(),
        tables=tuple(only(table, codes={one.code}) if table.spec.rows.key == "municipality" else table for table in pack.tables),
    )
    load(alone)
    client = signed_in("director")
    for path in PAGES:
        response = client.get(path)
        assert response.status_code == 200, path
        text = text_of(response)
        assert "None" not in text
        assert "Ero alueeseen +0" not in text
    for table in alone.tables:
        assert client.get(f"/alue/taulukot/{table.stem}/").status_code == 200
    assert "Alue " not in " ".join(row[0] for row in rows_of(client.get("/alue/rahoitus/"), caption="Rahoitus kunnittain"))


def test_a_large_area_with_a_matrix_of_all_its_municipalities_is_readable(signed_in, load):
    area = max(official.employment_areas().values(), key=lambda each: len(each.municipalities))
    pack, demo = new_pack(area.code), current()
    printed = demo.about("commuting")
    sample = next(iter(printed.spec.columns.values()))
    members = pack.municipalities
    columns = {each.code: replace(sample, municipality=each.code, role=None, title=each.name) for each in members}
    first = printed.rows[0]
    own = first.cells[0]
    rows = tuple(
        replace(
            first, label=each.name.fi, code=each.code, cells=tuple(own * ((at * 7 + other) % 5) for other in range(len(members)))
        )
        for at, each in enumerate(members)
    )
    table = replace(printed, spec=replace(printed.spec, columns=columns, rows=replace(printed.spec.rows, other=())), rows=rows)
    load(replace(pack, sources={**pack.sources, **demo.sources}, tables=(table,)))
    for path in ("/alue/pendelointi/", f"/alue/taulukot/{table.stem}/"):
        response = signed_in("director").get(path)
        assert response.status_code == 200
        assert len(response.content) < 400_000
    assert len(rows_of(signed_in("director").get("/alue/pendelointi/"), caption="Virrat")) <= 24


def test_on_a_day_before_the_area_has_members_the_pages_say_when_it_begins(signed_in):
    for path in ("/alue/pendelointi/", "/alue/tyollisyyskoodit/", "/alue/henkilosto/", "/alue/rahoitus/"):
        text = text_of(signed_in("director").get(path, {"tilanne": "2023-06-30"}))
        assert "ensimmäiset jäsenkunnat ovat" in text, path
    for path in ("/alue/taulukot/", "/alue/lautakunta/"):
        assert signed_in("director").get(path, {"tilanne": "2023-06-30"}).status_code == 200


def test_a_member_that_has_left_is_left_out_of_the_sums(signed_in, load):
    pack = current()
    first, *others = pack.municipalities
    load(replace(pack, municipalities=(replace(first, member_to=date(2026, 6, 30)), *others)))
    rows = rows_of(signed_in("director").get("/alue/henkilosto/"), caption="Henkilöstö kunnittain")
    assert first.name.fi not in [row[0] for row in rows]
    shares = [float(row[2].replace(",", ".")) for row in rows[:-1]]
    assert abs(sum(shares) - 100) < 0.5


@pytest.mark.parametrize(
    ("path", "most"),
    [
        ("/alue/taulukot/", 4),
        ("/alue/taulukot/STEM/", 4),
        ("/alue/pendelointi/", 4),
        ("/alue/pendelointi/?kunta=CODE", 4),
        ("/alue/henkilosto/", 4),
        ("/alue/rahoitus/", 4),
        ("/alue/tyollisyyskoodit/", 6),
        ("/alue/lautakunta/", 6),
        ("/alue/lautakunta/?muutos=CODE:5&liittyy=Helsinki", 7),
    ],
)
def test_a_page_asks_the_database_a_fixed_number_of_questions_and_is_light(signed_in, path, most):
    client, pack = signed_in("director"), current()
    path = path.replace("CODE", pack.municipalities[0].code).replace("STEM", pack.about("commuting").stem)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    assert len(captured) <= most, "\n".join(query["sql"][:100] for query in captured)
    assert len(re.sub(r"<svg.*?</svg>", "", response.content.decode(), flags=re.S)) < 150_000

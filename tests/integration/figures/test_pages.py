"""What the area's pages say is what the data says."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area.queries import current
from luukku.connectors import official
from tests.page_text import text_of

pytestmark = pytest.mark.django_db


def rows_of(response, *, caption: str) -> list[list[str]]:
    """The body rows of the table with this caption, cell by cell."""
    body = response.content.decode()
    table = next(part for part in re.findall(r"<table.*?</table>", body, re.S) if caption in part)
    rows = re.findall(r"<tr.*?</tr>", table.split("<tbody>")[1], re.S)
    cells = [re.findall(r"<t[hd].*?</t[hd]>", row, re.S) for row in rows]
    return [[re.sub(r"<[^>]+>", "", cell).replace("\xa0", " ").strip() for cell in row] for row in cells]


def shown(count: int) -> str:
    return f"{count:,}".replace(",", " ")


def test_the_area_at_a_glance_says_first_what_matters(signed_in):
    text = text_of(signed_in("director").get("/alue/"))
    assert text.startswith(
        "Alue yhdellä silmäyksellä Työttömiä on 3 482 , eli 9,5 % työvoimasta: "
        "205 enemmän kuin kuukautta aiemmin ja 130 enemmän kuin vuotta aiemmin."
    )


def test_each_row_of_the_table_is_the_official_figure(signed_in):
    rows = rows_of(signed_in("director").get("/alue/"), caption="Työttömät, työttömyysaste")
    members = {member.name.fi: member.code for member in current().municipalities}
    assert {row[0] for row in rows[:-1]} == set(members)
    for name, unemployed, rate, change, vacancies in rows[:-1]:
        series = official.series_for(f"KU{members[name]}")
        now, before = series[-1], series[-13]
        assert unemployed == shown(now.unemployed)
        assert rate == f"{100 * now.unemployed / now.labour_force:.1f}".replace(".", ",")
        difference = now.unemployed - before.unemployed
        assert change == (f"+{difference}" if difference > 0 else f"−{-difference}" if difference else "0")
        assert vacancies == shown(now.vacancies)
    assert rows[-1] == ["Alue", "3 482", "9,5", "+130", "319"]
    assert [row[2] for row in rows[:-1]] == sorted((row[2] for row in rows[:-1]), key=lambda text: -float(text.replace(",", ".")))


def test_every_key_figure_says_where_it_is_from_without_javascript(signed_in):
    body = signed_in("director").get("/alue/").content.decode()
    strip = body.split('<dl class="figs">')[1].split('<div class="cols')[0]
    notes = re.findall(r'<details class="src.*?</details>', strip, re.S)
    assert len(notes) == 6
    for note in notes:
        for word in ("Yksikkö", "Ajankohta", "Keitä koskee", "Lähde", "Tuotu"):
            assert f"<dt>{word}</dt>" in note, note


def test_the_chart_has_its_table_and_a_name(signed_in):
    response = signed_in("director").get("/alue/")
    lines = rows_of(response, caption="Työttömät työnhakijat kuukausittain")
    assert len(lines) == len(official.months_12r5())
    assert lines[0] == ["10/2023", "3 482"]
    names = re.findall(r'<svg[^>]*role="img" aria-label="([^"]+)"', response.content.decode())
    assert any(name.startswith("Kartta: työttömyysaste kunnittain") for name in names)
    assert any("Työttömät työnhakijat kuukausittain" in name for name in names)


def test_an_aged_series_says_so(signed_in):
    assert "Kuukausisarja päättyy kuukauteen 10/2023. Tilannepäivään on 37 kuukautta." in text_of(
        signed_in("director").get("/alue/")
    )


def test_what_is_due_for_review_stands_beside(signed_in):
    text = text_of(signed_in("director").get("/alue/"))
    assert "to 31.12. Viranomaistehtävien siirtämisen arviointi luku 1.2" in text
    assert "9 lupauksen päivä on mennyt" in text


def test_the_members_stand_side_by_side_with_their_seats(signed_in):
    rows = rows_of(signed_in("director").get("/alue/kunnat/"), caption="Kunnat rinnakkain")
    populations = official.populations(2022)
    for row in rows[:-1]:
        name, code = row[0][:-3], row[0][-3:]
        assert official.municipality(code).name_fi == name
        assert row[1] == shown(populations[code])
        assert int(row[2]) == -(-populations[code] // 10_000)
    assert rows[-1][:3] == ["Alue", "84 353", "13"]


def test_a_municipality_s_page_shows_the_plan_s_figures_as_printed(signed_in):
    client = signed_in("counterpart")
    pack = current()
    for member in pack.municipalities:
        response = client.get(f"/alue/kunnat/{member.code}/")
        for table in pack.tables:
            row = table.row(member.code)
            if row is None:
                continue
            lines = rows_of(response, caption=table.spec.title.fi)
            printed = [f"{value:,}".replace(",", " ").replace(".", ",") for value in row.cells if value is not None]
            assert [line[1].split(", mistä luku on")[0] for line in lines] == printed


def test_an_unknown_code_is_not_found(signed_in):
    client = signed_in("director")
    assert client.get("/alue/kunnat/999/").status_code == 404
    assert client.get("/alue/kunnat/abc/").status_code == 404
    assert client.get(f"/alue/kunnat/{int(current().municipalities[0].code)}/").status_code == 404


def test_a_municipality_of_another_area_is_told_where_it_belongs(signed_in):
    response = signed_in("director").get("/alue/kunnat/091/")
    assert response.status_code == 404
    assert "Helsinki (091) ei kuulu tähän työllisyysalueeseen vaan alueeseen Helsinki." in text_of(response)
    aland = signed_in("director").get("/alue/kunnat/478/")
    assert aland.status_code == 404
    assert "Ahvenanmaalla" in text_of(aland)


def test_an_unknown_page_offers_a_way_on(signed_in):
    response = signed_in("director").get("/alue/kunnat/tuntematon/sivu/")
    assert response.status_code == 404
    assert 'href="/' in response.content.decode()


@pytest.mark.parametrize(
    ("path", "most"),
    [("/alue/", 10), ("/alue/kunnat/", 10), ("/alue/kunnat/CODE/", 13), ("/alue/toimipisteet/", 6), ("/siirry/?q=h", 6)],
)
def test_a_page_asks_the_database_a_fixed_number_of_questions(signed_in, path, most):
    client = signed_in("director")
    path = path.replace("CODE", current().municipalities[0].code)
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        assert client.get(path).status_code == 200
    assert len(captured) <= most, "\n".join(query["sql"][:100] for query in captured)


def test_service_points_are_numbered_on_the_map_and_in_the_list(signed_in):
    response = signed_in("director").get("/alue/toimipisteet/")
    rows = rows_of(response, caption="Toimipisteiden osoitteet")
    assert [row[0] for row in rows] == [str(number) for number in range(1, 10)]
    addresses = {point.street for point in current().service_points}
    assert {row[2].split("1")[0].strip()[:6] for row in rows} <= {street[:6] for street in addresses}
    svg = response.content.decode().split('role="img"')[1].split("</svg>")[0]
    assert all(re.search(rf">{number}</text>", svg) for number in range(1, 10))

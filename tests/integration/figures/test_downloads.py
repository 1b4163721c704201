"""What is taken out of a page is what the page shows and what the data says: Excel, CSV for people, CSV for programs."""

import csv
import io
from datetime import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from openpyxl import Workbook, load_workbook

from luukku.area.queries import current
from luukku.connectors import official
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def content(response) -> bytes:
    assert response.status_code == 200
    return b"".join(response.streaming_content)


def workbook(response) -> Workbook:
    assert response.headers["Content-Type"] == EXCEL
    return load_workbook(io.BytesIO(content(response)))


def lines(response, delimiter: str = ",") -> list[list[str]]:
    assert response.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(content(response).decode("utf-8").splitlines(), delimiter=delimiter))


def bare(text: str) -> str:
    """A figure of a page as CSV for people writes it."""
    return text.replace(" ", "").replace("\xa0", "").replace("−", "-").removeprefix("+")


def test_the_table_of_the_first_page_is_taken_out_as_it_stands(signed_in):
    client = signed_in("director")
    shown = rows_of(client.get("/alue/"), caption="Työttömät, työttömyysaste")
    response = client.get("/alue/?taulukko=tyottomyys-kunnittain&muoto=csv")
    assert response.headers["Content-Disposition"] == 'attachment; filename="tyottomyys-kunnittain-2023-10.csv"'
    taken = lines(response, ";")
    assert taken[0] == [
        "\ufeffKunta",
        "Kuntanumero",
        "Työttömät (henkilöä)",
        "Aste (%)",
        "Muutos (vuodessa)",
        "Avoimet (paikkaa)",
    ]
    assert [[row[0], *row[2:]] for row in taken[1:]] == [[row[0], *map(bare, row[1:])] for row in shown]


def test_programs_get_the_exact_figures_and_where_they_are_from(signed_in):
    client = signed_in("director")
    response = client.get("/alue/?taulukko=tyottomyys-kunnittain&muoto=koneluku")
    heads, *rows = lines(response)
    assert heads == ["line", "kunta", "kuntanumero", "tyottomat", "aste", "muutos", "avoimet"]
    for row in rows:
        if row[0] == "sum":
            continue
        now = official.series_for(f"KU{row[2]}")[-1]
        assert row[3] == str(now.unemployed)
        assert abs(Fraction(Decimal(row[4])) - Fraction(100 * now.unemployed, now.labour_force)) < Fraction(1, 10**10)
    beside = response.headers["Link"]
    assert beside.endswith('rel="describedby"')
    about = lines(client.get(beside.split("<")[1].split(">")[0].removeprefix("http://testserver")))
    assert [row[1] for row in about[1:]] == heads[3:]
    assert all(row[8] for row in about[1:])


@pytest.mark.parametrize("role", ["director", "counterpart"])
def test_excel_reads_back_as_the_page_and_the_data(signed_in, role):
    client = signed_in(role)
    shown = rows_of(client.get("/alue/kunnat/"), caption="Kunnat rinnakkain")
    response = client.get("/alue/kunnat/?taulukko=kunnat&muoto=xlsx")
    assert response.headers["Content-Disposition"] == 'attachment; filename="kunnat-2023-10.xlsx"'
    book = workbook(response)
    assert book.sheetnames == ["Kunnat rinnakkain", "Lähteet"]
    sheet = book.worksheets[0]
    populations = official.populations(2022)
    taken = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=3)]
    assert [f"{row[0]}{row[1] or ''}" for row in taken] == [row[0] for row in shown]
    for row in taken[:-1]:
        now = official.series_for(f"KU{row[1]}")[-1]
        assert row[2:5] == [populations[row[1]], -(-populations[row[1]] // 10_000), now.unemployed]
        assert row[5] == pytest.approx(now.unemployed / now.labour_force)
    assert taken[-1][:3] == ["Alue", None, sum(row[2] for row in taken[:-1])]


def test_the_sheet_of_sources_tells_page_time_and_publication(signed_in):
    response = signed_in("director").get("/alue/kunnat/?jarjesta=-vakiluku&taulukko=kunnat&muoto=xlsx")
    rows = [[cell.value for cell in row] for row in workbook(response).worksheets[1].iter_rows()]
    assert rows[0][1] == datetime(2026, 11, 24, 12)  # noqa: DTZ001 - Excel knows no zones
    assert rows[1][1] == "http://testserver/alue/kunnat/?jarjesta=-vakiluku"
    told = {row[1]: row for row in rows[4:]}
    assert set(told) == {"Väkiluku", "Lautakunta", "Työttömät", "Aste", "Muutos", "Avoimet"}
    assert all(row[5] for row in told.values())
    assert told["Väkiluku"][3] == "31.12.2022"


def test_a_whole_page_is_one_workbook(signed_in):
    member = max(current().municipalities, key=lambda each: each.name.fi)
    client = signed_in("counterpart")
    page = client.get(f"/alue/kunnat/{member.code}/")
    link = f'href="/alue/kunnat/{member.code}/?muoto=xlsx"'
    assert link in page.content.decode()
    book = workbook(client.get(f"/alue/kunnat/{member.code}/?muoto=xlsx"))
    plan = [table for table in current().tables if table.row(member.code)]
    assert {"Työttömät työnhakijat", "Väkiluku vuosittain"} <= set(book.sheetnames)
    assert book.sheetnames[-1] == "Lähteet"
    months = [row[0].value for row in book["Työttömät työnhakijat"].iter_rows(min_row=3)]
    assert months == [datetime(day.year, day.month, 1) for day in reversed(official.months_12r5())]  # noqa: DTZ001
    for sheet, table in zip(book.worksheets[-1 - len(plan) : -1], plan, strict=True):
        printed = [value for value in table.row(member.code).cells if value is not None]
        units = [
            column.unit
            for column, value in zip(table.spec.columns.values(), table.row(member.code).cells, strict=True)
            if value is not None
        ]
        taken = [row[1].value for row in sheet.iter_rows(min_row=3)]
        expected = [float(value) / (100 if unit == "percent" else 1) for value, unit in zip(printed, units, strict=True)]
        assert taken == pytest.approx(expected)


def test_rows_stand_as_the_address_says_and_links_turn_them(signed_in):
    client = signed_in("director")
    page = client.get("/alue/kunnat/?jarjesta=vakiluku")
    counts = [int(bare(row[1])) for row in rows_of(page, caption="Kunnat rinnakkain")]
    assert counts[:-1] == sorted(counts[:-1])
    assert counts[-1] == sum(counts[:-1])
    body = page.content.decode()
    assert 'aria-sort="ascending"><a href="/alue/kunnat/?jarjesta=-vakiluku#t-kunnat">' in body
    assert 'href="/alue/kunnat/?jarjesta=kunta#t-kunnat"' in body
    assert 'href="/alue/kunnat/?jarjesta=vakiluku&amp;muoto=xlsx&amp;taulukko=kunnat"' in body
    assert "&amp;amp;" not in body
    names = [row[0] for row in rows_of(client.get("/alue/kunnat/?jarjesta=-kunta"), caption="Kunnat rinnakkain")]
    assert names[:-1] == sorted(names[:-1], reverse=True)


def test_a_group_of_municipalities_is_chosen_by_the_address_and_has_no_sum(signed_in):
    client = signed_in("director")
    page = client.get("/alue/kunnat/?ryhma=maaseutumaiset&jarjesta=kunta")
    rows = rows_of(page, caption="Kunnat rinnakkain")
    rural = [each for each in current().municipalities if official.municipality(each.code).grouping is official.Grouping.RURAL]
    assert {row[0][-3:] for row in rows} == {each.code for each in rural}
    assert '<option value="maaseutumaiset" selected>' in page.content.decode()
    assert '<input type="hidden" name="jarjesta" value="kunta">' in page.content.decode()
    taken = lines(client.get("/alue/kunnat/?ryhma=maaseutumaiset&taulukko=kunnat&muoto=koneluku"))
    assert {row[2] for row in taken[1:]} == {each.code for each in rural}


@pytest.mark.parametrize(
    ("query", "says", "nearest"),
    [
        ("muoto=xslx", "muoto=xslx", "muoto=xlsx"),
        ("jarjesta=-asste", "jarjesta=asste", "jarjesta=aste"),
        ("ryhma=kaupunkimainen", "ryhma=kaupunkimainen", "ryhma=kaupunkimaiset"),
        ("muoto=xlsx&taulukko=kunnta", "taulukko=kunnta", "taulukko=kunnat"),
        ("jarjesta=<script>", "jarjesta=<script>", None),
    ],
)
def test_an_unknown_choice_is_named_with_what_would_be_right(signed_in, query, says, nearest):
    response = signed_in("director").get(f"/alue/kunnat/?{query}")
    assert response.status_code == 400
    text = text_of(response)
    assert says in text
    assert ("Tarkoititko:" in text) == bool(nearest)
    if nearest:
        head = response.content.decode().split('<p class="say">')[1].split("</p>")[0]
        assert nearest in head
    assert "<script>" not in response.content.decode().split("<main")[1]


def test_downloads_are_in_the_reader_s_language(signed_in):
    client = signed_in("director")
    taken = lines(client.get("/alue/?taulukko=tyottomyys-kunnittain&muoto=csv&kieli=en"), ";")
    rates = [Decimal(row[3]) for row in taken[1:]]
    assert all(0 < rate < 40 for rate in rates)
    program = lines(client.get("/alue/?taulukko=tyottomyys-kunnittain&muoto=koneluku&kieli=sv"))
    assert program[0] == ["line", "kunta", "kuntanumero", "tyottomat", "aste", "muutos", "avoimet"]


def test_a_stranger_takes_nothing_out(client):
    assert client.get("/alue/?muoto=xlsx").status_code == 302


def test_of_several_tables_one_must_be_named(signed_in):
    response = signed_in("director").get(f"/alue/kunnat/{current().municipalities[0].code}/?muoto=csv")
    assert response.status_code == 400
    assert "Osoitteesta puuttuu valinta taulukko" in text_of(response)

"""The pages of sharing say what `sharing compute` says, a change moves what it should and nothing else, files say the page."""

import io
import json
import zipfile
from fractions import Fraction
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import PACKS
from luukku.area.queries import current
from luukku.config.cli import main
from luukku.connectors import official
from luukku.finance import queries
from luukku.finance.domain.sharing import read_period
from luukku.finance.domain.sharing.sensitivity import effects, strongest
from luukku.finance.domain.sharing.what_if import Case
from tests.integration.figures.test_downloads import bare, lines, workbook
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/osuudet/"
AGREEMENT, DATA = PACKS / "paijat-hame/agreements/plan.yaml", PACKS / "paijat-hame/agreements/plan"


def computed(capsys, *, agreement=AGREEMENT, data=DATA, period="2025") -> dict:
    """What the command answers."""
    assert main(["sharing", "compute", str(agreement), "--data", str(data), "--period", period, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def names() -> dict[str, str]:
    return {each.code: each.name.fi for each in current().municipalities}


def cents(cell: str) -> int:
    return round(Fraction(bare(cell).replace(",", ".")) * 100)


def of_table(response, caption: str, place: int) -> dict[str, int]:
    """Cents by name in a column, counted from the end where below nought."""
    return {row[0]: cents(row[place]) for row in rows_of(response, caption=caption)}


def smallest_member() -> str:
    totals = queries.settlement("plan", period=read_period("2025")).totals()
    return min(totals, key=lambda code: totals[code])


# --- what the page says is what the command says ---
@pytest.mark.parametrize("period", ["2025", "2026", "2024"])
def test_the_sums_on_the_page_are_those_of_the_command(signed_in, capsys, period):
    answer = computed(capsys, period=period)
    page = of_table(signed_in("controller").get(f"{PAGE}?kausi={period}"), "Jako kunnittain", -2)
    assert page == {names()[code]: total for code, total in answer["totals"].items()} | {"Yhteensä": answer["sum_cents"]}


def test_each_block_has_its_keys_and_its_euros(signed_in, capsys):
    rows = rows_of(signed_in("controller").get(PAGE), caption="Jako kunnittain")
    by_block: dict[str, dict[str, int]] = {}
    for row in computed(capsys)["rows"]:
        by_block.setdefault(row["block"], {})[names()[row["municipality"]]] = row["cents"]
    for row in rows[:-1]:
        assert [cents(cell) for cell in row[4:7]] == [by_block[block][row[0]] for block in by_block]
    assert [bare(cell) for cell in rows[-1][1:4]] == ["4953", "46803", "2553"]


def test_a_municipality_s_lines_and_sentences_are_those_of_the_command(signed_in, capsys):
    code = smallest_member()
    response = signed_in("counterpart").get(f"{PAGE}{code}/")
    rows = [row for row in computed(capsys)["rows"] if row["municipality"] == code]
    assert [cents(row[-1]) for row in rows_of(response, caption="Mistä osuus koostuu")] == [
        *(row["cents"] for row in rows),
        sum(row["cents"] for row in rows),
    ]
    text = text_of(response)
    assert text.startswith(f"{names()[code]}: osuus 2025")
    for row in rows:  # keys are called by words on the page
        said = row["explanation"]["fi"].replace("[broad_unemployment]", "[laaja työttömyys]").replace("\xa0", " ")
        said = said.replace("[population_18_64]", "[18–64-vuotiaat]").replace("[foreign_language]", "[vieraskieliset]")
        said = said.replace("(wage_subsidy)", "(palkkatuki)").replace("(start_up_grant)", "(starttiraha)")
        assert said in text


def test_a_municipality_s_invoices_are_of_the_same_agreement_and_period(signed_in):
    code = smallest_member()
    client = signed_in("controller")
    body = client.get(f"{PAGE}{code}/?kausi=2026").content.decode()
    address = f"/talous/laskut/{code}/?sopimus=plan&amp;kausi=2026"
    assert address in body
    assert "ennakko 2026" in text_of(client.get(address.replace("&amp;", "&")))
    assert "/talous/laskut/016/" not in client.get(f"{PAGE}016/?sopimus=common_and_use").content.decode()


def test_the_steps_of_an_example_come_to_its_share(signed_in):
    text = text_of(signed_in("controller").get(PAGE))
    code = smallest_member()
    assert f"Näin osuus syntyy: {names()[code]}" in text
    total = queries.settlement("plan", period=read_period("2025")).totals()[code]
    assert f"Yhteensä {total // 100:,}".replace(",", " ") in text


def test_assumptions_are_named_and_the_choice_of_agreement_and_period_is_in_the_address(signed_in):
    text = text_of(signed_in("director").get(PAGE))
    assert "nimeää yhteisten kustannusten perusteet" in text
    other = text_of(signed_in("director").get(f"{PAGE}?sopimus=common_and_use&kausi=2026"))
    assert other.startswith("Kuntien osuudet 2026 Ennakko yhteensä")
    assert "muualla julkaistu tapa jakaa" in other
    assert "muualla julkaistu" not in text


# --- what if ---
def test_a_leaver_pays_for_its_days_and_the_others_for_the_rest(signed_in, tmp_path, capsys):
    leaver = current().municipalities[4].code
    text = AGREEMENT.read_text().replace(f'{{code: "{leaver}"}}', f'{{code: "{leaver}", to: 2025-06-30}}')
    (changed := tmp_path / "changed.yaml").write_text(text)
    answer = computed(capsys, agreement=changed)
    response = signed_in("controller").get(f"{PAGE}?lahtee={leaver}&viimeinen=30.6.2025")
    after = of_table(response, "Ennen ja jälkeen", 2)
    assert after == {names()[code]: total for code, total in answer["totals"].items()} | {"Yhteensä": answer["sum_cents"]}
    assert of_table(response, "Jako kunnittain", -2) == after
    before = queries.settlement("plan", period=read_period("2025")).totals()
    difference = of_table(response, "Ennen ja jälkeen", 3)
    assert difference == {names()[c]: answer["totals"][c] - before[c] for c in before} | {"Yhteensä": 0}
    text = text_of(response)
    assert f"{names()[leaver]}: viimeinen päivä jäsenenä 30.6.2025" in text
    assert f"vähemmän maksaa {names()[leaver]}" in text
    assert "Jaettava summa ei muutu." in text


def test_other_weights_are_those_of_a_changed_file(signed_in, tmp_path, capsys):
    text = AGREEMENT.read_text().replace(
        'broad_unemployment: "0.5", population_18_64: "0.4"', 'broad_unemployment: "0.7", population_18_64: "0.2"'
    )
    assert text != AGREEMENT.read_text()
    (changed := tmp_path / "changed.yaml").write_text(text)
    query = {"paino.common.broad_unemployment": "70 %", "paino.common.population_18_64": "20"}
    after = of_table(signed_in("controller").get(f"{PAGE}?{urlencode(query)}"), "Ennen ja jälkeen", 2)
    answer = computed(capsys, agreement=changed)
    assert after == {names()[c]: total for c, total in answer["totals"].items()} | {"Yhteensä": answer["sum_cents"]}


def test_a_figure_and_a_sum_change_by_their_percentages(signed_in, tmp_path, capsys):
    code = current().municipalities[2].code
    keys = (DATA / "keys.csv").read_text()
    row = next(line for line in keys.splitlines() if line.startswith(code)).split(",")
    moved = [*row[:6], f"{float(Fraction(row[6]) * Fraction(11, 10)):g}", *row[7:]]
    for file in DATA.iterdir():
        (tmp_path / file.name).write_text(file.read_text())
    (tmp_path / "keys.csv").write_text(keys.replace(",".join(row), ",".join(moved)))
    (changed := tmp_path / "changed.yaml").write_text(AGREEMENT.read_text().replace('"6033000.00"', '"5731350.00"'))
    query = f"luku=broad_unemployment&kenen={code}&muutos=%2B10&summa=common_services&summan_muutos=-5"
    response = signed_in("controller").get(f"{PAGE}?{query}")
    answer = computed(capsys, agreement=changed, data=tmp_path)
    after = of_table(response, "Ennen ja jälkeen", 2)
    assert after == {names()[c]: total for c, total in answer["totals"].items()} | {"Yhteensä": answer["sum_cents"]}
    assert "Jaettava summa muuttuu −301 650,00 €." in text_of(response)


def test_another_key_for_a_block_is_all_by_that_key(signed_in):
    client = signed_in("controller")
    after = of_table(client.get(f"{PAGE}?lohko=common_services&avain=population"), "Ennen ja jälkeen", 2)
    head, *rows = lines(client.get(f"{PAGE}?muoto=koneluku&taulukko=vertailu"))
    place = head.index("avain-population-euroa")
    assert after == {row[1]: round(Fraction(row[place]) * 100) for row in rows}


def test_the_municipality_s_page_carries_the_change(signed_in):
    leaver, other = (current().municipalities[n].code for n in (4, 3))
    client = signed_in("counterpart")
    query = f"?lahtee={leaver}&viimeinen=30.6.2025"
    area = client.get(f"{PAGE}{query}")
    assert f"{PAGE}{other}/{query.replace('&', '&amp;')}" in area.content.decode()
    row = rows_of(client.get(f"{PAGE}{other}/{query}"), caption="Mistä osuus koostuu")[-1]
    change = next(each for each in rows_of(area, caption="Ennen ja jälkeen") if each[0] == names()[other])
    assert [row[-3], row[-2], row[-1]] == [change[2], change[1], change[3]]


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("muutos=kymmenen", "”kymmenen” ei käy. Kirjoita muutos prosentteina"),
        ("summan_muutos=-101", "väliltä −100…1000"),
        ("lahtee=CODE&viimeinen=31.11.2025", "”31.11.2025” ei ole päivä"),
        ("lahtee=CODE&viimeinen=31.12.2025", "Kirjoita päivä, joka on viimeistään 30.12.2025"),
        ("paino.common.population=30", "Painot ovat yhteensä 130 %. Niiden pitää olla 100 %."),
        ("paino.common.population=-1", "”-1” ei ole paino"),
        ("lahtee=091", "Tätä ei ole sopimuksessa"),
        ("lohko=x&avain=population", "Tätä ei ole sopimuksessa"),
    ],
)
def test_a_change_that_cannot_be_read_is_said_at_its_field_and_nothing_is_changed(signed_in, query, said):
    client = signed_in("controller")
    query = query.replace("CODE", current().municipalities[0].code)
    response = client.get(f"{PAGE}?{query}")
    assert response.status_code == 422
    assert said in text_of(response)
    assert "Ennen ja jälkeen" not in response.content.decode()
    assert of_table(response, "Jako kunnittain", -2) == of_table(client.get(PAGE), "Jako kunnittain", -2)
    assert client.get(f"{PAGE}?{query}&muoto=kaavat").status_code == 422
    assert client.get(f"{PAGE}sopimus.zip?{query}").status_code == 302


@pytest.mark.parametrize("query", ["sopimus=plaan", "kausi=2052", "vertaa=common", "jarjesta=xyz", "muoto=pdf"])
def test_what_an_address_asks_wrongly_is_named(signed_in, query):
    response = signed_in("controller").get(f"{PAGE}?{query}")
    assert response.status_code == 400


def test_who_has_left_before_the_period_has_a_page_that_says_so(signed_in):
    leaver = current().municipalities[4].code
    client = signed_in("controller")
    query = f"?sopimus=common_and_use&lahtee={leaver}&viimeinen=31.12.2024"
    response = client.get(f"{PAGE}{leaver}/{query}")
    assert response.status_code == 200
    assert text_of(response).startswith(f"{names()[leaver]}: osuus 2025")
    assert "tilitys 0,00 €" in text_of(response)
    assert client.get(f"{PAGE}{leaver}/{query}&muoto=xlsx").status_code == 200


def test_what_is_equal_to_the_agreement_changes_nothing(signed_in):
    query = "lahtee=&viimeinen=30.6.2025&lohko=common_services&avain=common&muutos=0&paino.common.broad_unemployment=50"
    response = signed_in("controller").get(f"{PAGE}?{query}")
    assert response.status_code == 200
    assert "Ennen ja jälkeen" not in response.content.decode()


# --- beside other ways, and what moves most ---
def test_all_ways_of_sharing_share_the_same_sum(signed_in):
    head, *rows = lines(signed_in("controller").get(f"{PAGE}?muoto=koneluku&taulukko=vertailu"))
    whole = next(row for row in rows if row[0] == "sum")
    sums = {whole[n] for n, key in enumerate(head) if key.endswith("-euroa") or key == "sopimus"}
    assert sums == {"7400000"}
    assert {Fraction(whole[n]) for n, key in enumerate(head) if key.endswith("-ero")} == {0}


def test_who_gains_and_who_loses_is_said_of_the_way_that_is_chosen(signed_in):
    text = text_of(signed_in("controller").get(f"{PAGE}?vertaa=avain-population"))
    assert "Kaikki avaimella väestö: enemmän maksaa" in text


def test_the_inputs_that_move_a_share_most_come_first(signed_in):
    code = smallest_member()
    case = Case(queries.agreements()["plan"].value, queries.data_of("plan").data)
    found = strongest(effects(case, period=read_period("2025")), municipality=code)[:10]
    shown = [cents(row[1]) for row in rows_of(signed_in("director").get(f"{PAGE}{code}/"), caption="Mikä liikuttaa")]
    assert shown == [moved for _wish, moved in found]


# --- files ---
def test_the_tables_are_taken_out_as_they_stand(signed_in):
    client = signed_in("controller")
    shown = rows_of(client.get(f"{PAGE}?jarjesta=-yhteensa"), caption="Jako kunnittain")
    head, *rows = lines(client.get(f"{PAGE}?jarjesta=-yhteensa&muoto=csv&taulukko=osuudet"), ";")
    assert [[row[0], *row[2:]] for row in rows] == [[row[0], *map(bare, row[1:])] for row in shown]
    assert head[2] == "Yhteiset palvelut: laaja työttömyys, 50\xa0% (henkilöä)"
    assert workbook(client.get(f"{PAGE}?muoto=xlsx")).sheetnames == ["Jako kunnittain", "Jako eri tavoilla", "Lähteet"]


def test_the_workbook_with_formulas_is_of_what_the_page_shows(signed_in):
    client = signed_in("controller")
    leaver = current().municipalities[4].code
    book = workbook(client.get(f"{PAGE}?lahtee={leaver}&viimeinen=30.6.2025&muoto=kaavat"))
    assert book.sheetnames == ["Tulos", "Lähtötiedot", "Laskenta", "Huomautukset"]
    said = " ".join(str(cell.value) for row in book["Huomautukset"].iter_rows() for cell in row)
    assert f"{names()[leaver]}: viimeinen päivä jäsenenä 30.6.2025" in said


def test_the_agreement_is_taken_out_changed_and_gives_the_same_cents(signed_in, tmp_path, capsys):
    client = signed_in("controller")
    code = current().municipalities[2].code
    query = f"luku=broad_unemployment&kenen={code}&muutos=12,5&summa=common_services&summan_muutos=3"
    with zipfile.ZipFile(io.BytesIO(client.get(f"{PAGE}sopimus.zip?{query}").content)) as archived:
        archived.extractall(tmp_path)
    answer = computed(capsys, agreement=tmp_path / "agreement.yaml", data=tmp_path)
    after = of_table(client.get(f"{PAGE}?{query}"), "Ennen ja jälkeen", 2)
    assert after == {names()[c]: total for c, total in answer["totals"].items()} | {"Yhteensä": answer["sum_cents"]}


# --- any area ---
def test_an_area_without_an_agreement_gets_an_example_from_official_figures(signed_in, clock):
    area = max(official.employment_areas().values(), key=lambda each: len(each.municipalities))
    actions.load_pack(pack=new_pack(area.code), name="largest", clock=clock)
    client = signed_in("director")
    response = client.get(PAGE)
    text = text_of(response)
    assert "Esimerkki: työttömien ja väestön suhteessa" in text
    assert "Tämä on esimerkki, ei alueen sopimus" in text
    assert "87 euroa asukasta kohti" in text
    assert "Näitä ei voi laskea alueen luvuilla" in text
    assert "Valtionosuuden kriteerit: puuttuu" in text
    page = of_table(response, "Jako kunnittain", -2)
    assert sum(page.values()) == 2 * page["Yhteensä"]
    assert len(page) == len(area.municipalities) + 1


def test_the_page_asks_the_database_as_much_for_one_municipality_as_for_many(signed_in, clock):
    counts = set()
    areas = sorted(official.employment_areas().values(), key=lambda each: len(each.municipalities))
    client = signed_in("director")
    for area in (areas[0], areas[-1]):
        actions.load_pack(pack=new_pack(area.code), name=area.code, clock=clock)
        client.get(PAGE)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(PAGE).status_code == 200
        counts.add(len(captured))
    assert len(counts) == 1


def test_who_is_no_member_is_told_where_it_belongs(signed_in):
    assert signed_in("director").get(f"{PAGE}091/").status_code == 404
    assert signed_in("director").get("/siirry/?q=kuntien osuudet").headers["Location"] == PAGE

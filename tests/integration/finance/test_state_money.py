"""The pages of the state's money: what they show follows from the lawbook and the data, and no printed sum is counted from."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions
from luukku.area.domain.money import money
from luukku.area.domain.totals import by_municipality
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import pack_files, read_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.law import Lawbook
from tests.integration.figures.test_downloads import lines, workbook
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/valtionosuus/"
BOOK = Lawbook.load()
GIVEN = "ika=1000&tyottomat=100&kustannus=200000&kompensaatio=50000&ika_maa=3000000&tyottomat_maa=300000"


def price(key, year) -> Fraction:
    return Fraction(BOOK.number(f"vos.price_{key}", date(year, 1, 1)))


def written(value, decimals=0) -> str:
    scaled = Fraction(value) * 10**decimals
    whole = int(abs(scaled) + Fraction(1, 2))
    digits = f"{whole:0{decimals + 1}d}"
    head, tail = (digits[:-decimals], digits[-decimals:]) if decimals else (digits, "")
    text = f"{int(head):,}".replace(",", " ") + (f",{tail}" if tail else "")
    return f"−{text}" if value < 0 and whole else text


def signed(value, decimals=0) -> str:
    text = written(value, decimals)
    return text if text.startswith("−") else f"+{text}"


def members():
    return {each.name.fi: each.code for each in current().members_on(date(2026, 11, 24))}


def mean(code, measure, year=2022) -> Fraction:
    """Straight from the shipped series, past the database."""
    months = [each for each in official.series_for(code) if each.month.year == year]
    assert len(months) == 12
    return Fraction(sum(getattr(each, measure) for each in months), 12)


def from_series(code) -> Fraction:
    return mean(f"KU{code}", "unemployed") * price("unemployed", 2025) + mean(f"KU{code}", "labour_force") * price("18_64", 2025)


def test_each_municipality_gets_its_unemployed_times_the_price(signed_in):
    broad = by_municipality(current().about("indicators"), "broad_unemployment")
    rows = rows_of(signed_in("director").get(f"{PAGE}?vuosi=2025"), caption="Laskelma kunnittain")
    assert {row[0]: row[1] for row in rows[:-1]} == {
        name: written(Fraction(broad[code]) * price("unemployed", 2025)) for name, code in members().items()
    }
    area = sum(map(Fraction, broad.values())) * price("unemployed", 2025)
    people = {name: official.population(code, 2022) for name, code in members().items()}
    assert {row[0]: row[2] for row in rows[:-1]} == {
        name: written(Fraction(broad[code]) * price("unemployed", 2025) / people[name], 1) for name, code in members().items()
    }
    assert rows[-1][:3] == ["Alue", written(area), written(area / sum(people.values()), 1)]


def test_the_page_says_what_came_out_and_names_what_is_missing(signed_in):
    text = text_of(signed_in("director").get(f"{PAGE}?vuosi=2025"))
    assert "Työttömien määrän perusteella vuonna 2025: 3,64 milj. €" in text
    assert "Koko laskelmaan puuttuu 5 lukua." in text
    missing = text.split("Mitä puuttuu")[1].split("Koko maan luvut")[0]
    for told in ("18–64-vuotiaat 2023", "aiemmat kustannukset, euroa 2023", "Vahvistettu kompensaatio, euroa 2025"):
        assert told in missing
    assert "Asukkaat" not in missing
    for_the_sum, beside = missing.split("Vieraskieliset")
    assert "vain muita tehtäviä koskeviin eriin" not in for_the_sum
    assert "vain muita tehtäviä koskeviin eriin" in beside


def test_figures_of_a_bill_and_figures_that_are_not_known_say_so(signed_in):
    client = signed_in("director")
    of_bill = rows_of(client.get(f"{PAGE}?vuosi=2026"), caption="Hinnat ja osuudet")
    marks = {row[0].split("618")[0].split("HE")[0]: row[2] for row in of_bill}
    assert marks["Valtionosuusprosentti"] == "vahvistettava"
    assert [row[2] for row in of_bill].count("säädöksestä tarkistettu") > 3
    text = text_of(client.get(f"{PAGE}?vuosi=2027"))
    assert "Vuoden 2027 hintoja ei ole vielä vahvistettu, joten valtionosuutta ei lasketa." in text
    assert "arvo puuttuu" in text
    assert "Laskelma kunnittain" not in text


def test_a_municipality_s_steps_with_figures_that_the_reader_gives_counted_by_hand(signed_in):
    # the hand count of the rule's own test, but with the municipality's and the country's real residents of 2022 in the own
    # financing: 470 736 000 × 74.98 % / the country's residents × the municipality's
    code = next(iter(members().values()))
    response = signed_in("director").get(f"{PAGE}{code}/?vuosi=2025&{GIVEN}")
    rows = {row[0]: row for row in rows_of(response, caption="Laskelma vaihe vaiheelta")}
    country = sum(official.populations(2022).values())
    own = Fraction("352957852.8") * official.population(code, 2022) / country
    told = {
        "18–64-vuotiaiden perusteella": 83_480,
        "Työttömien määrän perusteella": 73_432,
        "Perusteet yhteensä": 156_912,
        "Siitä perusteiden mukaan": 78_456,
        "Aiempien kustannusten mukaan": 100_000,
        "Laskennalliset kustannukset": 178_456,
        "Kunnan omarahoitusosuus": -own,
        "Valtionosuus palveluista": 178_456 - own,
        "Etuuksien kompensaatio": 50_000,
        "Valtionosuus ja kompensaatio": 228_456 - own,
    }
    assert {name: row[3] for name, row in rows.items()} == {name: written(euros, 2) for name, euros in told.items()}
    step = rows["Työttömien määrän perusteella"]
    assert step[1:3] == ["100", "734,32 € henkilöltä"]
    assert step[4:6] == ["870/2024", "säädöksestä tarkistettu"]
    assert step[6] == "Työttömät ja palveluihin osallistuvat 2023: Sivulla annettu luku"
    assert "laskennalliset kustannukset vuonna 2025: 178 456,00 €" in text_of(response)


def test_the_coefficient_of_unemployment_is_that_of_the_series(signed_in):
    name, code = next(iter(members().items()))
    rows = {row[0]: row for row in rows_of(signed_in("director").get(f"{PAGE}{code}/?vuosi=2025"), caption="Muita tehtäviä")}
    own, country = (mean(each, "unemployed") / mean(each, "labour_force") for each in (f"KU{code}", official.COUNTRY))
    step = rows["Työttömyysasteen perusteella"]
    assert step[1:3] == [written(official.population(code, 2022)), written(own / country, 4)]
    euros = official.population(code, 2022) * own / country * price("unemployment_rate", 2025)
    assert step[4] == written(euros, 2), name


def test_the_plan_s_transfer_is_counted_again_from_published_figures(signed_in):
    broad = by_municipality(current().about("indicators"), "broad_unemployment")
    printed = money(current().about("state_transfer")).transfer
    rows = rows_of(signed_in("director").get(f"{PAGE}?vuosi=2025"), caption="Laskettu siirto ja suunnitelman siirto")
    for row in rows[:-1]:
        code = members()[row[0]]
        services = (Fraction(broad[code]) - mean(f"KU{code}", "unemployed")) * price("unemployed", 2025)
        counted = from_series(code) + services
        bound = (official.population(code, 2022) - mean(f"KU{code}", "labour_force")) * price("18_64", 2025)
        left = printed[code] - counted
        assert row[1:] == [
            written(from_series(code)),
            signed(services),
            written(counted),
            written(printed[code]),
            signed(left),
            signed(100 * left / printed[code], 1),
            written(bound),
        ]
    assert rows[-1][:2] == ["Yhteensä", written(sum(map(from_series, members().values())))]


def test_what_remains_unexplained_is_named_in_figures(signed_in):
    client = signed_in("director")
    text = text_of(client.get(f"{PAGE}?vuosi=2025"))
    rows = {row[0]: row[1] for row in rows_of(client.get(f"{PAGE}?vuosi=2025"), caption="Mistä ero koostuu")}
    assert f"Selittämättä jää +{rows['Selittämättä jää']} € eli 21,8 % suunnitelman luvusta." in text
    assert "kotoutumiskoulutuksen kustannukset" in text
    residents = sum(official.population(code, 2022) for code in members().values())
    force = sum(mean(f"KU{code}", "labour_force") for code in members().values())
    left = int(rows["Selittämättä jää"].replace(" ", ""))
    share = 100 * (force + left / price("18_64", 2025)) / residents
    assert f"Ero katoaisi, jos heitä olisi {written(share, 1)} % asukkaista." in text
    assert f"Vaikutus +{rows['Palveluihin osallistuvat, joita sarjan työttömissä ei ole']} €." in text
    whole = sum(int(rows[name].replace(" ", "").replace("−", "-")) for name in rows if name not in ("Laskettu", "Suunnitelma"))
    assert abs(whole - int(rows["Suunnitelma"].replace(" ", ""))) <= 1, "each is rounded"


def test_every_column_of_the_plan_is_counted_or_said_not_to_be(signed_in):
    rows = {row[0]: row for row in rows_of(signed_in("director").get(f"{PAGE}?vuosi=2025"), caption="Suunnitelman sarakkeet")}
    assert len(rows) == len(current().about("state_transfer").spec.columns)
    assert rows["Työttömyysetuuksien kompensaatio"][2] == rows["Yhteensä"][2] == "ei tietoa"
    parts = [Decimal(cell.replace(" ", "").replace(",", ".").replace("−", "-")) for cell in rows["Euroa asukasta kohti"][2:]]
    counted, printed, difference, _percent, *causes = parts
    assert abs(printed - counted - difference) <= Decimal("0.1")
    assert abs(sum(causes) - difference) <= Decimal("0.2")


def with_other_results(pack):
    """The pack with every sum that the plan prints of the state's money doubled."""
    of_money = ("eur", "thousand_eur", "eur_per_person")

    def doubled(table):
        times = [2 if column.unit in of_money else 1 for column in table.spec.columns.values()]
        cells = [tuple(cell and cell * by for by, cell in zip(times, row.cells, strict=True)) for row in table.rows]
        return replace(table, rows=tuple(replace(row, cells=new) for row, new in zip(table.rows, cells, strict=True)))

    return replace(pack, tables=tuple(doubled(table) for table in pack.tables))


def test_no_sum_that_the_plan_prints_is_counted_from(signed_in, clock):
    client, pack = signed_in("director"), current()
    code = next(iter(members().values()))

    def seen():
        area, own = client.get(f"{PAGE}?vuosi=2025"), client.get(f"{PAGE}{code}/?vuosi=2025")
        compared = rows_of(area, caption="Laskettu siirto ja suunnitelman siirto")
        columns = rows_of(area, caption="Suunnitelman sarakkeet")
        counted = [
            *rows_of(area, caption="Laskelma kunnittain"),
            *rows_of(own, caption="Laskelma vaihe vaiheelta"),
            *rows_of(own, caption="Muita tehtäviä"),
            *([row[0], *row[1:4], row[7]] for row in compared),
            *(row[:3] for row in columns),
            *(row[:4] for row in rows_of(area, caption="Sama laskelma eri vuosien tiedoilla")),
        ]
        return counted, [row[4] for row in compared]

    before, printed = seen()
    actions.load_pack(pack=with_other_results(pack), name="other", clock=clock)
    after, other = seen()
    assert after == before
    assert all(one != two for one, two in zip(printed, other, strict=True))


def test_files_hold_what_the_page_shows(signed_in):
    client = signed_in("director")
    shown = rows_of(client.get(f"{PAGE}?vuosi=2025"), caption="Laskelma kunnittain")
    taken = lines(client.get(f"{PAGE}?vuosi=2025&taulukko=valtionosuus&muoto=csv"), ";")
    assert [[row[0], *row[2:]] for row in taken[1:]] == [[row[0], *(cell.replace(" ", "") for cell in row[1:])] for row in shown]
    book = workbook(client.get(f"{PAGE}?vuosi=2025&muoto=xlsx"))
    sheet = book[book.sheetnames[0]]
    names = {row[0].value: row for row in sheet.iter_rows()}
    broad = by_municipality(current().about("indicators"), "broad_unemployment")
    for name, code in members().items():
        assert any(cell.value == pytest.approx(float(Fraction(broad[code]) * price("unemployed", 2025))) for cell in names[name])
    code = next(iter(members().values()))
    own = workbook(client.get(f"{PAGE}{code}/?vuosi=2025&{GIVEN}&muoto=xlsx"))
    assert any(cell.value == 178_456 for row in own[own.sheetnames[0]].iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("query", "says"),
    [
        ("ika=x", "”x” ei ole luku."),
        ("tyottomat=-5", "Luku ei voi olla negatiivinen."),
        ("kompensaatio=1,234", "”1,234” ei ole luku."),
        ("ika_maa=0", "Koko maan luku ei voi olla nolla."),
        ("ika=900000", "Luku on suurempi kuin joukko, johon se kuuluu"),
        ("ika=100&ika_maa=50", "Luku on suurempi kuin joukko, johon se kuuluu (50)."),
        ("valtionosuus=999999999999", "Luku on liian suuri."),
    ],
)
def test_a_figure_that_cannot_be_is_named_at_its_field_and_counts_nothing(signed_in, query, says):
    code = next(iter(members().values()))
    client = signed_in("director")
    response = client.get(f"{PAGE}{code}/?vuosi=2025&{query}")
    assert response.status_code == 422
    assert says in text_of(response)
    plain = rows_of(client.get(f"{PAGE}{code}/?vuosi=2025"), caption="Laskelma vaihe vaiheelta")
    assert rows_of(response, caption="Laskelma vaihe vaiheelta") == plain


def test_a_year_that_the_law_does_not_know_is_named_with_those_it_does(signed_in):
    response = signed_in("director").get(f"{PAGE}?vuosi=2024")
    assert response.status_code == 400
    assert "2025" in response.content.decode()


def test_an_area_that_has_printed_nothing_is_told_what_it_lacks(signed_in, clock):
    other = next(each for each in official.employment_areas().values() if each.code != current().area.code)
    actions.load_pack(pack=new_pack(other.code), name="bare", clock=clock)
    response = signed_in("director").get(f"{PAGE}?vuosi=2025")
    text = text_of(response)
    assert "Vuoden 2025 valtionosuutta ei voi laskea. Koko laskelmaan puuttuu 6 lukua." in text
    assert "Työttömät ja palveluihin osallistuvat 2023" in text.split("Mitä puuttuu")[1]
    assert "Suunnitelman taulukko" not in text
    own = signed_in("director").get(f"{PAGE}{other.municipalities[0]}/?vuosi=2025&{GIVEN}")
    assert "laskennalliset kustannukset vuonna 2025: 178 456,00 €" in text_of(own)


def with_basis(pack, codes):
    """The pack with a table of what the state share is counted from, 1 000 aged 18–64 and 100 unemployed in each."""
    column = "reference_date: {day}, population: residents, precision: 1, role: {role}"
    spec = (
        "title: {fi: Valtionosuuden perusteet}\ntopic: state_share_basis\nsource: {id: own}\n"
        "rows: {key: municipality}\ncolumns:\n"
        f"  adults: {{title: {{fi: Aikuiset}}, unit: persons, {column.format(day='2023-12-31', role='age_18_64')}}}\n"
        f"  jobless: {{title: {{fi: Työttömät}}, unit: persons, {column.format(day='2023-12-31', role='broad_unemployment')}}}\n"
        f"  cost: {{title: {{fi: Kustannus}}, unit: thousand_eur, {column.format(day='2023-12-31', role='actual_cost')}}}\n"
        f"  extra: {{title: {{fi: Kompensaatio}}, unit: eur, {column.format(day='2025-01-01', role='compensation')}}}\n"
    )
    rows = "municipality,adults,jobless,cost,extra\n" + "".join(f"{code},1000,100,200,50000\n" for code in codes)
    files = pack_files(pack)
    text = files["area.yaml"]
    source = "  own:\n    title: {fi: Alueen omat luvut}\n    publisher: {fi: Alue}\n"
    head = "sources:\n" + source
    files["area.yaml"] = text.replace("sources:\n", head) if "\nsources:\n" in text else f"{text}{head}"
    files |= {"tables/basis.yaml": spec, "tables/basis.csv": rows}
    return read_pack({path: text.encode() for path, text in files.items()}, name="basis")


def test_an_area_that_tells_the_figures_gets_the_whole_calculation(signed_in, clock):
    codes = list(members().values())
    actions.load_pack(pack=with_basis(current(), codes), name="basis", clock=clock)
    response = signed_in("director").get(f"{PAGE}?vuosi=2025&ika_maa=3000000&tyottomat_maa=300000")
    text, rows = text_of(response), rows_of(response, caption="Laskelma kunnittain")
    assert "puuttuu" not in text.split("Varainhoitovuosi")[0]
    heads = response.content.decode()
    assert "Valtionosuus ja kompensaatio" in heads
    per_member = [row[1:7] for row in rows[:-1]]
    told = [written(each) for each in (83_480, 73_432, 156_912, 78_456, 100_000, 178_456)]
    assert per_member == [told] * len(codes)
    assert rows[-1][6] == written(178_456 * len(codes))
    source = text_of(signed_in("director").get(f"{PAGE}{codes[0]}/?vuosi=2025"))
    assert "18–64-vuotiaat 2023: Alueen omat luvut" in source


def test_a_municipality_of_another_area_is_told_where_it_belongs(signed_in):
    other = next(code for code in official.municipalities() if code not in members().values())
    response = signed_in("director").get(f"{PAGE}{other}/")
    assert response.status_code == 404
    assert official.municipality(other).name_fi in response.content.decode()


@pytest.mark.parametrize("path", [PAGE, f"{PAGE}CODE/"])
def test_the_pages_ask_the_database_a_fixed_number_of_questions(signed_in, path):
    client, path = signed_in("director"), path.replace("CODE", next(iter(members().values())))
    client.get(path)
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path)
    assert response.status_code == 200
    assert len(captured) <= 8, "\n".join(query["sql"][:100] for query in captured)
    assert len(response.content) < 150_000

"""Population by year is the official one, between any two years, and says who grew."""

from fractions import Fraction

import pytest

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.figures.models import PopulationYear
from luukku.kernel.numbers import rounded
from tests.integration.figures.test_downloads import bare, lines, workbook
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db


def percent(value: Fraction, *, signed: bool = True) -> str:
    text = f"{rounded(abs(value), 1)}".replace(".", ",")
    return ("−" if rounded(value, 1) < 0 else "+" if signed and rounded(value, 1) > 0 else "") + text


def growth(codes, first: int, last: int) -> Fraction:
    now, before = (sum(official.population(code, year) for code in codes) for year in (last, first))
    return Fraction(100 * (now - before), before)


def test_each_member_s_change_is_that_of_the_official_population(signed_in):
    response = signed_in("director").get("/alue/vaesto/?alku=2005&loppu=2020")
    rows = rows_of(response, caption="Väkiluvun muutos 2005–2020")
    codes = {member.name.fi: member.code for member in current().municipalities}
    whole = {year: sum(official.population(code, year) for code in codes.values()) for year in (2005, 2020)}
    for row in rows:
        if row[0] not in codes:
            continue
        before, now = (official.population(codes[row[0]], year) for year in (2005, 2020))
        change = now - before
        assert row[1:4] == [
            shown(before),
            shown(now),
            f"+{shown(change)}" if change > 0 else f"−{shown(-change)}" if change else "0",
        ]
        assert row[4] == percent(Fraction(100 * change, before))
        assert row[5:] == [
            percent(Fraction(100 * count, whole[year]), signed=False) for count, year in ((before, 2005), (now, 2020))
        ]
    assert rows[-1][:3] == ["Koko maa", *(shown(sum(official.populations(year).values())) for year in (2005, 2020))]
    shown_growth = [float(row[4].replace("−", "-").replace(",", ".")) for row in rows if row[0] in codes]
    assert shown_growth == sorted(shown_growth, reverse=True)


def test_it_says_first_how_many_and_who_grew(signed_in):
    codes = [member.code for member in current().municipalities]
    names = {member.code: member.name.fi for member in current().municipalities}
    now, before = (sum(official.population(code, year) for code in codes) for year in (2022, 2012))
    each = {code: growth([code], 2012, 2022) for code in codes}
    bottom = min(each, key=each.get)
    text = text_of(signed_in("director").get("/alue/vaesto/"))
    assert f"Asukkaita oli 31.12.2022 {shown(now)} , {shown(before - now)} (" in text
    assert f"vähemmän kuin 2012; koko maa {percent(growth(official.municipalities(), 2012, 2022))} %." in text
    grew = sum(1 for value in each.values() if value > 0)
    assert ("Väkiluku ei kasvanut yhdessäkään kunnassa." in text) == (grew == 0)
    assert f"Eniten väheni: {names[bottom]} ({percent(each[bottom])} %)." in text


def test_every_year_of_everybody_is_in_the_table_and_in_the_files(signed_in):
    client = signed_in("director")
    on_page = rows_of(client.get("/alue/vaesto/"), caption="Väkiluku vuosittain 2000–2022")
    members = current().municipalities
    assert [row[0] for row in on_page] == [str(year) for year in range(2022, 1999, -1)]
    for row in on_page:
        assert row[1 : len(members) + 1] == [shown(official.population(member.code, int(row[0]))) for member in members]
    taken = lines(client.get("/alue/vaesto/?muoto=csv&taulukko=vakiluku-vuosittain"), ";")
    assert taken[1:] == [[bare(cell) for cell in row] for row in on_page]
    book = workbook(client.get("/alue/vaesto/?muoto=xlsx"))
    assert len(book.sheetnames) == 3
    newest = next(book.worksheets[1].iter_rows(min_row=3, values_only=True))
    assert newest[1] == official.population(members[0].code, 2022)


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("alku=1999", "2000"),
        ("loppu=2030", "2022"),
        ("alku=2022", "2021"),
        ("alku=2015&loppu=2010", "2009"),
        ("alku=eilen", "2000"),
        ("kohde=Helsnki", "Helsinki"),
        ("jarjesta=muuto", "muutos"),
    ],
)
def test_a_year_without_figures_is_answered_with_those_that_there_are(signed_in, query, offered):
    response = signed_in("director").get(f"/alue/vaesto/?{query}")
    assert response.status_code == 400
    assert offered in text_of(response)


def test_lines_are_those_asked_for_or_the_area_and_its_ends(signed_in):
    client = signed_in("director")
    codes = {member.code: growth([member.code], 2012, 2022) for member in current().municipalities}
    names = {member.code: member.name.fi for member in current().municipalities}
    body = client.get("/alue/vaesto/").content.decode()
    label = body.split('aria-label="Viivakuvio: väkiluku 2012–2022, kun 2012 on 100. ')[1].split('"')[0]
    for name in ("Alue", "Koko maa", names[max(codes, key=codes.get)], names[min(codes, key=codes.get)]):
        assert f"{name} " in label
    asked = client.get("/alue/vaesto/?kohde=Helsinki,MK01").content.decode()
    label = asked.split('aria-label="Viivakuvio: väkiluku 2012–2022, kun 2012 on 100. ')[1].split('"')[0]
    assert label.startswith(f"Viimeksi: Helsinki {percent(100 + growth(['091'], 2012, 2022), signed=False)}; Uusimaa (maakunta) ")


def test_a_single_year_has_no_change(signed_in):
    PopulationYear.objects.exclude(year=2022).delete()
    response = signed_in("director").get("/alue/vaesto/")
    assert response.status_code == 200
    text = text_of(response)
    assert "Asukkaita oli 31.12.2022" in text
    assert "kuin 2022" not in text
    assert len(rows_of(response, caption="Väkiluku vuosittain")) == 1


def test_a_year_that_one_municipality_lacks_is_not_the_area_s(signed_in):
    PopulationYear.objects.filter(municipality=current().municipalities[0].code, year=2012).delete()
    response = signed_in("director").get("/alue/vaesto/")
    assert "kuin 2011" in text_of(response) or "kuin 2013" in text_of(response)
    assert signed_in("director").get("/alue/vaesto/?alku=2012").status_code == 400


def test_an_area_of_one_municipality_stands_beside_the_country(signed_in, clock):
    alone = next(area for area in official.employment_areas().values() if len(area.municipalities) == 1)
    actions.load_pack(pack=new_pack(alone.code), name="alone", clock=clock)
    response = signed_in("director").get("/alue/vaesto/?alku=2000")
    rows = rows_of(response, caption="Väkiluvun muutos 2000–2022")
    (code,) = alone.municipalities
    assert rows[0][:3] == [
        official.municipality(code).name_fi,
        *(shown(official.population(code, year)) for year in (2000, 2022)),
    ]
    assert len(rows[0]) == 5
    assert "Väkiluku kasvoi" not in text_of(response)

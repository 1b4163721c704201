"""The ladder calculator as a stranger meets it: shares, steps and euros that follow from the law, bad input, nothing kept."""

import re
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from luukku.finance.domain.ladder.ahead import Standing, ahead
from luukku.finance.domain.ladder.facts import BenefitKind
from luukku.law import Lawbook
from tests.integration.figures.test_downloads import workbook
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/maksuosuuslaskuri/"
BOOK = Lawbook.load()


def visit(query="", status=200):
    response = Client().get(f"{PAGE}?kieli=fi&{query}")
    assert response.status_code == status
    return response


def said(query, status=200):
    return re.sub(r" (?=[.,])", "", text_of(visit(query, status)))


def test_todays_share_the_next_step_and_the_year_are_said():
    page = said("paivia=180&etuus=yleistuki&paiva=25.11.2026")
    assert "Maksupäivä 181: kunta maksaa 10 %, 3,72 € päivältä." in page
    assert "Seuraava porras, 20 %, alkaa ke 23.12.2026." in page  # 181 on Wed 25.11.; 201 is 20 weekdays later
    assert "Jos mikään ei muutu, kunta maksaa vuodessa 2 545,17 €." in page


def test_a_year_on_the_page_is_the_sum_of_its_months_and_those_of_the_ladder():
    found = ahead(Standing(day=date(2026, 11, 25), kind=BenefitKind.YLEISTUKI, paid_days=180), BOOK)
    assert sum(each.cents for each in found.months) == found.two_years_cents
    rows = rows_of(visit("paivia=180&etuus=yleistuki&paiva=25.11.2026"), caption="Kuukaudet, jos mikään ei muutu")
    euros = [[Decimal(cell.replace(" ", "").replace(",", ".")) for cell in row[4:]] for row in rows]
    assert sum(paid for paid, _total in euros) == euros[-1][1] == Decimal(found.two_years_cents) / 100


def test_the_steps_have_their_days_and_euros():
    rows = rows_of(visit("paivia=99&etuus=yleistuki&paiva=2.11.2026"), caption="Portaat päivineen")
    assert [row[:3] for row in rows[:3]] == [["2.11.2026", "100", "0"], ["3.11.2026", "101", "10"], ["23.3.2027", "201", "20"]]


def test_basic_allowance_stops_at_forty_percent_and_subsidy_goes_to_fifty():
    assert "Osuus ei enää nouse." not in said("paivia=401&etuus=tyomarkkinatuki&paiva=2.2.2026")
    basic = said("paivia=401&etuus=peruspaivaraha&paiva=2.2.2026")
    assert "kunta maksaa 40 %" in basic and "peruspäiväraha 1.1.2025–30.4.2026" in basic
    assert "Osuus ei enää nouse." in said("paivia=900&etuus=ansiopaivaraha&paiva=2.11.2026")


def test_a_reduced_earnings_allowance_bears_its_part_of_the_basic_part_and_shows_the_other_reading():
    page = said("paivia=450&etuus=ansiopaivaraha&paiva=25.11.2026&maara=60&taysi=120")
    assert "kunta maksaa 40 %, 7,44 € päivältä" in page
    assert "soviteltu tai vähennetty päivä kertyy maksettuna osuutena täydestä päivästä" in page


def test_an_exemption_pays_nothing_and_its_days_do_not_count():
    page = said("paivia=20&etuus=yleistuki&paiva=25.11.2026&vapautus=muu&kotikunta=1.3.2026")
    assert "Kotoutujan vapautus: kunta ei maksa, eikä päivä kerry." in page
    assert "28.2.2027 asti" in page and "Maksetuista päivistä 20 ei kerry" in page
    assert "10 %, alkaa ma 19.7.2027" in page  # the first day that counts is Mon 1.3.2027, the 101st is 100 weekdays later


def test_laws_stand_side_by_side_with_the_old_one_named():
    rows = rows_of(visit("paivia=310&etuus=yleistuki&paiva=25.11.2026"), caption="Vanha ja uusi laki rinnakkain")
    assert [row[:3] for row in rows] == [
        ["työmarkkinatuki 1.1.2015–31.12.2024", "50", "70 % 1 001. päivästä"],
        ["työmarkkinatuki 1.1.2025–30.4.2026", "30", "40 % 401. päivästä"],
        ["yleistuki 1.5.2026–", "30", "40 % 401. päivästä"],
    ]


def test_what_stops_the_meter_depends_on_the_benefit_and_the_law_of_the_day():
    now = said("paivia=180&etuus=yleistuki&paiva=25.11.2026")
    assert "Työssäoloehto täyttyy: laskenta alkaa alusta." in now
    assert "Palvelu: päivät kertyvät ja kunta maksaa osuutensa" in now
    old = said("paivia=180&etuus=tyomarkkinatuki&paiva=3.6.2024")
    assert "Palvelu: valtio maksaa työmarkkinatuen yksin" in old
    between = said("paivia=180&etuus=tyomarkkinatuki&paiva=3.6.2025")
    assert "Mikään ei aloita työmarkkinatuen laskentaa alusta" in between
    earnings = said("paivia=180&etuus=ansiopaivaraha&paiva=25.11.2026")
    assert "osuutta ei ole, mutta päivät kertyvät" in earnings and "Kotoutujan vapautus (" not in earnings


def test_the_level_of_a_year_that_is_not_fixed_is_named_an_assumption():
    assert "Päivän täysi määrä on 1.1.2027 alkaen oletus" in said("paivia=180&etuus=yleistuki&paiva=25.11.2026")
    assert "alkaen oletus: vahvistettua" not in said("paivia=180&etuus=tyomarkkinatuki&paiva=3.6.2024")


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("paivia=5000&etuus=yleistuki&paiva=25.11.2026", "Päiviä ei voi olla 5 000"),
        ("paivia=moni", "”moni” ei ole päivien määrä"),
        ("paivia=100&etuus=tyomarkkinatuki&paiva=25.11.2026", "ei makseta päivältä 25.11.2026. Silloin maksetaan: yleistuki"),
        ("paivia=100&etuus=yleistuki&paiva=30.4.2026", "Silloin maksetaan: työmarkkinatuki, peruspäiväraha"),
        ("paivia=100&etuus=tuki", "”tuki” ei ole vaihtoehdoissa"),
        ("paivia=100&etuus=yleistuki&paiva=25.11.2026&maara=37,22", "Maksettu 37,22 € on enemmän kuin täysi 37,21 €"),
        ("paivia=100&etuus=ansiopaivaraha&paiva=25.11.2026&maara=30", "kirjoita täysi päiväraha"),
        ("paivia=100&etuus=yleistuki&paiva=25.11.2026&maara=nolla", "”nolla” ei käy"),
        ("paivia=100&paiva=31.11.2026", "Päivää ”31.11.2026” ei ole"),
        ("paivia=0&etuus=tyomarkkinatuki&paiva=31.12.2014", "portaita ei ole säädösarvoissa"),
        ("paivia=0&etuus=tyomarkkinatuki&paiva=3.3.2015", "Kirjoita maksettu määrä"),
        ("paivia=100&vapautus=muu", "Kirjoita päivä, jona henkilö sai ensimmäisen kotikuntansa"),
    ],
)
def test_what_cannot_be_is_told_at_its_field_and_nothing_is_counted(query, message):
    page = said(query, status=422)
    assert message in page and "Osuutta ei lasketa" in page and "Portaat päivineen" not in page


def test_a_day_before_the_lawbooks_amounts_is_counted_with_a_typed_amount():
    page = said("paivia=30&etuus=tyomarkkinatuki&paiva=3.3.2015&maara=32,80")
    assert "kunta ei maksa osuutta" in page and "Seuraava porras, 50 %" in page


def test_a_stranger_gets_no_cookie_and_the_database_is_not_asked(django_assert_num_queries):
    with django_assert_num_queries(0):
        response = visit("paivia=180")
    assert not response.cookies


def test_the_workbook_holds_the_tables_of_the_page():
    book = workbook(visit("paivia=180&etuus=yleistuki&paiva=25.11.2026&muoto=xlsx"))
    assert len(book.worksheets) >= 3


def test_each_language_has_the_page():
    for language in ("sv", "en"):
        assert Client().get(f"{PAGE}?kieli={language}&paivia=180").status_code == 200

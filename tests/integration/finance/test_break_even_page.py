"""The page of a service's break-even: its figures are the rule's, its warnings stand there, and wrong numbers say why."""

import pytest

from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/kannattavuus/"
TYPED = "hinta=200&kesto=2&paivia=100&etuus=tuki&paivaraha=40&taso=100&paivat=20"


def test_the_price_is_covered_in_the_months_worked_out_by_hand(signed_in):
    # 100 days paid, 2 months of service: days 101–140 are paid anyway (40 × 40 € × 10 % = 160 €). Then 20 days a month at 10 %
    # = 80 € for days 141–200, and 160 € from day 201 on; 200 € are covered in the third month (240 €)
    response = signed_in("controller").get(f"{PAGE}?{TYPED}")
    text = text_of(response)
    assert "Hinta 200,00 € palautuu kunnalle, jos työttömyys päättyy vähintään 3 kuukautta aiemmin kuin muuten." in text
    assert "Kun valtion säästö lasketaan mukaan, riittää 1 kk." in text
    assert "kunta maksaa osuuttaan 160,00 €, auttoi palvelu tai ei" in text
    rows = rows_of(response, caption="Säästö kuukausien mukaan")
    assert rows[:4] == [
        ["1", "80", "−120", "720", "+600"],
        ["2", "160", "−40", "1 440", "+1 400"],
        ["3", "240", "+40", "2 160", "+2 200"],
        ["4", "400", "+200", "2 800", "+3 000"],
    ]
    assert len(rows) == 24


def test_the_basic_part_of_the_earnings_allowance_stays_at_its_cap(signed_in):
    client = signed_in("controller")
    words = TYPED.replace("paivia=100", "paivia=700").replace("hinta=200", "hinta=9999")
    assert rows_of(client.get(f"{PAGE}?{words}"), caption="Säästö kuukausien mukaan")[0][1] == "400"  # 20 × 40 × 50 %
    capped = words.replace("etuus=tuki", "etuus=ansio")
    assert rows_of(client.get(f"{PAGE}?{capped}"), caption="Säästö kuukausien mukaan")[0][1] == "320"  # 40 %


def test_a_price_that_is_never_covered_is_said_with_what_is(signed_in):
    text = text_of(signed_in("controller").get(f"{PAGE}?{TYPED.replace('hinta=200', 'hinta=999 999')}"))
    assert "Hinta 999 999,00 € ei palaudu kunnalle 24 kuukaudessa" in text


def test_what_the_page_does_not_show_is_said_plainly(signed_in):
    text = text_of(signed_in("controller").get(PAGE)).split("Mitä tämä ei kerro")[1]
    for said in ("työllistyisi ilman palveluakin", "joku toinen olisi muuten saanut", "Kuukaudet ovat oletus", "palvelutarpeen"):
        assert said in text


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("hinta=200", "hinta=ilmainen", "”ilmainen” ei ole euromäärä"),
        ("hinta=200", "hinta=-1", "”-1” ei ole euromäärä"),
        ("kesto=2", "kesto=37", "”37” ei käy. Kirjoita kokonaisluku väliltä 0–36"),
        ("paivia=100", "paivia=1,5", "”1,5” ei käy"),
        ("taso=100", "taso=101", "”101” ei käy. Kirjoita luku väliltä 0–100"),
        ("paivat=20", "paivat=0", "Jos päiviä ei makseta"),
        ("etuus=tuki", "etuus=elake", "elake"),
    ],
)
def test_a_wrong_number_is_said_at_its_field(signed_in, old, new, said):
    response = signed_in("controller").get(f"{PAGE}?{TYPED.replace(old, new)}")
    assert response.status_code == 422
    assert said in text_of(response)


def test_the_law_of_the_chosen_day_names_its_benefit(signed_in):
    client = signed_in("controller")
    assert "yleistuki" in text_of(client.get(PAGE))
    assert "työmarkkinatuki" in text_of(client.get(f"{PAGE}?tilanne=2026-04-30"))

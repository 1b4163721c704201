"""Kela's file on a page: it becomes the numbers of the budget's address, or says what is wrong; nothing of it is kept."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from luukku.area.queries import current
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/talous/maksuosuus/kela/"
TOLD = {
    "kuukausi": "kk", "kunta": "kunta", "luokka": "luokka", "saajat": "saajat", "yhteensa": "Yhteensä",
    "luokat": "1-100=100; 101-700=700", "avoin": "yli 700", "vain": "",
}  # fmt: skip
HEAD = "kk;kunta;luokka;saajat\n"


def rows(counts=("60", "40", "25", "110")) -> list[str]:
    names = ("1-100", "101-700", "yli 700", "Yhteensä")
    return [
        f"2026-10;{each.code};{name};{count}"
        for each in current().municipalities
        for name, count in zip(names, counts, strict=True)
    ]


def send(client, lines, *, head=HEAD, **changes):
    file = SimpleUploadedFile("kela.csv", (head + "\n".join(lines)).encode())
    return client.post(PAGE, {**TOLD, **changes, "tiedosto": file})


def test_a_file_leads_to_the_budget_with_its_numbers(signed_in):
    client = signed_in("controller")
    response = send(client, [*rows(), "2026-10;091;Yhteensä;9999"])
    assert response.status_code == 302
    assert "091" not in response.url  # not a member
    page = client.get(response.url)
    assert page.status_code == 200
    assert {row[1] for row in rows_of(page, caption="Maksuosuus kunnittain")[:-1]} == {"110"}
    assert rows_of(page, caption="Maksuosuus kunnittain")[-1][1] == "–"  # overlapping classes: nobody is added up
    assert "esimerkki, eivät tietoa" not in text_of(page)


def test_refused_rows_and_missing_members_are_told_before_going_on(signed_in):
    lines = rows()[4:]
    response = send(signed_in("controller"), [*lines, "2026-10;Hollolla;Yhteensä;5"])
    text = text_of(response)
    assert response.status_code == 200
    assert current().municipalities[0].name.fi in text.split("Tiedostossa ei ole:")[1].split("Rivit")[0]
    assert rows_of(response, caption="Rivit, joita ei voitu lukea") == [[str(len(lines) + 2), "kunta", "ei ole kunta"]]
    assert "Jatka niillä luvuilla, jotka luettiin" in text


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"saajat": "lukumaara"}, "Tiedostossa ei ole saraketta lukumaara. Sen sarakkeet ovat: kk, kunta, luokka, saajat."),
        ({"vain": "etuus=Kaikki"}, "Tiedostossa ei ole saraketta etuus."),
        ({"vain": "etuus"}, "Kirjoita sarake ja arvo"),
        ({"luokat": "1-100"}, "Kirjoita joka luokasta nimi ja viimeinen päivä"),
        ({"luokat": "1-100=700; 101-700=100"}, "pitää kasvaa ykkösestä ylöspäin"),
        ({"avoin": "1-100"}, "Sama nimi on kahdella luokalla"),
        ({"luokat": "a=1; b=2", "avoin": "c", "yhteensa": "d"}, "Yhtään riviä ei voitu lukea"),
    ],
)
def test_what_is_told_wrong_is_said_at_its_field_and_what_was_typed_stays(signed_in, changes, said):
    response = send(signed_in("controller"), rows(), **changes)
    assert response.status_code == 422
    assert said in text_of(response)
    for text in changes.values():
        assert f'value="{text}"' in response.content.decode()


def test_a_file_that_is_no_table_is_refused(signed_in):
    client = signed_in("controller")
    assert "ei ole rivejä" in text_of(send(client, [], head="kk"))


def test_each_field_that_is_empty_is_named(signed_in):
    response = signed_in("controller").post(PAGE, {**TOLD, "kunta": ""})
    assert response.status_code == 422
    for field in ("Kelan CSV-tiedosto", "Rahoittavan kunnan sarake"):
        assert text_of(response).count(f"Puuttuu: {field}.") == 2  # in the summary and at the field


def test_nothing_of_the_file_is_kept_anywhere(signed_in):
    response = send(signed_in("controller"), ["2026-10;Hollolla;Yhteensä;5", *rows()])
    assert response.headers["Cache-Control"] == "no-store"
    assert "Tuo Kelan aineisto" in text_of(signed_in("controller").get(PAGE))

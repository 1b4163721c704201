"""The reader's language: by choice, else by the browser's wish, else Finnish; the switch keeps the page."""

import pytest

pytestmark = pytest.mark.django_db


def heading(response) -> str:
    return response.content.decode().split("<h1>")[1].split("</h1>")[0]


@pytest.mark.parametrize(
    ("wish", "language"),
    [
        ("", "fi"),
        ("en-GB,en;q=0.9", "en"),
        ("sv-FI,sv;q=0.8,fi;q=0.5", "sv"),
        ("de,fr;q=0.5", "fi"),
        ("de,en;q=0.5", "en"),
        ("xx;q=ä", "fi"),
    ],
)
def test_the_browser_s_wish_is_followed_where_we_speak_it(client, wish, language):
    response = client.get("/kirjaudu/", headers={"accept-language": wish})
    assert f'<html lang="{language}">' in response.content.decode()
    assert response.headers["Content-Language"] == language


def test_the_switch_keeps_the_page_and_its_filters(signed_in):
    page = signed_in("administrator").get("/kayttajat/?jalkeen=a").content.decode()
    assert 'href="/kayttajat/?jalkeen=a&amp;kieli=sv"' in page


def test_a_chosen_language_stays(signed_in):
    client = signed_in("director")
    assert heading(client.get("/alue/?kieli=en")) == "The area at a glance"
    assert heading(client.get("/alue/", headers={"accept-language": "fi"})) == "The area at a glance"
    assert heading(client.get("/alue/?kieli=fi")) == "Alue yhdellä silmäyksellä"


def test_an_unknown_language_changes_nothing(signed_in):
    client = signed_in("director")
    response = client.get("/alue/?kieli=xx")
    assert response.status_code == 200
    assert heading(response) == "Alue yhdellä silmäyksellä"
    assert "kieli" not in response.cookies


def test_numbers_and_names_follow_the_language(signed_in):
    client = signed_in("director")
    assert "3\xa0482" in client.get("/alue/?kieli=sv").content.decode()
    assert "3,482" in client.get("/alue/?kieli=en").content.decode()

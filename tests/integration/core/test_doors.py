"""Who gets in, and what those see who do not."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from luukku.core.access.roles import Role
from luukku.core.accounts.models import Grant, User

pytestmark = pytest.mark.django_db


def test_the_first_page_asks_to_sign_in_and_leads_back(client, demo_mode):
    response = client.get("/", follow=True)
    assert response.redirect_chain[-1] == ("/kirjaudu/?next=/alue/", 302)
    response = client.post("/kirjaudu/", {"persona": "antti.vuorela", "next": "/alue/kunnat/"}, follow=True)
    assert response.redirect_chain == [("/alue/kunnat/", 302)]
    assert response.status_code == 200


def test_the_demo_offers_a_person_for_each_role(client, demo_mode):
    page = client.get("/kirjaudu/").content.decode()
    assert page.count('<button name="persona"') == len(Role)
    assert all(str(role.label) in page for role in Role)


def test_outside_the_demo_there_are_no_personas(client):
    page = client.get("/kirjaudu/").content.decode()
    assert "persona" not in page
    client.post("/kirjaudu/", {"persona": "antti.vuorela"})
    assert client.get("/alue/").status_code == 302


def test_a_persona_s_session_ends_when_the_installation_leaves_the_demo(signed_in, settings):
    client = signed_in("director")
    assert client.get("/alue/").status_code == 200
    settings.DEMO = False
    assert client.get("/alue/").status_code == 302


def test_an_unknown_persona_does_not_exist(client, demo_mode):
    assert client.post("/kirjaudu/", {"persona": "nobody"}).status_code == 404


def test_after_signing_in_nobody_is_sent_to_another_site(client, demo_mode):
    response = client.post("/kirjaudu/", {"persona": "antti.vuorela", "next": "https://example.org/"})
    assert response.headers["Location"] == "/"


@pytest.fixture
def member_of_staff() -> User:
    user = User.objects.create_user("Maija.Mehiläinen", name="Maija Mehiläinen", password="kevätsade ja kesätuuli")
    Grant.objects.create(user=user, role=Role.EXPERT, valid_from=date(2026, 1, 1))
    return user


def test_a_password_opens_the_door_whatever_the_case_of_the_user_name(client, member_of_staff):
    response = client.post("/kirjaudu/", {"username": "maija.mehiläinen", "password": "kevätsade ja kesätuuli"})
    assert response.status_code == 302
    assert client.get("/alue/").status_code == 200


def test_a_wrong_password_says_what_to_check_and_keeps_the_name(client, member_of_staff):
    response = client.post("/kirjaudu/", {"username": "maija.mehiläinen", "password": "väärä"})
    page = response.content.decode()
    assert response.status_code == 422
    assert "Tunnus ja salasana eivät kuulu yhteen" in page
    assert 'value="maija.mehiläinen"' in page
    assert "<title>Virhe: Kirjaudu" in page


def test_empty_fields_are_named(client):
    page = client.post("/kirjaudu/", {}).content.decode()
    assert "Kirjoita käyttäjätunnus." in page
    assert "Kirjoita salasana." in page


def test_guessing_passwords_closes_the_door_for_a_while(client, member_of_staff, settings):
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = client.post("/kirjaudu/", {"username": "maija.mehiläinen", "password": "väärä"})
    assert response.status_code == 429
    assert "15 minuutin kuluttua" in response.content.decode()
    right = client.post("/kirjaudu/", {"username": "maija.mehiläinen", "password": "kevätsade ja kesätuuli"})
    assert right.status_code == 429


def test_a_grant_that_has_ended_opens_nothing(client, member_of_staff, clock):
    Grant.objects.filter(user=member_of_staff).update(valid_to=date(2026, 11, 23))
    client.force_login(member_of_staff, backend="luukku.core.accounts.backends.DeskBackend")
    assert client.get("/alue/").status_code == 403


def test_a_closed_user_is_signed_out(client, member_of_staff):
    client.force_login(member_of_staff, backend="luukku.core.accounts.backends.DeskBackend")
    assert client.get("/alue/").status_code == 200
    User.objects.filter(pk=member_of_staff.pk).update(is_active=False)
    assert client.get("/alue/").status_code == 302


def test_signing_out_needs_a_form_and_ends_the_session(signed_in):
    client = signed_in("director")
    assert client.get(reverse("accounts:logout")).status_code == 405
    client.post(reverse("accounts:logout"))
    assert client.get("/alue/").status_code == 302


def test_a_room_that_one_may_not_enter_names_the_role_that_may(signed_in):
    response = signed_in("expert").get("/kayttajat/")
    assert response.status_code == 403
    assert "Pääkäyttäjä" in response.content.decode()


def test_the_rail_shows_only_rooms_that_one_may_enter(signed_in):
    assert "/kayttajat/" in signed_in("administrator").get("/alue/").content.decode()
    assert "/kayttajat/" not in signed_in("board_member").get("/alue/").content.decode()


def test_the_administrator_sees_users_with_their_roles(signed_in, member_of_staff):
    page = signed_in("administrator").get("/kayttajat/").content.decode()
    assert "Maija Mehiläinen" in page
    assert "Asiantuntija" in page


def test_the_user_list_is_paged_by_key_with_the_same_number_of_queries(signed_in, django_assert_num_queries):
    client = signed_in("administrator")
    client.get("/kayttajat/")
    few = _queries(client, "/kayttajat/")
    for number in range(70):
        User.objects.create_user(f"z{number:03}", name=f"Zacharias {number}")
    assert _queries(client, "/kayttajat/") == few
    first = client.get("/kayttajat/").content.decode()
    assert "?jalkeen=" in first
    following = first.split("?jalkeen=")[1].split('"')[0]
    second = client.get(f"/kayttajat/?jalkeen={following}").content.decode()
    assert "Zacharias 69" in second
    assert "Zacharias 0<" not in second


def _queries(client: Client, path: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(path)
    return len(captured)

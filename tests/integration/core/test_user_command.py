"""`luukku user add`: the first user becomes the administrator; what is wrong is said, all at once, and nothing is made."""

import argparse
import io

import pytest

from luukku.core.access.roles import Role
from luukku.core.accounts.cli import register
from luukku.core.accounts.models import User

pytestmark = pytest.mark.django_db


def add(monkeypatch, *words: str, password: str = "kevätsade ja kesätuuli") -> int:
    parser = argparse.ArgumentParser()
    register(parser.add_subparsers(required=True))
    args = parser.parse_args(["add", *words, "--password-stdin"])
    monkeypatch.setattr("sys.stdin", io.StringIO(password + "\n"))
    return args.run(args)


def test_the_first_one_is_the_administrator_and_may_sign_in(monkeypatch, client):
    User.objects.filter(is_persona=True).delete()
    assert add(monkeypatch, "maija", "--name", "Maija Mehiläinen") == 0
    user = User.objects.get(username="maija")
    assert {role for role, _municipality in user.roles_today()} == {Role.ADMINISTRATOR}
    response = client.post("/kirjaudu/", {"username": "maija", "password": "kevätsade ja kesätuuli"})
    assert response.status_code == 302


def test_later_ones_need_a_role_and_the_roles_are_named(monkeypatch, capsys):
    assert add(monkeypatch, "matti", "--name", "Matti") == 2
    assert "director, planner" in capsys.readouterr().err
    assert add(monkeypatch, "matti", "--name", "Matti", "--role", "boss") == 2
    assert "'boss'" in capsys.readouterr().err
    assert not User.objects.filter(username="matti").exists()


@pytest.mark.parametrize(
    ("words", "password", "says"),
    [
        (("ANTTI.vuorela", "--name", "X", "--role", "expert"), "kevätsade ja kesätuuli", "jo käytössä"),
        (("uusi", "--name", "X", "--role", "counterpart"), "kevätsade ja kesätuuli", "on oltava kunta"),
        (("uusi", "--name", "X", "--role", "expert"), "lyhyt", "12"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_made(monkeypatch, capsys, words, password, says):
    before = User.objects.count()
    assert add(monkeypatch, *words, password=password) == 2
    assert says in capsys.readouterr().err
    assert User.objects.count() == before

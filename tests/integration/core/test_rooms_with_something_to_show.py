"""A room that has nothing to show is nowhere: not in the rail, not in the search, not among the open pages."""

import pytest
from django.test import Client

from luukku.area.access import Area
from luukku.core.ui import rail

pytestmark = pytest.mark.django_db
SHOWN = rail.Room("Täysi huone", "area:service_points", Area.READ, available=lambda: True)
EMPTY = rail.Room("Tyhjä huone", "area:service_points", Area.READ, available=lambda: False)


@pytest.fixture
def one_is_empty(monkeypatch):
    groups = (rail.Group("Huoneet", (SHOWN, EMPTY)), rail.Group("Tyhjät", (EMPTY,)))
    monkeypatch.setattr("luukku.config.shell.RAIL", groups)


def test_the_rail_leaves_it_out_and_the_heading_of_a_group_left_empty(signed_in, one_is_empty):
    body = signed_in("director").get("/tilanne/").content.decode()
    assert "Täysi huone" in body
    assert "Tyhjä huone" not in body
    assert ">Tyhjät<" not in body


def test_the_search_does_not_offer_it(signed_in, one_is_empty):
    body = signed_in("director").get("/siirry/", {"q": "huone"}).content.decode()
    main = body.split("<main", 1)[1]
    assert "Täysi huone" in main
    assert "Tyhjä huone" not in main


def test_the_open_pages_leave_it_out(settings, one_is_empty):
    settings.OPEN_PAGES = True
    body = Client().get("/alue/").content.decode()
    assert "Täysi huone" in body
    assert "Tyhjä huone" not in body

"""The style guide as a page: in each language, nothing that a strict CSP would stop, every link of it leading somewhere."""

import re
from itertools import pairwise

import pytest

ADDRESS = "/tyylikirja/"


@pytest.fixture
def administrator(signed_in):
    return signed_in("administrator")


def html_of(client, address: str) -> str:
    response = client.get(address)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize(("language", "heading"), [("fi", "Tyylikirja"), ("sv", "Stilguide"), ("en", "Style guide")])
def test_the_headings_follow_the_language_and_the_examples_are_marked_as_finnish(administrator, language, heading):
    html = html_of(administrator, f"{ADDRESS}?kieli={language}")
    assert f"<h1>{heading}</h1>" in html
    assert ('<div lang="fi">' in html) == (language != "fi")


def test_nothing_on_the_page_needs_what_the_csp_forbids(administrator):
    html = html_of(administrator, ADDRESS)
    assert not re.search(r"\sstyle=|<style|\son[a-z]+=|javascript:", html)
    assert all("src=" in tag for tag in re.findall(r"<script[^>]*>", html))
    assert not re.search(r'(?:src|href|action)="(?:https?:)?//', html)


def test_every_id_is_once_and_every_reference_has_its_target(administrator):
    html = html_of(administrator, ADDRESS)
    ids = re.findall(r'\sid="([^"]+)"', html)
    assert len(ids) == len(set(ids))
    named = re.findall(r'href="#([^"]+)"', html)
    named += re.findall(r'\sfor="([^"]+)"', html)
    named += [name for names in re.findall(r'aria-(?:labelledby|describedby|controls)="([^"]+)"', html) for name in names.split()]
    assert set(named) <= set(ids)


def test_headings_go_down_one_level_at_a_time(administrator):
    levels = [int(level) for level in re.findall(r"<h([1-6])", html_of(administrator, ADDRESS).partition("<main")[2])]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


@pytest.mark.parametrize(("chosen", "rows"), [("", 3), ("Niemikylä", 1), ("tuntematon", 3)])
def test_the_filter_of_the_example_works_by_its_address_and_an_unknown_one_shows_all(administrator, chosen, rows):
    html = administrator.get(ADDRESS, {"kunta": chosen}).content.decode()
    shown = html[html.index('id="esikatselu"') : html.index("Yhteensä")]
    assert shown.count('<th scope="row">') == rows + 1  # and the sum


def test_those_without_the_room_get_the_roles_that_have_it(signed_in):
    response = signed_in("board_member").get(ADDRESS)
    assert response.status_code == 403
    assert "Pääkäyttäjä" in response.content.decode()

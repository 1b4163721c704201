"""The accessibility statement is found from every page and says where to write and when an answer comes."""

import re

import pytest

from luukku.core.lawbook.book import lawbook
from tests.loaded_area import NOON

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("path", ["/kirjaudu/", "/laki/", "/maaraaikalaskuri/", "/ikkunalaskuri/", "/maaraaikalaskuri/upotus/"])
def test_a_stranger_finds_it_at_the_foot_of_each_page(client, path):
    foot = re.search(r'<footer class="pagefoot">.*?</footer>', client.get(path).content.decode())[0]
    assert 'href="/saavutettavuus/' in foot


def test_so_does_the_desk(signed_in):
    assert 'href="/saavutettavuus/' in signed_in("director").get("/alue/").content.decode()


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_it_says_where_to_write_and_by_when_an_answer_comes(client, settings, language):
    settings.REPORT_TO = "palaute@alue.example"
    page = client.get(f"/saavutettavuus/?kieli={language}").content.decode()
    assert 'href="mailto:palaute@alue.example"' in page
    assert f" {lawbook().days('accessibility.feedback_days', NOON.date())} " in page
    assert "306/2019" in page
    assert "Traficom" in page

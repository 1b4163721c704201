"""Pages of the rules, read by a stranger: each with its section, explanation, parameters and the stories that prove it."""

import re
from html import unescape

import pytest

from luukku.casework.domain.rules import RULES
from luukku.casework.proofs import proofs
from luukku.casework.rule_pages import texts
from luukku.core.lawbook.book import lawbook
from tests.page_text import text_of

RULE = "initial_interview.initial_interview"
DEADLINE = "process.initial_interview.deadline"


def links(response) -> set[str]:
    return {unescape(each) for each in re.findall(r'href="([^"]+)"', response.content.decode())}


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_its_page(client, rule):
    response = client.get(f"/laki/saannot/{rule.name}/")
    assert response.status_code == 200
    assert not response.cookies
    shown, found = text_of(response), links(response)
    assert texts()[rule.name].title.fi in shown
    assert texts()[rule.name].text.fi in shown
    for provision in rule.provisions:
        assert provision in shown
        number, year = provision.split()[0].split("/")
        assert f"https://www.finlex.fi/fi/lainsaadanto/{year}/{number}" in found
    proven = proofs()[rule.name]
    assert {f"/laki/{key}/" for key in proven.parameters} <= found
    assert {f"/maaraaikalaskuri/?{story.query}" for story in proven.stories} <= found


def test_every_story_of_the_pages_opens_and_can_be_told(client):
    queries = {story.query for proven in proofs().values() for story in proven.stories}
    assert len(queries) > 100
    for query in queries:
        response = client.get(f"/maaraaikalaskuri/?{query}")
        assert response.status_code == 200
        assert "Linkin" not in text_of(response)


def test_all_rules_are_listed_in_the_order_of_sections(client):
    response = client.get("/laki/saannot/")
    listed = re.findall(r'<th scope="row"><a href="/laki/saannot/([a-z_0-9.]+)/">', response.content.decode())
    assert sorted(listed) == sorted(rule.name for rule in RULES)
    assert listed.index("owner.home_municipality") < listed.index(RULE) < listed.index("discussions.every_three_months")
    assert f"{len(RULES)} sääntöä laskee velvoitteet." in text_of(response)


@pytest.mark.parametrize(
    ("words", "rule", "parameter"),
    [
        ("alkuhaastattelun määräajan", RULE, DEADLINE),
        ("31 §", RULE, DEADLINE),
        ("380/2023 46 § 2", "search_blocks.layoff_begins", "search_duty.layoff_start"),
        ("alkuhastattelu", RULE, DEADLINE),
        ("inledande intervju", RULE, None),
    ],
)
def test_a_word_or_a_section_finds_rules_and_parameters(client, words, rule, parameter):
    found = links(client.get("/laki/saannot/", {"haku": words}))
    assert f"/laki/saannot/{rule}/" in found
    assert parameter is None or f"/laki/{parameter}/" in found


def test_a_search_for_parameters_leads_to_the_same_search_of_rules(client):
    found = links(client.get("/laki/", {"haku": "31 § & muuta"}))
    assert "/laki/saannot/?haku=31+%C2%A7+%26+muuta" in found
    assert not any("saannot/?haku" in link for link in links(client.get("/laki/")))


def test_what_nothing_answers_is_said_and_markup_stays_text(client):
    response = client.get("/laki/saannot/", {"haku": "<script>zzqqxx</script>"})
    assert "<script>zzqqxx" not in response.content.decode()
    assert "Mikään sääntö tai parametri ei vastaa hakua" in text_of(response)


def test_a_parameter_leads_back_to_the_rules_that_read_it(client):
    for key in lawbook().parameters:
        wanted = {f"/laki/saannot/{name}/" for name, proven in proofs().items() if key in proven.parameters}
        if key == DEADLINE:
            assert wanted
        if wanted or key == "procurement.dps.acceptance_workdays":
            found = {link for link in links(client.get(f"/laki/{key}/")) if re.fullmatch(r"/laki/saannot/.+/", link)}
            assert found == wanted


def test_a_rule_that_there_is_not_names_the_nearest(client):
    response = client.get("/laki/saannot/initial_interview.initial_intervew/")
    assert response.status_code == 404
    assert f"/laki/saannot/{RULE}/" in links(response)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_a_rule_is_called_in_the_reader_s_language_and_an_explanation_in_another_says_so(client, language):
    response = client.get(f"/laki/saannot/{RULE}/", {"kieli": language})
    assert texts()[RULE].title.in_language(language) in text_of(response)
    assert ('<p lang="fi">' in response.content.decode()) == (language == "sv")


def test_parameters_are_shown_as_of_the_day_asked_for(client):
    assert "5 arkipäivää" in text_of(client.get(f"/laki/saannot/{RULE}/", {"paiva": "2025-06-01"}))
    assert "10 arkipäivää" in text_of(client.get(f"/laki/saannot/{RULE}/", {"paiva": "2026-06-01"}))
    assert client.get(f"/laki/saannot/{RULE}/", {"paiva": "31.11.2026"}).status_code == 422


@pytest.mark.django_db
def test_rules_are_found_by_search(signed_in):
    response = signed_in("expert").get("/siirry/", {"q": "tarkastelujaksot"})
    assert "/laki/saannot/search_obligation.review_periods/" in links(response) | {response.headers.get("Location", "")}

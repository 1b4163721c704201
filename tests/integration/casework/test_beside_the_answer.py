"""What the calculator shows beside its answer: the law's versions, drafts, and another system's day."""

import re
from html import unescape

import pytest

from luukku.core.lawbook import book
from tests.integration.casework.pages import ADDRESS, STARTED
from tests.page_text import text_of

SPRING = {"t": [STARTED, "2026-04-08.initial_interview_held"], "paiva": "2026-04-10"}
CHRISTMAS = {"t": "2025-12-19.job_search_started", "paiva": "2025-12-20"}
DRAFT = """
process.initial_interview.deadline:
  values:
    - {from: 2027-06-01, value: 3, source: HE 1/2027, verified: P, last_checked_on: 2026-11-24}
"""


def part(response, id_: str) -> str:
    """A section of the page as text."""
    body = response.content.decode()
    start = body.index(f'<section class="block" id="{id_}"')
    return " ".join(
        unescape(re.sub(r"<[^>]+>", " ", body[start : body.index("</section>", start)])).replace("\u00a0", " ").split()
    )


def rows_of(response) -> dict[str, list[str]]:
    """The cells of each row of the versions: days, or what is told instead, and whether it is marked."""
    body = response.content.decode()
    start = body.index('<section class="block" id="versiot"')
    section = body[start : body.index("</section>", start)]
    found = {}
    for name, cells in re.findall(r'<tr><th scope="row">(.*?)</th>(.*?)</tr>', section, re.S):
        texts = [unescape(re.sub(r"<[^>]+>", " ", cell)) for cell in re.findall(r"<td>(.*?)</td>", cells, re.S)]
        found[" ".join(unescape(re.sub(r"<[^>]+>", " ", name)).split())] = [" ".join(text.split()) for text in texts]
    return found


def test_the_previous_and_the_next_version_stand_beside_the_answer_with_what_differs_marked(client):
    response = client.get(ADDRESS, SPRING)
    rows = rows_of(response)
    now, previous, _next = rows["Alkuhaastattelu"]
    assert "17.4.2026" in now and "eroaa" not in now
    assert "10.4.2026" in previous and previous.endswith("eroaa")
    assert rows["Täydentävä työnhakukeskustelu, ensivaihe"][0] == "ei velvoitetta"
    assert "Työnhakukeskustelu" not in rows
    told = part(response, "versiot")
    assert "Edellinen versio 1.1.–31.12.2025: 8 velvoitetta eroaa." in told
    assert "Seuraava versio 1.9.2026–: yksi velvoite eroaa." in told


def test_the_version_of_the_day_from_the_beginning_is_told_where_a_change_falls_into_the_story(client):
    story = {"t": ["2025-12-30.job_search_started", "2026-01-05.initial_interview_held"], "paiva": "2026-01-07"}
    told = part(client.get(ADDRESS, story), "versiot")
    assert "Tilannepäivän versio alusta asti 1.1.–31.8.2026:" in told
    assert "alusta asti" not in part(client.get(ADDRESS, SPRING), "versiot")


def test_where_no_version_says_anything_else_one_sentence_says_so(client):
    story = {"t": "2026-04-01.notice_of_dismissal.grounds-economic.age-58.service_years-8", "paiva": "2026-04-10"}
    response = client.get(ADDRESS, story)
    assert "Jokainen lakikirjan tuntema versio johtaa samoihin velvoitteisiin ja päiviin (1.1.2025 alkaen)." in part(
        response, "versiot"
    )
    assert not rows_of(response)


@pytest.mark.parametrize("word", ["2025-01-01", "2025-07-15", "1.9.2025"])
def test_a_version_is_chosen_by_any_of_its_days(client, word):
    response = client.get(ADDRESS, {**SPRING, "versio": word})
    assert response.status_code == 200
    assert "Valittu versio 1.1.–31.12.2025: 8 velvoitetta eroaa." in part(response, "versiot")
    assert '<option value="2025-01-01" selected>' in response.content.decode()
    assert all(len(cells) == 2 for cells in rows_of(response).values())


def test_a_chosen_version_with_the_same_answer_is_told_so(client):
    response = client.get(ADDRESS, {**SPRING, "versio": "2026-05-05"})
    assert "Valittu versio 1.1.–31.8.2026: samat velvoitteet ja päivät." in part(response, "versiot")


def test_a_draft_of_the_law_stands_beside_the_answer_and_a_broken_one_is_left_out_and_logged(
    client, tmp_path, monkeypatch, caplog
):
    for name, text in (("he-1-2027", DRAFT), ("rikki", "process: [")):
        (tmp_path / name).mkdir()
        (tmp_path / name / "draft.yaml").write_text(text, encoding="utf-8")
    monkeypatch.setenv("LUUKKU_LAWBOOK_DRAFTS", str(tmp_path))
    book.drafts.cache_clear()
    try:
        response = client.get(ADDRESS, {**SPRING, "versio": "he-1-2027"})
        assert "Luonnos he-1-2027: 2 velvoitetta eroaa." in part(
            response, "versiot"
        )  # the interview, and the profile of 1.9.2026
        assert "8.4.2026" in rows_of(response)["Alkuhaastattelu"][1]
        assert "Luonnos he-1-2027" in part(client.get(ADDRESS, SPRING), "versiot")
        assert "Luonnos rikki" not in part(client.get(ADDRESS, SPRING), "versiot")
        assert "the draft rikki is left out" in caplog.text
    finally:
        monkeypatch.undo()
        book.drafts.cache_clear()


COMPARED = [
    (SPRING, "17.4.2026", "Sama päivä: pe 17.4.2026 on myös tässä vastauksessa."),
    (SPRING, "10.4.2026", "jos kaikki luetaan lain versiosta 1.1.–31.12.2025"),
    (CHRISTMAS, "30.12.2025", "jos juhannus- ja jouluaatto lasketaan arkipäiviksi . 5 arkipäivää päivästä 19.12.2025"),
    (CHRISTMAS, "30.12.2025", "jos alkamispäivä lasketaan mukaan . 5 arkipäivää päivästä 19.12.2025"),
    (CHRISTMAS, "24.12.2025", "jos lasketaan kaikki päivät, ei vain arkipäiviä"),
    (CHRISTMAS, "27.12.2025", "lauantai lasketaan arkipäiväksi ja juhannus- ja jouluaatto lasketaan arkipäiviksi"),
    (SPRING, "1.7.2026", "jos aika alkaa toisesta tapahtumasta: Työnhaku alkoi 1.4.2026"),
    (SPRING, "15.6.2027", "Mikään laskurin tuntema tapa laskea ei johda päivään ti 15.6.2027. Lähimmät päivät:"),
]


@pytest.mark.parametrize(("story", "day", "told"), COMPARED)
def test_what_leads_to_another_systems_day_is_told(client, story, day, told):
    response = client.get(ADDRESS, {**story, "vastaus": day})
    assert response.status_code == 200
    assert told in part(response, "vertaa")


def test_the_comparison_keeps_to_the_duty_that_is_meant_and_shows_its_counted_days(client):
    response = client.get(ADDRESS, {**CHRISTMAS, "vastaus": "30.12.2025", "velvoite": "initial_interview-1"})
    assert '<option value="initial_interview-1" selected>' in response.content.decode()
    told = part(response, "vertaa")
    assert "Lasketut päivät" in told
    assert "joulukuu 2025" in told.lower()
    none = client.get(ADDRESS, {**SPRING, "vastaus": "10.4.2026", "velvoite": "job_search_discussion-1"})
    assert "Mikään laskurin tuntema tapa laskea" in part(none, "vertaa")


def test_the_link_carries_the_day_and_the_version_onto_paper(client):
    query = {**CHRISTMAS, "vastaus": "30.12.2025", "velvoite": "initial_interview-1", "versio": "2026-01-01"}
    body = client.get(ADDRESS, query).content.decode()
    (printed,) = {unescape(url) for url in re.findall(r'href="([^"]*tuloste=1)"', body)}
    paper = client.get(printed)
    assert "jos juhannus- ja jouluaatto lasketaan arkipäiviksi" in part(paper, "vertaa")
    assert "Valittu versio" in part(paper, "versiot")
    assert "<form action" not in paper.content.decode()[paper.content.decode().index("<h1") :]


def test_without_events_there_is_nothing_to_stand_beside(client):
    assert "Lain versiot rinnakkain" not in text_of(client.get(ADDRESS))


@pytest.mark.parametrize("written", ["30.12.", "30 December", "ti 30.12.2025"])
def test_another_systems_day_may_be_written_as_it_is_said(client, written):
    whole, said = (client.get(ADDRESS, {**CHRISTMAS, "vastaus": day}) for day in ("30.12.2025", written))
    assert said.status_code == 200
    assert part(said, "vertaa") == part(whole, "vertaa")

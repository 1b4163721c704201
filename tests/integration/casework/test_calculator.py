"""The deadline calculator, read by a stranger: every golden story as a link, and whatever an address may hold."""

import re
from html import unescape
from pathlib import Path

import pytest
from django.http import QueryDict

from luukku.casework.asked import asked, event, event_text, query_of
from luukku.casework.domain.facts import FIELDS, EventKind, Fact
from luukku.casework.examples import EXAMPLES
from luukku.casework.sentences import sentence
from luukku.casework.stories import answer, read_story
from luukku.casework.vocabulary import EXAMPLES as EVENT_EXAMPLES
from luukku.casework.words import EVENTS
from luukku.core.cli import story_files
from luukku.core.lawbook.book import lawbook
from luukku.kernel.typed import read
from tests.integration.casework.pages import ADDRESS, STARTED, TODAY, duties_of
from tests.page_text import text_of

GOLDEN = Path(__file__).parents[2] / "golden" / "duties"
STORIES = story_files(GOLDEN)


def told(file: Path):
    return read_story(file.read_bytes(), file=str(file))


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_a_golden_story_as_a_link_shows_the_duties_and_days_of_the_command(client, file):
    story = told(file)
    found = answer(story, lawbook())
    response = client.get(f"{ADDRESS}?{query_of(story.story, day=story.as_of)}")
    assert response.status_code == 200
    wanted = {}
    for duty in found.duties:
        days = {duty.due, duty.due_strict, duty.earliest, *duty.due_candidates} - {None}
        wanted[f"{duty.kind}-{duty.n}"] = duty.state.value, {day.isoformat() for day in days}
    assert duties_of(response) == wanted
    reasons = text_of(response)
    for duty in found.duties:
        for reason in duty.reasons:
            assert plain(sentence(reason, language="fi")) in reasons
        for citation in duty.citations:
            assert f"{citation.act} {citation.section}" in reasons


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_the_link_and_the_file_of_a_story_hold_all_of_it(client, file):
    story = told(file)
    again = asked(QueryDict(query_of(story.story, day=story.as_of)), today=TODAY, day=TODAY)
    assert not again.unread
    assert not again.errors
    assert again.day == story.as_of
    for part in ("events", "person", "settings", "authority_municipalities"):
        assert getattr(again.story, part) == getattr(story.story, part)
    response = client.get(f"{ADDRESS}tarina.yaml?{query_of(story.story, day=story.as_of)}")
    again = read_story(response.content, file="tarina.yaml", as_of=story.as_of)
    assert answer(again, lawbook()) == answer(story, lawbook())


def test_each_example_is_a_golden_story():
    golden = {query_of(story.story, day=story.as_of) for story in map(told, STORIES)}
    assert {query for _name, query in EXAMPLES} <= {address.replace("%2C", ",") for address in golden}


def test_a_stranger_reads_it_without_a_cookie_and_caches_may_keep_it(client):
    response = client.get(ADDRESS)
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert 'class="rail"' not in response.content.decode()
    assert "Lakikirja on päivätty" in text_of(response)


@pytest.mark.parametrize("kind", EventKind)
def test_every_event_of_the_vocabulary_has_its_name_and_a_form_with_only_its_fields(client, kind):
    response = client.get(ADDRESS, {"lisaa": kind.value})
    assert response.status_code == 200
    shown = re.findall(r'id="k-([a-z_]+)" name="\1"', response.content.decode())
    assert shown == ["on", *FIELDS[kind].must, *FIELDS[kind].may]
    assert str(EVENTS[kind]) in text_of(response)


def test_an_event_is_added_changed_and_removed_and_the_language_stays(client):
    response = client.get(ADDRESS, {"lisaa": "job_search_started", "on": "1.4.2026", "status": "unemployed", "kieli": "sv"})
    assert response.status_code == 302
    assert response.url.startswith(f"{ADDRESS}?t={STARTED}&paiva=")
    assert "kieli=sv" in response.url
    form = client.get(ADDRESS, {"t": STARTED, "muuta": "1"}).content.decode()
    assert 'value="1.4.2026"' in form
    assert '<option value="unemployed" selected>' in form
    changed = client.get(ADDRESS, {"t": STARTED, "muuta": "1", "lisaa": "job_search_started", "on": "2026-04-02"})
    assert "t=2026-04-02.job_search_started&" in changed.url
    removed = client.get(ADDRESS, {"t": [STARTED, "2026-04-08.initial_interview_held"], "poista": "1"})
    assert "job_search_started" not in removed.url
    assert "t=2026-04-08.initial_interview_held" in removed.url


WRONG_FIELDS = [
    ({"lisaa": "job_search_started", "on": ""}, "on", "Tämä tieto tarvitaan."),
    ({"lisaa": "job_search_started", "on": "31.11.2026"}, "on", "Päivää ”31.11.2026” ei ole"),
    ({"lisaa": "job_search_started", "on": "1.4.2026", "status": "xyzzy"}, "status", "ei ole vaihtoehdoissa"),
    ({"lisaa": "plan_made", "on": "1.4.2026"}, "plan", "Tämä tieto tarvitaan."),
    ({"lisaa": "applied", "on": "1.4.2026", "count": "-3"}, "count", "Kirjoita luku nollasta ylöspäin"),
    ({"lisaa": "applied", "on": "1.4.2026", "count": "9" * 40}, "count", "Kirjoita luku nollasta ylöspäin"),
    ({"lisaa": "municipality_changed", "on": "1.4.2026", "to": "Xyzzyla"}, "to", "Kirjoita nimi tai kolmen numeron tunnus"),
    (
        {"lisaa": "service_started", "on": "1.4.2026", "service": "labour_training"},
        "planned_end",
        "Anna arvioitu viimeinen päivä",
    ),
    (
        {"lisaa": "service_started", "on": "1.4.2026", "service": "coaching", "planned_end": "1.3.2026"},
        "planned_end",
        "Anna 1.4.2026 tai myöhempi päivä",
    ),
    ({"lisaa": "notice_of_dismissal", "on": "1.4.2026", "grounds": "economic", "service_years": "8"}, "age", "Anna ikä"),
    (
        {"lisaa": "notice_of_dismissal", "on": "1.4.2026", "grounds": "economic", "age": "57"},
        "service_years",
        "Anna palvelusaika",
    ),
]


@pytest.mark.parametrize(("query", "field", "message"), WRONG_FIELDS)
def test_what_is_wrong_in_a_field_is_told_there_and_nothing_typed_is_lost(client, query, field, message):
    response = client.get(ADDRESS, {"t": STARTED, **query})
    assert response.status_code == 422
    body = response.content.decode()
    error = re.search(rf'<span class="err" id="k-{field}-virhe">(.*?)</span>', body)
    assert error
    assert message in unescape(error[1])
    assert f'name="t" value="{STARTED}"' in body
    for name, value in query.items():
        assert name == "lisaa" or value not in ("31.11.2026", "Lahti") or f'value="{value}"' in body


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("2026-04-0", "Osa on katkennut kesken."),
        ("2026-04-08.initial_int", "Lähin on initial_interview_held"),
        ("2026-04-08.discussion_held.mood-good", "ei ole tässä tapahtumassa"),
        ("2026-02-30.discussion_held", "ei ole tai se ei ole vuosina"),
        ("2026-04-08.plan_made", "Tämä tieto tarvitaan."),
        ("<script>alert(1)</script>", "Osa on katkennut kesken."),
        ("", "Osa on katkennut kesken."),
    ],
)
def test_a_part_of_a_link_that_cannot_be_read_is_told_and_the_rest_opens(client, part, message):
    response = client.get(ADDRESS, {"t": [STARTED, part], "paiva": "2026-04-10"})
    assert response.status_code == 200
    assert "<script>alert" not in response.content.decode()
    assert message in text_of(response)
    assert "initial_interview-1" in duties_of(response)


@pytest.mark.parametrize(
    ("word", "value"),
    [
        ("paiva", "31.2.2026"),
        ("synt", "1.1.2090"),
        ("kunta", "Xyzzyla"),
        ("kunnat", "016,<b>"),
        ("lauantai", "ehka"),
        ("siirto", "x"),
    ],
)
def test_a_wrong_setting_is_told_at_its_field_and_left_out(client, word, value):
    response = client.get(ADDRESS, {"t": STARTED, word: value})
    assert response.status_code == 422
    body = response.content.decode()
    assert f'id="a-{word}-virhe"' in body
    assert "<b>" not in re.findall(rf'id="a-{word}-virhe">(.*?)</span>', body)[0]
    assert "initial_interview-1" in duties_of(response)


def test_two_hundred_events_are_read_and_those_beyond_are_told(client):
    events = [STARTED, *(f"2026-04-{day:02}.applied.count-1" for day in range(2, 30) for _again in range(8))]
    response = client.get(ADDRESS, {"t": events[:200], "paiva": "2026-05-04"})
    assert response.status_code == 200
    assert len(response.content) < 400_000
    assert "enintään 200" in text_of(client.get(ADDRESS, {"t": events, "paiva": "2026-05-04"}))
    assert client.get(ADDRESS, {"t": events[:200], "lisaa": "applied", "on": "1.5.2026"}).status_code == 422


def test_an_event_after_the_day_is_left_out_and_said_so(client):
    response = client.get(ADDRESS, {"t": [STARTED, "2026-04-20.initial_interview_held"], "paiva": "2026-04-10"})
    assert "Tilannepäivän jälkeen, ei vielä mukana." in text_of(response)
    assert duties_of(response)["initial_interview-1"][0] != "done"


def test_a_municipality_is_told_by_its_name_and_stands_in_the_link_by_its_code(client):
    told = client.get(ADDRESS, {"t": STARTED, "paiva": "2026-04-10", "kunta": "helsingfors", "kunnat": "Koski Tl, 091 049"})
    assert '"kunta" value="091"' in told.content.decode()
    assert '"kunnat" value="284,091,049"' in told.content.decode()
    assert 'id="a-kunnat" name="kunnat" value="Koski Tl, Helsinki, Espoo"' in told.content.decode()
    moved = client.get(ADDRESS, {"t": STARTED, "lisaa": "municipality_changed", "on": "2.4.26", "to": "espoo"})
    assert "2026-04-02.municipality_changed.to-049" in moved.headers["Location"]
    assert "Uusi kotikunta: Espoo" in text_of(client.get(moved.headers["Location"]))


def test_a_municipality_that_is_none_is_answered_with_the_nearest(client):
    answer = client.get(ADDRESS, {"t": STARTED, "kunta": "Helsnki", "kieli": "sv"})
    assert answer.status_code == 422
    assert "Helsingfors" in re.findall(r'id="a-kunta-virhe">([^<]*)', answer.content.decode())[0]


@pytest.mark.parametrize(("written", "value"), [("this", "this"), ("Tämä", "this"), ("denna", "this"), ("Helsinki", "091")])
def test_the_chosen_authority_is_this_one_or_that_of_a_municipality(client, written, value):
    onward = client.get(ADDRESS, {"t": STARTED, "lisaa": "written_choice_of_authority", "on": "2.4.2026", "authority": written})
    assert f"written_choice_of_authority.authority-{value}" in onward.headers["Location"]


def test_the_counted_days_are_numbered_and_the_holidays_named(client):
    response = client.get(
        ADDRESS, {"t": "2025-12-19.job_search_started", "paiva": "2025-12-30", "valittu": "initial_interview-1"}
    )
    counted = re.findall(r'cd--(?:on|safe|last)">(\d+)<small>(\d+)</small>', response.content.decode())
    assert counted == [("22", "1"), ("23", "2"), ("29", "3"), ("30", "4"), ("31", "5")]
    assert "24.12. jouluaatto, 25.12. joulupäivä, 26.12. tapaninpäivä" in text_of(response)


def test_the_time_line_tells_both_days_of_two_open_readings(client):
    turn = ["2025-11-05.initial_interview_held", "2025-12-17.supplementary_held"]
    response = client.get(ADDRESS, {"t": ["2025-11-03.job_search_started.status-unemployed", *turn], "paiva": "2026-01-07"})
    assert "5.2.2026 Työnhakukeskustelu viimeinen päivä, tai ti 17.3.2026" in text_of(response)


def test_the_sentence_names_the_next_thing_and_its_last_day(client):
    response = client.get(ADDRESS, {"t": STARTED, "paiva": "2026-04-10"})
    assert "Seuraavaksi: Alkuhaastattelu , viimeistään pe 17.4.2026" in text_of(response)


@pytest.mark.parametrize("language", ["sv", "en"])
def test_duties_are_told_in_the_readers_language_or_marked_as_finnish(client, language):
    body = client.get(
        ADDRESS,
        {
            "t": [STARTED, "2026-04-08.plan_made.plan-employment.obligation_from-2026-04-10"],
            "paiva": "2026-04-10",
            "kieli": language,
        },
    ).content.decode()
    assert '<b><span lang="fi">Alkuhaastattelu</span></b>' in body if language == "sv" else "<b>Initial interview</b>" in body
    assert ("Din skyldighet att söka arbete" in body) == (language == "sv")


@pytest.mark.parametrize("kind", EventKind)
def test_an_event_of_each_kind_is_the_same_after_its_address(kind):
    line = f"on: 2026-04-13, kind: {kind.value}"
    fact = read(f"{{{', '.join(filter(None, [line, EVENT_EXAMPLES.get(kind)]))}}}", Fact, file="x").value
    assert event(event_text(fact), today=TODAY) == fact


def test_the_page_for_paper_has_every_reason_open_and_no_form(client):
    query = {"t": [STARTED, "2026-04-08.plan_made.plan-employment.obligation_from-2026-04-10"], "paiva": "2026-04-10"}
    desk = client.get(ADDRESS, query)
    assert "&amp;tuloste=1" in desk.content.decode()
    body = client.get(ADDRESS, {**query, "tuloste": "1"}).content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    assert main.count('<details class="whyd" open>') == len(duties_of(desk)) == main.count("<details")
    assert 'id="k-lisaa"' not in main
    assert "<button class" not in main.replace('<button type="button" class="btn" data-print hidden>', "")


def test_what_is_typed_stands_in_no_log(client, caplog, capfd):
    caplog.set_level(0)
    for query in (
        {"t": "2026-04-01.hyvinsalainen"},
        {"t": STARTED, "paiva": "hyvinsalainen"},
        {"lisaa": "hyvinsalainen"},
        {"lisaa": "municipality_changed", "on": "1.4.2026", "to": "hyvinsalainen"},
    ):
        client.get(ADDRESS, query)
    heard = capfd.readouterr()
    assert "hyvinsalainen" not in caplog.text + heard.out + heard.err

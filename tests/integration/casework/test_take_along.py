"""What is taken along: the days as a calendar file, read by another library, and the duties in plain language."""

import re
from collections import Counter
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path

import pytest
import vobject
from django.http import QueryDict
from django.utils.translation import override

from luukku.casework.asked import asked, query_of
from luukku.casework.calendar_file import ALARMS, entries, uid
from luukku.casework.domain.duty import State
from luukku.casework.domain.kinds import FIRST_DAYS
from luukku.casework.examples import EXAMPLES
from luukku.casework.plain import plain_duties, plain_texts
from luukku.casework.shown import duty_rows, result_of
from luukku.casework.stories import answer, read_story
from luukku.core.cli import story_files
from luukku.core.lawbook.book import lawbook, lawbook_date
from luukku.core.ui import format as written
from tests.page_text import text_of

CALENDAR, PLAIN, CALCULATOR = "/maaraaikalaskuri/maaraajat.ics", "/maaraaikalaskuri/selko/", "/maaraaikalaskuri/"
STORIES = story_files(Path(__file__).parents[2] / "golden" / "duties")
TODAY = date(2026, 11, 24)
STARTED = "t=2026-04-01.job_search_started.status-unemployed"
NBSP = written.NBSP
OPEN = (State.UPCOMING, State.DUE, State.OVERDUE)


def told(file: Path):
    return read_story(file.read_bytes(), file=str(file))


def events_of(content: bytes) -> list:
    """The events as another library reads them."""
    found = vobject.readOne(content.decode())
    assert found.method.value == "PUBLISH"
    assert found.version.value == "2.0"
    return list(getattr(found, "vevent_list", []))


def uids(response) -> set[str]:
    return {event.uid.value for event in events_of(response.content)}


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_the_calendar_has_the_coming_days_of_a_golden_story_and_no_others(client, file):
    story = told(file)
    wanted: Counter[date] = Counter()
    for duty in answer(story, lawbook()).duties:
        if duty.state in OPEN:
            days = [duty.due] if duty.due else list(duty.due_candidates)
            first = [duty.earliest] if duty.earliest not in (None, *days) else []
            wanted.update(day for day in (*days, *first) if day >= story.as_of)
    response = client.get(f"{CALENDAR}?{query_of(story.story, day=story.as_of)}")
    if not wanted:
        assert response.status_code == 302
        assert response.headers["Location"].startswith(CALCULATOR)
        return
    assert response.headers["Content-Type"] == "text/calendar; charset=utf-8"
    found = events_of(response.content)
    assert Counter(event.dtstart.value for event in found) == wanted
    assert all(event.dtend.value == event.dtstart.value + timedelta(days=1) for event in found)
    assert len({event.uid.value for event in found}) == len(found)


def test_where_no_day_is_to_come_the_calculator_says_so_and_offers_no_file(client):
    before, after = (client.get(f"{CALCULATOR}?{STARTED}&paiva={day}") for day in ("2026-04-10", "2026-07-10"))
    assert CALENDAR in before.content.decode()
    assert CALENDAR not in after.content.decode()
    assert "Kalenteriin vietäviä päiviä ei ole edessä." in text_of(after)


def test_lines_are_folded_and_end_as_the_format_says_and_the_same_address_gives_the_same_file(client):
    for example, _name in ((example, name) for name, example in EXAMPLES):
        first, second = (client.get(f"{CALENDAR}?{example}&kieli=sv") for _time in range(2))
        assert first.content == second.content
        if first.status_code == 302:
            continue
        lines = first.content.split(b"\r\n")
        assert lines[-1] == b""
        assert max(map(len, lines)) <= 75
        assert b"\n" not in first.content.replace(b"\r\n", b"")


def test_an_entry_says_what_why_and_where_to_read_on_and_reminds_when_it_was_asked_to(client):
    query = f"{STARTED}&paiva=2026-04-10"
    (event,) = events_of(client.get(f"{CALENDAR}?{query}&muistutus=1").content)
    assert event.dtstart.value == date(2026, 4, 17)
    assert event.summary.value == "Alkuhaastattelu: viimeinen päivä"
    assert "Työnhakusi alkoi 1.4.2026." in event.description.value
    assert "380/2023 31 § 1" in event.description.value
    assert event.url.value == f"http://testserver{CALCULATOR}?{query}&kieli=fi"
    assert client.get(event.url.value).status_code == 200
    assert event.dtstamp.value == datetime.combine(max(lawbook_date(), date(2026, 4, 10)), datetime.min.time(), tzinfo=UTC)
    assert event.valarm.action.value == "DISPLAY"
    assert event.valarm.trigger.value == timedelta(days=-1, hours=9)
    (silent,) = events_of(client.get(f"{CALENDAR}?{query}&muistutus=ei").content)
    assert not hasattr(silent, "valarm")


@pytest.mark.parametrize(("language", "name"), [("sv", "Inledande intervju"), ("en", "Initial interview")])
def test_an_entry_is_called_in_the_reader_s_language(client, language, name):
    (event,) = events_of(client.get(f"{CALENDAR}?{STARTED}&paiva=2026-04-10&kieli={language}").content)
    assert event.summary.value.startswith(name)


def test_every_reminder_that_may_be_chosen_is_offered_in_words(client):
    body = client.get(f"{CALCULATOR}?{STARTED}&paiva=2026-04-10").content.decode()
    for word, name in ALARMS.items():
        assert re.search(rf'<option value="{word}"(?: selected)?>{name}</option>', body)
        assert client.get(f"{CALENDAR}?{STARTED}&paiva=2026-04-10&muistutus={word}").status_code == 200
    assert client.get(f"{CALENDAR}?{STARTED}&paiva=2026-04-10&muistutus=99").status_code == 400


def test_both_readings_are_entries_that_say_so(client):
    query = EXAMPLES[1][1]
    found = {event.summary.value: event.dtstart.value for event in events_of(client.get(f"{CALENDAR}?{query}").content)}
    assert found["Työnhakukeskustelu: aikaisempi tulkinta (vahvistettava)"] == date(2026, 2, 5)
    assert found["Työnhakukeskustelu: myöhempi tulkinta (vahvistettava)"] == date(2026, 3, 17)


def test_a_story_that_goes_on_updates_its_entries_instead_of_doubling_them(client):
    before = client.get(f"{CALENDAR}?{STARTED}&paiva=2026-04-10")
    after = client.get(f"{CALENDAR}?{STARTED}&t=2026-04-09.meeting_booked.of-initial_interview.at-2026-04-14&paiva=2026-04-10")
    assert uids(before) == uids(after)
    sequences = [int(event.sequence.value) for found in (before, after) for event in events_of(found.content)]
    assert sequences[0] < sequences[1]
    other = client.get(f"{CALENDAR}?t=2026-04-02.job_search_started.status-unemployed&paiva=2026-04-10")
    assert not uids(other) & uids(before)


def test_a_changed_law_moves_the_day_of_the_same_entry(tmp_path):
    ask = asked(QueryDict(f"{STARTED}&paiva=2026-04-10"), today=TODAY, day=TODAY)
    (tmp_path / "draft.yaml").write_text(
        "process.initial_interview.deadline:\n  title: {fi: Alkuhaastattelu}\n  unit: weekdays\n  values:\n"
        "    - {from: 2026-01-01, value: 12, source: a draft, verified: U, last_checked_on: 2026-11-01}\n",
        encoding="utf-8",
    )
    story = told(STORIES[0])
    found = []
    for law in (lawbook(), lawbook().with_layer(tmp_path)):
        duties = answer(type(story)("tarina.yaml", ask.story, ask.day), law).authority
        rows = duty_rows(duties, chosen="", language="fi")
        found.append([(uid(each, ask.story.events), each.day) for each in entries(rows, since=ask.day)])
    (before, after) = found
    assert [known for known, _day in before] == [known for known, _day in after]
    assert before != after


@pytest.mark.parametrize("path", [CALENDAR, PLAIN])
@pytest.mark.parametrize("query", ["", "paiva=2026-04-10", "t=2026-04-01.discussion_held&paiva=2026-04-10", "t=rubbish"])
def test_what_cannot_be_told_leads_to_the_calculator_which_says_why(client, path, query):
    response = client.get(f"{path}?{query}")
    assert response.status_code == 302
    assert response.headers["Location"].startswith(CALCULATOR)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_day_of_a_golden_story_stands_written_out_on_the_plain_page(client, language):
    for file in STORIES[::4]:
        story = told(file)
        response = client.get(f"{PLAIN}?{query_of(story.story, day=story.as_of)}&kieli={language}")
        shown = text_of(response)
        for duty in answer(story, lawbook()).duties:
            assert plain_texts(language)[duty.kind].must in shown
            if duty.state in (*OPEN, State.DONE):
                done = duty.done_on if duty.kind not in FIRST_DAYS else None
                strict = duty.due_strict if duty.state in OPEN else None
                for day in filter(None, (duty.due, *duty.due_candidates, done, strict)):
                    assert written.long_day(day, language=language).replace(NBSP, " ") in shown, (file.name, duty.kind, day)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_sections_stand_at_the_end_of_the_plain_page_and_each_language_is_a_link_away(client, language):
    response = client.get(f"{PLAIN}?{STARTED}&paiva=2026-04-10&kieli={language}")
    assert response.status_code == 200
    assert not response.cookies
    body, shown = response.content.decode(), text_of(response)
    assert f'<html lang="{language}">' in body
    first = shown.index("§")
    assert shown.index(plain_texts(language)[next(iter(plain_texts(language)))].must) < first
    assert "380/2023 31 § 1" in shown[first - 20 :]
    for other in {"fi", "sv", "en"} - {language}:
        assert re.search(rf'<a href="{re.escape(PLAIN)}\?[^"]*kieli={other}" lang="{other}"', body)
    back = f"{CALCULATOR}?{STARTED}&paiva=2026-04-10&kieli={language}"
    assert f'href="{escape(back)}"' in body


def test_the_plain_page_says_what_is_not_sure(client):
    shown = text_of(client.get(f"{PLAIN}?{EXAMPLES[1][1]}"))
    assert "Emme tiedä varmasti, kumpi päivä on oikea." in shown
    assert "torstai 5. helmikuuta 2026 tai tiistai 17. maaliskuuta 2026" in shown


def test_what_comes_next_is_first_and_what_a_kind_is_stands_once():
    ask = asked(QueryDict(EXAMPLES[1][1]), today=TODAY, day=TODAY)
    with override("fi"):
        shown = plain_duties(result_of(ask, chosen="", language="fi").rows, day=ask.day, language="fi")
    assert shown.next is not None
    assert shown.next.when.replace(NBSP, " ") == "Viimeinen päivä: perjantai 9. tammikuuta 2026."
    explained = [each.about for each in (shown.next, *shown.mine, *shown.theirs, *shown.done) if each.about]
    assert len(explained) == len(set(explained))


def test_the_printed_page_has_each_reason_with_its_section(client):
    shown = client.get(f"{CALCULATOR}?{EXAMPLES[1][1]}&tuloste=1").content.decode()
    details = re.findall(r'<details class="whyd[^"]*"( open)?>', shown)
    assert details
    assert all(details)
    assert "380/2023 32 § 1(1)" in shown
    assert 'name="lisaa"' not in shown

"""The window calculator, read back by a stranger: every window forwards and backwards says what the rule says."""

import re
from datetime import date
from html import unescape
from urllib.parse import urlencode

import pytest
from django.urls import reverse
from django.utils.translation import override

from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.window_texts import HOLIDAYS, STARTS, holiday_name
from luukku.core.ui import format
from luukku.kernel.calendar import eves_in, holidays_in
from luukku.law.windows import WINDOWS, Start, Window, closing, latest_start
from tests.page_text import text_of

PATH = "/ikkunalaskuri/"
UNREAD = "cooperation_act.service_clarification_days"
KNOWN = [window for window in WINDOWS if window.key != UNREAD]
DAYS = (date(2026, 12, 14), date(2027, 3, 18), date(2027, 10, 30))
"""Before Christmas, before Easter, a Saturday."""


def address(window: str, day: object, **words: str) -> str:
    return f"{PATH}?{urlencode({'aika': window, 'paiva': day, **words})}"


def plain(text: str) -> str:
    return " ".join(unescape(text).replace("\u00a0", " ").split())


def facts_of(response) -> dict[str, str]:
    """The strip of the answer: its words with their days."""
    body = response.content.decode()
    found = re.findall(r'<div class="fig"><dt>(.*?)</dt><dd><span class="strong">(.*?)</span>', body)
    return {plain(word): plain(value) for word, value in found}


def told(day: date) -> str:
    return plain(format.weekday(day, language="fi"))


@pytest.mark.parametrize("window", KNOWN, ids=lambda window: window.key)
@pytest.mark.parametrize("start", DAYS, ids=str)
def test_forwards_the_page_says_what_the_rule_says(client, window: Window, start):
    outcome = closing(window, start=start, lawbook=lawbook())
    response = client.get(address(window.key, start))
    assert response.status_code == 200
    words = list(facts_of(response).items())
    assert words[0] == ("Alkaa", told(start))
    assert words[2][1] == told(outcome.value.day)
    assert dict(words).get("Varma päivä") == (told(outcome.value.safe) if outcome.value.safe else None)
    assert f"{outcome.citations[0].act} {outcome.citations[0].section}" in text_of(response)
    assert ('class="mark mark--p"' in response.content.decode()) == outcome.mark.to_be_confirmed


@pytest.mark.parametrize("window", KNOWN, ids=lambda window: window.key)
@pytest.mark.parametrize("by", DAYS[1:], ids=str)
def test_backwards_the_page_says_the_latest_start(client, window: Window, by):
    found = latest_start(window, by=by, lawbook=lawbook())
    safely = latest_start(window, by=by, lawbook=lawbook(), safely=True)
    assert found is not None and safely is not None
    response = client.get(address(window.key, by, suunta="taakse"))
    assert facts_of(response)["Alkaa"] == told(found.value.started)
    said = text_of(response)
    assert f"viimeistään {told(by)} , ajan on alettava viimeistään {told(found.value.started)}" in said
    other = safely.value.started != found.value.started
    assert (f"Varmasti riittävä alku on {told(safely.value.started)}" in said) == other


def test_the_calendar_counts_each_day_and_names_the_holidays(client):
    response = client.get(address("procurement.dps.acceptance_workdays", "14.12.2026"))
    body = response.content.decode()
    calendar = body[body.index('<div class="months">') : body.index('<p class="key">')]
    assert re.findall(r"cd--(?:on|last|safe)\">(\d+)<small>(\d+)</small>", calendar) == [
        *(("15", "1"), ("16", "2"), ("17", "3"), ("18", "4"), ("21", "5"), ("22", "6"), ("23", "7")),
        *(("28", "8"), ("29", "9"), ("30", "10")),
    ]
    assert re.findall(r"cd--off\">(\d+)<", calendar) == ["19", "20", "24", "25", "26", "27"]
    said = text_of(response)
    assert "to 24.12.2026 jouluaatto ei lasketa pe 25.12.2026 joulupäivä ei lasketa" in said
    assert "laskettuja päiviä 10, ohitettuja 6" in said


def test_versions_stand_side_by_side_where_the_value_changed(client):
    said = text_of(client.get(address("process.initial_interview.deadline", "1.6.2026")))
    assert "5 arkipäivää ma 8.6.2026" in said
    assert "10 arkipäivää ma 15.6.2026" in said
    assert "Lain versiot rinnakkain" not in text_of(client.get(address("statement.authority_days", "1.6.2026")))


def test_a_version_without_the_rule_has_no_day(client):
    said = text_of(client.get(address("profile.publication_deadline", "1.9.2026")))
    assert re.search(r"1\.1\.2025–31\.8\.2026 ei sääntöä – –", said)


@pytest.mark.parametrize("direction", ["eteen", "taakse"])
def test_a_length_that_was_not_read_gives_no_day(client, direction):
    response = client.get(address(UNREAD, "1.12.2026", suunta=direction))
    assert response.status_code == 200
    said = text_of(response)
    assert "aika on laissa, mutta sen pituutta ei ole luettu. Päivää ei lasketa. vahvistettava" in said
    assert not facts_of(response)


@pytest.mark.parametrize(
    ("key", "day", "direction", "message"),
    [
        ("appeal.rectification_days", "31.11.2026", "eteen", "Päivää ”31.11.2026” ei ole"),
        ("appeal.rectification_days", "1.1.1999", "taakse", "Päivää ”1.1.1999” ei ole"),
        ("appeal.rectification_days", "<script>alert(1)</script>", "eteen", "Päivää ”<script>alert(1)</script>” ei ole"),
        ("appeal.rectification_days", "31.12.2024", "eteen", "päivälle 31.12.2024. Ensimmäinen päivä, jolle se on, on 1.1.2025"),
        ("profile.publication_deadline", "1.8.2026", "eteen", "päivälle 1.8.2026. Ensimmäinen päivä, jolle se on, on 1.9.2026"),
        ("profile.publication_deadline", "2.9.2026", "taakse", "viimeistään 2.9.2026. Se alkaa päivästä 1.9.2026"),
        (UNREAD, "1.1.2000", "eteen", "päivälle 1.1.2000. Ensimmäinen päivä, jolle se on, on 1.7.2025"),
        (UNREAD, "1.1.2000", "taakse", "viimeistään 1.1.2000. Se alkaa päivästä 1.7.2025"),
        ("procurement.standstill_days", "1.1.2000", "taakse", "viimeistään 1.1.2000. Se alkaa päivästä 1.1.2017"),
    ],
)
def test_an_impossible_day_gets_its_message_at_the_field(client, key, day, direction, message):
    response = client.get(address(key, day, suunta=direction))
    assert response.status_code == 422
    body = response.content.decode()
    at_field = plain(re.search(r'<span class="err" id="f-paiva-virhe">(.*?)</span>', body)[1])  # type: ignore[index]
    assert message in at_field
    assert 'aria-describedby="f-paiva-virhe"' in body
    assert "<title>Virhe:" in body
    assert "<script>alert" not in body
    assert f'<option value="{key}" selected>' in body


def test_an_unknown_window_or_direction_names_the_nearest(client):
    response = client.get(f"{PATH}?aika=procurement.standstil_days")
    assert response.status_code == 400
    assert "procurement.standstill_days" in response.content.decode()
    assert client.get(f"{PATH}?suunta=ylos").status_code == 400


def test_an_address_cut_off_by_a_mail_program_still_opens(client):
    whole = address("procurement.standstill_days", "2.11.2026", suunta="taakse")
    for length in (len(PATH), whole.index("&"), whole.index("&suunta")):
        assert client.get(whole[:length]).status_code == 200


def test_the_list_has_every_window_with_a_link_that_answers(client):
    body = client.get(PATH).content.decode()
    links = re.findall(r'href="(\?aika=[^"]+)"', body)
    assert len(links) == len(WINDOWS)
    for link in links:
        assert client.get(PATH + unescape(link)).status_code == 200


def test_a_stranger_gets_no_cookie_the_page_asks_no_database_and_is_light(client):
    response = client.get(address("change_security.training.start_latest_months", "31.3.2026"))
    assert response.status_code == 200
    assert not response.cookies
    assert response.headers["Cache-Control"] == "public, max-age=600"
    assert len(response.content) < 40_000
    assert reverse("windows:windows") == PATH


@pytest.mark.parametrize(("language", "word"), [("fi", "Viimeinen päivä"), ("sv", "Sista dag"), ("en", "Last day")])
def test_each_language_answers_in_its_own_words(client, language, word):
    response = client.get(address("procurement.dps.acceptance_workdays", "14.12.2026", kieli=language))
    assert f'<html lang="{language}">' in response.content.decode()
    assert word in facts_of(response)


def test_every_start_and_every_holiday_has_words():
    assert set(STARTS) == set(Start)
    named = {name for year in range(2000, 2038) for days in (holidays_in(year), eves_in(year)) for name in days.values()}
    assert {each for name in named for each in name.split("; ")} <= set(HOLIDAYS)
    with override("fi"):
        assert holiday_name(holidays_in(2008)[date(2008, 5, 1)]) == "helatorstai, vappu"


def test_the_page_of_a_parameter_leads_to_its_window_and_that_of_another_one_does_not(client):
    assert f'href="{PATH}?aika=appeal.rectification_days"' in client.get("/laki/appeal.rectification_days/").content.decode()
    assert f'href="{PATH}?aika' not in client.get("/laki/area.min_labour_force/").content.decode()


def test_the_links_of_the_list_keep_the_day(client):
    assert "?aika=appeal.rectification_days&amp;paiva=2026-11-02" in client.get(f"{PATH}?paiva=2.11.2026").content.decode()

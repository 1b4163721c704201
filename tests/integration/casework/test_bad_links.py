"""Whatever an address holds: cut off, from another time, impossible, or script in every field; the page opens and says so."""

import re
from html import unescape

import pytest

from luukku.casework.asked import event
from luukku.casework.domain.facts import FIELDS, EventKind
from luukku.casework.fields import Misread
from luukku.casework.story_order import Cannot
from tests.integration.casework.pages import ADDRESS, STARTED, TODAY, duties_of
from tests.page_text import text_of

SCRIPT = "<script>alert('x')</script>"
NOTICE = "2026-04-01.notice_of_dismissal.grounds-economic"
LONG = (
    f"t={STARTED}&t=2026-04-08.plan_made.plan-employment.obligation_from-2026-04-10&paiva=2026-05-15&kunnat=016%2C098"
    "&lauantai=true&valittu=search_period-1&versio=2026-01-01&vastaus=15.6.2026&velvoite=search_period-2"
)

IMPOSSIBLE = {
    Cannot.DAY_BEFORE_ITSELF: [STARTED, "2026-04-08.job_assigned.apply_by-2026-04-01"],
    Cannot.ENDS_BEFORE_IT_BEGINS: [
        STARTED,
        "2026-04-08.unemployment_will_end.from-2026-06-01.because-study.until-2026-05-01",
    ],
    Cannot.NO_PLANNED_END: [STARTED, "2026-04-08.service_started.service-labour_training"],
    Cannot.NO_QUALIFICATION: [STARTED, "2026-04-08.service_started.service-supported_study.planned_end-2026-09-01"],
    Cannot.NO_AGE: [f"{NOTICE}.service_years-8"],
    Cannot.NO_SERVICE_YEARS: [f"{NOTICE}.age-57"],
    Cannot.SEARCH_IN_FORCE: [STARTED, "2026-04-03.job_search_started"],
    Cannot.NO_SEARCH_TO_END: ["2026-04-03.job_search_ended"],
    Cannot.SECOND_INTERVIEW: [STARTED, "2026-04-08.initial_interview_held", "2026-04-08.initial_interview_held"],
    Cannot.NO_SERVICE: [STARTED, "2026-04-08.service_ended"],
    Cannot.SERVICE_OVER: [
        STARTED,
        "2026-04-08.service_started.service-coaching.planned_end-2026-04-20",
        "2026-04-29.service_planned_end_changed.planned_end-2026-05-08",
    ],
    Cannot.NO_JOB: [STARTED, "2026-04-08.employment_ended"],
    Cannot.NO_LAYOFF: [STARTED, "2026-04-08.layoff_ended"],
    Cannot.NO_JOINT_SUPPORT: [STARTED, "2026-04-08.multidisciplinary_ended"],
    Cannot.REVIEWED_BEFORE_MADE: [
        STARTED,
        "2026-04-08.plan_reviewed.plan-employment",
        "2026-04-09.plan_made.plan-employment",
    ],
    Cannot.BEFORE_THE_SEARCH: ["2026-04-08.initial_interview_held"],
    Cannot.AFTER_THE_SEARCH: [STARTED, "2026-04-03.job_search_ended", "2026-04-08.discussion_held"],
}
"""What an address can tell that cannot be, one thing each."""
ELSEWHERE = {
    Cannot.IN_THE_FUTURE: "events after the day are shown and left out",
    Cannot.LESS_THAN_NOTHING: "a number below nought is refused as a number",
    Cannot.BORN_IN_THE_FUTURE: "refused as a birth date",
    Cannot.BORN_AFTER_THE_FIRST: "told at the field of the birth date",
}


def test_all_that_cannot_be_is_met_here():
    assert IMPOSSIBLE.keys() | ELSEWHERE.keys() == set(Cannot)


@pytest.mark.parametrize("code", IMPOSSIBLE)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_cannot_be_is_told_at_its_event_and_nothing_is_computed(client, code, language):
    response = client.get(ADDRESS, {"t": IMPOSSIBLE[code], "paiva": "2026-04-30", "kieli": language})
    assert response.status_code == 422
    rows = re.findall(r"<tr><td class=\"nowrap\">.*?</tr>", response.content.decode(), re.S)
    errors = [error for row in rows for error in re.findall(r'<span class="err">(.*?)</span>', row)]
    assert len(errors) == 1, errors
    assert "%(" not in errors[0]
    assert not duties_of(response)


def test_a_birth_date_after_the_first_event_is_told_at_its_field_and_left_out(client):
    response = client.get(ADDRESS, {"t": STARTED, "paiva": "2026-04-10", "synt": "2026-04-02"})
    assert response.status_code == 422
    error = re.search(r'id="a-synt-virhe">(.*?)</span>', response.content.decode())
    assert error
    assert "2.4.2026" in error[1] and "1.4.2026" in error[1]
    assert 'name="synt" value="2026-04-02"' in response.content.decode()
    assert "initial_interview-1" in duties_of(response)


@pytest.mark.parametrize("text", ["1e9999", "9e99", "٣", "+4", "0x10", "NaN", "Infinity", "1_000", "1234567"])
def test_what_is_no_plain_number_is_refused_by_name(client, text):
    response = client.get(ADDRESS, {"t": STARTED, "lisaa": "applied", "on": "8.4.2026", "count": text})
    assert response.status_code == 422
    assert f"”{text}” ei käy" in text_of(response)
    with pytest.raises(Misread):
        event(f"2026-04-08.applied.count-{text}", today=TODAY)


UNREAD = [
    ({"tila": "x"}, "Laskurin osoitteessa ei ole sanaa ”tila”."),
    ({"amp;t": "2026-04-08.initial_interview_held"}, "Laskurin osoitteessa ei ole sanaa ”amp;t”."),
    ({"lisaa": "initial_interview"}, "Lähin on initial_interview_held"),
    ({"lisaa": "xyzzy"}, "Tapahtumaa ”xyzzy” ei ole."),
    ({"muuta": "2"}, "Tapahtumaa numero ”2” ei ole"),
    ({"poista": "0"}, "Tapahtumaa numero ”0” ei ole"),
    ({"poista": "x"}, "Tapahtumaa numero ”x” ei ole"),
    ({"valittu": "supplementary_first_phase-1"}, "Velvoitetta ”supplementary_first_phase-1” ei ole"),
]


@pytest.mark.parametrize(("query", "message"), UNREAD)
@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_what_another_time_has_written_is_told_and_the_rest_opens(client, query, message, language):
    response = client.get(ADDRESS, {"t": STARTED, "paiva": "2026-04-10", **query, "kieli": language})
    assert response.status_code == 200
    assert (message in text_of(response)) == (language == "fi")
    assert "%(" not in text_of(response)
    assert "initial_interview-1" in duties_of(response)


@pytest.mark.parametrize(
    ("word", "value", "field"),
    [
        ("versio", "2019-01-01", "versio"),
        ("versio", "ensi-vuosi", "versio"),
        ("versio", SCRIPT, "versio"),
        ("vastaus", "31.2.2026", "vastaus"),
        ("vastaus", SCRIPT, "vastaus"),
        ("velvoite", "xyzzy-1", "velvoite"),
        ("velvoite", SCRIPT, "velvoite"),
    ],
)
def test_what_cannot_stand_beside_the_answer_is_told_at_its_field(client, word, value, field):
    response = client.get(ADDRESS, {"t": STARTED, "paiva": "2026-04-10", word: value})
    body = response.content.decode()
    assert response.status_code == 422
    assert f'id="a-{field}-virhe"' in body
    assert "<script>alert" not in body
    assert "initial_interview-1" in duties_of(response)


def test_a_link_cut_off_at_any_byte_opens_with_what_came_before(client):
    whole = client.get(f"{ADDRESS}?{LONG}")
    assert whole.status_code == 200
    assert "search_period-2" in duties_of(whole)
    for at in range(len(LONG)):
        response = client.get(f"{ADDRESS}?{LONG[:at]}")
        assert response.status_code in (200, 422), LONG[:at]
        assert "<h1" in response.content.decode()


@pytest.mark.parametrize("end", ["%", "%E", "%ED%A0%80", "%00", "%FF%FE", "&", "&&==", "=", "&t", "&t=%C3", "#x", "\u2028"])
def test_a_link_that_ends_in_half_a_sign_opens(client, end):
    response = client.get(f"{ADDRESS}?t={STARTED}&paiva=2026-04-10{end}")
    assert response.status_code in (200, 422)
    assert "initial_interview-1" in duties_of(response)


@pytest.mark.parametrize("kind", EventKind)
def test_script_in_every_field_of_every_event_is_refused_by_name_and_shown_as_text(client, kind):
    names = ("on", *FIELDS[kind].must, *FIELDS[kind].may)
    response = client.get(ADDRESS, {"t": STARTED, "lisaa": kind.value, **dict.fromkeys(names, SCRIPT)})
    assert response.status_code == 422
    body = response.content.decode()
    assert "<script>alert" not in body
    told = {name: unescape(error) for name, error in re.findall(r'id="k-([a-z_]+)-virhe">(.*?)</span>', body)}
    assert told.keys() == set(names)
    for error in told.values():
        assert SCRIPT[:20] in error


@pytest.mark.parametrize("kind", EventKind)
def test_script_in_a_part_of_a_link_is_shown_as_text(client, kind):
    for name in FIELDS[kind].must + FIELDS[kind].may:
        part = f"2026-04-08.{kind.value}.{name.rstrip('_')}-{SCRIPT}"
        response = client.get(ADDRESS, {"t": [STARTED, part, f"{SCRIPT}.{kind.value}"], "paiva": "2026-04-10"})
        assert response.status_code == 200
        assert "<script>alert" not in response.content.decode()
        assert response.content.decode().count("&lt;script&gt;") >= 2

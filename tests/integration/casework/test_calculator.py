"""The deadline calculator, read by a stranger: every golden story as a link, and whatever an address may hold."""

import re
from datetime import date
from html import unescape
from pathlib import Path

import pytest
from django.http import QueryDict

from luukku.casework.asked import asked, event, event_text, pairs, query_of
from luukku.casework.domain.facts import FIELDS, EventKind, Fact
from luukku.casework.examples import EXAMPLES
from luukku.casework.stories import answer, read_story, story_files
from luukku.casework.vocabulary import EXAMPLES as EVENT_EXAMPLES
from luukku.casework.words import EVENTS
from luukku.core.lawbook.book import lawbook

ADDRESS = "/maaraaikalaskuri/"
GOLDEN = Path(__file__).parents[2] / "golden" / "duties"
STORIES = story_files(GOLDEN)
TODAY = date(2026, 11, 24)
STARTED = "2026-04-01.job_search_started.status-unemployed"
STATES = {"overdue": "overdue", "due": "due", "up": "upcoming", "done": "done", "waived": "waived", "lapsed": "lapsed"}


def told(file: Path):
    return read_story(file.read_bytes(), file=str(file))


def text_of(response) -> str:
    body = response.content.decode()
    main = body[body.index("<main") : body.index("</main>")]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).replace("\u00a0", " ").split())


def duties_of(response) -> dict[str, tuple[str, set[str]]]:
    """State and days of each duty as its row shows them."""
    found = {}
    for id_, cell in re.findall(r'<tr id="v-([a-z_]+-\d+)"[^>]*><td>(.*?)</td>', response.content.decode(), re.S):
        state = re.search(r'class="st st--([a-z]+)"', cell)
        assert state
        found[id_] = STATES[state[1]], set(re.findall(r'datetime="([0-9-]+)"', cell))
    return found


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
    text = text_of(response)
    assert all(section.title in text for section in ()) or text

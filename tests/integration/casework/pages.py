"""The calculator's page as its tests read it."""

import re
from datetime import date

ADDRESS = "/maaraaikalaskuri/"
TODAY = date(2026, 11, 24)
STARTED = "2026-04-01.job_search_started.status-unemployed"
STATES = {"overdue": "overdue", "due": "due", "up": "upcoming", "done": "done", "waived": "waived", "lapsed": "lapsed"}


def duties_of(response) -> dict[str, tuple[str, set[str]]]:
    """State and days of each duty as its row shows them."""
    found = {}
    for id_, cell in re.findall(r'<tr id="v-([a-z_]+-\d+)"[^>]*><td>(.*?)</td>', response.content.decode(), re.S):
        state = re.search(r'class="st st--([a-z]+)"', cell)
        assert state
        found[id_] = STATES[state[1]], set(re.findall(r'datetime="([0-9-]+)"', cell))
    return found

"""The small calculator in another site's frame: one thing that happened, the days that follow, a link to the whole."""

import re

import pytest

from tests.guards.test_doors import LISTED

pytestmark = pytest.mark.django_db
HERE = "/maaraaikalaskuri/upotus/"
TOLD = "?t=2026-04-01.job_search_started.status-unemployed&paiva=2026-04-10"


def test_what_happened_is_asked_then_its_fields_then_the_days_are_told(client):
    assert "<select" in client.get(HERE).content.decode()
    assert 'name="status"' in client.get(f"{HERE}?lisaa=job_search_started").content.decode()
    onward = client.get(f"{HERE}?lisaa=job_search_started&on=1.4.2026&status=unemployed&kieli=sv")
    assert onward.status_code == 302
    assert onward.headers["Location"].startswith(f"{HERE}?t=2026-04-01.job_search_started.status-unemployed")
    assert "kieli=sv" in onward.headers["Location"]


def test_the_days_of_the_frame_are_those_of_the_calculator_and_the_link_leads_there(client):
    framed = client.get(HERE + TOLD).content.decode()
    whole = client.get("/maaraaikalaskuri/" + TOLD).content.decode()
    days = set(re.findall(r'<time[^>]* datetime="([0-9-]+)"', framed))
    assert days
    assert days <= set(re.findall(r'datetime="([0-9-]+)"', whole))
    assert (
        'href="/maaraaikalaskuri/?t=2026-04-01.job_search_started.status-unemployed&amp;paiva=2026-04-10" target="_blank"'
        in framed
    )


def test_a_wrong_day_is_told_at_its_field(client):
    answer = client.get(f"{HERE}?lisaa=job_search_started&on=31.2.2026&status=unemployed")
    assert answer.status_code == 422
    assert 'id="k-on-virhe"' in answer.content.decode()


def test_without_configured_origins_nobody_may_frame_it(client):
    answer = client.get(HERE)
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Frame-Options"] == "DENY"


@pytest.mark.parametrize("path", sorted("/" + address for address in LISTED if "<" not in address))
def test_configured_origins_may_frame_the_small_calculator_and_nothing_else(client, settings, path):
    settings.FRAME_ORIGINS = ("https://intra.kunta.fi",)
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"]
    assert ("frame-ancestors https://intra.kunta.fi" in policy) == (path == HERE)
    assert ("X-Frame-Options" not in answer.headers) == (path == HERE)
    assert "script-src 'self'" in policy
    assert not answer.cookies

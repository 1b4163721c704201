"""A stranger counts deadlines: from the first event to the counted days, by mouse, by keyboard, without scripts or cookies."""

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "/maaraaikalaskuri/"
TURN = (
    f"{ADDRESS}?t=2025-11-03.job_search_started.status-unemployed&t=2025-11-05.initial_interview_held"
    "&t=2025-11-05.plan_made.plan-employment.obligation_from-2025-11-10&t=2025-11-19.supplementary_held"
    "&t=2025-12-03.supplementary_held&t=2025-12-17.supplementary_held&paiva=2026-01-07"
)
SHOWN = [
    ADDRESS,
    TURN,
    f"{TURN}&valittu=job_search_discussion-1",
    f"{ADDRESS}?t=2025-12-19.job_search_started&paiva=2025-12-30&valittu=initial_interview-1",
    f"{ADDRESS}?lisaa=notice_of_dismissal",
]
REFUSED = [
    f"{ADDRESS}?t=2025-12-19.job_search_started&lisaa=service_started&on=31.11.2026&service=labour_training",
    f"{ADDRESS}?t=2025-12-19.discussion_held&t=2025-1&paiva=31.2.2026",
]


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_calculator_is_clean_whatever_it_shows(stranger, looked_at, language):
    page: Page = stranger(language=language)
    for path in (*SHOWN, *REFUSED):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == (422 if path in REFUSED else 200)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        looked_at(page, contrast=(1440, 390) if language == "fi" else ())


@pytest.mark.parametrize("width", [1440, 390])
def test_from_the_first_event_to_the_counted_days_without_scripts(stranger, width):
    page: Page = stranger(width=width, javascript=False)
    page.goto(f"{ADDRESS}?paiva=2025-12-30&kieli=en")
    page.locator("#k-lisaa").select_option("job_search_started")
    page.locator("#lisaa .btn--main").click()
    page.locator("#k-on").fill("31.11.2025")
    page.locator("#lisaa .btn--main").click()
    expect(page.locator("#k-on-virhe")).to_be_visible()
    expect(page.locator("#k-on")).to_have_value("31.11.2025")
    page.locator("#k-on").fill("19.12.2025")
    page.locator("#lisaa .btn--main").click()
    row = page.locator("#v-initial_interview-1")
    expect(row.locator("time").first).to_have_attribute("datetime", "2025-12-31")
    row.get_by_role("button").click()
    expect(page.locator("#valittu")).to_contain_text("Christmas Eve")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    shared = page.url
    page.locator("#tapahtumat button[name=poista]").click()
    expect(page.locator("#v-initial_interview-1")).to_have_count(0)
    page.goto(shared)
    expect(row.locator("time").first).to_have_attribute("datetime", "2025-12-31")


def test_another_reading_moves_the_day_and_stays_in_the_address(stranger):
    page: Page = stranger()
    page.goto(f"{ADDRESS}?t=2025-12-19.job_search_started&paiva=2025-12-28")
    page.locator("details summary", has_text="tulkinnat").click()
    page.locator("#a-lauantai").select_option("true")
    page.get_by_role("button", name="Laske uudelleen").click()
    expect(page.locator("#v-initial_interview-1 time").first).to_have_attribute("datetime", "2025-12-29")
    assert "lauantai=true" in page.url
    page.go_back()
    expect(page.locator("#v-initial_interview-1 time").first).to_have_attribute("datetime", "2025-12-31")


def test_an_event_is_added_and_its_reason_opened_by_keyboard(stranger):
    page: Page = stranger()
    page.goto(f"{ADDRESS}?paiva=2026-04-10")
    page.locator("#k-lisaa").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**lisaa=job_search_started**")
    page.locator("#k-on").focus()
    page.keyboard.type("1.4.2026")
    page.keyboard.press("Enter")
    page.wait_for_url("**2026-04-01.job_search_started**")
    page.locator("#v-initial_interview-1 summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#v-initial_interview-1 .why")).to_be_visible()
    page.keyboard.press("Tab")
    expect(page.locator("#v-initial_interview-1 button")).to_be_focused()


def test_an_error_takes_the_focus_and_leads_to_its_field(stranger):
    page: Page = stranger()
    page.goto(REFUSED[0])
    expect(page.locator(".note--red")).to_be_focused()
    page.locator(".note--red a").first.click()
    expect(page.locator("#k-on")).to_be_focused()

"""A lawyer follows a rule to its stories, a job seeker reads the plain page, an expert takes the days to a calendar."""

import re
from pathlib import Path

import pytest
import vobject
from playwright.sync_api import Page, expect

TURN = (
    "t=2025-11-03.job_search_started.status-unemployed&t=2025-11-05.initial_interview_held"
    "&t=2025-11-05.plan_made.plan-employment.obligation_from-2025-11-10&t=2025-11-19.supplementary_held"
    "&t=2025-12-03.supplementary_held&t=2025-12-17.supplementary_held&paiva=2026-01-07"
)
CHANGE_SECURITY = (
    "t=2025-11-20.notice_of_dismissal.grounds-economic.age-57.service_years-8.employment_ends-2026-02-28"
    "&t=2025-12-01.job_search_started.status-threatened&paiva=2026-03-02"
)


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_the_plain_page_is_clean_whatever_it_tells(stranger, looked_at, language):
    page: Page = stranger(language=language)
    for query in (TURN, CHANGE_SECURITY, f"{TURN}&t=2025-1"):
        page.goto(f"/maaraaikalaskuri/selko/?{query}")
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        looked_at(page, contrast=(1440, 390) if language == "fi" else ())


def test_a_job_seeker_changes_the_language_and_finds_the_counting_on_a_phone_without_scripts(stranger):
    page: Page = stranger(width=390, javascript=False)
    page.goto(f"/maaraaikalaskuri/selko/?{TURN}")
    expect(page.locator(".next")).to_contain_text("perjantai 9. tammikuuta 2026")
    page.locator("main a[hreflang=sv]").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator(".next")).to_contain_text("fredag 9 januari 2026")
    page.locator("main p.block-s a").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("#v-search_period-2 time").first).to_have_attribute("datetime", "2026-01-09")


def test_the_plain_page_prints_on_paper_without_what_is_for_the_screen(stranger):
    page: Page = stranger()
    page.goto(f"/maaraaikalaskuri/selko/?{TURN}")
    page.emulate_media(media="print")
    assert not page.locator(".ptop nav").first.is_visible()
    assert page.locator("h1").is_visible()
    assert page.locator(".duty").first.is_visible()
    assert page.pdf()[:5] == b"%PDF-"


def test_the_days_are_taken_to_a_calendar_by_keyboard_with_the_reminder_that_was_chosen(stranger):
    page: Page = stranger()
    page.goto(f"/maaraaikalaskuri/?{TURN}")
    page.locator("#m-muistutus").select_option("7")
    page.locator("#m-muistutus").focus()
    page.keyboard.press("Tab")
    with page.expect_download() as waiting:
        page.keyboard.press("Enter")
    assert waiting.value.suggested_filename == "maaraajat.ics"
    found = vobject.readOne(Path(waiting.value.path()).read_text(encoding="utf-8"))
    assert {str(event.dtstart.value) for event in found.vevent_list} >= {"2026-01-09", "2026-02-05", "2026-03-17"}
    assert all(event.valarm.trigger.value.days == -7 for event in found.vevent_list)


@pytest.mark.parametrize("javascript", [True, False])
def test_a_section_leads_to_a_rule_its_parameter_and_a_story_in_the_calculator(stranger, javascript):
    page: Page = stranger(javascript=javascript)
    page.goto("/laki/saannot/")
    page.locator("#f-haku").fill("32 § 1(2)")
    page.locator("#f-haku").press("Enter")
    page.get_by_role("link", name="Laskenta ensivaiheen viimeisestä keskustelusta").click()
    expect(page.locator("h1")).to_have_text("Laskenta ensivaiheen viimeisestä keskustelusta")
    page.get_by_role("link", name="Työnhakukeskustelujen väli").click()
    page.get_by_role("link", name="Laskenta ensivaiheen viimeisestä keskustelusta").click()
    page.get_by_role("link", name="Three of five supplementary discussions").click()
    assert re.search(r"/maaraaikalaskuri/\?t=2025", page.url)
    expect(page.locator("#v-job_search_discussion-1")).to_be_visible()

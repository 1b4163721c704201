"""A stranger lays versions of the law and another system's day beside the answer: by keyboard, without scripts, on a phone."""

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "/maaraaikalaskuri/"
CHRISTMAS = f"{ADDRESS}?t=2025-12-19.job_search_started&t=2026-01-05.initial_interview_held&paiva=2026-01-07"
SHOWN = [
    CHRISTMAS,
    f"{CHRISTMAS}&versio=2025-01-01",
    f"{CHRISTMAS}&vastaus=30.12.2025&velvoite=initial_interview-1",
    f"{CHRISTMAS}&vastaus=15.6.2027",
    f"{CHRISTMAS}&tuloste=1&vastaus=30.12.2025",
]
REFUSED = f"{CHRISTMAS}&versio=ensi-vuosi&vastaus=31.2.2026&velvoite=xyzzy-1&tila=x"


@pytest.mark.parametrize("width", [1440, 390])
def test_what_stands_beside_the_answer_is_clean(stranger, clean, width):
    page: Page = stranger(width=width)
    for path in (*SHOWN, REFUSED):
        answer = page.goto(path)
        assert answer is not None
        assert answer.status == (422 if path is REFUSED else 200)
        page.locator("#vertaa details").evaluate_all("all => all.forEach(each => { each.open = true; })")
        clean(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_version_and_another_systems_day_are_laid_beside_without_scripts_and_the_link_carries_both(stranger, width):
    page: Page = stranger(width=width, javascript=False)
    page.goto(CHRISTMAS)
    interview = page.locator("#versiot tbody tr").filter(has_text="Alkuhaastattelu")
    expect(interview.locator("td")).to_have_count(4)
    page.locator("#a-versio").select_option(label="1.1.–31.8.2026")
    page.get_by_role("button", name="Näytä rinnalla").click()
    expect(interview.locator("td").last).to_contain_text("pe 9.1.2026")
    page.locator("#a-vastaus").fill("31.2.2026")
    page.get_by_role("button", name="Vertaa").click()
    expect(page.locator("#a-vastaus-virhe")).to_be_visible()
    expect(page.locator("#a-vastaus")).to_have_value("31.2.2026")
    page.locator("#a-vastaus").fill("30.12.2025")
    page.locator("#a-velvoite").select_option("initial_interview-1")
    page.get_by_role("button", name="Vertaa").click()
    expect(page.locator("#vertaa")).to_contain_text("jos juhannus- ja jouluaatto lasketaan arkipäiviksi")
    expect(interview.locator("td").last).to_contain_text("pe 9.1.2026")
    shared = page.url
    page.goto(ADDRESS)
    page.goto(shared)
    expect(page.locator("#vertaa")).to_contain_text("jos juhannus- ja jouluaatto lasketaan arkipäiviksi")
    expect(page.locator("#versiot")).to_contain_text("Valittu versio 1.1.–31.8.2026")


def test_another_systems_day_is_compared_by_keyboard(stranger):
    page: Page = stranger()
    page.goto(CHRISTMAS)
    page.locator("#a-vastaus").focus()
    page.keyboard.type("30.12.2025")
    page.keyboard.press("Enter")
    page.wait_for_url("**vastaus=30.12.2025**")
    page.locator("#vertaa summary").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#vertaa table").first).to_be_visible()

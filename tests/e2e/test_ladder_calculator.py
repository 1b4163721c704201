"""A director plays a ladder: from a number of paid days to what it costs, by mouse, by keyboard, on a phone, without scripts."""

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "/maksuosuuslaskuri/"


@pytest.mark.parametrize("width", [1440, 390])
def test_a_stranger_plays_a_ladder_without_scripts_and_the_link_keeps_it(stranger, width):
    page: Page = stranger(width=width, javascript=False)
    page.goto(f"{ADDRESS}?kieli=fi&paiva=25.11.2026")
    page.get_by_label("Maksettuja päiviä", exact=True).fill("5000")
    page.get_by_role("button", name="Laske", exact=True).click()
    expect(page.get_by_role("alert")).to_contain_text("Päiviä ei voi olla 5 000")
    expect(page.get_by_role("heading", name="Portaat", exact=True)).to_have_count(0)
    page.get_by_label("Maksettuja päiviä", exact=True).fill("180")
    page.get_by_role("button", name="Laske", exact=True).click()
    expect(page.locator(".say")).to_contain_text("kunta maksaa 10 %")
    expect(page.locator(".say")).to_contain_text("ke 23.12.2026")
    shared = page.url
    assert "paivia=180" in shared
    page.get_by_label("Maksettuja päiviä", exact=True).fill("390")
    page.get_by_role("button", name="Laske", exact=True).click()
    expect(page.locator(".say")).to_contain_text("kunta maksaa 30 %")
    page.goto(shared)
    expect(page.locator(".say")).to_contain_text("kunta maksaa 10 %")
    assert page.context.cookies() == []


def test_a_director_looks_at_an_exemption_by_keyboard(visit, clean):
    page: Page = visit("director")
    page.goto(f"{ADDRESS}?paivia=20&etuus=yleistuki&paiva=25.11.2026")
    page.get_by_label("Kotoutujan vapautus").focus()
    page.get_by_label("Kotoutujan vapautus").select_option("muu")
    page.keyboard.press("Tab")
    page.keyboard.type("1.3.2026")
    page.keyboard.press("Enter")
    expect(page.locator(".say")).to_contain_text("ei maksa")
    expect(page.locator("main")).to_contain_text("28.2.2027 asti")
    clean(page)


def test_a_director_plays_a_ladder_from_the_rail_and_opens_a_source(visit, clean, picture):
    page: Page = visit("director")
    page.goto("/alue/")
    page.get_by_role("link", name="Maksuosuuslaskuri").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Maksuosuuslaskuri")
    page.get_by_label("Maksettuja päiviä", exact=True).fill("390")
    page.keyboard.press("Enter")
    expect(page.locator(".say")).to_contain_text("kunta maksaa 30 %")
    picture(page, "ladder")
    laws = page.get_by_role("heading", name="Vanha ja uusi laki rinnakkain")
    laws.evaluate("heading => heading.scrollIntoView({block: 'center'})")
    picture(page, "ladder-laws")
    source = page.locator("main details.src").first
    source.locator("summary").press("Enter")
    expect(source.locator(".src__pop")).to_be_visible()
    clean(page)

"""A stranger reads the law: from a word to a parameter and to another day, in the chosen language, without scripts or cookies."""

import pytest
from playwright.sync_api import Page, expect

KEY = "process.initial_interview.deadline"


@pytest.mark.parametrize("width", [1440, 390])
def test_from_a_word_to_the_value_of_another_day_without_scripts(stranger, width):
    page: Page = stranger(width=width, javascript=False)
    page.goto("/laki/?kieli=sv")
    page.locator("#f-haku").fill("inledande intervju")
    page.locator(".filters button").click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    page.locator(f'tbody a[href^="/laki/{KEY}/"]').click()
    expect(page.locator("html")).to_have_attribute("lang", "sv")
    expect(page.locator("h1")).to_have_text("Tidsfrist för den inledande intervjun från jobbsökningens början")
    page.locator("#f-paiva").fill("31.12.2025")
    page.locator(".filters button").click()
    expect(page.locator(".say strong")).to_contain_text("5")
    expect(page.locator("tr.sel")).to_contain_text("2025")
    assert "kieli=sv" in page.url


def test_filters_answer_at_once_and_stay_in_the_address(stranger):
    page: Page = stranger()
    page.goto("/laki/")
    page.locator("#f-aihe").select_option("procurement")
    expect(page.locator("#parametrit .tfoot")).to_contain_text("14 / 14")
    assert "aihe=procurement" in page.url
    page.go_back()
    expect(page.locator("#parametrit .tfoot")).to_contain_text("100 / ")


def test_the_list_is_walked_and_a_parameter_opened_by_keyboard(stranger):
    page: Page = stranger()
    page.goto("/laki/?haku=alkuhaastattelu")
    page.locator(".filters button").focus()
    page.keyboard.press("Tab")
    expect(page.locator("tbody a").first).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/laki/*/")
    expect(page.locator("h1")).to_be_visible()


def test_a_wrong_day_is_told_at_its_field_and_mended_there(stranger):
    page: Page = stranger()
    page.goto("/laki/muutokset/?mista=31.11.2025&mihin=1.1.2026")
    field = page.locator("#f-mista")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("#f-mista-virhe")).to_be_visible()
    field.fill("30.11.2025")
    page.locator(".filters button").click()
    expect(page.locator("#f-mista-virhe")).to_have_count(0)
    expect(page.locator("main table").first).to_be_visible()


def test_a_window_is_counted_by_keyboard_on_a_phone_without_scripts_and_the_link_restores_it(stranger):
    page: Page = stranger(width=390, javascript=False)
    page.goto("/ikkunalaskuri/")
    page.locator("#f-aika").focus()
    page.keyboard.type("Odotusaika dynaamisessa")
    page.keyboard.press("Tab")
    page.keyboard.type("aika päättyy")
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("15.11.2026")
    page.keyboard.press("Enter")
    expect(page.locator(".say strong").nth(1)).to_have_text("ke 4.11.2026")
    expect(page.locator(".months .cd--last")).to_have_count(1)
    again: Page = stranger(width=1440)
    again.goto(page.url)
    expect(again.locator(".say")).to_have_text(page.locator(".say").inner_text())
    expect(again.locator("#f-paiva")).to_have_value("15.11.2026")
    again.emulate_media(media="print")
    expect(again.locator(".months")).to_be_visible()
    expect(again.locator(".filters")).to_be_hidden()

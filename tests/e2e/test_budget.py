"""A controller budgets a municipality: by keyboard, with and without JavaScript, to the workbook and back."""

import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from luukku.area.queries import current

COUNTS = "40 30 20 10 5 5 5 20"


def name() -> str:
    return current().municipalities[-1].name.fi


def row(page: Page, table: str):
    return page.locator(f"#t-{table} tbody tr", has=page.get_by_role("rowheader", name=name(), exact=True))


def test_a_controller_budgets_a_municipality_by_keyboard(visit, clean, picture):
    page: Page = visit("controller")
    page.keyboard.press("/")
    page.keyboard.type("työttömyysetuuksien maksuosuus")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Työttömyysetuuksien maksuosuus")
    expect(page.locator(".note--amber").first).to_contain_text("Luvut ovat esimerkki, eivät tietoa.")
    page.get_by_label(f"{name()}: henkilöitä luokittain").focus()
    page.keyboard.type(COUNTS)
    page.keyboard.press("Tab")
    expect(page.get_by_label(f"{name()}: yhteensä")).to_be_focused()
    page.keyboard.type("120")
    page.keyboard.press("Enter")
    expect(row(page, "kunnittain").locator("td").first).to_have_text("120")
    code = current().municipalities[-1].code
    assert parse_qs(urlsplit(page.url).query)[f"l-{code}"] == [COUNTS]
    clean(page)
    picture(page, "budget")
    page.locator("#h-kuukaudet").evaluate("heading => heading.scrollIntoView()")
    picture(page, "budget-months")
    page.get_by_label("Laskun summa, €").focus()
    page.keyboard.type("15 450,30")
    page.get_by_label("Kunta", exact=True).select_option(label=name())
    page.get_by_label("Saajia yhteensä").fill("118")
    page.get_by_label("Maksettuja päiviä saajaa kohti").fill("21")
    page.keyboard.press("Enter")
    expect(page.locator("#t-lasku")).to_contain_text("Selittämättä")
    expect(row(page, "kunnittain").locator("td").first).to_have_text("120")  # the link carries both
    clean(page)
    page.locator("#lasku").evaluate("part => part.scrollIntoView()")
    picture(page, "budget-invoice")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel kaavoineen").press("Enter")
    assert taken.value.suggested_filename == "maksuosuus-2027.xlsx"
    row(page, "kunnittain").get_by_role("link", name=name(), exact=True).press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Ryhmä päivien mukaan")
    expect(page.locator(".say")).to_contain_text(f"{name()}:")
    expect(row(page, "luokat").locator("td").last).to_have_text("120")
    expect(page.locator(".note--amber")).to_have_count(0)  # its own numbers are no example
    picture(page, "group")


def test_a_wrong_class_number_is_said_first_and_leads_to_its_field(visit, clean):
    page: Page = visit("controller")
    code = current().municipalities[-1].code
    page.goto(f"/talous/maksuosuus/?l-{code}=40+30")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text(f"{name()}: luokkia on 8, mutta lukuja 2.")
    summary.get_by_role("link").press("Enter")
    field = page.get_by_label(f"{name()}: henkilöitä luokittain")
    expect(field).to_be_focused()
    expect(field).to_have_value("40 30")
    clean(page)


@pytest.mark.parametrize("width", [1440, 390])
def test_a_service_is_weighed_without_javascript(visit, clean, picture, width):
    page: Page = visit("controller", width=width, javascript=width == 1440)
    page.goto("/talous/kannattavuus/")
    if width == 1440:
        clean(page)
        picture(page, "break-even")
    page.get_by_label("Palvelun hinta, €").fill("200")
    page.get_by_label("Maksettuja päiviä palvelun alkaessa").fill("700")
    page.keyboard.press("Enter")
    expect(page.locator(".say")).to_contain_text("palautuu kunnalle, jos työttömyys päättyy vähintään 1 kuukauden aiemmin")
    expect(page).to_have_url(re.compile("hinta=200.*paivia=700"))


def test_the_budget_works_without_javascript_on_a_phone(visit):
    page: Page = visit("controller", width=390, javascript=False)
    page.goto("/talous/maksuosuus/")
    page.get_by_label("Ansiopäivärahalla, %").fill("0")
    page.get_by_role("button", name="Laske", exact=True).click()
    expect(page).to_have_url(re.compile("ansio=0"))
    page.get_by_label("Vuosi").select_option("2026")
    page.get_by_role("button", name="Näytä").click()
    expect(page).to_have_url(re.compile("ansio=0.*vuosi=2026|vuosi=2026.*ansio=0"))
    expect(page.locator("#t-kuukausittain tbody th").first).to_have_text("11/2026")

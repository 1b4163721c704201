"""How we are doing and against whom: a director, a controller and a contact person ask the pages of the series."""

import re

from playwright.sync_api import Page, expect

from luukku.area.queries import current


def test_a_director_compares_the_area_with_others_and_comes_back(visit):
    page: Page = visit("director")
    page.get_by_role("link", name="Vertailu").click()
    expect(page.locator(".say")).to_contain_text("Korkein:")
    page.get_by_label("Mitä verrataan").select_option(label="Väkiluvun muutos kymmenessä vuodessa")
    page.get_by_label("Keitä verrataan").select_option(label="Työllisyysalueet")
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator("#t-vertailu tbody tr")).to_have_count(46)
    expect(page.locator(".say")).to_contain_text(re.compile(r"Oma alue: .*, sija \d+ / 45"))
    shared = page.url
    page.locator("#t-vertailu thead a", has_text="Työllisyysalue").click()
    expect(page.locator("#t-vertailu th[aria-sort=ascending]")).to_contain_text("Työllisyysalue")
    page.go_back()
    expect(page).to_have_url(shared)
    page.get_by_role("link", name="Kartalla").click()
    expect(page.locator("svg.map")).to_be_visible()
    expect(page.get_by_label("Keitä verrataan")).to_have_value("alueet")


def test_a_controller_takes_the_comparison_out(visit):
    page: Page = visit("controller")
    page.goto("/alue/vertailu/?mita=avoimet")
    with page.expect_download() as waiting:
        page.locator("#t-vertailu").get_by_role("link", name="Excel").click()
    assert waiting.value.suggested_filename == "vertailu-avoimet-2023-10.xlsx"


def test_a_typing_error_leads_to_the_right_page(visit):
    page: Page = visit("planner")
    page.goto("/alue/tyottomyys/")
    page.get_by_label("Muu kunta, alue tai maakunta").fill("Helsnki")
    page.get_by_role("button", name="Lisää").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Osoitteessa on tuntematon valinta")
    page.get_by_role("link", name=re.compile("Helsinki")).first.click()
    expect(page.locator("p", has_text="Kuvissa:")).to_contain_text("Helsinki")


def test_a_contact_person_follows_the_own_municipality_beside_the_country(visit):
    page: Page = visit("counterpart")
    member = current().municipalities[-1]
    page.goto(f"/alue/kunnat/{member.code}/")
    expect(page.locator("#t-vertailu tbody tr")).to_have_count(12)
    page.get_by_role("link", name="muutos, aste ja kausivaihtelu").click()
    expect(page.locator(".say")).to_contain_text(f"{member.name.fi}: työttömiä")
    page.get_by_label("Lisää vertailuun").select_option(label="Koko maa")
    page.get_by_role("button", name="Lisää").click()
    expect(page.locator(".say")).to_contain_text("Työttömyysaste 10/2023")
    page.get_by_role("link", name=f"poista {member.name.fi}").click()
    expect(page.locator(".say")).to_contain_text("Koko maa: työttömiä")


def test_by_keyboard_and_without_javascript_a_span_is_chosen(visit):
    page: Page = visit("director", javascript=False)
    page.goto("/alue/vaesto/")
    page.get_by_label("Vuodesta").focus()
    page.keyboard.type("2000")
    page.get_by_role("button", name="Näytä").focus()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("alku=2000"))
    expect(page.get_by_role("heading", name="Kunnat 2000–2022")).to_be_visible()
    page.locator("summary", has_text="Kaikki vuodet taulukkona").click()
    expect(page.locator("#t-vakiluku-vuosittain tbody tr")).to_have_count(23)

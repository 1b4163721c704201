"""How the plan's pages are used: flows of one municipality, a table in another order, what if, all by links and forms."""

import re

from playwright.sync_api import Page, expect

from luukku.area.queries import current


def test_a_director_follows_the_flows_to_one_municipality_and_back(visit, clean):
    page: Page = visit("director")
    page.get_by_role("link", name="Pendelöinti", exact=True).click()
    expect(page.locator("svg.map")).to_be_visible()
    member = current().municipalities[0]
    page.locator("#t-pendelointi-osuudet").get_by_role("link", name=member.name.fi, exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(f"Pendelöinti: {member.name.fi}")
    page.get_by_label("Luku soluissa").select_option("asuinkunta")
    page.get_by_role("button", name="Näytä").click()
    expect(page).to_have_url(re.compile(f"kunta={member.code}.*luku=asuinkunta"))
    expect(page.locator("#t-pendelointi td.own").first).to_be_visible()
    clean(page)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Pendelöinti")


def test_the_diagonal_of_the_matrix_is_framed_and_dark_cells_have_white_text(visit):
    page: Page = visit("planner")
    page.goto("/alue/pendelointi/")
    own = page.locator("#t-pendelointi td.own").first
    assert own.evaluate("cell => getComputedStyle(cell).outlineStyle") == "solid"
    darkest = page.locator("#t-pendelointi td.h6").first
    assert darkest.evaluate("cell => getComputedStyle(cell).color") == "rgb(255, 255, 255)"


def test_a_controller_sorts_money_by_what_is_above_the_mean_and_takes_it_out(visit):
    page: Page = visit("controller")
    page.get_by_role("link", name="Rahoitus", exact=True).click()
    page.get_by_label("Jaettuna").select_option("tyoton")
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator("#h-kartta")).to_have_text("Rahoitus työtöntä kohti")
    page.locator("#t-rahoitus thead").get_by_role("link", name="Yhteensä yli alueen keskiarvon").click()
    expect(page).to_have_url(re.compile("peruste=tyoton.*jarjesta=-vaikutus"))
    with page.expect_download() as taken:
        page.locator("#t-rahoitus").get_by_role("link", name="Excel").click()
    assert taken.value.suggested_filename.endswith(".xlsx")


def test_a_board_member_supposes_something_by_keyboard_without_javascript(visit):
    page: Page = visit("board_member", javascript=False)
    page.goto("/alue/lautakunta/")
    first = current().municipalities[0]
    field = page.get_by_label("Asukasluku muuttuu")
    field.focus()
    page.keyboard.type(f"{first.name.fi} +5000")
    page.keyboard.press("Enter")
    expect(page.locator("#h-muutos")).to_be_visible()
    expect(page.get_by_label("Asukasluku muuttuu")).to_have_value(f"{first.name.fi} +5000")
    page.get_by_role("link", name="Ilman muutoksia").click()
    expect(page.locator("#h-muutos")).to_have_count(0)


def test_a_wrong_supposition_is_said_first_and_leads_to_its_field(visit, clean):
    page: Page = visit("board_member")
    page.goto("/alue/lautakunta/?liittyy=Lahhti")
    summary = page.get_by_role("alert")
    expect(summary).to_be_focused()
    summary.get_by_role("link").click()
    expect(page.get_by_label("Kunta liittyy")).to_be_focused()
    clean(page)


def test_a_figure_that_is_named_exactly_opens_its_table_in_that_order(visit):
    page: Page = visit("planner")
    table = current().about("indicators")
    assert table is not None
    title = table.spec.columns[table.column_as("broad_unemployment")].title.fi
    page.locator(".jump input").fill(title)
    page.locator(".jump input").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(table.spec.title.fi)
    expect(page.locator(".say")).to_contain_text(f"{title}: suurin")
    expect(page.locator('th[aria-sort="descending"]')).to_contain_text(title)

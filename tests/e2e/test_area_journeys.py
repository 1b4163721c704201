"""How the area's questions are answered: a director, a controller, a municipality's contact person; the guides' pictures."""

import io

from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from luukku.area.queries import current


def test_a_director_asks_how_we_are_doing_and_against_whom(visit, clean, picture):
    page: Page = visit("director")
    page.get_by_role("link", name="Vertailu", exact=True).click()
    expect(page.locator(".say")).to_contain_text("koko maa")
    picture(page, "comparison")
    page.get_by_label("Muut kunnat").fill("Helsinki, Esbo")
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator("table").first).to_contain_text("Helsinki")
    expect(page.locator("table").first).to_contain_text("Espoo")
    assert "kunnat=" in page.url
    page.go_back()
    expect(page.locator("table").first).not_to_contain_text("Espoo")
    page.get_by_role("link", name="Työttömyys", exact=True).click()
    expect(page.locator("svg[role=img]").first).to_be_visible()
    picture(page, "unemployment")
    clean(page)


def test_a_controller_takes_a_table_out_and_finds_the_same_figures(visit):
    page: Page = visit("controller")
    page.goto("/alue/kunnat/")
    with page.expect_download() as started:
        page.get_by_role("link", name="Excel").first.click()
    path = started.value.path()
    book = load_workbook(io.BytesIO(path.read_bytes()))
    said = {str(cell.value) for sheet in book.worksheets for row in sheet.iter_rows() for cell in row}
    assert {member.name.fi for member in current().municipalities} <= said
    assert "Tilastokeskus" in " ".join(said)


def test_a_contact_person_compares_the_own_municipality_with_the_others(visit, clean, picture):
    page: Page = visit("counterpart")
    member = current().municipalities[-1]
    page.goto(f"/alue/kunnat/{member.code}/")
    expect(page.get_by_role("heading", level=1)).to_have_text(member.name.fi)
    picture(page, "municipality-page")
    page.goto("/alue/pendelointi/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Pendelöinti")
    picture(page, "commuting")
    page.get_by_label("Kunta", exact=True).select_option(label=member.name.fi)
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator(".say")).to_contain_text(member.name.fi)
    clean(page)


def test_a_board_member_plays_what_if_with_the_seats(visit, clean, picture):
    page: Page = visit("board_member")
    page.goto("/alue/lautakunta/")
    expect(page.locator("main")).to_contain_text("10\xa0000")
    picture(page, "board")
    clean(page)


def test_a_planner_opens_a_table_of_the_plan(visit, picture):
    page: Page = visit("planner")
    page.goto("/alue/taulukot/")
    page.locator("main table tbody a").first.click()
    expect(page.locator("main table").first).to_be_visible()
    picture(page, "plan-table")

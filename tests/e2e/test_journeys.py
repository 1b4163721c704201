"""What people do on their first day."""

import re

from playwright.sync_api import Page, expect

from luukku.area.queries import current


def test_a_director_learns_how_things_stand_and_where_a_number_is_from(visit, picture):
    page: Page = visit("director")
    expect(page.get_by_role("heading", level=1)).to_have_text("Alue yhdellä silmäyksellä")
    expect(page.locator(".say")).to_contain_text("Työttömiä on")
    picture(page, "glance")
    first = page.locator(".figs details.src").first
    first.locator("summary").click()
    expect(first.locator("dl")).to_contain_text("Tilastokeskus, työnvälitystilasto")
    picture(page, "source-note")
    page.locator("h2", has_text="Työttömät työnhakijat").scroll_into_view_if_needed()
    page.locator("details.more > summary").first.click()
    expect(page.locator("details.more table").first).to_be_visible()


def test_a_counterpart_goes_to_the_own_municipality_by_keyboard_alone(visit):
    page: Page = visit("counterpart")
    member = current().municipalities[-1].name.fi
    page.keyboard.press("/")
    expect(page.locator(".jump input")).to_be_focused()
    page.keyboard.type(member.lower())
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(member)


def test_a_typing_error_in_the_search_offers_the_right_place(visit):
    page: Page = visit("planner")
    name = max((member.name.fi for member in current().municipalities), key=len)
    page.locator(".jump input").fill(name[:3] + name[4:])
    page.locator(".jump input").press("Enter")
    page.locator("main").get_by_role("link", name=name, exact=True).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(name)


def test_the_keyboard_reaches_the_content_past_the_rail(visit):
    page: Page = visit("board_member")
    page.keyboard.press("Tab")
    expect(page.locator("a.skip")).to_be_focused()
    page.keyboard.press("Enter")
    assert page.url.endswith("#sisalto")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


def test_a_source_note_opens_and_closes_by_keyboard(visit):
    page: Page = visit("controller")
    summary = page.locator(".figs details.src summary").first
    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".figs details.src[open]")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".figs details.src[open]")).to_have_count(0)


def test_without_javascript_everything_is_there(visit):
    page: Page = visit("director", javascript=False)
    page.locator(".figs details.src summary").first.click()
    expect(page.locator(".figs details.src[open] dl").first).to_be_visible()
    page.locator(".jump input").fill("toimipisteet")
    page.locator(".jump__go").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Toimipisteet")
    page.locator(".langs a[lang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    assert "/alue/toimipisteet/" in page.url


def test_the_day_of_the_pages_can_be_chosen_and_is_said(visit, clean):
    page: Page = visit("director")
    page.locator(".asof a").click()
    page.locator("#paiva").fill("31.11.2026")
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator("#paiva-virhe")).to_contain_text("31.11.2026")
    page.locator("#paiva").fill("1.6.2026")
    page.get_by_role("button", name="Näytä").click()
    expect(page.locator(".strip--other")).to_contain_text("1.6.2026")
    clean(page)
    page.goto("/alue/kunnat/")
    expect(page.locator(".strip--other")).to_contain_text("1.6.2026")
    page.locator(".strip--other a").click()
    expect(page.locator(".strip--other")).to_have_count(0)
    assert re.search(r"/alue/kunnat/", page.url)


def test_signing_out_closes_the_desk(visit):
    page: Page = visit("expert")
    page.locator(".rail__foot button, .rail__foot a").first.click()
    expect(page).to_have_url(re.compile("/kirjaudu/"))
    page.goto("/alue/")
    expect(page).to_have_url(re.compile("/kirjaudu/"))


def test_a_planner_sees_service_points_on_the_map_and_in_the_list(visit):
    page: Page = visit("planner")
    page.get_by_role("link", name="Toimipisteet").click()
    expect(page.locator("svg.map")).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(len(current().service_points))

"""Components in a browser: keys, filters that replace a part of the page, pictures that keep their text readable, paper."""

import pytest
from playwright.sync_api import Page, expect

GUIDE = "/tyylikirja/"


def guide(visit, **how) -> Page:
    page: Page = visit("administrator", **how)
    page.goto(GUIDE)
    return page


def test_the_key_that_goes_to_the_search_can_be_turned_off_and_stays_off(visit):
    page = guide(visit)
    page.get_by_role("button", name="Pikanäppäimet: päällä").click()
    page.reload()
    expect(page.get_by_role("button", name="Pikanäppäimet: pois")).to_be_visible()
    expect(page.locator(".jump kbd")).to_be_hidden()
    page.keyboard.press("/")
    expect(page.locator(".jump input")).not_to_be_focused()


def test_a_key_typed_into_a_field_is_only_text(visit):
    page = guide(visit)
    page.locator("#g-nimi").press_sequentially("a/b")
    expect(page.locator("#g-nimi")).to_have_value("a/b")


def test_one_source_note_is_open_at_a_time_and_a_click_outside_closes_it(visit):
    page = guide(visit)
    notes = page.locator("details.src summary")
    notes.nth(1).click()
    notes.nth(2).click()
    expect(page.locator("details.src[open]")).to_have_count(1)
    page.locator("h1").click()
    expect(page.locator("details.src[open]")).to_have_count(0)


def test_a_filter_replaces_its_part_tells_the_result_and_keeps_the_focus(visit):
    page = guide(visit)
    choice = page.get_by_label("Kunta", exact=True).and_(page.locator("select.in[name=kunta]"))
    choice.focus()
    choice.select_option("Niemikylä")
    expect(page.locator("#esikatselu tbody th[scope=row]")).to_have_count(2)  # and the sum
    expect(page.locator("#kerrottu")).to_have_text("1 rivi")
    expect(choice).to_be_focused()
    assert "kunta=Niemikyl" in page.url
    page.go_back()
    expect(page.locator("#esikatselu tbody th[scope=row]")).to_have_count(4)
    kept = page.evaluate("[localStorage, sessionStorage].map(store => store.getItem('htmx-history-cache'))")
    assert kept == [None, None]  # no page of a person stays in the browser


def test_without_javascript_the_filter_is_a_form_and_a_source_note_still_opens(visit):
    page = guide(visit, javascript=False)
    expect(page.locator("[data-print]")).to_be_hidden()
    page.locator("details.src summary").nth(2).click()
    expect(page.locator("details.src").nth(2).locator(".src__pop")).to_be_visible()
    page.locator("select[name=kunta]").select_option("Niemikylä")
    page.get_by_role("button", name="Suodata").click()
    expect(page.locator("#esikatselu tbody th[scope=row]")).to_have_count(2)


@pytest.mark.parametrize("width", [1920, 1440, 1280, 768, 390])
def test_a_series_is_shown_once_and_its_text_is_never_small(visit, width):
    page = guide(visit, width=width)
    for chart in page.locator("figure.chart:has(svg.broad)").all():
        shown = [drawing for drawing in chart.locator("svg").all() if drawing.is_visible()]
        assert len(shown) == 1
        box = shown[0].bounding_box()
        drawn = float(shown[0].get_attribute("viewBox").split()[2])
        assert box["width"] / drawn * 13 >= 12.8


def test_the_first_view_does_not_move(visit):
    page = visit("administrator")
    watch = (
        "window.moved = 0; new PerformanceObserver(list => list.getEntries().forEach(entry => { window.moved += entry.value }))"
    )
    page.add_init_script(f"{watch}.observe({{type: 'layout-shift', buffered: true}})")
    page.goto(GUIDE)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("window.moved") < 0.01


def test_a_printed_page_ends_with_its_sources_and_has_no_open_note(visit):
    page = guide(visit)
    expect(page.locator(".sources")).to_be_hidden()
    page.emulate_media(media="print")
    expect(page.locator(".sources")).to_be_visible()
    expect(page.locator(".sources")).to_contain_text("6 903: henkilöä; vuoden 2022 keskiarvo")
    expect(page.locator(".src__pop").first).to_be_hidden()


def test_a_password_can_be_looked_at(visit):
    page = guide(visit)
    page.get_by_role("button", name="Näytä salasana").click()
    expect(page.locator("#g-sana")).to_have_attribute("type", "text")
    expect(page.get_by_role("button", name="Näytä salasana")).to_have_attribute("aria-pressed", "true")

"""A controller takes the invoices out: in instalments, by keyboard, without scripts, on paper."""

from openpyxl import load_workbook

from luukku.area.queries import current
from luukku.finance import queries


def test_a_controller_divides_the_year_by_keyboard_and_opens_one_municipality(visit, clean, picture):
    page = visit("controller")
    page.goto("/talous/laskut/")
    page.locator("#f-erat").focus()
    page.keyboard.press("4")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**erat=4**")
    clean(page)
    picture(page, "invoices")
    name = current().municipalities[0].name.fi
    page.get_by_role("link", name=name, exact=True).press("Enter")
    page.wait_for_load_state()
    assert page.locator("h1").inner_text().startswith(f"{name}: laskut")
    assert page.locator("#t-lasku tbody tr.sum").count() == 4
    picture(page, "invoice")
    page.go_back()
    assert page.locator("#f-erat").input_value() == "4"


def test_all_lines_come_as_excel_without_scripts(visit, tmp_path):
    page = visit("controller", javascript=False)
    page.goto("/talous/laskut/?erat=2")
    with page.expect_download() as taken:
        page.locator("section", has=page.locator("#h-rivit")).get_by_role("link", name="Excel").click()
    taken.value.save_as(tmp_path / "rivit.xlsx")
    sheet = load_workbook(tmp_path / "rivit.xlsx")["Kaikki laskurivit"]
    (name,) = queries.agreements()
    summed = sum(row[-1] for row in sheet.iter_rows(min_row=3, values_only=True))
    assert round(summed * 100) == queries.settlement(name).sum_cents()


def test_a_municipality_prints_what_it_pays_and_why(visit):
    page = visit("counterpart")
    page.goto(f"/talous/laskut/{current().municipalities[-1].code}/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="Näin summat on laskettu").is_visible()
    assert not page.locator(".rail").is_visible()

"""A controller explains the smallest bill, a finance director asks what a leaver does to others, a controller tries a file."""

import io
from pathlib import Path

from openpyxl import load_workbook

from luukku.area.pack_files import PACKS
from luukku.area.queries import current
from luukku.finance import queries
from luukku.finance.domain.sharing import read_period

OWN = PACKS / "paijat-hame/agreements"


def totals() -> dict[str, int]:
    return queries.settlement("plan", period=read_period("2025")).totals()


def name_of(code: str) -> str:
    return next(each.name.fi for each in current().municipalities if each.code == code)


def euros(cents: int) -> str:
    whole = f"{abs(cents) // 100:,}".replace(",", " ")
    return f"{whole},{abs(cents) % 100:02} €"


def said(page) -> str:
    return page.locator("main").inner_text().replace("\u00a0", " ")


def opened(page, title: str):
    page.get_by_role("link", name=title, exact=True).first.click()
    page.wait_for_load_state()


def test_a_controller_explains_the_smallest_member_s_bill(visit, clean, picture):
    smallest = min(totals(), key=lambda code: totals()[code])
    page = visit("controller")
    opened(page, "Kuntien osuudet")
    clean(page)
    picture(page, "sharing-area")
    assert f"Näin osuus syntyy: {name_of(smallest)}" in said(page)
    page.get_by_role("link", name="Kunnan kaikki rivit ja perustelut").click()
    assert f"{name_of(smallest)}, tilitys {euros(totals()[smallest])}" in said(page)
    assert "Lohkosta yli jäi" in said(page)
    clean(page)
    picture(page, "sharing-municipality")
    with page.expect_download() as taken:
        page.get_by_role("link", name="Excel kaavoineen").click()
    book = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes()))
    assert book.sheetnames == ["Tulos", "Lähtötiedot", "Laskenta", "Huomautukset"]
    page.emulate_media(media="print")
    assert not page.locator(".filters").first.is_visible()
    assert page.get_by_role("heading", name="Miksi näin paljon").is_visible()
    assert not page.get_by_role("heading", name="Entä jos").is_visible()


def test_a_finance_director_asks_what_a_leaver_does_to_another(visit, clean, picture):
    leaver, other = (current().municipalities[n] for n in (4, 3))
    page = visit("counterpart")
    opened(page, "Kuntien osuudet")
    leaving = page.get_by_role("group", name="Jos kunta lähtee")
    leaving.get_by_label("Kunta").select_option(leaver.name.fi)
    leaving.get_by_label("Jäsenyyden viimeinen päivä").fill("30.6.2025")
    page.get_by_role("button", name="Laske muutos").click()
    page.wait_for_load_state()
    assert f"vähemmän maksaa {leaver.name.fi}" in said(page)
    assert "Jaettava summa ei muutu" in said(page)
    clean(page)
    picture(page, "sharing-change")
    row = page.locator("#t-muutos").get_by_role("row", name=other.name.fi)
    more = row.locator("td").nth(2).inner_text()
    assert more.startswith("+")
    row.get_by_role("link").click()
    assert "Laskelma on muutettu" in said(page)
    assert f"ero {more.replace(chr(160), ' ')} €" in said(page)
    link = page.url
    third = visit("director", javascript=False)
    third.goto(link)
    assert f"ero {more.replace(chr(160), ' ')} €" in said(third)
    third.get_by_role("link", name="Palauta sopimus").click()
    assert euros(totals()[other.code]) in said(third)
    assert "Laskelma on muutettu" not in said(third)


def test_other_weights_and_a_wrong_one_by_keyboard(visit, clean):
    page = visit("controller", width=390)
    page.goto("/talous/osuudet/")
    weights = page.get_by_role("group", name="Toiset painot: Yhteiset palvelut, %")
    field = weights.get_by_label("laaja työttömyys")
    field.focus()
    page.keyboard.press("Control+A")
    page.keyboard.type("70")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    clean(page)
    page.get_by_role("link", name="Painot ovat yhteensä").focus()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "paino.common.broad_unemployment"
    assert "Ennen ja jälkeen" not in page.content()
    page.keyboard.press("Tab")
    page.keyboard.press("Control+A")
    page.keyboard.type("20")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert "painot laaja työttömyys 70 %, 18–64-vuotiaat 20 %, vieraskieliset 10 %" in said(page)
    clean(page)


def test_ways_of_sharing_stand_beside_each_other(visit, clean, picture):
    page = visit("director")
    page.goto("/talous/osuudet/")
    page.get_by_label("Vertaa").select_option("Valtionosuuden kriteerit")
    page.get_by_role("button", name="Näytä").click()
    page.wait_for_load_state()
    assert "Valtionosuuden kriteerit: enemmän maksaa" in said(page)
    page.get_by_text("Näytä taulukkona").click()
    clean(page)
    page.locator("#h-esimerkki").scroll_into_view_if_needed()
    picture(page, "sharing-comparison")


def test_a_controller_tries_a_file_without_scripts_and_takes_it_home_changed(visit):
    page = visit("controller", javascript=False)
    page.goto("/talous/osuudet/")
    page.get_by_role("link", name="Laske oma sopimustiedosto").click()
    page.get_by_label("agreement.yaml").set_input_files(OWN / "plan.yaml")
    page.get_by_role("button", name="Laske jako").click()
    assert "direct.csv" in said(page)
    for label, file in (("agreement.yaml", "plan.yaml"), ("keys.csv", "plan/keys.csv"), ("direct.csv", "plan/direct.csv")):
        page.get_by_label(label).set_input_files(OWN / file)
    page.get_by_role("button", name="Laske jako").click()
    page.get_by_role("group", name="Toinen avain").get_by_label("Jaetaan avaimella").select_option("väestö")
    page.get_by_role("button", name="Laske muutos").click()
    assert "Yhteiset palvelut: avain väestö" in said(page)
    with page.expect_download() as taken:
        page.get_by_role("button", name="Lataa sopimus muutettuna (YAML)").click()
    assert "key: population" in Path(taken.value.path()).read_text("utf-8")


def test_the_page_of_a_file_is_clean(visit, clean, picture):
    for width in (390, 1440):
        page = visit("controller", width=width)
        page.goto("/talous/osuudet/oma/")
        page.get_by_label("agreement.yaml").set_input_files(OWN / "plan.yaml")
        page.get_by_role("button", name="Laske jako").click()
        page.wait_for_load_state()
        clean(page)
        for label, file in (("agreement.yaml", "plan.yaml"), ("keys.csv", "plan/keys.csv"), ("direct.csv", "plan/direct.csv")):
            page.get_by_label(label).set_input_files(OWN / file)
        page.get_by_role("button", name="Laske jako").click()
        page.wait_for_load_state()
        assert "mutta sitä ei ole tallennettu" in said(page)
        clean(page)
    picture(page, "sharing-own-file")

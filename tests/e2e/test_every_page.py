"""Every page at both widths and in three languages: axe 0, nothing wider than the screen, nothing from elsewhere."""

import pytest
from playwright.sync_api import Page

from luukku.area.queries import current

PAGES = [
    *("/alue/", "/alue/kunnat/", "/alue/kunnat/CODE/", "/alue/toimipisteet/", "/siirry/?q=toimi", "/tilanne/", "/laki/"),
    *("/alue/vertailu/", "/alue/tyottomyys/", "/alue/vaesto/"),
    *("/alue/taulukot/", "/alue/taulukot/STEM/", "/alue/pendelointi/", "/alue/tyollisyyskoodit/", "/alue/henkilosto/"),
    *("/alue/rahoitus/", "/alue/lautakunta/", "/talous/valtionosuus/", "/talous/valtionosuus/CODE/"),
    *("/talous/laskut/", "/talous/laskut/CODE/", "/talous/osuudet/", "/talous/osuudet/CODE/", "/talous/osuudet/oma/"),
    *("/talous/maksuosuus/", "/talous/maksuosuus/kela/", "/talous/ryhma/", "/talous/kannattavuus/"),
]
CHOSEN = [
    *("/talous/osuudet/?lahtee=CODE&summa=common_services&summan_muutos=-5", "/talous/osuudet/?lahtee=CODE&viimeinen=x"),
    *("/talous/osuudet/CODE/?kausi=2024", "/talous/osuudet/CODE/?sopimus=common_and_use"),
    *("/alue/pendelointi/?kunta=CODE&luku=asuinkunta", "/alue/tyollisyyskoodit/?luku=ero", "/alue/rahoitus/?peruste=tyoton"),
    "/alue/lautakunta/?muutos=CODE:%2B500&liittyy=Helsinki",
    *("/talous/valtionosuus/?vuosi=2027", "/talous/valtionosuus/CODE/?ika=1000&kustannus=200000&ika_maa=x"),
    *("/talous/maksuosuus/?lkk=2027-02&lasku=98000&lhlo=900&l-CODE=1+2", "/talous/ryhma/?kunta=CODE&ajalta=24"),
    *("/talous/maksuosuus/?lkk=2027-02&lasku=98000&lhlo=900", "/talous/kannattavuus/?hinta=ilmainen"),
    *("/talous/laskut/?kausi=2026&erat=12", "/talous/laskut/CODE/?erat=4"),
    *("/alue/vertailu/?alue=maa", "/alue/vertailu/?alue=alueet&mita=muutos", "/alue/vertailu/?kuva=kartta"),
    *("/alue/tyottomyys/?kohde=CODE,SSS,Helsinki", "/alue/vaesto/?alku=2000&kohde=Helsinki,CODE"),
]
"""Pages by what may be chosen on them: looked at in one language, as their words are those of the plain page."""
LAW = [
    "/laki/",
    "/laki/?haku=alkuhastattelu&paiva=31.11.2026",
    "/laki/?aihe=xyzzy",
    "/laki/process.initial_interview.deadline/",
    "/laki/municipal_share.labour_market_subsidy/",
    "/laki/process.initial_interview/",
    "/laki/muutokset/?mihin=1.1.2026",
    "/laki/vahvistettavat/",
    "/saavutettavuus/",
    "/maaraaikalaskuri/upotus/",
    "/maaraaikalaskuri/upotus/?lisaa=job_search_started",
    "/maaraaikalaskuri/upotus/?t=2026-04-01.job_search_started.status-unemployed&paiva=2026-04-10",
    "/ikkunalaskuri/",
    "/ikkunalaskuri/?aika=procurement.dps.acceptance_workdays&paiva=14.12.2026",
    "/ikkunalaskuri/?aika=change_security.training.start_latest_months&paiva=31.3.2027&suunta=taakse",
    "/ikkunalaskuri/?aika=cooperation_act.service_clarification_days&paiva=31.11.2026",
    "/maksuosuuslaskuri/",
    "/maksuosuuslaskuri/?paivia=20&etuus=yleistuki&paiva=25.11.2026&vapautus=muu&kotikunta=1.3.2026",
    "/maksuosuuslaskuri/?paivia=450&etuus=ansiopaivaraha&paiva=25.11.2026&maara=60&taysi=120",
    "/maksuosuuslaskuri/?paivia=5000&etuus=tyomarkkinatuki&paiva=25.11.2026",
]
CLOSED = ["/kayttajat/", "/tyylikirja/"]
DESK, PHONE, ZOOMED = 1440, 390, 320
SEEN = [("fi", (DESK, PHONE, ZOOMED)), ("en", (DESK,)), ("sv", (PHONE,))]
"""Both widths and all languages: what fits in Finnish, whose words are the longest, is not measured in each of them. The
narrowest is a desk's screen at 400 percent."""
CONTRAST = {"fi": (DESK,), "en": (), "sv": (PHONE,)}
"""Colours come with classes, which change with the width but not with the words: seen once at each width."""


def concrete(path: str) -> str:
    pack = current()
    return path.replace("CODE", pack.municipalities[-1].code).replace("STEM", pack.tables[0].stem)


@pytest.mark.parametrize(("language", "widths"), SEEN)
def test_pages_of_the_area_are_clean(visit, looked_at, language, widths):
    page: Page = visit("director", width=widths[0], language=language)
    for path in PAGES:
        page.goto(concrete(path))
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        looked_at(page, widths, contrast=CONTRAST[language])


def test_what_is_chosen_on_a_page_is_clean_too(visit, looked_at):
    page: Page = visit("director")
    for path in CHOSEN:
        page.goto(concrete(path))
        looked_at(page)


@pytest.mark.parametrize(("language", "widths"), SEEN)
def test_pages_of_the_law_are_clean_for_a_stranger_and_leave_nothing_in_the_browser(browser, site, looked_at, language, widths):
    context = browser.new_context(viewport={"width": widths[0], "height": 844}, base_url=site, locale=f"{language}-FI")
    page = context.new_page()
    for path in LAW:
        page.goto(path)
        assert page.locator("html").get_attribute("lang") == language
        assert page.locator("h1").count() == 1
        looked_at(page, widths, contrast=CONTRAST[language])
    assert not context.cookies()
    context.close()


def test_pages_of_the_administrator_are_clean(visit, looked_at):
    page: Page = visit("administrator")
    for path in CLOSED:
        page.goto(path)
        looked_at(page)


def test_the_door_and_the_refusals_are_clean(visit, looked_at, browser, site):
    stranger = browser.new_page(viewport={"width": DESK, "height": 800}, base_url=site)
    stranger.goto("/")
    assert "/kirjaudu/" in stranger.url
    looked_at(stranger)
    stranger.close()
    page: Page = visit("expert")
    context = page.context
    refused = context.new_page()  # its answers are errors by intent, which the console tells
    for path, status in (("/kayttajat/", 403), ("/ei-ole/", 404), ("/alue/kunnat/091/", 404)):
        answer = refused.goto(path)
        assert answer is not None
        assert answer.status == status
        looked_at(refused)


def test_an_open_source_note_stays_on_the_screen(visit, clean):
    for width in (1440, 390):
        page: Page = visit("director", width=width)
        page.goto("/alue/")
        for note in page.locator(".figs details.src").all():
            note.locator("summary").click()
            box = note.locator(".src__pop").bounding_box()
            assert box is not None
            assert box["x"] >= 0
            assert box["x"] + box["width"] <= width
        clean(page)


def test_the_page_prints_without_rail_and_strip(visit):
    page: Page = visit("director")
    page.goto("/alue/")
    page.emulate_media(media="print")
    assert not page.locator(".rail").is_visible()
    assert not page.locator(".strip").first.is_visible()
    assert page.locator("h1").is_visible()
    assert page.pdf()[:5] == b"%PDF-"

"""A finance director gives the figures that are missing, and sends the calculation on as a link."""

from luukku.area.queries import current

GIVEN = {
    "18–64-vuotiaat 2023": "1 000",
    "Työttömät ja palveluihin osallistuvat 2023": "100",
    "Palvelujen aiemmat kustannukset, euroa 2023": "200 000",
}


def test_what_is_missing_is_given_and_the_link_carries_it(visit, clean, picture):
    page = visit("director", javascript=False)
    page.get_by_role("link", name="Valtionosuus", exact=True).first.click()
    page.get_by_label("Varainhoitovuosi").select_option("2025")
    page.get_by_role("button", name="Näytä").click()
    picture(page, "state-share")
    name = current().municipalities[0].name.fi
    page.locator("#t-valtionosuus").get_by_role("link", name=name).click()
    assert "vuosi=2025" in page.url
    for label, figure in GIVEN.items():
        page.get_by_label(label, exact=True).fill(figure)
    page.get_by_role("button", name="Laske").click()
    said = page.locator("main").inner_text()
    assert "laskennalliset kustannukset vuonna 2025: 178 456,00 €" in said.replace("\u00a0", " ")
    picture(page, "state-share-own")
    link = page.url
    other = visit("director")
    other.goto(link)
    assert other.get_by_label("18–64-vuotiaat 2023", exact=True).input_value() == "1 000"
    clean(other)
    other.get_by_role("link", name="Ilman annettuja lukuja").click()
    assert "ika=" not in other.url
    assert other.get_by_label("18–64-vuotiaat 2023", exact=True).input_value() == ""


def test_a_wrong_figure_is_found_from_the_summary(visit):
    page = visit("director", width=390)
    page.goto(f"/talous/valtionosuus/{current().municipalities[0].code}/?vuosi=2025")
    page.get_by_label("18–64-vuotiaat 2023", exact=True).fill("paljon")
    page.get_by_role("button", name="Laske").click()
    page.get_by_role("link", name="ei ole luku").click()
    assert page.evaluate("document.activeElement.name") == "ika"

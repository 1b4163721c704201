"""First days with the deadline calculator: an expert at the desk and on a phone, a job seeker, a municipality's intranet."""

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest
from playwright.sync_api import Page, expect

ADDRESS = "/maaraaikalaskuri/"
TURN = (
    "t=2025-11-03.job_search_started.status-unemployed&t=2025-11-05.initial_interview_held"
    "&t=2025-11-05.plan_made.plan-employment.obligation_from-2025-11-10&t=2025-11-19.supplementary_held"
    "&t=2025-12-03.supplementary_held&t=2025-12-17.supplementary_held&paiva=2026-01-07"
)


def test_a_new_expert_counts_by_keyboard_asks_why_and_compares(stranger, picture):
    page: Page = stranger()
    page.goto(f"{ADDRESS}?paiva=2025-12-30")
    picture(page, "calculator-start")
    page.locator("#k-lisaa").focus()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.locator("#k-on").focus()
    page.keyboard.type("19.12.2025")
    page.keyboard.press("Tab")
    page.keyboard.type("ty")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    row = page.locator("#v-initial_interview-1")
    expect(row.locator("time").first).to_have_attribute("datetime", "2025-12-31")
    row.get_by_role("button").press("Enter")
    expect(row.locator(".why")).to_contain_text("Jos lauantait lasketaan")
    expect(page.locator("#valittu .months .cd--safe")).to_contain_text("29")
    row.evaluate("each => each.scrollIntoView()")
    picture(page, "calculator-why")
    page.locator("#a-vastaus").focus()
    page.keyboard.type("30.12.2025")
    page.keyboard.press("Enter")
    expect(page.locator("#vertaa")).to_contain_text("juhannus- ja jouluaatto lasketaan arkipäiviksi")
    page.locator("#vertaa details summary").first.press("Enter")
    page.locator("#versiot").evaluate("each => each.scrollIntoView()")
    picture(page, "calculator-beside")


def test_between_two_clients_a_link_is_opened_on_a_phone_and_both_days_are_told(stranger, picture):
    page: Page = stranger(width=390)
    page.goto(f"{ADDRESS}?{TURN}&valittu=job_search_discussion-1")
    row = page.locator("#v-job_search_discussion-1")
    expect(row.locator("time")).to_contain_text(["to 5.2.2026", "ti 17.3.2026"])
    row.evaluate("each => each.scrollIntoView()")
    picture(page, "calculator-phone")
    page.get_by_role("link", name="Selkokielellä työnhakijalle").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Mitä pitää tehdä ja milloin")
    picture(page, "plain-page")


def test_a_job_seeker_reads_the_plain_page_in_swedish_and_in_english_on_a_phone(stranger, clean):
    page: Page = stranger(width=390, language="sv")
    page.goto(f"{ADDRESS}selko/?{TURN}")
    expect(page.locator(".next")).to_contain_text("fredag 9 januari 2026")
    page.locator("main a[hreflang=en]").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(".next")).to_contain_text("Friday 9 January 2026")
    clean(page)


def test_a_trainer_reads_the_law_and_counts_a_window(stranger, picture):
    page: Page = stranger()
    page.goto("/laki/process.initial_interview.deadline/?paiva=2026-01-15")
    expect(page.locator(".say strong")).to_contain_text("10")
    picture(page, "parameter")
    page.get_by_role("link", name="Laske päivä ikkunalaskurilla").click()
    page.locator("#f-paiva").fill("14.12.2026")
    page.locator("#f-paiva").press("Enter")
    expect(page.locator(".months .cd--last")).to_have_count(1)
    picture(page, "window-calculator")


@pytest.fixture
def intranet(site: str) -> Iterator[str]:
    """Origin of another site, whose only page has the small calculator in a frame."""
    frame = f'<iframe src="{site}{ADDRESS}upotus/" title="Määräaikalaskuri" width="640" height="640"></iframe>'.encode()

    class Intranet(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(frame)

        def log_message(self, *_said: object) -> None:
            """Nothing is told of a request."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Intranet)
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_a_named_intranet_shows_the_small_calculator_which_counts_in_its_frame(stranger, intranet, settings):
    settings.FRAME_ORIGINS = (intranet,)
    page: Page = stranger()
    page.goto(intranet)
    frame = page.frame_locator("iframe")
    frame.locator("#k-lisaa").select_option("job_search_started")
    frame.locator(".btn--main").click()
    frame.locator("#k-on").fill("19.12.2025")
    frame.locator(".btn--main").click()
    expect(frame.locator("tbody time")).to_have_attribute("datetime", "2025-12-31")


def test_the_browser_refuses_the_frame_of_a_site_that_is_not_named(stranger, intranet, settings):
    settings.FRAME_ORIGINS = ("https://intra.kunta.fi",)
    page: Page = stranger()
    with page.expect_console_message(lambda line: "frame-ancestors" in line.text):
        page.goto(intranet)
    expect(page.frame_locator("iframe").locator("#k-lisaa")).to_have_count(0)

"""A real browser before a real server: one server and one browser for all tests, the demo's area in its database."""

import os
from collections.abc import Callable, Collection, Iterable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright
from pytest_django.live_server_helper import LiveServer

from luukku.config.browser import ARGUMENTS

os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = (
    "true"  # Playwright runs a loop of its own in this thread; Django's ORM is used beside it
)

PICTURES = Path(__file__).resolve().parents[2] / "docs" / "guide" / "pictures"
DESK, PHONE, ZOOMED = 1440, 390, 320


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        item.add_marker(pytest.mark.django_db)  # pytest-django makes a database only when a test says that it needs one


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, object]) -> dict[str, object]:
    program = os.environ.get("LUUKKU_BROWSER")
    if not program:
        message = "no browser: install chromium, Chrome or Edge, or name one in LUUKKU_BROWSER"
        (pytest.fail if os.environ.get("CI") == "true" else pytest.skip)(message)
    return {**browser_type_launch_args, "executable_path": program, "args": ARGUMENTS}


@pytest.fixture(scope="session")
def site(django_db_setup: None, django_db_blocker: object, playwright: Playwright) -> Iterator[str]:
    """Address of the server. Its pages only read, so nothing is rolled back between tests."""
    from django.conf import settings
    from django.db import connections

    settings.DEMO = True
    with django_db_blocker.unblock():  # type: ignore[attr-defined]
        server = LiveServer("127.0.0.1")
        yield server.url
        server.stop()
        connections.close_all()  # those a thread has while Playwright's loop runs are its own: afterwards nobody reaches them


@pytest.fixture
def visit(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """visit("director", width=390, language="sv"): the page after signing in. An error or a request elsewhere fails the test."""
    opened: list[tuple[BrowserContext, list[str]]] = []

    def open_page(role: str, *, width: int = DESK, language: str = "fi", javascript: bool = True) -> Page:
        height = 900 if width == DESK else 844
        context = browser.new_context(
            viewport={"width": width, "height": height}, locale=f"{language}-FI", java_script_enabled=javascript, base_url=site
        )
        heard: list[str] = []
        context.set_default_timeout(8000)
        page = context.new_page()
        page.on("pageerror", lambda error: heard.append(f"script error: {error}"))
        page.on(
            "console",
            lambda line: heard.append(f"console: {line.text}") if line.type == "error" and " of 4" not in line.text else None,
        )
        page.on(
            "request", lambda request: None if request.url.startswith((site, "data:")) else heard.append(f"asked {request.url}")
        )
        opened.append((context, heard))
        page.goto("/kirjaudu/")
        page.locator(f"button[name=persona][value='{login_of(role)}']").click()
        page.wait_for_load_state()
        return page

    yield open_page
    for context, heard in opened:
        context.close()
        assert not heard


@pytest.fixture
def stranger(browser: Browser, site: str) -> Iterator[Callable[..., Page]]:
    """stranger(width=390, language="sv"): a page of somebody who never signs in, and who is left without a cookie."""
    opened: list[BrowserContext] = []

    def open_page(*, width: int = DESK, javascript: bool = True, language: str = "fi") -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": 844}, base_url=site, java_script_enabled=javascript, locale=f"{language}-FI"
        )
        opened.append(context)
        return context.new_page()

    yield open_page
    for context in opened:
        assert not context.cookies()
        context.close()


def login_of(role: str) -> str:
    from luukku.core.accounts.models import User

    return User.objects.get(is_persona=True, grants__role=role).username


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """picture(page, "glance"): the screenshot that a guide names. Written into the guide only with LUUKKU_PICTURES=1."""

    def take(page: Page, name: str) -> None:
        image = page.screenshot(animations="disabled")
        assert image[:4] == b"\x89PNG"
        if os.environ.get("LUUKKU_PICTURES") == "1":
            PICTURES.mkdir(parents=True, exist_ok=True)
            (PICTURES / f"{name}.png").write_bytes(image)

    return take


@pytest.fixture(scope="session")
def clean() -> Callable[..., None]:
    """clean(page): axe finds nothing, and nothing but a table scrolls sideways. Contrast takes two thirds of axe's time."""
    from axe_playwright_python.sync_playwright import Axe

    axe = Axe()

    def check(page: Page, *, contrast: bool = True) -> None:
        found = axe.run(page, options={"resultTypes": ["violations"], "rules": {"color-contrast": {"enabled": contrast}}})
        assert found.violations_count == 0, found.generate_report()
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url

    return check


@pytest.fixture(scope="session")
def looked_at(clean: Callable[..., None]) -> Callable[..., None]:
    """looked_at(page, widths): the page is clean at each width, and nothing is lost on a desk's screen at 400 percent (ZOOMED).

    Pages follow their width by CSS alone, so one that is loaded is looked at in all of them.
    """

    def look(page: Page, widths: Iterable[int] = (DESK, PHONE), *, contrast: Collection[int] = (DESK, PHONE)) -> None:
        for width in widths:
            page.set_viewport_size({"width": width, "height": 844})
            if width == ZOOMED:
                assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), page.url
            else:
                clean(page, contrast=width in contrast)

    return look

"""Pages of the area over HTTP, with the whole monthly series of every municipality: how long one waits, how heavy a page is.

A database and a web server of its own, on this machine alone, gone with it.
"""

import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack, contextmanager
from datetime import date, timedelta
from http.client import HTTPConnection
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from typing import Any

import psutil

LOOPBACK = "127.0.0.1"
ROUNDS = 40
VISITS = 8
COLD_ROUNDS = 3
START_SECONDS = 60
HEAVY = (
    "/alue/vertailu/?alue=maa",
    "/alue/vertailu/?alue=alueet",
    "/alue/tyottomyys/?kohde=SSS,091,092,MK06,41",
)
"""The heaviest that an address can ask for: the whole country, all areas, five lines."""
LONGEST_NAME = 70
PHONE_OPENINGS = 5
PHONE = {"processor": 4, "latency_ms": 150, "bits_per_second": 1_600_000}
"""A slow phone: a processor so many times slower, a slow fourth-generation network."""
USABLE = """() => new Promise((done) => {
  const scripted = performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd;
  new PerformanceObserver((list) => {
    const [painted] = list.getEntriesByName("first-contentful-paint");
    if (painted) done(Math.max(painted.startTime, scripted));
  }).observe({ type: "paint", buffered: true });
})"""
"""Milliseconds until the form stands on the screen and what the page's script does to it is done."""
PICTURE = re.compile(r'<svg class="(\w+)"[^>]*aria-label="([^"]*)".*?</svg>', re.DOTALL)


def run(*, size: int | None = None) -> dict[str, object]:
    """Each page `size` times (40 when not said) after a warm-up; then with no picture drawn; then what it asks."""
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="luukku-bench-")))
        stack.enter_context(_installation(folder))
        session, pages = _signed_in(), _pages()
        port, server = stack.enter_context(_web_server())
        site = _Site(port, session)
        warm, processor, bodies = _warm(site, server, pages, rounds=size or ROUNDS)
        cold, redrawn = _cold(site, folder, pages, warm)
        phone = [*_on_a_phone(port, "/maaraaikalaskuri/"), *_on_a_phone(port, calculator())]
        asked = _questions()
    results = [_figure(f"{_short(page)}, warm, p95", round(_p95(warm[page]), 1), "ms", 150) for page in pages]
    results += [_figure(f"{_short(page)}, warm, processor", round(processor[page], 1), "ms") for page in pages]
    together = [each for times in warm.values() for each in times]
    results.append(_figure("all pages, warm, p50", round(median(together), 1), "ms"))
    results.append(_figure("all pages, warm, p95", round(_p95(together), 1), "ms", 150))
    results += [_figure(f"{_short(page)}, a picture drawn for the first time", round(cold[page]), "ms", 500) for page in cold]
    results += [_figure(f"{_short(page)}, HTML without the map", _kib(_without_map(bodies[page])), "KiB", 150) for page in pages]
    results += phone
    results += [_same_questions(path, *counts) for path, counts in asked.items()]
    agrees = all(_pictures(bodies[page]) == _pictures(redrawn[page]) for page in pages)
    return {"name": "web", "results": results, "agrees": agrees}


@contextmanager
def _installation(folder: Path) -> Iterator[None]:
    """A state folder and a database of its own with the demo in it; Django is set up on them."""
    from luukku.config import paths
    from luukku.config.throwaway import throwaway_database

    os.environ |= {"LUUKKU_STATE": str(folder), "LUUKKU_MODE": "demo"}
    paths.state.cache_clear()
    with throwaway_database() as url:
        os.environ["DATABASE_URL"] = url
        from luukku.config.migrations import start_django

        start_django()
        from django.core.management import call_command
        from django.db import connection

        from luukku.config import demo

        call_command("migrate", interactive=False, verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        demo.prepare(progress=lambda line: print(line, file=sys.stderr))
        try:
            yield
        finally:
            connection.close()


def _signed_in() -> str:
    """The session of the director."""
    from django.test import Client

    from luukku.core.accounts.models import User

    client = Client()
    director = User.objects.get(is_persona=True, grants__role="director")
    client.force_login(director, backend="luukku.core.accounts.backends.DeskBackend")
    return str(client.cookies["sessionid"].value)


def _pages() -> list[str]:
    """Every page of the rail that an area may open, a municipality's own, and the heaviest."""
    from django.urls import resolve, reverse

    from luukku.area.queries import current
    from luukku.core.access.pages import declaration_of
    from luukku.core.ui.rail import rooms

    urls = [reverse(room.url_name) for _group, room in rooms()]
    opened = [url for url in urls if (told := declaration_of(resolve(url).func)) and told.open_by_wish]
    counted = [calculator(), f"{calculator()}&vastaus=2026-06-15"]
    code = current().municipalities[0].code
    shares = [reverse("finance:municipal_share", args=[code]), f"{reverse('finance:shares')}?muutos=10"]
    return [*opened, reverse("figures:municipality", args=[code]), *shares, *HEAVY, *counted]


def calculator() -> str:
    """The deadline calculator with thirty events over a change of the law."""
    first = date(2025, 3, 10)
    told = [(0, "job_search_started.status-unemployed"), (4, "initial_interview_held"), (4, "plan_made.plan-employment")]
    told += [(4 + 14 * n, "supplementary_held") for n in range(1, 6)]
    told += [(days, kind) for days in (95, 186, 277) for kind in ("discussion_held", "plan_reviewed.plan-employment")]
    told += [(205, "service_started.service-labour_training.planned_end-2025-11-28"), (263, "service_ended")]
    told += [(22 + 14 * n, "applied.count-2") for n in range(14)]
    events = [f"t={first + timedelta(days=days)}.{kind}" for days, kind in sorted(told)]
    return f"/maaraaikalaskuri/?{'&'.join(events)}&paiva=2026-01-20"


@contextmanager
def _web_server() -> Iterator[tuple[int, psutil.Process]]:
    """Port and process of the web server, as `luukku demo` starts it; it leaves when its standard input is closed."""
    from luukku.config.ports import claimed_port

    with claimed_port(host=LOOPBACK, wanted=None, tell=lambda line: None) as port:
        command = [sys.executable, "-P", "-m", "luukku.config.web", LOOPBACK, str(port)]
        server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=sys.stderr, start_new_session=True)
        try:
            _wait_for(port, server)
            yield port, psutil.Process(server.pid)
        finally:
            if server.stdin:
                server.stdin.close()
            server.wait(timeout=20)


def _wait_for(port: int, server: "subprocess.Popen[bytes]") -> None:
    until = time.monotonic() + START_SECONDS
    while time.monotonic() < until and server.poll() is None:
        try:
            if _Site(port, "").get("/healthz")[1]:
                return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError("the web server does not answer")


class _Site:
    """The server as a signed-in reader asks it, over one connection."""

    def __init__(self, port: int, session: str) -> None:
        self.port, self.session = port, session
        self.connection = HTTPConnection(LOOPBACK, port, timeout=30)
        self.headers = {"Cookie": f"sessionid={session}", "Accept-Language": "fi"}

    def get(self, path: str) -> tuple[float, str]:
        """Milliseconds to the last byte, and the page. Raises AssertionError for anything but 200."""
        began = time.perf_counter()
        self.connection.request("GET", path, headers=self.headers)
        answer = self.connection.getresponse()
        body = answer.read()
        waited = 1000 * (time.perf_counter() - began)
        assert answer.status == 200, f"{path} answered {answer.status}"
        return waited, body.decode()


def _warm(
    site: _Site, server: psutil.Process, pages: Sequence[str], *, rounds: int
) -> tuple[dict[str, list[float]], dict[str, float], dict[str, str]]:
    """Times of each page once both workers know it; processor time of a page, which a busy machine does not stretch; its HTML."""
    bodies: dict[str, str] = {}
    for _visit in range(VISITS):  # each over a connection of its own, so that each worker gets its share
        visitor = _Site(site.port, site.session)
        bodies = {page: visitor.get(page)[1] for page in pages}
    warm: dict[str, list[float]] = {}
    processor: dict[str, float] = {}
    for page in pages:
        before = _processor_seconds(server)
        warm[page] = [site.get(page)[0] for _round in range(rounds)]
        processor[page] = 1000 * (_processor_seconds(server) - before) / rounds
    return warm, processor, bodies


def _processor_seconds(server: psutil.Process) -> float:
    """Of the server and its workers, without the child that makes the search's dictionaries in a new installation."""
    serving = [each for each in (server, *server.children(recursive=True)) if "luukku.core.ui.lemmas" not in each.cmdline()]
    times = [process.cpu_times() for process in serving]
    return sum(each.user + each.system for each in times)


def _cold(
    site: _Site, folder: Path, pages: Sequence[str], warm: dict[str, list[float]]
) -> tuple[dict[str, float], dict[str, str]]:
    """What a picture of the page takes when none is kept: how much longer the page takes, for each of its pictures."""
    times: dict[str, list[float]] = {page: [] for page in pages}
    bodies: dict[str, str] = {}
    for _round in range(COLD_ROUNDS):
        for page in pages:
            for kept in (folder / "cache" / "charts").glob("*"):
                kept.unlink()
            waited, bodies[page] = site.get(page)
            times[page].append(waited)
    pictures = {page: len(_pictures(bodies[page])) for page in pages}
    cold = {page: (median(times[page]) - median(warm[page])) / count for page, count in pictures.items() if count}
    return cold, bodies


def _pictures(body: str) -> dict[str, list[str]]:
    """The drawings of each picture by its name: one for each width."""
    found: dict[str, list[str]] = {}
    for drawing in PICTURE.finditer(body):
        found.setdefault(drawing[2], []).append(drawing[0])
    return found


def _without_map(body: str) -> str:
    return PICTURE.sub(lambda drawing: "" if drawing[1] == "map" else drawing[0], body)


def _on_a_phone(port: int, path: str) -> list[dict[str, Any]]:
    """What a stranger's slow phone, with nothing kept from before, waits for and fetches; nothing where there is no browser."""
    from playwright.sync_api import sync_playwright

    from luukku.config.browser import ARGUMENTS, find_browser

    program = find_browser()
    if program is None:
        print("No browser: the page is not opened on a phone.", file=sys.stderr)
        return []
    waited, fetched = [], 0.0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=ARGUMENTS)
        for _opening in range(PHONE_OPENINGS):
            context = browser.new_context(viewport={"width": 390, "height": 844}, locale="fi-FI", is_mobile=True)
            page = context.new_page()
            link = context.new_cdp_session(page)
            fetches = _slowed(link)
            page.goto(f"http://{LOOPBACK}:{port}{path}")
            page.locator("#k-lisaa").wait_for(state="visible")
            waited.append(page.evaluate(USABLE))
            fetched = sum(size for kind, size in fetches if kind != "Font") / 1000
            context.close()
        browser.close()
    return [
        _figure(f"{_short(path)}, usable on a slow phone", round(median(waited)), "ms", 1000),
        _figure(f"{_short(path)}, transferred, fonts apart", round(fetched, 1), "kB", 100),
    ]


def _slowed(link: Any) -> list[tuple[str, float]]:
    """Slow the page behind a link of the browser's own protocol; kind and transferred bytes of all that it fetches."""
    kinds: dict[str, str] = {}
    fetches: list[tuple[str, float]] = []
    link.on("Network.responseReceived", lambda told: kinds.update({told["requestId"]: told["type"]}))
    link.on("Network.loadingFinished", lambda told: fetches.append((kinds.get(told["requestId"], ""), told["encodedDataLength"])))
    link.send("Network.enable")
    speed = PHONE["bits_per_second"] / 8
    link.send(
        "Network.emulateNetworkConditions",
        {"offline": False, "latency": PHONE["latency_ms"], "downloadThroughput": speed, "uploadThroughput": speed / 2},
    )
    link.send("Emulation.setCPUThrottlingRate", {"rate": PHONE["processor"]})
    return fetches


def _questions() -> dict[str, tuple[int, int]]:
    """How many questions each page asks the database, for an area of one municipality and for the largest."""
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    from luukku.area.actions import load_pack
    from luukku.area.new_pack import new_pack
    from luukku.connectors import official
    from luukku.core.clock import system_clock

    client = Client(headers={"host": LOOPBACK})
    client.cookies["sessionid"] = _signed_in()
    areas = sorted(official.employment_areas().values(), key=lambda area: len(area.municipalities))
    asked: dict[str, list[int]] = {}
    for area in (areas[0], areas[-1]):
        load_pack(pack=new_pack(area.code), name=area.code, clock=system_clock())
        for page in _pages():
            client.get(page)
            with CaptureQueriesContext(connection) as captured:
                assert client.get(page).status_code == 200
            kind = re.sub(r"/(kunnat|osuudet)/\d+/", r"/\1/CODE/", page)
            asked.setdefault(kind, []).append(len(captured))
    return {page: (counts[0], counts[1]) for page, counts in asked.items()}


def _same_questions(path: str, few: int, many: int) -> dict[str, object]:
    municipalities = "as many for 1 municipality as for the most"
    return {"what": f"{_short(path)}, questions", "value": many, "unit": "queries", "goal": municipalities, "ok": few == many}


def _p95(times: Sequence[float]) -> float:
    return quantiles(times, n=20)[-1] if len(times) > 1 else times[0]


def _short(path: str) -> str:
    """An address as a line of the table has room for it: a long query by its two ends."""
    return path if len(path) < LONGEST_NAME else f"{path[:24]}…{path[-24:]}"


def _kib(text: str) -> float:
    return round(len(text.encode()) / 1024, 1)


def _figure(what: str, value: float, unit: str, most: int | None = None) -> dict[str, Any]:
    return {
        "what": what, "value": value, "unit": unit,
        "goal": f"<= {most}" if most else None, "ok": most is None or value <= most,
    }  # fmt: skip

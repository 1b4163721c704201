"""The ladder: one story in process and as a command, a group, and the pages of the liability over HTTP."""

import importlib.util
import random
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter, process_time
from types import ModuleType
from typing import Any

from luukku.finance.domain.ladder import days
from luukku.finance.domain.ladder.answer import Answer
from luukku.finance.domain.ladder.facts import Because, Benefit, BenefitKind, Event, EventKind, Group, Home, Integration
from luukku.finance.domain.ladder.ladder import ladder
from luukku.law import Lawbook

STORIES, SPLIT, COMMANDS, ROUNDS = 1000, 50, 5, 40
BEGINS = date(2026, 5, 1)
HOMES = (Home(date(2015, 1, 1), "098"), Home(date(2025, 9, 1), "016"))
EARLY = [kind for kind in BenefitKind if kind is not BenefitKind.YLEISTUKI]
LATE = [BenefitKind.YLEISTUKI, BenefitKind.EARNINGS_ALLOWANCE]
PAGES = (
    "/maksuosuuslaskuri/",
    "/maksuosuuslaskuri/?paivia=450&etuus=ansiopaivaraha&maara=60&taysi=120",
    "/maksuosuuslaskuri/?paivia=20&etuus=yleistuki&vapautus=muu&kotikunta=1.3.2026",
    "/talous/maksuosuus/",
    "/talous/ryhma/",
    "/talous/kannattavuus/",
)
GOLDEN = Path(__file__).parents[1] / "golden" / "liability"


def case(seed: int) -> dict[str, Any]:
    """A story of a seed: one to six benefits over the eras, perhaps with an event, a reduced benefit or an exemption."""
    draw = random.Random(seed)
    benefits, at = [], date(2019, 1, 1) + timedelta(days=draw.randrange(2200))
    for _ in range(draw.randrange(1, 7)):
        late = at >= BEGINS
        most = min(300, 300 if late else days.place(BEGINS) - days.place(at))
        if most < 1:
            at = BEGINS
            continue
        reduced = {"paid_eur_per_day": Decimal(20), "full_eur_per_day": Decimal(30)} if draw.random() < 0.2 else {}
        because = draw.choice(list(Because)) if draw.random() < 0.3 else Because.UNEMPLOYMENT
        kind = draw.choice(LATE if late else EARLY)
        benefit = Benefit(from_=at, days=draw.randrange(1, most + 1), kind=kind, because=because, **reduced)
        benefits.append(benefit)
        at = days.day_at(benefit.end) + timedelta(days=draw.randrange(60))
    events = (Event(date(2025, 3, 3) + timedelta(days=draw.randrange(500)), draw.choice(list(EventKind))),)
    client = Integration(date(2025, 1, 13), draw.choice(list(Group)))
    return {
        "benefits": tuple(benefits),
        "events": events if draw.random() < 0.3 else (),
        "integration": client if draw.random() < 0.2 else None,
    }


def run(*, size: int | None = None) -> dict[str, object]:
    """`size` stories (1 000 when not said). A story day by day, each day a benefit of its own, must cost the same."""
    lawbook, stories = Lawbook.load(), [each for seed in range(size or STORIES) if (each := case(seed))["benefits"]]
    times = []
    for each in stories:
        began = process_time()
        _answer(each, lawbook)
        times.append(1000 * (process_time() - began))
    agrees = all(_answer(each, lawbook).months == _answer(_by_day(each), lawbook).months for each in stories[:SPLIT])
    command = median(_command() for _ in range(COMMANDS))
    typical = median(times)
    results = [
        _figure("one story, median, processor time", round(typical, 3), "ms", "<= 1", typical <= 1),
        _figure("one story, 95th of a hundred", round(sorted(times)[len(times) * 95 // 100], 3), "ms", None, True),
        _figure("luukku liability story, the whole command", round(command, 2), "s", "<= 1", command <= 1),
    ]
    group = _beside("ladder_group").run(size=None)
    return {
        "name": "ladder",
        "results": [*results, *group["results"], *_pages()],
        "agrees": agrees and group["agrees"],
    }


def _answer(told: dict[str, Any], lawbook: Lawbook) -> Answer:
    return ladder(municipalities=HOMES, lawbook=lawbook, **told)


def _by_day(told: dict[str, Any]) -> dict[str, Any]:
    """The same story with a benefit for each of its days."""
    parts = [
        replace(benefit, from_=days.day_at(place), days=1, to=None)
        for benefit in told["benefits"]
        for place in range(benefit.start, benefit.end)
    ]
    return {**told, "benefits": tuple(parts)}


def _command() -> float:
    """Seconds of the whole command on a story of three eras."""
    began = perf_counter()
    story = GOLDEN / "old_1000_1001_with_payment_periods_then_2025.yaml"
    command = [sys.executable, "-m", "luukku.config", "liability", "story", str(story), "--json"]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return perf_counter() - began


def _pages() -> Iterator[dict[str, object]]:
    """Each page as a signed-in reader waits for it, of a server and a database of its own."""
    web = _beside("web")
    with ExitStack() as stack:
        folder = Path(stack.enter_context(TemporaryDirectory(prefix="luukku-bench-")))
        stack.enter_context(web._installation(folder))
        session = web._signed_in()
        port, server = stack.enter_context(web._web_server())
        warm, _processor, _bodies = web._warm(web._Site(port, session), server, PAGES, rounds=ROUNDS)
    for page, waited in warm.items():
        slowest = web._p95(waited)
        yield _figure(f"{web._short(page)}, warm, p95", round(slowest, 1), "ms", "<= 150", slowest <= 150)


def _beside(name: str) -> ModuleType:
    """Another bench of the folder."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", Path(__file__).with_name(f"{name}.py"))
    if spec is None or spec.loader is None:
        raise ImportError(name)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _figure(what: str, value: float, unit: str, goal: str | None, ok: bool) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "goal": goal, "ok": ok}

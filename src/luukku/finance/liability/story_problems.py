"""What cannot be in a liability story although each line of it can: named with its place and what to write instead."""

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from luukku.finance.domain.ladder import amounts, days
from luukku.finance.domain.ladder.case import DAILY_AMOUNT, KEYS
from luukku.finance.domain.ladder.facts import EARNINGS, Benefit, BenefitKind, Home
from luukku.finance.domain.ladder.ladder import AmountMissingError, ladder
from luukku.kernel.dates import DAY
from luukku.kernel.typed import Document, Problem
from luukku.law import Lawbook, Value
from luukku.law.units import Special

if TYPE_CHECKING:
    from luukku.finance.liability.stories import Story


def problems_of(document: "Document[Story]", *, lawbook: Lawbook) -> Iterator[Problem]:
    """Every problem of a story; the amounts are looked at when all else is in order."""
    found = [
        *_out_of_order(document),
        *_homes_out_of_order(document),
        *_without_home(document),
        *_not_paid_then(document, lawbook),
        *_above_the_full(document, lawbook),
    ]
    yield from found or _amount_missing(document, lawbook)


def _problem(document: "Document[Story]", at: int, key: str, message: str, expected: str, nearest: str | None = None) -> Problem:
    line = document.line(("benefits", at, key))
    return Problem(document.file, line, f"benefits[{at}].{key}", message, expected, nearest)


def _out_of_order(document: "Document[Story]") -> Iterator[Problem]:
    if not document.value.benefits:
        yield Problem(document.file, document.line(("benefits",)), "benefits", "no day is paid", "at least one benefit")
    for at, (one, other) in enumerate(pairwise(document.value.benefits), 1):
        if other.start >= one.end:
            continue
        before = f"benefits[{at - 1}], from {one.from_} to {days.day_at(one.end - 1)}"
        if other.end <= one.start:
            message = f"the days run backwards: {other.from_} lies before {before}"
            yield _problem(document, at, "from", message, "the benefits in order of time")
        else:
            message = f"the days overlap with those of {before}"
            expected = "each day in one benefit: this one from the next benefit day on, or the earlier one shorter"
            yield _problem(document, at, "from", message, expected, str(days.day_at(one.end)))


def _homes_out_of_order(document: "Document[Story]") -> Iterator[Problem]:
    homes = document.value.person.municipality
    for at, home in enumerate(homes):
        line, key = document.line(("person", "municipality", at, "from")), f"person.municipality[{at}]"
        if home.to is not None and home.to < home.from_:
            message = f"the days run backwards: {home.to} is before {home.from_}"
            yield Problem(document.file, line, f"{key}.to", message, f"{home.from_} or later")
        earlier = homes[at - 1] if at else None
        if earlier is not None and home.from_ <= (earlier.to or earlier.from_):
            message = f"{home.from_} is not after the municipality before it"
            yield Problem(document.file, line, f"{key}.from", message, "the municipalities in order of time, one at a time")


def _without_home(document: "Document[Story]") -> Iterator[Problem]:
    """The first day of each benefit for which nobody can be billed."""
    homes = document.value.person.municipality
    for at, benefit in enumerate(document.value.benefits):
        free = _first_without(benefit, homes)
        if free is not None:
            message = f"the person has no home municipality on the payment day {days.day_at(free)}"
            expected = f"person.municipality: a home municipality from {days.day_at(free)} or before, or no benefit day then"
            yield _problem(document, at, "from", message, expected)


def _first_without(benefit: Benefit, homes: tuple[Home, ...]) -> int | None:
    place = benefit.start
    for home in sorted(homes, key=lambda home: home.from_):
        if days.place(home.from_) > place:
            break
        end = _end(home, homes)
        place = max(place, end) if end is not None else benefit.end
    return place if place < benefit.end else None


def _end(home: Home, homes: tuple[Home, ...]) -> int | None:
    """The first place after a home municipality; None when it goes on."""
    after = [each.from_ for each in homes if each.from_ > home.from_]
    ends = [*([home.to + DAY] if home.to else []), *after]
    return days.place(min(ends)) if ends else None


def _not_paid_then(document: "Document[Story]", lawbook: Lawbook) -> Iterator[Problem]:
    """A benefit on days when the law has another one in its place."""
    yleistuki = lawbook.parameter(KEYS[BenefitKind.YLEISTUKI]).values[0].from_
    for at, benefit in enumerate(document.value.benefits):
        last = days.day_at(benefit.end - 1)
        if benefit.kind is BenefitKind.YLEISTUKI and days.day_at(benefit.start) < yleistuki:
            expected = f"labour_market_subsidy or basic_allowance up to {yleistuki - DAY}, and yleistuki after it"
            yield _problem(document, at, "kind", f"yleistuki is paid from {yleistuki} on", expected, "labour_market_subsidy")
        ended = lawbook.parameter(KEYS[benefit.kind]).on(last)
        if ended is not None and ended.value is Special.NONE:
            message = f"{benefit.kind} is paid until {ended.from_ - DAY}, and these days go on to {last}"
            expected = f"{benefit.kind} up to {ended.from_ - DAY}, and yleistuki after it"
            yield _problem(document, at, "kind", message, expected, "yleistuki")


def _above_the_full(document: "Document[Story]", lawbook: Lawbook) -> Iterator[Problem]:
    """A paid amount above the daily amount of the law, where the story names no full one."""
    for at, benefit in enumerate(document.value.benefits):
        if benefit.kind in EARNINGS or benefit.full_eur_per_day or not benefit.paid_eur_per_day:
            continue
        for value in _daily_amounts(benefit, lawbook):
            full = amounts.daily_amount(lawbook, max(value.from_, days.day_at(benefit.start))).value
            if full is not None and benefit.paid_eur_per_day > full:
                message = f"{benefit.paid_eur_per_day} euros a day is more than the full {float(full):.2f}"
                expected = "what is paid without increases, or full_eur_per_day too"
                yield _problem(document, at, "paid_eur_per_day", message, expected)
                break


def _daily_amounts(benefit: Benefit, lawbook: Lawbook) -> list[Value]:
    first, last = days.day_at(benefit.start), days.day_at(benefit.end - 1)
    values = lawbook.parameter(DAILY_AMOUNT).values
    return [value for value in values if value.from_ <= last and (value.to is None or value.to >= first)]


def _amount_missing(document: "Document[Story]", lawbook: Lawbook) -> Iterator[Problem]:
    story = document.value
    try:
        ladder(
            benefits=story.benefits,
            municipalities=story.person.municipality,
            events=story.events,
            integration=story.person.integration,
            lawbook=lawbook,
        )
    except AmountMissingError as missing:
        at = story.benefits.index(missing.benefit)
        message = f"the municipality bears a share on {missing.day}, and the lawbook's daily amounts begin later"
        yield _problem(document, at, "from", message, "paid_eur_per_day: what was paid")

"""A group of 100 classes in 9 municipalities for 24 months: whole numbers beside the same rule in plain fractions, day by day."""

import random
from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from math import ceil
from statistics import median
from time import perf_counter

from luukku.finance.domain.ladder.break_even import share_days
from luukku.finance.domain.ladder.group import Band, DayClass, MonthTerms, day_classes, project
from luukku.finance.domain.ladder.group_courses import Flows
from luukku.law.units import LadderStep

ROUNDS = 5
CLASSES, MUNICIPALITIES, MONTHS, WIDTH = 100, 9, 24, 25
LADDER = tuple(
    LadderStep(day, Decimal(percent)) for day, percent in ((101, "9.2"), (201, "18.4"), (301, "27.6"), (401, "36.8"), (701, "43"))
)

Group = Mapping[str, Sequence[int]]


def case(*, classes: int, seed: int) -> tuple[Group, tuple[DayClass, ...], Flows, list[MonthTerms]]:
    draw = random.Random(seed)
    table = day_classes(range(WIDTH, WIDTH * classes, WIDTH))
    group = {f"{code:03}": [draw.randrange(60) for _class in table] for code in draw.sample(range(1, 1000), MUNICIPALITIES)}
    rates = [[Fraction(draw.randrange(most), 1000) for _class in table] for most in (130, 60)]
    flows = Flows(exits=rates[0], inflow=rates[1], days_per_month=Fraction(43, 2))
    return group, table, flows, [MonthTerms(ladder=LADDER, eur_per_day=Fraction(3721, 100))] * MONTHS


def by_fractions(group: Group, classes: Sequence[DayClass], flows: Flows, months: Sequence[MonthTerms]) -> dict[str, list[Band]]:
    """The rule once more as it is told: each day of a class by itself, month after month."""
    top = LADDER[-1].from_day
    ranges = [range(each.first, (each.last or max(each.first, top)) + 1) for each in classes]
    fresh = range(min(ceil(flows.days_per_month), len(ranges[0])))
    own = [[_days(day, classes, flows, len(months)) for day in days] for days in ranges]
    new = [_days(day, classes, flows, len(months)) for day in fresh]
    found: dict[str, list[Band]] = {code: [] for code in group}
    for at, month in enumerate(months):
        bands = [_with_inflow(number, at, own[number], new, flows.inflow[number]) for number in range(len(classes))]
        for code, people in group.items():
            sides = (sum((n * band[side] for n, band in zip(people, bands, strict=True)), Fraction(0)) for side in range(3))
            found[code].append(Band(*(_cents(days * month.eur_per_day) for days in sides)))
    return found


def _days(day: int, classes: Sequence[DayClass], flows: Flows, months: int) -> list[Fraction]:
    place, there, found = Fraction(day), Fraction(1), []
    for _month in range(months):
        found.append(there * share_days(LADDER, place, place + flows.days_per_month))
        number = max((at for at, each in enumerate(classes) if each.first <= place), default=0)
        there *= 1 - flows.exits[number]
        place += flows.days_per_month
    return found


def _with_inflow(
    number: int, at: int, own: Sequence[Sequence[Fraction]], new: Sequence[Sequence[Fraction]], rate: Fraction
) -> tuple[Fraction, Fraction, Fraction]:
    sides = []
    for side in (min, _mean, max):
        after = [
            _mean([each[month] for each in new]) if number == 0 else side([each[month] for each in own]) for month in range(at)
        ]
        sides.append(side([each[at] for each in own]) + rate * sum(after, Fraction(0)))
    return sides[0], sides[1], sides[2]


def _mean(values: Sequence[Fraction]) -> Fraction:
    return sum(values, Fraction(0)) / len(values)


def _cents(euros: Fraction) -> int:
    return int(100 * euros + Fraction(1, 2))


def run(*, size: int | None) -> dict[str, object]:
    """`size` classes; the plain fractions are asked of a tenth of them, whose answers must be the same."""
    group, classes, flows, months = case(classes=size or CLASSES, seed=20261124)
    times = []
    for _round in range(ROUNDS):
        started = perf_counter()
        project(group=group, classes=classes, flows=flows, months=months)
        times.append(1000 * (perf_counter() - started))
    small = case(classes=max(2, (size or CLASSES) // 10), seed=20261125)
    started = perf_counter()
    plain = by_fractions(*small)
    plainly = 1000 * (perf_counter() - started)
    started = perf_counter()
    ours = project(group=small[0], classes=small[1], flows=small[2], months=small[3])
    quickly = 1000 * (perf_counter() - started)
    what = f"{len(classes)} classes × {MUNICIPALITIES} municipalities × {MONTHS} months"
    took = round(median(times), 1)
    return {
        "results": [
            {"what": what, "value": took, "unit": "ms", "goal": "<= 200", "ok": took <= 200},
            {"what": "a tenth of the classes", "value": round(quickly, 1), "unit": "ms", "goal": None, "ok": True},
            {"what": "the same in plain fractions", "value": round(plainly, 1), "unit": "ms", "goal": None, "ok": True},
        ],
        "agrees": {code: list(each.cents) for code, each in ours.items()} == plain,
    }

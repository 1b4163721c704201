"""Sharing a sum by largest remainder: whole numbers beside the same rule in Fraction and in Decimal, on the same seeded sums."""

import random
import resource
from collections.abc import Callable, Mapping
from decimal import ROUND_DOWN, Context, Decimal
from fractions import Fraction
from statistics import median
from time import perf_counter, process_time

from luukku.kernel.money import Weight, apportion

ROUNDS = 5
MUNICIPALITIES = 9
LIMIT_NS_A_WEIGHT = 20  # one division and a few additions a weight, whatever the language
WIDE = Context(prec=80)  # wide enough for total × weight to be exact

Case = tuple[int, dict[str, Weight]]
Rule = Callable[[int, Mapping[str, Weight]], dict[str, int]]


def by_fractions(total: int, weights: Mapping[str, Weight]) -> dict[str, int]:
    """The rule as an agreement writes it, in exact fractions."""
    parts = {code: Fraction(weight) for code, weight in weights.items()}
    a_unit = abs(total) / sum(parts.values(), Fraction(0))
    exact = {code: a_unit * part for code, part in parts.items()}
    shares = {code: int(share) for code, share in exact.items()}
    by_remainder = sorted(sorted(exact), key=lambda code: (exact[code] - shares[code], exact[code]), reverse=True)
    for code in by_remainder[: abs(total) - sum(shares.values())]:
        shares[code] += 1
    return {code: share if total >= 0 else -share for code, share in shares.items()}


def by_decimals(total: int, weights: Mapping[str, Weight]) -> dict[str, int]:
    """The same in wide decimals, for weights that decimals can hold: quotient and remainder keep it exact."""
    parts = {code: Decimal(str(weight)) for code, weight in weights.items()}
    whole = Decimal(0)
    for part in parts.values():
        whole = WIDE.add(whole, part)
    shares, remainders = {}, {}
    for code, part in parts.items():
        product = WIDE.multiply(abs(total), part)
        share = WIDE.divide(product, whole).to_integral_value(ROUND_DOWN)
        shares[code], remainders[code] = int(share), WIDE.subtract(product, WIDE.multiply(share, whole))
    by_remainder = sorted(parts, key=lambda code: (-remainders[code], -parts[code], code))
    for code in by_remainder[: abs(total) - sum(shares.values())]:
        shares[code] += 1
    return {code: share if total >= 0 else -share for code, share in shares.items()}


def cases(*, size: int, seed: int) -> list[Case]:
    """Sums of up to a hundred million euros, refunds among them, over the people of nine municipalities."""
    draw = random.Random(seed)
    codes = [f"{code:03}" for code in draw.sample(range(1, 1000), MUNICIPALITIES)]
    return [
        (
            draw.randrange(-(10**9), 10**10),
            {code: draw.choice((0, draw.randrange(1, 120_000), draw.randrange(1, 9))) for code in codes},
        )
        for _ in range(size)
    ]


def run(*, size: int | None = None) -> dict[str, object]:
    """`size` sums a round (5 000 when not said). The ratio is of medians in one run; rounds of the rules take turns."""
    sums = [case for case in cases(size=size or 5_000, seed=1930) if any(case[1].values())]
    rules: dict[str, Rule] = {"whole numbers": apportion, "Fraction": by_fractions, "Decimal": by_decimals}
    answers = {name: [rule(total, weights) for total, weights in sums] for name, rule in rules.items()}  # warms up, too
    wall: dict[str, list[float]] = {name: [] for name in rules}
    cpu: dict[str, list[float]] = {name: [] for name in rules}
    for _ in range(ROUNDS):
        for name, rule in rules.items():
            began, began_cpu = perf_counter(), process_time()
            for total, weights in sums:
                rule(total, weights)
            wall[name].append(perf_counter() - began)
            cpu[name].append(process_time() - began_cpu)
    medians = {name: median(times) for name, times in wall.items()}
    ratio = medians["Fraction"] / medians["whole numbers"]
    results = [_figure(f"{name}, sums shared", round(len(sums) / medians[name] / 1e6, 4), "million a second") for name in rules]
    results += [_figure(f"{name}, processor time", round(median(cpu[name]) / len(sums) * 1e6, 2), "µs a sum") for name in rules]
    results += [
        _figure("limit, sums shared", round(1e3 / (LIMIT_NS_A_WEIGHT * MUNICIPALITIES), 2), "million a second"),
        _figure("peak memory of the process", round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024), "MiB"),
        {"what": "whole numbers beside Fraction", "value": round(ratio, 1), "unit": "times", "goal": ">= 5", "ok": ratio >= 5},
    ]
    exact = all(sum(shares.values()) == total for (total, _), shares in zip(sums, answers["whole numbers"], strict=True))
    agrees = exact and answers["whole numbers"] == answers["Fraction"] == answers["Decimal"]
    return {"name": "apportion", "results": results, "agrees": agrees}


def _figure(what: str, value: float, unit: str) -> dict[str, object]:
    return {"what": what, "value": value, "unit": unit, "goal": None, "ok": True}

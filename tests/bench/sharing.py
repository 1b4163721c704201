"""Sharing 30 blocks among 20 municipalities for 60 months: whole numbers beside the same rules in plain fractions."""

import random
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from datetime import date
from fractions import Fraction
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from luukku.finance.domain.sharing import (
    Agreement,
    Amount,
    Block,
    Column,
    Data,
    KeyRule,
    Kind,
    Member,
    Period,
    Settlement,
    Validity,
    read_period,
    share_all,
)
from luukku.kernel.money import format_euros
from luukku.kernel.typed import write, write_sheet

ROUNDS = 5
BLOCKS, MUNICIPALITIES, MONTHS = 30, 20, 60
COLUMNS = ("broad_unemployment", "population_18_64", "foreign_language", "labour_force", "clients")
MIX = {"broad_unemployment": Fraction(1, 2), "population_18_64": Fraction(2, 5), "foreign_language": Fraction(1, 10)}
FIRST_YEAR = 2025


def case(*, months: int, seed: int) -> tuple[Agreement, Data, list[Period]]:
    """A member leaves, a key changes, every fifth block has a cap and a floor, refunds are among the amounts."""
    draw = random.Random(seed)
    codes = sorted(f"{code:03}" for code in draw.sample(range(1, 1000), MUNICIPALITIES))
    keys: dict[str, KeyRule | tuple[KeyRule, ...]] = {name: KeyRule(data=name) for name in COLUMNS}
    keys["common"] = KeyRule(mix=MIX)
    keys["changing"] = (KeyRule(data="labour_force"), KeyRule(data="clients", from_=date(2027, 3, 16)))
    names = (*COLUMNS, "common", "changing")
    blocks = tuple(_block(n, names[n % len(names)], codes, draw) for n in range(BLOCKS))
    members = (*(Member(code) for code in codes[:-1]), Member(codes[-1], to=date(2026, 6, 14)))
    agreement = Agreement("Twenty", Validity(date(FIRST_YEAR, 1, 1)), read_period(str(FIRST_YEAR)), members, keys, blocks)
    periods = [read_period(f"{FIRST_YEAR + n // 12}-{n % 12 + 1:02}") for n in range(months)]
    figures = {Column(name): {code: Fraction(draw.randrange(1, 60_000)) for code in codes} for name in COLUMNS}
    amounts = {
        block.id: tuple(Amount(period, Kind.ACTUAL, draw.choice((1, 1, 1, -1)) * draw.randrange(1, 10**8)) for period in periods)
        for block in blocks
    }
    return agreement, Data(keys=figures, amounts=amounts), periods


def _block(n: int, key: str, codes: list[str], draw: random.Random) -> Block:
    if n % 5:
        return Block(f"block_{n}", key=key)
    capped, floored = draw.sample(codes[:-1], 2)
    # a floor binds no refund, so it stays below nought
    return Block(
        f"block_{n}", key=key, cap={capped: draw.randrange(10**6, 10**8)}, floor={floored: -draw.randrange(10**6, 10**8)}
    )


def by_fractions(agreement: Agreement, data: Data, period: Period) -> dict[tuple[str, str], int]:
    """The rules once more as an agreement writes them: exact fractions, stretch by stretch, rounded by largest remainder."""
    cents: dict[tuple[str, str], int] = {}
    for block in agreement.blocks:
        amount = next(each.cents for each in data.amounts[block.id] if each.period == period)
        exact: dict[str, Fraction] = {}
        for first, last in _stretches(agreement, period):
            part = Fraction(amount * (last - first + 1), period.length)
            days = Fraction(last - first + 1, agreement.period.length)
            for code, share in _limited(part, _shares(agreement, data, block.key or "", first), block, days).items():
                exact[code] = exact.get(code, Fraction(0)) + share
        sign = -1 if amount < 0 else 1
        down = {code: int(sign * share) for code, share in exact.items()}
        order = sorted(exact, key=lambda code: (down[code] - sign * exact[code], -sign * exact[code], code))
        for code in order[: abs(amount) - sum(down.values())]:
            down[code] += 1
        cents |= {(block.id, code): sign * share for code, share in down.items()}
    return cents


def _stretches(agreement: Agreement, period: Period) -> list[tuple[int, int]]:
    """The period in day numbers, cut where members or keys change."""
    starts = {period.days.start.toordinal()}
    starts |= {member.to.toordinal() + 1 for member in agreement.members if member.to}
    starts |= {rule.from_.toordinal() for key in agreement.keys for rule in agreement.rules(key) if rule.from_}
    inside = sorted(day for day in starts if period.days.start.toordinal() <= day <= period.last.toordinal())
    return list(zip(inside, [*(day - 1 for day in inside[1:]), period.last.toordinal()], strict=True))


def _shares(agreement: Agreement, data: Data, key: str, day: int) -> dict[str, Fraction]:
    codes = [each.code for each in agreement.members if each.to is None or day <= each.to.toordinal()]
    rule = agreement.rule_on(key, date.fromordinal(day))
    if rule is None or rule.mix is None:
        figures = data.keys[Column(rule.data or "")] if rule else {}
        whole = sum(figures[code] for code in codes)
        return {code: figures[code] / whole for code in codes}
    total = dict.fromkeys(codes, Fraction(0))
    for name, weight in rule.mix.items():
        for code, share in _shares(agreement, data, name, day).items():
            total[code] += weight * share
    return total


def _limited(part: Fraction, shares: Mapping[str, Fraction], block: Block, days: Fraction) -> dict[str, Fraction]:
    fixed: dict[str, Fraction] = {}
    while True:
        open_ = {code: share for code, share in shares.items() if code not in fixed}
        rest, whole = part - sum(fixed.values()), sum(open_.values())
        now = {code: rest * share / whole for code, share in open_.items()}
        outside = {code: limit * days for code, limit in block.cap.items() if code in now and now[code] > limit * days}
        outside |= {code: limit * days for code, limit in block.floor.items() if code in now and now[code] < limit * days}
        if not outside:
            return now | fixed
        fixed |= outside


def cents_of(settlements: tuple[Settlement, ...]) -> list[dict[tuple[str, str], int]]:
    """Every row of every month."""
    return [{(row.block, row.municipality): row.cents for row in settlement.rows()} for settlement in settlements]


def run(*, size: int | None = None) -> dict[str, object]:
    """`size` months (60 when not said). Rounds of both ways take turns; the figures are medians of one run."""
    agreement, data, periods = case(months=size or MONTHS, seed=1930)
    answers = cents_of(share_all(agreement=agreement, data=data, periods=periods))  # warms up, too
    plain = [by_fractions(agreement, data, period) for period in periods]
    sums = all(sum(rows.values()) == sum(amounts[n].cents for amounts in data.amounts.values()) for n, rows in enumerate(answers))
    ours, cpu, theirs = [], [], []
    for n in range(ROUNDS):
        began, began_cpu = perf_counter(), process_time()
        cents_of(share_all(agreement=agreement, data=data, periods=periods))
        ours.append(perf_counter() - began)
        cpu.append(process_time() - began_cpu)
        if n < 2:  # the plain way takes seconds
            began = perf_counter()
            for period in periods:
                by_fractions(agreement, data, period)
            theirs.append(perf_counter() - began)
    took, ratio = median(ours) * 1e3, median(theirs) / median(ours)
    command = _command_seconds(agreement, data)
    what = f"{BLOCKS} blocks, {MUNICIPALITIES} municipalities, {len(periods)} months, every row"
    results = [
        {"what": what, "value": round(took, 1), "unit": "ms", "goal": "<= 200", "ok": took <= 200},
        {"what": "its processor time", "value": round(median(cpu) * 1e3, 1), "unit": "ms", "goal": None, "ok": True},
        {"what": "the same in plain fractions", "value": round(median(theirs) * 1e3), "unit": "ms", "goal": None, "ok": True},
        {"what": "whole numbers beside fractions", "value": round(ratio, 1), "unit": "times", "goal": ">= 5", "ok": ratio >= 5},
        {"what": "sharing compute --json, a year", "value": round(command, 2), "unit": "s", "goal": "<= 1", "ok": command <= 1},
    ]
    return {"name": "sharing", "results": results, "agrees": sums and answers == plain}


def _command_seconds(agreement: Agreement, data: Data) -> float:
    """The command as a person runs it, on the same agreement for its first year: median of three."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "twenty.yaml").write_text(write(agreement), encoding="utf-8")
        codes = sorted(data.keys[Column(COLUMNS[0])])
        rows = tuple((code, *(str(data.keys[Column(column)][code]) for column in COLUMNS)) for code in codes)
        (folder / "keys.csv").write_text(write_sheet(("municipality", *COLUMNS), rows), encoding="utf-8")
        lines = tuple((block, str(FIRST_YEAR), "actual", format_euros(each[0].cents)) for block, each in data.amounts.items())
        (folder / "amounts.csv").write_text(write_sheet(("block", "period", "part", "amount"), lines), encoding="utf-8")
        words = [
            sys.executable,
            "-m",
            "luukku.config",
            "sharing",
            "compute",
            str(folder / "twenty.yaml"),
            "--data",
            name,
            "--json",
        ]
        took = []
        for _ in range(3):
            began = perf_counter()
            subprocess.run(words, check=True, capture_output=True)
            took.append(perf_counter() - began)
    return median(took)

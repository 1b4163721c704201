"""The rules of sharing once more, as plainly as they can be said: fractions, one day after another. Only to compare with."""

from datetime import date
from fractions import Fraction

from luukku.finance.domain.sharing import Agreement, Block, Column, Data
from luukku.kernel.dates import DateRange


def exactly(*, agreement: Agreement, data: Data, block: Block, cents: int, days: DateRange) -> dict[str, Fraction]:
    """What each pays of `cents` of a block for some days, each day shared by itself."""
    paid: dict[str, Fraction] = {}
    known: dict[object, dict[str, Fraction]] = {}
    for day in days:
        condition = (members_on(agreement, block, day), parts_on(agreement, block, day))
        if condition not in known:
            known[condition] = on_a_day(Fraction(cents, days.days), condition[0], agreement, data, block, day)
        for code, share in known[condition].items():
            paid[code] = paid.get(code, Fraction(0)) + share
    return paid


def members_on(agreement: Agreement, block: Block, day: date) -> tuple[str, ...]:
    there = {m.code for m in agreement.members if (m.from_ or day) <= day <= (m.to or day)}
    return tuple(sorted(there & set(block.members) if block.members else there))


def parts_on(agreement: Agreement, block: Block, day: date) -> tuple[object, ...]:
    """Which rules hold on the day: two days with the same ones are shared alike."""
    starts = sorted(rule.from_ for key in agreement.keys for rule in agreement.rules(key) if rule.from_)
    blend = tuple((p.from_ or day) <= day <= (p.to or day) for p in block.blend)
    return (sum(start <= day for start in starts), blend)


def on_a_day(
    amount: Fraction, codes: tuple[str, ...], agreement: Agreement, data: Data, block: Block, day: date
) -> dict[str, Fraction]:
    blend = [(p.key, p.weight) for p in block.blend if (p.from_ or day) <= day <= (p.to or day)]
    shares = mixed(blend or [(block.key or "", Fraction(1))], codes, agreement, data, day)
    length = agreement.period.days.days
    caps = {code: Fraction(cap, length) for code, cap in block.cap.items() if code in codes}
    floors = {code: Fraction(floor, length) for code, floor in block.floor.items() if code in codes}
    fixed: dict[str, Fraction] = {}
    while True:
        rest = amount - sum(fixed.values())
        others = {code: share for code, share in shares.items() if code not in fixed}
        whole = sum(others.values())
        now = {code: rest * share / whole if whole else Fraction(0) for code, share in others.items()}
        outside = {code: caps[code] for code, share in now.items() if code in caps and share > caps[code]}
        outside |= {code: floors[code] for code, share in now.items() if code in floors and share < floors[code]}
        if not outside:
            return {**now, **fixed}
        fixed |= outside


def mixed(
    parts: list[tuple[str, Fraction]], codes: tuple[str, ...], agreement: Agreement, data: Data, day: date
) -> dict[str, Fraction]:
    total = dict.fromkeys(codes, Fraction(0))
    for key, weight in parts:
        rule = [each for each in agreement.rules(key) if (each.from_ or day) <= day][-1]
        if rule.mix is not None:
            shares = mixed(list(rule.mix.items()), codes, agreement, data, day)
        else:
            figures = rule.fixed if rule.fixed is not None else data.keys[Column(rule.data or "", rule.year)]
            whole = sum(Fraction(figures[code]) for code in codes)
            shares = {code: Fraction(figures[code]) / whole for code in codes}
        for code in codes:
            total[code] += weight * shares[code]
    return total


def rounded(cents: int, exact: dict[str, Fraction]) -> dict[str, int]:
    """Largest remainder; ties by larger share, then by lower code. A refund is rounded as its positive amount."""
    sign = -1 if cents < 0 else 1
    down = {code: int(sign * share) for code, share in exact.items()}
    order = sorted(exact, key=lambda code: (down[code] - sign * exact[code], -sign * exact[code], code))
    for code in order[: sign * cents - sum(down.values())]:
        down[code] += 1
    return {code: sign * share for code, share in down.items()}

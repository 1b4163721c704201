"""Does an agreement hold together by itself, before any data? Everything that does not, each with its place."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import date
from fractions import Fraction

from luukku.finance.domain.sharing.agreement import Agreement, Block, KeyRule, in_force
from luukku.finance.domain.sharing.data import Flaw
from luukku.kernel.dates import DAY
from luukku.kernel.typed import Path, nearest


def flaws_of_agreement(agreement: Agreement) -> list[Flaw]:
    """All that does not hold in an agreement."""
    return [*_frame(agreement), *_members(agreement), *_keys(agreement), *_circles(agreement), *_blocks(agreement)]


def _flaw(path: Path, message: str, expected: str | None = None, near: str | None = None) -> Flaw:
    return Flaw("agreement", path, message, expected, near)


def _frame(agreement: Agreement) -> Iterator[Flaw]:
    if not agreement.members:
        yield _flaw(("members",), "the agreement has no members", "a member municipality or more")
    if not agreement.blocks:
        yield _flaw(("blocks",), "the agreement has no blocks", "a cost block or more")
    valid, period = agreement.valid, agreement.period
    if period.days.start < valid.from_ or (valid.to is not None and valid.to < period.last):
        message = f"the period {period.text} is not within the days on which the agreement is in force"
        yield _flaw(("period",), message, f"days from {valid.from_} to {valid.to or 'any day after'}")


def _members(agreement: Agreement) -> Iterator[Flaw]:
    for n, member in enumerate(agreement.members):
        for earlier in agreement.members[:n]:
            if earlier.code == member.code and _meet(earlier.from_, earlier.to, member.from_, member.to):
                yield _flaw(("members", n), f"{member.code} is a member twice on the same days", "each municipality once a day")


def _meet(first: date | None, last: date | None, other_first: date | None, other_last: date | None) -> bool:
    return (first or date.min) <= (other_last or date.max) and (other_first or date.min) <= (last or date.max)


def _keys(agreement: Agreement) -> Iterator[Flaw]:
    codes = {member.code for member in agreement.members}
    for key, written in agreement.keys.items():
        rules = agreement.rules(key)
        if not rules:
            yield _flaw(("keys", key), f"the key {key} has no rule", "data, mix or fixed")
        for n, rule in enumerate(rules):
            path: Path = ("keys", key) if isinstance(written, KeyRule) else ("keys", key, n)
            if n and (rule.from_ is None or (rules[n - 1].from_ or date.min) >= rule.from_):
                message = f"the rules of the key {key} do not follow each other"
                yield _flaw(path, message, "each with `from`, later than the one before")
            if rule.mix is not None:
                yield from _unknown_keys(agreement, rule.mix, (*path, "mix"), f"the key {key}")
                yield from _not_one(rule.mix, (*path, "mix"), f"the weights of the key {key}")
            if rule.fixed is not None:
                yield from _unknown_codes(rule.fixed, codes, (*path, "fixed"), f"the key {key}")
                yield from _not_one(rule.fixed, (*path, "fixed"), f"the shares of the key {key}")


def _unknown_keys(agreement: Agreement, names: Iterable[str], path: Path, whose: str) -> Iterator[Flaw]:
    for name in names:
        if name not in agreement.keys:
            expected = f"one of {', '.join(agreement.keys) or 'the keys of this file (there are none)'}"
            near = nearest(name, agreement.keys)
            yield _flaw((*path, name), f"{whose} names the key '{name}', which is not in this file", expected, near)


def _unknown_codes(names: Iterable[str], codes: set[str], path: Path, whose: str) -> Iterator[Flaw]:
    for n, name in enumerate(names):
        if name not in codes:
            at = n if path[-1] == "members" else name
            expected = f"one of {', '.join(sorted(codes))}"
            yield _flaw((*path, at), f"{whose} names {name}, which is not a member", expected, nearest(name, codes))


def _not_one(weights: dict[str, Fraction], path: Path, what: str) -> Iterator[Flaw]:
    for name, weight in weights.items():
        if weight < 0:
            yield _flaw((*path, name), f"{what} are negative for {name}", "nought or more")
    total = sum(weights.values(), Fraction(0))
    if total != 1:
        yield _flaw(
            path, f"{what} sum to {_number(total)}, not to 1", f"{_number(abs(1 - total))} {'more' if total < 1 else 'less'}"
        )


def _to_one(total: Fraction) -> str:
    return f"{_number(abs(1 - total))} {'more' if total < 1 else 'less'}"


def _number(value: Fraction) -> str:
    """As a decimal where it is one, else as p/q."""
    exact = value * 10**6
    return f"{float(value):.6f}".rstrip("0").rstrip(".") if exact.denominator == 1 else f"{value.numerator}/{value.denominator}"


def _circles(agreement: Agreement) -> Iterator[Flaw]:
    """Keys that lead back to themselves, each circle once."""
    seen: set[frozenset[str]] = set()
    for key in agreement.keys:
        circle = _circle(agreement, key, ())
        if circle and frozenset(circle) not in seen:
            seen.add(frozenset(circle))
            message = f"the key {circle[0]} leads back to itself: {' → '.join((*circle, circle[0]))}"
            yield _flaw(("keys", circle[0]), message, "keys that end in data or fixed shares")


def _circle(agreement: Agreement, key: str, way: tuple[str, ...]) -> tuple[str, ...] | None:
    if key in way:
        return way[way.index(key) :]
    if key not in agreement.keys:
        return None
    inner = {name for rule in agreement.rules(key) for name in rule.mix or ()}
    return next((found for name in sorted(inner) if (found := _circle(agreement, name, (*way, key)))), None)


def _blocks(agreement: Agreement) -> Iterator[Flaw]:
    counts = Counter(block.id for block in agreement.blocks)
    codes = {member.code for member in agreement.members}
    for n, block in enumerate(agreement.blocks):
        path: Path = ("blocks", n)
        whose = f"the block {block.id}"
        if counts[block.id] > 1:
            yield _flaw((*path, "id"), f"{whose} stands {counts[block.id]} times", "an id of its own for each block")
        if block.key is not None and block.key not in agreement.keys:
            expected = f"one of {', '.join(agreement.keys) or 'the keys of this file (there are none)'}"
            message = f"{whose} names the key '{block.key}', which is not in this file"
            yield _flaw((*path, "key"), message, expected, nearest(block.key, agreement.keys))
        yield from _unknown_codes(block.members, codes, (*path, "members"), whose)
        for code in sorted(code for code, times in Counter(block.members).items() if times > 1):
            yield _flaw((*path, "members"), f"{whose} names {code} twice", "each municipality once")
        yield from _limits(block, path, set(block.members) or codes, whose)
        yield from _blend(agreement, block, path, whose)


def _limits(block: Block, path: Path, codes: set[str], whose: str) -> Iterator[Flaw]:
    for name, limits in (("cap", block.cap), ("floor", block.floor)):
        for code in limits:
            if code not in codes:
                message = f"the {name} of {whose} names {code}, which does not share it"
                yield _flaw((*path, name, code), message, f"one of {', '.join(sorted(codes))}", nearest(code, codes))
    for code in block.cap.keys() & block.floor.keys():
        if block.cap[code] < block.floor[code]:
            yield _flaw((*path, "cap", code), f"the cap of {code} in {whose} is below its floor", "a cap at the floor or above")


def _blend(agreement: Agreement, block: Block, path: Path, whose: str) -> Iterator[Flaw]:
    for n, part in enumerate(block.blend):
        if part.key not in agreement.keys:
            message = f"{whose} names the key '{part.key}', which is not in this file"
            expected = f"one of {', '.join(agreement.keys)}"
            yield _flaw((*path, "blend", n, "key"), message, expected, nearest(part.key, agreement.keys))
        if part.weight < 0:
            yield _flaw((*path, "blend", n, "weight"), f"the weight of {part.key} in {whose} is negative", "nought or more")
    if not block.blend:
        return
    first = max(agreement.valid.from_, block.from_ or date.min)
    changes = {each for part in block.blend for each in (part.from_, part.to and part.to + DAY) if each}
    for day in sorted({first, *changes}):
        if not (day >= first and in_force(None, agreement.valid.to, day) and in_force(None, block.to, day)):
            continue
        total = sum((part.weight for part in block.blend if in_force(part.from_, part.to, day)), Fraction(0))
        if total != 1:
            when = f" on {day}" if changes else ""
            yield _flaw((*path, "blend"), f"the weights of {whose} sum to {_number(total)}{when}, not to 1", _to_one(total))
            return

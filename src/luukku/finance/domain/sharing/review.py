"""What an agreement needs and what it leaves open, told before it is applied to any data."""

from dataclasses import dataclass

from luukku.finance.domain.sharing.agreement import Agreement, Block, KeyRule
from luukku.finance.domain.sharing.data import Column


@dataclass(frozen=True, slots=True)
class Review:
    """An agreement that holds together, looked through.

    keys     columns that keys.csv must have
    direct   columns that direct.csv must have
    amounts  blocks whose sums must stand in amounts.csv even for the agreement's own period
    open     what a reader should look at, in words
    """

    agreement: Agreement
    keys: tuple[Column, ...]
    direct: tuple[str, ...]
    amounts: tuple[str, ...]
    open: tuple[str, ...]


def review(agreement: Agreement) -> Review:
    """What the agreement needs and leaves open."""
    used = used_keys(agreement)
    rules = [rule for key in agreement.keys if key in used for rule in agreement.rules(key)]
    columns = sorted({Column(rule.data, rule.year) for rule in rules if rule.data}, key=lambda each: (each.name, each.year or 0))
    direct = tuple(dict.fromkeys(block.direct for block in agreement.blocks if block.direct))
    amounts = tuple(block.id for block in agreement.blocks if block.amount is None and not block.direct)
    return Review(agreement, tuple(columns), direct, amounts, tuple(_open(agreement, used)))


def used_keys(agreement: Agreement) -> set[str]:
    """The keys that some block shares by, also through mixes; a weight of nought does not count."""
    used: set[str] = set()
    wanted = [name for block in agreement.blocks for name in _named_by(block)]
    while wanted:
        key = wanted.pop()
        if key not in used:
            used.add(key)
            wanted += [name for rule in agreement.rules(key) for name, weight in (rule.mix or {}).items() if weight]
    return used


def _named_by(block: Block) -> list[str]:
    return [block.key] if block.key else [part.key for part in block.blend if part.weight]


def _open(agreement: Agreement, used: set[str]) -> list[str]:
    """Keys that nothing uses, and members without a fixed share."""
    found = [f"no block shares by the key {key}" for key in agreement.keys if key not in used]
    codes = {member.code for member in agreement.members}
    fixed = [(key, rule) for key in sorted(used) for rule in agreement.rules(key) if rule.fixed is not None]
    return found + [line for key, rule in fixed for line in _without_share(key, rule, codes)]


def _without_share(key: str, rule: KeyRule, codes: set[str]) -> list[str]:
    lacking = sorted(codes - set(rule.fixed or ()))
    return [f"the fixed key {key} has no share for {', '.join(lacking)}"] if lacking else []

"""The rules of one agreement for the municipalities of another: how would we share by theirs?"""

from collections.abc import Iterator
from dataclasses import replace

from luukku.finance.domain.sharing.agreement import Agreement
from luukku.finance.domain.sharing.data import Flaw, NotShared
from luukku.kernel.money import apportion


def for_members_of(other: Agreement, *, rules: Agreement, total: int | None = None) -> Agreement:
    """`rules` with the members, the validity and the period of `other`.

    total  cents that the blocks with an amount cost together, in the proportions of their amounts; as they are when not said
    Raises NotShared, naming what of the rules is written for municipalities of their own.
    """
    flaws = list(_own_municipalities(rules))
    costly = {block.id: block.amount for block in rules.blocks if block.amount}
    if total is not None and not costly:
        flaws.append(Flaw("agreement", ("blocks",), "no block has an amount to share the total by", "an amount for some block"))
    if flaws:
        raise NotShared(flaws)
    amounts = costly if total is None else apportion(total, costly)
    blocks = tuple(replace(block, amount=amounts.get(block.id, block.amount)) for block in rules.blocks)
    return replace(rules, members=other.members, valid=other.valid, period=other.period, blocks=blocks)


def _own_municipalities(rules: Agreement) -> Iterator[Flaw]:
    """Shares and limits by municipality: they say nothing of others."""
    expected = "rules that name no municipality"
    for key in rules.keys:
        if any(rule.fixed is not None for rule in rules.rules(key)):
            message = f"the key {key} has fixed shares of its own municipalities"
            yield Flaw("agreement", ("keys", key), message, expected)
    for n, block in enumerate(rules.blocks):
        for name in ("members", "cap", "floor"):
            if getattr(block, name):
                message = f"the {name} of the block {block.id} names its own municipalities"
                yield Flaw("agreement", ("blocks", n, name), message, expected)

"""An agreement and its figures with something changed: what if a member left, a key weighed more, unemployment rose."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction

from luukku.finance.domain.sharing.agreement import Agreement, Block, KeyRule
from luukku.finance.domain.sharing.data import Amount, Data, Flaw, NotShared
from luukku.kernel.numbers import rounded
from luukku.kernel.typed import nearest


@dataclass(frozen=True, slots=True)
class Case:
    """What is shared: an agreement and its figures."""

    agreement: Agreement
    data: Data


@dataclass(frozen=True, slots=True)
class Leaves:
    """A member's last day."""

    code: str
    last_day: date


@dataclass(frozen=True, slots=True)
class SharedBy:
    """Another key for a block."""

    block: str
    key: str


@dataclass(frozen=True, slots=True)
class Weighs:
    """Other weights in a mix, all of them; they sum to 1."""

    key: str
    weights: Mapping[str, Fraction]


@dataclass(frozen=True, slots=True)
class Figure:
    """A municipality's figure in a column, changed by a percentage."""

    column: str
    code: str
    percent: Fraction


@dataclass(frozen=True, slots=True)
class Costs:
    """A block's sums, changed by a percentage and rounded to the cent."""

    block: str
    percent: Fraction


Wish = Leaves | SharedBy | Weighs | Figure | Costs


def changed(case: Case, *, wishes: tuple[Wish, ...]) -> Case:
    """The case with the wishes fulfilled in their order. Raises NotShared for what the case does not have."""
    for wish in wishes:
        case = _changed(case, wish)
    return case


def _changed(case: Case, wish: Wish) -> Case:
    match wish:
        case Leaves():
            return replace(case, agreement=_left(case.agreement, wish))
        case SharedBy():
            _known("key", wish.key, case.agreement.keys)
            block = replace(_block(case.agreement, wish.block), key=wish.key, blend=())
            return replace(case, agreement=_with_block(case.agreement, block))
        case Weighs():
            return replace(case, agreement=_weighing(case.agreement, wish))
        case Figure():
            return replace(case, data=_with_figure(case.data, wish))
        case Costs():
            return _costing(case, wish)


def _left(agreement: Agreement, wish: Leaves) -> Agreement:
    _known("member", wish.code, [each.code for each in agreement.members])
    kept = []
    for member in agreement.members:
        if member.code != wish.code or (member.to is not None and member.to <= wish.last_day):
            kept.append(member)
        elif member.from_ is None or member.from_ <= wish.last_day:
            kept.append(replace(member, to=wish.last_day))
    return replace(agreement, members=tuple(kept))


def _block(agreement: Agreement, name: str) -> Block:
    """A block that is shared by keys."""
    _known("block", name, [block.id for block in agreement.blocks if not block.direct])
    return next(block for block in agreement.blocks if block.id == name)


def _with_block(agreement: Agreement, block: Block) -> Agreement:
    return replace(agreement, blocks=tuple(block if each.id == block.id else each for each in agreement.blocks))


def _weighing(agreement: Agreement, wish: Weighs) -> Agreement:
    mixes = [key for key in agreement.keys if any(rule.mix is not None for rule in agreement.rules(key))]
    _known("mix", wish.key, mixes)
    rule = KeyRule(mix={key: weight for key, weight in wish.weights.items() if weight})
    return replace(agreement, keys={**agreement.keys, wish.key: rule})


def _with_figure(data: Data, wish: Figure) -> Data:
    columns = [column for column in data.keys if column.name == wish.column]
    _known("column", wish.column, {column.name for column in data.keys})
    _known("figure", wish.code, {code for column in columns for code in data.keys[column]})
    for column in columns:
        if wish.code in data.keys[column]:
            value = data.keys[column][wish.code] * (1 + wish.percent / 100)
            data = data.with_figure(column=column, municipality=wish.code, value=value)
    return data


def _costing(case: Case, wish: Costs) -> Case:
    block = _block(case.agreement, wish.block)
    lines = case.data.amounts.get(block.id, ())
    more: dict[str, tuple[Amount, ...]] = {block.id: tuple(replace(line, cents=_scaled(line.cents, wish)) for line in lines)}
    if block.amount is not None:
        block = replace(block, amount=_scaled(block.amount, wish))
    data = replace(case.data, amounts={**case.data.amounts, **more}) if lines else case.data
    return Case(_with_block(case.agreement, block), data)


def _scaled(cents: int, wish: Costs) -> int:
    return int(rounded(cents * (1 + wish.percent / 100), 0))


def _known(what: str, name: str, names: "list[str] | set[str] | Mapping[str, object]") -> None:
    if name not in names:
        known = sorted(names)
        message = f"the agreement has no {what} '{name}' to change"
        raise NotShared([Flaw("agreement", (what,), message, f"one of {', '.join(known)}", nearest(name, known))])

"""Keys as exact shares: whole numbers over one common denominator for each key and each group of sharers."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from functools import reduce
from math import gcd, lcm

from luukku.finance.domain.sharing.agreement import Agreement, Block, KeyRule, in_force
from luukku.finance.domain.sharing.data import Column, Data, Flaw, NotShared
from luukku.kernel.typed import nearest

Parts = tuple[tuple[str, Fraction], ...]
"""Keys with their weights."""


@dataclass(frozen=True, slots=True)
class Term:
    """One key in a share: weight × value of the municipality / sum of the values of those who share."""

    key: str
    column: Column | None
    weight: Fraction
    values: tuple[Fraction, ...]
    total: Fraction


@dataclass(frozen=True, slots=True)
class Shares:
    """Shares of some municipalities: that of `codes[n]` is `parts[n] / whole`. `terms` tell how they came about."""

    codes: tuple[str, ...]
    parts: tuple[int, ...]
    whole: int
    terms: tuple[Term, ...]


@dataclass(slots=True)
class Keys:
    """The shares of an agreement on its data, each computed once."""

    agreement: Agreement
    data: Data
    _known: dict[tuple[tuple[tuple[str, int, Fraction], ...], tuple[str, ...]], Shares] = field(default_factory=dict)

    def shares(self, *, block: Block, codes: tuple[str, ...], day: date) -> Shares:
        """The shares of `codes` in a block on a day. Raises NotShared with every reason."""
        leaves = tuple(self._leaves(weights_on(block, day), day, block))
        known = self._known.get((leaves, codes))
        if known is None:
            known = self._known[leaves, codes] = self._combined(leaves, codes, block)
        return known

    def _leaves(self, parts: Parts, day: date, block: Block) -> Iterator[tuple[str, int, Fraction]]:
        """Keys of data and fixed keys with the weights that mixes give them: key, number of its rule, weight."""
        for key, weight in parts:
            rule = self.agreement.rule_on(key, day)
            if rule is None:
                message = f"the key {key}, which the block {block.id} shares by, says nothing on {day}"
                raise NotShared([Flaw("agreement", ("keys", key), message, "a first rule without `from`, or an earlier one")])
            if rule.mix is not None:
                yield from self._leaves(tuple((name, weight * part) for name, part in rule.mix.items() if part), day, block)
            else:
                yield key, self.agreement.rules(key).index(rule), weight

    def _combined(self, leaves: tuple[tuple[str, int, Fraction], ...], codes: tuple[str, ...], block: Block) -> Shares:
        terms: list[Term] = []
        flaws: list[Flaw] = []
        for key, number, weight in leaves:
            try:
                terms.append(self._term(key, self.agreement.rules(key)[number], weight, codes, block))
            except NotShared as bad:
                flaws += bad.flaws
        if flaws:
            raise NotShared(flaws)
        scales = [lcm(*(value.denominator for value in term.values)) for term in terms]
        wholes = [int(term.total * scale) for term, scale in zip(terms, scales, strict=True)]
        whole = lcm(*(term.weight.denominator * own for term, own in zip(terms, wholes, strict=True)))
        parts = [0] * len(codes)
        for term, scale, own in zip(terms, scales, wholes, strict=True):
            times = term.weight.numerator * (whole // (term.weight.denominator * own))
            for n, value in enumerate(term.values):
                parts[n] += times * (value.numerator * (scale // value.denominator))
        common = reduce(gcd, parts, whole)
        return Shares(codes, tuple(part // common for part in parts), whole // common, tuple(terms))

    def _term(self, key: str, rule: KeyRule, weight: Fraction, codes: tuple[str, ...], block: Block) -> Term:
        column = None if rule.data is None else self._column(key, rule.data, rule.year, block)
        found = self.data.keys[column] if column else rule.fixed or {}
        name = f"{key} of the block {block.id}"
        flaws = []
        for code in codes:
            if code in found and found[code] >= 0:
                continue
            message = (
                f"the key {name} has no figure for {code}" if code not in found else f"the key {name} is negative for {code}"
            )
            expected = f"a figure for {code}" if code not in found else "nought or more"
            spelt = nearest(code, set(found) - set(codes)) if code not in found else None
            if column:
                flaws.append(Flaw("keys", (code, column.name), message, expected, spelt))
            else:
                flaws.append(Flaw("agreement", ("keys", key, "fixed"), message, f"a share for {code}", spelt))
        if flaws:
            raise NotShared(flaws)
        values = tuple(found[code] for code in codes)
        total = sum(values, Fraction(0))
        if total == 0:
            message = f"the key {name} is nought for all who share ({', '.join(codes)})"
            remedy = "a figure above nought for one of them, or another key"
            where = Flaw("keys", (column.name,), message, remedy) if column else Flaw("agreement", ("keys", key), message, remedy)
            raise NotShared([where])
        return Term(key, column, weight, values, total)

    def _column(self, key: str, name: str, year: int | None, block: Block) -> Column:
        columns = {column for column in self.data.keys if column.name == name}
        fitting = columns if year is None else columns & {Column(name, year)}
        if len(fitting) == 1:
            return fitting.pop()
        years = sorted(column.year for column in columns if column.year is not None)
        reads = f"the key {key} of the block {block.id} reads the column {name}"
        if not columns:
            names = {column.name for column in self.data.keys}
            message, expected = f"{reads}, which keys.csv does not have", f"a column {name}"
            raise NotShared([Flaw("keys", (name,), message, expected, nearest(name, names))])
        if year is None:
            message = f"{reads}, which has figures of {', '.join(map(str, years))}: it does not say which to use"
            raise NotShared([Flaw("agreement", ("keys", key), message, "`year` beside `data`")])
        has = f"has those of {', '.join(map(str, years))}" if years else "does not say of which year its figures are"
        message = f"{reads} of {year}; keys.csv {has}"
        raise NotShared([Flaw("keys", (name,), message, f"a column `year`, and rows of {year}")])


def weights_on(block: Block, day: date) -> Parts:
    """The keys of a block on a day with their weights."""
    if block.key is not None:
        return ((block.key, Fraction(1)),)
    return tuple((part.key, part.weight) for part in block.blend if part.weight and in_force(part.from_, part.to, day))

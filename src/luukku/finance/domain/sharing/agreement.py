"""The money rules of a cooperation agreement (yhteistoimintasopimus): members, keys, cost blocks. The shape of its file."""

from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction
from typing import Annotated

from luukku.finance.domain.sharing.period import WrittenPeriod
from luukku.kernel.money import format_euros
from luukku.kernel.typed import LocalText, MunicipalityCode, Refused, Scalar, read_number

AMOUNT_IN_WORDS = "an amount in euros such as 1234.56"


def read_cents(text: str) -> int:
    """Cents of an amount in euros, written in plain digits with two decimals at most. Raises Refused."""
    amount = read_number(text) * 100
    if amount != amount.to_integral_value():
        raise Refused(f"'{text}' has parts of a cent", expected="two decimals at most")
    return int(amount)


Cents = Annotated[int, Scalar(AMOUNT_IN_WORDS, read_cents, format_euros, schema={"type": ["string", "number"]})]
"""Money: written in euros, kept in whole cents."""


@dataclass(frozen=True, slots=True)
class Validity:
    """The days on which the agreement is in force.

    from_  first day
    to     last day; without it the agreement goes on
    """

    from_: date
    to: date | None = None

    def __post_init__(self) -> None:
        _ends_after_start(self.from_, self.to, "the agreement")


@dataclass(frozen=True, slots=True)
class Member:
    """A member municipality (jäsenkunta) for the days of its membership.

    code   its code
    from_  first day of membership; without it from the beginning
    to     last day of membership; without it to the end
    """

    code: MunicipalityCode
    from_: date | None = None
    to: date | None = None

    def __post_init__(self) -> None:
        _ends_after_start(self.from_, self.to, f"the membership of {self.code}")


@dataclass(frozen=True, slots=True)
class KeyRule:
    """What a key (jakoavain) shares by: one of `data`, `mix` and `fixed`.

    data   column of keys.csv
    year   of which year the column's figures must be; without it whichever single year there is
    mix    weights of other keys; they sum to 1
    fixed  shares of municipalities; they sum to 1
    from_  first day of this rule, in a list of rules that follow each other
    """

    data: str | None = None
    year: int | None = None
    mix: dict[str, Fraction] | None = None
    fixed: dict[MunicipalityCode, Fraction] | None = None
    from_: date | None = None

    def __post_init__(self) -> None:
        said = [name for name in ("data", "mix", "fixed") if getattr(self, name) is not None]
        if len(said) != 1:
            message = f"the key has {' and '.join(said)}" if said else "the key does not say what it shares by"
            raise Refused(message, key=said[-1] if said else None, expected="one of data, mix, fixed")
        if self.year is not None and self.data is None:
            raise Refused("only a key of data has a year", key="year", expected="a year beside data")


@dataclass(frozen=True, slots=True)
class BlendPart:
    """One key of a blend with its weight.

    key     a key of this file
    weight  its weight; the weights of a day sum to 1
    from_   first day of this weight
    to      last day of this weight
    """

    key: str
    weight: Fraction
    from_: date | None = None
    to: date | None = None

    def __post_init__(self) -> None:
        _ends_after_start(self.from_, self.to, f"the weight of {self.key}")


@dataclass(frozen=True, slots=True)
class Block:
    """A cost block (kustannuslohko): a sum and how it is shared.

    id       its name in files
    title    its name on pages
    amount   what it costs in the agreement's period; other periods stand in amounts.csv
    direct   column of direct.csv: each municipality pays its own
    key      the key it is shared by
    blend    or several keys with weights
    members  only these municipalities share it
    cap      at most this much, by municipality
    floor    at least this much, by municipality
    from_    first day on which there is such a cost
    to       last day of it
    """

    id: str
    title: LocalText | None = None
    amount: Cents | None = None
    direct: str | None = None
    key: str | None = None
    blend: tuple[BlendPart, ...] = ()
    members: tuple[MunicipalityCode, ...] = ()
    cap: dict[MunicipalityCode, Cents] = field(default_factory=dict)
    floor: dict[MunicipalityCode, Cents] = field(default_factory=dict)
    from_: date | None = None
    to: date | None = None

    def __post_init__(self) -> None:
        ways = [name for name in ("direct", "key", "blend") if getattr(self, name)]
        if len(ways) != 1:
            message = f"the block has {' and '.join(ways)}" if ways else "the block has no key"
            raise Refused(message, key=ways[-1] if ways else None, expected="one of key, blend, direct")
        if self.direct and (self.cap or self.floor):
            limit = "cap" if self.cap else "floor"
            raise Refused(f"a direct block has a {limit}", key=limit, expected="limits only where a sum is shared by a key")
        _ends_after_start(self.from_, self.to, f"the block {self.id}")


@dataclass(frozen=True, slots=True)
class Assumption:
    """What the agreement leaves open and this file assumes.

    id    its name in files
    text  what is assumed, and why
    """

    id: str
    text: LocalText


@dataclass(frozen=True, slots=True)
class Agreement:
    """A cooperation agreement's money rules.

    agreement    its name
    valid        when it is in force
    period       what the amounts of its blocks are for
    members      the member municipalities
    keys         what costs are shared by
    blocks       the costs
    assumptions  what is assumed where the agreement is silent
    """

    agreement: str
    valid: Validity
    period: WrittenPeriod
    members: tuple[Member, ...]
    keys: dict[str, KeyRule | tuple[KeyRule, ...]]
    blocks: tuple[Block, ...]
    assumptions: tuple[Assumption, ...] = ()

    def rules(self, key: str) -> tuple[KeyRule, ...]:
        """The rules of a key, one after another. Raises KeyError for an unknown key."""
        rules = self.keys[key]
        return rules if isinstance(rules, tuple) else (rules,)

    def rule_on(self, key: str, day: date) -> KeyRule | None:
        """The rule of a key on a day; None before its first."""
        return next((rule for rule in reversed(self.rules(key)) if rule.from_ is None or rule.from_ <= day), None)

    def members_on(self, day: date) -> tuple[str, ...]:
        """Codes of those who are members on a day, in order."""
        return tuple(sorted(each.code for each in self.members if in_force(each.from_, each.to, day)))


def in_force(first: date | None, last: date | None, day: date) -> bool:
    """Whether the day is among those from `first` to `last`, either of which may be open."""
    return (first is None or first <= day) and (last is None or day <= last)


def _ends_after_start(first: date | None, last: date | None, what: str) -> None:
    if first is not None and last is not None and last < first:
        raise Refused(f"{what} ends ({last}) before it starts ({first})", key="to", expected=f"{first} or later")

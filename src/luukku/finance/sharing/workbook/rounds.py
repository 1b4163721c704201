"""Limits in a fixed number of rounds, as the formulas go about it: whoever is outside is set to the limit, all together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction

Limit = Fraction | None


@dataclass(frozen=True, slots=True)
class Round:
    """One round.

    rest, open  what those not yet at a limit share, and the sum of their shares
    got         what each would pay
    cut, added  what caps would cut off, and what floors would add
    at          the limit of those who are at one after this round
    """

    rest: Fraction
    open: Fraction
    got: tuple[Fraction, ...]
    cut: Fraction
    added: Fraction
    at: tuple[Limit, ...]


def rounds(
    total: Fraction, shares: Sequence[Fraction], upper: Sequence[Limit], lower: Sequence[Limit], *, count: int, one_side: bool
) -> list[Round]:
    """`count` rounds and the last look at what each pays, in which nobody is set any more.

    one_side  a round sets only the side that moves more money; so it goes where setting both leaves a sum that nobody may take
    """
    return list(_rounds(total, shares, upper, lower, count, one_side))


def settled(
    total: Fraction, shares: Sequence[Fraction], upper: Sequence[Limit], lower: Sequence[Limit], *, one_side: bool
) -> list[Round]:
    """As many rounds as are needed, and the last look: until nobody is set any more."""
    most = sum(high is not None or low is not None for high, low in zip(upper, lower, strict=True))
    found = rounds(total, shares, upper, lower, count=most + 1, one_side=one_side)
    needed = next(n for n, each in enumerate(found) if each.at == (found[n - 1].at if n else (None,) * len(shares)))
    return rounds(total, shares, upper, lower, count=needed, one_side=one_side)


def _rounds(
    total: Fraction, shares: Sequence[Fraction], upper: Sequence[Limit], lower: Sequence[Limit], count: int, one_side: bool
) -> Iterator[Round]:
    at: tuple[Limit, ...] = (None,) * len(shares)
    for n in range(count + 1):
        rest = total - sum((limit for limit in at if limit is not None), Fraction(0))
        open_ = sum((share for share, limit in zip(shares, at, strict=True) if limit is None), Fraction(0))
        got = tuple(
            limit if limit is not None else rest * share / open_ if open_ else Fraction(0)
            for share, limit in zip(shares, at, strict=True)
        )
        cut = sum((max(paid - high, Fraction(0)) for paid, high in zip(got, upper, strict=True) if high is not None), Fraction(0))
        added = sum((max(low - paid, Fraction(0)) for paid, low in zip(got, lower, strict=True) if low is not None), Fraction(0))
        if n < count:
            high_now = upper if not one_side or cut >= added else (None,) * len(shares)
            low_now = lower if not one_side or added >= cut else (None,) * len(shares)
            at = tuple(map(_at_limit, at, got, high_now, low_now))
        yield Round(rest, open_, got, cut, added, at)


def _at_limit(at: Limit, got: Fraction, upper: Limit, lower: Limit) -> Limit:
    if at is not None:
        return at
    if upper is not None and got > upper:
        return upper
    return lower if lower is not None and got < lower else None

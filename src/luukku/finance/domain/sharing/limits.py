"""Caps and floors (katto ja lattia): who is outside is set to the limit, and the rest is shared again, until nobody is outside.

Everything is in whole numbers of one scale, so nothing is rounded here. A refund is shared as its positive amount: the caller
turns signs, caps and floors round.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limited:
    """A sum shared under limits. Who is in `capped` or `floored` pays the limit, the others `rest × part / open`.

    capped, floored  places of those at a limit
    rest             what the others share
    open             sum of their parts
    """

    capped: frozenset[int]
    floored: frozenset[int]
    rest: int
    open: int


class TooTight(Exception):  # noqa: N818 - it says what the limits are
    """Limits under which the sum cannot be shared. `left` is what nobody may take, below nought what is asked too much."""

    def __init__(self, left: int) -> None:
        super().__init__(left)
        self.left = left


def limited(*, total: int, parts: tuple[int, ...], caps: Mapping[int, int], floors: Mapping[int, int]) -> Limited:
    """Share `total` (nought or more) by `parts` within limits by place. Raises TooTight when no way of sharing keeps them.

    Those over a cap and those under a floor are set to their limits together, round by round. Where that leaves a sum that
    nobody may take although the limits allow another way, each round sets only the side that moves more money.
    """
    if min(caps.values(), default=0) < 0:
        raise TooTight(-min(caps.values()))
    least = sum(floors.values())
    most = sum(caps.get(n, total) if part else floors.get(n, 0) for n, part in enumerate(parts))
    if least > total or most < total:
        raise TooTight(total - least if least > total else total - most)
    try:
        return _rounds(total, parts, caps, floors, one_side=False)
    except TooTight:
        return _rounds(total, parts, caps, floors, one_side=True)


def _rounds(total: int, parts: tuple[int, ...], caps: Mapping[int, int], floors: Mapping[int, int], *, one_side: bool) -> Limited:
    capped: set[int] = set()
    floored: set[int] = set()
    rest, open_ = total, sum(parts)
    while True:
        still = [n for n in range(len(parts)) if n not in capped and n not in floored]
        over = [n for n in still if n in caps and rest * parts[n] > caps[n] * open_]
        under = [n for n in still if n in floors and rest * parts[n] < floors[n] * open_]
        if one_side and over and under:
            # what caps cut off against what floors add, in units of 1 / open_
            cut = sum(rest * parts[n] - caps[n] * open_ for n in over)
            added = sum(floors[n] * open_ - rest * parts[n] for n in under)
            over, under = (over if cut >= added else []), (under if added >= cut else [])
        if not over and not under:
            return Limited(frozenset(capped), frozenset(floored), rest, open_)
        capped.update(over)
        floored.update(under)
        rest -= sum(caps[n] for n in over) + sum(floors[n] for n in under)
        open_ -= sum(parts[n] for n in (*over, *under))
        if rest < 0 or (open_ == 0 and rest != 0):
            raise TooTight(rest)

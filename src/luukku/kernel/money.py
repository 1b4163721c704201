"""Money as whole cents, and sharing a sum by weights so that the shares always add up to it (largest remainder)."""

import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from math import lcm
from typing import cast

Weight = int | Fraction | Decimal

# Thousands are parted by a space, a no-break space (also the narrow one) or a thin space, never by a point or a comma.
_EUROS = re.compile(
    r"(?P<sign>[-−]?)(?P<whole>[0-9]{1,3}(?:[ \u00a0\u202f\u2009][0-9]{3})+|[0-9]+)(?:[.,](?P<cents>[0-9]{1,2}))?"
)


def parse_euros(text: str) -> int:
    """Cents of an amount written as "1234.56", "1 234,56" or "-0,5". Raises ValueError for anything else (a third decimal)."""
    amount = _EUROS.fullmatch(text.strip())
    if amount is None:
        raise ValueError(f"{text!r} is not an amount in euros: write it as 1234.56 or 1 234,56, with two decimals at most")
    cents = int(re.sub("[^0-9]", "", amount["whole"])) * 100 + int((amount["cents"] or "").ljust(2, "0"))
    return -cents if amount["sign"] else cents


def format_euros(cents: int) -> str:
    """The amount in plain form, "1234.56", as files and JSON carry it."""
    whole, rest = divmod(abs(cents), 100)
    return f"{'-' if cents < 0 else ''}{whole}.{rest:02}"


def apportion(total: int, weights: Mapping[str, Weight]) -> dict[str, int]:
    """Share `total` (cents) by exact weights so that the shares sum to it; keys and their order are those of `weights`.

    Each share is the exact one rounded down, or one cent more for those with the largest remainders; ties go to the larger
    weight, then to the lower code. A weight of nought never gets a cent. A negative total is shared as its positive and the
    sign put back. Raises ValueError when a weight is negative or all are nought, TypeError for a float or other inexact number.
    """
    if not isinstance(total, int):
        raise TypeError(f"the sum to share is {total!r}: give whole cents")
    parts = _whole_numbers(weights)
    if min(parts, default=0) < 0:
        raise ValueError(f"the weight of {next(code for code, weight in weights.items() if weight < 0)} is negative")
    whole = sum(parts)
    if whole == 0:
        raise ValueError("nobody has a weight above nought: there is no way to share")
    left = amount = abs(total)
    shares = {}
    ranked = []
    for code, part in zip(weights, parts, strict=True):
        share, remainder = divmod(amount * part, whole)
        shares[code] = share
        left -= share
        ranked.append((-remainder, -part, code))
    if left:
        ranked.sort()
        for _, _, code in ranked[:left]:
            shares[code] += 1
    return shares if total >= 0 else {code: -share for code, share in shares.items()}


def _whole_numbers(weights: Mapping[str, Weight]) -> list[int]:
    """Whole numbers in the same proportions: plain integers are several times faster to share by than fractions."""
    if set(map(type, weights.values())) == {int}:
        return cast(list[int], list(weights.values()))
    ratios = [_ratio(code, weight) for code, weight in weights.items()]
    scale = lcm(*(denominator for _, denominator in ratios))
    return [numerator * (scale // denominator) for numerator, denominator in ratios]


def _ratio(code: str, weight: Weight) -> tuple[int, int]:
    if not isinstance(weight, int | Fraction | Decimal):
        raise TypeError(f"the weight of {code} is {weight!r}: give an int, a Fraction or a Decimal, so that shares are exact")
    if isinstance(weight, Decimal) and not weight.is_finite():
        raise ValueError(f"the weight of {code} is {weight}: it must be a number")
    return weight.as_integer_ratio()

"""Exact numbers as they are printed: rounded half away from zero, as statistics are."""

from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

Number = int | float | Decimal | Fraction


def rounded(value: Number, decimals: int) -> Decimal:
    """The value with exactly `decimals` digits; a float counts as the shortest decimal that it prints as."""
    if isinstance(value, Fraction):
        scaled = value * 10**decimals
        whole = int(abs(scaled) + Fraction(1, 2))
        exact = Decimal(whole if scaled >= 0 else -whole).scaleb(-decimals)
    else:
        exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    return exact.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def percent_of(part: int | Decimal | Fraction | None, whole: int | Decimal | Fraction | None) -> Fraction | None:
    """`part` in percent of `whole`, exact; None where one is unknown or the whole is nought."""
    return None if part is None or not whole else 100 * Fraction(part) / Fraction(whole)

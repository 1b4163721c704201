"""Who is at either end of some figures: the greatest and the least, all of them where several are equal."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

Exact = int | Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Ends:
    """Those with the greatest and with the least value, in rising order of names or codes; the same ones when all are equal.

    high, low  the values
    """

    greatest: tuple[str, ...]
    high: Exact
    least: tuple[str, ...]
    low: Exact

    @property
    def equal(self) -> bool:
        return self.high == self.low


def ends(values: Mapping[str, Exact | None]) -> Ends | None:
    """Who is at either end; None where nobody's value is told."""
    known = {who: value for who, value in values.items() if value is not None}
    if not known:
        return None
    high, low = max(known.values()), min(known.values())
    return Ends(
        tuple(sorted(who for who, value in known.items() if value == high)),
        high,
        tuple(sorted(who for who, value in known.items() if value == low)),
        low,
    )

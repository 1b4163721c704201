"""Why a municipality pays what it pays: codes with the figures from which the cents can be worked out again."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from luukku.finance.domain.sharing.settlement import ByKey, Direct, Row, Stretch, TrueUp, exact_in
from luukku.kernel.outcome import Reason


class Code(StrEnum):
    """Why. What fills a sentence's places is told where the reason is given."""

    BY_KEY = "by_key"
    AFTER_LIMITS = "after_limits"
    CAP_MET = "cap_met"
    FLOOR_MET = "floor_met"

    BY_KEY_ON_DAYS = "by_key_on_days"
    AFTER_LIMITS_ON_DAYS = "after_limits_on_days"
    CAP_MET_ON_DAYS = "cap_met_on_days"
    FLOOR_MET_ON_DAYS = "floor_met_on_days"
    NOT_SHARING_ON_DAYS = "not_sharing_on_days"
    STRETCHES_TOGETHER = "stretches_together"

    EXACT_TO_THE_CENT = "exact_to_the_cent"
    ROUNDED_DOWN = "rounded_down"
    REMAINDER_GIVEN = "remainder_given"

    OWN_AMOUNT = "own_amount"
    DIFFERENCE = "difference"
    NO_ADVANCE = "no_advance"


ON_DAYS = {
    Code.BY_KEY: Code.BY_KEY_ON_DAYS,
    Code.AFTER_LIMITS: Code.AFTER_LIMITS_ON_DAYS,
    Code.CAP_MET: Code.CAP_MET_ON_DAYS,
    Code.FLOOR_MET: Code.FLOOR_MET_ON_DAYS,
}
"""The reason when only some days of the period are spoken of."""


@dataclass(frozen=True, slots=True)
class Money:
    """Cents, exact where they are not whole."""

    cents: int | Fraction


@dataclass(frozen=True, slots=True)
class Ratio:
    """A value of a key over the sum of the values of all who share, with the weight of the key."""

    key: str
    weight: Fraction
    value: Fraction
    total: Fraction


@dataclass(frozen=True, slots=True)
class Formula:
    """A share as the sum of weight × value / total over its keys."""

    terms: tuple[Ratio, ...]


@dataclass(frozen=True, slots=True)
class Codes:
    """Municipalities by their codes, to be named in a sentence."""

    codes: tuple[str, ...]


def reasons_of(row: Row) -> tuple[Reason, ...]:
    """Why a municipality pays what it pays of a block, in the order in which it is worked out."""
    shared, code = row.shared, row.municipality
    if isinstance(shared, TrueUp):
        return (_difference(shared, code),)
    if isinstance(shared, Direct):
        return (Reason(Code.OWN_AMOUNT, {"column": shared.block.direct, "cents": Money(row.cents)}),)
    reasons = [_on(stretch, code, shared) for stretch in shared.stretches]
    if len(reasons) > 1:
        reasons.append(Reason(Code.STRETCHES_TOGETHER, {"exact": Money(row.exact)}))
    return (*reasons, _rounding(shared, code))


def _difference(shared: TrueUp, code: str) -> Reason:
    settled = Money(shared.settlement.cents.get(code, 0))
    difference = Money(shared.cents[code])
    if shared.advance is None:
        return Reason(Code.NO_ADVANCE, {"settlement": settled, "difference": difference})
    advance = Money(shared.advance.cents.get(code, 0))
    return Reason(Code.DIFFERENCE, {"settlement": settled, "advance": advance, "difference": difference})


def _on(stretch: Stretch, code: str, shared: ByKey) -> Reason:
    """How the share of one stretch came about."""
    whole = stretch.days == stretch.of and len(shared.stretches) == 1
    span = {"first": stretch.span.start, "last": stretch.span.end, "days": stretch.days, "of": stretch.of}
    if code not in stretch.shares.codes:
        return Reason(Code.NOT_SHARING_ON_DAYS, span)
    place = stretch.shares.codes.index(code)
    params: dict[str, object] = {
        **span,
        "amount": Money(shared.total),
        "share": Formula(tuple(Ratio(t.key, t.weight, t.values[place], t.total) for t in stretch.shares.terms)),
        "exact": Money(exact_in(stretch, code)),
    }
    if place in stretch.caps or place in stretch.floors:
        kind = Code.CAP_MET if place in stretch.caps else Code.FLOOR_MET
        limit = stretch.caps[place] if place in stretch.caps else stretch.floors[place]
        # A limit is written for the agreement's period; it holds as such when the stretch is as long.
        whole = stretch.days == stretch.limit_days
        params |= {"limit": Money(limit), "of": stretch.limit_days}
    elif stretch.caps or stretch.floors:
        kind = Code.AFTER_LIMITS
        limits = sum({**stretch.caps, **stretch.floors}.values())
        whole = whole and stretch.days == stretch.limit_days
        params |= {
            "limits": Money(limits),
            "limit_days": stretch.limit_days,
            "rest": Money(Fraction(stretch.sign * stretch.rest, stretch.scale)),
            "open": Fraction(stretch.open, stretch.shares.whole),
            "others": Codes(tuple(stretch.shares.codes[n] for n in sorted({*stretch.caps, *stretch.floors}))),
        }
    else:
        kind = Code.BY_KEY
    return Reason(kind if whole else ON_DAYS[kind], params)


def _rounding(shared: ByKey, code: str) -> Reason:
    """What became of the part of a cent."""
    cents, exact = shared.cents[code], shared.exact(code)
    if exact == cents:
        return Reason(Code.EXACT_TO_THE_CENT, {"cents": Money(cents)})
    given = shared.given_a_cent()
    kind = Code.REMAINDER_GIVEN if code in given else Code.ROUNDED_DOWN
    down = int(exact)  # towards nought, for refunds too
    return Reason(kind, {"down": Money(down), "cents": Money(cents), "left": len(given), "given": Codes(given)})

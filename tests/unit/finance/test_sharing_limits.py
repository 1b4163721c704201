"""Caps and floors: whenever a sum can be shared within them it is, and what cannot be is said to be so."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, raises

from luukku.finance.domain.sharing.limits import TooTight, limited

amounts = st.integers(0, 40)


@st.composite
def limits(draw: st.DrawFn) -> tuple[int, tuple[int, ...], dict[int, int], dict[int, int]]:
    """A sum, parts of two to five, and limits where no cap lies below a floor."""
    parts = tuple(draw(st.lists(st.integers(0, 9), min_size=2, max_size=5).filter(any)))
    floors = draw(st.dictionaries(st.integers(0, len(parts) - 1), amounts))
    caps = {n: floors.get(n, 0) + more for n, more in draw(st.dictionaries(st.integers(0, len(parts) - 1), amounts)).items()}
    return draw(st.integers(0, 100)), parts, caps, floors


def paid(total: int, parts: tuple[int, ...], caps: dict[int, int], floors: dict[int, int]) -> list[Fraction]:
    found = limited(total=total, parts=parts, caps=caps, floors=floors)
    at_limit = {n: caps[n] for n in found.capped} | {n: floors[n] for n in found.floored}
    by_part = [Fraction(found.rest * part, max(found.open, 1)) for part in parts]
    return [Fraction(at_limit.get(n, share)) for n, share in enumerate(by_part)]


def least_and_most(total: int, parts: tuple[int, ...], caps: dict[int, int], floors: dict[int, int]) -> tuple[int, int]:
    """What those who share must pay at least and may pay at most; one without a part pays its floor and no more."""
    most = [caps.get(n, max(total, floors.get(n, 0))) if part else floors.get(n, 0) for n, part in enumerate(parts)]
    return sum(floors.values()), sum(most)


@given(limits())
def test_a_sum_is_shared_within_limits_exactly_when_it_can_be(case):
    total, _, caps, floors = case
    least, most = least_and_most(*case)
    if not least <= total <= most:
        with raises(TooTight) as refused:
            paid(*case)
        assert (refused.value.left > 0) is (total > most)
        return
    shares = paid(*case)
    assert sum(shares) == total
    for n, share in enumerate(shares):
        assert floors.get(n, 0) <= share <= caps.get(n, total)


@given(limits())
def test_who_is_at_no_limit_pays_in_proportion_and_limits_bind_only_those_who_would_be_outside(case):
    total, parts, caps, floors = case
    try:
        found = limited(total=total, parts=parts, caps=caps, floors=floors)
    except TooTight:
        return
    assert found.open == sum(part for n, part in enumerate(parts) if n not in found.capped | found.floored)
    assert not (found.capped & found.floored)
    if all(caps.get(n, total) * sum(parts) >= total * part >= floors.get(n, 0) * sum(parts) for n, part in enumerate(parts)):
        assert (found.capped, found.floored, found.rest) == (frozenset(), frozenset(), total)


@mark.parametrize(
    ("total", "caps", "floors", "left"),
    [(100, {0: 10, 1: 20, 2: 30}, {}, 40), (100, {}, {0: 60, 1: 60}, -20), (100, {1: -5}, {}, 5)],
)
def test_what_is_too_much_or_too_little_is_told(total, caps, floors, left):
    with raises(TooTight) as refused:
        limited(total=total, parts=(6, 3, 1), caps=caps, floors=floors)
    assert refused.value.left == left

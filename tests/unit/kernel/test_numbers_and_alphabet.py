"""Numbers are rounded as statistics are printed, and words stand by the Finnish alphabet."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.alphabet import fi_sort
from luukku.kernel.numbers import rounded


@pytest.mark.parametrize(
    ("value", "decimals", "printed"),
    [
        (Decimal("2.5"), 0, "3"), (Decimal("-2.5"), 0, "-3"), (Fraction(1, 8), 2, "0.13"), (0.15, 1, "0.2"), (7, 2, "7.00"),
        (Fraction(-1, 3), 1, "-0.3"), (Decimal("0.04"), 1, "0.0"),
    ],
)  # fmt: skip
def test_a_half_is_rounded_away_from_zero(value, decimals, printed):
    assert str(rounded(value, decimals)) == printed


@given(st.fractions(min_value=-(10**9), max_value=10**9), st.integers(0, 6))
def test_rounding_is_never_off_by_more_than_half_of_the_last_digit(value, decimals):
    assert abs(Fraction(rounded(value, decimals)) - value) <= Fraction(1, 2 * 10**decimals)


def test_swedish_and_finnish_letters_follow_z_in_their_order():
    words = ["öljy", "Zeta", "Äijälä", "vika", "Öhman", "Aalto", "Åberg", "Wirta"]
    assert sorted(words, key=fi_sort) == ["Aalto", "vika", "Wirta", "Zeta", "Åberg", "Äijälä", "Öhman", "öljy"]

"""Largest remainder: the proof's statements as properties, on sums and weights that nobody chose by hand."""

from decimal import Decimal
from fractions import Fraction
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from luukku.kernel.money import apportion
from tests.bench.apportion import by_fractions, cases, run

CODES = st.text("0123456789", min_size=3, max_size=3)
WEIGHTS = st.one_of(
    st.integers(0, 10**6),
    st.integers(0, 4),  # small ones make ties
    st.fractions(0, 1000, max_denominator=60),
    st.decimals(0, 1000, places=3),
)
KEYS = st.dictionaries(CODES, WEIGHTS, min_size=1, max_size=12).filter(lambda weights: any(weights.values()))
TOTALS = st.integers(-(10**12), 10**12)


def exact_shares(total, weights):
    whole = sum(Fraction(weight) for weight in weights.values())
    return {code: total * Fraction(weight) / whole for code, weight in weights.items()}


@given(TOTALS, KEYS)
def test_the_shares_sum_to_the_total(total, weights):
    assert sum(apportion(total, weights).values()) == total


@given(TOTALS, KEYS)
def test_each_share_is_the_exact_one_rounded_down_or_a_cent_more_where_something_was_left(total, weights):
    shares = apportion(abs(total), weights)
    for code, exact in exact_shares(abs(total), weights).items():
        down = exact.numerator // exact.denominator
        assert shares[code] == down or (shares[code] == down + 1 and exact > down)


@given(TOTALS, KEYS)
def test_a_weight_of_nought_never_gets_a_cent(total, weights):
    assert all(share == 0 for code, share in apportion(total, weights).items() if weights[code] == 0)


@given(TOTALS, KEYS)
def test_the_whole_number_form_is_identical_with_the_fraction_form(total, weights):
    assert apportion(total, weights) == by_fractions(total, weights)


@given(TOTALS, KEYS)
def test_a_negative_total_is_its_positive_with_the_sign_put_back(total, weights):
    assert apportion(-total, weights) == {code: -share for code, share in apportion(total, weights).items()}


@given(TOTALS, KEYS, st.randoms(use_true_random=False))
def test_the_order_of_the_weights_does_not_matter_to_the_shares(total, weights, random):
    shuffled = dict(random.sample(sorted(weights.items()), len(weights)))
    assert apportion(total, shuffled) == apportion(total, weights)
    assert list(apportion(total, shuffled)) == list(shuffled)


@given(TOTALS, KEYS, st.fractions(Fraction(1, 1000), 1000))
def test_only_the_proportions_of_the_weights_matter(total, weights, scale):
    assert apportion(total, {code: Fraction(weight) * scale for code, weight in weights.items()}) == apportion(total, weights)


@given(st.integers(0, 12), st.lists(st.integers(0, 7), min_size=1, max_size=4))
def test_no_other_whole_shares_with_the_right_sum_are_nearer_to_the_exact_ones(total, weights):
    assume(any(weights))
    keyed = {f"{place:03}": weight for place, weight in enumerate(weights)}
    exact = exact_shares(total, keyed)

    def error(shares):
        return sum(abs(share - part) for share, part in zip(shares, exact.values(), strict=True))

    least = min(error(shares) for shares in product(range(total + 1), repeat=len(weights)) if sum(shares) == total)
    assert error(apportion(total, keyed).values()) == least


@pytest.mark.parametrize(
    ("total", "weights", "shares"),
    [
        # Thirds of a hundred: the cent left over goes to the lower code.
        (100, {"098": 1, "016": 1, "081": 1}, {"098": 33, "016": 34, "081": 33}),
        # Halves of 1 and of 3 are left: equal remainders, so the larger weight gets the cent although its code is higher.
        (2, {"016": 1, "098": 3}, {"016": 0, "098": 2}),
        # 1/6, 2/3, 1/6 of 100: 16⅔, 66⅔, 16⅔ – two cents for three equal remainders: the largest weight, then the lower code.
        (100, {"016": Fraction(1, 6), "098": Fraction(2, 3), "142": Fraction(1, 6)}, {"016": 17, "098": 67, "142": 16}),
        # A refund of the same: one cent less for nobody else.
        (-100, {"016": Fraction(1, 6), "098": Fraction(2, 3), "142": Fraction(1, 6)}, {"016": -17, "098": -67, "142": -16}),
        # 0.1 + 0.2 is 0.3 here.
        (3, {"016": Decimal("0.1"), "098": Decimal("0.2")}, {"016": 1, "098": 2}),
        # One cent, and the largest has nothing to do with being first.
        (1, {"016": 0, "098": 5, "142": 6}, {"016": 0, "098": 0, "142": 1}),
        (0, {"016": 4, "098": 5}, {"016": 0, "098": 0}),
        (7, {"016": 4}, {"016": 7}),
    ],
)
def test_shares_worked_out_by_hand(total, weights, shares):
    assert apportion(total, weights) == shares


def test_sums_past_the_range_of_machine_numbers_are_shared_exactly():
    weights = {"016": 10**30 + 1, "098": 10**30}
    shares = apportion(10**40 + 1, weights)
    assert sum(shares.values()) == 10**40 + 1
    assert shares == by_fractions(10**40 + 1, weights)


def test_an_inexact_weight_is_refused_by_name():
    with pytest.raises(TypeError, match=r"weight of 098 is 0\.1: give an int, a Fraction or a Decimal"):
        apportion(100, {"016": 1, "098": 0.1})


def test_a_weight_that_is_not_a_number_is_refused_by_name():
    with pytest.raises(ValueError, match="weight of 098 is NaN"):
        apportion(100, {"016": 1, "098": Decimal("nan")})
    with pytest.raises(ValueError, match="weight of 016 is Infinity"):
        apportion(100, {"016": Decimal("inf")})


def test_a_negative_weight_is_refused_by_name():
    with pytest.raises(ValueError, match="weight of 098 is negative"):
        apportion(100, {"016": 0, "081": Decimal("0.5"), "098": Fraction(-1, 3), "142": -2})


@pytest.mark.parametrize("weights", [{}, {"016": 0}, {"016": 0, "098": Decimal(0)}])
@pytest.mark.parametrize("total", [0, 100])
def test_weights_that_share_nothing_are_refused(total, weights):
    with pytest.raises(ValueError, match="nobody has a weight above nought"):
        apportion(total, weights)


def test_a_sum_that_is_not_whole_cents_is_refused():
    with pytest.raises(TypeError, match=r"the sum to share is 10\.5: give whole cents"):
        apportion(10.5, {"016": 1})


def test_the_bench_draws_the_same_sums_from_the_same_seed_and_its_peers_agree():
    assert cases(size=5, seed=1) == cases(size=5, seed=1) != cases(size=5, seed=2)
    document = run(size=20)
    assert document["agrees"] is True
    assert [(result["goal"], result["unit"]) for result in document["results"] if result["goal"]] == [(">= 5", "times")]

"""Sharing one period: keys, mixes, blends, limits, rounding. Every expected cent is worked out beside it."""

from fractions import Fraction

from pytest import mark, raises

from luukku.finance.domain.sharing import Part
from luukku.kernel.typed import Unreadable
from tests.unit.finance.sharing_cases import cents, settled


def test_a_sum_is_shared_by_the_figures_of_its_key():
    # 1000.00 by people: 600/1000, 300/1000, 100/1000
    assert cents(settled('{id: b, amount: "1000.00", key: people}')) == {"005": 60000, "009": 30000, "010": 10000}


def test_a_mix_adds_the_shares_of_its_keys_by_their_weights():
    # 0.5 × 600/1000 + 0.5 × 20/100 = 0.4; 0.5 × 0.3 + 0.5 × 0.3 = 0.3; 0.5 × 0.1 + 0.5 × 0.5 = 0.3
    shared = settled('{id: b, amount: "1000.00", key: half}', keys='half: {mix: {people: "0.5", jobless: "1/2"}}')
    assert cents(shared) == {"005": 40000, "009": 30000, "010": 30000}


def test_a_mix_may_name_mixes_and_a_key_twice_over():
    # half is (0.4, 0.3, 0.3); deep = 0.5 × half + 0.5 × people = (0.5, 0.3, 0.2)
    keys = 'deep: {mix: {half: "0.5", people: "0.5"}}\nhalf: {mix: {people: "0.5", jobless: "0.5"}}'
    assert cents(settled('{id: b, amount: "1000.00", key: deep}', keys=keys)) == {"005": 50000, "009": 30000, "010": 20000}


def test_a_blend_weighs_keys_within_a_block():
    # 0.25 × (1/6, 2/3, 1/6) + 0.75 × (0.6, 0.3, 0.1) of 1200.00: 005 0.25 × 200 + 0.75 × 720 = 590;
    # 009 0.25 × 800 + 0.75 × 360 = 470; 010 0.25 × 200 + 0.75 × 120 = 140
    blend = '{id: b, amount: "1200.00", blend: [{key: fixed, weight: "0.25"}, {key: people, weight: "0.75"}]}'
    shared = settled(blend, keys='fixed: {fixed: {"005": "1/6", "009": "2/3", "010": "1/6"}}')
    assert cents(shared) == {"005": 59000, "009": 47000, "010": 14000}


def test_a_weight_of_nought_needs_no_figures():
    shared = settled('{id: b, amount: "10.00", key: mix}', keys='empty: {data: nowhere}\nmix: {mix: {people: "1", empty: "0"}}')
    assert cents(shared) == {"005": 600, "009": 300, "010": 100}


def test_a_block_with_members_of_its_own_is_shared_among_them():
    # people of 005 and 010: 600/700 and 100/700 of 700.00
    shared = settled('{id: b, amount: "700.00", key: people, members: ["005", "010"]}')
    assert cents(shared) == {"005": 60000, "010": 10000}


def test_fixed_shares_of_those_who_do_not_share_are_shared_again_by_the_rest():
    # 1/6 and 1/6 of the fixed shares are left: half and half
    block = '{id: b, amount: "100.00", key: fixed, members: ["005", "010"]}'
    assert cents(settled(block, keys='fixed: {fixed: {"005": "1/6", "009": "2/3", "010": "1/6"}}')) == {"005": 5000, "010": 5000}


@mark.parametrize(
    ("amount", "expected"),
    [
        # 1.00 by 6:3:1 is 60, 30, 10 cents; 0.01: 0.6 is the largest remainder
        ("0.01", {"005": 1, "009": 0, "010": 0}),
        # 0.05: 3.0, 1.5, 0.5: one cent is left; the remainders of 009 and 010 are equal, 009 has the larger share
        ("0.05", {"005": 3, "009": 2, "010": 0}),
        # a refund is rounded as its positive amount
        ("-0.05", {"005": -3, "009": -2, "010": 0}),
        ("0.00", {"005": 0, "009": 0, "010": 0}),
    ],
)
def test_a_block_is_rounded_once_by_largest_remainder(amount, expected):
    shared = settled(f'{{id: b, amount: "{amount}", key: people}}')
    assert cents(shared) == expected
    assert shared.sum_cents() == sum(expected.values())


def test_equal_shares_give_the_cent_to_the_lower_code():
    shared = settled('{id: b, amount: "0.01", key: same}', keys='same: {fixed: {"005": "1/3", "009": "1/3", "010": "1/3"}}')
    assert cents(shared) == {"005": 1, "009": 0, "010": 0}


def test_who_has_no_share_never_gets_a_cent():
    # 0.01 by 1/2 and 1/2: the third has nought, whatever is left over
    shared = settled('{id: b, amount: "0.01", key: two}', keys='two: {fixed: {"005": "0", "009": "1/2", "010": "1/2"}}')
    assert cents(shared) == {"005": 0, "009": 1, "010": 0}


def test_each_block_is_rounded_by_itself():
    # three blocks of one cent each by people: 005 has the largest remainder in each, 3 cents together
    blocks = [f'{{id: b{n}, amount: "0.01", key: people}}' for n in range(3)]
    assert settled(*blocks).totals() == {"005": 3, "009": 0, "010": 0}


def test_direct_amounts_are_paid_as_they_are_and_an_empty_cell_is_nought():
    shared = settled("{id: b, direct: subsidy}", direct="municipality,subsidy\n005,10.05\n009,\n010,-3\n")
    assert cents(shared) == {"005": 1005, "009": 0, "010": -300}
    assert shared.sum_cents() == 705


def test_direct_amounts_may_be_checked_by_a_stated_amount():
    direct = "municipality,subsidy\n005,10.05\n009,\n010,3\n"
    assert settled('{id: b, direct: subsidy, amount: "13.05"}', direct=direct).sum_cents() == 1305
    with raises(Unreadable, match=r"direct amounts of the block b come to 13\.05 euros, but its actual amount is 13\.04"):
        settled('{id: b, direct: subsidy, amount: "13.04"}', direct=direct)


def test_over_a_cap_the_rest_is_shared_again_by_the_others():
    # 1000.00 by 6:3:1; 005 is capped at 500; 500 left by 3:1: 375 and 125
    shared = settled('{id: b, amount: "1000.00", key: people, cap: {"005": "500.00"}}')
    assert cents(shared) == {"005": 50000, "009": 37500, "010": 12500}


def test_under_a_floor_the_rest_is_shared_again_by_the_others():
    # 010 would pay 100, pays 190; 810 left by 6:3: 540 and 270
    shared = settled('{id: b, amount: "1000.00", key: people, floor: {"010": "190.00"}}')
    assert cents(shared) == {"005": 54000, "009": 27000, "010": 19000}


def test_limits_are_met_one_after_another_until_nobody_is_outside():
    # 005 capped at 500: 500 left by 3:1 → 375, 125; now 009 is over its cap of 360: 010 pays 140
    shared = settled('{id: b, amount: "1000.00", key: people, cap: {"005": "500.00", "009": "360.00"}}')
    assert cents(shared) == {"005": 50000, "009": 36000, "010": 14000}


def test_those_over_a_cap_and_those_under_a_floor_are_set_together():
    # 005 600 > 500, 010 100 < 120: both set; 009 pays 380
    shared = settled('{id: b, amount: "1000.00", key: people, cap: {"005": "500.00"}, floor: {"010": "120.00"}}')
    assert cents(shared) == {"005": 50000, "009": 38000, "010": 12000}


def test_a_floor_holds_for_one_whose_share_is_nought():
    # 005 has no share but pays 10 at least; 90 left by halves
    block = '{id: b, amount: "100.00", key: two, floor: {"005": "10.00"}}'
    shared = settled(block, keys='two: {fixed: {"005": "0", "009": "1/2", "010": "1/2"}}')
    assert cents(shared) == {"005": 1000, "009": 4500, "010": 4500}


def test_a_cap_and_a_floor_that_are_one_fix_the_amount():
    shared = settled('{id: b, amount: "1000.00", key: people, cap: {"009": "100"}, floor: {"009": "100"}}')
    # 900 left by 6:1: 771.428… and 128.571…; one cent left, the larger remainder is 771.428|57 against 128.571|43
    assert cents(shared) == {"005": 77143, "009": 10000, "010": 12857}


def test_limits_that_leave_a_way_are_kept_even_when_everybody_meets_one_at_first():
    # 1000 by 6:3:1. 005 over 560, 009 over 290, 010 under 120 at once: 970 and nobody to take the other 30. Caps cut 50,
    # the floor adds 20, so the caps are set first: 150 left for 010, which is above its floor
    limits = 'cap: {"005": "560", "009": "290"}, floor: {"010": "120"}'
    shared = settled(f'{{id: b, amount: "1000.00", key: people, {limits}}}')
    assert cents(shared) == {"005": 56000, "009": 29000, "010": 15000}


def test_a_refund_is_shared_by_the_same_shares_and_its_limits_are_refunds():
    # at most 500 back to 005 is a floor of -500: 500 left by 3:1
    shared = settled('{id: b, amount: "-1000.00", key: people, floor: {"005": "-500.00"}}')
    assert cents(shared) == {"005": -50000, "009": -37500, "010": -12500}
    # at least 190 back to 010 is a cap of -190; a cap above nought binds nobody who gets money back
    shared = settled('{id: b, amount: "-1000.00", key: people, cap: {"010": "-190.00", "005": "5.00"}}')
    assert cents(shared) == {"005": -54000, "009": -27000, "010": -19000}


@mark.parametrize(
    ("amount", "limits", "said"),
    [
        (
            "1000.00",
            'cap: {"005": "100", "009": "100", "010": "100"}',
            "the caps of the block b .* below what .* by 700.00",
        ),
        ("100.00", 'floor: {"005": "60", "009": "60"}', "the floors of the block b .* above what must be shared.* by 20.00"),
        ("-100.00", 'floor: {"005": "10"}', "the floors of the block b .* above what must be shared"),
        ("100.00", 'cap: {"005": "-10"}', "the caps of the block b .* below what must be shared"),
        ("0.00", 'floor: {"005": "10"}', "the floors of the block b .* above what must be shared"),
    ],
)
def test_limits_that_cannot_be_kept_are_refused(amount, limits, said):
    with raises(Unreadable, match=said):
        settled(f'{{id: b, amount: "{amount}", key: people, {limits}}}')


def test_the_exact_share_stands_beside_the_cents():
    # 0.05 × 3/10 = 1.5 cents
    row = settled('{id: b, amount: "0.05", key: people}').row(municipality="009", block="b", part=Part.SETTLEMENT)
    assert (row.cents, row.exact) == (2, Fraction(3, 2))


def test_rows_come_block_by_block_and_by_code():
    shared = settled('{id: b, amount: "1.00", key: people}', '{id: a, amount: "1.00", key: jobless}')
    assert [(row.block, row.municipality) for row in shared.rows()] == [(b, m) for b in "ba" for m in ("005", "009", "010")]

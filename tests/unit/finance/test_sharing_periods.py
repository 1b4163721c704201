"""Sharing over time: members who leave, keys and weights that change, other periods, advance, settlement and true-up."""

from fractions import Fraction

from pytest import mark, raises

from luukku.finance.domain.sharing import Part
from luukku.kernel.typed import Unreadable
from tests.unit.finance.sharing_cases import cents, settled

LEAVES = '{code: "005"}, {code: "009"}, {code: "010", to: 2026-06-30}'
AMOUNTS = "block,period,part,amount\n"


def test_a_sum_is_split_by_days_where_a_member_leaves():
    # 365.00: 181 days by 6:3:1 of 181.00 → 108.60, 54.30, 18.10; 184 days by 6:3 of 184.00 → 122.666…, 61.333…
    # together 231.2666…, 115.6333…, 18.10; one cent left over, to the remainder 0.666…
    shared = settled('{id: b, amount: "365.00", key: people}', members=LEAVES)
    assert cents(shared) == {"005": 23127, "009": 11563, "010": 1810}
    exact = shared.row(municipality="009", block="b", part=Part.SETTLEMENT).exact
    assert exact == 100 * (181 * Fraction(3, 10) + 184 * Fraction(1, 3))


def test_a_member_who_returns_shares_on_the_days_of_its_membership():
    members = '{code: "005"}, {code: "009", to: 2026-01-31}, {code: "009", from: 2026-12-01}'
    # 31 + 31 days of 365 by 2:1, the rest by 005 alone: 62.00 × 1/3 = 20.666…
    shared = settled('{id: b, amount: "365.00", key: people}', members=members)
    assert cents(shared) == {"005": 34433, "009": 2067}


def test_fixed_shares_of_one_who_has_left_are_shared_again_by_the_rest():
    # 181 days by 1/6, 2/3, 1/6 of 181.00 → 30.1666…, 120.666…, 30.1666…; 184 days by 1/5, 4/5 → 36.80, 147.20
    # 66.966…, 267.866…, 30.166…: 36498 cents are given, two left over, to 005 and 009 (and 010 has the same remainder: 2/3 each)
    keys = 'fixed: {fixed: {"005": "1/6", "009": "2/3", "010": "1/6"}}'
    shared = settled('{id: b, amount: "365.00", key: fixed}', members=LEAVES, keys=keys)
    assert cents(shared) == {"005": 6697, "009": 26787, "010": 3016}


def test_a_key_may_change_inside_the_period():
    # 181 days by people (6:3:1 of 181.00), 184 by jobless (2:3:5 of 184.00): 108.60 + 36.80, 54.30 + 55.20, 18.10 + 92.00
    keys = "now: [{data: people}, {from: 2026-07-01, data: jobless}]"
    assert cents(settled('{id: b, amount: "365.00", key: now}', keys=keys)) == {"005": 14540, "009": 10950, "010": 11010}


def test_the_weights_of_a_mix_may_change_inside_the_period():
    # the same through a mix whose weights change
    keys = 'now: [{mix: {people: "1"}}, {from: 2026-07-01, mix: {jobless: "1"}}]'
    assert cents(settled('{id: b, amount: "365.00", key: now}', keys=keys)) == {"005": 14540, "009": 10950, "010": 11010}


def test_the_weights_of_a_blend_may_be_dated():
    blend = '[{key: people, weight: "1", to: 2026-06-30}, {key: jobless, weight: "1", from: 2026-07-01}]'
    assert cents(settled(f'{{id: b, amount: "365.00", blend: {blend}}}')) == {"005": 14540, "009": 10950, "010": 11010}
    gap = blend.replace("07-01", "07-02")
    with raises(Unreadable, match="weights of the block b sum to 0 on 2026-07-01, not to 1; expected 1 more"):
        settled(f'{{id: b, amount: "365.00", blend: {gap}}}')


def test_a_limit_is_split_by_the_same_days():
    # cap of 005 73.00 a year: 36.20 in 181 days, 36.80 in 184; by its share it would pay more. 010 is there for 181 days:
    # (181.00 − 36.20) by 3:1 → 108.60, 36.20; then all of 184.00 − 36.80 by 009
    shared = settled('{id: b, amount: "365.00", key: people, cap: {"005": "73.00"}}', members=LEAVES)
    assert cents(shared) == {"005": 7300, "009": 10860 + 14720, "010": 3620}


def test_limits_hold_for_another_period_by_its_days():
    # cap of 005 73.00 in 365 days, 6.20 in the 31 of January; 93.80 left by 3:1
    amounts = AMOUNTS + "b,2026-01,actual,100.00\n"
    shared = settled('{id: b, amount: "1.00", key: people, cap: {"005": "73.00"}}', period="2026-01", amounts=amounts)
    assert cents(shared) == {"005": 620, "009": 7035, "010": 2345}


def test_a_block_with_days_of_its_own_is_shared_over_them():
    # from 1 July nothing of 010, which has left; 100.00 by 2:1
    shared = settled('{id: b, amount: "100.00", key: people, from: 2026-07-01}', members=LEAVES)
    assert cents(shared) == {"005": 6667, "009": 3333}


def test_a_block_is_left_out_of_a_period_in_which_it_does_not_exist():
    blocks = ('{id: b, amount: "1.00", key: people}', "{id: early, key: people, to: 2025-12-31}")
    assert {row.block for row in settled(*blocks).rows()} == {"b"}


def test_direct_amounts_are_never_split_by_days():
    direct = "municipality,subsidy\n005,10\n009,20\n010,30\n"
    shared = settled("{id: b, direct: subsidy}", members=LEAVES, direct=direct)
    assert cents(shared) == {"005": 1000, "009": 2000, "010": 3000}


def test_direct_amounts_may_be_told_by_period_and_part():
    direct = "municipality,period,part,subsidy\n" + "".join(
        f"{code},{period},{part},{euros}\n"
        for code in ("005", "009", "010")
        for period, part, euros in (("2026", "budget", 10), ("2026", "actual", 12), ("2027-01", "actual", 7))
    )
    shared = settled("{id: b, direct: subsidy}", direct=direct)
    assert cents(shared, part=Part.ADVANCE) == dict.fromkeys(("005", "009", "010"), 1000)
    assert cents(shared, part=Part.TRUE_UP) == dict.fromkeys(("005", "009", "010"), 200)
    assert settled("{id: b, direct: subsidy}", direct=direct, period="2027-01").sum_cents() == 2100


def test_one_who_has_left_pays_what_it_caused_and_need_not_be_in_the_file():
    direct = "municipality,period,subsidy\n005,2026-08,10\n009,2026-08,20\n"
    shared = settled("{id: b, direct: subsidy}", members=LEAVES, direct=direct, period="2026-08")
    assert cents(shared) == {"005": 1000, "009": 2000}
    shared = settled("{id: b, direct: subsidy}", members=LEAVES, direct=direct + "010,2026-08,5\n", period="2026-08")
    assert cents(shared)["010"] == 500


def test_direct_months_are_needed_only_while_one_is_a_member():
    direct = "municipality,period,subsidy\n" + "".join(
        f"{code},2026-{month:02},1\n" for code in ("005", "009", "010") for month in range(1, 13) if code != "010" or month <= 6
    )
    assert cents(settled("{id: b, direct: subsidy}", members=LEAVES, direct=direct)) == {"005": 1200, "009": 1200, "010": 600}


def test_a_budget_gives_the_advance_the_agreement_s_own_amount_the_settlement_and_both_the_true_up():
    # advance 0.05 → 3, 2, 0; settlement 0.04 by 6:3:1 → 2.4, 1.2, 0.4: 2, 1, 0 and one left: 0.4 twice, 005 has the larger share
    shared = settled('{id: b, amount: "0.04", key: people}', amounts=AMOUNTS + "b,2026,budget,0.05\n")
    assert cents(shared, part=Part.ADVANCE) == {"005": 3, "009": 2, "010": 0}
    assert cents(shared) == {"005": 3, "009": 1, "010": 0}
    assert cents(shared, part=Part.TRUE_UP) == {"005": 0, "009": -1, "010": 0}
    assert [shared.sum_cents(part) for part in Part] == [5, 4, -1]
    assert shared.totals() == {"005": 3, "009": 1, "010": 0}


def test_an_actual_amount_goes_before_the_agreement_s_own():
    assert settled('{id: b, amount: "1.00", key: people}', amounts=AMOUNTS + "b,2026,actual,2.00\n").sum_cents() == 200


def test_a_budget_alone_gives_the_advance_and_totals_are_its():
    shared = settled('{id: b, amount: "1.00", key: people}', period="2027", amounts=AMOUNTS + "b,2027,budget,10.00\n")
    assert {row.part for row in shared.rows()} == {Part.ADVANCE}
    assert (shared.totals(), shared.sum_cents()) == ({"005": 600, "009": 300, "010": 100}, 1000)


def test_a_block_without_an_advance_is_trued_up_by_all_of_its_settlement():
    blocks = ('{id: b, amount: "1.00", key: people}', '{id: c, amount: "2.00", key: people}')
    shared = settled(*blocks, amounts=AMOUNTS + "b,2026,budget,0.50\n")
    assert cents(shared, "c", Part.TRUE_UP) == {"005": 120, "009": 60, "010": 20}
    assert shared.sum_cents(Part.TRUE_UP) == shared.sum_cents() - shared.sum_cents(Part.ADVANCE) == 250


@mark.parametrize("period", ["2027", "2027-01-01..2027-12-31"])
def test_months_make_a_year(period):
    months = "".join(f"b,2027-{month:02},actual,{month}.00\n" for month in range(1, 13))
    assert settled('{id: b, amount: "1.00", key: people}', period=period, amounts=AMOUNTS + months).sum_cents() == 7800


def test_years_and_months_make_a_longer_period():
    lines = "b,2026,actual,10.00\nb,2027-01,actual,1.00\nb,2027-02,actual,2.00\n"
    shared = settled('{id: b, amount: "1.00", key: people}', period="2026-01-01..2027-02-28", amounts=AMOUNTS + lines)
    assert shared.sum_cents() == 1300


@mark.parametrize(
    ("period", "lines", "said"),
    [
        ("2027", "", "the block b has no amount for 2027; expected a line `2027` in amounts.csv"),
        ("2027", "b,2027-01,actual,1\n", "the block b has actual amounts of 2027 but none for 2027-02-01..2027-12-31"),
        ("2027-03", "b,2027,actual,12\n", "the block b has no amount for 2027-03"),
        ("2026-01-15..2026-02-14", "b,2026-01,actual,1\n", "the block b has no amount for 2026-01-15..2026-02-14"),
        (
            "2026",
            "b,2026,budget,13\n" + "".join(f"b,2026-{month:02},budget,1\n" for month in range(1, 13)),
            "the budget amount of the block b for 2026 is not the sum of its months",
        ),
        ("2019", "b,2019,actual,1\n", "the agreement is not in force on all days of 2019"),
    ],
)
def test_a_period_without_amounts_is_refused(period, lines, said):
    with raises(Unreadable) as refused:
        settled('{id: b, amount: "1.00", key: people}', period=period, amounts=AMOUNTS + lines)
    assert said in str(refused.value)


def test_a_block_that_is_not_yet_settled_keeps_all_from_being_settled():
    lines = AMOUNTS + "b,2027,actual,1\nc,2027,budget,1\n"
    blocks = ("{id: b, key: people}", "{id: c, key: people}")
    with raises(Unreadable, match="the block c has a budget for 2027 but no actual amount, while others have"):
        settled(*blocks, period="2027", amounts=lines)


def test_direct_amounts_without_periods_are_for_the_agreement_s_own():
    direct = "municipality,subsidy\n005,1\n009,1\n010,1\n"
    with raises(Unreadable, match="no direct amounts for 2027; expected a column `period`, and rows of 2027"):
        settled("{id: b, direct: subsidy}", direct=direct, period="2027")


def test_a_leap_year_has_its_own_days():
    # 60 of 366 days until 29 February 2028: 366.00 → 60.00 by 6:3:1 and 306.00 by 2:1
    members = '{code: "005"}, {code: "009"}, {code: "010", to: 2028-02-29}'
    shared = settled('{id: b, amount: "366.00", key: people}', own="2028", members=members)
    assert cents(shared) == {"005": 3600 + 20400, "009": 1800 + 10200, "010": 600}

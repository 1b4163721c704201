"""What holds of every agreement: sums are exact, nothing moves that need not, and the plainest way of sharing agrees."""

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from luukku.finance.domain.sharing import (
    Agreement,
    Amount,
    BlendPart,
    Block,
    Column,
    Data,
    KeyRule,
    Kind,
    Member,
    NotShared,
    Part,
    Period,
    Settlement,
    Validity,
    read_period,
    share,
)
from luukku.kernel.dates import DateRange
from tests.unit.finance import plain_sharing

CODES = ("005", "009", "010", "016", "018")
FIRST, LAST = date(2026, 1, 1), date(2026, 12, 31)
YEAR = read_period("2026")

unhurried = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
days = st.integers(1, 364).map(lambda n: FIRST + timedelta(days=n))
sums = st.integers(-(10**7), 10**9)


@st.composite
def weights(draw: st.DrawFn, names: tuple[str, ...]) -> dict[str, Fraction]:
    """Weights that sum to 1."""
    parts = draw(st.lists(st.integers(0, 9), min_size=len(names), max_size=len(names)).filter(any))
    return {name: Fraction(part, sum(parts)) for name, part in zip(names, parts, strict=True)}


@st.composite
def figures(draw: st.DrawFn) -> dict[str, Fraction]:
    """Figures of a key, those of the first municipality above nought so that there is always somebody to pay."""
    tenths = draw(st.lists(st.integers(0, 10**5), min_size=4, max_size=4))
    return dict(zip(CODES, [Fraction(draw(st.integers(1, 10**5)), 10), *(Fraction(n, 10) for n in tenths)], strict=True))


@st.composite
def members(draw: st.DrawFn) -> tuple[Member, ...]:
    """The first is a member always, the others may come or leave."""
    others = []
    for code in CODES[1:]:
        first, last = draw(st.none() | days), draw(st.none() | days)
        if first and last and last < first:
            first, last = last, first
        others.append(Member(code, first, last))
    return (Member(CODES[0]), *others)


@st.composite
def blocks(draw: st.DrawFn, name: str = "b", limits: bool = True) -> Block:
    """A block shared by one key or by several."""
    cents = draw(sums)
    blend = draw(st.none() | weights(("one", "two", "mixed")))
    ways: dict[str, object] = {"key": draw(st.sampled_from(("one", "two", "mixed", "changing")))}
    if blend:
        ways = {"blend": tuple(BlendPart(key, weight) for key, weight in blend.items())}
    if limits:
        ways |= {"cap": draw(limits_by_code(cents)), "floor": draw(limits_by_code(cents // 9))}
    return Block(name, amount=cents, **ways)  # type: ignore[arg-type]


def limits_by_code(most: int) -> st.SearchStrategy[dict[str, int]]:
    near = st.integers(min(0, most), max(0, most))
    return st.dictionaries(st.sampled_from(CODES), near, max_size=3)


@st.composite
def cases(draw: st.DrawFn, limits: bool = True) -> tuple[Agreement, Data]:
    """An agreement of up to three blocks with its figures."""
    keys: dict[str, KeyRule | tuple[KeyRule, ...]] = {
        "one": KeyRule(data="one"),
        "two": KeyRule(data="two"),
        "mixed": KeyRule(mix=draw(weights(("one", "two")))),
        "changing": (KeyRule(data="one"), KeyRule(data="two", from_=draw(days))),
    }
    some = tuple(draw(blocks(name, limits)) for name in ("a", "b", "c")[: draw(st.integers(1, 3))])
    agreement = Agreement("Malli", Validity(date(2020, 1, 1)), YEAR, draw(members()), keys, some)
    return agreement, Data(keys={Column(name): draw(figures()) for name in ("one", "two")})


def shared(agreement: Agreement, data: Data, period: Period | None = None) -> Settlement:
    try:
        return share(agreement=agreement, data=data, period=period)
    except NotShared:
        assume(False)
        raise


def by_row(settlement: Settlement) -> dict[tuple[str, str], tuple[int, Fraction]]:
    return {(row.block, row.municipality): (row.cents, row.exact) for row in settlement.rows()}


@given(cases())
@unhurried
def test_every_block_sums_exactly_in_cents_and_in_fractions(case):
    settlement = shared(*case)
    for each in settlement.shared:
        assert sum(each.cents.values()) == each.total == each.block.amount
        assert sum(each.exact(code) for code in each.cents) == each.total
        assert all(abs(cents - each.exact(code)) < 1 for code, cents in each.cents.items())
    assert sum(settlement.totals().values()) == settlement.sum_cents() == sum(block.amount or 0 for block in case[0].blocks)


@given(cases(limits=False))
@unhurried
def test_the_plainest_way_of_sharing_agrees(case):
    agrees_with_the_plainest(*case)


@given(cases())
@unhurried
def test_the_plainest_way_agrees_under_limits(case):
    agrees_with_the_plainest(*case)


def agrees_with_the_plainest(agreement: Agreement, data: Data) -> None:
    settlement = shared(agreement, data)
    for each in settlement.shared:
        plain = plain_sharing.exactly(
            agreement=agreement, data=data, block=each.block, cents=each.total, days=DateRange(FIRST, LAST)
        )
        # plain rounds may leave a sum that nobody takes, or take it from one who then gets money: there sharing goes another way
        assume(sum(plain.values()) == each.total and all(share * each.total >= 0 for share in plain.values()))
        assert {code: each.exact(code) for code in each.cents} == plain
        assert dict(each.cents) == plain_sharing.rounded(each.total, plain)


@given(cases(), st.randoms())
@unhurried
def test_the_order_of_blocks_members_and_keys_changes_nothing(case, random):
    agreement, data = case
    before = shared(agreement, data)
    mixed = replace(
        agreement,
        blocks=tuple(random.sample(agreement.blocks, len(agreement.blocks))),
        members=tuple(random.sample(agreement.members, len(agreement.members))),
        keys=dict(random.sample(list(agreement.keys.items()), len(agreement.keys))),
    )
    after = shared(mixed, data)
    assert by_row(after) == by_row(before)
    assert (after.totals(), after.sum_cents()) == (before.totals(), before.sum_cents())


@given(cases(), sums)
@unhurried
def test_another_block_s_amount_moves_nobody_s_share_of_this_one(case, cents):
    agreement, data = case
    before = by_row(shared(agreement, data))
    other = Block("z", amount=cents, key="one")
    after = by_row(shared(replace(agreement, blocks=(other, *agreement.blocks)), data))
    assert {row: value for row, value in after.items() if row[0] != "z"} == before


@given(cases(limits=False), st.sampled_from(CODES[1:]), st.integers(1, 10**4))
@unhurried
def test_figures_that_two_others_exchange_move_a_third_by_a_cent_of_remainder_at_most(case, code, more):
    """The sums of the keys stay as they are, so the exact shares of all others do."""
    agreement, data = case
    agreement = replace(agreement, members=tuple(Member(each) for each in CODES))
    before = by_row(shared(agreement, data))
    moved = {}
    for column, values in data.keys.items():
        taken = min(Fraction(more, 10), values[code])
        moved[column] = {**values, CODES[0]: values[CODES[0]] + taken, code: values[code] - taken}
    after = by_row(shared(agreement, replace(data, keys=moved)))
    for (block, municipality), (cents, exact) in before.items():
        if municipality not in (CODES[0], code):
            assert after[block, municipality][1] == exact
            assert abs(after[block, municipality][0] - cents) <= 1


@given(cases(), st.integers(1, 11))
@unhurried
def test_splitting_a_period_changes_no_exact_share_when_amounts_and_limits_split_by_the_same_days(case, month):
    """A year as two stretches of whole months: amounts by days are made whole cents by scaling them with the year's days."""
    agreement, data = case
    length = YEAR.length
    agreement = replace(agreement, blocks=tuple(scaled(block, length) for block in agreement.blocks))
    whole = by_row(shared(agreement, data))
    cut = date(2026, month + 1, 1)
    parts = [read_period(f"{FIRST}..{cut - timedelta(days=1)}"), read_period(f"{cut}..{LAST}")]
    together: dict[tuple[str, str], Fraction] = {}
    for part in parts:
        amounts = {
            block.id: (Amount(part, Kind.ACTUAL, (block.amount or 0) // length * part.length),) for block in agreement.blocks
        }
        for row, (_, exact) in by_row(shared(agreement, replace(data, amounts=amounts), part)).items():
            together[row] = together.get(row, Fraction(0)) + exact
    assert together == {row: exact for row, (_, exact) in whole.items()}


def scaled(block: Block, times: int) -> Block:
    cap, floor = ({code: limit * times for code, limit in limits.items()} for limits in (block.cap, block.floor))
    return replace(block, amount=(block.amount or 0) * times, cap=cap, floor=floor)


@given(cases())
@unhurried
def test_nobody_is_outside_the_limits_and_who_is_at_none_pays_in_proportion(case):
    agreement, data = case
    agreement = replace(agreement, members=tuple(Member(each) for each in CODES))
    for each in shared(agreement, data).shared:
        exact = {code: each.exact(code) for code in CODES}
        for code, limit in each.block.cap.items():
            assert exact[code] <= limit or (each.total < 0 <= limit)
        for code, limit in each.block.floor.items():
            assert exact[code] >= limit
        for stretch in each.stretches:
            free = [n for n in range(len(CODES)) if n not in stretch.caps and n not in stretch.floors]
            parts = stretch.shares.parts
            numerators = stretch.numerators()
            assert all(numerators[a] * parts[b] == numerators[b] * parts[a] for a in free for b in free)


@given(cases(limits=False), sums)
@unhurried
def test_the_true_up_is_the_settlement_less_the_advance_and_sums_exactly(case, budget):
    agreement, data = case
    amounts = {block.id: (Amount(YEAR, Kind.BUDGET, budget),) for block in agreement.blocks[:1]}
    settlement = shared(agreement, replace(data, amounts=amounts))
    sums_of = {part: settlement.sum_cents(part) for part in Part}
    assert sums_of[Part.TRUE_UP] == sums_of[Part.SETTLEMENT] - budget
    for part in Part:
        assert sum(settlement.totals(part).values()) == sums_of[part]
    totals = {part: settlement.totals(part) for part in Part}
    for code, cents in totals[Part.TRUE_UP].items():
        assert cents == totals[Part.SETTLEMENT][code] - totals[Part.ADVANCE][code]

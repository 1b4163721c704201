"""What a settlement's workbook is made of: its rounds end as the rule does, and each key and set of weights stands once."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.sharing.limits import TooTight, limited
from luukku.finance.sharing.workbook.bases import bases_of
from luukku.finance.sharing.workbook.notes import near_tie
from luukku.finance.sharing.workbook.rounds import rounds, settled
from tests.unit.finance.sharing_cases import settled as shared

LIMIT = st.none() | st.integers(min_value=0, max_value=1000)


@st.composite
def limits(draw):
    """A sum, parts, and caps that are not below floors."""
    parts = draw(st.lists(st.integers(min_value=0, max_value=9), min_size=1, max_size=6).filter(any))
    pairs = [(draw(LIMIT), draw(LIMIT)) for _ in parts]
    pairs = [(high, low) if high is None or low is None else (max(high, low), min(high, low)) for high, low in pairs]
    return draw(st.integers(min_value=0, max_value=3000)), parts, pairs


@given(limits())
def test_rounds_end_as_the_rule_does(case):
    total, parts, pairs = case
    caps = {n: high for n, (high, _low) in enumerate(pairs) if high is not None}
    floors = {n: low for n, (_high, low) in enumerate(pairs) if low is not None}
    try:
        rule = limited(total=total, parts=tuple(parts), caps=caps, floors=floors)
    except TooTight:
        return
    at = {n: Fraction(caps[n]) for n in rule.capped} | {n: Fraction(floors[n]) for n in rule.floored}
    pays = [at.get(n, Fraction(rule.rest * part, max(rule.open, 1))) for n, part in enumerate(parts)]
    shares = [Fraction(part, sum(parts)) for part in parts]
    upper, lower = ([None if limit is None else Fraction(limit) for limit in side] for side in zip(*pairs, strict=True))
    both, side = (settled(Fraction(total), shares, upper, lower, one_side=one_side) for one_side in (False, True))
    fits = sum(both[-1].got) == total and min(both[-1].got) >= 0
    assert pays == list((both if fits else side)[-1].got)


@given(limits(), st.integers(min_value=1, max_value=3), st.booleans())
def test_spare_rounds_change_nothing(case, spare, one_side):
    total, parts, pairs = case
    shares = [Fraction(part, sum(parts)) for part in parts]
    upper, lower = ([None if limit is None else Fraction(limit) for limit in side] for side in zip(*pairs, strict=True))
    needed = settled(Fraction(total), shares, upper, lower, one_side=one_side)
    more = rounds(Fraction(total), shares, upper, lower, count=len(needed) - 1 + spare, one_side=one_side)
    assert more[-1].got == needed[-1].got


def test_a_key_of_many_blocks_stands_once_and_weights_name_their_blocks():
    bases = bases_of(shared('{id: a, amount: "1.00", key: people}', '{id: b, amount: "2.00", key: people}'))
    assert [leaf.title for leaf in bases.leaves] == ["people"]
    assert [(weighing.weights, weighing.blocks) for weighing in bases.weighings] == [({0: 1}, ("a", "b"))]


def test_a_key_stands_once_though_its_sharers_change():
    members = '{code: "005"}, {code: "009"}, {code: "010", to: 2026-06-30}'
    bases = bases_of(shared('{id: a, amount: "1.00", key: people}', members=members))
    assert [set(leaf.figures) for leaf in bases.leaves] == [{"005", "009", "010"}]
    assert len(bases.weighings) == 1


def test_fixed_shares_that_change_stand_once_for_each_of_their_figures():
    keys = """
fixed:
  - {from: 2026-01-01, fixed: {"005": "1/2", "009": "1/2", "010": "0"}}
  - {from: 2026-07-01, fixed: {"005": "1/4", "009": "1/4", "010": "1/2"}}
"""
    bases = bases_of(shared('{id: a, amount: "1.00", key: fixed}', keys=keys))
    assert [leaf.figures["005"] for leaf in bases.leaves] == [Fraction(1, 2), Fraction(1, 4)]


@pytest.mark.parametrize(
    ("people", "tie"),
    [
        ((500_000_000, 500_000_001), ("009", "005")),
        ((500_000_001, 500_000_000), ("005", "009")),
        ((1, 1), None),
        ((50, 51), None),
    ],
)
def test_only_ties_that_a_spreadsheet_cannot_tell_are_named(people, tie):
    figures = f"municipality,people\n005,{people[0]}\n009,{people[1]}\n"
    members = '{code: "005"}, {code: "009"}'
    (block,) = shared('{id: a, amount: "0.01", key: people}', members=members, figures=figures).shared
    assert near_tie(block) == tie

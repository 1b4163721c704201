"""An agreement with one thing changed, and which input moves a share most."""

from datetime import date
from fractions import Fraction

import pytest

from luukku.finance.domain.sharing import NotShared, read_period, share
from luukku.finance.domain.sharing.sensitivity import effects, strongest
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, Leaves, SharedBy, Weighs, changed
from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import read_agreement
from tests.bench.sharing import case as heavy_case
from tests.unit.finance.sharing_cases import KEYS, rules

PERIOD = read_period("2026")
MIX = 'common: {mix: {people: "0.5", jobless: "0.5"}}'


def case(*blocks: str, keys: str = MIX) -> Case:
    document = read_agreement(rules(*blocks, keys=keys), file="kolme.yaml")
    return Case(document.value, read_data({"keys.csv": KEYS.encode()}, name="kolme", agreements=[document.value]).data)


def totals(of: Case) -> dict[str, int]:
    return share(agreement=of.agreement, data=of.data, period=PERIOD).totals()


BY_PEOPLE = case('{id: b, amount: "1000.00", key: people}')


def test_who_leaves_pays_until_the_last_day_and_the_others_share_the_rest():
    after = totals(changed(BY_PEOPLE, wishes=(Leaves("009", date(2026, 3, 14)),)))
    # 73 of 365 days: 1000 × 1/5 = 200.00 by 6, 3, 1 of 10: 120, 60, 20; the rest, 800.00, by 6 and 1 of 7: 685.714…, 114.285…
    assert after == {"005": 12000 + 68571, "009": 6000, "010": 2000 + 11429}


def test_who_leaves_before_the_period_pays_nothing():
    assert totals(changed(BY_PEOPLE, wishes=(Leaves("009", date(2019, 12, 31)),))) == {"005": 85714, "010": 14286}


def test_an_earlier_last_day_stands():
    left = changed(BY_PEOPLE, wishes=(Leaves("009", date(2026, 3, 14)), Leaves("009", date(2026, 6, 30))))
    assert [each.to for each in left.agreement.members] == [None, date(2026, 3, 14), None]


def test_a_block_is_shared_by_another_key():
    assert totals(changed(BY_PEOPLE, wishes=(SharedBy("b", "jobless"),))) == {"005": 20000, "009": 30000, "010": 50000}


def test_other_weights_of_a_mix():
    mixed = case('{id: b, amount: "1000.00", key: common}')
    weights = {"people": Fraction("0.9"), "jobless": Fraction("0.1")}
    # 0.9 × 6/10 + 0.1 × 2/10 = 0.56; 0.9 × 3/10 + 0.1 × 3/10 = 0.30; 0.9 × 1/10 + 0.1 × 5/10 = 0.14
    assert totals(changed(mixed, wishes=(Weighs("common", weights),))) == {"005": 56000, "009": 30000, "010": 14000}


def test_a_figure_of_one_municipality_rises():
    # 600 + 10 % = 660 of 1060: 622.641…; 300/1060: 283.018…; 100/1060: 94.339…; the cent goes to the largest remainder
    assert totals(changed(BY_PEOPLE, wishes=(Figure("people", "005", Fraction(10)),))) == {
        "005": 62264,
        "009": 28302,
        "010": 9434,
    }


def test_a_cost_changes_to_the_cent_also_where_it_stands_in_the_list_of_sums():
    assert sum(totals(changed(BY_PEOPLE, wishes=(Costs("b", Fraction("0.0005")),))).values()) == 100001
    listed = case("{id: b, key: people}")
    text = rules("{id: b, key: people}", keys=MIX)
    document = read_agreement(text, file="kolme.yaml")
    files = {"keys.csv": KEYS.encode(), "amounts.csv": b"block,period,part,amount\nb,2026,actual,1000.00\n"}
    listed = Case(document.value, read_data(files, name="kolme", agreements=[document.value]).data)
    assert sum(totals(changed(listed, wishes=(Costs("b", Fraction(-10)),))).values()) == 90000


@pytest.mark.parametrize(
    ("wish", "nearest"),
    [
        (Leaves("0100", date(2026, 6, 30)), "010"),
        (SharedBy("b", "peopel"), "people"),
        (SharedBy("c", "people"), None),
        (Weighs("people", {"people": Fraction(1)}), None),
        (Figure("peple", "005", Fraction(1)), "people"),
        (Figure("people", "011", Fraction(1)), "010"),
        (Costs("bb", Fraction(1)), None),
    ],
)
def test_what_there_is_not_to_change_is_named(wish, nearest):
    with pytest.raises(NotShared) as refused:
        changed(BY_PEOPLE, wishes=(wish,))
    assert refused.value.flaws[0].expected
    if nearest:
        assert refused.value.flaws[0].nearest == nearest


def test_weights_that_do_not_sum_are_refused_when_they_are_shared_by():
    mixed = case('{id: b, amount: "1000.00", key: common}')
    wrong = changed(mixed, wishes=(Weighs("common", {"people": Fraction("0.9"), "jobless": Fraction("0.2")}),))
    with pytest.raises(NotShared, match="1"):
        totals(wrong)


def test_the_greatest_effect_comes_first_and_each_input_is_asked_once():
    found = strongest(effects(BY_PEOPLE, period=PERIOD), municipality="005")
    # its own figure + 1 %: 606/1006 - 600/1000 = 0.0023856…: 238.57 cents; the cost + 1 %: 600.00 cents; others less
    assert [(type(wish).__name__, cents) for wish, cents in found] == [
        ("Costs", 600),
        ("Figure", 239),
        ("Figure", -179),
        ("Figure", -60),
    ]
    assert {wish.column for wish, _cents in found if isinstance(wish, Figure)} == {"people"}


def test_an_effect_is_told_for_everybody_and_moves_no_money_of_the_whole():
    figures = [each for each in effects(BY_PEOPLE, period=PERIOD) if isinstance(each.wish, Figure)]
    assert len(figures) == 3
    assert all(set(each.cents) == {"005", "009", "010"} and sum(each.cents.values()) == 0 for each in figures)


def test_effects_are_those_of_the_whole_agreement_changed():
    agreement, data, periods = heavy_case(months=3, seed=4)
    whole = Case(agreement, data)
    before = share(agreement=agreement, data=data, period=periods[1]).totals()
    found = effects(whole, period=periods[1])
    assert len(found) == 5 * 20 + 30
    for effect in found[::9]:
        moved = changed(whole, wishes=(effect.wish,))
        after = share(agreement=moved.agreement, data=moved.data, period=periods[1]).totals()
        changes = {code: after[code] - before[code] for code in after}
        assert {code: cents for code, cents in effect.cents.items() if cents} == {
            c: cents for c, cents in changes.items() if cents
        }


def test_sensitivity_of_an_agreement_that_cannot_be_shared_says_why():
    nothing = case("{id: b, key: people}")
    with pytest.raises(NotShared):
        effects(nothing, period=PERIOD)

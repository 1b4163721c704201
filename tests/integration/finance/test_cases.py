"""Which agreements the pages of any area can look at, and that what is kept follows what it is made of."""

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.pack_files import pack_files, read_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.finance import queries
from luukku.finance.domain.sharing import Column, NotShared, Part, share
from luukku.finance.domain.sharing.sensitivity import effects
from luukku.finance.sharing.cases import EUROS_PER_INHABITANT, EXAMPLE, choices, settled
from luukku.finance.sharing.shapes import shape_names

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 24)


def found():
    return choices(current(), day=DAY, language="fi")


def load_other(clock, area):
    actions.load_pack(pack=new_pack(area.code), name=area.code, clock=clock)


def test_the_area_s_own_comes_first_and_shapes_on_its_members_after_it():
    assert list(found()) == ["plan", *shape_names()]
    assert found()["plan"].own
    assert not any(found()[name].own or found()[name].lacks for name in shape_names())


def test_shapes_share_as_much_as_the_area_s_own_for_each_period():
    for name in shape_names():
        for period in found()[name].periods:
            own, shape = settled(found()["plan"], period), settled(found()[name], period)
            assert shape.sum_cents() == own.sum_cents(), (name, period.text)
            assert shape.main_part is own.main_part
            assert set(shape.totals()) == set(own.totals())


def test_what_is_asked_again_is_the_same_until_the_agreement_changes(clock):
    first = found()
    assert all(found()[name] is first[name] for name in first)
    texts = {path: text.encode() for path, text in pack_files(current()).items()}
    texts["agreements/plan.yaml"] = texts["agreements/plan.yaml"].replace(b'"6033000.00"', b'"6033000.01"')
    actions.load_pack(pack=read_pack(texts, name="changed"), name="changed", clock=clock)
    period = found()["plan"].case.agreement.period
    assert settled(found()["plan"], period).sum_cents() == settled(first["plan"], period).sum_cents() + 1


def test_an_area_without_agreements_shares_an_example_of_official_figures(clock):
    area = max(official.employment_areas().values(), key=lambda each: len(each.municipalities))
    load_other(clock, area)
    example = next(iter(found().values()))
    assert (example.name, example.own, [period.text for period in example.periods]) == (EXAMPLE, False, ["2026"])
    people = example.case.data.keys[Column("population", 2022)]
    assert set(people) == set(area.municipalities)
    settlement = settled(example, example.periods[0])
    assert settlement.main_part is Part.SETTLEMENT
    assert settlement.sum_cents() == sum(people.values()) * EUROS_PER_INHABITANT * 100
    assert all((value * 10).denominator == 1 for value in example.case.data.keys[Column("unemployed", 2022)].values())
    assert found()["state_share_criteria"].lacks == ("broad_unemployment", "foreign_language", "population_18_64")


def test_effects_on_the_largest_area_move_nothing_of_the_whole(clock):
    load_other(clock, max(official.employment_areas().values(), key=lambda each: len(each.municipalities)))
    example = next(iter(found().values()))
    moves = effects(example.case, period=example.periods[0])
    assert len(moves) == 2 * len(example.case.agreement.members) + 1
    assert [sum(each.cents.values()) for each in moves][:-1] == [0] * (len(moves) - 1)


def test_a_single_municipality_pays_all(clock):
    load_other(clock, min(official.employment_areas().values(), key=lambda each: len(each.municipalities)))
    example = next(iter(found().values()))
    (total,) = settled(example, example.periods[0]).totals().values()
    assert Fraction(total) == settled(example, example.periods[0]).sum_cents()


def test_rules_alone_stand_last_and_cannot_be_chosen(clock):
    pack = current()
    texts = {path: text.encode() for path, text in pack_files(pack).items() if not path.startswith("agreements/plan/")}
    actions.load_pack(pack=read_pack(texts, name="rules"), name="rules", clock=clock)
    choice = found()["plan"]
    assert choice.periods == ()
    assert next(iter(found())) == EXAMPLE
    assert queries.periods("plan") == ()
    with pytest.raises(NotShared):
        share(agreement=replace(choice.case.agreement), data=choice.case.data)

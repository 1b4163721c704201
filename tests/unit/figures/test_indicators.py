"""Indicators: what each is counted from, what cannot be told, and who stands where."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.figures.domain.indicators import (
    INDICATORS,
    Count,
    Facts,
    Form,
    Indicator,
    Measure,
    Moment,
    difference,
    ranks,
    value,
    without_base,
)
from luukku.figures.domain.labour import LabourFigures, together

OCTOBER, YEAR_BEFORE = date(2023, 10, 1), date(2022, 10, 1)
MOMENT = Moment(OCTOBER, 2022)
BY_KEY = {indicator.key: indicator for indicator in INDICATORS}
VALUES = st.dictionaries(
    st.text("0123456789", min_size=3, max_size=3), st.none() | st.integers(-50, 50) | st.fractions(-50, 50), max_size=12
)


def facts(now=(712, 10_482, 80), before=(731, 10_598, 90), residents=((2022, 22_943), (2021, 22_984), (2012, 24_150))):
    return Facts({OCTOBER: LabourFigures(*now), YEAR_BEFORE: LabourFigures(*before)}, dict(residents))


def test_each_indicator_is_counted_as_its_name_says():
    told = {key: value(indicator, facts(), MOMENT) for key, indicator in BY_KEY.items()}
    assert told["aste"] == Fraction(71_200, 10_482)
    assert told["tyottomat"] == 712
    assert told["muutos"] == -19
    assert told["muutos-prosentteina"] == Fraction(-1900, 731)
    assert told["avoimet"] == 80
    assert told["tyottomia-paikkaa-kohti"] == Fraction(712, 80)
    assert told["tyovoimaosuus"] == Fraction(100 * 10_482, 22_984)  # the labour force of 2023's months is that of 31.12.2021
    assert told["vakiluku"] == 22_943
    assert told["vakiluku-1v"] == Fraction(100 * (22_943 - 22_984), 22_984)
    assert told["vakiluku-10v"] == Fraction(100 * (22_943 - 24_150), 24_150)
    assert told["vakiluku-20v"] is None


def test_keys_are_unlike_each_other_and_fit_for_an_address():
    assert len(BY_KEY) == len(INDICATORS)
    assert all(key.replace("-", "").isalnum() and key == key.lower() for key in BY_KEY)


def test_what_is_counted_against_nought_does_not_exist():
    nobody = facts(now=(0, 0, 0), before=(0, 0, 0))
    for key in ("aste", "muutos-prosentteina", "tyottomia-paikkaa-kohti"):
        assert value(BY_KEY[key], nobody, MOMENT) is None
        assert without_base(BY_KEY[key], nobody, MOMENT)
    assert value(BY_KEY["muutos"], nobody, MOMENT) == 0
    assert not without_base(BY_KEY["muutos"], nobody, MOMENT)


def test_what_is_too_small_to_publish_is_known_to_be_so():
    few = facts(now=(712, 10_482, None))
    vacancies = Count(Measure.VACANCIES)
    assert few.told(vacancies, MOMENT) is None
    assert few.protected(vacancies, MOMENT)
    assert value(BY_KEY["tyottomia-paikkaa-kohti"], few, MOMENT) is None
    assert not Facts({}, {}).protected(vacancies, MOMENT)


def test_a_sum_with_hidden_parts_is_partial_and_no_ratio_is_made_of_it():
    sum_of_two = Facts({OCTOBER: together([LabourFigures(10, 100, 5), LabourFigures(20, 100, None)])}, {})
    assert sum_of_two.partial(Count(Measure.VACANCIES), MOMENT)
    assert not sum_of_two.partial(Count(Measure.UNEMPLOYED), MOMENT)
    assert value(BY_KEY["avoimet"], sum_of_two, MOMENT) == 5
    assert value(BY_KEY["tyottomia-paikkaa-kohti"], sum_of_two, MOMENT) is None


@pytest.mark.parametrize("indicator", INDICATORS, ids=lambda indicator: indicator.key)
def test_nothing_is_told_of_what_is_not_known(indicator):
    assert value(indicator, Facts({}, {}), MOMENT) is None


@given(st.integers(0, 10**6), st.integers(1, 10**6))
def test_growth_and_difference_agree(now, before):
    pair = Facts({OCTOBER: LabourFigures(now, None, None), YEAR_BEFORE: LabourFigures(before, None, None)}, {})
    first, second = Count(Measure.UNEMPLOYED), Count(Measure.UNEMPLOYED, 1)
    growth = value(Indicator("g", Form.GROWTH, first, second), pair, MOMENT)
    change = value(Indicator("d", Form.DIFFERENCE, first, second), pair, MOMENT)
    assert growth == Fraction(100 * change, before)
    assert (growth > 0) == (change > 0)


@given(VALUES)
def test_a_place_is_one_more_than_how_many_are_greater(values):
    places = ranks(values)
    known = {code: found for code, found in values.items() if found is not None}
    assert places == {code: 1 + sum(other > found for other in known.values()) for code, found in known.items()}


def test_a_difference_needs_both():
    assert difference(3, Fraction(1, 2)) == Fraction(5, 2)
    assert difference(None, 1) is None
    assert difference(1, None) is None

"""A printed transfer counted again: by hand, and the parts of the difference always make the whole."""

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.state_share.reproduction import (
    Compared,
    Prices,
    Published,
    added,
    counted,
    per_head,
    prices,
    share_that_explains,
)
from luukku.law import Lawbook

AT = Prices(age_18_64=Fraction(80), unemployed=Fraction(700))


def people(unemployed, force, services=None, adults=None, residents=None):
    return Published(
        unemployed=Fraction(unemployed),
        labour_force=Fraction(force),
        with_services=None if services is None else Fraction(services),
        age_18_64=None if adults is None else Fraction(adults),
        residents=None if residents is None else Fraction(residents),
    )


def test_a_municipality_counted_by_hand():
    # series:   100 × 700 + 1 000 × 80 = 150 000;  those in services: (130 − 100) × 700 = 21 000
    # the 1 200 aged 18–64 are not told, but there are 2 000 residents: at most (2 000 − 1 000) × 80 = 80 000
    told = counted(AT, people(100, 1_000, services=130, residents=2_000))
    assert (told.series, told.services, told.age, told.at_most) == (150_000, 21_000, None, 80_000)
    assert told.sum == 171_000
    compared = Compared(counted=told, printed=Fraction(200_000))
    assert compared.unexplained == 29_000
    assert compared.unexplained_percent == Fraction(29, 2)


def test_the_age_group_that_would_explain_all_counted_by_hand():
    # 29 000 remain: 29 000 / 80 = 362.5 more than the labour force of 1 000, of 2 000 residents 68.125 %
    published = people(100, 1_000, services=130, residents=2_000)
    compared = Compared(counted=counted(AT, published), printed=Fraction(200_000))
    share = share_that_explains(AT, published, compared)
    assert share == Fraction("68.125")
    told = people(100, 1_000, services=130, adults=share * 20, residents=2_000)
    assert Compared(counted=counted(AT, told), printed=Fraction(200_000)).unexplained == 0
    assert share_that_explains(AT, told, compared=Compared(counted=counted(AT, told), printed=Fraction(200_000))) is None


def test_where_the_age_group_is_told_its_part_is_exact_and_needs_no_bound():
    told = counted(AT, people(100, 1_000, services=130, adults=1_200, residents=2_000))
    assert (told.age, told.at_most, told.sum) == (16_000, None, 187_000)


def test_where_nothing_but_the_series_is_told_it_stands_alone():
    told = counted(AT, people(100, 1_000))
    assert (told.services, told.age, told.at_most, told.sum) == (None, None, None, 150_000)


def test_several_tell_together_what_each_of_them_tells():
    both = added([people(10, 100, services=12, residents=300), people(20, 200, services=25)])
    assert both == people(30, 300, services=37)


def test_prices_are_those_of_the_lawbook_and_none_while_they_are_not_verified():
    book = Lawbook.load()
    assert prices(book, 2025) == Prices(age_18_64=Fraction("83.48"), unemployed=Fraction("734.32"))
    assert prices(book, 2027) is None


def test_a_figure_for_each_head_counted_by_hand():
    # printed: (900 + 100) / 10 heads = 100; counted: 600 / 12 heads = 50; of the difference 50
    # the compensation makes 100 / 10 = 10, the transfer (900 − 600) / 10 = 30, the heads 600 / 10 − 600 / 12 = 10
    found = per_head(
        transfer=Fraction(600),
        heads=Fraction(12),
        printed=Fraction(100),
        printed_transfer=Fraction(900),
        printed_compensation=Fraction(100),
    )
    assert (found.counted, found.compensation, found.transfer, found.heads) == (50, 10, 30, 10)


euros = st.fractions(min_value=1, max_value=10**8, max_denominator=100)


@given(euros, euros, euros, euros, euros)
def test_the_parts_make_the_whole_difference_for_each_head(transfer, heads, printed, own, compensation):
    found = per_head(transfer=transfer, heads=heads, printed=printed, printed_transfer=own, printed_compensation=compensation)
    assert found.compensation + found.transfer + found.heads == found.difference == printed - transfer / heads


figures = st.integers(min_value=0, max_value=10**6)
maybe = st.none() | figures


@given(st.lists(st.tuples(figures, figures, maybe, maybe, maybe), min_size=1, max_size=8), euros)
def test_causes_and_what_remains_make_the_whole_difference_and_municipalities_add_up(rows, printed):
    parts = [people(*row) for row in rows]
    each = [counted(AT, part) for part in parts]
    compared = Compared(counted=counted(AT, added(parts)), printed=printed)
    told = compared.counted
    assert printed - told.series == (told.services or 0) + (told.age or 0) + compared.unexplained
    assert told.series == sum(one.series for one in each)
    if all(one.services is not None for one in each):
        assert told.services == sum(one.services for one in each)

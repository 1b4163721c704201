"""Amounts in cents: read exactly as people write them, and refused where they could be misread."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.money import format_euros, parse_euros


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("1234.56", 123456),
        ("1 234,56", 123456),
        ("1\u00a0234\u00a0567,00", 123456700),
        ("12\u202f345,6", 1234560),
        ("999\u2009999", 99999900),
        ("0,05", 5),
        ("-0.05", -5),
        ("−1 234,5", -123450),
        ("37", 3700),
        (" 37,21\n", 3721),
        ("0090071992547409.93", 9007199254740993),  # a float would make it …992
    ],
)
def test_amounts_are_read_to_the_cent(text, cents):
    assert parse_euros(text) == cents


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "1,234",
        "1.234",
        "1.234,56",
        "1,234.56",
        "12 34,00",
        "1 2345",
        "1e3",
        "12,",
        ",50",
        "5 €",
        "1_000",
        "١٢",
        "--5",
        "1 234 ,5",
        "nan",
    ],
)
def test_what_could_be_misread_is_refused_with_the_remedy(text):
    with pytest.raises(ValueError, match=r"write it as 1234\.56 or 1 234,56") as refusal:
        parse_euros(text)
    assert repr(text) in str(refusal.value)


@pytest.mark.parametrize(("cents", "text"), [(0, "0.00"), (5, "0.05"), (-5, "-0.05"), (123456, "1234.56"), (-100, "-1.00")])
def test_amounts_are_written_plainly(cents, text):
    assert format_euros(cents) == text


@given(st.integers(-(10**15), 10**15))
def test_what_is_written_is_read_back_unchanged(cents):
    assert parse_euros(format_euros(cents)) == cents
    assert parse_euros(format_euros(cents).replace(".", ",")) == cents

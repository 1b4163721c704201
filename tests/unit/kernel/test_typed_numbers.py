"""Numbers in files: the plain form is read exactly, every other spelling is named and its plain form offered."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark, raises

from luukku.kernel.typed import Refused, read_number

decimals = st.decimals(allow_nan=False, allow_infinity=False, places=2, min_value=-(10**9), max_value=10**9)


@mark.parametrize("text", ["0", "7", "1142", "-3", "10.6", "59.00", "-0.5"])
def test_a_plain_number_keeps_its_precision(text):
    assert f"{read_number(text):f}" == text


@mark.parametrize(
    ("text", "fault", "plain"),
    [
        ("10,6", "a decimal comma", "10.6"),
        ("1 142", "thousands separated by a space", "1142"),
        ("1\u00a0142", "thousands separated by a no-break space", "1142"),
        ("1\u2009142", "thousands separated by a thin space", "1142"),
        ("1\u202f142", "thousands separated by a narrow no-break space", "1142"),
        ("1'142", "thousands separated by an apostrophe", "1142"),
        ("11\u00a0926\u00a0850", "thousands separated by a no-break space", "11926850"),
        ("1.234,56", "thousands separated by a point, a decimal comma", "1234.56"),
        ("1,234.56", "thousands separated by a comma", "1234.56"),
        ("1.234.567", "thousands separated by a point", "1234567"),
        ("10.6%", "a percent sign", "10.6"),
        ("10,6\u00a0%", "a percent sign, a decimal comma", "10.6"),
        ("1\u00a0142,5 %", "a percent sign, thousands separated by a no-break space, a decimal comma", "1142.5"),
        ("\u221212", "a minus sign other than the hyphen -", "-12"),
        ("\u201312", "a minus sign other than the hyphen -", "-12"),
        ("\u2212 1 142", "a minus sign other than the hyphen -, thousands separated by a space", "-1142"),
        ("+5", "a plus sign", "5"),
        (" 12 ", "a space around it", "12"),
        ("007", "leading zeros", "7"),
    ],
)
def test_each_fault_of_spelling_is_named_and_the_plain_form_offered(text, fault, plain):
    with raises(Refused) as refusal:
        read_number(text)
    assert refusal.value.message == f"'{text}' is written with {fault}"
    assert refusal.value.nearest == plain
    assert read_number(plain) == Decimal(plain)


@mark.parametrize(
    "text", ["", "abc", "12 kpl", "–", "n/a", "1e5", "nan", "Infinity", "1 14", "12 3456", "1..2", "１２", "²", "1,2,3", "%"]
)
def test_what_cannot_be_understood_is_not_a_number_and_nothing_is_offered(text):
    with raises(Refused) as refusal:
        read_number(text)
    assert refusal.value.message == f"'{text}' is not a number"
    assert refusal.value.nearest is None


def test_a_comma_that_may_mean_two_things_is_not_guessed():
    with raises(Refused) as refusal:
        read_number("1,142")
    assert refusal.value.nearest is None
    assert refusal.value.expected == "1.142 or 1142"


@given(decimals)
def test_any_decimal_is_read_back(number):
    assert read_number(f"{number:f}") == number


@given(st.integers(1000, 10**9), st.sampled_from([" ", "\u00a0", "\u2009", "\u202f"]), st.sampled_from(["", "-", "\u2212"]))
def test_thousands_written_with_any_space_are_offered_without(number, space, sign):
    with raises(Refused) as refusal:
        read_number(sign + f"{number:,}".replace(",", space))
    assert refusal.value.nearest == f"{'-' if sign else ''}{number}"

"""Figures, money and dates read as the reader's language writes them."""

from datetime import date, time
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.core.ui import format

NB = "\u00a0"


@pytest.mark.parametrize(
    ("value", "decimals", "fi", "sv", "en"),
    [
        (3482, 0, f"3{NB}482", f"3{NB}482", "3,482"),
        (1234567.5, 1, f"1{NB}234{NB}567,5", f"1{NB}234{NB}567,5", "1,234,567.5"),
        (-18, 0, "−18", "−18", "−18"),
        (0, 1, "0,0", "0,0", "0.0"),
        (999.95, 1, f"1{NB}000,0", f"1{NB}000,0", "1,000.0"),
    ],
)
def test_a_number_has_the_separators_of_its_language(value, decimals, fi, sv, en):
    assert format.number(value, language="fi", decimals=decimals) == fi
    assert format.number(value, language="sv", decimals=decimals) == sv
    assert format.number(value, language="en", decimals=decimals) == en


def test_halves_are_rounded_away_from_zero_as_statistics_are_printed():
    assert format.number(0.125, language="fi", decimals=2) == "0,13"
    assert format.number(-2.5, language="fi") == "−3"
    assert format.number(Fraction(1, 8), language="fi", decimals=2) == "0,13"
    assert format.number(1.005, language="fi", decimals=2) == "1,01"


def test_what_rounds_to_nothing_has_no_sign():
    assert format.number(-0.04, language="fi", decimals=1) == "0,0"
    assert format.change(-0.04, language="fi", decimals=1) == "0,0"
    assert format.change(0, language="fi") == "0"


def test_a_change_says_its_sign():
    assert format.change(130, language="fi") == "+130"
    assert format.change(-18, language="en") == "−18"
    assert format.percent_change(3.88, language="fi") == f"+3,9{NB}%"


def test_percent_keeps_its_sign_beside_the_figure():
    assert format.percent(12.94, language="fi") == f"12,9{NB}%"
    assert format.percent(12.94, language="sv") == f"12,9{NB}%"
    assert format.percent(12.94, language="en") == "12.9%"


def test_euros_are_whole_to_the_cent_or_in_millions():
    assert format.euros(216000, language="fi") == f"216{NB}000{NB}€"
    assert format.euros(Decimal("-1234.5"), language="en", decimals=2) == "−€1,234.50"
    assert format.cents(32106126, language="fi") == f"321{NB}061,26{NB}€"
    assert format.cents(-5, language="sv") == f"−0,05{NB}€"
    assert format.millions(8_590_000, language="fi") == f"8,59{NB}milj.{NB}€"
    assert format.millions(8_590_000, language="en") == "€8.59 million"
    assert format.millions(Fraction(8_594_999), language="fi") == f"8,59{NB}milj.{NB}€"


def test_days_carry_weekday_and_year_where_they_are_asked_for():
    day, today = date(2026, 11, 24), date(2026, 11, 20)
    assert format.day(day, language="fi") == "24.11.2026"
    assert format.weekday(day, language="fi") == "ti 24.11.2026"
    assert format.weekday(day, language="sv") == "tis 24.11.2026"
    assert format.weekday(day, language="en") == "Tue 24 Nov 2026"
    assert format.long_day(day, language="fi") == "tiistai 24.\u00a0marraskuuta\u00a02026"
    assert format.long_day(day, language="sv") == "tisdag 24\u00a0november\u00a02026"
    assert format.long_day(day, language="en") == "Tuesday 24\u00a0November\u00a02026"
    assert format.near_day(day, today=today, language="fi") == "ti 24.11."
    assert format.near_day(date(2027, 2, 24), today=today, language="fi") == "24.2.2027"


def test_months_are_short_in_tables_and_written_out_in_text():
    assert format.month(date(2023, 10, 1), language="fi") == "10/2023"
    assert format.month_name(date(2023, 10, 1), language="fi") == "lokakuu 2023"
    assert format.month_name(date(2023, 10, 1), language="sv") == "oktober 2023"
    assert format.month_name(date(2023, 10, 1), language="en") == "October 2023"


@pytest.mark.parametrize(
    ("first", "last", "fi", "en"),
    [
        (date(2026, 11, 23), date(2026, 11, 27), "23.–27.11.2026", "23–27 Nov 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "1.1.–31.12.2026", "1 Jan – 31 Dec 2026"),
        (date(2025, 12, 1), date(2026, 1, 31), "1.12.2025–31.1.2026", "1 Dec 2025 – 31 Jan 2026"),
        (date(2026, 1, 1), None, "1.1.2026–", "1 Jan 2026–"),
        (date(2026, 1, 1), date(2026, 1, 1), "1.1.2026", "1 Jan 2026"),
    ],
)
def test_a_period_writes_once_what_its_ends_share(first, last, fi, en):
    assert format.days(first, last, language="fi") == fi
    assert format.days(first, last, language="en") == en


def test_clock_is_the_officials():
    assert format.clock(time(9, 0), language="fi") == f"klo{NB}9.00"
    assert format.clock(time(9, 5), language="sv") == f"kl.{NB}9.05"
    assert format.clock(time(14, 30), language="en") == "14:30"


@given(
    value=st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12), decimals=st.integers(0, 4)
)
def test_a_written_number_reads_back_within_half_of_its_last_digit(value, decimals):
    written = format.number(value, language="fi", decimals=decimals)
    read = Decimal(written.replace(NB, "").replace("−", "-").replace(",", "."))
    assert abs(read - value) <= Decimal(1).scaleb(-decimals) / 2
    assert " " not in written and "-" not in written

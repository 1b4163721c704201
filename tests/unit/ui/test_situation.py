"""The day that a reader writes."""

from datetime import date

import pytest

from luukku.core.ui.situation import read_day

TODAY = date(2026, 11, 24)


@pytest.mark.parametrize("text", ["2027-02-01", "1.2.2027", "01.02.2027", " 1. 2. 2027 ", "1.2.27"])
def test_a_day_is_read_as_people_write_it(text):
    assert read_day(text, today=TODAY) == date(2027, 2, 1)


@pytest.mark.parametrize(
    "text", ["29.2.2027", "1.2.1999", "1.2.2037", "1.2.", "1.2.7", "1.2.027", "1/2/2027", "..", "", "1.2.2027.", "١.٢.٢٠٢٧"]
)
def test_what_is_no_day_is_none(text):
    assert read_day(text, today=TODAY) is None

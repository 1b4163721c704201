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


@pytest.mark.parametrize(
    "text",
    [
        "ma 1.2.2027",
        "Mon 1 Feb 2027",
        "maanantai 1. helmikuuta 2027",
        "mån 1.2.2027",
        "1 February 2027",
        "MÅNDAG 1 februari 2027",
    ],
)
def test_a_day_is_read_as_pages_write_it_in_any_language(text):
    assert read_day(text, today=TODAY) == date(2027, 2, 1)


@pytest.mark.parametrize("text", ["ti 1.2.2027", "hupsu 1.2.2027", "1 Foo 2027", "30 Feb 2027", "1.2.", "1 Feb", "ma"])
def test_another_weekday_an_unknown_name_and_a_missing_year_are_no_day(text):
    assert read_day(text, today=TODAY) is None


def test_without_its_year_the_nearest_such_day_is_meant_where_one_may_be():
    near = date(2026, 12, 20)
    assert read_day("15.6.", today=TODAY, near=near) == date(2027, 6, 15)
    assert read_day("15 June", today=TODAY, near=near) == date(2027, 6, 15)
    assert read_day("2.11.", today=TODAY, near=near) == date(2026, 11, 2)
    assert read_day("29.2.", today=TODAY, near=date(2028, 1, 1)) == date(2028, 2, 29)
    assert read_day("30.2.", today=TODAY, near=near) is None

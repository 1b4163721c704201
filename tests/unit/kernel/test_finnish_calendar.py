"""The Finnish calendar against dates worked out by hand, and counting against walking day by day."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.kernel.calendar import (
    DayRule,
    DaySettings,
    add_days,
    add_months,
    add_weekdays,
    add_weeks,
    add_years,
    counts,
    eves_in,
    holidays_in,
    latest_start,
    next_weekday,
    weekdays_between,
)

RULE = DayRule()
STRICT = DayRule(saturday_counts=True)
RULES = st.builds(DayRule, saturday_counts=st.booleans(), eve_counts=st.booleans())
DAYS = st.dates(date(2019, 12, 1), date(2033, 1, 31))

# Worked out by hand from the Sunday of Easter: Good Friday −2, Easter Monday +1, Ascension +39, Whitsun +49 days. Midsummer Day
# is the Saturday of 20–26 June and All Saints' the Saturday of 31 October – 6 November; Midsummer Eve is the Friday before.
EASTER = {2024: "03-31", 2025: "04-20", 2026: "04-05", 2027: "03-28", 2028: "04-16"}
BY_EASTER = {
    2024: {"Pitkäperjantai": "03-29", "Toinen pääsiäispäivä": "04-01", "Helatorstai": "05-09", "Helluntaipäivä": "05-19"},
    2025: {"Pitkäperjantai": "04-18", "Toinen pääsiäispäivä": "04-21", "Helatorstai": "05-29", "Helluntaipäivä": "06-08"},
    2026: {"Pitkäperjantai": "04-03", "Toinen pääsiäispäivä": "04-06", "Helatorstai": "05-14", "Helluntaipäivä": "05-24"},
    2027: {"Pitkäperjantai": "03-26", "Toinen pääsiäispäivä": "03-29", "Helatorstai": "05-06", "Helluntaipäivä": "05-16"},
    2028: {"Pitkäperjantai": "04-14", "Toinen pääsiäispäivä": "04-17", "Helatorstai": "05-25", "Helluntaipäivä": "06-04"},
}
BY_SATURDAY = {
    2024: {"Juhannuspäivä": "06-22", "Pyhäinpäivä": "11-02"},
    2025: {"Juhannuspäivä": "06-21", "Pyhäinpäivä": "11-01"},
    2026: {"Juhannuspäivä": "06-20", "Pyhäinpäivä": "10-31"},
    2027: {"Juhannuspäivä": "06-26", "Pyhäinpäivä": "11-06"},
    2028: {"Juhannuspäivä": "06-24", "Pyhäinpäivä": "11-04"},
}
FIXED = {
    "Uudenvuodenpäivä": "01-01",
    "Loppiainen": "01-06",
    "Vappu": "05-01",
    "Itsenäisyyspäivä": "12-06",
    "Joulupäivä": "12-25",
    "Tapaninpäivä": "12-26",
}
MIDSUMMER_EVES = {2024: "06-21", 2025: "06-20", 2026: "06-19", 2027: "06-25", 2028: "06-23"}


@pytest.mark.parametrize("year", range(2024, 2029))
def test_holidays_are_those_worked_out_by_hand(year):
    by_hand = {"Pääsiäispäivä": EASTER[year], **BY_EASTER[year], **BY_SATURDAY[year], **FIXED}
    assert {name: f"{day:%m-%d}" for day, name in holidays_in(year).items()} == by_hand
    assert {day.year for day in holidays_in(year)} == {year}


@pytest.mark.parametrize("year", range(2024, 2029))
def test_the_two_eves_stand_apart_from_the_holidays(year):
    assert {f"{day:%m-%d}": name for day, name in eves_in(year).items()} == {
        MIDSUMMER_EVES[year]: "Juhannusaatto",
        "12-24": "Jouluaatto",
    }


def test_two_holidays_on_one_day_are_one_day_off():
    # Ascension of 2008 (Easter 23 March + 39 days) fell on May Day.
    assert "Vappu" in holidays_in(2008)[date(2008, 5, 1)]
    assert "Helatorstai" in holidays_in(2008)[date(2008, 5, 1)]


def test_the_calendar_of_a_year_cannot_be_changed_by_its_readers():
    with pytest.raises(TypeError):
        holidays_in(2026)[date(2026, 1, 2)] = "Huilipäivä"


@pytest.mark.parametrize("year", [1852, 2101])
def test_a_year_whose_holidays_are_not_known_is_refused(year):
    with pytest.raises(ValueError, match=f"holidays of {year} are not known"):
        counts(date(year, 6, 1), rule=RULE)


@pytest.mark.parametrize(
    ("day", "counting"),
    [
        ("2026-04-01", "all"),  # an ordinary Wednesday
        ("2026-04-04", "saturday"),  # Easter Saturday is a plain Saturday
        ("2026-04-05", "none"),  # Easter Sunday
        ("2026-06-19", "eve"),  # Midsummer Eve, always a Friday
        ("2026-06-20", "none"),  # Midsummer Day, always a Saturday
        ("2026-12-24", "eve"),  # Christmas Eve, a Thursday
        ("2022-12-24", "both"),  # Christmas Eve on a Saturday
        ("2028-12-24", "none"),  # Christmas Eve on a Sunday
        ("2025-12-06", "none"),  # Independence Day on a Saturday
        ("2026-05-01", "none"),  # May Day on a Friday
        ("2026-12-31", "all"),  # New Year's Eve is not one of the eves
        ("2026-04-02", "all"),  # nor is Maundy Thursday
    ],
)
def test_each_kind_of_day_counts_by_its_own_setting(day, counting):
    by_rule = {
        (saturday, eve): counts(date.fromisoformat(day), rule=DayRule(saturday_counts=saturday, eve_counts=eve))
        for saturday in (False, True)
        for eve in (False, True)
    }
    expected = {"all": True, "none": False}
    assert by_rule == {
        (saturday, eve): expected.get(counting, {"saturday": saturday, "eve": eve, "both": saturday and eve}.get(counting))
        for saturday, eve in by_rule
    }


def test_weekdays_and_working_days_are_set_apart_and_leave_saturdays_and_eves_out_by_default():
    assert DaySettings() == DaySettings(weekday=DayRule(False, False), working_day=DayRule(False, False))
    settings = DaySettings(weekday=STRICT)
    saturday = date(2026, 4, 11)
    assert counts(saturday, rule=settings.weekday)
    assert not counts(saturday, rule=settings.working_day)


@pytest.mark.parametrize(
    ("start", "weekdays", "rule", "last"),
    [
        # Over Easter 2026: 2.4. · 7.–10.4. · 13.–17.4. are ten; Good Friday, Easter Monday and weekends are skipped.
        ("2026-04-01", 10, RULE, "2026-04-17"),
        # With Saturdays (4.4. and 11.4.): 2. 4. 7. 8. 9. 10. 11. 13. 14. 15.
        ("2026-04-01", 10, STRICT, "2026-04-15"),
        # Over Midsummer 2026 from Wednesday: Thu 18.6., then Mon 22.6.; with the eve counted 18. and 19.
        ("2026-06-17", 2, RULE, "2026-06-22"),
        ("2026-06-17", 2, DayRule(eve_counts=True), "2026-06-19"),
        # Over the turn of the year from 22.12.2025: 23. · 29. 30. 31. · 2.1.; 1.1. is Thursday.
        ("2025-12-22", 5, RULE, "2026-01-02"),
        # Over Epiphany, Tuesday 6.1.2026: 7. 8. 9. 12. 13.
        ("2026-01-05", 5, RULE, "2026-01-13"),
        # From a Saturday: the start day is not counted, nor would it be.
        ("2026-04-11", 1, RULE, "2026-04-13"),
        # Back from Friday 17.4. over Easter: 16. 15. 14. 13. 10. 9. 8. 7. 2.4.
        ("2026-04-17", -9, RULE, "2026-04-02"),
        ("2026-01-02", -1, RULE, "2025-12-31"),
    ],
)
def test_terms_of_weekdays_end_on_the_day_worked_out_by_hand(start, weekdays, rule, last):
    assert add_weekdays(date.fromisoformat(start), weekdays=weekdays, rule=rule) == date.fromisoformat(last)


def walked(day, *, weekdays, rule):
    """Counting as a person does with a wall calendar."""
    step = timedelta(days=1 if weekdays > 0 else -1)
    while weekdays:
        day += step
        if counts(day, rule=rule):
            weekdays -= step.days
    return day


@given(DAYS, st.integers(-600, 600), RULES)
def test_adding_weekdays_is_walking_day_by_day(day, weekdays, rule):
    assert add_weekdays(day, weekdays=weekdays, rule=rule) == walked(day, weekdays=weekdays, rule=rule)


@given(DAYS, st.integers(0, 600), RULES)
def test_between_a_day_and_the_end_of_its_term_lie_the_weekdays_of_the_term(day, weekdays, rule):
    assert weekdays_between(start=day, end=add_weekdays(day, weekdays=weekdays, rule=rule), rule=rule) == weekdays


@given(DAYS, st.integers(0, 900), RULES)
def test_weekdays_between_are_those_after_the_first_day_up_to_the_last(day, length, rule):
    later = [day + timedelta(days=n) for n in range(1, length + 1)]
    assert weekdays_between(start=day, end=day + timedelta(days=length), rule=rule) == sum(
        counts(one, rule=rule) for one in later
    )


def test_weekdays_are_not_counted_backwards():
    with pytest.raises(ValueError, match="2026-04-01 lies before 2026-04-02"):
        weekdays_between(start=date(2026, 4, 2), end=date(2026, 4, 1), rule=RULE)


@given(DAYS, st.integers(1, 300), RULES)
def test_the_latest_start_is_the_last_one_that_still_keeps_the_last_day(last_day, weekdays, rule):
    start = latest_start(last_day=last_day, weekdays=weekdays, rule=rule)
    assert add_weekdays(start, weekdays=weekdays, rule=rule) <= last_day
    assert add_weekdays(start + timedelta(days=1), weekdays=weekdays, rule=rule) > last_day


def test_a_term_may_start_on_a_day_that_does_not_count():
    # One weekday that ends on the Tuesday after Easter may start on Easter Monday.
    assert latest_start(last_day=date(2026, 4, 7), weekdays=1, rule=RULE) == date(2026, 4, 6)


def test_a_term_without_weekdays_has_no_latest_start():
    with pytest.raises(ValueError, match="at least one"):
        latest_start(last_day=date(2026, 4, 7), weekdays=0, rule=RULE)


@given(DAYS, RULES)
def test_the_next_weekday_is_the_day_itself_or_the_first_that_counts(day, rule):
    found = next_weekday(day, rule=rule)
    assert found >= day
    assert counts(found, rule=rule)
    assert not any(counts(day + timedelta(days=n), rule=rule) for n in range((found - day).days))


@pytest.mark.parametrize(
    ("last_day", "moved"),
    [
        ("2026-04-03", "2026-04-07"),  # Good Friday → Tuesday
        ("2026-06-19", "2026-06-22"),  # Midsummer Eve → Monday
        ("2026-12-24", "2026-12-28"),  # Christmas Eve → Monday after Boxing Day and the weekend
        ("2027-12-31", "2027-12-31"),  # an ordinary Friday stays
        ("2028-01-01", "2028-01-03"),  # New Year's Day on a Saturday → Monday
    ],
)
def test_an_act_before_an_authority_moves_from_a_holiday_eve_or_saturday_to_the_next_weekday(last_day, moved):
    assert next_weekday(date.fromisoformat(last_day), rule=DayRule()) == date.fromisoformat(moved)


@pytest.mark.parametrize(
    ("day", "months", "end"),
    [
        ("2026-01-15", 1, "2026-02-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2028-01-31", 1, "2028-02-29"),
        ("2026-01-31", 2, "2026-03-31"),  # counted from the first day, the number comes back
        ("2026-08-31", 3, "2026-11-30"),
        ("2025-11-30", 3, "2026-02-28"),
        ("2026-12-31", 12, "2027-12-31"),
        ("2026-03-31", -1, "2026-02-28"),
        ("2026-01-15", -1, "2025-12-15"),
        ("2026-01-31", -11, "2025-02-28"),
        ("2026-05-29", 0, "2026-05-29"),
    ],
)
def test_a_term_of_months_ends_on_the_same_number_or_the_last_day_of_a_shorter_month(day, months, end):
    assert add_months(date.fromisoformat(day), months=months) == date.fromisoformat(end)


@given(DAYS, st.integers(-240, 240))
def test_adding_months_changes_the_month_by_that_many_and_the_number_only_where_it_must(day, months):
    end = add_months(day, months=months)
    assert (end.year * 12 + end.month) - (day.year * 12 + day.month) == months
    assert end.day == day.day or (end.day < day.day and (end + timedelta(days=1)).day == 1)


@given(DAYS, st.integers(0, 240), st.integers(0, 240))
def test_longer_terms_never_end_earlier(day, months, more):
    assert add_months(day, months=months) <= add_months(day, months=months + more)


def test_years_weeks_and_days_end_on_the_day_of_the_same_name():
    assert add_years(date(2028, 2, 29), years=1) == date(2029, 2, 28)
    assert add_years(date(2028, 2, 29), years=4) == date(2032, 2, 29)
    assert add_years(date(2026, 7, 1), years=-2) == date(2024, 7, 1)
    assert add_weeks(date(2026, 12, 23), weeks=2) == date(2027, 1, 6)
    assert add_weeks(date(2026, 12, 23), weeks=2).weekday() == date(2026, 12, 23).weekday()
    assert add_days(date(2028, 2, 28), days=2) == date(2028, 3, 1)
    assert add_days(date(2026, 3, 1), days=-1) == date(2026, 2, 28)

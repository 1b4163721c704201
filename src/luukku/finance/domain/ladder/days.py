"""Benefit days on one line of whole numbers: Monday to Friday, public holidays included (1290/2002 3:2, 48/2026 § 13)."""

from datetime import date

BENEFIT_DAYS_A_WEEK = 5
WEEK = 7


def place(day: date) -> int:
    """The running number of a benefit day; on a Saturday or Sunday that of the Monday after."""
    week, weekday = divmod(day.toordinal() - 1, WEEK)
    return week * BENEFIT_DAYS_A_WEEK + min(weekday, BENEFIT_DAYS_A_WEEK)


def day_at(place: int) -> date:
    """The benefit day of a running number."""
    week, weekday = divmod(place, BENEFIT_DAYS_A_WEEK)
    return date.fromordinal(week * WEEK + weekday + 1)

"""Months of a series, each told by its first day: which one is the last that has ended, and what lies between two."""

from collections.abc import Iterator
from datetime import date, timedelta


def months_back(month: date, count: int) -> date:
    """The first day of the month `count` months earlier (later when negative)."""
    earlier = month.year * 12 + month.month - 1 - count
    return date(earlier // 12, earlier % 12 + 1, 1)


def months_between(earlier: date, later: date) -> int:
    """Full calendar months from the month of `earlier` to the month of `later`."""
    return (later.year - earlier.year) * 12 + later.month - earlier.month


def month_end(month: date) -> date:
    """The last day of a month."""
    return months_back(month, -1) - timedelta(days=1)


def last_ended_month(day: date) -> date:
    """The last month whose end lies on or before the day."""
    return months_back(day + timedelta(days=1), 1)


def last_ended_year(day: date) -> int:
    """The last year whose 31 December lies on or before the day."""
    return (day + timedelta(days=1)).year - 1


def months_from(first: date, last: date) -> Iterator[date]:
    """The months from `first` to `last`, both included."""
    return (months_back(first, -n) for n in range(months_between(first, last) + 1))

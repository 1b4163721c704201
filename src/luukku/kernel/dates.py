"""Days as ranges: one range (DateRange), any set of days (DateSet) and a value that changes by day (DateMap).

Both ends of a range belong to it, as in statutes and agreements. A range without an end has `end=None`; that is the only way to
write one. All three types are frozen: every operation returns a new value.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, Generic, TypeVar

T = TypeVar("T")
U = TypeVar("U")

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class DateRange:
    """The days from `start` to `end`, both included; without `end` the range goes on for ever.

    Raises ValueError when `end` lies before `start` or is 9999-12-31 (say `end=None`), TypeError for a datetime.
    """

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        for day in (self.start, self.end):
            # A datetime passes as a date to the type checker, but the two do not compare.
            if isinstance(day, datetime):
                raise TypeError(f"{day.isoformat()} is an instant: a range is made of days")
        if self.end == date.max:
            raise ValueError(f"a range that ends on {date.max} has no end: leave the end out")
        if self.end is not None and self.end < self.start:
            raise ValueError(f"a range cannot end ({self.end}) before it starts ({self.start})")

    @property
    def days(self) -> int:
        """Number of days, both ends counted. Raises ValueError for a range without an end."""
        return (self._finite_end() - self.start).days + 1

    def __iter__(self) -> Iterator[date]:
        """The days one by one. Raises ValueError for a range without an end."""
        first, last = self.start.toordinal(), self._finite_end().toordinal()
        return map(date.fromordinal, range(first, last + 1))

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= _last(self)

    def __str__(self) -> str:
        return f"{self.start}..{self.end or ''}"

    def covers(self, other: "DateRange") -> bool:
        """Whether every day of `other` is a day of this range."""
        return self.start <= other.start and _last(other) <= _last(self)

    def overlaps(self, other: "DateRange") -> bool:
        """Whether the two have a day in common."""
        return self.start <= _last(other) and other.start <= _last(self)

    def adjacent(self, other: "DateRange") -> bool:
        """Whether one begins on the day after the other ends."""
        return _follows(self, other) or _follows(other, self)

    def intersect(self, other: "DateRange") -> "DateRange | None":
        """The common days, or None when there are none."""
        if not self.overlaps(other):
            return None
        ends = [end for end in (self.end, other.end) if end is not None]
        return DateRange(max(self.start, other.start), min(ends, default=None))

    def _finite_end(self) -> date:
        if self.end is None:
            raise ValueError(f"the range {self} has no end: intersect it with one that has")
        return self.end


@dataclass(frozen=True, slots=True)
class DateSet:
    """A set of days, kept as the fewest ranges: in order, with a day or more between any two. Equal sets are equal values."""

    ranges: tuple[DateRange, ...] = ()

    def __post_init__(self) -> None:
        merged: list[DateRange] = []
        for days in sorted(self.ranges, key=_start):
            if merged and (merged[-1].overlaps(days) or _follows(days, merged[-1])):
                merged[-1] = _longer(merged[-1], days)
            else:
                merged.append(days)
        object.__setattr__(self, "ranges", tuple(merged))

    @classmethod
    def of(cls, *ranges: DateRange) -> "DateSet":
        """The days of all the ranges, which may overlap and come in any order."""
        return cls(ranges)

    @property
    def days(self) -> int:
        """Number of days. Raises ValueError for a set without an end."""
        return sum(days.days for days in self.ranges)

    def __iter__(self) -> Iterator[DateRange]:
        return iter(self.ranges)

    def __bool__(self) -> bool:
        return bool(self.ranges)

    def __contains__(self, day: date) -> bool:
        at = bisect_right(self.ranges, day, key=_start) - 1
        return at >= 0 and day in self.ranges[at]

    def union(self, other: "DateSet") -> "DateSet":
        """The days of either."""
        return DateSet(self.ranges + other.ranges)

    def intersect(self, other: "DateSet") -> "DateSet":
        """The days of both."""
        return DateSet(tuple(days for days, _, _ in _common(_plain(self.ranges), _plain(other.ranges))))

    def subtract(self, other: "DateSet") -> "DateSet":
        """The days of this set that are not days of the other."""
        return DateSet(tuple(gap for days in self.ranges for gap in other.gaps(days)))

    def gaps(self, within: DateRange) -> "DateSet":
        """The days of `within` that are missing from this set."""
        missing = []
        free_from = within.start
        first = bisect_left(self.ranges, within.start, key=_last)
        for taken in self.ranges[first:]:
            if taken.start > _last(within):
                break
            if free_from < taken.start:
                missing.append(DateRange(free_from, taken.start - DAY))
            if taken.end is None:
                return DateSet(tuple(missing))
            free_from = taken.end + DAY
        if free_from <= _last(within):
            missing.append(DateRange(free_from, within.end))
        return DateSet(tuple(missing))


@dataclass(frozen=True, slots=True)
class DateMap(Generic[T]):
    """A value by day: in order, no day twice, and neighbouring ranges of one value as one range. Equal maps are equal values.

    Raises ValueError when two of the given ranges overlap; `put` and `update` are the ways to say which value wins.
    """

    entries: tuple[tuple[DateRange, T], ...] = ()

    def __post_init__(self) -> None:
        merged: list[tuple[DateRange, T]] = []
        for days, value in sorted(self.entries, key=_entry_start):
            before = merged[-1] if merged else None
            if before is not None and before[0].overlaps(days):
                raise ValueError(f"{before[0]} and {days} overlap: a day has one value")
            if before is not None and _follows(days, before[0]) and before[1] == value:
                merged[-1] = (DateRange(before[0].start, days.end), value)
            else:
                merged.append((days, value))
        object.__setattr__(self, "entries", tuple(merged))

    @classmethod
    def of(cls, *entries: tuple[DateRange, T]) -> "DateMap[T]":
        """The map of ranges that do not overlap, given in any order."""
        return cls(entries)

    def __iter__(self) -> Iterator[tuple[DateRange, T]]:
        return iter(self.entries)

    def __bool__(self) -> bool:
        return bool(self.entries)

    def get(self, day: date) -> T | None:
        """The value on `day`, or None when the day has none."""
        at = bisect_right(self.entries, day, key=_entry_start) - 1
        if at < 0:
            return None
        days, value = self.entries[at]
        return value if day in days else None

    def covered(self) -> DateSet:
        """The days that have a value."""
        return DateSet(tuple(days for days, _ in self.entries))

    def gaps(self, within: DateRange) -> DateSet:
        """The days of `within` that have no value."""
        return self.covered().gaps(within)

    def put(self, days: DateRange, value: T) -> "DateMap[T]":
        """This map with `value` on every day of `days`, whatever was there."""
        return self.update(DateMap.of((days, value)), resolve=lambda _, new: new)

    def update(self, other: "DateMap[T]", *, resolve: Callable[[T, T], T]) -> "DateMap[T]":
        """The days of both maps; where both have a value, `resolve(own, others)` gives the new one."""
        both = tuple((days, resolve(own, new)) for days, own, new in _common(self.entries, other.entries))
        return DateMap(self.subtract(other.covered()).entries + other.subtract(self.covered()).entries + both)

    def intersect(self, days: DateSet) -> "DateMap[T]":
        """This map on those of its days that are in `days`."""
        return DateMap(tuple((common, value) for common, value, _ in _common(self.entries, _plain(days.ranges))))

    def subtract(self, days: DateSet) -> "DateMap[T]":
        """This map without the days that are in `days`."""
        return DateMap(tuple((left, value) for own, value in self.entries for left in days.gaps(own)))

    def join(self, other: "DateMap[U]") -> "DateMap[tuple[T, U]]":
        """Both values on the days that have both, split wherever either changes."""
        return DateMap(tuple((days, (own, others)) for days, own, others in _common(self.entries, other.entries)))

    def transpose(self) -> dict[T, DateSet]:
        """The days of each value, in the order in which the values first occur. The values must be hashable."""
        by_value: dict[Hashable, list[DateRange]] = {}
        for days, value in self.entries:
            by_value.setdefault(value, []).append(days)
        return {value: DateSet(tuple(ranges)) for value, ranges in by_value.items()}  # type: ignore[misc]


def _start(days: DateRange) -> date:
    return days.start


def _last(days: DateRange) -> date:
    """The end for comparing: a range without an end ends after all others."""
    return date.max if days.end is None else days.end


def _entry_start(entry: tuple[DateRange, Any]) -> date:
    return entry[0].start


def _follows(later: DateRange, earlier: DateRange) -> bool:
    return earlier.end is not None and earlier.end + DAY == later.start


def _longer(first: DateRange, second: DateRange) -> DateRange:
    """From the start of `first` to whichever end is later."""
    return DateRange(first.start, max(first, second, key=_last).end)


def _plain(ranges: Sequence[DateRange]) -> list[tuple[DateRange, None]]:
    return [(days, None) for days in ranges]


def _common(left: Sequence[tuple[DateRange, T]], right: Sequence[tuple[DateRange, U]]) -> Iterator[tuple[DateRange, T, U]]:
    """The days that two ordered lists of ranges share, with the value of each, in one pass over both."""
    i = j = 0
    while i < len(left) and j < len(right):
        (own, value), (others, other_value) = left[i], right[j]
        days = own.intersect(others)
        if days is not None:
            yield days, value, other_value
        if _last(own) <= _last(others):
            i += 1
        else:
            j += 1

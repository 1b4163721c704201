"""The plain model of days that ranges, sets and maps are proved against: every day written out."""

from datetime import date, timedelta

from hypothesis import strategies as st

from luukku.kernel.dates import DateRange, DateSet

FIRST = date(2026, 1, 1)
WINDOW = [FIRST + timedelta(days=n) for n in range(32)]
FAR = date(2126, 1, 1)  # stands for "for ever" in the model: no finite range of these tests reaches it
MODEL_DAYS = [*WINDOW, FAR]


@st.composite
def ranges(draw, *, open_end=True):
    start = draw(st.integers(0, 28))
    length = draw(st.integers(0, 6))
    if open_end and draw(st.integers(0, 7)) == 0:
        return DateRange(WINDOW[start])
    return DateRange(WINDOW[start], WINDOW[min(start + length, 31)])


sets = st.lists(ranges(), max_size=6).map(lambda found: DateSet.of(*found))


def model(*found):
    """The days of ranges, written out by comparing ends, without the code under test."""
    return {day for days in found for day in MODEL_DAYS if days.start <= day and (days.end is None or day <= days.end)}


def days_of(dates):
    return model(*dates.ranges)

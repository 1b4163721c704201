"""Clocks: the day is the Finnish one, and only the system clock moves by itself."""

from datetime import UTC, date, datetime, timedelta

import pytest

from luukku.core.clock import SystemClock
from luukku.kernel.clock import HELSINKI, Clock, FixedClock, day_in_finland


@pytest.mark.parametrize(
    ("instant", "day"),
    [
        (datetime(2026, 1, 1, 21, 59, tzinfo=UTC), date(2026, 1, 1)),  # winter: two hours ahead of UTC
        (datetime(2026, 1, 1, 22, 0, tzinfo=UTC), date(2026, 1, 2)),
        (datetime(2026, 7, 1, 20, 59, tzinfo=UTC), date(2026, 7, 1)),  # summer: three hours
        (datetime(2026, 7, 1, 21, 0, tzinfo=UTC), date(2026, 7, 2)),
        (datetime(2026, 7, 2, 0, 0, tzinfo=HELSINKI), date(2026, 7, 2)),
    ],
)
def test_the_day_is_the_one_on_a_wall_calendar_in_finland(instant, day):
    assert day_in_finland(instant) == day
    assert FixedClock(instant).today() == day


def test_a_fixed_clock_stands_still_until_it_is_moved():
    noon = datetime(2026, 4, 1, 12, tzinfo=HELSINKI)
    clock = FixedClock(noon)
    assert clock.now() == clock.now() == noon
    clock.move_to(noon + timedelta(days=16))
    assert clock.now() == noon + timedelta(days=16)
    assert clock.today() == date(2026, 4, 17)
    clock.move_to(noon)
    assert clock.today() == date(2026, 4, 1)


def test_an_instant_without_a_time_zone_is_refused_and_leaves_the_clock_as_it_was():
    clock = FixedClock(datetime(2026, 4, 1, 12, tzinfo=HELSINKI))
    with pytest.raises(ValueError, match="has no time zone"):
        clock.move_to(datetime(2026, 4, 2, 12))  # noqa: DTZ001 – the mistake under test
    assert clock.today() == date(2026, 4, 1)
    with pytest.raises(ValueError, match="has no time zone"):
        FixedClock(datetime(2026, 4, 2, 12))  # noqa: DTZ001 – the mistake under test


def test_the_system_clock_tells_an_aware_instant_of_today():
    clock: Clock = SystemClock()
    before = clock.now()
    days = {day_in_finland(before), clock.today(), day_in_finland(clock.now())}
    assert before.utcoffset() == timedelta(0)
    assert before <= clock.now()
    assert len(days) <= 2  # two only when midnight passed in between

"""The system clock: the one place that asks the machine what time it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime

from luukku.kernel.clock import Clock, day_in_finland


class SystemClock:
    """The real time. Instants are in UTC, so that adding hours to one is right over a change of summer time."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def today(self) -> date:
        return day_in_finland(self.now())


_clock: Clock = SystemClock()


def system_clock() -> Clock:
    """The clock that this process lives by: the real time, or the one that a test has put in its place."""
    return _clock


@contextmanager
def clock_replaced_by(clock: Clock) -> Iterator[None]:
    """Let the whole process live by `clock` for a while."""
    global _clock
    before, _clock = _clock, clock
    try:
        yield
    finally:
        _clock = before

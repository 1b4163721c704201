"""What time it is, as something that is handed in: rules and actions take a clock and never ask the machine."""

from datetime import date, datetime
from typing import Protocol
from zoneinfo import ZoneInfo

HELSINKI = ZoneInfo("Europe/Helsinki")


class Clock(Protocol):
    """Tells the instant (aware) and the day in Finland."""

    def now(self) -> datetime: ...

    def today(self) -> date: ...


def day_in_finland(instant: datetime) -> date:
    """The date that a calendar on a wall in Finland shows. Raises ValueError for an instant without a time zone."""
    if instant.tzinfo is None:
        raise ValueError(f"{instant.isoformat()} has no time zone: an instant is told with its zone")
    return instant.astimezone(HELSINKI).date()


class FixedClock:
    """A clock that stands still until it is moved: for tests, stories and the past."""

    def __init__(self, at: datetime) -> None:
        self.move_to(at)

    def now(self) -> datetime:
        return self._at

    def today(self) -> date:
        return self._today

    def move_to(self, at: datetime) -> None:
        """Set the clock forwards or back. Raises ValueError for an instant without a time zone."""
        self._today = day_in_finland(at)
        self._at = at

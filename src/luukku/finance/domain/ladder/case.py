"""A case as the rules are asked about it: what is told, the law, how it is read, and runs of days on which nothing changes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from luukku.finance.domain.ladder import days
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.facts import Benefit, BenefitKind, Event, Home, Integration
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Mark
from luukku.law import Lawbook, Value

KEYS = {
    BenefitKind.LABOUR_MARKET_SUBSIDY: "municipal_share.labour_market_subsidy",
    BenefitKind.BASIC_ALLOWANCE: "municipal_share.basic_allowance",
    BenefitKind.EARNINGS_ALLOWANCE: "municipal_share.earnings_allowance_basic_part",
    BenefitKind.YLEISTUKI: "municipal_share.yleistuki",
    BenefitKind.ENTREPRENEUR_ALLOWANCE: "municipal_share.entrepreneur_allowance",
}
"""The lawbook's ladder of each benefit; what hangs together shares the prefix."""

DAILY_AMOUNT = "benefit.basic_eur_day"

OPEN = (Mark.DERIVED, Mark.BILL, Mark.UNVERIFIED)
"""Marks of a reading beside which the other one is shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One person's paid days.

    benefits        in order of time, without overlap
    municipalities  home municipalities in order of time
    reading         how the law is read: as the lawbook says, or with one reading turned round
    """

    benefits: tuple[Benefit, ...]
    municipalities: tuple[Home, ...]
    events: tuple[Event, ...]
    integration: Integration | None
    lawbook: Lawbook
    reading: Reading = Reading.AS_READ

    def on_or_first(self, key: str, day: date) -> Value:
        """What the lawbook says on a day; before its first value that one, for days that are only counted then."""
        parameter = self.lawbook.parameter(key)
        return parameter.on(day) or parameter.values[0]

    def turned(self, said: bool, reading: Reading) -> bool:
        """What the lawbook says of a reading, turned round when this case is read the other way."""
        return said != (self.reading is reading)


@dataclass(frozen=True, slots=True)
class Run:
    """Benefit days of one benefit, `start` up to `end` as places, on which law, municipality and exemption stay as on `day`.

    at  place of the benefit among those of the case
    """

    start: int
    end: int
    day: date
    benefit: Benefit
    at: int


@lru_cache(maxsize=8)
def _changes(lawbook: Lawbook) -> tuple[int, ...]:
    """Places on which the law of the ladder or the daily amount changes."""
    keys = [key for key in lawbook.parameters if key.startswith("municipal_share.") or key == DAILY_AMOUNT]
    return tuple(sorted({days.place(value.from_) for key in keys for value in lawbook.parameter(key).values}))


def runs(case: Case, *, cuts: Iterable[int]) -> tuple[Run, ...]:
    """The days of a case in runs. `cuts` are further places at which something changes."""
    events = (days.place(event.on) for event in case.events)
    homes = (days.place(each) for home in case.municipalities for each in (home.from_, *_after(home.to)))
    places = sorted({*_changes(case.lawbook), *events, *homes, *cuts})
    found = []
    for at, benefit in enumerate(case.benefits):
        start, end = benefit.start, benefit.end
        for cut in (*(place for place in places if start < place < end), end):
            found.append(Run(start, cut, days.day_at(start), benefit, at))
            start = cut
    return tuple(found)


def _after(day: date | None) -> tuple[date, ...]:
    return (day + DAY,) if day else ()

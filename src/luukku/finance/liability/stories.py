"""Liability stories: a person's paid days in a short YAML file, read with line numbers and every problem at once."""

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import PurePath
from typing import Annotated

from luukku.finance.domain.ladder.answer import Answer, Reading
from luukku.finance.domain.ladder.facts import Benefit, Event, Home, Integration
from luukku.finance.domain.ladder.ladder import ladder
from luukku.finance.liability.story_problems import problems_of
from luukku.kernel.outcome import Mark
from luukku.kernel.typed import MunicipalityCode, Refused, Scalar, Unreadable, read
from luukku.kernel.typed.kinds import SCALARS
from luukku.law import Lawbook


def _read_month(text: str) -> date:
    try:
        first: date = SCALARS[date].read(f"{text}-01")
    except Refused:
        raise Refused(f"'{text}' is not a month", expected="a month such as 2026-01") from None
    return first


Month = Annotated[date, Scalar("a month such as 2026-01", _read_month, lambda month: f"{month:%Y-%m}")]
"""A calendar month, as its first day."""


@dataclass(frozen=True, slots=True)
class Person:
    """What is told of the person.

    municipality  home municipalities, in order of time
    integration   the integration client's first home municipality, where the person is one
    """

    municipality: tuple[Home, ...]
    integration: Integration | None = None


@dataclass(frozen=True, slots=True)
class ExpectedCandidate:
    """Another reading that a day is expected to have.

    reading  which reading
    percent  percent by it
    count    number of the day by it
    """

    reading: Reading
    percent: Decimal
    count: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """What a story expects of a day, of a month or of all; only what is said is compared.

    day              a paid day
    month            a calendar month
    count            number of the paid day
    percent          percent of the municipality on the day
    municipality     whose bill the day is
    candidates       other readings among those of the day; an empty list where there should be none
    mark             how well the day's rules were checked
    to_be_confirmed  whether the day is to be confirmed
    cents            cents of the month by municipality
    total_cents      cents of all months
    count_at_end     number of the last paid day
    """

    day: date | None = None
    month: Month | None = None
    count: int | None = None
    percent: Decimal | None = None
    municipality: MunicipalityCode | None = None
    candidates: tuple[ExpectedCandidate, ...] | None = None
    mark: Mark | None = None
    to_be_confirmed: bool | None = None
    cents: dict[MunicipalityCode, int] | None = None
    total_cents: int | None = None
    count_at_end: int | None = None

    def __post_init__(self) -> None:
        about = [name for name in ("day", "month", "total_cents", "count_at_end") if getattr(self, name) is not None]
        if len(about) != 1:
            raise Refused("an expectation is of one thing", expected="one of day, month, total_cents, count_at_end")
        if (self.month is None) != (self.cents is None):
            raise Refused("a month is expected by its cents", key="cents", expected='month: 2026-01, cents: {"098": 1116}')
        of_a_day = [name for name in OF_A_DAY if getattr(self, name) is not None]
        if of_a_day and self.day is None:
            raise Refused(f"{of_a_day[0]} is said of no day", key=of_a_day[0], expected="day: the day it is said of")


OF_A_DAY = ("count", "percent", "municipality", "candidates", "mark", "to_be_confirmed")
"""What may be expected of a day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """Paid days of one person, and what is expected of them.

    story     what happens, in a sentence
    person    what is told of the person
    benefits  runs of benefit days, in order of time
    events    what may start the count of days again
    expect    what there should be
    """

    story: str
    person: Person
    benefits: tuple[Benefit, ...]
    events: tuple[Event, ...] = ()
    expect: tuple[Expectation, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the file that tells it, for whom the law is asked."""

    file: str
    story: Story

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return PurePath(self.file).stem


def read_story(data: bytes, *, file: str, lawbook: Lawbook) -> Told:
    """The story of a file, checked in full. Raises Unreadable with every problem; nothing is computed from a broken story."""
    document = read(data, Story, file=file)
    problems = list(problems_of(document, lawbook=lawbook))
    if problems:
        raise Unreadable(sorted(problems, key=lambda problem: problem.line or 0))
    return Told(file, document.value)


def answer(told: Told, lawbook: Lawbook) -> Answer:
    """The ladder of a story."""
    story = told.story
    return ladder(
        benefits=story.benefits,
        municipalities=story.person.municipality,
        events=story.events,
        integration=story.person.integration,
        lawbook=lawbook,
    )

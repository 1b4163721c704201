"""Duty stories: short YAML files that a lawyer can write, read with line numbers and every problem at once."""

from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from pathlib import PurePath
from typing import Annotated, Any

from luukku.casework.domain.duties import duties
from luukku.casework.domain.duty import Answer, Owner, State
from luukku.casework.domain.facts import Fact, Person, Settings
from luukku.casework.domain.kinds import Kind, Who
from luukku.casework.story_order import order_problems
from luukku.kernel.outcome import Mark
from luukku.kernel.typed import Document, MunicipalityCode, Problem, Refused, Scalar, Unreadable, read
from luukku.kernel.typed.kinds import SCALARS
from luukku.law import Lawbook


class Null(Enum):
    """What a story says with `null`: that there is no value, in contrast to saying nothing."""

    NULL = "null"


NULL = Null.NULL


def _or_null(inner: Scalar) -> Scalar:
    """The values of another type, or null."""

    def read_or_null(text: str) -> Any:
        try:
            return NULL if text == "null" else inner.read(text)
        except Refused as bad:
            raise Refused(bad.message, expected=f"{bad.expected}, or null", nearest=bad.nearest) from None

    return Scalar(f"{inner.expected}, or null", read_or_null)


DateOrNull = Annotated[date | Null, _or_null(SCALARS[date])]
YesNoOrNull = Annotated[bool | Null, _or_null(SCALARS[bool])]
CountOrNull = Annotated[int | Null, _or_null(SCALARS[int])]


@dataclass(frozen=True, slots=True)
class ExpectedCitation:
    """A provision that a duty is expected to cite; only what is said is compared.

    act            number of the act
    section        section as cited
    in_force_from  first day of the wording
    """

    act: str | None = None
    section: str | None = None
    in_force_from: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Expectation:
    """A duty that a story expects; only what is said is compared.

    kind             which duty
    n                which one of its kind
    who              whose duty
    owner            which authority's matter
    earliest         first day
    due              last day
    due_strict       last day with Saturdays counted, where it differs
    due_candidates   days of the open readings
    state            how it stands
    on_time          whether it was done by its last day
    count_required   opportunities to apply for
    count_done       opportunities applied for
    mark             how well it was checked
    to_be_confirmed  whether it is to be confirmed
    citations        provisions among those it cites
    rests_on         numbers of the events it rests on
    """

    kind: Kind
    n: int | None = None
    who: Who | None = None
    owner: Owner | None = None
    earliest: DateOrNull | None = None
    due: DateOrNull | None = None
    due_strict: DateOrNull | None = None
    due_candidates: tuple[date, ...] | None = None
    state: State | None = None
    on_time: YesNoOrNull | None = None
    count_required: CountOrNull | None = None
    count_done: CountOrNull | None = None
    mark: Mark | None = None
    to_be_confirmed: bool | None = None
    citations: tuple[ExpectedCitation, ...] | None = None
    rests_on: tuple[int, ...] | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A case told in dates, and what is expected of it.

    story                     what happens, in a sentence
    person                    what is told of the person
    settings                  readings that the acts leave open
    authority_municipalities  municipalities of this authority, for whose duty it is when somebody moves
    events                    what happened, in order of time
    as_of                     the day on which the duties are looked at
    expect                    duties that there should be
    expect_not                kinds of duty that should not be owed
    """

    story: str
    events: tuple[Fact, ...]
    person: Person = field(default_factory=Person)
    settings: Settings = field(default_factory=Settings)
    authority_municipalities: tuple[MunicipalityCode, ...] | None = None
    as_of: date | None = None
    expect: tuple[Expectation, ...] = ()
    expect_not: tuple[Kind, ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """A story with the day on which it is looked at."""

    file: str
    story: Story
    as_of: date

    @property
    def name(self) -> str:
        """Its file's name without the ending."""
        return PurePath(self.file).stem


def read_story(data: bytes, *, file: str, as_of: date | None = None) -> Told:
    """The story of a file, checked in full.

    as_of  the day to look at it instead of its own
    Raises Unreadable with every problem; nothing is computed from a broken story.
    """
    document: Document[Story] = read(data, Story, file=file)
    day = as_of or document.value.as_of
    problems = list(order_problems(document, day=document.value.as_of or day))
    if day is None:
        problems.append(
            Problem(file, 1, "as_of", "the story does not say on which day to look at it", "as_of: a date, or --as-of")
        )
    if problems or day is None:
        raise Unreadable(sorted(problems, key=lambda problem: problem.line or 0))
    return Told(file, document.value, day)


def answer(told: Told, lawbook: Lawbook) -> Answer:
    """The duties of a story."""
    story = told.story
    return duties(
        events=story.events,
        lawbook=lawbook,
        as_of=told.as_of,
        person=story.person,
        settings=story.settings,
        authority_municipalities=story.authority_municipalities,
    )

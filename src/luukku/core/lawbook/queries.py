"""What the pages of the lawbook ask: parameters on a day, one with its history, changes between days, what is to confirm."""

import shlex
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import groupby

from django.urls import reverse
from django.utils.translation import gettext as _

from luukku.core.lawbook.book import lawbook, values
from luukku.core.lawbook.rows import ChangedRow, Row, provision, row
from luukku.core.lawbook.search import find
from luukku.core.lawbook.shown import in_words
from luukku.core.lawbook.topics import TOPICS, topic_of
from luukku.core.ui import format
from luukku.core.ui.atoms import MARKS
from luukku.core.ui.eras import Line, line_of_eras
from luukku.kernel.outcome import Mark
from luukku.law import Parameter, Special, Value
from luukku.law.confirming import MARKS_TO_GIVE
from luukku.law.review import Change, changes, is_stale

TO_BE_CONFIRMED = "vahvistettava"
LATE = "myohassa"
MOST_ERAS = 12
"""Earlier eras are left out of the drawing: the table has them all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What a list is narrowed to; an empty word narrows nothing."""

    words: str = ""
    topic: str = ""
    mark: str = ""
    check: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameters:
    """The list on a day.

    rows     those that the filters let through: in the order of topics, in a search the best first
    near     whether nothing has the words, and these are spelt like them
    total    how many parameters there are
    waiting  how many of the values in force await confirmation; `late` how many were checked too long ago
    turn     the next day on which a value changes
    """

    rows: tuple[Row, ...]
    near: bool
    total: int
    waiting: int
    late: int
    turn: date | None


def topics() -> dict[str, str]:
    """Names of the topics that the lawbook has, in a reader's order."""
    there = {topic_of(parameter): "" for parameter in lawbook().parameters.values()}
    return {topic: str(TOPICS[topic]) for topic in TOPICS if topic in there}


def mark_names() -> tuple[tuple[str, str], ...]:
    """Marks to choose from with their names; bill and unverified are one for a reader."""
    alone = ((str(mark), str(MARKS[mark][1])) for mark in (Mark.STATUTE, Mark.DERIVED, Mark.SECONDARY))
    return (*alone, (TO_BE_CONFIRMED, str(MARKS[Mark.BILL][1])))


def parameters(*, day: date, filters: Filters, language: str) -> Parameters:
    """Every parameter with what it says on the day; one that begins later with its first value."""
    everything = lawbook().parameters
    in_force = [value for each in everything.values() if (value := each.on(day))]
    found = find(filters.words, language=language) if filters.words else None
    order = list(TOPICS)
    by_topic = sorted(everything.values(), key=lambda each: order.index(topic_of(each)))
    asked = [everything[key] for key, _score in found.scores] if found else by_topic
    rows = (row(each, each.on(day) or each.values[0], day=day, language=language) for each in asked if _wanted(each, filters))
    return Parameters(
        rows=tuple(each for each in rows if _lets_through(each, filters)),
        near=bool(found and found.near),
        total=len(everything),
        waiting=sum(value.mark.to_be_confirmed for value in in_force),
        late=sum(is_stale(value, on=day) for value in in_force),
        turn=next((each for each in days_of_change() if each > day), None),
    )


def _wanted(parameter: Parameter, filters: Filters) -> bool:
    return filters.topic in ("", topic_of(parameter))


def _lets_through(row: Row, filters: Filters) -> bool:
    marked = filters.mark in ("", str(row.value.mark)) or (filters.mark == TO_BE_CONFIRMED and row.value.mark.to_be_confirmed)
    return marked and (row.stale or not filters.check)


def by_topic(rows: Sequence[Row]) -> list[tuple[str, list[Row]]]:
    """Rows under the names of their topics, in the order that they stand."""
    return [(str(TOPICS[topic]), list(each)) for topic, each in groupby(rows, key=lambda row: topic_of(row.parameter))]


@dataclass(frozen=True, slots=True, kw_only=True)
class OneParameter:
    """A parameter with its history.

    now      its value on the day, None before the first
    history  all its values, the latest first
    line     the same as a drawing; `line_text` tells it
    sisters  parameters of the same group
    show     the command that tells the same
    """

    title: str
    key: str
    topic: str
    topic_name: str
    file: str
    now: Row | None
    first: date
    history: tuple[Row, ...]
    line: Line
    line_text: str
    sisters: tuple[Row, ...]
    show: str


def parameter(key: str, *, day: date, today: date, language: str) -> OneParameter:
    """One parameter as of a day. Raises UnknownKey."""
    found = lawbook().parameter(key)
    value = found.on(day)
    history = tuple(row(found, each, day=day, language=language) for each in reversed(found.values))
    drawn = _eras(found, language=language)[-MOST_ERAS:]
    return OneParameter(
        title=found.title.in_language(language),
        key=key,
        topic=topic_of(found),
        topic_name=str(TOPICS[topic_of(found)]),
        file=found.file,
        now=row(found, value, day=day, language=language) if value else None,
        first=found.values[0].from_,
        history=history,
        line=line_of_eras(drawn, today=today, today_text=_("tänään"), language=language),
        line_text=_("Aikajana:") + " " + "; ".join(f"{format.day(day, language=language)}: {figure}" for day, figure in drawn),
        sisters=tuple(row(each, each.on(day) or each.values[0], day=day, language=language) for each in _sisters(found)),
        show=f"luukku law show {key} --on {day}",
    )


def _eras(parameter: Parameter, *, language: str) -> list[tuple[date, str]]:
    """The days from which the parameter said something else, with what it said: a new basis alone is no new era."""
    same = groupby(parameter.values, key=lambda value: value.value)
    return [(first.from_, in_words(first, language=language)) for first in (next(values) for _value, values in same)]


def names_near(key: str, *, nearest: str | None, language: str) -> list[tuple[str, str, str]]:
    """Address, title and key of what an unknown key may have meant: the members of that group, else the nearest key."""
    meant = [each for each in lawbook().parameters.values() if each.key.startswith(f"{key}.") or each.key == nearest]
    return [(reverse("lawbook:parameter", args=[each.key]), each.title.in_language(language), each.key) for each in meant]


def _sisters(parameter: Parameter) -> list[Parameter]:
    """Parameters whose name begins as far as this one's last dot; without any, those of its wider group."""
    others = [each for each in lawbook().parameters.values() if each is not parameter]
    below = f"{parameter.key}."
    prefix = parameter.key
    while "." in prefix:
        prefix = prefix.rpartition(".")[0]
        if found := [each for each in others if each.key.startswith((f"{prefix}.", below)) or each.key == prefix]:
            return found
    return [each for each in others if each.key.startswith(below)]


@cache
def days_of_change() -> tuple[date, ...]:
    """The days on which some value begins, but for the first one of its parameter."""
    return tuple(sorted({value.from_ for each in lawbook().parameters.values() for value in each.values[1:]}))


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What differs between two days: values, and those that stay the same on another basis."""

    of_value: tuple[ChangedRow, ...]
    of_basis: tuple[ChangedRow, ...]


def changed(*, before: date, after: date, language: str) -> Changes:
    """What changed in the law between two days."""
    found = changes(lawbook(), before=before, after=after)
    rows = [(change.of_value, _changed_row(change, day=after, language=language)) for change in found]
    return Changes(
        of_value=tuple(each for of_value, each in rows if of_value),
        of_basis=tuple(each for of_value, each in rows if not of_value),
    )


def _changed_row(change: Change, *, day: date, language: str) -> ChangedRow:
    old, new = (row(change.parameter, each, day=day, language=language) if each else None for each in (change.old, change.new))
    key, title = change.parameter.key, change.parameter.title.in_language(language)
    return ChangedRow(title=title, url=reverse("lawbook:parameter", args=[key]), key=key, old=old, new=new)


@dataclass(frozen=True, slots=True)
class Turn:
    """A day on which the law changes, with how many values."""

    day: date
    count: int


@cache
def turns() -> tuple[Turn, ...]:
    """Days of change, the latest first."""
    return tuple(Turn(day, _values_changed(day)) for day in reversed(days_of_change()))


def _values_changed(day: date) -> int:
    return sum(change.of_value for change in changes(lawbook(), before=day - timedelta(days=1), after=day))


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """A value that a person should look at.

    why      what is missing
    who      whose matter it is
    command  to be run after reading; empty when the figure must first be written into the file
    place    file and line of the value
    """

    row: Row
    why: str
    who: str
    command: str
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ToConfirm:
    """Values that await confirmation, by whether they are in force on the day, begin later or have ended."""

    in_force: tuple[Waiting, ...]
    coming: tuple[Waiting, ...]
    ended: tuple[Waiting, ...]

    @property
    def total(self) -> int:
        return len(self.in_force) + len(self.coming) + len(self.ended)


def to_confirm(*, day: date, language: str) -> ToConfirm:
    """Every value that rests on a bill or on no source that was read, or was checked too long ago."""
    waiting = list(_waiting(day=day, language=language))
    return ToConfirm(
        in_force=tuple(each for each in waiting if each.row.value.from_ <= day and not _over(each.row.value, day)),
        coming=tuple(each for each in waiting if each.row.value.from_ > day),
        ended=tuple(each for each in waiting if _over(each.row.value, day)),
    )


def _over(value: Value, day: date) -> bool:
    return value.to is not None and value.to < day


def _waiting(*, day: date, language: str) -> Iterator[Waiting]:
    for value in values():
        if why := _why(value, day=day):
            parameter = lawbook().parameters[value.key]
            yield Waiting(
                row=row(parameter, value, day=day, language=language),
                why=why,
                who=_who(topic_of(parameter)),
                command="" if value.value is Special.UNKNOWN else confirming_command(value),
                place=f"{value.file}:{value.line}",
            )


def _why(value: Value, *, day: date) -> str:
    if not value.mark.to_be_confirmed:
        return _("Tarkistus on yli vuoden vanha.") if is_stale(value, on=day) else ""
    if value.value is Special.UNKNOWN:
        return _("Luettu lähde ei kerro lukua.")
    if value.mark is Mark.BILL:
        return _("Arvo on luettu hallituksen esityksestä. Hyväksytty laki on lukematta.")
    return _("Lähde ei vahvista arvoa tälle ajalle. Voimassa oleva säädös on lukematta.")


def _who(topic: str) -> str:
    if topic in ("finance", "benefits"):
        return _("Taloudesta vastaava (controller)")
    if topic == "procurement":
        return _("Hankinnoista vastaava")
    if topic == "statistics":
        return _("Tilastoista vastaava")
    return _("Palvelusta vastaava esihenkilö tai lakimies")


def confirming_command(value: Value) -> str:
    """The command that writes the confirmation, ready to copy but for who looked and, where no provision is known, what was read.

    A value that was read once is looked at again; the others are confirmed by their statute.
    """
    words = ["luukku", "law", "confirm", value.key, "--from", value.from_.isoformat()]
    if value.mark in MARKS_TO_GIVE:
        return shlex.join([*words, "--mark", str(value.mark), "--by", _("NIMI")])
    return shlex.join([*words, "--mark", "V", "--by", _("NIMI"), "--read", provision(value) or _("SÄÄDÖS JA PYKÄLÄ")])

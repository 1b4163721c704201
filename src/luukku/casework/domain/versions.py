"""A story by the versions of the law beside each other: the same facts, with one version's law on every day."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from luukku.casework.domain.duty import Answer, Duty, NotComputed
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.whatif import moves
from luukku.kernel.dates import DAY
from luukku.law import Lawbook, Parameter
from luukku.law.review import version_days

Read = Callable[[Lawbook], Answer]
"""A story's duties by a lawbook."""


@dataclass(frozen=True, slots=True)
class Version:
    """The law from a day to another, as far as a story can tell; the last day is None for the one that goes on."""

    first: date
    last: date | None
    answer: Answer


@dataclass(frozen=True, slots=True)
class Beside:
    """One duty by several answers: the duty, that it cannot be computed, or None where there is none."""

    kind: Kind
    n: int
    cells: tuple[Duty | NotComputed | None, ...]


def versions_of(read: Read, *, lawbook: Lawbook) -> tuple[Version, ...]:
    """Versions by which the story has different duties, in order of time.

    They begin with the first one of which the lawbook knows all that the story needs.
    """
    found: list[Version] = []
    last_read = _Read(lawbook)
    for first in reversed(version_days(lawbook)):
        answer = last_read.on(first, read)
        if any(each.first_value_on for each in answer.not_computed):
            break
        if found and not differs(answer, found[-1].answer):
            found[-1] = replace(found[-1], first=first, answer=answer)
        else:
            found.append(Version(first, found[-1].first - DAY if found else None, answer))
    return tuple(reversed(found))


class _Asked(Mapping[str, Parameter]):
    """The parameters of a lawbook, with the keys that a reading asked for."""

    def __init__(self, parameters: Mapping[str, Parameter]) -> None:
        self.parameters = parameters
        self.keys_asked: set[str] = set()

    def __getitem__(self, key: str) -> Parameter:
        self.keys_asked.add(key)
        return self.parameters[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self.parameters)

    def __len__(self) -> int:
        return len(self.parameters)


class _Read:
    """Reads a story in one version after another. Where nothing that it asked for is otherwise, the answer is the one before."""

    def __init__(self, lawbook: Lawbook) -> None:
        self.lawbook = lawbook
        self.day: date | None = None
        self.answer: Answer | None = None
        self.asked: set[str] = set()

    def on(self, day: date, read: Read) -> Answer:
        if self.answer is None or self.day is None or self._changes(day, self.day):
            asked = _Asked(self.lawbook.parameters)
            self.answer = read(replace(self.lawbook, parameters=asked).in_version(day))
            self.asked = asked.keys_asked
        self.day = day
        return self.answer

    def _changes(self, day: date, other: date) -> bool:
        parameters = self.lawbook.parameters
        return any(parameters[key].on(day) is not parameters[key].on(other) for key in self.asked if key in parameters)


def version_on(versions: Sequence[Version], day: date) -> Version | None:
    """The version of a day; None before the first one."""
    return next((each for each in reversed(versions) if each.first <= day), None)


def differs(before: Answer, after: Answer) -> bool:
    """Whether two answers have other duties, or cannot compute the same ones."""
    return bool(moves(before, after)) or _not_computed(before).keys() != _not_computed(after).keys()


def beside(answer: Answer, others: Sequence[Answer]) -> list[Beside]:
    """The duties that differ from the answer in any of the others; the answer's own cell stands first."""
    moved = [{(move.kind, move.n) for move in moves(answer, other)} for other in others]
    order = {kind: at for at, kind in enumerate(Kind)}
    columns = (answer, *others)
    by_key = [{(duty.kind, duty.n): duty for duty in each.duties} for each in columns]
    missing = [_not_computed(each) for each in columns]
    unknown_kinds = {kind for each in missing[1:] for kind in each.keys() ^ missing[0].keys()}
    differing = {key for each in moved for key in each} | {(kind, 1) for kind in unknown_kinds}
    keys = sorted(differing, key=lambda key: (order[key[0]], key[1]))
    return [
        Beside(*key, tuple(duties.get(key) or unknown.get(key[0]) for duties, unknown in zip(by_key, missing, strict=True)))
        for key in keys
    ]


def _not_computed(answer: Answer) -> dict[Kind, NotComputed]:
    return {each.kind: each for each in answer.not_computed}

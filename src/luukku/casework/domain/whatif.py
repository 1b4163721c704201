"""What a draft of the law would move: the duties of one case by two lawbooks, beside each other."""

from dataclasses import dataclass
from enum import StrEnum

from luukku.casework.domain.duty import Answer, Duty
from luukku.casework.domain.kinds import Kind


class Change(StrEnum):
    """What becomes of a duty."""

    APPEARED = "appeared"
    VANISHED = "vanished"
    MOVED = "moved"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Move:
    """A duty that differs.

    days  by how many days its last day moves; None where one side has no last day
    """

    kind: Kind
    n: int
    change: Change
    days: int | None
    before: Duty | None
    after: Duty | None


def moves(before: Answer, after: Answer) -> list[Move]:
    """The duties that differ in their days, state or numbers, in the order of the duties."""
    was = {(duty.kind, duty.n): duty for duty in before.duties}
    will = {(duty.kind, duty.n): duty for duty in after.duties}
    return [move for key in dict.fromkeys((*was, *will)) if (move := _move(*key, was.get(key), will.get(key))) is not None]


def _move(kind: Kind, n: int, before: Duty | None, after: Duty | None) -> Move | None:
    if before is None or after is None:
        return Move(kind, n, Change.APPEARED if before is None else Change.VANISHED, None, before, after)
    if _days(before) != _days(after):
        by = (after.due - before.due).days if before.due and after.due else None
        return Move(kind, n, Change.MOVED, by, before, after)
    if (before.state, before.count_required) != (after.state, after.count_required):
        return Move(kind, n, Change.CHANGED, None, before, after)
    return None


def _days(duty: Duty) -> tuple[object, ...]:
    return duty.earliest, duty.due, duty.due_strict, duty.due_candidates

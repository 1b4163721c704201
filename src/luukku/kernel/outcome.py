"""What a rule says: an outcome with its reasons and citations, how sure it is, or a refusal with its reason.

Reasons are codes with parameters; their sentences stand once per language beside the room's texts and are rendered there.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Generic, TypeVar

T_co = TypeVar("T_co", covariant=True)


class Mark(StrEnum):
    """How well the source of a value was checked, from the surest to the least sure.

    What was derived from read statutes stands next to them; only what rests on a bill or on memory is to be confirmed.
    """

    STATUTE = "V"
    DERIVED = "D"
    SECONDARY = "S"
    BILL = "P"
    UNVERIFIED = "U"

    @property
    def to_be_confirmed(self) -> bool:
        return self in (Mark.BILL, Mark.UNVERIFIED)


def weakest(marks: Iterable[Mark]) -> Mark:
    """The mark of a conclusion that rests on all of these. Raises ValueError when it rests on none."""
    order = list(Mark)
    found = max(marks, key=order.index, default=None)
    if found is None:
        raise ValueError("a conclusion that rests on no value has no mark")
    return found


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: a code and what fills the sentence's places."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict, hash=False)


@dataclass(frozen=True, slots=True)
class Citation:
    """Where it is written: act ("380/2023"), section ("31 § 1") and the day from which that wording is in force."""

    act: str
    section: str
    in_force_from: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome(Generic[T_co]):
    """A conclusion that is shown: its value, why, where it is written, and the mark of its weakest value."""

    value: T_co
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    mark: Mark


class NotAllowed(Exception):  # noqa: N818 – a refusal is an answer, not an error
    """A permission that is refused. `reason` is a code, `params` fill its sentence."""

    def __init__(self, reason: str, /, **params: object) -> None:
        super().__init__(reason)
        self.reason = reason
        self.params: Mapping[str, object] = params

    def __str__(self) -> str:
        return ", ".join([self.reason, *(f"{name}={value}" for name, value in self.params.items())])

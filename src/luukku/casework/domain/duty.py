"""What the rules answer: duties with state, reasons and citations; kinds that do not apply; kinds that cannot be computed."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luukku.casework.domain.kinds import Kind, Who, who
from luukku.kernel.outcome import Citation, Mark, Reason
from luukku.law import Unit, Value


class State(StrEnum):
    """How a duty stands on the day."""

    UPCOMING = "upcoming"
    DUE = "due"
    OVERDUE = "overdue"
    DONE = "done"
    WAIVED = "waived"
    LAPSED = "lapsed"


class Owner(StrEnum):
    """Which authority's matter it is (380/2023 § 17)."""

    THIS_AUTHORITY = "this_authority"
    OTHER_AUTHORITY = "other_authority"


class Validity(StrEnum):
    """The job search on the day (380/2023 §§ 27–28)."""

    VALID = "valid"
    ENDED = "ended"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Term:
    """How a day was counted: so many units from a day that is not counted; a negative length counts back."""

    start: date
    length: int
    unit: Unit
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """A duty on the as-of day.

    n               running number within its kind
    earliest        first day, where the section gives one
    due             last day; None where the law gives none or two readings are open
    due_strict      last day when Saturdays are counted, where it differs
    due_candidates  the days of the readings that are open, in rising order
    on_time         whether it was done by `due`; None when not done or without a last day
    done_on         the day it was done
    count_required  opportunities to apply for in a review period; `count_done` those applied for
    reasons         why, as codes with parameters
    values          the values of the lawbook that it rests on
    terms           how its days were counted
    rests_on        numbers of the events that it rests on
    """

    kind: Kind
    n: int
    owner: Owner
    earliest: date | None
    due: date | None
    due_strict: date | None
    due_candidates: tuple[date, ...]
    state: State
    on_time: bool | None
    done_on: date | None
    count_required: int | None
    count_done: int | None
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    mark: Mark
    to_be_confirmed: bool
    values: tuple[Value, ...]
    terms: tuple[Term, ...]
    rests_on: tuple[int, ...]

    @property
    def who(self) -> Who:
        return who(self.kind)


@dataclass(frozen=True, slots=True)
class NotApplicable:
    """A kind of duty that does not concern this case, and why."""

    kind: Kind
    reasons: tuple[Reason, ...]
    citations: tuple[Citation, ...]
    mark: Mark


@dataclass(frozen=True, slots=True)
class NotComputed:
    """A duty that cannot be computed: what caused it lies before `first_value_on`, or its figure has not been verified."""

    kind: Kind
    reasons: tuple[Reason, ...]
    first_value_on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The duties of a case, kept apart by whose they are.

    left_out  numbers of the events that lie after the as-of day
    """

    as_of: date
    validity: Validity
    authority: tuple[Duty, ...]
    job_seeker: tuple[Duty, ...]
    not_applicable: tuple[NotApplicable, ...]
    not_computed: tuple[NotComputed, ...]
    left_out: tuple[int, ...]

    @property
    def duties(self) -> tuple[Duty, ...]:
        """All of them, the authority's first."""
        return self.authority + self.job_seeker

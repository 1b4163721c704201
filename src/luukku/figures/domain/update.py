"""What a file changes in a series: a row is a region's month or year, taken with all its figures or not at all."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

Key = tuple[str, date]
"""Region and period."""
Values = tuple[int | None, ...]
"""The figures of a row in the order of the data set's measures; None where not published."""


class Reason(StrEnum):
    """Why a row is not taken."""

    NOT_ENDED = "not_ended"
    INCOMPLETE = "incomplete"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not taken; `measures` are those that are to blame."""

    region: str
    period: date
    reason: Reason
    measures: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Change:
    """A figure that was told before and is told otherwise now."""

    region: str
    period: date
    measure: str
    before: int | None
    after: int | None

    @property
    def size(self) -> int:
        """How much the figure moves; a figure that was or will be not published counts as zero."""
        return abs((self.after or 0) - (self.before or 0))


@dataclass(frozen=True, slots=True)
class Period:
    """A month or year of the file: rows that are new, changed and unchanged; `known` when it was told of some region before."""

    period: date
    known: bool
    new: int
    changed: int
    unchanged: int

    @property
    def state(self) -> str:
        if not self.known:
            return "new"
        return "changed" if self.new or self.changed else "unchanged"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What taking a file would do.

    rows      the rows to write, whole
    changes   the figures that change, the largest change first
    periods   in order, those of which a row can be used
    refusals  in order
    """

    rows: Mapping[Key, Values]
    changes: tuple[Change, ...]
    periods: tuple[Period, ...]
    refusals: tuple[Refusal, ...]

    def count(self, what: str) -> int:
        """How many rows are `new`, `changed` or `unchanged`."""
        return sum(int(getattr(period, what)) for period in self.periods)


def compare(
    *,
    known: Mapping[Key, Values],
    told: Mapping[Key, Values],
    measures: Sequence[str],
    told_measures: Sequence[str],
    may_be_unpublished: bool,
    last_ended: date,
) -> Comparison:
    """What the rows of a file change in what is known.

    known               the rows of the series in the periods of the file, with all `measures`
    told                the file's rows, with `told_measures`, some or all of the measures in any order
    may_be_unpublished  whether the series can hold a figure that is not published
    last_ended          the last period that has ended; a later one is refused

    A measure that the file lacks keeps what is known. A row of which nothing is known needs all measures: half of it would
    say of the rest that it is not published.
    """
    places = [told_measures.index(name) if name in told_measures else None for name in measures]
    lacking = tuple(name for name, place in zip(measures, places, strict=True) if place is None)
    rows: dict[Key, Values] = {}
    changes: list[Change] = []
    refusals: list[Refusal] = []
    counts: dict[str, Counter[date]] = {"new": Counter(), "changed": Counter(), "unchanged": Counter()}
    for key in sorted(told):
        values, before = told[key], known.get(key)
        if refusal := _refusal(key, values, told_measures, () if before else lacking, may_be_unpublished, last_ended):
            refusals.append(refusal)
            continue
        after = tuple(values[place] if place is not None else before[at] if before else None for at, place in enumerate(places))
        if before is None:
            state = "new"
        elif before == after:
            state = "unchanged"
        else:
            state = "changed"
            changes += [
                Change(*key, name, was, will) for name, was, will in zip(measures, before, after, strict=True) if was != will
            ]
        counts[state][key[1]] += 1
        if state != "unchanged":
            rows[key] = after
    changes.sort(key=lambda change: (-change.size, change.period, change.region, change.measure))
    return Comparison(rows, tuple(changes), tuple(_periods(counts, {period for _, period in known})), tuple(refusals))


def _refusal(
    key: Key, values: Values, names: Sequence[str], lacking: tuple[str, ...], may_be_unpublished: bool, last_ended: date
) -> Refusal | None:
    if key[1] > last_ended:
        return Refusal(*key, Reason.NOT_ENDED)
    if lacking:
        return Refusal(*key, Reason.INCOMPLETE, lacking)
    if not may_be_unpublished and None in values:
        return Refusal(*key, Reason.NOT_TOLD, tuple(name for name, value in zip(names, values, strict=True) if value is None))
    return None


def _periods(counts: Mapping[str, Counter[date]], known: set[date]) -> Iterable[Period]:
    for period in sorted(set().union(*counts.values())):
        yield Period(period, period in known, counts["new"][period], counts["changed"][period], counts["unchanged"][period])

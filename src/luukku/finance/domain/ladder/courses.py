"""How the count of paid days runs through a case, and with it the percent, by one reading of the law."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import ceil
from typing import Any

from luukku.finance.domain.ladder import amounts, exclusions, integration, share, timing
from luukku.finance.domain.ladder.answer import Reading, number
from luukku.finance.domain.ladder.case import OPEN, Case, Run
from luukku.finance.domain.ladder.counting import Counter, counter_of
from luukku.finance.domain.ladder.facts import ALLOWANCES, EARNINGS, Because, BenefitKind
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import Finding
from luukku.finance.domain.ladder.share import NOTHING, Steps
from luukku.finance.domain.ladder.timing import Begins

TURNED_BY: Mapping[str, Reading] = {
    Code.EXCLUDED_DAYS_ACCRUE: Reading.LAYOFF_DAYS_DO_NOT_ACCRUE,
    Code.EXEMPT_ALLOWANCE_DAYS_ACCRUE: Reading.EXEMPTION_COVERS_ALLOWANCES,
    Code.EARLIER_WORK_CONDITION: Reading.RESET_ONLY_FROM_2026_05,
    Code.ADJUSTED_DAY_IS_A_DAY: Reading.ADJUSTED_DAYS_IN_FULL_DAYS,
    Code.STEP_APPROXIMATE: Reading.END_OF_PAYMENT_PERIOD,
}
"""The reading that turns round what a rule said."""

Findings = tuple[Finding[Any], ...]


@dataclass(frozen=True, slots=True)
class Slice:
    """Days of a run with one percent, `start` up to `end` as places.

    before   paid days counted before the first of them
    weight   what each adds to the count: 1, the part that was paid, or 0 when they do not count
    percent  None where the law of the day is not in the lawbook
    said     what the rules of the step said
    """

    start: int
    end: int
    before: Fraction | int
    weight: Fraction | int
    percent: Decimal | None
    said: Findings

    def number(self, place: int) -> int:
        """The number of a paid day; a day that does not count keeps the number before it."""
        return number(self.before, self.weight, place - self.start)

    def counted(self, place: int) -> Fraction | int:
        """Paid days counted before a place."""
        return self.before + (place - self.start) * self.weight


@dataclass(frozen=True, slots=True)
class Counted:
    """One run with its slices, and what the rules said of all of it."""

    run: Run
    slices: tuple[Slice, ...]
    said: Findings


Course = tuple[Counted, ...]


def course(case: Case, found: Sequence[Run]) -> Course:
    """The runs of a case, counted by its reading."""
    tally = _Tally(case, found)
    return tuple(_counted(case, found, at, tally) for at in range(len(found)))


def other_readings(read: Course) -> list[Reading]:
    """The readings that could change what a course says: those that an unsettled value of it leaves open."""
    said = (finding for counted in read for finding in (*counted.said, *_of_slices(counted)) if finding.applies)
    open_ = (TURNED_BY[each.reason.code] for each in said if each.reason.code in TURNED_BY and _is_open(each))
    return list(dict.fromkeys(open_))


def _of_slices(counted: Counted) -> Iterator[Finding[Any]]:
    return (finding for each in counted.slices for finding in each.said)


def _is_open(finding: Finding[Any]) -> bool:
    return any(value.mark in OPEN for value in finding.values)


def _counted(case: Case, found: Sequence[Run], at: int, tally: "_Tally") -> Counted:
    run = found[at]
    free, said = _no_share(case, run)
    steps = share.ladder_of(run.benefit.kind, run.day, case.lawbook)
    counter, of_counting = counter_of(case, run)
    before, weight = tally.before(at, counter), tally.weight(at, counter)
    whole = Slice(run.start, run.end, before, weight, NOTHING if steps.value is not None else None, ())
    told = (*said, steps, *of_counting)
    if free or (run.benefit.kind in ALLOWANCES and counter.exempts(run)) or not steps.value:
        return Counted(run, (whole,), told)
    late = timing.after_payment_period(case, run) if run.benefit.kind is BenefitKind.LABOUR_MARKET_SUBSIDY else None
    begins: list[tuple[int, Begins, Finding[Begins] | None]]
    if late is None or not late.value:
        begins = [(step.from_day, _on_the_day(whole, step.from_day), None) for step in steps.value]
    else:
        begins = [(step.from_day, *_after_the_period(case, whole, tally, at, counter, step.from_day)) for step in steps.value]
    return Counted(run, tuple(_slices(whole, steps.value, begins)), (*told, late) if late else told)


def _no_share(case: Case, run: Run) -> tuple[bool, list[Finding[Any]]]:
    """Whether no municipality bears a share of a run's days, whatever their number."""
    benefit = run.benefit
    said: list[Finding[Any]] = []
    if case.integration is not None and benefit.kind not in ALLOWANCES:
        said.append(integration.exempt(case, run))
    if benefit.kind in EARNINGS and benefit.because is not Because.UNEMPLOYMENT:
        said.append(exclusions.no_share(case, run))
    if benefit.kind is BenefitKind.LABOUR_MARKET_SUBSIDY and benefit.because is Because.SERVICE:
        said.append(exclusions.service(case, run))
    return any(each.value for each in said), said


def _on_the_day(whole: Slice, from_day: int) -> Begins:
    """The place on which the number of the days reaches a step."""
    missing = from_day - 1 - whole.before
    if not whole.weight:
        place = whole.start if whole.number(whole.start) >= from_day else whole.end
    else:
        place = whole.start + max(0, ceil(missing / whole.weight))
    return Begins(place, place)


def _after_the_period(
    case: Case, whole: Slice, tally: "_Tally", at: int, counter: Counter, from_day: int
) -> tuple[Begins, Finding[Begins] | None]:
    """The place on which a step begins after the payment period of its limit, and what the rule said of it."""
    limit = tally.reached(at, counter, from_day - 1)
    if limit is None:
        return Begins(whole.end, whole.end), None
    begins = timing.step_begins(case, *limit)
    return begins.value, begins


def _slices(whole: Slice, steps: Steps, begins: Sequence[tuple[int, Begins, Finding[Begins] | None]]) -> Iterator[Slice]:
    """A run cut where a step begins, and where it has surely begun."""
    cuts = {place for _, each, _ in begins for place in (each.place, each.certain) if whole.start < place < whole.end}
    places = [whole.start, *sorted(cuts), whole.end]
    for start, end in pairwise(places):
        reached, on, why = next(((day, on, why) for day, on, why in reversed(begins) if on.place <= start), (0, None, None))
        step = share.reached(reached, steps)
        said: Findings = (step, why) if on is not None and why is not None and start < on.certain else (step,)
        yield Slice(start, end, whole.counted(start), whole.weight, step.value, said)


class _Tally:
    """Running counts of paid days, one for each way of counting: each run is added to a count once."""

    def __init__(self, case: Case, found: Sequence[Run]) -> None:
        self.case, self.found = case, found
        self.counts: dict[Counter, tuple[int, Fraction | int]] = {}

    def weight(self, at: int, counter: Counter) -> Fraction | int:
        """What each day of a run adds to a count."""
        run = self.found[at]
        if not counter.counts(run):
            return 0
        return amounts.part_paid(self.case, run) if counter.as_paid else 1

    def before(self, at: int, counter: Counter) -> Fraction | int:
        """Paid days counted before a run."""
        done, total = self.counts.get(counter, (0, 0))
        for each in range(done, at):
            total += self.weight(each, counter) * (self.found[each].end - self.found[each].start)
        self.counts[counter] = at, total
        return total

    def reached(self, at: int, counter: Counter, limit: int) -> tuple[Run, int] | None:
        """The run, up to this one, in which the count reached a limit, and the place of that day."""
        total: Fraction | int = 0
        for each in range(at + 1):
            run, weight = self.found[each], self.weight(each, counter)
            days = run.end - run.start
            if weight and total + weight * days >= limit:
                return run, run.start + ceil((limit - total) / weight) - 1
            total += weight * days
        return None

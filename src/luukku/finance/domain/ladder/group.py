"""What a group of people on benefit costs its municipalities month by month: numbers of people by paid days, never a person.

Of a person in a class it is known that so many days have been paid as the class says, not how many. So each month has a band: as
if everybody stood at the day of the class that costs least, at the one that costs most, and the middle, as many at each day.
Everything is exact until the cents of one municipality and month are rounded, half up; totals are sums of those cents.

The money of a month is paid for those who are there when it begins; some leave by its end, and others have come by the next.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from math import lcm
from operator import mul

from luukku.finance.domain.ladder.group_courses import Course, Flows, Scale, courses
from luukku.law.units import LadderStep


@dataclass(frozen=True, slots=True, kw_only=True)
class DayClass:
    """People of whom `first` to `last` days have been paid; without `last` those with more as well."""

    first: int
    last: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthTerms:
    """What holds in a month: the ladder (of several benefits, mixed) and what is paid for one day, in euros."""

    ladder: tuple[LadderStep, ...]
    eur_per_day: Fraction


@dataclass(frozen=True, slots=True)
class Band:
    """An amount when everybody stands at the cheapest days of their class, evenly, and at the dearest ones. Cents."""

    low: int
    middle: int
    high: int

    def __add__(self, other: "Band") -> "Band":
        return Band(self.low + other.low, self.middle + other.middle, self.high + other.high)

    def widened(self, share: Fraction) -> "Band":
        """Low as if so many fewer were paid, high as if so many more."""
        return Band(_times(self.low, 1 - share), self.middle, _times(self.high, 1 + share))


NOTHING = Band(0, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Projection:
    """The months of one municipality.

    cents      what it pays
    people     how many are on benefit when the month begins
    crossings  how many reach a step during the month, by the first day of the step
    """

    cents: tuple[Band, ...]
    people: tuple[Fraction, ...]
    crossings: tuple[Mapping[int, Fraction], ...]

    def sum(self, first: int = 0, last: int | None = None) -> Band:
        """The cents of the months from `first` to before `last` together."""
        return total(self.cents[first:last])


def total(bands: Sequence[Band]) -> Band:
    """Low with low, middle with middle, high with high."""
    return sum(bands, NOTHING)


def day_classes(limits: Sequence[int]) -> tuple[DayClass, ...]:
    """The classes that end at the limits, and one more for all above: (100, 200) is 1–100, 101–200 and 201 or more.

    Raises ValueError when the limits do not rise from 1.
    """
    if not limits or any(limit <= before for before, limit in zip((0, *limits), limits, strict=False)):
        raise ValueError(f"the classes end at {', '.join(map(str, limits)) or 'nothing'}: give days that rise from 1")
    firsts = (1, *(limit + 1 for limit in limits))
    return tuple(DayClass(first=first, last=last) for first, last in zip(firsts, (*limits, None), strict=True))


def project(
    *,
    group: Mapping[str, Sequence[Fraction | int]],
    classes: Sequence[DayClass],
    flows: Flows,
    months: Sequence[MonthTerms],
) -> dict[str, Projection]:
    """The months of each municipality from its people by class.

    Raises ValueError when the classes leave days out, a number of people, exit or inflow is missing, negative or above one, or
    there is no month.
    """
    _check(group, classes, flows, months)
    by_ladder = {
        ladder: courses(classes=[(each.first, each.last) for each in classes], flows=flows, ladder=ladder, months=len(months))
        for ladder in {month.ladder for month in months}
    }
    return {code: _projected(people, by_ladder, months) for code, people in group.items()}


def _projected(
    people: Sequence[Fraction | int],
    by_ladder: Mapping[tuple[LadderStep, ...], tuple[Scale, Sequence[Course]]],
    months: Sequence[MonthTerms],
) -> Projection:
    """The sums over the classes in whole numbers: what is counted is divided once, at the end."""
    ratios = [Fraction(count) for count in people]
    common = lcm(*(each.denominator for each in ratios))
    counts = [each.numerator * (common // each.denominator) for each in ratios]

    def together(each_class: Iterable[int]) -> int:
        return sum(map(mul, counts, each_class))

    cents, there, crossings = [], [], []
    for at, month in enumerate(months):
        scale, found = by_ladder[month.ladder]
        per_day = 100 * month.eur_per_day
        sides = zip(*((each.low[at], each.middle[at], each.high[at]) for each in found), strict=True)
        days = [together(side) for side in sides]
        cents.append(Band(*(_rounded(each * per_day.numerator, scale.days * common * per_day.denominator) for each in days)))
        there.append(Fraction(together(each.people[at] for each in found), scale.people * common))
        crossings.append(
            {
                step.from_day: Fraction(together(each.crossings[at][number] for each in found), scale.people * common)
                for number, step in enumerate(month.ladder)
            }
        )
    return Projection(cents=tuple(cents), people=tuple(there), crossings=tuple(crossings))


def _times(cents: int, factor: Fraction) -> int:
    return _rounded(cents * factor.numerator, factor.denominator)


def _rounded(numerator: int, denominator: int) -> int:
    """Half up; nothing here is negative."""
    return (2 * numerator + denominator) // (2 * denominator)


def _check(
    group: Mapping[str, Sequence[Fraction | int]], classes: Sequence[DayClass], flows: Flows, months: Sequence[MonthTerms]
) -> None:
    if not months:
        raise ValueError("there is no month to count")
    if not classes or classes[0].first != 1 or classes[-1].last is not None:
        raise ValueError("the classes must begin at day 1 and the last one must have no end")
    for before, after in pairwise(classes):
        if before.last is None or after.first != before.last + 1:
            raise ValueError(f"the class from day {before.first} and the one from day {after.first} leave days out or overlap")
    for what, rates in (
        ("exits", flows.exits),
        ("inflow", flows.inflow),
        *((f"people of {code}", each) for code, each in group.items()),
    ):
        if len(rates) != len(classes):
            raise ValueError(f"{what}: {len(rates)} numbers for {len(classes)} classes")
        if any(rate < 0 for rate in rates):
            raise ValueError(f"{what}: a number is negative")
    if any(rate > 1 for rate in flows.exits):
        raise ValueError("exits: more people leave than there are")
    if flows.days_per_month <= 0:
        raise ValueError("days_per_month: no days are paid")

"""How the months of one person of each class go on: days that the municipality bears, still there or not, steps reached.

Whole numbers throughout, over one denominator: each day of a class is followed month by month, and adding integers is many times
faster than adding fractions. The denominators are in Scale.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, lcm
from operator import add

from luukku.law.units import LadderStep


@dataclass(frozen=True, slots=True, kw_only=True)
class Flows:
    """What is assumed of coming and going; a number for each class.

    exits           of those in the class when a month begins, so many are not paid the next month: 0–1
    inflow          people who come into the class each month for each one who was there at the start
    days_per_month  days paid to a person in a month
    """

    exits: Sequence[Fraction]
    inflow: Sequence[Fraction]
    days_per_month: Fraction


@dataclass(frozen=True, slots=True)
class Scale:
    """What the numbers of a Course are divided by: those of days, and those of people."""

    days: int
    people: int


@dataclass(frozen=True, slots=True)
class Course:
    """Of one person who is in the class at the start, with those who come into it after: a number for each month.

    low, middle, high  whole days that the municipality bears (ten days at 10 % are one) at the cheapest day of the class, as the
                       mean over its days, and at the dearest
    people             who are there when the month begins
    crossings          who reach each step of the ladder during the month
    """

    low: Sequence[int]
    middle: Sequence[int]
    high: Sequence[int]
    people: Sequence[int]
    crossings: Sequence[Sequence[int]]


def courses(
    *, classes: Sequence[tuple[int, int | None]], flows: Flows, ladder: tuple[LadderStep, ...], months: int
) -> tuple[Scale, list[Course]]:
    """The course of each class (its first and last number of paid days, None for no end).

    Of a class without an end the days up to the last step are told apart; above it they all cost the same. Those who come into
    the lowest class have come evenly during a month, so they have at most a month's days; of those who come into another class
    the day is not known.
    """
    walk = _Walk(classes, flows, ladder, months)
    inflow = lcm(*(each.denominator for each in flows.inflow))
    top = max((step.from_day for step in ladder), default=1)
    ranges = [range(first, (max(first, top) if last is None else last) + 1) for first, last in classes]
    fresh = range(min(ceil(flows.days_per_month), len(ranges[0])))
    widths = lcm(len(fresh), *map(len, ranges))
    found = []
    for number, days in enumerate(ranges):
        there = come = walk.of(days, scale=widths)
        if number == 0:
            come = walk.of(fresh, scale=widths)
            come = replace(come, low=come.middle, high=come.middle)
        rate = flows.inflow[number]
        found.append(_with_inflow(there, come, rate.numerator * (inflow // rate.denominator), inflow))
    people = walk.lifts[0] * widths * inflow
    return Scale(people * walk.day_scale, people), found


def _with_inflow(there: Course, come: Course, rate: int, whole: int) -> Course:
    """Those of the start and those who come after each month: each later arrival is as many months behind."""

    def joined(own: Sequence[int], others: Sequence[int]) -> list[int]:
        so_far, found = 0, []
        for mine, theirs in zip(own, others, strict=True):
            found.append(mine * whole + so_far * rate)
            so_far += theirs
        return found

    by_step = zip(zip(*there.crossings, strict=True), zip(*come.crossings, strict=True), strict=True)
    return Course(
        joined(there.low, come.low),
        joined(there.middle, come.middle),
        joined(there.high, come.high),
        joined(there.people, come.people),
        list(zip(*(joined(own, others) for own, others in by_step), strict=True)) or [()] * len(there.low),
    )


class _Walk:
    """What is the same for every class: the ladder as whole numbers by place, where a place is a part of a day."""

    def __init__(
        self, classes: Sequence[tuple[int, int | None]], flows: Flows, ladder: tuple[LadderStep, ...], months: int
    ) -> None:
        self.months = months
        self.parts = flows.days_per_month.denominator
        self.pace = flows.days_per_month.numerator
        self.firsts = [first * self.parts for first, _last in classes]
        leaving = lcm(*(each.denominator for each in flows.exits))
        self.stays = [leaving - each.numerator * (leaving // each.denominator) for each in flows.exits]
        self.lifts = [leaving ** (months - 1 - month) for month in range(months)]
        shares = [Fraction(step.percent) / 100 for step in ladder]
        share_scale = lcm(*(each.denominator for each in shares))
        self.day_scale = share_scale * self.parts
        grows = [after - before for before, after in zip([Fraction(0), *shares], shares, strict=False)]
        self.steps = [
            ((step.from_day - 1) * self.parts, int(grow * share_scale)) for step, grow in zip(ladder, grows, strict=True)
        ]
        top = max([self.firsts[-1], *(place for place, _grow in self.steps)]) + self.pace
        self.borne = [self._borne(place) for place in range(top + 1)]
        self.stay = self._stay_by_place(top)

    def _borne(self, place: int) -> int:
        """Parts of days that the municipality bears in the month that begins at the place."""
        return sum(grow * (max(0, place + self.pace - step) - max(0, place - step)) for step, grow in self.steps)

    def _stay_by_place(self, top: int) -> list[int]:
        """How many of the class of a place stay for the next month; below the lowest class as in it."""
        found, number = [], 0
        for place in range(top + 1):
            while number + 1 < len(self.firsts) and place >= self.firsts[number + 1]:
                number += 1
            found.append(self.stays[number])
        return found

    def of(self, days: range, *, scale: int) -> Course:
        """The months of one person spread evenly over the days that have been paid; `scale` is divisible by their number."""
        middle = people = [0] * self.months
        low, high = self._of_one(days[0])[0], middle
        crossings = [[0] * len(self.steps) for _month in range(self.months)]
        for day in days:
            costs, there = self._of_one(day)
            middle, people = list(map(add, middle, costs)), list(map(add, people, there))
            low, high = list(map(min, low, costs)), list(map(max, high, costs))
            for at, (step, _grow) in enumerate(self.steps):
                month = (step - day * self.parts) // self.pace
                if 0 <= month < self.months:
                    crossings[month][at] += there[month]
        width = scale // len(days)
        return Course(
            low=self._lifted(low, scale),
            middle=self._lifted(middle, width),
            high=self._lifted(high, scale),
            people=self._lifted(people, width),
            crossings=[[each * lift * width for each in month] for month, lift in zip(crossings, self.lifts, strict=True)],
        )

    def _of_one(self, day: int) -> tuple[list[int], list[int]]:
        """What the months of one person cost, and whether it is still there; each month over its own denominator."""
        place, weight, last = day * self.parts, 1, len(self.borne) - 1
        costs, there = [], []
        for _month in range(self.months):
            inside = place if place < last else last
            there.append(weight)
            costs.append(weight * self.borne[inside])
            weight *= self.stay[inside]
            place += self.pace
        return costs, there

    def _lifted(self, values: Sequence[int], scale: int) -> list[int]:
        """Values of each month over the denominator of the last one."""
        return [value * lift * scale for value, lift in zip(values, self.lifts, strict=True)]

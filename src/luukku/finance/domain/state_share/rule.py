"""The calculated state share of employment services, step by step: figure × price of the lawbook (618/2021 5–8, 21, 31 a, 32 §).

Costs by the criteria, a part of them by what the services cost before (transition), the municipality's own financing off,
the compensation of the widened liability for benefits on. What is missing leaves its step open, and every step that needs it.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Literal, get_args

from luukku.finance.domain.state_share.quantities import Inputs, Known, Quantity
from luukku.law import Lawbook, Special, Value

StepKey = Literal[
    "age_18_64", "unemployed", "criteria", "by_criteria", "by_actual_cost", "cost", "own", "share", "compensation", "total",
    "unemployment_rate", "foreign_language", "first_cut", "second_cut", "cut_percent",
]  # fmt: skip
STEPS: tuple[StepKey, ...] = get_args(StepKey)
BESIDE: frozenset[StepKey] = frozenset({"unemployment_rate", "foreign_language", "first_cut", "second_cut", "cut_percent"})
"""What concerns other tasks too: it is shown, and added to nothing."""

PRICE_18_64, PRICE_UNEMPLOYED = "vos.price_18_64", "vos.price_unemployed"
PRICE_RATE, PRICE_LANGUAGE = "vos.price_unemployment_rate", "vos.price_foreign_language"
TRANSITION, COST_YEAR = "vos.transition_actual_cost_share", "vos.transition_actual_cost_share.cost_year"
PERCENT, LAG = "vos.state_percent", "vos.data_year_lag"
COMPENSATED = "vos.liability_compensation.base_year"
CUTS = "vos.temporary.first_cut", "vos.temporary.second_cut", "vos.temporary.cut_percent"


_Figures = dict[Quantity, Fraction]


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of the calculation.

    law      values of the lawbook that it uses
    counted  the figures that it needs; None for one that is missing
    of       the steps that it adds up or takes a part of
    amount   euros, exact; None when anything is missing or a value of the law is not verified
    missing  the figures whose absence leaves it open, of earlier steps too
    unread   the values of the law that leave it open
    """

    key: StepKey
    law: tuple[Value, ...] = ()
    counted: tuple[tuple[Quantity, Known | None], ...] = ()
    of: tuple[StepKey, ...] = ()
    amount: Fraction | None
    missing: tuple[Quantity, ...]
    unread: tuple[Value, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StateShare:
    """A municipality's calculation of a financial year.

    data_year  the year that its statistics should speak of
    cost_year  the year of the costs that the transition looks at; None when there is no transition
    steps      in the order of the calculation; a rule that the year does not know has none
    """

    year: int
    data_year: int
    cost_year: int | None
    steps: tuple[Step, ...]

    def step(self, key: StepKey) -> Step | None:
        return next((step for step in self.steps if step.key == key), None)

    def amount(self, key: StepKey) -> Fraction | None:
        """Euros of a step; None where it is open or the year does not know it."""
        step = self.step(key)
        return step.amount if step else None


def years(book: Lawbook) -> tuple[int, ...]:
    """The financial years for which the lawbook says something of the prices, be it that they are not known yet."""
    return tuple(value.from_.year for value in book.parameter(PRICE_18_64).values)


def data_year(book: Lawbook, year: int) -> int:
    """The year whose statistics the financial year is counted from."""
    return year - book.years(LAG, date(year, 1, 1))


def cost_year(book: Lawbook, year: int) -> int | None:
    """The year by whose costs the transition shares a part; None when it is over."""
    value = book.entry(COST_YEAR, date(year, 1, 1))
    return None if isinstance(value.value, Special) else value.whole()


def wanted_year(quantity: Quantity, *, book: Lawbook, year: int) -> int:
    """The year that a figure should speak of in the calculation of a financial year."""
    if quantity == "actual_cost":
        return cost_year(book, year) or year
    return year if quantity in ("compensation", "whole_share") else data_year(book, year)


def state_share(*, book: Lawbook, year: int, inputs: Inputs) -> StateShare:
    """The calculation of one municipality. Raises BeforeFirstValue for a year before the law."""
    day = date(year, 1, 1)
    return StateShare(
        year=year,
        data_year=data_year(book, year),
        cost_year=cost_year(book, year),
        steps=(*_services(book, day, inputs), *_beside(book, day, inputs)),
    )


def summed(shares: Iterable[StateShare], key: StepKey) -> Fraction | None:
    """The sum of several municipalities; None when one's is open."""
    total = Fraction(0)
    for share in shares:
        if (amount := share.amount(key)) is None:
            return None
        total += amount
    return total


def missing(shares: Iterable[StateShare], *keys: StepKey) -> tuple[Quantity, ...]:
    """What is missing from these steps of somebody, each figure once."""
    found = (step for share in shares for key in keys if (step := share.step(key)))
    return tuple(dict.fromkeys(quantity for step in found for quantity in step.missing))


def _services(book: Lawbook, day: date, inputs: Inputs) -> Iterator[Step]:
    adult, jobless = book.entry(PRICE_18_64, day), book.entry(PRICE_UNEMPLOYED, day)
    part, percent = book.entry(TRANSITION, day), book.entry(PERCENT, day)
    by_age = _step("age_18_64", inputs, adult, needs=["age_18_64"], count=lambda known: known["age_18_64"] * _euros(adult))
    by_need = _step(
        "unemployed", inputs, jobless, needs=["unemployed"], count=lambda known: known["unemployed"] * _euros(jobless)
    )
    criteria = _together("criteria", by_age, by_need)
    yield from (by_age, by_need, criteria)
    parts = [criteria]
    if part.value != 0:
        counted = _step("by_criteria", inputs, part, of=[criteria], count=lambda _known: _amount(criteria) * (1 - part.share()))
        before = _step(
            "by_actual_cost", inputs, part, needs=["actual_cost"], count=lambda known: known["actual_cost"] * part.share()
        )
        parts = [counted, before]
        yield from parts
    cost = _together("cost", *parts)
    own = _own_financing(inputs, adult, jobless, percent)
    share = _together("share", cost, own)
    base = book.entry(COMPENSATED, day)
    extra = _step("compensation", inputs, base, needs=["compensation"], count=lambda known: known["compensation"])
    yield from (cost, own, share, extra, _together("total", share, extra))


def _own_financing(inputs: Inputs, adult: Value, jobless: Value, percent: Value) -> Step:
    """The same sum for each inhabitant of the country: what the state does not pay of the country's costs, over its residents.

    By law it is counted from the costs of all tasks together; as it is a sum, this is the part that these costs bring into it.
    """

    def count(known: _Figures) -> Fraction:
        country = known["country_age_18_64"] * _euros(adult) + known["country_unemployed"] * _euros(jobless)
        return -known["residents"] * country * (1 - _hundredths(percent)) / known["country_residents"]

    needs: list[Quantity] = ["residents", "country_age_18_64", "country_unemployed", "country_residents"]
    return _step("own", inputs, adult, jobless, percent, needs=needs, count=count)


def _beside(book: Lawbook, day: date, inputs: Inputs) -> Iterator[Step]:
    rate, language = book.entry(PRICE_RATE, day), book.entry(PRICE_LANGUAGE, day)
    first, second, percent = (book.entry(key, day) for key in CUTS) if _told(book, day) else (None, None, None)
    yield _step(
        "unemployment_rate", inputs, rate, needs=["residents", "unemployment_coefficient"],
        count=lambda known: known["residents"] * known["unemployment_coefficient"] * _euros(rate),
    )  # fmt: skip
    yield _step(
        "foreign_language", inputs, language, needs=["foreign_language"],
        count=lambda known: known["foreign_language"] * _euros(language),
    )  # fmt: skip
    yield from _cut("first_cut", inputs, first)
    yield from _cut("second_cut", inputs, second)
    if percent is not None and percent.value is not Special.NONE:
        value = percent
        yield _step(
            "cut_percent", inputs, value, needs=["whole_share"], count=lambda known: -known["whole_share"] * _hundredths(value)
        )


def _told(book: Lawbook, day: date) -> bool:
    """Whether the lawbook says anything of the temporary cuts on the day: before their year it does not."""
    return all(book.parameter(key).on(day) for key in CUTS)


def _cut(key: StepKey, inputs: Inputs, value: Value | None) -> Iterator[Step]:
    if value is not None and value.value is not Special.NONE:
        yield _step(key, inputs, value, needs=["residents"], count=lambda known: -known["residents"] * _euros(value))


def _step(
    key: StepKey,
    inputs: Inputs,
    *law: Value,
    needs: Iterable[Quantity] = (),
    of: Iterable[Step] = (),
    count: Callable[[_Figures], Fraction],
) -> Step:
    """A step that is counted when all it needs is there."""
    counted, before = tuple((each, inputs.get(each)) for each in needs), tuple(of)
    missing = dict.fromkeys(
        [each for step in before for each in step.missing] + [each for each, known in counted if known is None]
    )
    unread = [value for step in before for value in step.unread] + [value for value in law if value.value is Special.UNKNOWN]
    figures = {each: known.figure for each, known in counted if known is not None}
    return Step(
        key=key,
        law=law,
        counted=counted,
        of=tuple(step.key for step in before),
        amount=None if missing or unread else count(figures),
        missing=tuple(missing),
        unread=tuple(dict.fromkeys(unread)),
    )


def _together(key: StepKey, *parts: Step) -> Step:
    return _step(key, {}, of=parts, count=lambda _known: sum(map(_amount, parts), Fraction(0)))


def _amount(step: Step) -> Fraction:
    return step.amount if step.amount is not None else Fraction(0)


def _euros(value: Value) -> Fraction:
    return Fraction(value.number())


def _hundredths(value: Value) -> Fraction:
    return Fraction(value.number()) / 100

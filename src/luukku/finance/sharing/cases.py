"""Agreements to look at for the loaded area: its own, an example from official figures, published shapes on its members."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from functools import cache, lru_cache
from pathlib import Path
from typing import TypeVar

from django.utils.translation import gettext_lazy as _

from luukku.area.domain.pack import AreaPack
from luukku.area.queries import members_on
from luukku.finance import queries
from luukku.finance.domain.sharing import (
    Agreement,
    Amount,
    Column,
    Data,
    Kind,
    Member,
    Part,
    Period,
    Settlement,
    Validity,
    read_period,
    share,
)
from luukku.finance.domain.sharing.amounts import ledger_of
from luukku.finance.domain.sharing.review import review
from luukku.finance.domain.sharing.shareable import those_shareable
from luukku.finance.domain.sharing.swapping import for_members_of
from luukku.finance.domain.sharing.what_if import Case
from luukku.finance.sharing.section import FOLDER
from luukku.finance.sharing.shapes import shape, shape_names
from luukku.finance.state_money.inputs import Mean, series
from luukku.kernel.money import apportion
from luukku.kernel.numbers import rounded
from luukku.kernel.typed import read

T = TypeVar("T")

EXAMPLE = "esimerkki"
EXAMPLE_FILE = Path(__file__).with_name("example.yaml")
TITLES = {
    EXAMPLE: _("Esimerkki: työttömien ja väestön suhteessa"),
    "causation": _("Aiheuttamisperiaate"),
    "central_and_local": _("Keskitetyt ja kuntakohtaiset palvelut"),
    "common_and_use": _("Yhteinen osa ja käyttö"),
    "state_share_criteria": _("Valtionosuuden kriteerit"),
}
"""The titles of what ships with the program, in the reader's language."""
EUROS_PER_INHABITANT = 87
"""The level of the plan of Päijät-Häme, 7.4 million euros for 85 000 inhabitants; an assumption that the page names."""


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """An agreement that can be chosen. One that is asked for again is the same object, so that what follows can be kept by it.

    name      its word in the address
    case      its rules and figures
    periods   what it can be shared for, the latest first; none when figures are missing
    own       whether it is the area's own
    lacks     columns that it needs and the figures do not have
    """

    name: str
    case: Case
    periods: tuple[Period, ...]
    own: bool
    lacks: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        return self.case.agreement.agreement if self.own else str(TITLES.get(self.name, self.case.agreement.agreement))


@dataclass(frozen=True, slots=True)
class Official:
    """What the example is made of: a year, members, and figures of the official series by column and member."""

    year: int
    codes: tuple[str, ...]
    figures: tuple[tuple[Column, tuple[tuple[str, Fraction], ...]], ...]


def choices(pack: AreaPack, *, day: date, language: str) -> Mapping[str, Choice]:
    """The agreements by their words, those that can be shared first. Three SQL queries where the area has none of its own."""
    texts = tuple((name, each.text, *each.tables.items()) for name, each in pack.sections.get(FOLDER, {}).items())
    shareable = any(queries.periods(name) for name in queries.agreements())
    return _choices(texts, None if shareable else _official(pack, day=day, language=language))


@lru_cache(maxsize=8)
def _choices(_texts: tuple[object, ...], official: Official | None) -> Mapping[str, Choice]:
    """Kept by what the agreements and the official figures say."""
    own = [
        Choice(name, Case(document.value, queries.data_of(name).data), queries.periods(name), own=True)
        for name, document in queries.agreements().items()
    ]
    base = _example(official) if official else next(each for each in own if each.periods)
    found = [*own, *([] if base in own else [base])]
    taken = {each.name for each in found}
    found += [_of_shape(name, base) for name in shape_names() if name not in taken] if base.periods else []
    return {each.name: each for each in sorted(found, key=lambda each: not each.periods)}


@lru_cache(maxsize=128)
def settled(choice: Choice, period: Period) -> Settlement:
    """The sharing of a choice for one of its periods."""
    return share(agreement=choice.case.agreement, data=choice.case.data, period=period)


def _official(pack: AreaPack, *, day: date, language: str) -> Official:
    codes = tuple(each.code for each in members_on(pack, day=day, language=language))
    told = series(codes=codes, day=day)
    keys = _official_keys(codes, residents=told.residents, means=told.means)
    return Official(day.year, codes, tuple((column, tuple(figures.items())) for column, figures in keys.items()))


def _example(official: Official) -> Choice:
    """Rules and a sum that are an example, figures that are official."""
    keys = {column: dict(figures) for column, figures in official.figures}
    rules = _example_rules()
    people = sum(sum(figures.values()) for column, figures in keys.items() if column.name == "population")
    amount = int(people) * EUROS_PER_INHABITANT * 100
    agreement = replace(
        rules,
        valid=Validity(date(official.year, 1, 1)),
        period=read_period(str(official.year)),
        members=tuple(Member(code) for code in official.codes),
        blocks=tuple(replace(block, amount=amount) for block in rules.blocks),
    )
    case = Case(agreement, Data(keys=keys))
    return Choice(EXAMPLE, case, those_shareable(agreement, case.data, among=[agreement.period]), own=False, lacks=_lacking(case))


@cache
def _example_rules() -> Agreement:
    return read(EXAMPLE_FILE.read_bytes(), Agreement, file=EXAMPLE_FILE.name).value


def _official_keys(
    codes: Sequence[str], *, residents: Mapping[str, Mapping[int, int]], means: Mapping[str, Mapping[int, Mean]]
) -> dict[Column, dict[str, Fraction]]:
    """Population, the unemployed and the labour force of the newest year that the series tell of every member."""
    people = _newest({code: residents.get(code, {}) for code in codes})
    worked = _newest({code: means.get(code, {}) for code in codes})
    found: dict[Column, dict[str, Fraction]] = {}
    if people:
        year, counts = people
        found[Column("population", year)] = {code: Fraction(count) for code, count in counts.items()}
    if worked:
        year, told = worked
        found[Column("unemployed", year)] = {code: Fraction(rounded(mean.unemployed, 1)) for code, mean in told.items()}
        found[Column("labour_force", year)] = {code: Fraction(rounded(mean.labour_force, 1)) for code, mean in told.items()}
    return found


def _newest(told: Mapping[str, Mapping[int, T]]) -> tuple[int, dict[str, T]] | None:
    """What is told of everybody in the newest year in which everybody is told of; None where there is no such year."""
    common = set.intersection(*(set(years) for years in told.values())) if told else set()
    return (max(common), {code: years[max(common)] for code, years in told.items()}) if common else None


def _of_shape(name: str, base: Choice) -> Choice:
    """A shape's rules on the members, the figures and the costs of `base`, for each period of it."""
    rules = shape(name)
    agreement = for_members_of(base.case.agreement, rules=rules)
    blocks = tuple(replace(block, amount=None) for block in agreement.blocks)
    case = Case(replace(agreement, blocks=blocks), replace(base.case.data, amounts=_costs(rules, base)))
    lacks = _lacking(case)
    return Choice(
        name, case, () if lacks else those_shareable(case.agreement, case.data, among=base.periods), own=False, lacks=lacks
    )


def _costs(rules: Agreement, base: Choice) -> dict[str, tuple[Amount, ...]]:
    """What the blocks of a shape cost in each period: as much as those of `base` together, in the proportions of the shape."""
    weights = {block.id: block.amount for block in rules.blocks if block.amount}
    columns = [block.direct for block in rules.blocks if block.direct]
    cells = [each for column in columns for each in base.case.data.direct.get(column, {}).values()]
    ledgers = [ledger_of(cell, own=base.case.agreement.period) for cell in cells]
    costs: dict[str, tuple[Amount, ...]] = {}
    for period in base.periods:
        settlement = share(agreement=base.case.agreement, data=base.case.data, period=period)
        kind = Kind.ACTUAL if settlement.main_part is Part.SETTLEMENT else Kind.BUDGET
        caused = sum(ledger.summed(kind=kind, period=period).cents for ledger in ledgers)
        for block, cents in apportion(settlement.sum_cents() - caused, weights).items():
            costs[block] = (*costs.get(block, ()), Amount(period, kind, cents))
    return costs


def _lacking(case: Case) -> tuple[str, ...]:
    needs = review(case.agreement)
    known = {column.name for column in case.data.keys}
    keys = tuple(each.name for each in needs.keys if each.name not in known)
    return keys + tuple(name for name in needs.direct if name not in case.data.direct)

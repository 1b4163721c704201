"""Money by municipality: what the state transfers, and what it is for each resident, unemployed or person of the labour force.

What a municipality gets above the area's mean is exact: its money less its share of the area's money by the basis, so that the
differences of the municipalities sum to nought.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal, get_args

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import by_municipality, printed_total
from luukku.area.domain.words import Role, Topic

Basis = Literal["asukas", "tyoton", "laaja", "tyovoima"]
"""What money is divided by, as it stands in an address."""
BASES: tuple[Basis, ...] = get_args(Basis)

_PER_HEAD: Mapping[Basis, tuple[Role, Topic, Role]] = {
    "asukas": ("per_inhabitant", "indicators", "population"),
    "tyoton": ("per_unemployed", "employment_codes", "unemployed"),
    "laaja": ("per_broadly_unemployed", "indicators", "broad_unemployment"),
    "tyovoima": ("per_labour_force", "indicators", "labour_force"),
}
"""The role of the printed figure, and where those stand whom it is divided by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Money:
    """Euros by municipality.

    transfer, compensation  as printed, in euros
    together                both, as printed or added
    area                    the whole area's `together`
    """

    transfer: Mapping[str, Fraction]
    compensation: Mapping[str, Fraction]
    together: Mapping[str, Fraction]
    area: Fraction


@dataclass(frozen=True, slots=True, kw_only=True)
class PerHead:
    """Money for each head by one basis.

    printed  whether the plan prints the figures; else they are counted
    each     by municipality
    area     the mean of the area, weighted as money and heads are
    heads    by municipality; empty where the pack does not tell them
    above    euros that a municipality gets above the area's mean; empty where heads are not told of all
    """

    printed: bool
    each: Mapping[str, Fraction]
    area: Fraction | None
    heads: Mapping[str, int]
    above: Mapping[str, Fraction]

    def difference(self, code: str) -> Fraction | None:
        """How far a municipality is from the area's mean."""
        return None if self.area is None or code not in self.each else self.each[code] - self.area


def money(table: Table) -> Money | None:
    """What a table about the transfer says; None when it tells no money of any municipality."""
    transfer, compensation, printed = (_euros(table, role) for role in ("transfer", "compensation", "money"))
    added = {code: transfer[code] + compensation[code] for code in transfer if code in compensation}
    together = printed or added or transfer or compensation
    if not together:
        return None
    return Money(transfer=transfer, compensation=compensation, together=together, area=sum(together.values(), Fraction(0)))


def per_head(pack: AreaPack, table: Table, told: Money, basis: Basis) -> PerHead | None:
    """Money by a basis: as the plan prints it, else counted; None where it can be neither."""
    role, topic, whom = _PER_HEAD[basis]
    printed = {code: Fraction(figure) for code, figure in by_municipality(table, role).items()}
    heads = {code: int(count) for code, count in by_municipality(pack.about(topic), whom).items() if code in told.together}
    complete = heads.keys() == told.together.keys() and all(heads.values())
    mean = told.area / sum(heads.values()) if complete else None
    each = printed or ({code: told.together[code] / heads[code] for code in heads} if complete else {})
    if not each:
        return None
    key = table.column_as(role)
    total = printed_total(table, key) if key else None
    above = {code: told.together[code] - mean * heads[code] for code in heads} if mean is not None else {}
    return PerHead(
        printed=bool(printed), each=each, area=Fraction(total) if total is not None else mean, heads=heads, above=above
    )


def heads_table(pack: AreaPack, basis: Basis) -> tuple[Table, str] | None:
    """The table and column that tell how many heads there are; None where no table tells."""
    _role, topic, whom = _PER_HEAD[basis]
    table = pack.about(topic)
    key = table.column_as(whom) if table else None
    return (table, key) if table and key else None


def per_head_column(table: Table, basis: Basis) -> str | None:
    """The key of the column that prints money by this basis."""
    return table.column_as(_PER_HEAD[basis][0])


def total_in_euros(table: Table, role: Role) -> Fraction | None:
    """The printed total of the column with this role; None where none is printed."""
    key = table.column_as(role)
    printed = printed_total(table, key) if key else None
    return None if printed is None else Fraction(printed) * _scale(table, key)


def _euros(table: Table, role: Role) -> dict[str, Fraction]:
    scale = _scale(table, table.column_as(role))
    return {code: Fraction(figure) * scale for code, figure in by_municipality(table, role).items()}


def _scale(table: Table, key: str | None) -> int:
    """How many euros a printed one stands for."""
    return 1000 if key and table.spec.columns[key].unit == "thousand_eur" else 1

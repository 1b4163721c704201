"""Commuting (pendelöinti): who lives where and works where, from the plan's matrix and what it prints beside it.

What a municipality's totals are is taken from where the plan prints them best: from the key figures by municipality, else
from the totals of the matrix, else from its cells. Where these differ, `gaps` tells of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Row, Table
from luukku.area.domain.totals import by_municipality, code_of, places
from luukku.area.domain.words import Role
from luukku.kernel.numbers import percent_of


@dataclass(frozen=True, slots=True)
class Balance:
    """Those who live in a municipality and work, and the jobs there; None where not told.

    own   live and work there
    out   live there and work elsewhere
    into  live elsewhere and work there
    """

    own: int | None
    out: int | None
    into: int | None

    @property
    def employed(self) -> int | None:
        """Employed residents."""
        return None if self.own is None or self.out is None else self.own + self.out

    @property
    def jobs(self) -> int | None:
        """Those who work in the municipality."""
        return None if self.own is None or self.into is None else self.own + self.into

    @property
    def out_share(self) -> Fraction | None:
        """How many percent of employed residents work elsewhere."""
        return percent_of(self.out, self.employed)

    @property
    def self_sufficiency(self) -> Fraction | None:
        """Jobs for each hundred employed residents (työpaikkaomavaraisuus)."""
        return percent_of(self.jobs, self.employed)


@dataclass(frozen=True, slots=True)
class Gap:
    """A row of the matrix whose cells do not add up to its printed total."""

    code: str
    added: int
    printed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Commuting:
    """The matrix and what is printed beside it. Places are municipality codes, members and others.

    places          municipalities of the matrix, in its order
    flows           persons by home and workplace; what is not printed is not there
    within          by home: those who work in the matrix's municipalities, the own one included, as printed
    outside         by home: those who work in other municipalities
    outside_share   by home: the same in percent of all, as printed
    from_within     by workplace: those who come from the matrix's municipalities, the own one included, as printed
    from_outside    by workplace: those who come from other municipalities
    printed         what the key figures by municipality print
    """

    places: tuple[str, ...]
    flows: Mapping[tuple[str, str], int]
    within: Mapping[str, int]
    outside: Mapping[str, int]
    outside_share: Mapping[str, Decimal]
    from_within: Mapping[str, int]
    from_outside: Mapping[str, int]
    printed: Mapping[str, Balance]

    def balance(self, code: str) -> Balance:
        """A municipality's own, those who leave and those who come."""
        if code in self.printed:
            return self.printed[code]
        own = self.flows.get((code, code))
        leaving = _others(self.within.get(code), self.row(code), own)
        coming = _others(self.from_within.get(code), self.column(code), own)
        return Balance(own, _plus(leaving, self.outside.get(code)), _plus(coming, self.from_outside.get(code)))

    def together(self, codes: Sequence[str]) -> Balance:
        """The sums of some municipalities; one that is unknown makes the sum unknown."""
        found = [self.balance(code) for code in codes]
        return Balance(
            _sum([each.own for each in found]), _sum([each.out for each in found]), _sum([each.into for each in found])
        )

    def row(self, home: str) -> int | None:
        """What the cells of a home add up to; None where one is not printed."""
        return _sum([self.flows.get((home, work)) for work in self.places])

    def column(self, work: str) -> int | None:
        """What the cells of a workplace add up to; None where one is not printed."""
        return _sum([self.flows.get((home, work)) for home in self.places])

    def share_outside(self, home: str) -> Fraction | None:
        """How many percent of employed residents work outside the matrix's municipalities."""
        if home in self.outside_share:
            return Fraction(self.outside_share[home])
        outside = self.outside.get(home)
        return percent_of(outside, _plus(self.within.get(home, self.row(home)), outside))

    def from_members(self, members: Sequence[str]) -> Mapping[str, int]:
        """By workplace: how many of the members' residents go there from another municipality."""
        return {work: sum(self.flows.get((home, work), 0) for home in members if home != work) for work in self.places}

    def gaps(self) -> tuple[Gap, ...]:
        """Rows whose cells do not add up to the printed total."""
        found = [(home, self.row(home), self.within.get(home)) for home in self.places]
        return tuple(
            Gap(home, added, total) for home, added, total in found if added is not None and total is not None and added != total
        )


def commuting(pack: AreaPack) -> Commuting | None:
    """What the newest tables about commuting say; None when the area has no matrix."""
    matrix = pack.about("commuting")
    if matrix is None or not places(matrix):
        return None
    columns = places(matrix)
    rows = {code: row for row in matrix.rows if (code := code_of(matrix, row)) and code in columns}
    flows = {
        (home, work): int(cell)
        for home, row in rows.items()
        for work, key in columns.items()
        if (cell := _cell(matrix, row, key)) is not None
    }
    totals = pack.about("commuting_totals")
    return Commuting(
        places=tuple(columns),
        flows=flows,
        within=_whole(_by_home(matrix, rows, "within_total")),
        outside=_whole(_by_home(matrix, rows, "outside_total")),
        outside_share=_by_home(matrix, rows, "outside_share"),
        from_within=_by_work(totals, "from_within_total"),
        from_outside=_by_work(totals, "from_outside_total"),
        printed=_balances(pack.about("indicators")),
    )


def _by_home(matrix: Table, rows: Mapping[str, Row], role: Role) -> dict[str, Decimal]:
    key = matrix.column_as(role)
    if key is None:
        return {}
    return {code: cell for code, row in rows.items() if (cell := _cell(matrix, row, key)) is not None}


def _by_work(totals: Table | None, role: Role) -> dict[str, int]:
    row = totals.measure_as(role) if totals else None
    if totals is None or row is None:
        return {}
    return {
        column.municipality: int(cell)
        for column, cell in zip(totals.spec.columns.values(), row.cells, strict=True)
        if column.municipality and cell is not None
    }


def _balances(indicators: Table | None) -> dict[str, Balance]:
    """What the key figures print of each municipality, where they print all three."""
    own, out, into = (by_municipality(indicators, role) for role in ("works_in_own", "commutes_out", "commutes_in"))
    return {code: Balance(int(own[code]), int(out[code]), int(into[code])) for code in own if code in out and code in into}


def _cell(table: Table, row: Row, key: str) -> Decimal | None:
    return row.cells[tuple(table.spec.columns).index(key)]


def _whole(figures: Mapping[str, Decimal]) -> dict[str, int]:
    return {code: int(figure) for code, figure in figures.items()}


def _others(printed: int | None, added: int | None, own: int | None) -> int | None:
    """A total without one's own: the printed one where there is one, else what the cells add up to."""
    total = added if printed is None else printed
    return None if total is None or own is None else total - own


def _plus(one: int | None, other: int | None) -> int | None:
    return None if one is None or other is None else one + other


def _sum(values: Sequence[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if len(known) == len(values) and known else None

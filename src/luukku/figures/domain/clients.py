"""Who the clients are: employment codes (työllisyyskoodit) of municipalities as counts, as shares, and against the area's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luukku.area.domain.tables import Table
from luukku.area.domain.totals import by_municipality, printed_total
from luukku.kernel.numbers import percent_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Codes:
    """Clients by municipality and employment code.

    codes         keys of the codes, in the order of printing
    counts        by municipality and code
    area          of the whole area by code: the printed total, else the sum
    clients       of all codes by municipality: as printed, else the sum
    area_clients  the same of the whole area
    """

    codes: tuple[str, ...]
    counts: Mapping[str, Mapping[str, Decimal]]
    area: Mapping[str, Decimal]
    clients: Mapping[str, Decimal]
    area_clients: Decimal

    @property
    def added(self) -> Decimal:
        """What the codes of the area add up to."""
        return sum(self.area.values(), Decimal(0))

    def share(self, municipality: str, code: str) -> Fraction | None:
        """Clients of a code in percent of the municipality's clients."""
        return percent_of(self.counts[municipality].get(code), self.clients[municipality])

    def area_share(self, code: str) -> Fraction | None:
        return percent_of(self.area.get(code), self.area_clients)

    def difference(self, municipality: str, code: str) -> Fraction | None:
        """How many percentage points the municipality's share is above the area's."""
        own, area = self.share(municipality, code), self.area_share(code)
        return None if own is None or area is None else own - area

    def farthest(self) -> tuple[str, str] | None:
        """The municipality and the code whose share is farthest from the area's; None where none differs."""
        apart = {
            (municipality, code): abs(found)
            for municipality in self.counts
            for code in self.codes
            if (found := self.difference(municipality, code)) is not None
        }
        pair = max(apart, key=lambda each: apart[each], default=None)
        return pair if pair and apart[pair] else None


def codes_of(table: Table, *, municipalities: Sequence[str]) -> Codes | None:
    """What a table about employment codes says of some municipalities; None when it says nothing of them.

    A column with the role `clients` is their sum, and no code.
    """
    keys = tuple(key for key, column in table.spec.columns.items() if column.role != "clients" and column.unit == "persons")
    places = {key: at for at, key in enumerate(table.spec.columns)}
    counts = {
        row.code: {key: cell for key in keys if (cell := row.cells[places[key]]) is not None}
        for row in table.rows
        if row.code in municipalities
    }
    told = {code: by_code for code, by_code in counts.items() if code and by_code}
    if not told or not keys:
        return None
    everybody = told.keys() == {row.code for row in table.rows if row.code}
    printed = {key: cell for key in keys if everybody and (cell := printed_total(table, key)) is not None}
    added = {key: sum((by_code.get(key, Decimal(0)) for by_code in told.values()), Decimal(0)) for key in keys}
    area = printed if len(printed) == len(keys) else added
    of_all = by_municipality(table, "clients")
    clients = {code: of_all.get(code) or sum(by_code.values(), Decimal(0)) for code, by_code in told.items()}
    key = table.column_as("clients") if everybody else None
    area_clients = (printed_total(table, key) if key else None) or sum(clients.values(), Decimal(0))
    return Codes(codes=keys, counts=told, area=area, clients=clients, area_clients=area_clients)

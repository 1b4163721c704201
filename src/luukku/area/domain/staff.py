"""Staff against clients: how many clients there are for each person-year, by municipality and in the area."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from luukku.area.domain.pack import AreaPack
from luukku.area.domain.tables import Table
from luukku.area.domain.totals import by_municipality, printed_total
from luukku.kernel.numbers import percent_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Caseload:
    """Person-years and clients of some municipalities.

    years         the table that tells person-years, `years_key` its column
    codes         the table that tells clients, None where no table does; `codes_key` its column
    person_years  by municipality; the municipalities are those that it tells
    clients       by municipality
    area_years    of all of them: the printed total when they are all that the table tells, else their sum
    area_clients  the same of clients; None where they are not told of each
    """

    years: Table
    years_key: str
    codes: Table | None
    codes_key: str | None
    person_years: Mapping[str, Decimal]
    clients: Mapping[str, Decimal]
    area_years: Decimal
    area_clients: Decimal | None

    def each(self, code: str) -> Fraction | None:
        """Clients for each person-year in a municipality."""
        return per(self.clients.get(code), self.person_years.get(code))

    def share(self, code: str) -> Fraction | None:
        """A municipality's person-years in percent of the area's."""
        return percent_of(self.person_years.get(code), self.area_years)

    @property
    def area(self) -> Fraction | None:
        """Clients for each person-year in the area."""
        return per(self.area_clients, self.area_years)


def per(count: Decimal | None, each: Decimal | None) -> Fraction | None:
    """So many for each; None where unknown, or where there is nobody."""
    return None if count is None or not each else Fraction(count) / Fraction(each)


def caseload(pack: AreaPack, *, codes: Sequence[str]) -> Caseload | None:
    """What the newest tables say of these municipalities; None when none tells their person-years."""
    years, clients = pack.about("indicators"), pack.about("employment_codes")
    years_key = years.column_as("person_years") if years else None
    clients_key = clients.column_as("clients") if clients else None
    printed = by_municipality(years, "person_years")
    inside = [code for code in codes if code in printed]
    if years is None or years_key is None or not inside:
        return None
    told = {code: count for code, count in by_municipality(clients, "clients").items() if code in inside}
    area_clients = sum(told.values(), Decimal(0)) if len(told) == len(inside) else None
    if clients and clients_key and area_clients is not None and set(inside) == by_municipality(clients, "clients").keys():
        area_clients = printed_total(clients, clients_key) or area_clients
    everybody, added = set(inside) == printed.keys(), sum((printed[code] for code in inside), Decimal(0))
    return Caseload(
        years=years,
        years_key=years_key,
        codes=clients,
        codes_key=clients_key,
        person_years={code: printed[code] for code in inside},
        clients=told,
        area_years=(printed_total(years, years_key) if everybody else None) or added,
        area_clients=area_clients,
    )

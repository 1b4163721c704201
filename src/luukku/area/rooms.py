"""Which pages the loaded area has something to show on: the rail leaves out the others, and their addresses are not found."""

from collections.abc import Callable

from luukku.area.domain import money as domain
from luukku.area.domain.pack import AreaPack
from luukku.area.domain.totals import by_municipality, places
from luukku.area.queries import NoAreaYet, current


def tables(pack: AreaPack) -> bool:
    """The plan's tables."""
    return bool(pack.tables)


def commuting(pack: AreaPack) -> bool:
    """A matrix of who lives where and works where."""
    matrix = pack.about("commuting")
    return matrix is not None and bool(places(matrix))


def clients(pack: AreaPack) -> bool:
    """Clients by employment code and municipality."""
    table = pack.about("employment_codes")
    codes = table and any(column.role != "clients" for column in table.spec.columns.values())
    return bool(table and codes and any(row.code for row in table.rows))


def staff(pack: AreaPack) -> bool:
    """Person-years by function, or by municipality."""
    functions = pack.about("staff_by_function")
    by_function = functions is not None and functions.column_as("person_years") is not None
    return by_function or bool(by_municipality(pack.about("indicators"), "person_years"))


def money(pack: AreaPack) -> bool:
    """Money by municipality, for each head by some basis."""
    table = pack.about("state_transfer")
    told = domain.money(table) if table else None
    return bool(table and told and any(domain.per_head(pack, table, told, basis) for basis in domain.BASES))


def board(pack: AreaPack) -> bool:
    """A rule of how seats on the board follow from population."""
    return pack.board is not None


def loaded(has: Callable[[AreaPack], bool]) -> Callable[[], bool]:
    """Asks the area that is loaded; no before one is. No SQL query after `current`."""

    def ask() -> bool:
        try:
            return has(current())
        except NoAreaYet:
            return False

    return ask

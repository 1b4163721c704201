"""Which pages the loaded area has something to show on: the rail leaves out the others, and their addresses are not found."""

from collections.abc import Callable

from luukku.area.domain.money import BASES, heads_table, per_head_column
from luukku.area.domain.pack import AreaPack
from luukku.area.domain.totals import places
from luukku.area.domain.words import Role, Topic
from luukku.area.queries import NoAreaYet, current


def tables(pack: AreaPack) -> bool:
    """The plan's tables."""
    return bool(pack.tables)


def commuting(pack: AreaPack) -> bool:
    """A matrix of who lives where and works where."""
    matrix = pack.about("commuting")
    return matrix is not None and bool(places(matrix))


def clients(pack: AreaPack) -> bool:
    """Clients by employment code."""
    table = pack.about("employment_codes")
    return table is not None and any(column.role != "clients" for column in table.spec.columns.values())


def staff(pack: AreaPack) -> bool:
    """Person-years by function, or by municipality."""
    return _tells(pack, "staff_by_function", "person_years") or _tells(pack, "indicators", "person_years")


def money(pack: AreaPack) -> bool:
    """Money by municipality, and what to divide it by."""
    table = pack.about("state_transfer")
    if table is None or not any(_tells(pack, "state_transfer", role) for role in ("money", "transfer", "compensation")):
        return False
    return any(per_head_column(table, basis) or heads_table(pack, basis) for basis in BASES)


def board(pack: AreaPack) -> bool:
    """A rule of how seats on the board follow from population."""
    return pack.board is not None


def _tells(pack: AreaPack, topic: Topic, role: Role) -> bool:
    table = pack.about(topic)
    return table is not None and table.column_as(role) is not None


def loaded(has: Callable[[AreaPack], bool]) -> Callable[[], bool]:
    """Asks the area that is loaded; no before one is. No SQL query after `current`."""

    def ask() -> bool:
        try:
            return has(current())
        except NoAreaYet:
            return False

    return ask

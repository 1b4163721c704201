"""What pages and commands ask of the area."""

from collections import defaultdict
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from typing import cast

from django.db.backends.postgresql.psycopg_any import DateRange as DatabaseRange
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from luukku.area.domain.pack import AreaPack, Municipality
from luukku.area.domain.tables import Row, RowKind, Table
from luukku.area.models import EmploymentArea, Membership, PlanCell, PlanRow, PlanTable, ServicePoint
from luukku.area.sections import declared
from luukku.core.ui import format
from luukku.core.ui.once import once_a_request
from luukku.core.ui.ready import NothingOnThatDay, NotReady
from luukku.kernel.dates import DateRange


class NoAreaYet(NotReady):
    """No area pack has been loaded."""

    def __init__(self) -> None:
        super().__init__("No area is loaded yet.", remedy="luukku area load PACK")


@once_a_request
def current() -> AreaPack:
    """The loaded area as one frozen value. One SQL query for each page while nothing changes. Raises NoAreaYet."""
    version = EmploymentArea.objects.values_list("revision", "digest").first()
    if version is None:
        raise NoAreaYet
    return _of_version(version)


@lru_cache(maxsize=2)
def _of_version(_version: tuple[int, str]) -> AreaPack:
    return stored()


def stored() -> AreaPack:
    """The loaded area, read from the database whatever was read before. Raises NoAreaYet.

    Six SQL queries, and those of the declared sections.
    """
    frame = EmploymentArea.objects.first()
    if frame is None:
        raise NoAreaYet
    return AreaPack(
        area=frame.area,
        authorities=frame.authorities,
        municipalities=_municipalities(),
        board=frame.board,
        service_points=tuple(point.content for point in ServicePoint.objects.order_by("position")),
        sources=frame.sources,
        reviews=frame.reviews,
        targets=frame.targets,
        highlights=frame.highlights,
        tables=_tables(),
        sections={each.folder: entries for each in declared() if (entries := each.stored())},
    )


def _municipalities() -> tuple[Municipality, ...]:
    """Members in the order of the pack; one that left and came back stands once for each membership."""
    found = Membership.objects.select_related("municipality").order_by("position")
    members = []
    for each in found:
        days = inclusive(each.days)
        members.append(
            Municipality(code=each.municipality_id, name=each.municipality.name, member_from=days.start, member_to=days.end)
        )
    return tuple(members)


def inclusive(days: DatabaseRange) -> DateRange:
    """A range of the database, whose end is the day after, as ours, whose end is the last day."""
    return DateRange(days.lower, days.upper - timedelta(days=1) if days.upper else None)


def _tables() -> tuple[Table, ...]:
    """The tables in the order of their stems. Three SQL queries."""
    cells: dict[int, dict[str, Decimal]] = defaultdict(dict)
    for row_id, column, value in PlanCell.objects.values_list("row_id", "column", "value"):
        cells[row_id][column] = value
    rows: dict[str, list[PlanRow]] = defaultdict(list)
    for row in PlanRow.objects.order_by("table_id", "position"):
        rows[row.table_id].append(row)
    return tuple(
        Table(
            stem=table.stem,
            spec=table.spec,
            rows=tuple(
                Row(
                    label=row.label,
                    kind=cast(RowKind, row.kind),
                    code=row.code or None,
                    group=row.group or None,
                    cells=tuple(cells[row.pk].get(column) for column in table.spec.columns),
                )
                for row in rows[table.stem]
            ),
        )
        for table in sorted(PlanTable.objects.all(), key=lambda table: table.stem)
    )


def members_on(pack: AreaPack, *, day: date, language: str) -> tuple[Municipality, ...]:
    """The members on a day. Raises NothingOnThatDay when there is none."""
    if members := pack.members_on(day):
        return members
    first, name = min(each.member_from for each in pack.municipalities), pack.authority.name.in_language(language)
    if day < first:
        told = {"area": name, "first": format.day(first, language=language)}
        raise NothingOnThatDay(_("%(area)s: ensimmäiset jäsenkunnat ovat %(first)s alkaen.") % told, first=first)
    raise NothingOnThatDay(_("%(area)s: jäsenkuntia ei enää ole.") % {"area": name})


def member_on(pack: AreaPack, code: str, *, day: date, language: str) -> Municipality | None:
    """The member with this code; None for a municipality that is none. Raises NothingOnThatDay when it is one on other days."""
    terms = [each for each in pack.municipalities if each.code == code]
    if not terms or (now := next((each for each in terms if day in each.membership), None)):
        return now if terms else None
    coming = min((each.member_from for each in terms if each.member_from > day), default=None)
    name = terms[0].name.in_language(language)
    if coming:
        told = {"name": name, "first": format.day(coming, language=language)}
        raise NothingOnThatDay(_("%(name)s on alueen jäsen %(first)s alkaen.") % told, first=coming)
    told = {"name": name, "last": format.day(max(each.member_to for each in terms if each.member_to), language=language)}
    raise NothingOnThatDay(_("%(name)s oli alueen jäsen %(last)s asti.") % told)


def area_name() -> str:
    """The authority's name in the reader's language, "" before an area is loaded. One SQL query, none after `current`."""
    try:
        return current().authority.name.in_language(get_language() or "fi")
    except NoAreaYet:
        return ""

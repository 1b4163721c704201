"""Loading an area pack: the database becomes what the pack says, whole or not at all."""

from hashlib import sha256

from django.db import transaction
from django.db.backends.postgresql.psycopg_any import DateRange as DatabaseRange

from luukku.area.domain.pack import AreaFile, AreaPack
from luukku.area.domain.tables import Table
from luukku.area.models import EmploymentArea, Membership, Municipality, PlanCell, PlanRow, PlanTable, ServicePoint
from luukku.area.sections import declared, section_files
from luukku.kernel.clock import Clock
from luukku.kernel.typed import write

BOTH_ENDS = "[]"


@transaction.atomic
def load_pack(*, pack: AreaPack, name: str, clock: Clock) -> None:
    """Put the pack in the database's place: what it no longer says is removed, the rest is renewed.

    name  the pack's name as `luukku area load` was given it
    Raises IntegrityError (and changes nothing) when something that other rooms refer to would disappear.
    """
    before = EmploymentArea.objects.select_for_update().first()
    EmploymentArea.objects.update_or_create(
        id=1,
        defaults={
            "pack_name": name,
            "digest": digest(pack),
            "revision": before.revision + 1 if before else 1,
            "loaded_on": clock.today(),
            "area": pack.area,
            "authorities": pack.authorities,
            "board": pack.board,
            "sources": dict(pack.sources),
            "reviews": pack.reviews,
            "targets": pack.targets,
            "highlights": pack.highlights,
        },
    )
    _put_municipalities(pack)
    _put_service_points(pack)
    PlanTable.objects.all().delete()
    for table in pack.tables:
        _add_table(table)
    for section in declared():
        section.put(pack.sections.get(section.folder, {}))


def digest(pack: AreaPack) -> str:
    """A fingerprint of all that the pack says."""
    said = [write(AreaFile(**{field: getattr(pack, field) for field in AreaFile.__dataclass_fields__}), AreaFile)]
    for table in pack.tables:
        said += [table.stem, write(table.spec), repr(table.rows)]
    for path, text in section_files(pack.sections).items():
        said += [path, text]
    return sha256("\0".join(said).encode()).hexdigest()


def _put_municipalities(pack: AreaPack) -> None:
    Membership.objects.all().delete()
    names = {each.code: each.name for each in pack.municipalities}
    for code, name in names.items():
        Municipality.objects.update_or_create(code=code, defaults={"name": name})
    Membership.objects.bulk_create(
        Membership(municipality_id=each.code, position=place, days=DatabaseRange(each.member_from, each.member_to, BOTH_ENDS))
        for place, each in enumerate(pack.municipalities)
    )
    ServicePoint.objects.exclude(municipality__in=names).delete()
    Municipality.objects.exclude(code__in=names).delete()


def _put_service_points(pack: AreaPack) -> None:
    ServicePoint.objects.exclude(slug__in=[point.id for point in pack.service_points]).delete()
    for place, point in enumerate(pack.service_points):
        ServicePoint.objects.update_or_create(
            slug=point.id, defaults={"position": place, "municipality_id": point.municipality, "content": point}
        )


def _add_table(table: Table) -> None:
    PlanTable.objects.create(stem=table.stem, spec=table.spec)
    rows = PlanRow.objects.bulk_create(
        PlanRow(table_id=table.stem, position=place, label=row.label, kind=row.kind, code=row.code or "", group=row.group or "")
        for place, row in enumerate(table.rows)
    )
    PlanCell.objects.bulk_create(
        PlanCell(row=stored, column=column, value=value)
        for stored, row in zip(rows, table.rows, strict=True)
        for column, value in zip(table.spec.columns, row.cells, strict=True)
        if value is not None
    )

"""The employment area in the database: what other rooms refer to has rows of its own, the rest stands in the pack's own words."""

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.db import models
from django.db.models import Func, IntegerField, Q, Value
from django.db.models.functions import Cast
from django.utils.translation import gettext_lazy as _

from luukku.area.domain import pack, tables
from luukku.core.fields import PrintedNumberField, TypedField
from luukku.kernel.typed import LocalText


class EmploymentArea(models.Model):
    """The one employment area (työllisyysalue) that this installation serves.

    pack_name  name of the pack's folder
    digest     of the pack's canonical form, so that a changed pack is known
    revision   grows with each loading
    """

    pack_name = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    revision = models.PositiveIntegerField(default=1)
    loaded_on = models.DateField()
    area = TypedField(kind=pack.Area)
    authorities = TypedField(kind=tuple[pack.Authority, ...])
    board = TypedField(kind=pack.BoardRule, null=True)
    sources = TypedField(kind=dict[str, pack.Source])
    reviews = TypedField(kind=tuple[pack.Review, ...])
    targets = TypedField(kind=tuple[pack.Target, ...])
    highlights = TypedField(kind=tuple[pack.Highlight, ...])

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(id=1), name="employment_area_is_one")]

    def __str__(self) -> str:
        return str(self.area.name.fi)


class Municipality(models.Model):
    """A municipality (kunta) that is or has been a member."""

    code = models.CharField(_("kuntakoodi"), max_length=3, primary_key=True)
    name = TypedField(kind=LocalText)

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(code__regex=r"^[0-9]{3}$"), name="municipality_code_has_three_digits")]

    def __str__(self) -> str:
        return f"{self.name.fi} ({self.code})"


def _as_range(field: str) -> Func:
    """A municipality's code as a range of one number: an exclusion constraint then needs no extension of PostgreSQL."""
    number = Cast(field, IntegerField())
    return Func(number, number, Value("[]"), function="int4range")


class Membership(models.Model):
    """Days of a municipality's membership (jäsenyys), both ends included."""

    municipality = models.ForeignKey(Municipality, on_delete=models.CASCADE, related_name="memberships")
    position = models.PositiveSmallIntegerField()
    days = DateRangeField(_("jäsenyyden aika"))

    class Meta:
        constraints = [
            ExclusionConstraint(
                name="membership_holds_once_at_a_time",
                expressions=[(_as_range("municipality_id"), RangeOperators.OVERLAPS), ("days", RangeOperators.OVERLAPS)],
                violation_error_message=_("Kunnan jäsenyydet menevät päällekkäin."),
            ),
            models.CheckConstraint(condition=Q(days__isempty=False), name="membership_has_days"),
        ]

    def __str__(self) -> str:
        return f"{self.municipality_id} {self.days}"


class ServicePoint(models.Model):
    """A place where clients are met (toimipiste)."""

    slug = models.CharField(max_length=60, unique=True)
    position = models.PositiveSmallIntegerField()
    municipality = models.ForeignKey(Municipality, on_delete=models.PROTECT, related_name="service_points")
    content = TypedField(kind=pack.ServicePoint)

    def __str__(self) -> str:
        return f"{self.content.street}, {self.content.postal_code} {self.content.post_office}"


class PlanTable(models.Model):
    """A table of numbers as the area has printed it."""

    stem = models.CharField(max_length=100, primary_key=True)
    spec = TypedField(kind=tables.TableSpec)

    def __str__(self) -> str:
        return self.stem


class PlanRow(models.Model):
    """A row of a table; `label` as printed, `code` of a municipality's row."""

    table = models.ForeignKey(PlanTable, on_delete=models.CASCADE, related_name="rows")
    position = models.PositiveSmallIntegerField()
    label = models.CharField(max_length=200)
    kind = models.CharField(max_length=12)
    code = models.CharField(max_length=3, blank=True)
    group = models.CharField(max_length=200, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["table", "position"], name="plan_row_has_its_place"),
            models.UniqueConstraint(fields=["table", "group", "label"], name="plan_row_stands_once_in_its_group"),
        ]

    def __str__(self) -> str:
        return f"{self.table_id}: {self.label}"


class PlanCell(models.Model):
    """A printed number, with the zeros it was printed with; an empty place of the table has no cell."""

    row = models.ForeignKey(PlanRow, on_delete=models.CASCADE, related_name="cells")
    column = models.CharField(max_length=100)
    value = PrintedNumberField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["row", "column"], name="plan_cell_stands_once")]

    def __str__(self) -> str:
        return f"{self.column} {self.value}"

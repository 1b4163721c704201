"""Official series as they were delivered: employment service statistics by month and population by year."""

from django.db import models
from django.db.models import F, Q


class Delivery(models.Model):
    """A file taken into the database (aineistotoimitus). Each figure knows the delivery that brought it.

    shipped   it came with the program; a data set has one such delivery, for the file that was taken last
    digest    SHA-256 of the file's bytes
    first     first day that the figures it brought speak of, `last` the last one
    """

    dataset = models.CharField(max_length=60)
    shipped = models.BooleanField()
    file = models.CharField(max_length=255)
    digest = models.CharField(max_length=64)
    first = models.DateField()
    last = models.DateField()
    taken_on = models.DateField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=Q(last__gte=F("first")), name="delivery_ends_after_it_begins"),
            models.UniqueConstraint(fields=["dataset"], condition=Q(shipped=True), name="one_shipped_delivery_of_a_data_set"),
        ]

    def __str__(self) -> str:
        return f"{self.dataset} {self.first}–{self.last}"


class LabourMonth(models.Model):
    """A region's month in the employment service statistics (työnvälitystilasto 12r5).

    region        Statistics Finland's code: `KU098` a municipality, `MK07` a region, `SSS` the country
    month         first day of the month; the figures are of its last day
    unemployed    unemployed job seekers, full-time lay-offs among them
    labour_force  persons of the labour force by the latest employment statistics then available
    vacancies     open vacancies reported to the employment services
    """

    region = models.CharField(max_length=5)
    month = models.DateField()
    unemployed = models.PositiveIntegerField(null=True)
    labour_force = models.PositiveIntegerField(null=True)
    vacancies = models.PositiveIntegerField(null=True)
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["region", "month"], name="labour_month_is_told_once"),
            models.CheckConstraint(condition=Q(month__day=1), name="labour_month_is_a_first_day"),
        ]

    def __str__(self) -> str:
        return f"{self.region} {self.month:%Y-%m}"


class PopulationYear(models.Model):
    """Residents of a municipality on the last day of a year (väkiluku 31.12.)."""

    municipality = models.CharField(max_length=3)
    year = models.PositiveSmallIntegerField()
    residents = models.PositiveIntegerField()
    delivery = models.ForeignKey(Delivery, on_delete=models.PROTECT)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["municipality", "year"], name="population_year_is_told_once")]

    def __str__(self) -> str:
        return f"{self.municipality} {self.year}"

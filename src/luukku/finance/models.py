"""What the room keeps in the database: the area's agreements, as their files say them."""

from django.db import models


class SharingAgreement(models.Model):
    """A cooperation agreement (yhteistoimintasopimus) of the loaded area.

    name  short name that files and addresses use
    text  its file in canonical form
    """

    name = models.SlugField(primary_key=True)
    text = models.TextField()

    def __str__(self) -> str:
        return self.name


class SharingTable(models.Model):
    """A file of an agreement's figures (keys.csv, direct.csv, amounts.csv) in canonical form."""

    agreement = models.ForeignKey(SharingAgreement, on_delete=models.CASCADE, related_name="tables")
    file = models.CharField(max_length=20)
    text = models.TextField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["agreement", "file"], name="agreement_has_each_file_once")]

    def __str__(self) -> str:
        return f"{self.agreement_id}/{self.file}"

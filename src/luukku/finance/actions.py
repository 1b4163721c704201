"""What the room writes: the agreements of an area that is being loaded."""

from collections.abc import Mapping

from luukku.finance.models import SharingAgreement, SharingTable
from luukku.finance.sharing.section import AgreementTexts


def put_agreements(entries: Mapping[str, AgreementTexts]) -> None:
    """Put these agreements in the place of those that are there. Called within the loading of the area's pack."""
    SharingAgreement.objects.all().delete()
    SharingAgreement.objects.bulk_create(SharingAgreement(name=name, text=entry.text) for name, entry in entries.items())
    SharingTable.objects.bulk_create(
        SharingTable(agreement_id=name, file=file, text=text)
        for name, entry in entries.items()
        for file, text in entry.tables.items()
    )

"""What pages and commands ask of the area's money."""

from functools import lru_cache

from luukku.area.queries import current
from luukku.finance.domain.sharing.agreement import Agreement
from luukku.finance.models import SharingAgreement
from luukku.finance.sharing.data_files import DataFolder
from luukku.finance.sharing.section import FOLDER, AgreementTexts, opened
from luukku.kernel.typed import Document


def stored_agreements() -> dict[str, AgreementTexts]:
    """The agreements in the database, by name. Two SQL queries."""
    return {
        each.name: AgreementTexts(each.text, {table.file: table.text for table in each.tables.all()})
        for each in SharingAgreement.objects.order_by("name").prefetch_related("tables")
    }


def agreements() -> dict[str, Document[Agreement]]:
    """The agreements of the loaded area, by name; none when it has none. No SQL query after `area.queries.current`."""
    return {name: _opened(name, texts)[0] for name, texts in _texts().items()}


def data_of(name: str) -> DataFolder:
    """The figures of an agreement of the loaded area; empty when only its rules are known. Raises KeyError."""
    return _opened(name, _texts()[name])[1]


def _texts() -> dict[str, AgreementTexts]:
    return dict(current().sections.get(FOLDER, {}))


def _opened(name: str, texts: AgreementTexts) -> tuple[Document[Agreement], DataFolder]:
    return _of_texts(name, texts.text, tuple(texts.tables.items()))


@lru_cache(maxsize=16)
def _of_texts(name: str, text: str, tables: tuple[tuple[str, str], ...]) -> tuple[Document[Agreement], DataFolder]:
    return opened(name, AgreementTexts(text, dict(tables)))

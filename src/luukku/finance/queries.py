"""What pages and commands ask of the area's money."""

from functools import lru_cache

from luukku.area.queries import current
from luukku.finance.domain.sharing import Agreement, Period, Settlement
from luukku.finance.domain.sharing.shareable import shareable_periods
from luukku.finance.models import SharingAgreement
from luukku.finance.sharing.data_files import DataFolder
from luukku.finance.sharing.files import settle
from luukku.finance.sharing.section import FOLDER, AgreementTexts, opened
from luukku.kernel.typed import Document

Tables = tuple[tuple[str, str], ...]


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
def _of_texts(name: str, text: str, tables: Tables) -> tuple[Document[Agreement], DataFolder]:
    return opened(name, AgreementTexts(text, dict(tables)))


def settlement(name: str, *, period: Period | None = None) -> Settlement:
    """The sharing of an agreement of the area, of its own period when not said. Raises KeyError, and Unreadable with reasons."""
    texts = _texts()[name]
    return _settled(name, texts.text, tuple(texts.tables.items()), period)


def periods(name: str) -> tuple[Period, ...]:
    """The periods that an agreement of the area can be shared for: its own, and those of its sums. The latest comes first."""
    texts = _texts()[name]
    return _periods(name, texts.text, tuple(texts.tables.items()))


@lru_cache(maxsize=64)
def _settled(name: str, text: str, tables: Tables, period: Period | None) -> Settlement:
    return settle(*_of_texts(name, text, tables), period=period)


@lru_cache(maxsize=16)
def _periods(name: str, text: str, tables: Tables) -> tuple[Period, ...]:
    document, folder = _of_texts(name, text, tables)
    return shareable_periods(document.value, folder.data)

"""Model fields that keep values as they were said: whole dataclasses, and numbers with the zeros they were printed with."""

from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from django.db import models

from luukku.kernel.typed import read, write

if TYPE_CHECKING:
    AnyText = models.TextField[Any, Any]
    AnyField = models.Field[Any, Any]
else:
    AnyText, AnyField = models.TextField, models.Field


class TypedField(AnyText):
    """A frozen dataclass (or a mapping of them) as the canonical text that its file would hold.

    kind  the type, as `luukku.kernel.typed.read` takes it; a migration knows the column without it
    """

    _pyi_private_set_type: Any
    _pyi_private_get_type: Any

    def __init__(self, *args: Any, kind: Any = None, **kwargs: Any) -> None:
        self.kind = kind
        super().__init__(*args, **kwargs)

    def from_db_value(self, value: str | None, *_: object) -> Any:
        return self.to_python(value)

    def get_prep_value(self, value: Any) -> Any:
        return value if value is None or self.kind is None else write(value, self.kind)

    def to_python(self, value: Any) -> Any:
        return _parsed(value, self.kind) if self.kind is not None and isinstance(value, str) else value


class PrintedNumberField(AnyField):
    """A number with as many decimals as it was printed with: 59.00 stays 59.00."""

    def db_type(self, connection: Any) -> str:
        return "numeric"

    def to_python(self, value: Any) -> Decimal | None:
        return None if value is None else Decimal(value)


@lru_cache(maxsize=512)
def _parsed(text: str, kind: Any) -> Any:
    return read(text, kind, file="database").value

"""Which column of Kela's file says what: told by whoever took the file, and held against the package that describes it."""

import json
from dataclasses import dataclass, field

from luukku.kernel.typed import Problem, Refused, Unreadable
from luukku.kernel.typed import read as read_typed


@dataclass(frozen=True, slots=True)
class Columns:
    """Names of the file's columns and of its classes.

    month         column of the month
    municipality  column of the municipality that finances: its code or its name
    day_class     column of the class of paid days
    recipients    column of the number of recipients
    total         what the class column says of all recipients together
    classes       last paid day of each class by the name that the file has for it
    open_class    the file's name for the class without a last day
    only          other columns that must say this, such as one benefit or all of them; rows that say something else are left out
    """

    month: str
    municipality: str
    day_class: str
    recipients: str
    total: str
    classes: dict[str, int]
    open_class: str
    only: dict[str, str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        limits = list(self.classes.values())
        if not limits or limits[0] < 1 or limits != sorted(set(limits)):
            raise Refused("the last days of the classes do not rise from 1", key="classes", expected="such as 100, 200, 300")
        if self.open_class in self.classes or self.total in (*self.classes, self.open_class):
            raise Refused("a class has two meanings", key="open_class", expected="names that differ")

    @property
    def names(self) -> tuple[str, ...]:
        """Every column that the file must have."""
        return (self.month, self.municipality, self.day_class, self.recipients, *self.only)

    @property
    def in_order(self) -> tuple[str, ...]:
        """The classes by their days, the one without an end last."""
        return (*self.classes, self.open_class)


def read_columns(data: bytes, *, file: str) -> Columns:
    """Raises Unreadable with every problem of the file."""
    return read_typed(data, Columns, file=file).value


def package_fields(data: bytes, *, file: str) -> tuple[str, ...]:
    """Names of the columns that a `datapackage.json` gives its (first) CSV. Raises Unreadable where it gives none."""
    expected = "a Data Package: resources, each with a schema and its fields"
    try:
        fields = json.loads(data)["resources"][0]["schema"]["fields"]
        return tuple(str(each["name"]) for each in fields)
    except (ValueError, KeyError, IndexError, TypeError) as bad:
        raise Unreadable([Problem(file, None, None, f"the file names no columns ({type(bad).__name__})", expected)]) from None

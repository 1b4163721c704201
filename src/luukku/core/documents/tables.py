"""A table of figures as one value: what a page draws, what Excel and CSV take out; sorted and filtered by pure functions.

Values are exact. How they look is the business of whoever shows them: `core.ui` on a page, `excel` and `csv` in files.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import Literal, Protocol, TypeGuard

from luukku.core.documents.choices import UnknownChoice
from luukku.kernel.alphabet import fi_sort

Kind = Literal["number", "percent", "change", "money", "text", "date", "month", "year"]
LineKind = Literal["row", "sum", "compared", "group"]
Exact = int | Decimal | Fraction

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for the beginning of a formula, where a text begins so."""


class SourceNote(Protocol):
    """Where figures are from, in words that are ready to be shown (`core.ui.sources.Source` is one)."""

    @property
    def unit(self) -> str: ...
    @property
    def date(self) -> str: ...
    @property
    def population(self) -> str: ...
    @property
    def source(self) -> str: ...
    @property
    def taken(self) -> str: ...
    @property
    def note(self) -> str: ...


class Absent(Enum):
    """Why a cell has no value although one is not unknown (an unknown value is None)."""

    PROTECTED = "protected"
    """There is one, too small to be published."""
    NOT_APPLICABLE = "not_applicable"
    """There cannot be one."""


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A sum from which parts that are too small to be published are left out."""

    value: Exact


Name = str | int | date
Value = Exact | AtLeast | str | date | Absent | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a figure is.

    unit      what is counted, as shown: `henkilöä`, `%`, `€`
    kind      how it is written; percent is in percent already (12.9), money in euros, a month is its first day
    decimals  how many digits are shown; files hold more where there is more
    source    where it is from
    """

    unit: str = ""
    kind: Kind = "number"
    decimals: int = 0
    source: SourceNote | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Column(Measure):
    """A column: `key` is the same in each language and stands in addresses and files for programs; `title` is for people.

    group  a heading that columns beside each other have in common
    """

    key: str
    title: str
    group: str = ""

    @property
    def full_title(self) -> str:
        """The title where no heading stands above it: `Yhteiset palvelut: väestö`."""
        return f"{self.group}: {self.title}" if self.group else self.title


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a table.

    name     whose figures these are; in a series the day, month or year
    values   by the column's key; a key that is missing is an unknown value
    url      the page of what the line is about
    code     its official code, where it has one: text, with its zeros
    kind     a `row`; a `sum` of the rows; something `compared` with them; the head of a `group` of rows
    measure  what the line's figures are, in a table whose lines say it
    """

    name: Name
    values: Mapping[str, Value]
    url: str = ""
    code: str = ""
    kind: LineKind = "row"
    measure: Measure | None = None


@dataclass(frozen=True, slots=True)
class Order:
    """How the rows stand: by which column, and whether the greatest comes first."""

    key: str
    descending: bool

    def __str__(self) -> str:
        """As it stands in an address: `-aste`."""
        return f"-{self.key}" if self.descending else self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class DataTable:
    """A table with what is known of it.

    stem      short name of small letters, for addresses and files; unlike those of the other tables of its page
    title     its heading
    names     what the lines' names are
    columns   what the figures are, from left to right
    lines     its lines; a long table may make them anew each time it is read, so that it is never whole in memory
    codes     what the lines' codes are; without a title they are for programs alone
    measured  whether lines say themselves what their figures are: then units stand in a column of their own
    whose     whom the table is about, where its title does not say
    period    of when it is, for the name of its file: `2023-10`
    order     how its rows stand, where a reader may choose
    note      what a reader of it should know
    """

    stem: str
    title: str
    names: Column
    columns: tuple[Column, ...]
    lines: Iterable[Line]
    codes: Column | None = None
    measured: bool = False
    whose: str = ""
    period: str = ""
    order: Order | None = None
    note: str = ""

    @property
    def shows_codes(self) -> bool:
        """Whether people see the lines' codes."""
        return bool(self.codes and self.codes.title)


def measure_of(line: Line, column: Column) -> Measure:
    """What the figure of a line in a column is."""
    return line.measure or column


def described(table: DataTable) -> Iterator[tuple[str, str, Measure]]:
    """Key, title and measure of what the figures are: of each column, or of each line that says it."""
    if table.measured:
        return ((line.code, str(line.name), line.measure) for line in table.lines if line.measure)
    return ((column.key, column.full_title, column) for column in table.columns)


def sorted_by(table: DataTable, key: str, *, descending: bool = False) -> DataTable:
    """The table with its rows by a column, or by name. Raises UnknownChoice for a key that it does not have.

    Rows change places among themselves, within their group; sums and what is compared stay where they are. What has no
    value comes last either way; equal rows stand by name.
    """
    offered = [table.names.key, *(column.key for column in table.columns)]
    if key not in offered:
        raise UnknownChoice("jarjesta", key, offered)
    by_name = key == table.names.key
    lines: list[Line] = []
    for group in _groups(table.lines):
        rows = sorted((line for line in group if line.kind == "row"), key=lambda line: _rank(line.name))
        values = [line.name if by_name else line.values.get(key) for line in rows]
        valued = [(value, line) for value, line in zip(values, rows, strict=True) if has_value(value)]
        valued.sort(key=lambda pair: _rank(pair[0]), reverse=descending)
        without = [line for value, line in zip(values, rows, strict=True) if not has_value(value)]
        placed = iter([*(line for _value, line in valued), *without])
        lines += [next(placed) if line.kind == "row" else line for line in group]
    return replace(table, lines=tuple(lines), order=Order(key, descending))


def keeping(table: DataTable, keep: Callable[[Line], bool]) -> DataTable:
    """The table with the rows that are wanted. When one is left out, so are the sums, and the heads of groups left empty."""
    groups = [[(line, line.kind != "row" or keep(line)) for line in group] for group in _groups(table.lines)]
    if all(kept for group in groups for _line, kept in group):
        return table
    lines: list[Line] = []
    for group in groups:
        left = [line for line, kept in group if kept and line.kind != "sum"]
        lines += left if any(line.kind == "row" for line in left) else [line for line in left if line.kind == "compared"]
    return replace(table, lines=tuple(lines))


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in runs, each with the head of its group first."""
    run: list[Line] = []
    for line in lines:
        if line.kind == "group" and run:
            yield run
            run = []
        run.append(line)
    if run:
        yield run


def has_value(value: Value) -> TypeGuard[Exact | AtLeast | Name]:
    """Whether there is a value: it is not unknown, protected or out of place."""
    return value is not None and not isinstance(value, Absent)


def _rank(value: Exact | AtLeast | Name) -> tuple[str, Fraction | str]:
    """What values are compared by; words by the Finnish alphabet."""
    if isinstance(value, str):
        return "word", fi_sort(value)
    if isinstance(value, date):
        return "day", Fraction(value.toordinal())
    return "number", Fraction(value.value if isinstance(value, AtLeast) else value)

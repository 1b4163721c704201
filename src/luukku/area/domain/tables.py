"""A table of numbers as an area has printed it: what each column is (tables/<stem>.yaml), and its cells (tables/<stem>.csv)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Literal, cast

from luukku.area.domain.words import POPULATIONS, Population, Role, SourceRef, Topic, Unit
from luukku.kernel.typed import LocalText, MunicipalityCode, Refused, Scalar

ColumnKey = Annotated[str, Scalar("the column's name in the CSV file")]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """The days that a figure is over.

    from_    first day
    to       last day
    measure  `average` over the days or `sum` of them; absent when the source does not say
    """

    from_: date
    to: date
    measure: Literal["average", "sum"] | None = None

    def __post_init__(self) -> None:
        if self.to < self.from_:
            raise Refused(f"the period ends on {self.to}, before it starts on {self.from_}", key="to", expected="a later day")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """What the figures of a column are.

    title             heading for people
    unit              what they are counted in
    reference_date    the day they are true on
    reference_period  or the days they are over
    population        whom they are about: a usual word, or a text of one's own
    precision         to what they are printed: 1, 0.1, 0.01
    municipality      code of the municipality that the column stands for, in a matrix
    role              what the column is to the pages about the table's topic
    source            where they are from, when it is not the table's source
    note              what a reader of them should know
    """

    title: LocalText
    unit: Unit
    reference_date: date | None = None
    reference_period: Period | None = None
    population: Population | LocalText
    precision: Decimal
    municipality: MunicipalityCode | None = None
    role: Role | None = None
    source: SourceRef | None = None
    note: LocalText | None = None

    def __post_init__(self) -> None:
        if (self.reference_date is None) == (self.reference_period is None):
            message = "the figures need a day or a period that they are true for"
            raise Refused(message, key="reference_date", expected="either reference_date or reference_period")
        if self.precision <= 0 or self.precision.as_tuple().digits != (1,):
            raise Refused(f"{self.precision} is not a precision", key="precision", expected="1, 0.1, 0.01 and so on")

    @property
    def last_day(self) -> date:
        """The day that the figures are true for, or the last of their days."""
        return self.reference_period.to if self.reference_period else cast(date, self.reference_date)

    @property
    def population_text(self) -> LocalText:
        """Whom the figures are about, in words."""
        return POPULATIONS[self.population] if isinstance(self.population, str) else self.population


@dataclass(frozen=True, slots=True, kw_only=True)
class RowKeys:
    """What the rows of a table are, and which of them are not like the others.

    key     `municipality`: each row is a member municipality by code or name; `label`: rows have names of their own
    column  heading of the first column in the CSV file, when it is not the word of `key`
    total   rows that are totals
    other   rows that are not members, such as a neighbouring municipality
    groups  rows that head a group: those after one belong to it, until the next one or a total
    """

    key: Literal["municipality", "label"]
    column: str | None = None
    total: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()

    @property
    def heading(self) -> str:
        return self.column or self.key


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """What a row's figures are, in a table whose rows are measures; it goes before what the columns say.

    title       name for people
    unit        what they are counted in
    population  whom they are about
    precision   to what they are printed
    role        what the row is to the pages about the table's topic
    note        what a reader of them should know
    """

    title: LocalText
    unit: Unit
    population: Population | LocalText
    precision: Decimal
    role: Role | None = None
    note: LocalText | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class TableSpec:
    """A table's title, source, rows and columns: the file tables/<stem>.yaml.

    title      title for people
    topic      what the table is about, where pages look for one about it
    source     where the figures are from, unless a column says otherwise
    rows       what the rows are
    columns    what each column is, by its name in the CSV file, in the order of printing
    measures   what each row is, by its name in the CSV file, when the rows are measures
    relations  what must hold between cells, columns and tables
    note       what a reader of the table should know
    """

    title: LocalText
    topic: Topic | None = None
    source: SourceRef
    rows: RowKeys
    columns: Mapping[ColumnKey, Column]
    measures: Mapping[str, Measure] = field(default_factory=dict)
    relations: tuple[()] = ()
    note: LocalText | None = None

    def column_in(self, row: str, key: str) -> Column:
        """What the figure in a row and column is: the column, with what the row's measure says of it."""
        column, measure = self.columns[key], self.measures.get(row)
        if measure is None:
            return column
        return replace(
            column,
            unit=measure.unit,
            population=measure.population,
            precision=measure.precision,
            note=measure.note or column.note,
        )


RowKind = Literal["municipality", "label", "total", "other", "group"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of a table; one number a column, None where nothing is printed.

    label  the row's name as printed
    kind   whether it is a municipality's row, a named one, a total, another than the members, or the head of a group
    code   the municipality's code in a municipality's row
    group  the group it belongs to
    """

    label: str
    kind: RowKind
    code: MunicipalityCode | None = None
    group: str | None = None
    cells: tuple[Decimal | None, ...]

    @property
    def key(self) -> str:
        """What tells the row from all others of its table: a municipality's code, else its group and label."""
        return self.code or (f"{self.group} / {self.label}" if self.group else self.label)


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table with its figures.

    stem  name of its files, and of the table in references
    """

    stem: str
    spec: TableSpec
    rows: tuple[Row, ...]

    def column(self, key: str) -> tuple[Decimal | None, ...]:
        """The figures of a column from top to bottom. Raises ValueError for a column that is not there."""
        at = tuple(self.spec.columns).index(key)
        return tuple(row.cells[at] for row in self.rows)

    def column_as(self, role: Role) -> str | None:
        """The key of the column with this role; None where no column has it."""
        return next((key for key, column in self.spec.columns.items() if column.role == role), None)

    def measure_as(self, role: Role) -> Row | None:
        """The row whose measure has this role; None where none has it."""
        names = {name for name, measure in self.spec.measures.items() if measure.role == role}
        return next((row for row in self.rows if row.label in names), None)

    @property
    def last_day(self) -> date:
        """The last day that any of its figures is true for."""
        return max(column.last_day for column in self.spec.columns.values())

    def row(self, name: str) -> Row | None:
        """The row with this key, or this label when only one row has it; None when there is no such row."""
        named = [row for row in self.rows if row.label == name]
        return next((row for row in self.rows if row.key == name), named[0] if len(named) == 1 else None)

    def cell(self, row: str, column: str) -> Decimal | None:
        """The figure in a row and column; None when nothing is printed there. Raises ValueError for an unknown column."""
        found = self.row(row)
        return found.cells[tuple(self.spec.columns).index(column)] if found else None

    def source_of(self, column: str) -> SourceRef:
        """Where a column's figures are from."""
        return self.spec.columns[column].source or self.spec.source

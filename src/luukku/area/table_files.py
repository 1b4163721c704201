"""The figures of a table between tables/<stem>.csv and `Row`s: every fault of the file at once, each with its line and column."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from luukku.area.domain.pack import AreaFile
from luukku.area.domain.tables import Row, Table, TableSpec
from luukku.connectors import official
from luukku.kernel.typed import Problem, Refused, Sheet, Unreadable, nearest, read_number, read_sheet, write_sheet


def read_rows(data: bytes, *, file: str, spec: TableSpec, frame: AreaFile) -> tuple[Row, ...]:
    """The rows of a table's CSV file. Raises Unreadable with every problem of the file."""
    sheet = read_sheet(data, file=file)
    problems = list(_header_problems(sheet, spec))
    if problems:
        raise Unreadable(problems)
    order = [sheet.header.index(key) for key in spec.columns]
    labels = _Labels(sheet.file, spec, frame)
    rows = []
    for line, cells in sheet.rows:
        row = labels.row(line, cells[0])
        figures = [
            _figure(problems, file, line, cells[0], key, spec.column_in(cells[0], key).precision if row else None, cells[at])
            for key, at in zip(spec.columns, order, strict=True)
        ]
        if row:
            rows.append(replace(row, cells=tuple(figures)))
    problems += labels.problems
    if not sheet.rows:
        problems.append(Problem(file, None, None, "the table has no rows", "a row for each municipality or label"))
    if problems:
        raise Unreadable(sorted(problems, key=lambda problem: problem.line or 0))
    return tuple(rows)


def write_rows(table: Table) -> str:
    """The canonical CSV of a table: columns in the order of their description, figures as printed."""
    header = (table.spec.rows.heading, *table.spec.columns)
    rows = tuple((row.label, *("" if cell is None else f"{cell:f}" for cell in row.cells)) for row in table.rows)
    return write_sheet(header, rows)


def _header_problems(sheet: Sheet, spec: TableSpec) -> Iterator[Problem]:
    first, *keys = sheet.header
    if first != spec.rows.heading:
        message = f"the first column is '{first}'"
        yield Problem(
            sheet.file, 1, first, message, f"'{spec.rows.heading}', or `column: {first}` in the rows of the description"
        )
    missing = [key for key in spec.columns if key not in keys]
    unknown = [key for key in keys if key not in spec.columns]
    guesses = {key: nearest(key, missing) for key in unknown}
    for key in unknown:
        yield Problem(
            sheet.file, 1, key, f"the column '{key}' is not described", f"one of {', '.join(spec.columns)}", guesses[key]
        )
    for key in missing:
        if key not in guesses.values():
            yield Problem(sheet.file, 1, key, f"the column '{key}' is missing", "every column that the description names")


def _figure(
    problems: list[Problem], file: str, line: int, label: str, key: str, precision: Decimal | None, text: str
) -> Decimal | None:
    """The number of a cell, None for an empty one; a fault is added to the problems. In an unknown row no precision is known."""
    if not text:
        return None
    try:
        number = read_number(text)
    except Refused as bad:
        problems.append(Problem(file, line, key, f"{label}: {bad.message}", bad.expected, bad.nearest))
        return None
    if precision is not None and _decimals(number) > _decimals(precision):
        message = f"{label}: {text} has more decimals than the description says"
        problems.append(Problem(file, line, key, message, f"figures to {precision}, or another precision in the description"))
    return number


def _decimals(number: Decimal) -> int:
    return -int(number.as_tuple().exponent)


class _Labels:
    """Tells from the first column, line by line, what a row is; gathers what cannot be told."""

    def __init__(self, file: str, spec: TableSpec, frame: AreaFile) -> None:
        self.file, self.keys, self.measures = file, spec.rows, spec.measures
        self.codes = {
            name.casefold(): each.code
            for each in frame.municipalities
            for name in (each.code, each.name.fi, each.name.sv)
            if name
        }
        self.names = {each.code: each.name.fi for each in frame.municipalities}
        self.group: str | None = None
        self.lines: dict[str, int] = {}
        self.problems: list[Problem] = []

    def row(self, line: int, label: str) -> Row | None:
        row = self.told(label)
        if row is None:
            self.problems.append(self.untold(line, label))
            return None
        if row.key in self.lines:
            message = f"the row '{label}' stands twice; first on line {self.lines[row.key]}"
            self.problems.append(Problem(self.file, line, self.keys.heading, message, "each row once"))
            return None
        self.lines[row.key] = line
        return row

    def told(self, label: str) -> Row | None:
        if label in self.keys.groups:
            self.group = label
            return Row(label=label, kind="group", cells=())
        if label in self.keys.total:
            self.group = None
            return Row(label=label, kind="total", cells=())
        if label in self.keys.other:
            return Row(label=label, kind="other", cells=())
        if self.keys.key == "municipality":
            code = self.codes.get(label.casefold())
            return Row(label=label, kind="municipality", code=code, cells=()) if code else None
        if not label.strip() or (self.measures and label not in self.measures):
            return None
        return Row(label=label, kind="label", group=self.group, cells=())

    def untold(self, line: int, label: str) -> Problem:
        heading = self.keys.heading
        if not label.strip():
            return Problem(self.file, line, heading, "the row has no name", "a name in the first column")
        if self.keys.key == "municipality":
            try:
                found = official.find_municipality(label)
                message = f"{found.name_fi} ({found.code}) is not a member of the area"
                return Problem(
                    self.file, line, heading, message, "a member, or its name under `other` in the rows of the description"
                )
            except official.UnknownMunicipality:
                pass
        known = (*self.names.values(), *self.measures, *self.keys.total, *self.keys.other, *self.keys.groups)
        members = "a member's code or name, or " if self.keys.key == "municipality" else ""
        expected = f"{members}a name that the description lists"
        return Problem(
            self.file, line, heading, f"'{label}' is not a row that the description knows", expected, nearest(label, known)
        )

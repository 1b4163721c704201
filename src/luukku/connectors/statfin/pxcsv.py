"""The forms of CSV that PxWeb writes: with commas, semicolons or tabs, with or without a title, months in rows or in columns."""

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from luukku.connectors.statfin.cells import period, split_heading
from luukku.connectors.statfin.gathering import Gathering, divided
from luukku.connectors.statfin.statistics import Statistics
from luukku.connectors.statfin.tables import (
    LAYOUTS,
    Role,
    Table,
    is_forecast,
    is_total,
    measure_of,
    measure_of_title,
    names_a_measure,
    needed_texts,
    role_of,
)
from luukku.kernel.typed import Problem, Refused, Unreadable, nearest

DELIMITERS = ("\t", ";", ",")
_LONGEST_TITLE = 30
_TOP = 'a line with "Alue" and the names of the other columns'


@dataclass(frozen=True, slots=True)
class Grid:
    """The lines of a file: the texts above the headings, the headings, and the rows below with their line numbers."""

    title: str
    line: int
    headings: tuple[str, ...]
    rows: list[tuple[int, list[str]]]


@dataclass(frozen=True, slots=True)
class Figures:
    """A column of figures: the period and the measure that its heading names; None where a row names it."""

    at: int
    period: str | None
    measure: tuple[Table, int] | None


@dataclass(frozen=True, slots=True)
class Columns:
    """What the columns are for, by their place. `parts` divide the figures further."""

    region: int
    period: int | None
    contents: int | None
    parts: tuple[int, ...]
    figures: tuple[Figures, ...]
    not_needed: tuple[tuple[str, str], ...]


def read_csv(text: str, *, file: str) -> Statistics:
    """The figures of a file. Raises Unreadable."""
    grid = _grid(text, file=file)
    columns = _columns(grid, file=file)
    gathering = _gathering(grid, columns, file=file)
    for what, name in columns.not_needed:
        gathering.leave_out(what, name)
    _gather(gathering, grid, columns)
    return gathering.statistics(title=grid.title, updated=None)


def _grid(text: str, *, file: str) -> Grid:
    for delimiter in DELIMITERS:
        try:
            if grid := _separated(text, delimiter):
                return grid
        except csv.Error as bad:
            told = f"the lines cannot be told apart: {bad}"
            raise Unreadable([Problem(file, None, None, told, 'quotation marks in pairs: "Alue","Kuukausi"')]) from None
    first = next((line for line in text.splitlines() if line.strip()), "")
    raise Unreadable([Problem(file, 1, None, f"no line names the columns; the file begins with '{first[:60]}'", _TOP)])


def _separated(text: str, delimiter: str) -> Grid | None:
    """The grid when the cells are separated so; None when no line names the columns then."""
    lines = _lines(text, delimiter)
    above: list[str] = []
    for _, (line, cells) in zip(range(_LONGEST_TITLE), lines, strict=False):
        headings = tuple(cell.strip() for cell in cells)
        if len(headings) > 1 and any(role_of(each) is Role.REGION for each in headings):
            return Grid(" ".join(above), line, headings, list(lines))
        above += filter(None, headings)
    return None


def _lines(text: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each line that is not empty, with its number. Raises csv.Error for a quotation mark that is never closed."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter)
    for cells in reader:
        if any(cell.strip() for cell in cells):
            yield reader.line_num, cells


def _columns(grid: Grid, *, file: str) -> Columns:
    roles: dict[Role, int] = {}
    figures, parts, not_needed = [], [], []
    for at, heading in enumerate(grid.headings):
        if role := role_of(heading):
            if role in roles:
                not_needed.append(("columns", heading))
            roles.setdefault(role, at)
            continue
        when, rest = split_heading(heading)
        measure = measure_of(rest) if rest else None
        if measure or (when and not rest):
            figures.append(Figures(at, when or None, measure))
        elif when or names_a_measure(rest):
            not_needed.append(("measures", rest))
        else:
            parts.append(at)
    last = len(grid.headings) - 1
    if not figures and Role.CONTENTS in roles and last not in roles.values():
        # All variables stand in rows: the last column has the figures, whatever its name.
        figures, parts = [Figures(last, None, None)], [at for at in parts if at != last]
        not_needed = [each for each in not_needed if each != ("measures", grid.headings[last])]
    if problem := _what_is_missing(grid, roles, figures, file=file):
        raise Unreadable([problem])
    dividing = [at for at in parts if _divides(grid, at, region=roles[Role.REGION])]
    not_needed += [("columns", grid.headings[at]) for at in parts if at not in dividing]
    return Columns(
        roles[Role.REGION],
        roles.get(Role.PERIOD),
        roles.get(Role.CONTENTS),
        tuple(dividing),
        tuple(figures),
        tuple(dict.fromkeys(not_needed)),
    )


def _divides(grid: Grid, at: int, *, region: int) -> bool:
    """Whether a column may divide the figures of a region; one that tells the same of each region's every row does not."""
    told: dict[str, str] = {}
    for _, cells in grid.rows:
        if len(cells) == len(grid.headings) and told.setdefault(cells[region], cells[at]) != cells[at]:
            return True
    return len(set(told.values())) == 1


def _what_is_missing(grid: Grid, roles: dict[Role, int], figures: Sequence[Figures], *, file: str) -> Problem | None:
    named = ", ".join(grid.headings[:8]) + (" …" if len(grid.headings) > 8 else "")
    if not figures:
        near = next(filter(None, (nearest(split_heading(each)[1], needed_texts()) for each in grid.headings)), None)
        told = "; ".join(layout.title for layout in LAYOUTS.values())
        return Problem(file, grid.line, None, f"no column has figures that are needed: {named}", told, near)
    if Role.PERIOD not in roles and any(each.period is None for each in figures):
        return Problem(
            file,
            grid.line,
            None,
            f"the file does not say of which month its figures are: {named}",
            "Kuukausi, or a column a month",
        )
    return None


def _gathering(grid: Grid, columns: Columns, *, file: str) -> Gathering:
    """The table whose measures the headings, the rows or the title name."""
    if is_forecast(grid.title):
        raise Unreadable([Problem(file, 1, None, f"'{grid.title}' tells what is expected", "a table of what was counted")])
    known = [each.measure for each in columns.figures if each.measure]
    at = columns.contents
    if at is not None:
        texts = dict.fromkeys(cells[at] for _, cells in grid.rows if at < len(cells))
        known += [found for text in texts if (found := measure_of(text))]
    elif not known and (found := measure_of_title(grid.title)):
        known = [found]
    if not known:
        where = grid.headings[at] if at is not None else None
        told = "the file does not name a figure that is needed"
        raise Unreadable([Problem(file, grid.line, where, told, "; ".join(layout.title for layout in LAYOUTS.values()))])
    table = known[0][0]
    return Gathering(table, sorted({place for of, place in known if of is table}), file=file)


def _gather(gathering: Gathering, grid: Grid, columns: Columns) -> None:
    when = {each.at: _heading_period(gathering, grid, each) for each in columns.figures if each.period}
    totals_of = dict.fromkeys(columns.parts, False)
    for line, cells in grid.rows:
        if not _is_row(gathering, grid, line, cells):
            continue
        if divides := [at for at in columns.parts if not is_total(cells[at])]:
            gathering.leave_out("parts", f"{grid.headings[divides[0]]}: {cells[divides[0]].strip()}")
            continue
        totals_of.update(dict.fromkeys(columns.parts, True))
        _gather_row(gathering, grid, columns, line, cells, when)
    for at, has_total in totals_of.items():
        if not has_total or not gathering.layout.divisible:
            raise Unreadable([divided(grid.headings[at], gathering, line=grid.line, key=grid.headings[at])])


def _heading_period(gathering: Gathering, grid: Grid, column: Figures) -> date | None:
    try:
        return period(column.period or "", monthly=gathering.layout.monthly)
    except Refused as bad:
        gathering.reject(grid.line, grid.headings[column.at], bad.message, expected=bad.expected)
        return None


def _is_row(gathering: Gathering, grid: Grid, line: int, cells: list[str]) -> bool:
    """Whether a line is a row of figures; what is not is a note, or is refused."""
    if len(cells) == len(grid.headings):
        return True
    if len([cell for cell in cells if cell.strip()]) == 1:
        gathering.leave_out("notes", " ".join(cells).strip())
    else:
        expected = f"{len(grid.headings)} cells, as in line {grid.line}"
        gathering.reject(line, grid.headings[0], f"the row has {len(cells)} cells", expected=expected)
    return False


def _gather_row(
    gathering: Gathering, grid: Grid, columns: Columns, line: int, cells: list[str], when: dict[int, date | None]
) -> None:
    region = gathering.region(cells[columns.region], line=line, key=grid.headings[columns.region])
    if region is None:
        return
    own_period = None
    if columns.period is not None:
        try:
            own_period = period(cells[columns.period], monthly=gathering.layout.monthly)
        except Refused as bad:
            gathering.reject(line, grid.headings[columns.period], bad.message, expected=bad.expected)
            return
    own_measure = None
    if columns.contents is not None and (own_measure := measure_of(cells[columns.contents])) is None:
        gathering.leave_out("measures", cells[columns.contents].strip())
        return
    for each in columns.figures:
        measure = each.measure or own_measure or (gathering.table, gathering.places[0])
        month = when[each.at] if each.period else own_period
        if month is not None and measure[0] is gathering.table:
            place = gathering.places.index(measure[1])
            gathering.add((region, month), place, cells[each.at], line=line, key=grid.headings[each.at])

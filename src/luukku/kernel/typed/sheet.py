"""CSV as a strict grid with line numbers: UTF-8, commas, one header, the same number of cells in every row."""

import csv
import io
from dataclasses import dataclass

from luukku.kernel.typed.problem import Problem, Unreadable
from luukku.kernel.typed.read import decode

_SEPARATORS = {";": "semicolons", "\t": "tabs", "|": "bars"}
_COMMAS = "commas: save it again as CSV with commas, or replace them"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV file: its header, and its rows as (line, cells)."""

    file: str
    header: tuple[str, ...]
    rows: tuple[tuple[int, tuple[str, ...]], ...]


def read_sheet(data: bytes, *, file: str) -> Sheet:
    """The grid of a CSV file. Raises Unreadable with every problem of its form."""
    text = decode(data, file=file)
    lines: list[tuple[int, tuple[str, ...]]] = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    start = 1
    try:
        for cells in reader:
            if cells:
                lines.append((start, tuple(cells)))
            start = reader.line_num + 1
    except csv.Error as bad:
        raise Unreadable(
            [Problem(file, start, None, f"the line is not CSV: {bad}", 'quotation marks in pairs: "a, b"')]
        ) from None
    if not lines:
        raise Unreadable([Problem(file, 1, None, "the file is empty", "a header line and rows")])
    (line, header), rows = lines[0], lines[1:]
    other = next((name for mark, name in _SEPARATORS.items() if len(header) == 1 and mark in header[0]), None)
    if other:
        raise Unreadable([Problem(file, line, None, f"the columns are separated by {other}", _COMMAS)])
    problems = [*_header_problems(file, line, header), *_width_problems(file, header, rows)]
    if problems:
        raise Unreadable(problems)
    return Sheet(file, header, tuple(rows))


def write_sheet(header: tuple[str, ...], rows: tuple[tuple[str, ...], ...]) -> str:
    """The canonical CSV of a grid: commas, quotation marks only where needed, line feeds."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)
    return out.getvalue()


def _header_problems(file: str, line: int, header: tuple[str, ...]) -> list[Problem]:
    problems = []
    for n, name in enumerate(header):
        if not name.strip():
            problems.append(Problem(file, line, None, f"column {n + 1} has no name", "a name for each column"))
        elif name in header[:n]:
            problems.append(Problem(file, line, name, f"the column '{name}' stands twice", "each column once"))
    return problems


def _width_problems(file: str, header: tuple[str, ...], rows: list[tuple[int, tuple[str, ...]]]) -> list[Problem]:
    problems = []
    for line, cells in rows:
        if len(cells) != len(header):
            expected = f"{len(header)} cells"
            if len(cells) > len(header):
                expected += "; a decimal comma makes two cells of one, write 10.6"
            problems.append(Problem(file, line, cells[0], f"the row '{cells[0]}' has {len(cells)} cells", expected))
    return problems

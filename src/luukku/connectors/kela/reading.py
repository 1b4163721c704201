"""Reading the CSV: rows of a month, a municipality and a class into that municipality's classes of the month."""

import csv
import io
import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date

from luukku.connectors import official
from luukku.connectors.kela.columns import Columns
from luukku.connectors.kela.recipients import Classes, Recipients
from luukku.kernel.typed import Problem, Unreadable, nearest

SEPARATORS = ",;\t"
NOT_TOLD = frozenset({"", ".", "..", "...", "-", "*"})
"""How published tables write a number that is not told or too small to be published."""
_MONTH = re.compile(r"(?P<y>\d{4})[-/M.]?(?P<m>\d{2})(?:-\d{2})?|(?P<m2>\d{1,2})[/.](?P<y2>\d{4})")

Key = tuple[date, str, str]


def read(data: bytes, columns: Columns, *, file: str) -> Recipients:
    """The figures of a file. Raises Unreadable when it has no rows, or not the columns that it was said to have."""
    header, rows = _grid(data, file)
    places = _places(header, columns, file)
    counts: dict[Key, int | None] = {}
    rejected: list[Problem] = []
    left_out = 0
    for line, cells in rows:
        if len(cells) != len(header):
            rejected.append(Problem(file, line, None, f"the row has {len(cells)} cells", f"{len(header)} as the header"))
        elif any(cells[places[name]] != wanted for name, wanted in columns.only.items()):
            left_out += 1
        else:
            _take(cells, places, columns, counts, rejected, file=file, line=line)
    return Recipients(tuple(columns.classes.values()), _by_month(counts, columns), tuple(rejected), left_out)


def _grid(data: bytes, file: str) -> tuple[list[str], list[tuple[int, list[str]]]]:
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unreadable([Problem(file, None, None, "the file is not UTF-8", "UTF-8: save the file again as UTF-8")]) from None
    first = text.partition("\n")[0]
    separator = max(SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    rows = [(reader.line_num, [cell.strip() for cell in cells]) for cells in reader if any(cell.strip() for cell in cells)]
    if len(rows) < 2:
        raise Unreadable([Problem(file, 1, None, "the file has no rows", "a header line and rows")])
    return rows[0][1], rows[1:]


def _places(header: Sequence[str], columns: Columns, file: str) -> Mapping[str, int]:
    missing = [name for name in columns.names if name not in header]
    if missing:
        found = f"one of the file's columns: {', '.join(header)}"
        raise Unreadable(
            [Problem(file, 1, name, "the file has no such column", found, nearest(name, header)) for name in missing]
        )
    return {name: header.index(name) for name in columns.names}


def _take(
    cells: Sequence[str],
    places: Mapping[str, int],
    columns: Columns,
    counts: dict[Key, int | None],
    rejected: list[Problem],
    *,
    file: str,
    line: int,
) -> None:
    """One row into `counts`, or why not into `rejected`."""

    def refuse(column: str, message: str, expected: str, near: str | None = None) -> None:
        rejected.append(Problem(file, line, column, message, expected, near))

    month_text, place, day_class, number = (
        cells[places[name]] for name in (columns.month, columns.municipality, columns.day_class, columns.recipients)
    )
    month = _month(month_text)
    if month is None:
        return refuse(columns.month, f"'{month_text}' is not a month", "such as 2026-10 or 10/2026")
    try:
        code = official.find_municipality(place.zfill(3) if place.isdigit() else place).code
    except official.UnknownMunicipality as unknown:
        near = unknown.nearest.name_fi if unknown.nearest else None
        return refuse(columns.municipality, f"'{place}' is not a municipality", "its code or name", near)
    known = (*columns.in_order, columns.total)
    if day_class not in known:
        return refuse(columns.day_class, f"the class '{day_class}' was not told", ", ".join(known), nearest(day_class, known))
    count = None if number in NOT_TOLD else _whole(number)
    if count is None and number not in NOT_TOLD:
        return refuse(columns.recipients, f"'{number}' is not a number of people", "a whole number from nought up")
    if (month, code, day_class) in counts:
        if counts[month, code, day_class] != count:
            counts[month, code, day_class] = None  # nobody knows which of the two is right
        return refuse(columns.day_class, f"{month:%Y-%m}, {code}, {day_class} stands twice", "`only` that tells the rows apart")
    counts[month, code, day_class] = count
    return None


def _month(text: str) -> date | None:
    found = _MONTH.fullmatch(text)
    if found is None:
        return None
    year, month = int(found["y"] or found["y2"]), int(found["m"] or found["m2"])
    return date(year, month, 1) if 1 <= month <= 12 else None


def _whole(text: str) -> int | None:
    digits = re.sub(r"[ \u00a0\u202f]", "", text)
    return int(digits) if digits.isascii() and digits.isdigit() else None


def _by_month(counts: Mapping[Key, int | None], columns: Columns) -> dict[date, dict[str, Classes]]:
    found: dict[date, dict[str, Classes]] = defaultdict(dict)
    for month, code in dict.fromkeys((month, code) for month, code, _class in counts):
        classes = tuple(counts.get((month, code, name)) for name in columns.in_order)
        found[month][code] = Classes(classes, counts.get((month, code, columns.total)))
    return dict(found)

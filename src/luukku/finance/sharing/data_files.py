"""The data folder of an agreement: keys.csv, direct.csv and amounts.csv, with every problem of all of them at once."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path as Folder
from typing import TypeVar, cast

from luukku.finance.domain.sharing.agreement import AMOUNT_IN_WORDS, Agreement, read_cents
from luukku.finance.domain.sharing.data import Amount, Column, Data, Kind
from luukku.finance.domain.sharing.period import read_calendar_period
from luukku.finance.domain.sharing.review import used_keys
from luukku.kernel.typed import (
    MunicipalityCode,
    Problem,
    Refused,
    Scalar,
    Sheet,
    Unreadable,
    kind_of,
    nearest,
    read_number,
    read_sheet,
)

T = TypeVar("T")

FILES = {"keys": "keys.csv", "direct": "direct.csv", "amounts": "amounts.csv"}
"""The files of a data folder by what they hold."""

_CODE = cast(Scalar, kind_of(MunicipalityCode))


@dataclass(frozen=True, slots=True)
class DataFolder:
    """A data folder as it was read.

    name   the folder's name in messages
    data   what it says
    lines  first line of each municipality or block, by file
    """

    name: str
    data: Data
    lines: Mapping[tuple[str, str], int]


NO_FOLDER = DataFolder("", Data(), {})
"""Where no data folder is given."""


def load_data(folder: Folder, *, agreements: Iterable[Agreement]) -> DataFolder:
    """The data folder, as far as the agreements need it. Raises Unreadable with every problem of its files."""
    if not folder.is_dir():
        problem = Problem(str(folder), None, None, "there is no such folder", "a folder with keys.csv, direct.csv, amounts.csv")
        raise Unreadable([problem])
    files = {name: bytes_of(folder / name, "a CSV file") for name in FILES.values() if (folder / name).exists()}
    return read_data(files, name=str(folder), agreements=agreements)


def read_data(files: Mapping[str, bytes], *, name: str, agreements: Iterable[Agreement]) -> DataFolder:
    """The data that files make, by their names. Raises Unreadable with every problem of all of them."""
    return _Reading(files, name, tuple(agreements)).data()


class _Reading:
    """One pass over the files of a data folder; gathers the problems of all of them."""

    def __init__(self, files: Mapping[str, bytes], name: str, agreements: tuple[Agreement, ...]) -> None:
        self.files, self.name, self.agreements = files, name, agreements
        self.problems: list[Problem] = []
        self.lines: dict[tuple[str, str], int] = {}

    def data(self) -> DataFolder:
        data = Data(keys=self.keys(), direct=self.direct(), amounts=self.amounts())
        if self.problems:
            raise Unreadable(self.problems)
        return DataFolder(self.name, data, self.lines)

    def keys(self) -> dict[Column, dict[str, Fraction]]:
        """Columns that the agreements share by, and all others that are figures throughout."""
        used = [(each, key) for each in self.agreements for key in used_keys(each)]
        needed = {rule.data for agreement, key in used for rule in agreement.rules(key) if rule.data is not None}
        sheet = self.sheet("keys.csv", needed=needed, also=("municipality",))
        if sheet is None:
            return {}
        names = _columns(sheet, needed, besides=("municipality", "year"), reads=_figure_of)
        figures: dict[Column, dict[str, Fraction]] = {}
        seen: dict[tuple[str, str], int] = {}
        for line, row in _rows(sheet):
            code = self.cell(sheet, line, row, "municipality", _code_of)
            year = self.cell(sheet, line, row, "year", _year_of) if "year" in row else None
            if code is None:
                continue
            self.once(sheet, line, seen, (code, row.get("year", "")), f"the municipality {code}")
            for name in names:
                figure = self.cell(sheet, line, row, name, _figure_of) if row[name].strip() else None
                if figure is not None:
                    figures.setdefault(Column(name, year), {})[code] = figure
        known = {column.name for column in figures}
        return figures | {Column(name): {} for name in names if name not in known}

    def direct(self) -> dict[str, dict[str, tuple[Amount, ...]]]:
        needed = {block.direct for each in self.agreements for block in each.blocks if block.direct}
        sheet = self.sheet("direct.csv", needed=needed, also=("municipality",))
        if sheet is None:
            return {}
        names = _columns(sheet, needed, besides=("municipality", "period", "part"), reads=read_cents)
        sums: dict[str, dict[str, tuple[Amount, ...]]] = {name: {} for name in names}
        seen: dict[tuple[str, str], int] = {}
        for line, row in _rows(sheet):
            code = self.cell(sheet, line, row, "municipality", _code_of)
            period = self.cell(sheet, line, row, "period", read_calendar_period) if "period" in row else None
            kind = self.cell(sheet, line, row, "part", _kind_of) if "part" in row else Kind.ACTUAL
            if code is None or kind is None or ("period" in row and period is None):
                continue
            said = f"the municipality {code}" + (f" for {period.text}" if period else "") + (f", {kind}" if "part" in row else "")
            self.once(sheet, line, seen, (code, f"{period and period.text} {kind}"), said)
            for name, by_code in sums.items():
                cents = self.cell(sheet, line, row, name, read_cents) if row[name].strip() else 0
                if cents is not None:
                    by_code[code] = (*by_code.get(code, ()), Amount(period, kind, cents, line))
        return sums

    def amounts(self) -> dict[str, tuple[Amount, ...]]:
        sheet = self.sheet("amounts.csv", needed=set(), also=("block", "period", "part", "amount"))
        if sheet is None:
            return {}
        blocks = {block.id for each in self.agreements for block in each.blocks}
        sums: dict[str, tuple[Amount, ...]] = {}
        seen: dict[tuple[str, str], int] = {}
        for line, row in _rows(sheet):
            name = row["block"]
            if name not in blocks:
                expected = f"one of {', '.join(sorted(blocks))}"
                message = f"there is no block '{name}' in the agreement"
                self.problem(sheet, line, "block", message, expected, nearest(name, blocks))
            period = self.cell(sheet, line, row, "period", read_calendar_period)
            kind = self.cell(sheet, line, row, "part", _kind_of)
            cents = self.cell(sheet, line, row, "amount", read_cents, AMOUNT_IN_WORDS)
            if period is None or kind is None or cents is None:
                continue
            self.once(sheet, line, seen, (name, f"{period.text} {kind}"), f"the {kind} of the block {name} for {period.text}")
            sums[name] = (*sums.get(name, ()), Amount(period, kind, cents, line))
        return sums

    def sheet(self, file: str, *, needed: set[str], also: tuple[str, ...]) -> Sheet | None:
        """The grid of a file; None where it is not there or cannot be used."""
        if file not in self.files:
            if needed:
                columns = ", ".join(sorted(needed))
                message = f"the file is missing; the agreement needs its columns {columns}"
                self.problems.append(Problem(f"{self.name}/{file}", None, None, message, f"{', '.join(also)}, {columns}"))
            return None
        try:
            sheet = read_sheet(self.files[file], file=f"{self.name}/{file}")
        except Unreadable as bad:
            self.problems += bad.problems
            return None
        lacking = [name for name in also if name not in sheet.header]
        for name in lacking:
            near = nearest(name, sheet.header)
            self.problem(sheet, 1, name, f"the column '{name}' is missing", f"the columns {', '.join(also)}", near)
        return None if lacking else sheet

    def cell(
        self, sheet: Sheet, line: int, row: dict[str, str], name: str, reads: Callable[[str], T], expected: str | None = None
    ) -> T | None:
        """What a cell says; None, and a problem, where it says nothing that can be used."""
        text = row[name].strip()
        try:
            if not text:
                raise Refused("the cell is empty", expected=expected)
            return reads(text)
        except Refused as bad:
            whose = row.get("municipality") or row.get("block") or ""
            message = f"{bad.message} (the row '{whose}')" if name not in ("municipality", "block") else bad.message
            self.problem(sheet, line, name, message, bad.expected or expected, bad.nearest)
            return None

    def once(self, sheet: Sheet, line: int, seen: dict[tuple[str, str], int], what: tuple[str, str], said: str) -> None:
        """A row that stands twice is a problem. Remembers the first line of each municipality or block."""
        if what in seen:
            column = sheet.header[0]
            self.problem(sheet, line, column, f"{said} stands twice; first on line {seen[what]}", "each once")
        seen.setdefault(what, line)
        self.lines.setdefault((Folder(sheet.file).name, what[0]), line)

    def problem(
        self, sheet: Sheet, line: int, key: str, message: str, expected: str | None = None, near: str | None = None
    ) -> None:
        self.problems.append(Problem(sheet.file, line, key, message, expected, near))


def _rows(sheet: Sheet) -> Iterator[tuple[int, dict[str, str]]]:
    return ((line, dict(zip(sheet.header, cells, strict=True))) for line, cells in sheet.rows)


def _columns(sheet: Sheet, needed: set[str], *, besides: tuple[str, ...], reads: Callable[[str], object]) -> list[str]:
    """The columns to read: those that are needed, and others in which every cell can be read."""

    def readable(place: int) -> bool:
        try:
            return all(reads(cells[place].strip()) is not None for _, cells in sheet.rows if cells[place].strip())
        except Refused:
            return False

    return [name for n, name in enumerate(sheet.header) if name not in besides and (name in needed or readable(n))]


def _figure_of(text: str) -> Fraction:
    return Fraction(read_number(text))


def _code_of(text: str) -> str:
    code: str = _CODE.read(text)
    return code


def _year_of(text: str) -> int:
    if not re.fullmatch(r"[12][0-9]{3}", text):
        raise Refused(f"'{text}' is not a year", expected="a year such as 2025")
    return int(text)


def _kind_of(text: str) -> Kind:
    if text not in list(Kind):
        raise Refused(f"'{text}' is not known here", expected="budget or actual", nearest=nearest(text, list(Kind)))
    return Kind(text)


def bytes_of(path: Folder, expected: str) -> bytes:
    """The content of a file. Raises Unreadable when it cannot be read."""
    try:
        return path.read_bytes()
    except OSError as bad:
        raise Unreadable([Problem(str(path), None, None, f"the file cannot be read: {bad.strerror}", expected)]) from None

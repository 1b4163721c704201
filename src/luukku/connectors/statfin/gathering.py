"""Figures gathered cell by cell into rows: a row is a region's month or year, taken whole or refused whole."""

from collections.abc import Iterable, Sequence
from datetime import date

from luukku.connectors.statfin.cells import figure
from luukku.connectors.statfin.regions import MUNICIPAL, Found, Needed, NotNeeded, find_region, merged_into
from luukku.connectors.statfin.statistics import Dropped, Observation, Statistics
from luukku.connectors.statfin.tables import LAYOUTS, Table
from luukku.kernel.typed import Problem, Refused, Unreadable

Key = tuple[str, date]
Values = list[int | None]
_ABSENT = -1


class Gathering:
    """What has been read of a file so far. Every cell that comes in is kept, counted or refused with its place."""

    def __init__(self, table: Table, places: Sequence[int], *, file: str) -> None:
        """`places` are the measures of the table that the file has."""
        self.layout = LAYOUTS[table]
        self.table, self.places, self.file = table, tuple(places), file
        self.rejected: list[Problem] = []
        self._rows: dict[Key, Values] = {}
        self._refused: set[Key] = set()
        self._found: dict[str, Found] = {}
        self._not_needed: dict[str, dict[str, None]] = {}
        self._repeated = 0

    @property
    def measures(self) -> tuple[str, ...]:
        return tuple(self.layout.measures[place].name for place in self.places)

    def leave_out(self, what: str, name: str) -> None:
        """Note that something of the file is not needed."""
        self._not_needed.setdefault(what, {})[name] = None

    def region(self, text: str, *, line: int | None, key: str, shown: str = "") -> str | None:
        """The code of a region; None when its figures are not needed, or when it is none, which is noted as a refused row."""
        if (found := self._found.get(text)) is None:
            found = self._found[text] = find_region(text, kinds=self.layout.kinds)
        if isinstance(found, Needed):
            return found.code
        if isinstance(found, NotNeeded):
            self.leave_out("regions", shown or text)
        else:
            self.reject(line, key, found.message, expected="a code such as KU091, or a name", nearest=found.nearest)
        return None

    def reject(
        self, line: int | None, key: str, message: str, *, expected: str | None = None, nearest: str | None = None
    ) -> None:
        """Note that a row cannot be used."""
        self.rejected.append(Problem(self.file, line, key, message, expected, nearest))

    def add(self, row: Key, place: int, cell: object, *, line: int | None, key: str | int) -> None:
        """A figure of a row. `place` counts among the file's measures; `key` is a column, or a position in a list of values."""
        values = self._rows.setdefault(row, [_ABSENT] * len(self.places))
        try:
            value = figure(cell)
        except Refused as bad:
            self._refuse(row, line, key, bad.message, expected=bad.expected)
            return
        if values[place] == _ABSENT:
            values[place] = value
        elif values[place] == value:
            self._repeated += 1
        else:
            told = f"it stands twice, as {_said(values[place])} and as {_said(value)}"
            self._refuse(row, line, key, told, expected="each figure once")

    def _refuse(self, row: Key, line: int | None, key: str | int, message: str, *, expected: str | None = None) -> None:
        """A row is refused once, for the first fault that is met."""
        if row not in self._refused:
            self._refused.add(row)
            where = key if isinstance(key, str) else f"value[{key}]"
            self.reject(line, where, f"{self._name(row)}: {message}", expected=expected)

    def _name(self, row: Key) -> str:
        return f"{row[0]} {row[1]:%Y-%m}" if self.layout.monthly else f"{row[0]} {row[1]:%Y}"

    def statistics(self, *, title: str, updated: date | None) -> Statistics:
        """All that can be used. Raises Unreadable when nothing can."""
        self._refuse_incomplete()
        self._merge()
        rows = sorted((row, values) for row, values in self._rows.items() if row not in self._refused)
        if not rows:
            nothing = Problem(self.file, None, None, f"the file has no figure of {self.layout.title} that can be used")
            raise Unreadable([*self.rejected, nothing])
        observations = tuple(Observation(*row, tuple(values)) for row, values in rows)
        rejected = tuple(self.rejected)
        return Statistics(self.table, title, updated, self.measures, observations, rejected, tuple(self._dropped()))

    def _refuse_incomplete(self) -> None:
        names = self.measures
        for row, values in self._rows.items():
            if lacking := [name for name, value in zip(names, values, strict=True) if value == _ABSENT]:
                self._refuse(
                    row, None, ", ".join(lacking), "the figure is not in the file", expected="all the figures of the row"
                )

    def _merge(self) -> None:
        """Municipalities that were merged away go into the one they joined: the sum, not told where a part is not told.

        From the day of the merger on the ended one has no figures of its own, so a figure that is not told is no part then.
        """
        for row, merger in [(row, merger) for row in self._rows if (merger := merged_into(row[0]))]:
            code, when = row
            part = self._rows.pop(row)
            ended, into = when >= merger.on, (MUNICIPAL + merger.into, when)
            if into in self._refused or (ended and part == [None] * len(part)):
                continue
            told = f"{merger.name_fi} ({merger.code}) is part of {MUNICIPAL}{merger.into} since {merger.on}"
            if into not in self._rows:
                self._refuse(row, None, code, f"{told}, which the file lacks", expected=f"{MUNICIPAL}{merger.into} too")
            elif row in self._refused:
                self._refuse(into, None, code, f"{told} and cannot be used")
            else:
                self._rows[into] = [_sum(one, other, ended=ended) for one, other in zip(self._rows[into], part, strict=True)]

    def _dropped(self) -> Iterable[Dropped]:
        why = {
            "regions": "only municipalities, regions and the country are needed"
            if len(self.layout.kinds) > 1
            else "only municipalities are needed",
            "measures": "only " + ", ".join(measure.name for measure in self.layout.measures) + " are needed",
            "columns": "they say nothing that is needed",
            "parts": "only the totals are needed",
            "notes": "they are no figures",
        }
        for what, names in self._not_needed.items():
            yield Dropped(what, tuple(names), why[what])
        if self._repeated:
            yield Dropped("repetitions", (f"{self._repeated} figures",), "they stand twice and say the same")


def divided(by: str, gathering: Gathering, *, line: int | None, key: str) -> Problem:
    """Why a file cannot be used whose figures are divided further than its table is, or without their totals."""
    if gathering.layout.divisible:
        return Problem(gathering.file, line, key, f"the figures are divided by '{by}' without their total", "the total (SSS) too")
    told = f"the figures are divided by '{by}', so this is not {gathering.layout.title}"
    return Problem(gathering.file, line, key, told, "region, month and figures alone")


def _sum(one: int | None, other: int | None, *, ended: bool) -> int | None:
    if other is None and ended:
        return one
    return None if one is None or other is None else one + other


def _said(value: int | None) -> str:
    return "not published" if value is None else str(value)

"""A term shown day by day: small calendars of the months it runs through, with what is counted and what is not."""

from calendar import monthrange
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils.translation import gettext as _

from luukku.core.ui import format
from luukku.kernel.calendar import DayRule, counts

MOST_MONTHS = 4
"""Of a longer term the first month and the last two are drawn."""
MONDAY = date(2024, 1, 1)


@dataclass(frozen=True, slots=True)
class Cell:
    """A day.

    kind   start, on (counted), off (not counted), last (where the term leads), safe, or empty outside the term
    nth    running number of a counted day, where the term counts days
    words  what the looks tell, for who does not see them
    """

    number: int
    kind: str = ""
    nth: int | None = None
    words: str = ""


@dataclass(frozen=True, slots=True)
class Month:
    """The weeks of a month that the term touches, from Monday; None where a week reaches into another month.

    `left_out` months follow undrawn.
    """

    title: str
    weekdays: tuple[str, ...]
    weeks: tuple[tuple[Cell | None, ...], ...]
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """What is drawn.

    started   the day that is not counted; `end` the last one counted
    leads_to  the day that the term leads to, `safe` the safer one
    rule      which days count; None when every day does
    numbered  whether counted days get their running number
    """

    started: date
    end: date
    leads_to: date
    safe: date | None
    rule: DayRule | None
    numbered: bool


def months_of(term: Term, *, language: str) -> tuple[Month, ...]:
    """The months from the start to the last day that matters."""
    firsts = drawn(term)
    gap = len(list(_firsts(term))) - len(firsts)
    cells = _cells(term)
    return tuple(_month(first, cells, left_out=gap if first is firsts[0] else 0, language=language) for first in firsts)


def drawn(term: Term) -> tuple[date, ...]:
    """The first days of the months that are drawn."""
    firsts = tuple(_firsts(term))
    return firsts if len(firsts) <= MOST_MONTHS else (firsts[0], *firsts[-2:])


def _firsts(term: Term) -> Iterator[date]:
    first = term.started.replace(day=1)
    while first <= max(term.end, term.leads_to, term.safe or term.end):
        yield first
        first = (first + timedelta(days=32)).replace(day=1)


def _cells(term: Term) -> Mapping[date, Cell]:
    cells = {term.started: Cell(term.started.day, "start", words=_("alkaa, ei lasketa"))}
    day, nth = term.started, 0
    while day < term.end:
        day += timedelta(days=1)
        on = term.rule is None or counts(day, rule=term.rule)
        nth += on
        words = "" if on else _("ei lasketa")
        cells[day] = Cell(day.day, "on" if on else "off", nth if on and term.numbered else None, words)
    ends = [(term.leads_to, "last", _("päivä, johon aika vie"))]
    if term.safe:
        ends.append((term.safe, "safe", _("varma päivä")))
    for day, kind, words in ends:
        cells[day] = Cell(day.day, kind, cells[day].nth if day in cells else None, words)
    return cells


def _month(first: date, cells: Mapping[date, Cell], *, left_out: int, language: str) -> Month:
    length = monthrange(first.year, first.month)[1]
    days: list[Cell | None] = [None] * first.weekday()
    days += [cells.get(day, Cell(day.day)) for day in (first + timedelta(days=number) for number in range(length))]
    days += [None] * (-len(days) % 7)
    weeks = (tuple(days[at : at + 7]) for at in range(0, len(days), 7))
    touched = tuple(week for week in weeks if any(cell and cell.kind for cell in week))
    names = tuple(format.weekday_alone(MONDAY + timedelta(days=number), language=language) for number in range(7))
    return Month(format.month_name(first, language=language), names, touched, left_out)

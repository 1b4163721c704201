"""The municipal share of a person's unemployment benefits, day by day: the ladder of paid days (kunnan maksuosuus)."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from math import floor
from typing import Any

from luukku.finance.domain.ladder import amounts, days, home
from luukku.finance.domain.ladder import integration as exemption
from luukku.finance.domain.ladder.answer import Answer, Candidate, Month, Reading, Row
from luukku.finance.domain.ladder.case import Case, Run, runs
from luukku.finance.domain.ladder.courses import TURNED_BY, Course, Findings, Slice, course, other_readings
from luukku.finance.domain.ladder.facts import Benefit, Event, Home, Integration
from luukku.finance.domain.ladder.rules import Finding
from luukku.kernel.dates import DAY
from luukku.kernel.outcome import Mark, weakest
from luukku.law import Lawbook

CENTS, MONTHS = 100, 12
HALF = Fraction(1, 2)


class AmountMissingError(ValueError):
    """A day costs something, and its daily amount is neither told nor in the lawbook."""

    def __init__(self, day: date, benefit: Benefit) -> None:
        super().__init__(f"{day}: the daily amount is not in the lawbook; say paid_eur_per_day")
        self.day, self.benefit = day, benefit


def ladder(
    *,
    benefits: Sequence[Benefit],
    municipalities: Sequence[Home],
    lawbook: Lawbook,
    events: Sequence[Event] = (),
    integration: Integration | None = None,
    apart: date | None = None,
) -> Answer:
    """What the paid days of one person cost the home municipality, run by run.

    benefits        in order of time, without overlap
    municipalities  home municipalities in order of time; every benefit day has one
    apart           a day that gets a row of its own
    Raises ValueError for a day without home municipality, NotInForce for a benefit that is not paid on its day,
    AmountMissingError.
    """
    case = Case(
        benefits=tuple(benefits),
        municipalities=tuple(municipalities),
        events=tuple(events),
        integration=integration,
        lawbook=lawbook,
    )
    borders = () if apart is None else (days.place(apart), days.place(apart + DAY))
    found = runs(case, cuts=(*_ends_of_exemption(case), *borders))
    read = course(case, found)
    others = {reading: course(replace(case, reading=reading), found) for reading in other_readings(read)}
    pieces = [piece for at, run in enumerate(found) for piece in _pieces(case, run, at, read, others)]
    return Answer(rows=tuple(_rows(pieces, borders)), months=tuple(_months(pieces)))


def _ends_of_exemption(case: Case) -> list[int]:
    if case.integration is None:
        return []
    entry, group = case.integration.first_home_entry, case.integration.group
    ends = exemption.possible_ends(case.lawbook, entry=entry, group=group)
    return [days.place(entry), *(days.place(end + DAY) for end in ends)]


@dataclass(frozen=True, slots=True)
class _Piece:
    """Days on which nothing changes by any reading."""

    start: int
    end: int
    run: Run
    slice: Slice
    municipality: str
    benefit: Fraction | None
    """Euros paid for a day."""
    base: Fraction | None
    """Euros of a day of which the percent is taken."""
    said: Findings
    differing: dict[Reading, Slice]
    """The readings by which the days have another percent or number."""
    settled: Findings
    """What changes the cost of the days. An open reading that makes no difference on them is nothing to confirm there."""
    to_be_confirmed: bool

    @property
    def days(self) -> int:
        return self.end - self.start

    def share(self, read: Slice) -> Fraction:
        """Euros that the municipality bears of these days by a reading."""
        return (self.base or Fraction(0)) * self.days * Fraction(read.percent or 0) / 100


def _pieces(case: Case, run: Run, at: int, read: Course, others: dict[Reading, Course]) -> Iterator[_Piece]:
    where = home.municipality(case, run)
    euros = amounts.euros_of(case, run)
    said = (where, *read[at].said, *euros.said)
    by_reading = {reading: each[at].slices for reading, each in others.items()}
    own = read[at].slices
    cuts = sorted({each.start for slices in (own, *by_reading.values()) for each in slices} | {run.end})
    for start, end in pairwise(cuts):
        own_slice = _slice_at(own, start)
        other_slices = {reading: _slice_at(slices, start) for reading, slices in by_reading.items()}
        if euros.base is None and any(each.percent for each in (own_slice, *other_slices.values())):
            raise AmountMissingError(days.day_at(start), run.benefit)
        findings = (*said, *own_slice.said)
        differing = {reading: each for reading, each in other_slices.items() if not _same(own_slice, each, start)}
        settled = tuple(each for each in findings if each.applies and not _is_idle(each.reason.code, differing))
        unsure = any(value.mark.to_be_confirmed for each in settled for value in each.values)
        yield _Piece(start, end, run, own_slice, where.value, euros.paid, euros.base, findings, differing, settled, unsure)


def _same(one: Slice, other: Slice, start: int) -> bool:
    """Whether two readings say the same of days from a place on: their percent and how they are numbered."""
    return (one.percent, one.weight, one.counted(start)) == (other.percent, other.weight, other.counted(start))


def _is_idle(code: str, differing: dict[Reading, Slice]) -> bool:
    return code in TURNED_BY and TURNED_BY[code] not in differing


def _slice_at(slices: tuple[Slice, ...], place: int) -> Slice:
    return next(each for each in slices if each.start <= place < each.end)


def _rows(pieces: Iterable[_Piece], borders: tuple[int, ...]) -> Iterator[Row]:
    """Pieces that follow each other and say the same, as one row; none reaches over a border."""
    together: list[_Piece] = []
    for piece in pieces:
        if together and (piece.start in borders or not _same_row(together[-1], piece)):
            yield _row(together)
            together = []
        together.append(piece)
    if together:
        yield _row(together)


def _same_row(one: _Piece, other: _Piece) -> bool:
    """Whether the days of another piece go on with those of one, by every reading."""
    return (
        one.end == other.start
        and one.run.benefit.kind is other.run.benefit.kind
        and one.run.benefit.because is other.run.benefit.because
        and one.municipality == other.municipality
        and one.to_be_confirmed == other.to_be_confirmed
        and _goes_on(one, one.slice, other, other.slice)
        and one.differing.keys() == other.differing.keys()
        and all(_goes_on(one, one.differing[reading], other, read) for reading, read in other.differing.items())
    )


def _goes_on(one: _Piece, before: Slice, other: _Piece, after: Slice) -> bool:
    same = before.percent == after.percent and before.weight == after.weight
    return same and before.counted(one.end) == after.counted(other.start)


def _row(pieces: Sequence[_Piece]) -> Row:
    first, last = pieces[0], pieces[-1]
    asked = _distinct(finding for piece in pieces for finding in piece.said)
    settled = _distinct(finding for piece in pieces for finding in piece.settled)
    values = tuple({(value.key, value.from_): value for finding in settled for value in finding.values}.values())
    mark = weakest([Mark.STATUTE, *(value.mark for value in values)])
    candidates = tuple(_candidates(pieces))
    return Row(
        from_=days.day_at(first.start),
        to=days.day_at(last.end - 1),
        kind=first.run.benefit.kind,
        because=first.run.benefit.because,
        days=last.end - first.start,
        first_count=first.slice.number(first.start),
        last_count=last.slice.number(last.end - 1),
        counts=bool(first.slice.weight),
        percent=first.slice.percent,
        municipality=first.municipality,
        benefit=_sum([(piece.benefit, piece.days) for piece in pieces]),
        base=_sum([(piece.base, piece.days) for piece in pieces]),
        municipal=sum((piece.share(piece.slice) for piece in pieces), Fraction(0)),
        asked=tuple(asked),
        reasons=tuple(each.reason for each in settled),
        values=values,
        citations=tuple(dict.fromkeys(value.citation for value in values if value.citation)),
        mark=mark,
        to_be_confirmed=mark.to_be_confirmed or bool(candidates),
        candidates=candidates,
    )


def _sum(parts: Sequence[tuple[Fraction | None, int]]) -> Fraction | None:
    """Euros a day times days; None where a day's euros are not known."""
    known = [a_day * length for a_day, length in parts if a_day is not None]
    return sum(known, Fraction(0)) if len(known) == len(parts) else None


def _distinct(findings: Iterable[Finding[Any]]) -> list[Finding[Any]]:
    return list({(each.reason.code, *each.reason.params.items()): each for each in findings}.values())


def _candidates(pieces: Sequence[_Piece]) -> Iterator[Candidate]:
    """What each other reading says of a row."""
    first = pieces[0]
    for reading, read in first.differing.items():
        shares = sum((piece.share(piece.differing[reading]) for piece in pieces), Fraction(0))
        yield Candidate(reading, read.percent or Decimal(0), read.counted(first.start), read.weight, shares)


def _months(pieces: Iterable[_Piece]) -> Iterator[Month]:
    """Exact shares summed by month and municipality, and rounded once, half up."""
    sums: dict[tuple[date, str], dict[int, int]] = {}
    for piece in pieces:
        if not piece.slice.percent:
            continue
        numerator, denominator = (piece.share(piece.slice) / piece.days).as_integer_ratio()
        start, month = piece.start, days.day_at(piece.start).replace(day=1)
        while start < piece.end:
            following = date(month.year + month.month // MONTHS, month.month % MONTHS + 1, 1)
            end = min(piece.end, days.place(following))
            parts = sums.setdefault((month, piece.municipality), {})
            parts[denominator] = parts.get(denominator, 0) + numerator * (end - start)
            start, month = end, following
    for (month, municipality), parts in sorted(sums.items()):
        euros = sum((Fraction(numerator, denominator) for denominator, numerator in parts.items()), Fraction(0))
        yield Month(month, municipality, floor(euros * CENTS + HALF))

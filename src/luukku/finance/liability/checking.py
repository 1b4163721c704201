"""What a story expects beside what the ladder says (choices M1–M4 of the golden stories)."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from luukku.finance.domain.ladder.answer import Answer, Row
from luukku.finance.liability.stories import Expectation, ExpectedCandidate, Story


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation: what was expected, what there is, and whether it holds."""

    expected: dict[str, Any]
    got: Any
    ok: bool


def checks(story: Story, found: Answer) -> list[Check]:
    """One for each expectation of the story, in its order."""
    return [_check(each, found) for each in story.expect]


def _check(wanted: Expectation, found: Answer) -> Check:
    if wanted.day is not None:
        return _of_a_day(wanted, wanted.day, found)
    if wanted.month is not None:
        cents = wanted.cents or {}
        got = {code: _cents(found, wanted.month, code) for code in cents}
        return Check({"month": f"{wanted.month:%Y-%m}", "cents": cents}, {"cents": got}, got == cents)
    name = "total_cents" if wanted.total_cents is not None else "count_at_end"
    expected, there = getattr(wanted, name), getattr(found, name)
    return Check({name: expected}, {name: there}, expected == there)


def _cents(found: Answer, month: date, code: str) -> int:
    return sum(each.cents for each in found.months if each.month == month and each.municipality == code)


def _of_a_day(wanted: Expectation, day: date, found: Answer) -> Check:
    plain = ("count", "percent", "municipality", "mark", "to_be_confirmed")
    said = {name: value for name in plain if (value := getattr(wanted, name)) is not None}
    expected = {"day": day.isoformat(), **{name: _plain(value) for name, value in said.items()}}
    if wanted.candidates is not None:
        expected["candidates"] = [_candidate(each) for each in wanted.candidates]
    row = found.row_on(day)
    if row is None:
        return Check(expected, None, False)
    there = {**{name: getattr(row, name) for name in plain if name != "count"}, "count": row.count_on(day)}
    got = {name: _plain(there[name]) for name in said}
    ok = all(there[name] == value for name, value in said.items())
    if wanted.candidates is not None:
        candidates = _candidates_on(row, day)
        got["candidates"] = [_candidate(each) for each in candidates]
        ok = ok and _agrees(wanted.candidates, candidates)
    return Check(expected, got, ok)


def _candidates_on(row: Row, day: date) -> list[ExpectedCandidate]:
    return [ExpectedCandidate(each.reading, each.percent, each.count_on(row, day)) for each in row.candidates]


def _agrees(wanted: tuple[ExpectedCandidate, ...], there: list[ExpectedCandidate]) -> bool:
    if not wanted:
        return not there
    by_reading = {each.reading: each for each in there}
    return all(
        each.reading in by_reading
        and by_reading[each.reading].percent == each.percent
        and each.count in (None, by_reading[each.reading].count)
        for each in wanted
    )


def _candidate(each: ExpectedCandidate) -> dict[str, Any]:
    said = {"reading": each.reading.value, "percent": _plain(each.percent)}
    return said if each.count is None else {**said, "count": each.count}


def _plain(value: Any) -> Any:
    """A value as JSON has it."""
    return value if value is None or isinstance(value, bool | int) else str(value)

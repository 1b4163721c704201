"""The whole reasoning behind a duty: the values it rests on with their sources, and the days counted and skipped."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from luukku.casework.as_json import duty_json
from luukku.casework.as_text import days_of, duty_text
from luukku.casework.checking import plain
from luukku.casework.domain.duty import Duty, Term
from luukku.casework.stories import Told
from luukku.core.ui import format as written
from luukku.kernel.calendar import DayRule, counts, eves_in, holidays_in
from luukku.kernel.dates import DAY, DateRange
from luukku.law import Special, Unit, Value
from luukku.law.units import as_json

LONGEST_LIST = 60
"""Days of a term that are listed one by one."""


def explanation(story: Told, duty: Duty) -> dict[str, Any]:
    """A duty with its values and the counting of its days."""
    rule = story.story.settings.weekday
    return {
        **duty_json(duty),
        "values": [_value(value) for value in duty.values],
        "terms": [{**_term(term), "days": _days(term, rule)} for term in duty.terms],
        "events": [{"number": number, **_event(story, number)} for number in duty.rests_on],
    }


def explanation_text(story: Told, duty: Duty) -> list[str]:
    """The same for a reader."""
    rule = story.story.settings.weekday
    lines = [*duty_text(duty), "", "      Rests on the events"]
    for number in duty.rests_on:
        said = ", ".join(f"{name} {value}" for name, value in _event(story, number).items())
        lines.append(f"        {number}: {said}")
    lines += ["      Rests on the values"]
    for value in duty.values:
        lines += [f"        {value.key} = {_figure(value)}, mark {value.mark.value}, from {_day(value.from_)}{_until(value)}"]
        lines += [f"          source: {value.source} ({value.file}:{value.line}), last checked on {_day(value.last_checked_on)}"]
    if duty.terms:
        lines.append("      Counting")
    for term in duty.terms:
        lines += [f"        {line}" for line in _counting(term, rule)]
    return [*lines, f"      So: {days_of(duty)}."]


def _event(story: Told, number: int) -> dict[str, Any]:
    """An event as the story tells it."""
    fact = story.story.events[number - 1]
    said = {name.rstrip("_"): getattr(fact, name) for name in fact.__dataclass_fields__}
    return {name: plain(value) for name, value in said.items() if value is not None}


def _value(value: Value) -> dict[str, Any]:
    return {
        "key": value.key,
        "value": as_json(value.value),
        "unit": value.unit.value,
        "from": value.from_.isoformat(),
        "to": plain(value.to),
        "source": value.source,
        "verified": value.mark.value,
        "last_checked_on": value.last_checked_on.isoformat(),
    }


def _figure(value: Value) -> str:
    if isinstance(value.value, Special):
        return f"{value.value.value} (not said, or not verified)"
    figure = as_json(value.value)
    said = ", ".join(map(str, figure)) if isinstance(figure, list) else str(figure)
    return said if value.unit in (Unit.CHOICE, Unit.CHOICES, Unit.YES_NO) else f"{said} {value.unit.value}"


def _until(value: Value) -> str:
    return f" to {_day(value.to)}" if value.to else ""


def _term(term: Term) -> dict[str, Any]:
    return {"start": term.start.isoformat(), "length": term.length, "unit": term.unit.value, "end": term.end.isoformat()}


def _days(term: Term, rule: DayRule) -> list[dict[str, Any]]:
    """Each day of a term of weekdays: its number, or why it is skipped."""
    return [{"day": day.isoformat(), "number": number, "skipped": why} for day, number, why in _walk(term, rule)]


def _walk(term: Term, rule: DayRule) -> Iterator[tuple[date, int | None, str | None]]:
    if term.unit is not Unit.WEEKDAYS or term.length < 1:
        return
    number = 0
    for day in DateRange(term.start + DAY, term.end):
        if counts(day, rule=rule):
            number += 1
            yield day, number, None
        else:
            yield day, None, _why_skipped(day)


def _why_skipped(day: date) -> str:
    name = holidays_in(day.year).get(day) or eves_in(day.year).get(day)
    return name or {6: "Saturday", 7: "Sunday"}[day.isoweekday()]


def _counting(term: Term, rule: DayRule) -> list[str]:
    back = "back from" if term.length < 0 else "from"
    head = f"{abs(term.length)} {term.unit.value} {back} {_day(term.start)}, which is not counted: {_weekday(term.end)}"
    walked = list(_walk(term, rule))[:LONGEST_LIST]
    return [head, *(f"  {_weekday(day)}  {number if number else f'skipped, {why}'}" for day, number, why in walked)]


def _weekday(day: date) -> str:
    return written.weekday(day, language="en")


def _day(day: date) -> str:
    return written.day(day, language="en")

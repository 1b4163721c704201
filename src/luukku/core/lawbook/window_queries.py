"""What the window calculator asks: the list of windows on a day, and the answer of one, forwards or backwards."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.urls import reverse

from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.rows import Row, row
from luukku.core.lawbook.topics import TOPICS, topic_of
from luukku.core.lawbook.window_texts import DAYS, STARTS, holiday_name, sentences
from luukku.core.ui.counting import Month, Term, drawn, months_of
from luukku.kernel.calendar import counts, eves_in, holidays_in
from luukku.kernel.outcome import Citation, Mark, Outcome
from luukku.law import LawbookError, NotVerified, Special, Unit, Value
from luukku.law.windows import (
    BY_KEY,
    COUNTING,
    WINDOWS,
    Closing,
    Window,
    by_version,
    closing,
    latest_start,
    other_versions,
)

NUMBERED = (Unit.DAYS, Unit.WEEKDAYS, Unit.WORKING_DAYS)
"""Units whose days get a running number in the calendar."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A window of the list: its length on the day, what starts it."""

    key: str
    row: Row
    starts: str


@dataclass(frozen=True, slots=True)
class Holiday:
    """A named day inside the window; `counted` where the window counts every day."""

    day: date
    name: str
    counted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """The same start by one version of the law; no day where that version has no figure. `now` is the one that holds."""

    row: Row
    closing: Closing | None
    now: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """Where a window leads.

    closing      its days; `day_word` what the day that matters is
    safe_start   asked backwards: the start that is early enough for the safe day, too, when it is another one
    mark         how sure it is: the weakest of what it rests on
    counted      how many days were counted and `skipped` not, where days of the week are told apart
    """

    row: Row
    starts: str
    closing: Closing
    day_word: str
    safe_start: date | None
    mark: Mark
    why: Sequence[str]
    citations: tuple[Citation, ...]
    months: tuple[Month, ...]
    holidays: tuple[Holiday, ...]
    counted: int
    skipped: int
    versions: tuple[Version, ...]


def listed(*, day: date, language: str) -> list[tuple[str, list[Listed]]]:
    """Every window under its topic, with what the law says of it on the day, or first says."""
    groups: dict[str, list[Listed]] = {}
    for window in WINDOWS:
        parameter = lawbook().parameter(window.key)
        value = parameter.on(day) or parameter.values[0]
        shown = Listed(window.key, row(parameter, value, day=day, language=language), str(STARTS[window.start]))
        groups.setdefault(str(TOPICS[topic_of(parameter)]), []).append(shown)
    return list(groups.items())


def forwards(key: str, *, start: date, language: str) -> Answer:
    """Where the window that starts on a day leads. Raises BeforeFirstValue, NotInForce, NotVerified."""
    window = BY_KEY[key]
    return _answer(window, closing(window, start=start, lawbook=lawbook()), safe_start=None, language=language)


def backwards(key: str, *, by: date, language: str) -> Answer | None:
    """The latest start with which the day that matters is `by` at latest; None when the lawbook knows none.

    Raises NotVerified where the length is not known on the day.
    """
    window = BY_KEY[key]
    try:
        lawbook().value(key, on=by)
    except NotVerified:
        raise
    except LawbookError:
        pass  # a window that had ended by then may have been running before
    found = latest_start(window, by=by, lawbook=lawbook())
    if found is None:
        return None
    safely = latest_start(window, by=by, lawbook=lawbook(), safely=True)
    safe_start = safely.value.started if safely and safely.value.started != found.value.started else None
    return _answer(window, found, safe_start=safe_start, language=language)


def unknown(key: str, *, day: date, language: str) -> Row:
    """What the lawbook says of a window whose length it does not know."""
    parameter = lawbook().parameter(key)
    return row(parameter, lawbook().entry(key, day), day=day, language=language)


def _answer(window: Window, outcome: Outcome[Closing], *, safe_start: date | None, language: str) -> Answer:
    found = outcome.value
    unit = found.length.unit
    rule = COUNTING.get(unit)
    inside = [found.anchor + timedelta(days=number) for number in range(1, (found.end - found.anchor).days + 1)]
    counted = sum(rule is None or counts(day, rule=rule) for day in inside)
    term = Term(
        started=found.anchor,
        end=found.end,
        leads_to=found.day,
        safe=found.safe,
        rule=rule,
        numbered=unit in NUMBERED,
    )
    return Answer(
        row=_row(window, found.length, day=found.started, language=language),
        starts=str(STARTS[window.start]),
        closing=found,
        day_word=str(DAYS[window.shape]),
        safe_start=safe_start,
        mark=outcome.mark,
        why=sentences(window, found, outcome.reasons, language=language),
        citations=outcome.citations,
        months=months_of(term, language=language),
        holidays=tuple(_holidays(term)),
        counted=counted,
        skipped=len(inside) - counted,
        versions=_versions(window, found, language=language),
    )


def _row(window: Window, value: Value, *, day: date, language: str) -> Row:
    return row(lawbook().parameter(window.key), value, day=day, language=language)


def _holidays(term: Term) -> Iterator[Holiday]:
    """The named days of the months that are drawn, from the start to the last day that matters."""
    last = max(term.end, term.leads_to, term.safe or term.end)
    for first in drawn(term):
        named = {**holidays_in(first.year), **eves_in(first.year)}
        inside = (day for day in sorted(named) if day.month == first.month and term.started < day <= last)
        yield from (Holiday(day, holiday_name(named[day]), term.rule is None) for day in inside)


def _versions(window: Window, found: Closing, *, language: str) -> tuple[Version, ...]:
    """The versions side by side, in order of time; none when the figure never changed."""
    others = other_versions(window, start=found.started, lawbook=lawbook())
    if not others:
        return ()
    versions = [Version(row=_row(window, found.length, day=found.started, language=language), closing=found, now=True)]
    for value in others:
        outcome = by_version(value, window=window, start=found.started, lawbook=lawbook())
        shown = _row(window, value, day=found.started, language=language)
        versions.append(Version(row=shown, closing=outcome.value if outcome else None, now=False))
    return tuple(sorted(versions, key=lambda version: version.row.value.from_))


def parameter_address(key: str, *, day: date) -> str:
    """Where the parameter of a window is read, as of a day."""
    return f"{reverse('lawbook:parameter', args=[key])}?paiva={day}"


def first_day(key: str) -> date:
    """The first day on which a window has a length; of one whose length was never known, the first that the lawbook speaks of."""
    values = lawbook().parameter(key).values
    return next((value.from_ for value in values if not isinstance(value.value, Special)), values[0].from_)

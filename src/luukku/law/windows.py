"""Windows and time limits of the law (määräajat): what starts each, how long it is, which day closes it; Act 150/1930 §§ 2–5.

A window is known by the lawbook's parameter that gives its length. Its version is that of the day on which it starts.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from luukku.kernel.calendar import (
    DayRule,
    add_days,
    add_months,
    add_weekdays,
    counts,
    next_weekday,
)
from luukku.kernel.outcome import Mark, Outcome, Reason, weakest
from luukku.law.errors import BeforeFirstValue
from luukku.law.lawbook import Lawbook
from luukku.law.parameter import Value
from luukku.law.terms import term_end
from luukku.law.units import Special, Unit

OFF = DayRule()
"""The days off from which Act 150/1930 § 5 moves a last day: Saturdays, Sundays, holidays and the two eves."""
COUNTING = {Unit.WEEKDAYS: DayRule(), Unit.WORKING_DAYS: DayRule()}
STRICT = {Unit.WEEKDAYS: DayRule(saturday_counts=True), Unit.WORKING_DAYS: DayRule(eve_counts=True)}
"""The other reading that the acts leave open: Saturdays as *arkipäivä*, the two eves as *työpäivä*."""
FILING = "term.last_day_on_holiday.job_seeker_filing"
"""Acts before an authority: whether their last day moves off a day off."""
LOOK_BACK = 800
"""Days: longer than any window, with what a move adds."""


class Shape(StrEnum):
    """What the end of a window means."""

    LIMIT = "limit"
    """The last day on which the thing may be done."""
    MINIMUM = "minimum"
    """The earliest day on which the window may close: longer is allowed."""
    WAIT = "wait"
    """Nothing may be done before the day after the end."""


class Start(StrEnum):
    """What starts the clock."""

    JOB_SEARCH_STARTED = "job_search_started"
    NOTICE_SENT = "notice_sent"
    REQUEST_RECEIVED = "request_received"
    INVITATION_SENT = "invitation_sent"
    DECISION_RECEIVED_BY_TENDERERS = "decision_received_by_tenderers"
    CLARIFICATION = "clarification"
    PAYMENT_PERIOD_ENDED = "payment_period_ended"
    GRANT_PERIOD_ENDED = "grant_period_ended"
    COST_AROSE = "cost_arose"
    SERVICE_DAY = "service_day"
    DISMISSED = "dismissed"
    EMPLOYMENT_ENDED = "employment_ended"
    PROPOSAL_GIVEN = "proposal_given"
    NEGOTIATIONS_BEGAN = "negotiations_began"
    MASS_REDUCTION_NOTIFIED = "mass_reduction_notified"
    DECISION_SERVED = "decision_served"
    APPEAL_TIME_ENDED = "appeal_time_ended"


class Code(StrEnum):
    """Why a day is the one that is told."""

    FROM_MONTH_END = "from_month_end"
    MOVED = "moved"
    DAY_AFTER = "day_after"
    STRICT_READING = "strict_reading"
    WORKING_DAY_BEFORE = "working_day_before"
    WORKING_DAY_AFTER = "working_day_after"
    START_NOT_READ = "start_not_read"


@dataclass(frozen=True, slots=True)
class Window:
    """One clock of the law.

    key             the lawbook's parameter that gives its length and unit
    start, shape    what starts it, and what its end means
    filed           whether it is an act before an authority, whose last day moves off a day off (150/1930 § 5)
    from_month_end  counted from the last day of the calendar month of what started it
    start_mark      how well it is known what starts it
    """

    key: str
    start: Start
    shape: Shape = Shape.LIMIT
    filed: bool = False
    from_month_end: bool = False
    start_mark: Mark = Mark.STATUTE


@dataclass(frozen=True, slots=True, kw_only=True)
class Closing:
    """Where a window leads.

    started  the day given; `anchor` the day that is not counted, after which counting begins
    length   the value it was counted with
    end      the last day counted
    day      the day that matters, by the window's shape: the last one to act on, or the first one allowed
    safe     the day that is right under every reading, or falls on a working day; None when it is `day`
    """

    started: date
    anchor: date
    length: Value
    end: date
    day: date
    safe: date | None


WINDOWS = (
    Window("process.initial_interview.deadline", Start.JOB_SEARCH_STARTED),
    Window("profile.publication_deadline", Start.JOB_SEARCH_STARTED, filed=True),
    Window("statement.authority_days", Start.CLARIFICATION),
    Window("statement.national_centre_days", Start.CLARIFICATION),
    Window("wage_subsidy.claim_months", Start.PAYMENT_PERIOD_ENDED, filed=True, from_month_end=True),
    Window("startup_grant.claim_months", Start.GRANT_PERIOD_ENDED, filed=True),
    Window("workplace_arrangement.apply_months", Start.COST_AROSE, filed=True, start_mark=Mark.UNVERIFIED),
    Window("workplace_arrangement.assistant.claim_months", Start.COST_AROSE, filed=True, start_mark=Mark.UNVERIFIED),
    Window("travel_compensation.apply_months", Start.COST_AROSE, filed=True, start_mark=Mark.UNVERIFIED),
    Window("expense_allowance.retroactive_months", Start.SERVICE_DAY, filed=True),
    Window("change_security.training.register_within_days", Start.DISMISSED, filed=True),
    Window("change_security.training.start_within_months", Start.EMPLOYMENT_ENDED),
    Window("change_security.training.start_latest_months", Start.EMPLOYMENT_ENDED),
    Window("change_security.allowance.claim_months", Start.EMPLOYMENT_ENDED, filed=True),
    Window("cooperation_act.proposal_days", Start.PROPOSAL_GIVEN, Shape.MINIMUM),
    Window("cooperation_act.negotiation_days.long", Start.NEGOTIATIONS_BEGAN, Shape.WAIT),
    Window("cooperation_act.negotiation_days.short", Start.NEGOTIATIONS_BEGAN, Shape.WAIT),
    Window("cooperation_act.service_clarification_days", Start.MASS_REDUCTION_NOTIFIED, Shape.WAIT),
    Window("procurement.dps.request_days", Start.NOTICE_SENT, Shape.MINIMUM),
    Window("procurement.dps.acceptance_workdays", Start.REQUEST_RECEIVED),
    Window("procurement.dps.acceptance_workdays.extended", Start.REQUEST_RECEIVED),
    Window("procurement.dps.tender_days", Start.INVITATION_SENT, Shape.MINIMUM),
    Window("procurement.standstill_days", Start.DECISION_RECEIVED_BY_TENDERERS, Shape.WAIT),
    Window("procurement.standstill_days.dps", Start.DECISION_RECEIVED_BY_TENDERERS, Shape.WAIT),
    Window("appeal.rectification_days", Start.DECISION_SERVED, filed=True),
    Window("appeal.social_board_days", Start.DECISION_SERVED, filed=True),
    Window("appeal.social_board_days.forward", Start.APPEAL_TIME_ENDED),
)
"""In the order of a reader. Each value of these parameters names its provision, which is the citation of the answer."""
BY_KEY = {window.key: window for window in WINDOWS}


def closing(window: Window, *, start: date, lawbook: Lawbook) -> Outcome[Closing]:
    """Where the window leads that starts on a day, by the law of that day.

    Raises BeforeFirstValue, NotInForce, NotVerified.
    """
    return closing_by(window, start=start, length=lawbook.value(window.key, on=start), lawbook=lawbook)


def closing_by(window: Window, *, start: date, length: Value, lawbook: Lawbook) -> Outcome[Closing]:
    """The same by another version's length, for comparing."""
    reasons: list[Reason] = []
    anchor = start
    if window.from_month_end:
        anchor = add_days(add_months(start.replace(day=1), months=1), days=-1)
        reasons.append(Reason(Code.FROM_MONTH_END, {"day": anchor}))
    end = term_end(anchor, length=length.whole(), unit=length.unit, rule=COUNTING.get(length.unit, OFF))
    bases = [length]
    shift = _shift(lawbook, start) if window.filed else None
    day = end
    if shift is not None and not counts(end, rule=OFF):
        day = next_weekday(end, rule=OFF)
        bases.append(shift)
        reasons.append(Reason(Code.MOVED, {"day": end}))
    if window.shape is Shape.WAIT:
        day = add_days(end, days=1)
        reasons.append(Reason(Code.DAY_AFTER, {"day": end}))
    safe, because = _safe(window, anchor, length, day, moves=shift is not None)
    if because:
        reasons.append(Reason(because, {"day": safe}))
    if window.start_mark.to_be_confirmed:
        reasons.append(Reason(Code.START_NOT_READ))
    return Outcome(
        value=Closing(started=start, anchor=anchor, length=length, end=end, day=day, safe=safe),
        reasons=tuple(reasons),
        citations=tuple(value.citation for value in bases if value.citation is not None),
        mark=weakest([window.start_mark, *(value.mark for value in bases)]),
    )


def _shift(lawbook: Lawbook, start: date) -> Value | None:
    """The value by which a filing's last day moves off a day off; None where the law of the day does not move it."""
    try:
        value = lawbook.value(FILING, on=start)
    except BeforeFirstValue:
        return None
    return value if value.choice() == "next" else None


def _safe(window: Window, anchor: date, length: Value, day: date, *, moves: bool) -> tuple[date | None, Code | None]:
    """The day that holds under every reading, with why it is another one than `day`."""
    found, because = day, None
    if length.unit in STRICT:
        found, because = term_end(anchor, length=length.whole(), unit=length.unit, rule=STRICT[length.unit]), Code.STRICT_READING
        found = next_weekday(found, rule=OFF) if moves else found
    elif window.shape is Shape.MINIMUM:
        found, because = next_weekday(day, rule=OFF), Code.WORKING_DAY_AFTER
    elif window.shape is Shape.WAIT:
        last = add_days(day, days=-1)
        found, because = add_days(next_weekday(last, rule=OFF), days=1), Code.WORKING_DAY_AFTER
    elif not counts(day, rule=OFF):
        found, because = add_weekdays(day, weekdays=-1, rule=OFF), Code.WORKING_DAY_BEFORE
    return (found, because) if found != day else (None, None)


def latest_start(window: Window, *, by: date, lawbook: Lawbook, safely: bool = False) -> Outcome[Closing] | None:
    """The latest start with which the day that matters falls on `by` or before it; None when the lawbook knows no such start.

    `safely` asks the same of the safe day, where that one is the later of the two.
    """
    for outcome in _starts_before(window, by, lawbook):
        reached = outcome.value
        if max(reached.day, reached.safe or reached.day) <= by if safely else reached.day <= by:
            return outcome
    return None


def _starts_before(window: Window, by: date, lawbook: Lawbook) -> Iterator[Outcome[Closing]]:
    """Closings of the starts before a day, the latest first; days without a figure are passed over."""
    parameter = lawbook.parameter(window.key)
    for days in range(1, LOOK_BACK):
        start = add_days(by, days=-days)
        value = parameter.on(start)
        if value is None:
            return
        if not isinstance(value.value, Special):
            yield closing_by(window, start=start, length=value, lawbook=lawbook)


def other_versions(window: Window, *, start: date, lawbook: Lawbook) -> tuple[Value, ...]:
    """The version before the one of `start` and the one after it, those alone whose figure differs, the earlier first."""
    values = lawbook.parameter(window.key).values
    now = lawbook.entry(window.key, start)
    at = values.index(now)
    earlier = next((value for value in reversed(values[:at]) if value.value != now.value), None)
    later = next((value for value in values[at + 1 :] if value.value != now.value), None)
    return tuple(value for value in (earlier, later) if value is not None)


def by_version(value: Value, *, window: Window, start: date, lawbook: Lawbook) -> Outcome[Closing] | None:
    """Where the window would lead by another version; None where that version has no figure."""
    if isinstance(value.value, Special):
        return None
    return closing_by(window, start=start, length=value, lawbook=lawbook)

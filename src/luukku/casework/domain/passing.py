"""What becomes of the days of § 32 while a meeting is not owed: between two searches, and while something sets it aside."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from luukku.casework.domain import exceptions
from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable
from luukku.casework.domain.exceptions import ground_on
from luukku.casework.domain.facts import Event
from luukku.casework.domain.initial_interview import Round
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import Ground, Owed, ends_with
from luukku.casework.domain.reasons import Code
from luukku.kernel.outcome import Reason


def aside_at(case: Case, round_: Round, kind: Kind, event: Event, *, version: date) -> Ground | None:
    """What sets a meeting aside on the day of the event, as known then."""
    search = round_.search_of(event) or round_.last
    return ground_on(case, search, kind, event.on, version=version, known=event.order)


def fell_aside(case: Case, round_: Round, owed: Owed, *, version: date, by: date, known: int) -> Ground | None:
    """What set the duty aside on its last day, when that day has passed."""
    if owed.day is None or owed.day >= by:
        return None
    began = [search for search in round_.searches if search.start.order <= known]
    search = next((each for each in reversed(began) if each.first <= owed.day), began[0])
    return ground_on(case, search, owed.kind, owed.day, version=version, known=known)


def standing_now(case: Case, round_: Round, owed: Owed, *, version: date) -> Owed:
    """The open duty as it stands: ended with the search, set aside, or without a last day (choices 4, 9, 16)."""
    if round_.last.end is not None:
        return replace(owed, **ends_with(round_.last))
    ground = ground_on(case, round_.last, owed.kind, case.as_of, version=version, known=case.known)
    if ground is not None:
        return replace(owed, waived=ground)
    return as_left(case, round_, owed, version=version, by=case.as_of, known=case.known)


def as_left(case: Case, round_: Round, owed: Owed, *, version: date, by: date, known: int) -> Owed:
    """The duty without a last day when that day passed before a restart, or while something set it aside (choice 9)."""
    restart = round_.restart(known)
    if restart is not None and owed.day is not None and owed.day < restart.first:
        reason = Reason(Code.PASSED_BEFORE_RESTART, {"day": owed.day, "restart": restart.first})
        return replace(owed, day=None, reasons=(*owed.reasons, reason), events=(*owed.events, restart.start))
    ground = fell_aside(case, round_, owed, version=version, by=by, known=known)
    if ground is not None:
        reason = Reason(Code.PASSED_MEANWHILE, {"day": owed.day})
        reasons, bases = (*owed.reasons, ground.reason, reason), (*owed.bases, *ground.bases)
        return replace(owed, day=None, reasons=reasons, bases=bases, events=(*owed.events, *ground.events))
    return owed


def never_concerned(
    case: Case, round_: Round, kind: Kind, *, since: Event, version: date, until: Event | None = None
) -> NotApplicable | None:
    """Why the kind does not concern the person, when no day from one event to another, or to now, found them in its groups."""
    ground = None
    last = until.order if until else case.known
    between = [event for event in case.events if since.order <= event.order <= last]
    days = [(search, event.on) for event in between if (search := round_.search_of(event))]
    if round_.last.end is None and until is None:
        days.append((round_.last, case.as_of))
    for search, day in days:
        ground = exceptions.outside_the_groups(case, search, kind, day, version, last)
        if ground is None:
            return None
    if ground is None:
        return None
    return NotApplicable(kind, (ground.reason,), tuple(each.citation for each in ground.bases), ground.bases[0].mark)


def in_round(round_: Round, events: Iterable[Event]) -> list[Event]:
    """The events that fall into searches of the round."""
    return [event for event in events if round_.search_of(event) is not None]

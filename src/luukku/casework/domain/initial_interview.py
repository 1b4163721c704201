"""The initial interview (alkuhaastattelu; Act 380/2023 § 31) and the rounds that begin with one."""

from dataclasses import dataclass
from datetime import date

from luukku.casework.domain.case import Case
from luukku.casework.domain.course import Search
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, ends_with, findings, strict_end, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.calendar import add_months
from luukku.kernel.outcome import Reason

ACT = "380/2023"
KINDS = (Kind.INITIAL_INTERVIEW,)


@dataclass(frozen=True, slots=True)
class Round:
    """Searches that share one initial interview: the terms of § 32 run through all of them (choice 16).

    held  the interview, when it has been held
    """

    searches: tuple[Search, ...]
    held: Event | None

    def search_of(self, event: Event) -> Search | None:
        """The search of this round into which the event falls."""
        return next((search for search in self.searches if search.has(event)), None)

    def restart(self, known: int) -> Search | None:
        """The latest restart of the round known then."""
        later = [search for search in self.searches[1:] if search.start.order <= known]
        return later[-1] if later else None

    @property
    def last(self) -> Search:
        return self.searches[-1]


def rounds_of(case: Case) -> tuple[Round, ...]:
    """The rounds of a case in order."""
    rounds: list[list[Search]] = []
    for search in case.course.searches:
        if rounds and not new_interview(case, rounds[-1], search):
            rounds[-1].append(search)
        else:
            rounds.append([search])
    return tuple(Round(tuple(searches), _held(case, searches)) for searches in rounds)


def _held(case: Case, searches: list[Search]) -> Event | None:
    held = case.of(EventKind.INITIAL_INTERVIEW_HELD)
    return next((event for event in held if any(search.has(event) for search in searches)), None)


@rule(f"{ACT} 31 § 2", kinds=(Kind.INITIAL_INTERVIEW, Kind.JOB_SEARCH_DISCUSSION), without=False)
def new_interview(case: Case, earlier: list[Search], search: Search) -> bool:
    """A restart has a new interview when six months have passed since the search ended, or none was held before (choice 15)."""
    if _held(case, earlier) is None:
        return True
    gap = case.figure("process.initial_interview.renewal_gap", search.first)
    return gap is not None and search.first >= add_months(earlier[-1].last, months=gap.whole())


@rule(f"{ACT} 31 § 1", kinds=KINDS, without=NOTHING)
def initial_interview(case: Case, rounds: tuple[Round, ...]) -> Findings:
    """Every job seeker has an interview within so many weekdays of the start of the search.

    The version is that of the day on which the search started (choices 8, 13).
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for each in rounds:
        search = each.searches[0]
        limit = case.figure("process.initial_interview.deadline", search.first)
        if limit is None:
            lacking = case.missing(Kind.INITIAL_INTERVIEW, "process.initial_interview.deadline", search.first, ACT, "31 § 1")
            missing.append(lacking)
            continue
        counted = term(limit, search.first, rule=case.weekday)
        first = supplementary_first(case, search, each.held, counted.end)
        reason = Reason(Code.INTERVIEW_WITHIN_WEEKDAYS, {"start": search.first, "weekdays": limit.whole(), "day": counted.end})
        duty = Owed(
            kind=Kind.INITIAL_INTERVIEW,
            n=len(owed) + 1,
            events=(search.start, first) if first else (search.start,),
            bases=(basis(limit, ACT, "31 § 1"),),
            reasons=(reason, Reason(Code.INTERVIEW_WITHOUT_DELAY, {"day": first.on})) if first else (reason,),
            day=None if first else counted.end,
            strict=None if first else strict_end(case, counted),
            terms=(counted,),
            done_on=each.held.on if each.held else None,
            done_by=each.held,
            **ends_with(search),
        )
        owed.append(duty)
    return findings(owed, *missing)


@rule(f"{ACT} 31 § 1", kinds=KINDS)
def supplementary_first(case: Case, search: Search, held: Event | None, last_day: date) -> Event | None:
    """A supplementary discussion within the weekdays keeps the term; the interview then follows without delay (choice 14).

    It has no last day of its own then. From 2026 this alternative is not reported, so the weekdays stand.
    """
    if not case.says("process.initial_interview.supplementary_may_precede", search.first):
        return None
    first = supplementary_before(case, search, held)
    return first if first and first.on <= case.moved(last_day, Kind.INITIAL_INTERVIEW) else None


def supplementary_before(case: Case, search: Search, held: Event | None) -> Event | None:
    """The first supplementary discussion of the search that came before its interview."""
    for event in case.of(EventKind.SUPPLEMENTARY_HELD):
        if search.has(event) and (held is None or event.order < held.order):
            return event
    return None

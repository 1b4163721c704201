"""Labour-policy statements (työvoimapoliittinen lausunto; 1290/2002 11:4, 11:4a; 512/2024, 175/2026) and written reminders."""

from luukku.casework.domain.case import Case
from luukku.casework.domain.duty import NotApplicable, NotComputed
from luukku.casework.domain.facts import Event, EventKind, Matter
from luukku.casework.domain.kinds import Kind
from luukku.casework.domain.owed import NOTHING, Findings, Owed, basis, ends_with, findings, term
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import rule
from luukku.kernel.outcome import Reason

CLOCKS = (EventKind.CLARIFICATION_RECEIVED, EventKind.CLARIFICATION_DEADLINE_PASSED)
WORDS = {Matter.UNDER_25_WITHOUT_TRAINING: "young_without_training", Matter.SANCTION: "conduct"}
"""The lawbook's word for a matter, where it is another."""


@rule("512/2024 1 §", "175/2026 1 §", "1290/2002 11:4 §", kinds=(Kind.STATEMENT_AUTHORITY,), without=NOTHING)
def authority_statement(case: Case) -> Findings:
    """Seven calendar days from the clarification or its deadline.

    The nature or extent of the matter or another special reason may take longer. The version is that of the day on which
    the clock starts, whichever of the two comes first; the end of the search does not end it (choice 36).
    """
    return _statements(case, Kind.STATEMENT_AUTHORITY, "statement.authority_days", "11:4 §")


@rule("512/2024 1 §", "175/2026 1 §", "1290/2002 11:4a §", kinds=(Kind.STATEMENT_NATIONAL_CENTRE,), without=NOTHING)
def national_centre_statement(case: Case) -> Findings:
    """Thirty days from the clarification or its deadline in the matters of the national centre (choice 36)."""
    return _statements(case, Kind.STATEMENT_NATIONAL_CENTRE, "statement.national_centre_days", "11:4a §")


def _statements(case: Case, kind: Kind, key: str, section: str) -> Findings:
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    for clock, given in _clocks(case):
        matter = clock.matter or Matter.GENERAL_CONDITIONS
        listed = case.nearest(f"{key}.matters", clock.on)
        if WORDS.get(matter, matter.value) not in listed.choices():
            continue
        days = case.figure(key, clock.on)
        if days is None:
            missing.append(case.missing(kind, key, clock.on, "1290/2002", section))
            continue
        counted = term(days, clock.on, rule=case.weekday)
        params = {"day": clock.on, "clock": clock.kind, "matter": matter, "days": days.whole(), "last": counted.end}
        duty = Owed(
            kind=kind,
            n=len(owed) + 1,
            events=(clock,),
            bases=(basis(days, "1290/2002", section), basis(listed, "1290/2002", section)),
            reasons=(Reason(Code(kind.value), params),),
            day=counted.end,
            terms=(counted,),
            done_on=given.on if given else None,
            done_by=given,
        )
        owed.append(duty)
    return findings(owed, *missing)


def _clocks(case: Case) -> list[tuple[Event, Event | None]]:
    """What started each clock, and the statement that stopped it; until then a matter has one clock."""
    clocks: list[tuple[Event, Event | None]] = []
    running: dict[Matter | None, int] = {}
    for event in case.of(*CLOCKS, EventKind.STATEMENT_GIVEN):
        if event.kind is EventKind.STATEMENT_GIVEN:
            at = running.pop(event.matter, None)
            if at is not None:
                clocks[at] = (clocks[at][0], event)
        elif event.matter not in running:
            running[event.matter] = len(clocks)
            clocks.append((event, None))
    return clocks


@rule("380/2023 41 §", kinds=(Kind.WRITTEN_REMINDER,), without=NOTHING)
def written_reminder(case: Case) -> Findings:
    """Until 28.2.2026 the authority reminds in writing of each no-show and each missed deadline; the act gives no day for it.

    The section does not limit it to the first one (choice 37). Nothing is said here of what else may follow (choice 38).
    """
    owed: list[Owed] = []
    missing: list[NotComputed | NotApplicable] = []
    key = "process.written_reminder"
    for event in case.of(EventKind.NO_SHOW, EventKind.MISSED_DEADLINE):
        search = case.search_of(event)
        listed = case.lists(key, event.on, event.kind.value)
        if search is None:
            continue
        if listed is None:
            missing.append(case.missing(Kind.WRITTEN_REMINDER, key, event.on, "380/2023", "41 §"))
            continue
        duty = Owed(
            kind=Kind.WRITTEN_REMINDER,
            n=len(owed) + 1,
            events=(event,),
            bases=(basis(listed, "380/2023", "41 §"),),
            reasons=(Reason(Code.WRITTEN_REMINDER, {"day": event.on, "what": event.kind}),),
            **ends_with(search),
        )
        owed.append(duty)
    return findings(owed, *missing)

"""The words of a story: kinds of duty, events and their fields, settings, with examples; made from the types themselves."""

from typing import Any

from luukku.casework.domain.facts import FIELDS, EventKind, Fact, Person, Settings
from luukku.casework.domain.kinds import Kind, who
from luukku.casework.sentences import name_of
from luukku.kernel.typed.kinds import Choice, Either, Member, Record, kind_of

EXAMPLES = {
    EventKind.JOB_SEARCH_STARTED: "status: unemployed",
    EventKind.JOB_SEARCH_ENDED: "reason: own_notice",
    EventKind.INITIAL_INTERVIEW_HELD: "channel: office",
    EventKind.DISCUSSION_HELD: "channel: phone",
    EventKind.SUPPLEMENTARY_HELD: "channel: video",
    EventKind.MEETING_BOOKED: "of: initial_interview, at: 2026-04-15",
    EventKind.NO_SHOW: "of: job_search_discussion, self_booked: true",
    EventKind.PLAN_MADE: "plan: employment, obligation_from: 2026-04-20",
    EventKind.PLAN_REVIEWED: "plan: employment",
    EventKind.MISSED_DEADLINE: "of: search_period",
    EventKind.APPLIED: "count: 4",
    EventKind.EMPLOYMENT_STARTED: "hours_pct: 60, planned_end: 2026-09-30, subsidised: false",
    EventKind.LAYOFF_STARTED: "form: full",
    EventKind.UNEMPLOYMENT_WILL_END: "from: 2026-06-01, because: open_market_work, hours_pct: 100",
    EventKind.SERVICE_STARTED: "service: labour_training, planned_end: 2026-09-30",
    EventKind.SERVICE_PLANNED_END_CHANGED: "planned_end: 2026-10-31",
    EventKind.JOB_ASSIGNED: "apply_by: 2026-04-15",
    EventKind.MULTIDISCIPLINARY_NEED_STATED: "open_market_possible: false",
    EventKind.FIRST_RESIDENCE_PERMIT: "group: refugee",
    EventKind.INTEGRATION_ASSESSMENT_ACT: "replaces: supplementary_first_phase",
    EventKind.CLARIFICATION_DEADLINE_PASSED: "matter: supported_study",
    EventKind.CLARIFICATION_RECEIVED: "matter: general_conditions",
    EventKind.STATEMENT_GIVEN: "matter: general_conditions",
    EventKind.NOTICE_OF_DISMISSAL: "grounds: economic, age: 57, service_years: 8, employment_ends: 2026-08-31",
    EventKind.MUNICIPALITY_CHANGED: 'to: "016"',
    EventKind.WRITTEN_CHOICE_OF_AUTHORITY: "authority: this",
}
"""The fields of an event of each kind that has some, as a story writes them."""


def vocabulary() -> dict[str, Any]:
    """The vocabulary as data."""
    return {
        "duties": [{"kind": kind.value, "who": who(kind).value, "name": name_of(kind, language="en")} for kind in Kind],
        "events": [_event(kind) for kind in EventKind],
        "fields": {member.key: _field(member) for member in _members(Fact) if member.key not in ("on", "kind")},
        "person": {member.key: _field(member) for member in _members(Person)},
        "settings": {member.key: _field(member) for member in _members(Settings)},
    }


def vocabulary_text() -> str:
    """The vocabulary for a reader."""
    words = vocabulary()
    lines = ["DUTIES (expect, expect_not)"]
    lines += [f"  {duty['kind']:<34}{duty['who']:<12}{duty['name']}" for duty in words["duties"]]
    lines += ["", "EVENTS (fields in brackets may be left out)"]
    for event in words["events"]:
        fields = [*event["must"], *(f"[{name}]" for name in event["may"])]
        lines += [f"  {event['kind']:<38}{', '.join(fields)}".rstrip(), f"    - {event['example']}"]
    for title, key in (("FIELDS OF EVENTS", "fields"), ("PERSON", "person"), ("SETTINGS", "settings")):
        lines += ["", title]
        lines += [f"  {name}: {field['write']}\n      {field['about']}" for name, field in words[key].items()]
    return "\n".join(lines)


def _event(kind: EventKind) -> dict[str, Any]:
    fields = FIELDS[kind]
    told = ", ".join(part for part in ("on: 2026-04-13", f"kind: {kind.value}", EXAMPLES.get(kind)) if part)
    must, may = ([name.rstrip("_") for name in names] for names in (fields.must, fields.may))
    return {"kind": kind.value, "must": must, "may": may, "example": f"{{{told}}}"}


def _members(type_: type[Any]) -> tuple[Member, ...]:
    record = kind_of(type_)
    return record.members if isinstance(record, Record) else ()


def _field(member: Member) -> dict[str, Any]:
    kind = member.kind
    field: dict[str, Any] = {"write": kind.expected, "about": member.about}
    if isinstance(kind, Choice):
        field["words"] = list(kind.words)
    elif isinstance(kind, Either):
        field["write"] = " or ".join(option.expected for option in kind.options)
    return field

"""Answers as text for the terminal: the authority's duties and the job seeker's apart, each with its day and its reason."""

import textwrap
from collections.abc import Iterable, Iterator

from luukku.casework.checking import Check
from luukku.casework.domain.duty import Answer, Duty, NotApplicable, NotComputed, Validity
from luukku.casework.sentences import name_of, sentences
from luukku.casework.stories import Told
from luukku.core.ui import format as written
from luukku.kernel.outcome import Citation

WIDTH = 110
SEARCH = {
    Validity.VALID: "the job search is in force",
    Validity.ENDED: "the job search has ended",
    Validity.NONE: "no job search",
}


def answer_text(story: Told, answer: Answer, checks: list[Check]) -> str:
    """One story in full."""
    lines = [story.story.story, f"As of {_day(answer.as_of)}: {SEARCH[answer.validity]}."]
    if answer.left_out:
        lines.append(f"Left out, as they lie after that day: events {', '.join(map(str, answer.left_out))}.")
    lines += ["", "THE AUTHORITY", *(_duties(answer.authority) or ["  nothing"])]
    lines += ["", "THE JOB SEEKER", *(_duties(answer.job_seeker) or ["  nothing"])]
    if answer.not_applicable:
        lines += ["", "DOES NOT APPLY", *_others(answer.not_applicable)]
    if answer.not_computed:
        lines += ["", "NOT COMPUTED", *_others(answer.not_computed)]
    if checks:
        lines += ["", *checks_text(checks)]
    return "\n".join(lines)


def checks_text(checks: list[Check]) -> list[str]:
    """How many expectations hold, and those that do not beside what there is."""
    failed = [each for each in checks if not each.ok]
    lines = [f"Expectations: {len(checks) - len(failed)} of {len(checks)} hold."]
    for each in failed:
        lines += [f"  expected {_pairs(each.expected)}", f"  got      {_pairs(each.got)}"]
    return lines


def _pairs(values: object) -> str:
    if isinstance(values, dict):
        return ", ".join(f"{name}: {'null' if value is None else value}" for name, value in values.items())
    return "no such duty" if values is None else str(values)


def _duties(duties: Iterable[Duty]) -> list[str]:
    return [line for duty in duties for line in duty_text(duty)]


def duty_text(duty: Duty) -> Iterator[str]:
    """A duty: what, its days and state; why; where it is written."""
    name = f"{name_of(duty.kind, language='en')} {duty.n}"
    yield f"  {name}: {days_of(duty)}. {duty.state.value.upper()}{_addenda(duty)}"
    yield from _indented(sentences(duty.reasons, language="en"))
    yield from _indented(f"{provisions(duty.citations)}; mark {duty.mark.value}; events {', '.join(map(str, duty.rests_on))}")


def days_of(duty: Duty) -> str:
    """The days of a duty in words."""
    parts = [f"from {_day(duty.earliest)}"] if duty.earliest and duty.earliest != duty.due else []
    if duty.due:
        parts.append(f"by {_day(duty.due)}")
    elif duty.due_candidates:
        parts.append(f"by {' or '.join(map(_day, duty.due_candidates))} (open)")
    else:
        parts.append("no last day")
    if duty.due_strict:
        parts.append(f"with Saturdays counted by {_day(duty.due_strict)}")
    return ", ".join(parts)


def _addenda(duty: Duty) -> str:
    said = [f"{duty.count_done} of {duty.count_required}"] if duty.count_required is not None else []
    said += [{True: "on time", False: "late"}[duty.on_time]] if duty.on_time is not None else []
    said += ["another authority's"] if duty.owner == "other_authority" else []
    said += ["to be confirmed"] if duty.to_be_confirmed else []
    return f" ({', '.join(said)})" if said else ""


def provisions(citations: Iterable[Citation]) -> str:
    return ", ".join(f"{each.act} {each.section} (in force from {_day(each.in_force_from)})" for each in citations)


def _others(each: Iterable[NotApplicable | NotComputed]) -> Iterator[str]:
    for one in each:
        yield f"  {name_of(one.kind, language='en')}"
        yield from _indented(sentences(one.reasons, language="en"))


def _indented(text: str) -> list[str]:
    return textwrap.wrap(text, width=WIDTH, initial_indent="      ", subsequent_indent="      ")


def _day(day: object) -> str:
    return written.day(day, language="en")  # type: ignore[arg-type]

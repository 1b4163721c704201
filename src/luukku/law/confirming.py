"""Confirming a value: its mark, source and check date are renewed in the file, and every other character stays as it was."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

import yaml

from luukku.kernel.outcome import Mark
from luukku.kernel.typed import Problem, Unreadable, one_line
from luukku.law.errors import LawbookError
from luukku.law.files import WrittenValue, written_parameters
from luukku.law.lawbook import Lawbook
from luukku.law.parameter import Value
from luukku.law.units import Special

MARKS_TO_GIVE = (Mark.STATUTE, Mark.SECONDARY)
"""The marks that a person who has read something can give."""


class NotConfirmable(LawbookError):  # noqa: N818
    """The confirmation cannot be written as it stands."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Confirmation:
    """Somebody looked whether a value holds.

    mark  V when the statute was read, S when a publication
    by    who looked
    on    when
    read  what was read, as the new source; None when the old source was read again
    """

    mark: Mark
    by: str
    on: date
    read: str | None = None


def value_to_confirm(lawbook: Lawbook, *, key: str, from_: date) -> Value:
    """The value of a key that begins on a day. Raises UnknownKey, or NotConfirmable with the nearest day."""
    parameter = lawbook.parameter(key)
    by_day = {value.from_: value for value in parameter.values}
    if from_ in by_day:
        return by_day[from_]
    near = min(by_day, key=lambda day: abs(day - from_))
    expected = f"one of {', '.join(map(str, by_day))}"
    message = f"no value begins on {from_}"
    raise NotConfirmable([Problem(parameter.file, parameter.line, key, message, expected, str(near))])


def confirmed(text: str, value: Value, confirmation: Confirmation) -> str:
    """The text of the value's file with the confirmation written into it. Raises NotConfirmable with the reasons."""
    problems = list(_objections(value, confirmation))
    if problems:
        raise NotConfirmable(problems)
    edited = _edited(text, value, confirmation)
    if not _says(edited, _expected(text, value, confirmation), file=value.file):
        message = "the confirmation would change more than this value: the file repeats parts by & and *"
        raise NotConfirmable([Problem(value.file, value.line, value.key, message, "each value written out")])
    return edited


def _objections(value: Value, confirmation: Confirmation) -> Iterator[Problem]:
    def problem(message: str, expected: str) -> Problem:
        return Problem(value.file, value.line, value.key, message, expected)

    if value.value is Special.UNKNOWN:
        yield problem("the figure is not known, so there is nothing to confirm", "the figure written into the file first")
    if confirmation.mark not in MARKS_TO_GIVE:
        yield problem(f"{confirmation.mark} is no mark of something read", "V (statute) or S (another publication)")
    if confirmation.mark is not value.mark and not confirmation.read:
        message = f"the mark goes from {value.mark} to {confirmation.mark}, and nothing says what was read"
        yield problem(message, "--read with act and section, or the publication")
    if confirmation.read is not None and not confirmation.read.strip():
        yield problem("what was read is empty", "act and section, or the publication")
    if not confirmation.by.strip():
        yield problem("nobody is named", "who looked")
    if confirmation.on < value.last_checked_on:
        yield problem(f"the value was checked later than {confirmation.on}, on {value.last_checked_on}", "a later day")


def _edited(text: str, value: Value, confirmation: Confirmation) -> str:
    """The text with each new word put in place of the old one; `checked_by` is added before the check date."""
    node = _value_node(text, value)
    keys = {key.value: key for key, _ in node.value}
    written = {key.value: each for key, each in node.value}
    new = {"verified": str(confirmation.mark), "last_checked_on": confirmation.on.isoformat()}
    if confirmation.read:
        new["source"] = one_line(confirmation.read)
    edits = [(*_place(text, written[name]), word) for name, word in new.items()]
    if "checked_by" in written:
        edits.append((*_place(text, written["checked_by"]), one_line(confirmation.by)))
    else:
        mark = keys["last_checked_on"].start_mark
        line_end = "\r\n" if "\r\n" in text else "\n"
        separator = ", " if node.flow_style else line_end + " " * mark.column
        edits.append((mark.index, mark.index, f"checked_by: {one_line(confirmation.by)}{separator}"))
    for start, end, word in sorted(edits, reverse=True):
        text = text[:start] + word + text[end:]
    return text


def _expected(text: str, value: Value, confirmation: Confirmation) -> dict[str, object]:
    """What the file must say afterwards: everything that it says now, but for this value."""

    def renewed(each: WrittenValue) -> WrittenValue:
        source = confirmation.read or each.source
        return replace(
            each, verified=confirmation.mark, source=source, last_checked_on=confirmation.on, checked_by=confirmation.by
        )

    parameters = written_parameters(text, file=value.file)
    parameter = parameters[value.key]
    values = tuple(renewed(each) if each.from_ == value.from_ else each for each in parameter.values)
    return {**parameters, value.key: replace(parameter, values=values)}


def _says(text: str, expected: dict[str, object], *, file: str) -> bool:
    try:
        return written_parameters(text, file=file) == expected
    except Unreadable:
        return False


def _value_node(text: str, value: Value) -> yaml.MappingNode:
    """The value's mapping in the file. The pure reader is used, whose marks count characters."""
    root = yaml.compose(text, Loader=yaml.BaseLoader)
    parameters = {key.value: each for key, each in root.value}  # type: ignore[union-attr]
    (values,) = (each for key, each in parameters[value.key].value if key.value == "values")
    days = [next(each.value for key, each in node.value if key.value == "from") for node in values.value]
    found: yaml.MappingNode = values.value[days.index(value.from_.isoformat())]
    return found


def _place(text: str, node: yaml.Node) -> tuple[int, int]:
    """First and last place of a word; the line end after a block of text is not part of it."""
    start, end = node.start_mark.index, node.end_mark.index
    return start, start + len(text[start:end].rstrip())

"""Why the lawbook gives no value: one family of refusals, each with the file and line that a person would open."""
# ruff: noqa: N818 - they name what the lawbook says, not faults of the program

from datetime import date

from luukku.kernel.typed import Problem, Unreadable


class LawbookError(Unreadable):
    """The lawbook cannot answer. `problems` are what the command line prints; a refusal of one value has exactly one."""

    def __str__(self) -> str:
        return "\n".join(_sentence(problem) for problem in self.problems)


class BrokenLawbook(LawbookError):
    """Files of a lawbook or layer cannot be used; every problem of every file at once."""


class UnknownKey(LawbookError):
    """No parameter has this name."""


class BeforeFirstValue(LawbookError):
    """The day lies before the first value. `first_on` is the day from which the lawbook knows the rule."""

    def __init__(self, problem: Problem, *, first_on: date) -> None:
        super().__init__([problem])
        self.first_on = first_on


class NotInForce(LawbookError):
    """There is no such rule on this day (`value: none`)."""


class NotVerified(LawbookError):
    """There is a rule on this day, but its figure was not verified (`value: unknown`)."""


class WrongUnit(LawbookError):
    """A rule asked for another unit than the parameter has."""


def _sentence(problem: Problem) -> str:
    """As a developer reads it: what, and in brackets where."""
    text = f"{problem.key} {problem.message}" if problem.key else problem.message
    if problem.expected:
        text += f"; expected {problem.expected}"
    if problem.nearest:
        text += f"; did you mean '{problem.nearest}'?"
    place = problem.file if problem.line is None else f"{problem.file}:{problem.line}"
    return f"{text} ({place})"

"""What a story expects beside what the rule says (choices 1 and 2 of the golden stories)."""

from dataclasses import dataclass
from enum import Enum
from typing import Any

from luukku.casework.domain.duty import Answer, Duty, State
from luukku.casework.domain.kinds import Kind
from luukku.casework.stories import NULL, Expectation, ExpectedCitation, Story
from luukku.kernel.outcome import Citation

SELECTORS = ("n", "who", "owner")
"""What says which duty of a kind is meant."""

NOT_OWED = (State.WAIVED, State.LAPSED)

COMPARED = tuple(name for name in Expectation.__dataclass_fields__ if name not in ("kind", "citations"))


@dataclass(frozen=True, slots=True)
class Check:
    """One expectation: what was expected, what there is, and whether it holds."""

    expected: dict[str, Any]
    got: Any
    ok: bool


def checks(story: Story, answer: Answer) -> list[Check]:
    """One for each expectation of the story, in its order."""
    return [*(_expected(each, answer) for each in story.expect), *(_not_expected(kind, answer) for kind in story.expect_not)]


def _expected(wanted: Expectation, answer: Answer) -> Check:
    """It holds when some duty of its kind (and number, party and owner, if said) has every value it names."""
    said = {name: value for name in COMPARED if (value := getattr(wanted, name)) is not None}
    chosen = [duty for duty in answer.duties if duty.kind is wanted.kind and all(_has(duty, said, name) for name in SELECTORS)]
    best = max(chosen, key=lambda duty: _agreement(duty, said, wanted), default=None)
    expected = {"kind": wanted.kind.value, **{name: plain(value) for name, value in said.items()}}
    if wanted.citations is not None:
        expected["citations"] = [_citation(each) for each in wanted.citations]
    if best is None:
        return Check(expected, None, False)
    got = {name: plain(getattr(best, name)) for name in said}
    if wanted.citations is not None:
        got["citations"] = [_citation(each) for each in best.citations]
    return Check(expected, {"kind": best.kind.value, **got}, _agreement(best, said, wanted) == len(said) + 1)


def _not_expected(kind: Kind, answer: Answer) -> Check:
    """It holds when no duty of the kind is or has been owed: it is absent, waived or lapsed."""
    states = [duty.state for duty in answer.duties if duty.kind is kind]
    return Check({"not": kind.value}, [state.value for state in states], all(state in NOT_OWED for state in states))


def _has(duty: Duty, said: dict[str, Any], name: str) -> bool:
    return name not in said or getattr(duty, name) == said[name]


def _agreement(duty: Duty, said: dict[str, Any], wanted: Expectation) -> int:
    """How many of the values agree; the citations count as one."""
    agreeing = [bool(getattr(duty, name) == (None if value is NULL else value)) for name, value in said.items()]
    cited = all(any(_cites(each, citation) for citation in duty.citations) for each in wanted.citations or ())
    return sum([*agreeing, cited])


def _cites(wanted: ExpectedCitation, citation: Citation) -> bool:
    given = ((name, getattr(wanted, name)) for name in ExpectedCitation.__dataclass_fields__)
    return all(value is None or getattr(citation, name) == value for name, value in given)


def _citation(citation: Citation | ExpectedCitation) -> dict[str, Any]:
    said = {name: getattr(citation, name) for name in ("act", "section", "in_force_from")}
    return {name: plain(value) for name, value in said.items() if value is not None}


def plain(value: Any) -> Any:
    """A value as JSON has it."""
    if value is NULL or value is None:
        return None
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, tuple):
        return [plain(each) for each in value]
    return value if isinstance(value, bool | int) else str(value)

"""Workflows as tables: from which state, by which action, to which state, who may, what the change log and the notice say."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Generic, TypeVar

from luukku.kernel.outcome import NotAllowed

State = TypeVar("State", bound=str)
Action = TypeVar("Action", bound=str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition(Generic[State, Action]):
    """In `source`, `action` by one of the roles `who` leads to `target`. No notice is said aloud: `notification=None`."""

    source: State
    target: State
    action: Action
    who: frozenset[str]
    audit_event: str
    notification: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal(Generic[State, Action]):
    """In each of the states, each of the actions is refused with the reason (a code)."""

    states: tuple[State, ...]
    actions: tuple[Action, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TransitionTable(Generic[State, Action]):
    """A workflow. `states` and `actions` are all there are; `problems` proves that the table answers for every pair of them."""

    states: tuple[State, ...]
    actions: tuple[Action, ...]
    start: State
    final: frozenset[State]
    rows: tuple[Transition[State, Action], ...]
    refusals: tuple[Refusal[State, Action], ...]

    def check(self, *, state: State, action: Action, roles: Collection[str]) -> Transition[State, Action]:
        """The transition that the action makes; ask before acting and before drawing the button.

        Raises NotAllowed with the refusal's reason, or with "not_your_role" and the roles that may; ValueError when the
        table does not answer for the pair.
        """
        for row in self.rows:
            if (row.source, row.action) == (state, action):
                if row.who.isdisjoint(roles):
                    raise NotAllowed("not_your_role", state=state, action=action, who=tuple(sorted(row.who)))
                return row
        for refusal in self.refusals:
            if state in refusal.states and action in refusal.actions:
                raise NotAllowed(refusal.reason, state=state, action=action)
        raise ValueError(f"{action} in {state} is neither a transition nor refused")

    def problems(self) -> tuple[str, ...]:
        """What keeps the table from being total and alive, one sentence each; empty when it is proven.

        Total: every state × action is exactly one transition or one refusal. Alive: every state can be reached from the
        start, no final state is left, every other state is, and leads to a final one where there are any.
        """
        return (*self._unknown_names(), *self._unanswered_pairs(), *self._empty_rows(), *self._dead_states())

    def mermaid(self) -> str:
        """The table as a Mermaid state diagram, rows in their order."""
        lines = ["stateDiagram-v2", f"    [*] --> {_text(self.start)}"]
        lines += [
            f"    {_text(row.source)} --> {_text(row.target)}: {_text(row.action)} ({', '.join(sorted(row.who))})"
            for row in self.rows
        ]
        lines += [f"    {_text(state)} --> [*]" for state in self.states if state in self.final]
        return "\n".join(lines) + "\n"

    def _unknown_names(self) -> Iterator[str]:
        states = [self.start, *self.final, *(state for row in self.rows for state in (row.source, row.target))]
        states += [state for refusal in self.refusals for state in refusal.states]
        actions = [row.action for row in self.rows] + [action for refusal in self.refusals for action in refusal.actions]
        yield from (f"{state} is not one of the states" for state in _unlisted(states, self.states))
        yield from (f"{action} is not one of the actions" for action in _unlisted(actions, self.actions))

    def _unanswered_pairs(self) -> Iterator[str]:
        moves = Counter((row.source, row.action) for row in self.rows)
        refused = Counter(pair for refusal in self.refusals for pair in product(refusal.states, refusal.actions))
        for state, action in product(self.states, self.actions):
            answers = moves[state, action], refused[state, action]
            if sum(answers) == 0:
                yield f"{action} in {state} is neither a transition nor refused"
            elif all(answers):
                yield f"{action} in {state} is both a transition and refused"
            elif sum(answers) > 1:
                yield f"{action} in {state} is {'a transition' if answers[0] else 'refused'} {sum(answers)} times"

    def _empty_rows(self) -> Iterator[str]:
        for row in self.rows:
            if not row.who:
                yield f"{row.action} in {row.source} may be done by nobody"
            if not row.audit_event:
                yield f"{row.action} in {row.source} has no audit event"
            if row.notification == "":
                yield f"{row.action} in {row.source} has an empty notification: name it, or None for no notice"
        yield from (
            f"the refusal of {', '.join(refusal.actions)} in {', '.join(refusal.states)} has no reason"
            for refusal in self.refusals
            if not refusal.reason
        )

    def _dead_states(self) -> Iterator[str]:
        onwards = {(row.source, row.target) for row in self.rows}
        reached = _reach({self.start}, onwards)
        ending = _reach(set(self.final), {(target, source) for source, target in onwards})
        left = {source for source, _ in onwards}
        for state in self.states:
            if state not in reached:
                yield f"{state} cannot be reached from {self.start}"
            if state in self.final and state in left:
                yield f"{state} is final but has a way out"
            elif state not in self.final and state not in left:
                yield f"{state} is not final but has no way out"
            elif self.final and state not in ending:
                yield f"{state} never leads to a final state"


def _reach(start: set[State], steps: set[tuple[State, State]]) -> set[State]:
    """All states that some steps lead to from one of the starting states, these included."""
    reached, new = set(start), set(start)
    while new:
        new = {target for source, target in steps if source in new} - reached
        reached |= new
    return reached


def _unlisted(names: Iterable[str], known: Collection[str]) -> list[str]:
    """The names that are not known, once each, in their order."""
    return list(dict.fromkeys(name for name in names if name not in known))


def _text(name: str) -> str:
    """The plain name of a state or action, also when it is a member of an enumeration."""
    return str.__str__(name)

"""What proves each rule: the golden stories that need it, as addresses of the calculator, and the values of the lawbook it reads.

The stories lie among the tests and are not there when the product runs: what the pages show of them is written into a file beside
this one by `luukku duties reference`, and a guard holds it fresh.
"""

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import date
from functools import cache, wraps
from pathlib import Path
from typing import Any

from luukku.casework.domain.rules import RULES, Rule
from luukku.casework.reference import in_place_of
from luukku.casework.stories import Told, answer
from luukku.law import Lawbook, Parameter, Value

FILE = Path(__file__).parent / "proofs.json"


@dataclass(frozen=True, slots=True)
class Proof:
    """A golden story.

    name   its file's name without the ending
    story  what happens, in English
    query  its address of the calculator without the path
    """

    name: str
    story: str
    query: str


@dataclass(frozen=True, slots=True)
class Proven:
    """A rule's proofs, and the keys of the parameters that it reads."""

    stories: tuple[Proof, ...]
    parameters: tuple[str, ...]


@cache
def proofs() -> Mapping[str, Proven]:
    """By the rule's name."""
    written = json.loads(FILE.read_text(encoding="utf-8"))
    stories = {name: Proof(name, *said) for name, said in written["stories"].items()}
    return {
        name: Proven(tuple(stories[story] for story in rule["stories"]), tuple(rule["parameters"]))
        for name, rule in written["rules"].items()
    }


def proofs_text(needed: Mapping[str, Sequence[str]], told: Sequence[Told], lawbook: Lawbook) -> str:
    """The text of the file, from what `reference.needs` found."""
    from luukku.casework.asked import query_of  # Django, for those alone who write the file

    keys = reads(told, lawbook)
    rules = {rule.name: {"parameters": sorted(keys[rule.name]), "stories": list(needed[rule.name])} for rule in RULES}
    proving = {name for names in needed.values() for name in names}
    stories = {each.name: [each.story.story, query_of(each.story, day=each.as_of)] for each in told if each.name in proving}
    return json.dumps({"rules": rules, "stories": stories}, ensure_ascii=False, indent=1, sort_keys=True) + "\n"


def reads(told: Sequence[Told], lawbook: Lawbook) -> dict[str, set[str]]:
    """By each rule's name the keys that it looks up while the stories are answered; what it asks another rule is that one's."""
    keys: dict[str, set[str]] = {rule.name: set() for rule in RULES}
    running: list[str] = []

    class Noting(Lawbook):
        """A lawbook that remembers who asks."""

        def entry(self, key: str, on: date) -> Value:
            _note(key)
            return Lawbook.entry(self, key, on)

        def parameter(self, key: str) -> Parameter:
            _note(key)
            return Lawbook.parameter(self, key)

    def _note(key: str) -> None:
        if running:
            keys[running[-1]].add(key)

    noting = Noting(lawbook.parameters, lawbook.folder, lawbook.layers)
    with ExitStack() as stack:
        for rule in RULES:
            stack.enter_context(in_place_of(rule, _telling(rule, running)))
        for each in told:
            answer(each, noting)
    return keys


def _telling(rule: Rule, running: list[str]) -> Callable[..., Any]:
    """The rule, which stands last in the list while it runs."""

    @wraps(rule.function)
    def told(*args: Any, **kwargs: Any) -> Any:
        running.append(rule.name)
        try:
            found = rule.function(*args, **kwargs)
            return iter(tuple(found)) if isinstance(found, Iterator) else found
        finally:
            running.pop()

    return told

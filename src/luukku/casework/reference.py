"""The page of rules: each rule with its section and function, and the stories that need it."""

import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from luukku.casework.checking import checks
from luukku.casework.domain.rules import RULES, Rule
from luukku.casework.stories import Told, answer
from luukku.law import Lawbook

MADE = "<!-- Made by `luukku duties reference --to docs/reference --stories tests/golden/duties`. -->"


def needs(stories: Sequence[Told], lawbook: Lawbook) -> dict[str, list[str]]:
    """By each rule's name the names of the stories that need it."""
    return {rule.name: needing(rule, stories, lawbook) for rule in RULES}


def reference(needed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The text of the page by its name, from what `needs` found."""
    lines = [
        MADE,
        "",
        "# Rules of the duties",
        "",
        "Each rule is a function that stands beside the section it carries out. A story needs a rule when what it expects does",
        "not hold without it.",
        "",
        "| section | rule | function | duties | stories that need it |",
        "| --- | --- | --- | --- | --- |",
    ]
    lines += [_row(rule, needed[rule.name]) for rule in sorted(RULES, key=by_section)]
    return {"duty-rules.md": "\n".join([*lines, ""])}


def needing(rule: Rule, stories: Sequence[Told], lawbook: Lawbook) -> list[str]:
    """Names of the stories whose expectations do not hold when the rule is taken away."""
    with taken_away(rule):
        return [story.name for story in stories if not all(each.ok for each in checks(story.story, answer(story, lawbook)))]


@contextmanager
def taken_away(rule: Rule) -> Iterator[None]:
    """The room without one rule: something that does nothing stands for it."""
    with in_place_of(rule, rule.without if callable(rule.without) else _nothing(rule.without)):
        yield


@contextmanager
def in_place_of(rule: Rule, function: Callable[..., Any]) -> Iterator[None]:
    """The room with another function in the place of a rule: rules are called through their module."""
    module, name = sys.modules[rule.function.__module__], rule.function.__name__
    setattr(module, name, function)
    try:
        yield
    finally:
        setattr(module, name, rule.function)


def _nothing(value: object) -> Any:
    return lambda *_, **__: value


def _row(rule: Rule, stories: Sequence[str]) -> str:
    kinds = "all" if rule.is_general else ", ".join(f"`{kind}`" for kind in rule.kinds)
    provisions = "; ".join(rule.provisions)
    return f"| {provisions} | {rule.about} | `{rule.name}` | {kinds} | {', '.join(stories)} |"


def by_section(rule: Rule) -> tuple[Any, ...]:
    """By act and section."""
    act, _, section = rule.provisions[0].partition(" ")
    number, _, year = act.partition("/")
    chapter = section.replace(":", " ").split()
    return int(year), int(number), [int(part) if part.isdigit() else 0 for part in chapter], section, rule.name

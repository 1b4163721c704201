"""The page of the ladder's rules: each with its section and function, and the stories that need it."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

from luukku.finance.domain.ladder.rules import RULES, Rule
from luukku.finance.liability.checking import checks
from luukku.finance.liability.stories import Told, answer
from luukku.law import Lawbook

MADE = "<!-- Made by `luukku liability reference --to docs/reference --stories tests/golden/liability`. -->"


def needs(stories: Sequence[Told], lawbook: Lawbook) -> dict[str, list[str]]:
    """By each rule's name the names of the stories that need it."""
    return {rule.name: needing(rule, stories, lawbook) for rule in RULES}


def needing(rule: Rule, stories: Sequence[Told], lawbook: Lawbook) -> list[str]:
    """Names of the stories whose expectations do not hold when the rule is taken away."""
    with taken_away(rule):
        return [story.name for story in stories if not all(each.ok for each in checks(story.story, answer(story, lawbook)))]


@contextmanager
def taken_away(rule: Rule) -> Iterator[None]:
    """The ladder without one rule: rules are called through their module, where what the rule names stands for it."""
    module, name = sys.modules[rule.function.__module__], rule.function.__name__
    setattr(module, name, rule.without)
    try:
        yield
    finally:
        setattr(module, name, rule.function)


def reference(needed: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """The text of the page by its name, from what `needs` found."""
    lines = [
        MADE,
        "",
        "# Rules of the ladder",
        "",
        "Each rule is a function that stands beside the section it carries out. A story needs a rule when what it expects does",
        "not hold without it.",
        "",
        "| section | rule | function | stories that need it |",
        "| --- | --- | --- | --- |",
    ]
    lines += [_row(rule, needed[rule.name]) for rule in sorted(RULES, key=lambda rule: (rule.provisions, rule.name))]
    return {"liability-rules.md": "\n".join([*lines, ""])}


def _row(rule: Rule, stories: Sequence[str]) -> str:
    return f"| {'; '.join(rule.provisions)} | {rule.about} | `{rule.name}` | {', '.join(stories)} |"

"""What the pages of the rules ask: every rule by its section, one rule with what it rests on and what proves it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from urllib.parse import parse_qsl

from django.urls import reverse

from luukku.casework.asked import DAY, EVENT
from luukku.casework.domain.rules import RULES, Rule
from luukku.casework.proofs import Proof, proofs
from luukku.casework.reference import by_section
from luukku.casework.sentences import FOLDER, name_of
from luukku.core.lawbook import search
from luukku.core.lawbook.book import lawbook
from luukku.core.lawbook.rows import Row, act_page, row
from luukku.core.ui.query import Query
from luukku.kernel.typed import LocalText, nearest, read

LANGUAGES = ("fi", "sv", "en")


@dataclass(frozen=True, slots=True)
class RuleText:
    """What a rule is called and what it says; the explanation is in Finnish and in English."""

    title: LocalText
    text: LocalText


@dataclass(frozen=True, slots=True)
class RuleRow:
    """A rule in a list.

    provisions  acts and sections
    kinds       names of the duties it makes, moves or sets aside; empty for a rule of all of them
    stories     how many golden stories need it
    """

    name: str
    title: str
    url: str
    provisions: str
    kinds: tuple[str, ...]
    stories: int


@dataclass(frozen=True, slots=True)
class Shown:
    """A golden story: its address in the calculator, the day it is looked at, how many events it tells."""

    proof: Proof
    url: str
    day: date
    events: int


@dataclass(frozen=True, slots=True)
class OneRule:
    """A rule with all that is known of it.

    text        its explanation, in `language`
    sections    act and section, each with the address of the act
    parameters  the values of the lawbook that it reads, on the day
    stories     those that prove it
    code        the function that carries it out
    """

    row: RuleRow
    text: str
    language: str
    sections: tuple[tuple[str, str], ...]
    parameters: tuple[Row, ...]
    stories: tuple[Shown, ...]
    code: str


@dataclass(frozen=True, slots=True)
class FoundRules:
    """Rules and parameters that answer a search; `near` when nothing has the words and these are spelt like them."""

    rules: tuple[RuleRow, ...]
    parameters: tuple[Row, ...]
    near: bool


@cache
def texts() -> Mapping[str, RuleText]:
    """By the rule's name."""
    file = FOLDER / "rules.yaml"
    return read(file.read_bytes(), dict[str, RuleText], file=file.name).value


@cache
def _rules() -> Mapping[str, Rule]:
    return {rule.name: rule for rule in sorted(RULES, key=by_section)}


def rules(*, language: str) -> tuple[RuleRow, ...]:
    """Every rule in the order of acts and sections."""
    return tuple(_row(rule, language) for rule in _rules().values())


def named(name: str, *, day: date, language: str) -> OneRule | None:
    """One rule, its parameters as of a day; None where there is none of that name."""
    rule = _rules().get(name)
    if rule is None:
        return None
    text, proven = texts()[name].text, proofs()[name]
    return OneRule(
        row=_row(rule, language),
        text=text.in_language(language),
        language=language if language in ("fi", "en") else "fi",
        sections=tuple((each, act_page(each.split()[0], language=language)) for each in rule.provisions),
        parameters=tuple(_parameter(key, day, language) for key in proven.parameters),
        stories=tuple(map(_shown, proven.stories)),
        code=f"{rule.function.__module__}.{rule.function.__name__}",
    )


def _shown(proof: Proof) -> Shown:
    said = parse_qsl(proof.query)
    day = date.fromisoformat(dict(said)[DAY])
    return Shown(proof, f"{reverse('casework:calculator')}?{proof.query}", day, sum(word == EVENT for word, _value in said))


def near(name: str, *, language: str) -> RuleRow | None:
    """The rule whose name is spelt like this."""
    found = nearest(name, tuple(_rules()))
    return _row(_rules()[found], language) if found else None


def find(words: str, *, day: date, language: str) -> FoundRules:
    """Rules and parameters that answer all the words, by section, name or what they are about; else those spelt nearest."""
    for is_near in (False, True):
        query = Query(words, language, is_near)
        of_rules, of_parameters = scored(query), search.scored(query)
        if of_rules or of_parameters:
            return FoundRules(
                tuple(_row(_rules()[name], language) for name in _best(of_rules)),
                tuple(_parameter(key, day, language) for key in _best(of_parameters)),
                is_near,
            )
    return FoundRules((), (), False)


def _best(scores: Mapping[str, float]) -> list[str]:
    return sorted(scores, key=lambda name: -scores[name])


def scored(query: Query) -> dict[str, float]:
    """How well each rule answers the query, those alone that do."""
    scores = {name: query.likeness(*names, about=about) for name, (names, about) in _said().items()}
    return {name: score for name, score in scores.items() if score}


@cache
def _said() -> Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    """What each rule is called, in each language and by its sections, and what it is about."""
    return {name: (tuple(_names(rule)), tuple(_about(rule))) for name, rule in _rules().items()}


def _names(rule: Rule) -> Iterator[str]:
    yield from _languages(texts()[rule.name].title)
    yield from (rule.name, *rule.provisions)


def _about(rule: Rule) -> Iterator[str]:
    yield from _languages(texts()[rule.name].text)
    if not rule.is_general:
        yield from (name_of(kind, language=language) for kind in rule.kinds for language in LANGUAGES)


def _languages(text: LocalText) -> Iterator[str]:
    yield from filter(None, (text.fi, text.sv, text.en))


def users_of(key: str, *, language: str) -> list[tuple[str, str]]:
    """Title and address of the rules that read a parameter."""
    rows: Sequence[RuleRow] = [_row(rule, language) for rule in _rules().values() if key in proofs()[rule.name].parameters]
    return [(each.title, each.url) for each in rows]


def _row(rule: Rule, language: str) -> RuleRow:
    kinds = () if rule.is_general else rule.kinds
    return RuleRow(
        name=rule.name,
        title=texts()[rule.name].title.in_language(language),
        url=reverse("rules:rule", args=[rule.name]),
        provisions="; ".join(rule.provisions),
        kinds=tuple(name_of(kind, language=language) for kind in kinds),
        stories=len(proofs()[rule.name].stories),
    )


def _parameter(key: str, day: date, language: str) -> Row:
    parameter = lawbook().parameter(key)
    return row(parameter, parameter.on(day) or parameter.values[0], day=day, language=language)

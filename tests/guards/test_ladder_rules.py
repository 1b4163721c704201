"""The rules of the ladder hold together: each is needed by a story, has its sentences and sections, and stands on its page."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from luukku.finance.domain import ladder
from luukku.finance.domain.ladder.answer import Reading
from luukku.finance.domain.ladder.facts import Because, BenefitKind, EventKind, Group
from luukku.finance.domain.ladder.reasons import Code
from luukku.finance.domain.ladder.rules import RULES
from luukku.finance.liability.reference import needs, reference
from luukku.finance.liability.sentences import LANGUAGES, texts
from luukku.finance.liability.stories import answer, read_story
from luukku.law import Lawbook

CHECKOUT = Path(__file__).parents[2]
STATUTES = CHECKOUT.parent / "shared" / "law" / "statutes"
DOMAIN = Path(ladder.__file__).parent
FILES = sorted(DOMAIN.glob("*.py"))

WITHOUT_A_RULE = {Code.PAID_AS_TOLD}
"""What the story itself says."""

OF_EVERY_LADDER = {Code.NO_LADDER_YET, Code.LAW_NOT_KEPT}
"""What the rule of each benefit's ladder may say."""


@cache
def lawbook():
    return Lawbook.load()


@cache
def stories():
    files = sorted((CHECKOUT / "tests" / "golden" / "liability").glob("*.yaml"))
    return [read_story(file.read_bytes(), file=file.name, lawbook=lawbook()) for file in files]


@cache
def rows():
    return [row for story in stories() for row in answer(story, lawbook()).rows]


@cache
def needed():
    return needs(stories(), lawbook())


@pytest.mark.parametrize("name", [rule.name for rule in RULES])
def test_a_story_needs_the_rule(name):
    assert needed()[name], f"nothing that a golden story expects changes when {name} is taken away"


def test_every_kind_reason_event_and_group_is_in_a_story():
    benefits = [benefit for story in stories() for benefit in story.story.benefits]
    assert {benefit.kind for benefit in benefits} == set(BenefitKind)
    assert {benefit.because for benefit in benefits} == set(Because)
    assert {event.kind for story in stories() for event in story.story.events} == set(EventKind)
    people = [story.story.person.integration for story in stories()]
    assert {person.group for person in people if person} == set(Group)
    assert any(benefit.payment_period_ends for benefit in benefits)


def test_every_open_reading_is_expected_by_a_story():
    expected = [each for story in stories() for each in story.story.expect]
    assert {each.reading for one in expected for each in one.candidates or ()} == set(Reading) - {Reading.AS_READ}


def test_every_reset_is_said_of_a_day_in_a_story():
    resets = {
        Code.NEW_MAXIMUM_PERIOD,
        Code.WORK_CONDITION,
        Code.EARLIER_WORK_CONDITION,
        Code.SUBSIDY_AGAIN,
        Code.NO_RESET_OF_ITS_OWN,
    }
    assert resets <= {reason.code for row in rows() for reason in row.reasons}


def test_the_page_of_rules_is_fresh():
    for name, text in reference(needed()).items():
        remedy = "luukku liability reference --to docs/reference --stories tests/golden/liability"
        assert (CHECKOUT / "docs" / "reference" / name).read_text(encoding="utf-8") == text, remedy


def test_each_reason_is_given_by_one_rule():
    given = [code for rule in RULES for code in rule.codes]
    assert set(given) == set(Code) - WITHOUT_A_RULE
    assert {code for code in given if given.count(code) > 1} == OF_EVERY_LADDER


def test_every_reason_has_its_sentence_in_every_language():
    for language in LANGUAGES:
        own = texts(language)
        assert set(own.reasons) == set(Code) and set(own.kinds) == set(BenefitKind)
        assert set(own.because) == set(Because) and set(own.readings) == set(Reading)


def test_a_sentence_has_the_same_places_in_every_language():
    places = [
        {code: set(re.findall(r"\{(\w+)", sentence)) for code, sentence in texts(language).reasons.items()}
        for language in LANGUAGES
    ]
    assert all(each == places[0] for each in places)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_rule_knows_a_year(file):
    """An era is chosen by a dated value: no date and no year stands in the code of a rule."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    years = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in range(1990, 2100)]
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call) and ast.unparse(node.func) == "date"]
    dates = [call.lineno for call in calls if all(isinstance(each, ast.Constant) for each in call.args)]
    assert not years and not dates


def test_every_section_that_is_cited_stands_in_the_act():
    if not STATUTES.is_dir():
        pytest.skip("the texts of the acts are not beside the checkout")
    text = (STATUTES / "2026-48_yleistuki.md").read_text(encoding="utf-8")
    sections = {section.replace(" ", "") for section in re.findall(r"^#{4,6} ([0-9]+ ?[a-z]?) §", text, re.M)}
    cited = {(each.act, each.section) for row in rows() for each in row.citations}
    cited |= {tuple(provision.split(" ", 1)) for rule in RULES for provision in rule.provisions}
    of_the_act = [number for act, section in cited if act == "48/2026" for number in re.findall(r"[0-9]+", section.split("§")[0])]
    assert len(of_the_act) > 5
    assert not [number for number in of_the_act if number not in sections]

"""The rules of the duties hold together: each is needed by a story, has its sentences and sections, and stands on its page."""

import ast
import importlib
import pkgutil
import re
from functools import cache
from pathlib import Path

import pytest

from luukku.casework import domain
from luukku.casework.checking import checks
from luukku.casework.domain.facts import EventKind
from luukku.casework.domain.kinds import JOB_SEEKERS, Kind
from luukku.casework.domain.reasons import Code
from luukku.casework.domain.rules import RULES
from luukku.casework.plain import plain_texts
from luukku.casework.proofs import FILE as PROOFS
from luukku.casework.proofs import proofs, proofs_text
from luukku.casework.reference import needs, reference
from luukku.casework.rule_pages import texts as rule_texts
from luukku.casework.sentences import texts
from luukku.casework.stories import answer, read_story
from luukku.law import Lawbook

CHECKOUT = Path(__file__).parents[2]
STATUTES = CHECKOUT.parent / "shared" / "law" / "statutes"
DOMAIN = Path(domain.__file__).parent
MODULES = [importlib.import_module(f"{domain.__name__}.{each.name}") for each in pkgutil.iter_modules([str(DOMAIN)])]
FILES = sorted(DOMAIN.glob("*.py"))


@cache
def lawbook():
    return Lawbook.load()


@cache
def stories():
    files = sorted((CHECKOUT / "tests" / "golden" / "duties").glob("*.yaml"))
    return [read_story(file.read_bytes(), file=file.name) for file in files]


@cache
def answers():
    return [answer(story, lawbook()) for story in stories()]


@cache
def needed():
    """The stories that need each rule: it is taken away, and all stories are looked at."""
    return needs(stories(), lawbook())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_without_the_rule_a_golden_story_fails(rule):
    assert needed()[rule.name]


def test_rules_that_were_taken_away_are_back_afterwards():
    assert len(needed()) == len(RULES)
    assert all(all(each.ok for each in checks(story.story, found)) for story, found in zip(stories(), answers(), strict=True))


def test_rules_are_called_through_their_module():
    """So that one can be taken away: a name imported into another module would still be the rule."""
    copies = [
        f"{module.__name__}.{name}"
        for module in MODULES
        for rule in RULES
        for name, value in vars(module).items()
        if value is rule.function and module.__name__ != rule.function.__module__
    ]
    assert not copies


def test_every_rule_says_in_a_sentence_what_it_does():
    assert not [rule.name for rule in RULES if not rule.about.endswith((".", ")"))]


def test_every_kind_of_duty_has_a_rule_and_every_rule_cites_a_section():
    assert {kind for rule in RULES for kind in rule.kinds} == set(Kind)
    shape = re.compile(r"[0-9]+/[0-9]{4} [0-9:a-z]+ §( [0-9]+(\([0-9]+\))?)?")
    assert not [provision for rule in RULES for provision in rule.provisions if not shape.fullmatch(provision)]


def test_every_kind_and_every_event_occurs_in_the_golden_stories():
    told = {fact.kind for story in stories() for fact in story.story.events}
    expected = {wanted.kind for story in stories() for wanted in story.story.expect}
    assert set(EventKind) == told and set(Kind) == expected


def test_the_page_of_rules_is_fresh():
    for name, text in reference(needed()).items():
        remedy = "luukku duties reference --to docs/reference --stories tests/golden/duties"
        assert (CHECKOUT / "docs" / "reference" / name).read_text(encoding="utf-8") == text, remedy


def test_what_the_pages_show_of_the_stories_is_fresh():
    remedy = "luukku duties reference --to docs/reference --stories tests/golden/duties"
    assert PROOFS.read_text(encoding="utf-8") == proofs_text(needed(), stories(), lawbook()), remedy


def test_every_rule_is_explained_and_none_that_there_is_not():
    """Its name in three languages, what it says in Finnish and English, without a figure that the lawbook holds."""
    assert set(rule_texts()) == set(proofs()) == {rule.name for rule in RULES}
    for name, said in rule_texts().items():
        assert said.title.fi and said.title.sv and said.title.en and said.text.fi and said.text.en, name
        assert not re.search(r"\d", f"{said.text.fi} {said.text.en}"), name


def test_every_parameter_that_a_rule_reads_is_in_the_lawbook_and_most_duties_rest_on_one():
    read = {key for proven in proofs().values() for key in proven.parameters}
    assert read <= set(lawbook().parameters)
    assert {value.key for found in answers() for duty in found.duties for value in duty.values} <= read


@pytest.mark.parametrize("language", ["fi", "sv", "en"])
def test_every_kind_is_told_in_plain_language_in_short_sentences(language):
    assert set(plain_texts(language)) == set(Kind)
    for kind, said in plain_texts(language).items():
        sentences = re.split(r"(?<=[.])\s+", f"{said.must} {said.about}")
        assert max(len(sentence.split()) for sentence in sentences) <= 18, kind
        assert not re.search(r"§|\d", f"{said.must} {said.about}"), kind


def test_every_reason_has_its_sentence_in_every_language_it_needs_and_no_sentence_is_unused():
    used = {
        node.attr for file in FILES for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Attribute)
    }
    by_name = {f"IN_{word}" for word in ("JOINT_PURCHASE_TRAINING", "SUPPORTED_STUDY")} | {kind.name for kind in Kind}
    assert not [code for code in Code if code.name not in used | by_name]
    for language in ("fi", "en"):
        assert set(texts(language).reasons) == set(Code) and set(texts(language).kinds) == set(Kind)
    assert set(texts("sv").kinds) == set(Kind) and set(texts("sv").reasons) < set(Code)


def test_what_a_client_may_read_of_the_golden_stories_is_in_swedish():
    read = {reason.code for found in answers() for duty in found.job_seeker for reason in duty.reasons}
    for found in answers():
        others = (*found.not_applicable, *found.not_computed)
        read |= {reason.code for each in others if each.kind in JOB_SEEKERS for reason in each.reasons}
    assert read <= set(texts("sv").reasons)


def test_a_sentence_has_the_same_places_in_every_language():
    places = {
        language: {code: set(re.findall(r"\{(\w+)", sentence)) for code, sentence in texts(language).reasons.items()}
        for language in ("fi", "en", "sv")
    }
    for code in Code:
        said = [places[language][code] for language in places if code in places[language]]
        assert all(each == said[0] for each in said), code


def test_every_word_that_a_sentence_can_need_is_there():
    """Words of events, groups, services and matters: the same in every language, Swedish for what a client reads."""
    assert set(texts("fi").words) == set(texts("en").words) > set(texts("sv").words)
    needed = {
        str(value)
        for found in answers()
        for duty in found.duties
        for reason in duty.reasons
        for value in reason.params.values()
        if isinstance(value, str)
    }
    assert needed <= set(texts("fi").words)


def test_no_sentence_speaks_of_a_sanction():
    forbidden = r"karenss|korvaukset|työssäolovelvoit|sanction|seuraamu|påföljd|karens"
    told = [text for language in ("fi", "en", "sv") for text in texts(language).reasons.values()]
    told += [f"{said.must} {said.about}" for language in ("fi", "en", "sv") for said in plain_texts(language).values()]
    assert not [text for text in told if re.search(forbidden, text, re.I)]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_no_rule_knows_a_year(file):
    """An era is chosen by a dated value: no date and no year stands in the code of a rule."""
    tree = ast.parse(file.read_text(encoding="utf-8"))
    years = [node.lineno for node in ast.walk(tree) if isinstance(node, ast.Constant) and node.value in range(1990, 2100)]
    dates = [
        node.lineno
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("date", "date.fromisoformat", "datetime.date")
    ]
    assert not years and not dates


def test_every_section_that_is_cited_stands_in_the_act():
    if not STATUTES.is_dir():
        pytest.skip("the texts of the acts are not beside the checkout")
    sections = {}
    for file in STATUTES.glob("*.md"):
        number = re.match(r"([0-9]{4})-([0-9]+)", file.name)
        if number:
            found = re.findall(r"^#{4,6} ([0-9]+ ?[a-z]?) §", file.read_text(encoding="utf-8"), re.M)
            sections[f"{number[2]}/{number[1]}"] = {section.replace(" ", "") for section in found}
    cited = {(citation.act, citation.section) for found in answers() for duty in found.duties for citation in duty.citations}
    cited |= {tuple(provision.split(" ", 1)) for rule in RULES for provision in rule.provisions}
    checked = [(act, section) for act, section in cited if act in sections]
    assert len(checked) > 30
    assert not [(act, section) for act, section in checked if re.match(r"[0-9]+[a-z]?", section)[0] not in sections[act]]

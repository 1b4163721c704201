"""Each golden story has the days, percents and cents that were worked out by hand."""

from pathlib import Path

import pytest

from luukku.finance.liability.checking import checks
from luukku.finance.liability.stories import answer, read_story
from luukku.law import Lawbook

STORIES = sorted((Path(__file__).parent / "liability").glob("*.yaml"))


@pytest.fixture(scope="module")
def lawbook():
    return Lawbook.load()


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_the_story_has_what_it_expects(file, lawbook):
    told = read_story(file.read_bytes(), file=file.name, lawbook=lawbook)
    assert told.story.expect, "a golden story expects something"
    failed = [(each.expected, each.got) for each in checks(told.story, answer(told, lawbook)) if not each.ok]
    assert not failed


def test_there_are_enough_of_them():
    assert len(STORIES) >= 60

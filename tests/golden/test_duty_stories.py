"""Each golden story has the duties that a lawyer worked out by hand, and none of those that it excludes."""

from pathlib import Path

import pytest

from luukku.casework.checking import checks
from luukku.casework.stories import answer, read_story
from luukku.law import Lawbook

STORIES = sorted((Path(__file__).parent / "duties").glob("*.yaml"))


@pytest.fixture(scope="module")
def lawbook():
    return Lawbook.load()


@pytest.mark.parametrize("file", STORIES, ids=lambda file: file.stem)
def test_the_story_has_the_duties_it_expects(file, lawbook):
    told = read_story(file.read_bytes(), file=file.name)
    wanted = told.story.expect or told.story.expect_not
    assert wanted, "a golden story expects something"
    failed = [(each.expected, each.got) for each in checks(told.story, answer(told, lawbook)) if not each.ok]
    assert not failed

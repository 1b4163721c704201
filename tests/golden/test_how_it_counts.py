"""The page that a lawyer checks says of each example what its golden story expects, and names choices that there are."""

import re
from datetime import datetime
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "guide" / "how-it-counts.md").read_text("utf-8")
STORIES = ROOT / "tests" / "golden" / "duties"
ROWS = [
    [cell.strip() for cell in line.strip("|").split("|")]
    for line in PAGE.splitlines()
    if line.startswith("| ") and not line.startswith(("| ---", "| esimerkki"))
]


def days(text: str) -> set[str]:
    return {datetime.strptime(day, "%d.%m.%Y").date().isoformat() for day in re.findall(r"\d+\.\d+\.\d{4}", text)}  # noqa: DTZ007


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row[-1])
def test_the_example_is_what_its_story_expects(row):
    _name, _counted, last, safe, story = row
    expected = yaml.load((STORIES / f"{story}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)["expect"]
    told = {each["due"] for each in expected} | {day for each in expected for day in each.get("due_candidates", [])}
    assert days(last)
    assert days(last) <= told
    assert days(safe) <= {each.get("due_strict") for each in expected}


def test_there_are_examples_and_each_choice_that_is_named_stands_in_the_list():
    assert len(ROWS) > 8
    choices = set(re.findall(r"\*\*(C\d+)\*\*", (STORIES / "CHOICES.md").read_text("utf-8")))
    named = set(re.findall(r"\bC\d+\b", PAGE))
    assert named
    assert named <= choices

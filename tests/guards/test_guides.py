"""Guides show what a browser test has made: no picture without its test, no test picture that no guide or README shows."""

import re
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
GUIDES = [CHECKOUT / "README.md", *sorted((CHECKOUT / "docs" / "guide").glob("*.md"))]
SHOWN = {
    name
    for guide in GUIDES
    for name in re.findall(r"!\[[^\]]*\]\((?:docs/guide/)?pictures/([\w-]+)\.png\)", guide.read_text("utf-8"))
}
MADE = {
    name
    for test in (CHECKOUT / "tests" / "e2e").glob("test_*.py")
    for name in re.findall(r'picture\(page, "([\w-]+)"\)', test.read_text("utf-8"))
}


def test_each_picture_of_a_guide_is_made_by_a_browser_test():
    assert SHOWN
    assert not SHOWN - MADE


def test_each_picture_of_a_guide_is_there():
    assert not [name for name in SHOWN if not (CHECKOUT / "docs" / "guide" / "pictures" / f"{name}.png").exists()]


def test_no_picture_is_made_in_vain():
    assert not MADE - SHOWN

"""No reader meets a text that was not written for them: English and Swedish are complete."""

import ast
import re

import pytest

from luukku.config import messages


@pytest.fixture(scope="module")
def known():
    return messages.texts()


@pytest.mark.parametrize("language", ["en", "sv"])
def test_every_text_is_translated(known, language):
    assert not messages.missing(language, known=known), "python -m luukku.config.messages lists and adds them"


@pytest.mark.parametrize("language", ["en", "sv"])
def test_the_catalogue_holds_no_text_that_nothing_says(known, language):
    said = {message.id for message in known if message.id}
    assert not [message.id for message in messages.read(language) if message.id and message.id not in said]


@pytest.mark.parametrize("language", ["en", "sv"])
def test_a_translation_fills_in_the_same_things(language):
    holes = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")
    for message in messages.read(language):
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {hole for text in originals for hole in holes.findall(text)}
        for string in filter(None, strings):
            assert set(holes.findall(string)) <= wanted, message.id


def test_no_text_stands_inside_an_f_string():
    """There the catalogues do not see it: a text is marked outside and its value put in."""
    assert not [
        f"{file}:{line}" for file in sorted(messages.SOURCE.rglob("*.py")) for line in inside_f_strings(file.read_text("utf-8"))
    ]


@pytest.mark.parametrize(
    "code", ["f\"{_('Kunta')}: {n}\"", "f\"{_('%(n)s kuntaa') % {'n': n}}\"", "f\"{ngettext('%s', '%s', n)}\""]
)
def test_a_text_inside_an_f_string_is_seen(code):
    assert inside_f_strings(code) == [1]
    assert not inside_f_strings("n = _('Kunta')\nf'{n}: {other(n)}'")


def inside_f_strings(code: str) -> list[int]:
    """Lines of texts that are marked for translation within an f-string."""
    strings = [node for node in ast.walk(ast.parse(code)) if isinstance(node, ast.JoinedStr)]
    calls = [node for string in strings for node in ast.walk(string) if isinstance(node, ast.Call)]
    return sorted({each.lineno for each in calls if isinstance(each.func, ast.Name) and each.func.id in messages.KEYWORDS})

"""No reader meets a text that was not written for them: English and Swedish are complete."""

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
    import re

    holes = re.compile(r"%\([a-z_]+\)[sd]|\{[a-z_]+\}")
    for message in messages.read(language):
        originals = message.id if isinstance(message.id, tuple) else (message.id,)
        strings = message.string if isinstance(message.string, tuple) else (message.string,)
        wanted = {hole for text in originals for hole in holes.findall(text)}
        for string in filter(None, strings):
            assert set(holes.findall(string)) <= wanted, message.id

"""Likeness of names decides what the search offers."""

import pytest

from luukku.core.ui.search import likeness


@pytest.mark.parametrize(
    ("words", "name", "least", "most"),
    [
        ("Järvelä", "Järvelä", 1.0, 1.0),
        ("jarvela", "Järvelä", 1.0, 1.0),
        ("toimi", "Toimipisteet", 0.9, 0.99),
        ("piste", "Toimipisteet", 0.8, 0.8),
        ("lautakunnan", "Työllisyyslautakunta", 0.0, 0.79),
        ("", "Toimipisteet", 0.0, 0.0),
        ("   ", "Toimipisteet", 0.0, 0.0),
    ],
)
def test_likeness_is_graded_by_how_the_words_stand_in_the_name(words, name, least, most):
    assert least <= likeness(words, name) <= most


def test_a_typing_error_is_nearer_than_another_name():
    assert likeness("toimipistet", "Toimipisteet") > likeness("toimipistet", "Yhteenveto")


def test_shy_hyphens_do_not_hide_a_name():
    assert likeness("työttömyysturva", "työttömyys\u00adturva") == 1.0

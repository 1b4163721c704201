"""Every municipality is found by the forms in which people write its name."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from luukku.connectors import official
from luukku.core.ui.folding import folded
from luukku.core.ui.placenames import forms
from luukku.core.ui.query import Query

GOLDEN = Path(__file__).parents[2] / "golden" / "names" / "municipalities.csv"
MUNICIPALITIES = official.municipalities()


def written() -> list[tuple[str, str]]:
    """Codes with the genitive, the place where and the place from, as they are said in Finnish."""
    with GOLDEN.open(encoding="utf-8", newline="") as file:
        return [(row["code"], row[case]) for row in csv.DictReader(file) for case in ("genitive", "where", "where_from")]


def test_all_municipalities_are_told():
    assert {code for code, _form in written()} == set(MUNICIPALITIES)


def found(form: str) -> dict[str, float]:
    """Who answers the form, with how well."""
    query = Query(form, "fi")
    scores = {code: query.likeness(each.name_fi, each.name_sv, proper=True) for code, each in MUNICIPALITIES.items()}
    return {code: score for code, score in scores.items() if score}


@pytest.mark.parametrize(
    ("code", "form"), [each for each in written() if each[0] in ("186", "286", "182", "232", "837", "895", "508")]
)
def test_forms_of_different_endings_are_the_very_name(code, form):
    assert {each for each, score in found(form).items() if score == 1} == {code}


def test_every_form_finds_its_municipality_first():
    missed = []
    for code, form in written():
        scores = found(form)
        best = max(scores.values(), default=0)
        if scores.get(code, 0) < best or best < 0.9 or sum(score == best for score in scores.values()) > 1:
            missed.append((code, form, scores))
    assert not missed


def test_no_two_municipalities_share_a_form_of_their_finnish_names():
    owners = defaultdict(set)
    for code, each in MUNICIPALITIES.items():
        for form in forms(each.name_fi):
            owners[form].add(code)
    assert not {form: codes for form, codes in owners.items() if len(codes) > 1}


@pytest.mark.parametrize(
    "form", ["Uudestakaupungista", "Isossakyrössä", "Tampereeseen", "Järvenpäähän", "Espooseen", "Lahteen", "Kouvolaan"]
)
def test_both_parts_of_a_name_and_the_place_whereto_are_known(form):
    assert max(found(form).values()) == 1


@pytest.mark.parametrize(
    ("mistyped", "code"), [("Kouvlassa", "286"), ("jyväskyläsä", "179"), ("Kauhajeolla", "232"), ("Jämsäsä", "182")]
)
def test_a_mistyped_form_is_nearest_to_its_municipality(mistyped, code):
    query = Query(mistyped, "fi", near=True)
    scores = {each.code: query.likeness(each.name_fi, proper=True) for each in MUNICIPALITIES.values()}
    assert max(scores, key=lambda each: scores[each]) == code
    assert 0.5 < scores[code] < 1


def test_folding_keeps_letters_and_leaves_out_what_is_hard_to_type():
    assert folded("  Järvi\u00ad\n ÅLAND ") == "jarvi aland"
    assert folded("") == ""

"""Municipalities and employment areas as the clone knows them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.connectors import official
from luukku.connectors.official import DivisionKind, Language

CODES = st.sampled_from(sorted(official.municipalities()))


def test_the_country_has_308_municipalities_and_45_employment_areas() -> None:
    assert len(official.municipalities()) == 308
    assert list(official.employment_areas()) == [f"{n:02}" for n in range(1, 46)]


def test_each_municipality_outside_aland_belongs_to_exactly_one_area() -> None:
    members = [code for area in official.employment_areas().values() for code in area.municipalities]
    mainland = {one.code for one in official.municipalities().values() if one.region != "21"}
    assert len(members) == len(set(members)) == 292
    assert set(members) == mainland


def test_area_31_has_its_nine_municipalities() -> None:
    assert official.employment_area("31").municipalities == ("016", "081", "098", "111", "142", "316", "560", "576", "781")


def test_an_area_has_its_name_in_three_languages() -> None:
    area = official.employment_area("31")
    assert [area.name(language) for language in ("fi", "sv", "en")] == ["Päijät-Häme", "Päijänne-Tavastland", "Päijät-Häme"]


def test_area_46_is_refused_with_the_reason() -> None:
    for asked in ("46", "Ahvenanmaa", " åland "):
        with pytest.raises(official.NotAnEmploymentArea, match="Act 380/2023 is not applied there") as refusal:
            official.employment_area(asked)
        assert refusal.value.aland


def test_a_municipality_of_aland_is_known_but_its_area_is_refused() -> None:
    assert official.municipality("478").name("sv") == "Mariehamn"
    assert official.municipality("478").employment_area is None
    with pytest.raises(official.NotAnEmploymentArea) as refusal:
        official.employment_area_of("478")
    assert refusal.value.aland


@pytest.mark.parametrize(
    ("asked", "hint"), [("1", "01 (Espoo-Kauniainen)"), ("Päijät-Häm", "31 (Päijät-Häme)"), ("99", "01 to 45")]
)
def test_an_unknown_area_names_what_was_probably_meant(asked: str, hint: str) -> None:
    with pytest.raises(official.NotAnEmploymentArea) as refusal:
        official.employment_area(asked)
    assert hint in str(refusal.value)
    assert not refusal.value.aland


@given(code=CODES)
def test_a_municipality_is_found_by_its_code_and_by_both_its_names(code: str) -> None:
    one = official.municipality(code)
    for text in (code, one.name_fi, one.name_sv, f"  {one.name_fi.upper()} "):
        assert official.find_municipality(text) == one


@given(code=CODES)
def test_a_municipality_belongs_to_divisions_that_have_names(code: str) -> None:
    one = official.municipality(code)
    for kind in DivisionKind:
        assert official.divisions(kind)[getattr(one, kind)].name("sv")


@pytest.mark.parametrize(
    ("asked", "code"), [("16", "016"), ("Hollolla", "098"), ("Lathi", "398"), ("Raasepori", "710"), ("Rasebor", "710")]
)
def test_a_mistyped_municipality_is_answered_with_the_nearest(asked: str, code: str) -> None:
    try:
        assert official.find_municipality(asked).code == code
    except official.UnknownMunicipality as refusal:
        assert refusal.nearest == official.municipality(code)
        assert f"({code})" in str(refusal)


def test_a_code_is_not_guessed() -> None:
    with pytest.raises(official.UnknownMunicipality):
        official.municipality("16")


def test_what_resembles_nothing_gets_no_suggestion() -> None:
    with pytest.raises(official.UnknownMunicipality) as refusal:
        official.find_municipality("xyzzy")
    assert refusal.value.nearest is None
    assert "did you mean" not in str(refusal.value)


@pytest.mark.parametrize("asked", ["588", "Pertunmaa"])
def test_a_municipality_that_was_merged_away_leads_to_the_one_it_joined(asked: str) -> None:
    with pytest.raises(official.UnknownMunicipality, match=r"merged into Mäntyharju \(507\) on 2025-01-01") as refusal:
        official.find_municipality(asked)
    assert refusal.value.merger == official.MERGERS["588"]
    assert refusal.value.nearest == official.municipality("507")


@pytest.mark.parametrize(
    ("code", "language", "english"), [("398", "fi", "Lahti"), ("598", "sv_fi", "Jakobstad"), ("091", "fi_sv", "Helsinki")]
)
def test_english_uses_the_name_of_the_majority(code: str, language: str, english: str) -> None:
    one = official.municipality(code)
    assert one.language == Language(language)
    assert one.bilingual == (language in ("fi_sv", "sv_fi"))
    assert one.name("en") == english


def test_language_relations_are_as_the_classification_counts_them() -> None:
    languages = [one.language for one in official.municipalities().values()]
    assert {language: languages.count(language) for language in Language} == {"fi": 259, "sv": 16, "fi_sv": 18, "sv_fi": 15}


def test_regions_are_named_in_three_languages_and_others_fall_back_to_finnish() -> None:
    assert len(official.regions()) == 19
    assert official.regions()["19"].name("en") == "Lapland"
    assert official.divisions(DivisionKind.WELLBEING_COUNTY)["09"].name("en") == "Päijät-Hämeen hyvinvointialue"

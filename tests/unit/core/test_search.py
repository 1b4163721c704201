"""What people type finds what they mean: any case and inflection, several words, a typing error, nothing at all."""

import subprocess
import sys

import pytest

from luukku.core.ui import lemmas
from luukku.core.ui.query import MOST_WORDS, Query
from luukku.core.ui.search import Found, Hit

DOMAIN = {
    "palvelutarve": "palvelutarpeen palvelutarpeet palvelutarpeita palvelutarpeesta palvelutarvetta",
    "työttömyys": "työttömyyden työttömyyttä työttömyydestä työttömyydessä työttömyyteen",
    "työtön": "työttömän työttömät työttömien työttömistä",
    "työttömyysaste": "työttömyysasteen työttömyysasteet työttömyysasteesta",
    "työvoima": "työvoiman työvoimaa työvoimasta",
    "väkiluku": "väkiluvun väkilukua väkiluvusta väkiluvut",
    "asukas": "asukkaan asukkaat asukkaita asukkaiden",
    "työpaikka": "työpaikan työpaikat työpaikkoja työpaikkojen",
    "toimipiste": "toimipisteen toimipisteet toimipisteissä toimipisteiden",
    "kunta": "kunnan kunnat kuntien kunnissa kunnittain",
    "henkilötyövuosi": "henkilötyövuoden henkilötyövuotta henkilötyövuosien",
    "pendelöinti": "pendelöinnin pendelöintiä pendelöinnistä",
    "kuntasiirto": "kuntasiirron kuntasiirtoa",
    "lomautettu": "lomautetun lomautetut lomautettujen lomautetuista",
    "rahoitusvastuu": "rahoitusvastuun rahoitusvastuuta",
    "maksuosuus": "maksuosuuden maksuosuudet maksuosuuksia",
    "järjestämissuunnitelma": "järjestämissuunnitelman järjestämissuunnitelmat",
    "lautakunta": "lautakunnan lautakunnassa lautakuntaa",
}


@pytest.mark.usefixtures("with_lemmas")
@pytest.mark.parametrize("word", DOMAIN)
def test_the_field_s_words_are_found_in_any_form(word):
    for form in [word, *DOMAIN[word].split()]:
        assert Query(form, "fi").likeness(word) >= 0.8, form


@pytest.mark.usefixtures("with_lemmas")
@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        ("arbetslösheten", "sv", "Arbetslöshet"), ("kommunerna", "sv", "Kommuner"),
        ("arbetsplatser i kommunen", "sv", "Kommunens arbetsplatser"),
        ("municipality", "en", "Municipalities"), ("the vacancies", "en", "Vacancy"), ("Users'", "en", "User"),
    ],
)  # fmt: skip
def test_swedish_and_english_words_are_found_in_the_reader_s_language(text, language, name):
    assert Query(text, language).likeness(name) == 1


@pytest.mark.usefixtures("with_lemmas")
@pytest.mark.parametrize(
    ("text", "least", "most"),
    [
        ("Toimipisteet", 1, 1), ("toimipisteet", 1, 1), ("TOIMI\u00adPISTEET", 1, 1),
        ("toimi", 0.88, 0.99), ("pisteet", 0.7, 0.9),
        ("toimipisteiden", 1, 1), ("kunta", 0, 0), ("", 0, 0), ("   ", 0, 0), ("🙂", 0, 0), ("?!", 0, 0),
    ],
)  # fmt: skip
def test_likeness_is_graded_by_how_the_words_stand_in_the_name(text, least, most):
    assert least <= Query(text, "fi").likeness("Toimipisteet") <= most


@pytest.mark.usefixtures("with_lemmas")
def test_parts_of_compounds_and_words_of_one_root_are_found():
    assert Query("asteen", "fi").likeness("Työttömyysaste") > 0.7
    assert Query("työttömyys", "fi").likeness("Työttömät työnhakijat") > 0.7
    assert Query("työttömyys", "fi").likeness("Laaja työttömyys") > Query("työttömyys", "fi").likeness("Työttömät työnhakijat")


@pytest.mark.usefixtures("with_lemmas")
def test_each_word_must_be_answered_and_one_of_them_by_the_name():
    query = Query("työttömyys Kouvolassa", "fi")
    assert query.likeness("Kouvola", about=["Työttömyys"], proper=True) > 0.8
    assert query.likeness("Kouvola", about=["Väkiluku"], proper=True) == 0
    assert query.likeness("Kokkola", about=["Työttömyys"], proper=True) == 0
    assert Query("työttömyys", "fi").likeness("Kouvola", about=["Työttömyys"], proper=True) == 0


def test_a_typing_error_is_forgiven_only_when_nearness_is_asked_for():
    assert Query("toimipistet", "fi").likeness("Yhteenveto") == 0
    assert Query("yhtenveto", "fi").likeness("Yhteenveto") == 0
    near = Query("yhtenveto", "fi", near=True)
    assert 0.5 < near.likeness("Yhteenveto") < 1
    assert near.likeness("Kunnat") == 0


def test_a_very_long_query_is_answered_by_its_first_words():
    query = Query("sana " * 500, "fi")
    assert len(query.words) == MOST_WORDS
    assert query.likeness("Toimipisteet") == 0


def test_hits_are_grouped_by_kind_and_one_of_the_very_name_opens():
    best, second, third = Hit("A", "/a/", "Kunnat", 1), Hit("B", "/b/", "Luvut", 0.9), Hit("C", "/c/", "Kunnat", 0.8)
    found = Found((best, second, third), near=False)
    assert found.groups == {"Kunnat": [best, third], "Luvut": [second]}
    assert found.exact == best
    assert Found((best, Hit("A", "/x/", "Luvut", 1)), near=False).exact is None


def test_without_dictionaries_a_word_is_its_own_lemma(settings, tmp_path, monkeypatch):
    settings.LUUKKU_LEMMA_CACHE = tmp_path
    monkeypatch.setattr(lemmas, "_found", False)
    assert not lemmas.ready()
    assert lemmas.lemma("kunnassa", language="fi") == "kunnassa"
    assert lemmas.lemma("palvelutarpeen", language="fi") == "palvelutarve"
    lemmas.load()
    assert Query("kunnassa", "fi").likeness("Kunnassa") == 1


def test_the_making_of_dictionaries_ends_with_its_starter(tmp_path):
    made = subprocess.run([sys.executable, "-m", "luukku.core.ui.lemmas", str(tmp_path)], stdin=subprocess.DEVNULL, check=False)
    assert made.returncode == 1
    assert not list(tmp_path.glob("*.dic"))

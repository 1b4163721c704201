"""What if the board's municipalities were others: the form names what is wrong at its field, the populations follow exactly."""

import pytest
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from luukku.area.domain.board import seats_for, to_gain, to_lose
from luukku.figures.domain.whatif import Changes
from luukku.figures.forms import MOST, WhatIf

MEMBERS = {"005": 9_000, "009": 2_500}
NAMES = {"005": "Alajärvi", "009": "Alavieska"}
EVERYONE = {**MEMBERS, "049": 314_000, "478": 11_800}


def written(**data):
    with translation.override("fi"):
        form = WhatIf(data, members=MEMBERS, names=NAMES, everyone=EVERYONE, language="fi")
        form.is_valid()
        return form


@pytest.mark.parametrize(
    ("muutos", "grows"),
    [
        ("005:+500", {"005": 500}),
        ("005: 500", {"005": 500}),
        ("005:-500", {"005": -500}),
        ("005:\u2212500", {"005": -500}),
        ("Alajärvi +500", {"005": 500}),
        ("alajärvi+500", {"005": 500}),
        ("Alajärvi -1 500", {"005": -1500}),
        ("Alajärvi 1\u00a0500", {"005": 1500}),
        ("009:+1, Alajärvi:+2", {"009": 1, "005": 2}),
        (" , ", {}),
        ("", {}),
    ],
)
def test_a_change_is_read_however_it_is_written(muutos, grows):
    form = written(muutos=muutos)
    assert not form.errors
    assert form.changes() == Changes(grows)


@pytest.mark.parametrize(
    ("field", "text", "error"),
    [
        ("muutos", "005", "”005” ei ole muutos. Kirjoita esimerkiksi: Alajärvi +500."),
        ("muutos", "005:paljon", "ei ole muutos"),
        ("muutos", "Alajärvi +1,5", "ei ole muutos"),
        ("muutos", "Alajarvi +5", "”Alajarvi” ei ole Suomen kunta. Tarkoititko Alajärvi (005)?"),
        ("muutos", "005:+5, Alajärvi:+6", "Alajärvi on muutoksissa kahdesti."),
        ("muutos", f"005:+{MOST + 1}", "suurempi kuin koko maan väkiluku"),
        ("muutos", "005:-9001", "Alajärvi: asukkaita on 9\u00a0000, joten vähennys on liian suuri."),
        ("muutos", "049:+5", "Espoo ei ole jäsen. Kirjoita se myös kohtaan Kunta liittyy."),
        ("liittyy", "Espo", "Tarkoititko Espoo (049)?"),
        ("liittyy", "005", "Alajärvi on jo alueen jäsen."),
        ("liittyy", "Espoo, 049", "Espoo on liittyjissä kahdesti."),
        ("liittyy", "Maarianhamina", "Ahvenanmaalla"),
        ("liittyy", "Pertunmaa", "on liitetty kuntaan Mäntyharju (507)"),
        ("liittyy", "Helsinki", "väkilukua ei ole"),
        ("liittyy", "xqz", "”xqz” ei ole Suomen kunta."),
        ("lahtee", "Espoo", "Espoo ei ole alueen jäsen, joten se ei voi lähteä."),
        ("lahtee", "005, Alajärvi", "Alajärvi on lähtijöissä kahdesti."),
        ("lahtee", "005, 009", "Alueelle ei jäisi yhtään kuntaa."),
    ],
)
def test_what_is_wrong_is_said_at_its_field(field, text, error):
    form = written(**{field: text})
    assert list(form.errors) == [field]
    assert any(error in said for said in form.errors[field])
    assert form[field].value() == text


def test_one_that_leaves_cannot_grow():
    assert "Alajärvi lähtee" in written(muutos="005:+5", lahtee="005").errors["muutos"][0]


def test_one_that_joins_may_grow():
    form = written(muutos="049:+1000", liittyy="Espoo")
    assert not form.errors
    assert form.changes().after(MEMBERS, EVERYONE) == {**MEMBERS, "049": 315_000}


def test_all_may_leave_when_somebody_joins():
    assert written(liittyy="049", lahtee="005, 009").changes().after(MEMBERS, EVERYONE) == {"049": 314_000}


@given(st.dictionaries(st.sampled_from(["005", "009"]), st.integers(-2000, 10**6)))
def test_nothing_but_what_is_supposed_changes(grows):
    after = Changes(grows).after(MEMBERS, EVERYONE)
    assert {code: after[code] - MEMBERS[code] for code in MEMBERS} == {code: grows.get(code, 0) for code in MEMBERS}
    assert not Changes()
    assert Changes(joins=("049",))


@given(st.integers(0, 10**7), st.integers(1, 10**5))
def test_a_limit_is_as_far_as_is_said_and_not_a_resident_nearer(population, size):
    seats = seats_for(population, size=size)
    gain, lose = to_gain(population, size=size), to_lose(population, size=size)
    assert seats_for(population + gain, size=size) == seats + 1
    assert seats_for(population + gain - 1, size=size) == seats
    if population:
        assert seats_for(population - lose, size=size) == seats - 1
        assert seats_for(population - lose + 1, size=size) == seats
    else:
        assert lose == 0

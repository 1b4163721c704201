"""The fields of what-if: what is typed becomes wishes, what cannot be read is said at its field, an empty form is no change."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.finance.domain.sharing import read_period, share
from luukku.finance.domain.sharing.what_if import Case, Costs, Figure, Leaves, SharedBy, Weighs
from luukku.finance.sharing.asked import what_if
from luukku.finance.sharing.data_files import read_data
from luukku.finance.sharing.files import read_agreement
from luukku.finance.sharing.what_if_form import WhatIfForm, is_own_word
from tests.unit.finance.sharing_cases import KEYS, rules

NAMES = {"005": "Alajärvi", "009": "Alavieska", "010": "Alavus"}
PERIOD = read_period("2026")
MIX = 'common: {mix: {people: "1/3", jobless: "2/3"}}'


def case(*blocks: str, keys: str = MIX) -> Case:
    document = read_agreement(rules(*blocks, keys=keys), file="kolme.yaml")
    return Case(document.value, read_data({"keys.csv": KEYS.encode()}, name="kolme", agreements=[document.value]).data)


CASE = case('{id: b, amount: "1000.00", key: common}', '{id: c, amount: "50.00", key: people}')


def form(query: dict[str, str], of: Case = CASE, period=PERIOD) -> WhatIfForm:
    return WhatIfForm(query, case=of, period=period, names=NAMES, language="fi")


def as_sent(of: Case = CASE) -> dict[str, str]:
    """What a browser sends when nothing is touched."""
    empty = form({}, of)
    return {name: str(empty[name].value() or "") for name in empty.fields}


@pytest.mark.parametrize("query", [{}, as_sent()])
def test_a_form_that_nobody_touched_changes_nothing(query):
    untouched = form(query)
    assert untouched.is_valid()
    assert untouched.wishes() == ()


def test_a_weight_that_is_no_short_decimal_stays_exact_until_it_is_typed_over():
    assert as_sent()["paino.common.people"] == "33,3333"
    moved = form(as_sent() | {"paino.common.people": "50", "paino.common.jobless": "50 %"})
    assert moved.is_valid()
    assert moved.wishes() == (Weighs("common", {"people": Fraction(1, 2), "jobless": Fraction(1, 2)}),)


@pytest.mark.parametrize(
    ("query", "wish"),
    [
        ({"lahtee": "009", "viimeinen": "30.6.2026"}, Leaves("009", date(2026, 6, 30))),
        ({"lahtee": "009", "viimeinen": "2026-06-30"}, Leaves("009", date(2026, 6, 30))),
        ({"lahtee": "009"}, Leaves("009", date(2026, 6, 30))),
        ({"lahtee": "009", "viimeinen": "31.12.2025"}, Leaves("009", date(2025, 12, 31))),
        ({"lohko": "b", "avain": "jobless"}, SharedBy("b", "jobless")),
        ({"avain": "people"}, SharedBy("b", "people")),
        ({"luku": "jobless", "kenen": "010", "muutos": "+10"}, Figure("jobless", "010", Fraction(10))),
        ({"luku": "jobless", "kenen": "010", "muutos": "10 %"}, Figure("jobless", "010", Fraction(10))),
        ({"luku": "jobless", "kenen": "010", "muutos": "−2,5"}, Figure("jobless", "010", Fraction("-2.5"))),
        ({"luku": "jobless", "kenen": "010", "muutos": "-100"}, Figure("jobless", "010", Fraction(-100))),
        ({"summa": "c", "summan_muutos": "1000"}, Costs("c", Fraction(1000))),
    ],
)
def test_what_is_typed_is_wished(query, wish):
    for typed in (form(query), form(as_sent() | query)):
        assert typed.is_valid(), typed.errors
        assert typed.wishes() == (wish,)


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ({"lahtee": "016"}, "lahtee"),
        ({"lahtee": "009", "viimeinen": "huomenna"}, "viimeinen"),
        ({"lahtee": "009", "viimeinen": "31.12.2026"}, "viimeinen"),
        ({"lahtee": "009", "viimeinen": "1.1.2027"}, "viimeinen"),
        ({"lohko": "x", "avain": "people"}, "lohko"),
        ({"lohko": "b", "avain": "x"}, "avain"),
        ({"luku": "x", "muutos": "1"}, "luku"),
        ({"kenen": "016", "muutos": "1"}, "kenen"),
        ({"muutos": "10 euroa"}, "muutos"),
        ({"muutos": "1001"}, "muutos"),
        ({"muutos": "-100,1"}, "muutos"),
        ({"muutos": "1e3"}, "muutos"),
        ({"summan_muutos": "x" * 50}, "summan_muutos"),
        ({"paino.common.people": "101"}, "paino.common.people"),
        ({"paino.common.people": "puolet"}, "paino.common.people"),
        ({"paino.common.people": "40"}, "paino.common.people"),
    ],
)
def test_what_cannot_be_read_is_said_at_its_field_alone(query, field):
    wrong = form(query)
    assert list(wrong.errors) == [field]
    assert wrong.errors[field][0].endswith((".", "%"))


@given(st.dictionaries(st.sampled_from(sorted(as_sent())), st.text(max_size=25), max_size=5))
def test_any_text_in_any_field_is_a_wish_or_a_message(query):
    asked = what_if(CASE, period=PERIOD, query=query, names=NAMES, language="fi")
    assert asked.failed or (asked.settlement is not None) == bool(asked.wishes)


def test_what_cannot_be_shared_so_is_said_and_nothing_is_computed():
    capped = case('{id: b, amount: "1000.00", key: people, cap: {"005": "500.00", "009": "600.00", "010": "600.00"}}')
    asked = what_if(capped, period=PERIOD, query={"summan_muutos": "500"}, names=NAMES, language="fi")
    assert asked.failed
    assert asked.settlement is None
    assert "Näin jakoa ei voi laskea" in str(asked.form.errors)


def test_wishes_together_are_applied_one_after_another():
    query = {"lahtee": "009", "viimeinen": "31.12.2025", "avain": "people", "summan_muutos": "10"}
    asked = what_if(CASE, period=PERIOD, query=query, names=NAMES, language="fi")
    assert asked.settlement is not None
    assert asked.settlement.totals() == {"005": 94286 + 4286, "010": 15714 + 714}
    assert asked.settlement.sum_cents() == 115000
    assert share(agreement=CASE.agreement, data=CASE.data, period=PERIOD).sum_cents() == 105000


def test_a_month_s_leaver_leaves_within_it_by_default():
    assert form({}, period=read_period("2026-02"))["viimeinen"].value() == "1.2.2026"


def test_only_what_costs_something_in_the_period_can_be_changed():
    later = case('{id: b, amount: "10.00", key: common, from: 2026-07-01}', '{id: c, amount: "50.00", key: people}')
    assert list(form({}, later, read_period("2026-03")).blocks) == ["c"]
    assert form({}, later, read_period("2026-03")).mixes == ()
    assert list(form({}, later, read_period("2026-08")).blocks) == ["b", "c"]


def test_what_a_form_sent_for_another_period_says_nothing_by_itself():
    later = case('{id: b, amount: "10.00", key: common, from: 2026-07-01}', '{id: c, amount: "50.00", key: people}')
    elsewhere = form(as_sent(later), later, read_period("2026-03"))
    assert elsewhere.is_valid()
    assert elsewhere.wishes() == ()
    assert list(form(as_sent(later) | {"avain": "people"}, later, read_period("2026-03")).errors) == ["lohko"]


def test_its_words_are_known_from_others():
    assert all(is_own_word(word) for word in as_sent())
    assert not any(is_own_word(word) for word in ("sopimus", "kausi", "vertaa", "kieli"))

"""The budget of municipal shares and the page of a group: typed numbers give figures worked out by hand, wrong ones say why."""

from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from urllib.parse import urlencode

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.finance.domain.ladder.group import MonthTerms, day_classes, project
from luukku.finance.domain.ladder.group_courses import Flows
from luukku.law.units import LadderStep
from tests.integration.figures.test_downloads import content, lines
from tests.integration.figures.test_pages import rows_of
from tests.page_text import text_of
from tests.recalculated import recalculated

pytestmark = pytest.mark.django_db
BUDGET, GROUP, WORKBOOK = "/talous/maksuosuus/", "/talous/ryhma/", "/talous/maksuosuus/laskelma.xlsx"
PLAIN = {
    "luokat": "700", "poistuma": "0 0", "tulo": "0 0", "paivat": "20", "paivaraha": "40",
    "ansio": "0", "ilman": "0", "sov": "0", "heilunta": "0",
}  # fmt: skip
"""1–700 days and more, nobody leaves or comes, 20 days of 40 € a month, all on the whole ladder at the full amount."""


def codes() -> list[str]:
    return [each.code for each in current().municipalities]


def typed(counts: str = "0 0", **first: str) -> dict[str, str]:
    """Every municipality has these counts; `first` replaces those of the first one (`l`) or its total (`y`)."""
    told = {f"l-{code}": counts for code in codes()}
    return told | {f"{word}-{codes()[0]}": text for word, text in first.items()}


def at(path: str, *parts: dict[str, str], **more: str) -> str:
    words: dict[str, str] = {}
    for part in (*parts, more):
        words |= part
    return f"{path}?{urlencode(words)}"


def percents(texts) -> list[Fraction]:
    return [Fraction(text) / 100 for text in texts]


def test_typed_numbers_give_the_figures_worked_out_by_hand(signed_in):
    # three people above 700 days: 3 × 20 × 40 € × 50 % = 1 200 € a month, 14 400 € a year; they cannot cost anything else
    client = signed_in("controller")
    response = client.get(at(BUDGET, PLAIN, typed(l="0 3")))
    name = next(each.name.fi for each in current().municipalities if each.code == codes()[0])
    by_name = {row[0]: row for row in rows_of(response, caption="Maksuosuus kunnittain")}
    assert by_name[name][1:5] == ["3", "14 400", "14 400", "14 400"]
    assert by_name["Alue"][1:5] == ["3", "14 400", "14 400", "14 400"]
    months = rows_of(response, caption="Maksuosuus kuukausittain")
    assert months[0] == ["1/2027", "3", "1 200", "1 200", "1 200"]
    assert months[-1] == ["Yhteensä", "–", "14 400", "14 400", "14 400"]


def test_the_sentence_is_counted_and_what_is_typed_is_no_example(signed_in):
    client = signed_in("controller")
    text = text_of(client.get(at(BUDGET, PLAIN, typed(l="0 3000"))))
    assert "Vuoden 2027 maksuosuudet ovat 14,40 milj. € , vähintään 14,40 milj. € ja enintään 14,40 milj. €" in text
    assert "esimerkki, eivät tietoa" not in text
    assert "Luvut ovat esimerkki, eivät tietoa." in text_of(client.get(BUDGET))


def test_only_those_whose_numbers_nobody_typed_are_called_an_example(signed_in):
    client, (own, *others) = signed_in("controller"), current().municipalities
    words = {f"l-{own.code}": "40 30 20 10 5 5 5 20"}
    area = text_of(client.get(at(GROUP, words)))
    assert "Luvut ovat esimerkki" not in area
    told = area.split("Osa luvuista on esimerkki, ei tietoa:")[1].split(".")[0]
    assert sorted(told.strip().split(", ")) == sorted(each.name.fi for each in others)
    assert "esimerkki" not in text_of(client.get(at(GROUP, words, kunta=own.code))).split("Luokkaluvut ja oletukset")[0]


def test_the_number_of_people_swings_the_band(signed_in):
    # a tenth fewer and a tenth more of 14 400 €
    words = at(BUDGET, {**PLAIN, "heilunta": "10"}, typed(l="0 3"))
    assert rows_of(signed_in("controller").get(words), caption="Maksuosuus kunnittain")[-1][2:5] == ["12 960", "14 400", "15 840"]


def test_the_page_says_what_the_rule_says_of_the_same_numbers(signed_in):
    counts = {code: [40 + place, 20, 12, 9, 15, 30] for place, code in enumerate(codes())}
    words = {
        "luokat": "100 200 300 400 700", "poistuma": "10 9 8 7 6 3,5", "tulo": "30 0 1 0 0 0", "paivat": "21,5",
        "paivaraha": "37,21", "ansio": "0", "ilman": "10", "sov": "20", "sovtaso": "60", "heilunta": "0",
        **{f"l-{code}": " ".join(map(str, each)) for code, each in counts.items()},
    }  # fmt: skip
    taken = lines(signed_in("controller").get(at(BUDGET, words, taulukko="kunnittain-ja-kuukausittain", muoto="koneluku")))
    steps = [(101, "9"), (201, "18"), (301, "27"), (401, "36"), (701, "45")]  # nine tenths bear a share
    terms = MonthTerms(
        ladder=tuple(LadderStep(day, Decimal(percent)) for day, percent in steps),
        eur_per_day=Fraction(3721, 100) * Fraction(92, 100),
    )
    rates = {"exits": ("10", "9", "8", "7", "6", "3.5"), "inflow": ("30", "0", "1", "0", "0", "0")}
    found = project(
        group=counts,
        classes=day_classes([100, 200, 300, 400, 700]),
        flows=Flows(
            **{what: [Fraction(each) / 100 for each in told] for what, told in rates.items()}, days_per_month=Fraction(43, 2)
        ),
        months=[terms] * 14,
    )
    expected = {code: [f"{Decimal(band.middle).scaleb(-2)}" for band in each.cents[2:]] for code, each in found.items()}
    shown = {row[2]: row[3:-1] for row in taken[1:] if row[0] == "row"}
    assert {code: [Decimal(value) for value in row] for code, row in shown.items()} == {
        code: [Decimal(value) for value in row] for code, row in expected.items()
    }
    by_month = list(zip(*shown.values(), strict=True))
    (whole,) = (row for row in taken if row[0] == "sum")
    assert [sum(map(Decimal, column)) for column in by_month] == [Decimal(value) for value in whole[3:-1]]


def test_overlapping_classes_are_fitted_to_the_total_and_never_added_up(signed_in):
    # 60 + 60 in two classes, 100 people: half of them above 700 days: 50 × 20 × 40 € × 50 % = 20 000 € a month
    response = signed_in("controller").get(at(GROUP, PLAIN, typed(l="60 60", y="100"), kunta=codes()[0]))
    assert rows_of(response, caption="Ihmiset maksettujen päivien mukaan")[0][1:] == ["50", "50", "100"]
    area = signed_in("controller").get(at(GROUP, PLAIN, typed(l="60 60", y="100")))
    assert set(rows_of(area, caption="Ihmiset maksettujen päivien mukaan")[-1][1:]) == {"–"}


def test_a_total_alone_is_divided_as_assumed(signed_in):
    words = at(GROUP, PLAIN, typed(l="", y="200"), jakauma="75 25", kunta=codes()[0])
    assert rows_of(signed_in("controller").get(words), caption="Ihmiset maksettujen päivien mukaan")[0][1:] == [
        "150",
        "50",
        "200",
    ]


@pytest.mark.parametrize(
    ("word", "text", "said"),
    [
        ("l", "1 2 3", "luokkia on 2, mutta lukuja 3"),
        ("l", "1 -2", "luokka 701–: ”-2” ei ole henkilömäärä"),
        ("l", "yksi 2", "luokka 1–700: ”yksi” ei ole henkilömäärä"),
        ("l", "1 2,5", "luokkia on 2, mutta lukuja 3"),
        ("y", "-5", "”-5” ei ole henkilömäärä"),
    ],
)
def test_a_wrong_class_table_names_the_municipality_the_class_and_the_remedy(signed_in, word, text, said):
    client = signed_in("controller")
    for path in (BUDGET, GROUP):
        response = client.get(at(path, PLAIN, typed(**{word: text})))
        assert response.status_code == 422
        shown = text_of(response)
        name = next(each.name.fi for each in current().municipalities if each.code == codes()[0])
        assert f"{name}: {said}" in shown
        assert "Laskelmaa ei tehdä ennen kuin luvut on korjattu." in shown
        assert f'value="{text}"' in response.content.decode()  # what was typed is not lost


def test_a_class_table_that_leaves_people_out_says_how_many(signed_in):
    response = signed_in("controller").get(at(BUDGET, PLAIN, typed(l="60 30", y="100")))
    assert response.status_code == 422
    assert "luokissa on 90 henkilöä, mutta yhteensä 100. Luokista puuttuu 10: lisää heidät luokkaansa" in text_of(response)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"luokat": "200 100"}, "kasvavat ykkösestä ylöspäin"),
        ({"luokat": "abc"}, "kasvavat ykkösestä ylöspäin"),
        ({"luokat": " ".join(map(str, range(1, 120)))}, "Luokkia voi olla enintään 100"),
        ({"poistuma": "101 0"}, "luokka 1–700: ”101” ei käy"),
        ({"jakauma": "50 40"}, "summa on 90"),
        ({"paivat": "0"}, "Jos päiviä ei makseta"),
        ({"paivat": "21.543217"}, "”21.543217” ei käy. Kirjoita enintään kaksi desimaalia"),
        ({"paivaraha": "kaksi"}, "”kaksi” ei käy. Kirjoita luku väliltä 0–1000"),
        ({"ansio": "60", "ilman": "50"}, "yhteensä yli 100 %"),
        ({"heilunta": "-1"}, "”-1” ei käy"),
        ({"kk": "2026-13"}, "2026-13"),
    ],
)
def test_a_wrong_assumption_is_said_at_its_field(signed_in, words, said):
    response = signed_in("controller").get(at(BUDGET, PLAIN, typed(), words))
    assert response.status_code == 422
    assert said in text_of(response)


def test_an_unknown_year_municipality_or_length_names_the_nearest(signed_in):
    client = signed_in("controller")
    for path in (f"{BUDGET}?vuosi=2017", f"{GROUP}?kunta=999", f"{GROUP}?ajalta=13", f"{BUDGET}?muoto=pdf"):
        assert client.get(path).status_code == 400


def test_numbers_of_a_year_s_end_ask_for_a_later_year(signed_in):
    response = signed_in("controller").get(f"{BUDGET}?vuosi=2026&kk=2026-10")
    assert "Vuodesta ovat mukana vain luokkalukujen jälkeiset kuukaudet." in text_of(response)
    assert [row[0] for row in rows_of(response, caption="Maksuosuus kuukausittain")] == ["11/2026", "12/2026", "Yhteensä"]


def test_the_example_rests_on_the_official_series_and_names_it(signed_in):
    response = signed_in("controller").get(GROUP)
    rows = rows_of(response, caption="Ihmiset maksettujen päivien mukaan")
    members = {each.name.fi: each.code for each in current().municipalities}
    for name, *_classes, whole in rows[:-1]:
        assert whole == f"{official.series_for(f'KU{members[name]}')[-1].unemployed:,}".replace(",", " ")
    assert "työttömät työnhakijat (10/2023)" in text_of(response)


def test_without_an_untyped_municipality_the_series_is_not_asked(signed_in):
    client = signed_in("controller")
    seen = []
    for path in (at(BUDGET, PLAIN, typed(l="0 3")), BUDGET):
        client.get(path)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(path)
        seen.append(len(queries))
    assert seen[1] == seen[0] + 2


@pytest.mark.parametrize("language", ["sv", "en"])
def test_the_pages_work_in_each_language(signed_in, language):
    client = signed_in("controller")
    for path in (BUDGET, GROUP, "/talous/kannattavuus/"):
        assert client.get(f"{path}?kieli={language}").status_code == 200


def test_before_the_ladder_of_today_the_pages_say_from_when_they_count(signed_in):
    client = signed_in("controller")
    for path in (BUDGET, GROUP, "/talous/kannattavuus/"):
        assert client.get(f"{path}?tilanne=2025-01-02").status_code == 200
        assert "portaista, jotka alkavat 1.1.2025" in text_of(client.get(f"{path}?tilanne=2024-12-31"))


# --- an invoice beside the budget -----------------------------------------------------------------------------------------
def test_an_invoice_is_explained_as_far_as_it_is_known(signed_in):
    # 3 people, 1 200 €. The invoice tells 4 people: 400 € more; 25 days each: 4 × 5 × 40 × 50 % = 400 €; the rest is 100 €.
    words = at(BUDGET, PLAIN, typed(l="0 3"), lkk="2027-02", lkunta=codes()[0], lasku="2 100,00", lhlo="4", lpv="25")
    response = signed_in("controller").get(words)
    rows = dict(rows_of(response, caption="Lasku laskelman rinnalla"))
    assert rows == {
        "Laskelma": "1 200,00", "Saajien määrä": "400,00", "Luokkien jakauma": "–", "Maksetut päivät": "400,00",
        "Päivän määrä": "–", "Selittämättä": "100,00", "Lasku": "2 100,00",
    }  # fmt: skip
    assert "Lasku on 900,00 € laskelmaa suurempi. Selittämättä jää 100,00 €." in text_of(response)


def test_another_mix_of_classes_is_a_part_of_its_own(signed_in):
    # all 3 below 700 days in the invoice: those who have been paid 1–700 days bear the mean of the ladder, less than a half
    words = at(BUDGET, PLAIN, typed(l="0 3"), lkk="2027-02", lkunta=codes()[0], lasku="500", lluokat="3 0")
    rows = dict(rows_of(signed_in("controller").get(words), caption="Lasku laskelman rinnalla"))
    mix = Decimal(rows["Luokkien jakauma"].replace("−", "-").replace(" ", "").replace(",", "."))
    rest = Decimal(rows["Selittämättä"].replace("−", "-").replace(" ", "").replace(",", "."))
    assert mix < 0
    assert Decimal(1200) + mix + rest == 500


@pytest.mark.parametrize(
    ("month", "said"), [("2025-06", "lasku on liian pieni"), ("2025-11", "se on liian suuri"), ("2026-03", "")]
)
def test_the_break_of_the_invoices_of_2025_is_named(signed_in, month, said):
    words = at(BUDGET, PLAIN, typed(l="0 3"), vuosi="2026", kk="2024-12", lkk=month, lkunta=codes()[0], lasku="1000")
    text = text_of(signed_in("controller").get(words))
    assert "laskutet" not in text if not said else said in text


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ({"lasku": "paljon"}, "”paljon” ei ole euromäärä"),
        ({"lasku": "-5"}, "”-5” ei ole euromäärä"),
        ({"lasku": "100", "lluokat": "0 0"}, "Luokissa ei ole ketään"),
        ({"lasku": "100", "lluokat": "1 2 3"}, "Saajia luokittain: luokkia on 2, mutta lukuja 3"),
        ({"lasku": "100", "lpv": "32"}, "”32” ei käy"),
    ],
)
def test_a_wrong_invoice_is_said_and_the_budget_stays(signed_in, words, said):
    response = signed_in("controller").get(at(BUDGET, PLAIN, typed(l="0 3"), words, lkk="2027-02"))
    assert response.status_code == 422
    assert said in text_of(response)
    assert "14 400" in text_of(response)


# --- the workbook ---------------------------------------------------------------------------------------------------------
MANY = {
    "luokat": "100 200 300 400 700", "poistuma": "10 9 8 7 6 3,5", "tulo": "30 0 1 0 0 0", "paivat": "21,5", "paivaraha": "37,21",
    "ansio": "30", "ilman": "8", "sov": "20", "sovtaso": "60", "heilunta": "5",
}  # fmt: skip


def bands_of(client, words: dict[str, str]) -> list[list[str]]:
    taken = lines(client.get(at(BUDGET, words, taulukko="kunnittain", muoto="koneluku")))
    return [[f"{Decimal(value):.2f}" for value in row[4:7]] for row in taken[1:] if row[0] in ("row", "sum")]


def test_recalculated_the_workbook_gives_the_page_s_figures_also_after_a_change(signed_in, tmp_path: Path):
    client = signed_in("controller")
    words = MANY | typed("41 20 12 9 15 30", l="44 33 22 11 8 5")
    book = tmp_path / "budget.xlsx"
    book.write_bytes(content(client.get(at(WORKBOOK, words))))
    changed = tmp_path / "changed.xlsx"
    other = load_workbook(book)
    cells = {row[0].value: row[1] for row in other["Oletukset"].iter_rows(max_row=12) if row[0].value}
    cells["Maksettuja päiviä kuukaudessa"].value = 20
    cells["Ansiopäivärahalla, %"].value = 50
    cells["Vähennetty etuus täydestä, %"].value = 80
    cells["Henkilömäärä voi poiketa, ± %"].value = 12
    people = next(row for row in other["Ihmiset"].iter_rows(min_row=4) if row[1].value == 44)
    people[6].value = 50
    (leaves,) = (row[2] for row in other["Oletukset"].iter_rows() if row[0].value == "701–")
    leaves.value = 7
    other.save(changed)
    changes = {"paivat": "20", "ansio": "50", "sovtaso": "80", "heilunta": "12", "poistuma": "10 9 8 7 6 7"}
    asked = [words, words | changes | typed("41 20 12 9 15 30", l="44 33 22 11 8 50")]
    for found, told in zip(recalculated(book, changed), asked, strict=True):
        rows = [row[1:4] for row in found["Yhteenveto"].iter_rows(min_row=5, values_only=True) if row[0] and row[1] is not None]
        assert [[f"{value:.2f}" for value in row] for row in rows] == bands_of(client, told)


def test_instead_of_a_workbook_of_wrong_numbers_the_page_says_what_is_wrong(signed_in):
    response = signed_in("controller").get(at(WORKBOOK, {"luokat": "abc"}), follow=True)
    assert response.redirect_chain == [(at(BUDGET, {"luokat": "abc"}), 302)]
    assert response.status_code == 422


# --- other areas ----------------------------------------------------------------------------------------------------------
def test_an_area_of_one_municipality_has_no_sums_and_nothing_to_choose_from(signed_in, clock):
    smallest = min(official.employment_areas().values(), key=lambda area: len(area.municipalities))
    actions.load_pack(pack=new_pack(smallest.code), name="one", clock=clock)
    client = signed_in("controller")
    assert [row[0] for row in rows_of(client.get(BUDGET), caption="Maksuosuus kunnittain")] == [
        official.municipality(smallest.municipalities[0]).name("fi")
    ]
    assert 'id="f-kunta"' not in client.get(GROUP).content.decode()

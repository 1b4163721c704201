"""The page of employment codes: shares, differences, rates and persons are those of the plan and of the official labour force."""

import pytest

from luukku.area.queries import current
from luukku.connectors import official
from luukku.figures.domain.clients import codes_of
from tests.integration.figures.test_downloads import lines
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/alue/tyollisyyskoodit/"
CAPTION = "Asiakkaat koodeittain ja kunnittain"


@pytest.fixture
def told(signed_in):
    return codes_of(current().about("employment_codes"), municipalities=[each.code for each in current().municipalities])


def codes_by_name():
    return {each.name.fi: each.code for each in current().municipalities}


def percent(value) -> str:
    return f"{float(value):.1f}".replace(".", ",")


def test_it_says_how_many_clients_there_are_and_who_differs_most(signed_in, told):
    text = text_of(signed_in("director").get(PAGE))
    assert f"Alueella on {shown(int(told.area_clients))} asiakasta" in text
    municipality, code = told.farthest()
    title = current().about("employment_codes").spec.columns[code].title.fi
    who = next(name for name, each in codes_by_name().items() if each == municipality)
    assert f"Eniten alueen jakaumasta poikkeaa {who}: {title} {percent(told.share(municipality, code))} %" in text


def test_each_share_is_of_the_municipalitys_clients(signed_in, told):
    rows = rows_of(signed_in("director").get(PAGE), caption=CAPTION)
    for row in rows[:-1]:
        assert row[1:] == [percent(told.share(codes_by_name()[row[0]], code)) for code in told.codes]
    assert rows[-1] == ["Alue", *(percent(told.area_share(code)) for code in told.codes)]


def test_persons_are_the_printed_ones(signed_in, told):
    rows = rows_of(signed_in("director").get(PAGE, {"luku": "henkiloa"}), caption=CAPTION)
    for row in rows[:-1]:
        code = codes_by_name()[row[0]]
        assert row[1:] == [*(shown(int(told.counts[code][each])) for each in told.codes), shown(int(told.clients[code]))]


def test_rates_are_for_a_hundred_of_the_labour_force_of_the_tables_time(signed_in, told):
    rows = rows_of(signed_in("director").get(PAGE, {"luku": "tyovoima"}), caption=CAPTION)
    month = current().about("employment_codes").last_day.replace(day=1)
    for row in rows[:-1]:
        code = codes_by_name()[row[0]]
        force = next(each.labour_force for each in official.series_for(f"KU{code}") if each.month == month)
        assert row[-1] == percent(100 * told.clients[code] / force)
        assert row[1] == percent(100 * told.counts[code][told.codes[0]] / force)


def test_differences_are_signed_and_the_area_has_none(signed_in, told):
    rows = rows_of(signed_in("director").get(PAGE, {"luku": "ero"}), caption=CAPTION)
    assert {row[0] for row in rows} == set(codes_by_name())
    for row in rows:
        for cell, code in zip(row[1:], told.codes, strict=True):
            apart = told.difference(codes_by_name()[row[0]], code)
            assert cell.lstrip("+−") == percent(abs(apart))
            if cell != "0,0":
                assert (cell[0] == "+") == (apart > 0)


def test_the_picture_is_of_the_chosen_code(signed_in, told):
    code = told.codes[-1]
    title = current().about("employment_codes").spec.columns[code].title.fi
    body = signed_in("director").get(PAGE, {"koodi": code}).content.decode()
    assert f'<option value="{code}" selected>' in body
    assert f"Kuvio: {title}, osuus asiakkaista kunnittain." in body


@pytest.mark.parametrize("query", [{"luku": "osuudet"}, {"koodi": "tyoton"}, {"jarjesta": "kunnat"}])
def test_what_is_not_offered_is_refused(signed_in, query):
    response = signed_in("director").get(PAGE, query)
    assert response.status_code == 400
    assert next(iter(query)) in text_of(response)


def test_the_table_is_taken_out_with_its_filter_and_order(signed_in, told):
    query = {"luku": "henkiloa", "jarjesta": "-yhteensa", "muoto": "csv"}
    heads, *rows = lines(signed_in("planner").get(PAGE, query), ";")
    assert heads[-1] == "Asiakkaat"
    assert [int(row[-1]) for row in rows[:-1]] == sorted((int(count) for count in told.clients.values()), reverse=True)

"""The page of commuting: the matrix, the flows and the balances are the plan's, of the whole area and of one municipality."""

import re

import pytest

from luukku.area.domain.commuting import commuting
from luukku.area.queries import current
from luukku.connectors import official
from tests.integration.figures.test_downloads import lines, workbook
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/alue/pendelointi/"


@pytest.fixture
def told(signed_in):
    return commuting(current())


def name(code: str) -> str:
    return official.municipality(code).name_fi


def percent(value) -> str:
    return f"{float(value):.1f}".replace(".", ",")


def test_it_says_first_where_most_of_the_members_go(signed_in, told):
    members = [each.code for each in current().municipalities]
    coming = told.from_members(members)
    puller = max(coming, key=coming.get)
    most = max((home for home in members if home != puller), key=lambda home: told.flows[home, puller])
    text = text_of(signed_in("director").get(PAGE))
    assert f"Suurin työssäkäynnin kohde: {name(puller)} . Sinne käy töihin {shown(coming[puller])} alueen asukasta" in text
    assert f"eniten kunnasta {name(most)} ({shown(told.flows[most, puller])})" in text
    together = told.together(members)
    assert f"käy töissä {percent(together.out_share)} % alueen työllisistä" in text
    assert f"{percent(together.self_sufficiency)} sataa työllistä kohti" in text


def test_each_cell_of_the_matrix_is_the_printed_one(signed_in, told):
    rows = rows_of(signed_in("director").get(PAGE), caption="Missä asuvat, missä työssä")
    names = sorted((name(code) for code in told.places), key=lambda each: each.replace("ä", "{").replace("ö", "}"))
    assert [row[0] for row in rows] == names
    codes = {name(code): code for code in told.places}
    for row in rows:
        home = codes[row[0]]
        assert row[1 : 1 + len(names)] == [shown(told.flows[home, codes[work]]) for work in names]
        assert row[-3:-1] == [shown(told.within[home]), shown(told.outside[home])]


@pytest.mark.parametrize("counted", ["asuinkunta", "tyopaikka"])
def test_shares_of_the_matrix_are_counted_from_it(signed_in, told, counted):
    response = signed_in("director").get(PAGE, {"luku": counted})
    rows = rows_of(response, caption="Missä asuvat, missä työssä")
    codes = {name(code): code for code in told.places}
    for row in rows:
        home = codes[row[0]]
        for work_name, cell in zip([each[0] for each in rows], row[1:], strict=True):
            work = codes[work_name]
            whole = told.balance(home).employed if counted == "asuinkunta" else told.balance(work).jobs
            assert cell == percent(100 * told.flows[home, work] / whole)


def test_the_balances_are_those_of_the_plan_and_the_area_is_their_sum(signed_in, told):
    rows = {row[0]: row[1:] for row in rows_of(signed_in("director").get(PAGE), caption="Osuudet kunnittain")}
    for code in told.places:
        balance = told.balance(code)
        expected = [balance.own, balance.out, balance.out_share, balance.into, balance.self_sufficiency]
        written = [shown(each) if isinstance(each, int) else percent(each) for each in expected]
        assert rows[name(code)][:5] == written
    together = told.together([each.code for each in current().municipalities])
    assert rows["Alue"][0] == shown(together.own)
    assert rows["Alue"][4] == percent(together.self_sufficiency)


def test_what_does_not_add_up_in_the_plan_is_said(signed_in, told):
    text = text_of(signed_in("director").get(PAGE))
    gaps = told.gaps()
    assert gaps
    for gap in gaps:
        assert f"{name(gap.code)} (solut {shown(gap.added)}, painettu {shown(gap.printed)})" in text


def test_the_map_draws_the_largest_flows_and_says_what_it_leaves_out(signed_in, told):
    response = signed_in("director").get(PAGE)
    drawn = rows_of(response, caption="Virrat")
    counts = [int(row[1].replace(" ", "")) for row in drawn]
    assert counts == sorted(counts, reverse=True)
    assert len(counts) <= 24
    least = int(re.search(r"vähintään (\d+) henkilön virrat", text_of(response))[1])
    members = {each.code for each in current().municipalities}
    moving = [count for (home, work), count in told.flows.items() if home in members and home != work and count >= least]
    assert sorted(moving, reverse=True) == counts
    assert 'role="img" aria-label="Kartta: työmatkat kunnasta toiseen. Suurimmat: ' in response.content.decode()


@pytest.mark.parametrize("asked", ["code", "name", "swedish", "lower"])
def test_one_municipality_has_its_own_numbers_and_flows(signed_in, told, asked):
    member = max(current().municipalities, key=lambda each: told.balance(each.code).out)
    words = {"code": member.code, "name": member.name.fi, "swedish": member.name.sv, "lower": member.name.fi.lower()}
    response = signed_in("counterpart").get(PAGE, {"kunta": words[asked]})
    text = text_of(response)
    balance = told.balance(member.code)
    assert text.startswith(f"Pendelöinti: {member.name.fi} Kunnassa {member.name.fi} asuu {shown(balance.employed)}")
    going = {work: count for (home, work), count in told.flows.items() if home == member.code != work}
    most = max(going, key=going.get)
    assert f"Useimmin lähdetään kuntaan {name(most)} ({shown(going[most])})" in text
    rows = rows_of(response, caption="Virrat")
    assert ["Minne käydään töihin"] in rows
    assert sum(len(row) > 1 for row in rows) == sum(
        bool(count) for pair, count in told.flows.items() if member.code in pair and pair[0] != pair[1]
    )


def test_the_authority_beside_has_its_own_view_too(signed_in, told):
    members = {each.code for each in current().municipalities}
    other = next(code for code in told.places if code not in members)
    response = signed_in("director").get(PAGE, {"kunta": other})
    assert response.status_code == 200
    assert f"Pendelöinti: {name(other)}" in text_of(response)


@pytest.mark.parametrize(
    ("query", "near"), [({"luku": "asuinkunt"}, "asuinkunta"), ({"kunta": "xyz"}, ""), ({"kunta": "091"}, "")]
)
def test_what_is_not_offered_is_refused(signed_in, query, near):
    response = signed_in("director").get(PAGE, query)
    assert response.status_code == 400
    assert near in text_of(response)


def test_a_typing_error_in_a_municipality_gets_the_nearest(signed_in):
    longest = max((each.name.fi for each in current().municipalities), key=len)
    response = signed_in("director").get(PAGE, {"kunta": longest[:-2]})
    assert response.status_code == 400
    assert f"Tarkoititko: {longest}" in text_of(response)


def test_the_page_is_taken_out_as_a_workbook_and_the_matrix_as_csv(signed_in, told):
    client = signed_in("controller")
    book = workbook(client.get(PAGE, {"muoto": "xlsx"}))
    assert book.sheetnames == ["Missä asuvat, missä työssä", "Virrat", "Osuudet kunnittain", "Lähteet"]
    heads, *rows = lines(client.get(PAGE, {"muoto": "koneluku", "taulukko": "pendelointi"}))
    for row in rows:
        assert [int(cell) for cell in row[3 : 3 + len(told.places)]] == [
            told.flows[row[2], work] for work in heads[3 : 3 + len(told.places)]
        ]


def test_the_balances_stand_in_the_order_of_the_address_and_filters_keep_it(signed_in):
    response = signed_in("director").get(PAGE, {"jarjesta": "-omavaraisuus", "kunta": current().municipalities[0].code})
    rows = [
        row for row in rows_of(response, caption="Osuudet kunnittain") if row[0] in {m.name.fi for m in current().municipalities}
    ]
    values = [float(row[5].replace(",", ".")) for row in rows]
    assert values == sorted(values, reverse=True)
    assert '<input type="hidden" name="jarjesta" value="-omavaraisuus">' in response.content.decode()

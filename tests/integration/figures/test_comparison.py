"""The comparison says what the data says, of anybody and by any indicator, and is taken out as it stands."""

import re
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.figures.domain.indicators import INDICATORS
from luukku.kernel.alphabet import fi_sort
from luukku.kernel.numbers import rounded
from luukku.kernel.typed import LocalText
from tests.integration.figures.test_downloads import bare, lines, workbook
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db

TITLES = {
    "aste": "Työttömyysaste, 10/2023",
    "muutos": "Työttömien muutos vuodessa, 10/2022–10/2023",
    "avoimet": "Avoimet työpaikat, 10/2023",
    "vakiluku-10v": "Väkiluvun muutos kymmenessä vuodessa, 31.12.2012–31.12.2022",
}


def rate(region: str, month: int = -1) -> Fraction:
    told = official.series_for(region)[month]
    return Fraction(100 * told.unemployed, told.labour_force)


def region() -> official.Division:
    """The region that all the members are of."""
    (code,) = {official.municipality(member.code).region for member in current().municipalities}
    return official.regions()[code]


def of_members() -> Fraction:
    told = [official.series_for(f"KU{member.code}")[-1] for member in current().municipalities]
    return Fraction(100 * sum(each.unemployed for each in told), sum(each.labour_force for each in told))


def decimal(value: Fraction, *, signed: bool = False) -> str:
    text = f"{rounded(abs(value), 1)}".replace(".", ",")
    sign = "−" if rounded(value, 1) < 0 else "+" if signed and rounded(value, 1) > 0 else ""
    return sign + text


def test_each_figure_of_the_members_is_the_official_one(signed_in):
    rows = rows_of(signed_in("director").get("/alue/vertailu/"), caption=TITLES["aste"])
    codes = {member.name.fi: member.code for member in current().municipalities}
    members = [row for row in rows if row[0] in codes]
    assert len(members) == len(codes)
    area, country = of_members(), rate("SSS")
    for place, row in enumerate(members, start=1):
        own, told = rate(f"KU{codes[row[0]]}"), official.series_for(f"KU{codes[row[0]]}")[-1]
        assert row[1:] == [
            str(place), decimal(own), decimal(own - area, signed=True), decimal(own - country, signed=True),
            shown(told.unemployed), shown(told.labour_force),
        ]  # fmt: skip
    around = region()
    assert [row[0] for row in rows[-3:]] == [current().authority.name.fi, f"{around.name_fi} (maakunta)", "Koko maa"]
    assert [row[2] for row in rows[-3:]] == [decimal(area), decimal(rate(f"MK{around.code}")), decimal(country)]


def test_it_says_first_who_is_at_either_end_and_how_far(signed_in):
    members = current().municipalities
    rates = {member.name.fi: rate(f"KU{member.code}") for member in members}
    top, bottom = max(rates, key=rates.get), min(rates, key=rates.get)
    area = of_members()
    above, below = decimal(rates[top] - area), decimal(area - rates[bottom])
    assert (
        f"Korkein: {top} {decimal(rates[top])} %, {above} prosenttiyksikköä enemmän kuin oma alue. "
        f"Matalin: {bottom} {decimal(rates[bottom])} %, {below} prosenttiyksikköä vähemmän kuin oma alue. "
        f"Oma alue: {decimal(area)} %, koko maa: {decimal(rate('SSS'))} %."
    ) in text_of(signed_in("director").get("/alue/vertailu/"))


def test_changes_keep_their_sign_and_noughts_are_noughts(signed_in):
    response = signed_in("director").get("/alue/vertailu/?mita=muutos")
    codes = {member.name.fi: member.code for member in current().municipalities}
    for row in rows_of(response, caption=TITLES["muutos"]):
        if row[0] in codes:
            series = official.series_for(f"KU{codes[row[0]]}")
            change = series[-1].unemployed - series[-13].unemployed
            assert row[2] == (f"+{change}" if change > 0 else f"−{-change}" if change else "0")
            assert row[3:] == [shown(series[-1].unemployed), shown(series[-13].unemployed)]
    text = text_of(response)
    assert "Eniten kasvoi: " in text
    assert "Eniten väheni: " in text


def test_population_is_compared_over_the_years_whatever_the_month(signed_in):
    response = signed_in("director").get("/alue/vertailu/?mita=vakiluku-10v")
    codes = {member.name.fi: member.code for member in current().municipalities}
    for row in rows_of(response, caption=TITLES["vakiluku-10v"]):
        if row[0] in codes:
            now, before = official.population(codes[row[0]], 2022), official.population(codes[row[0]], 2012)
            assert row[2] == decimal(Fraction(100 * (now - before), before), signed=True)
            assert row[5:] == [shown(now), shown(before)]
    assert "Kuukausisarja päättyy" not in text_of(response)


def test_vacancies_too_few_to_publish_are_said_to_be_so(signed_in):
    rows = rows_of(signed_in("director").get("/alue/vertailu/?mita=avoimet&alue=maa"), caption=TITLES["avoimet"])
    told = {code: official.series_for(f"KU{code}")[-1].vacancies for code in official.municipalities()}
    names = {one.name_fi: code for code, one in official.municipalities().items()}
    protected = {row[0] for row in rows if row[2] == "alle 5"}
    assert protected == {name for name, code in names.items() if told[code] is None}
    assert protected


HEAVY = [(key, query) for key in ("aste", "muutos", "avoimet") for query in ("alue=maa", "alue=alueet")]
"""Pictures of many are slow to draw for the first time."""


@pytest.mark.parametrize(
    ("key", "query"),
    [*((indicator.key, query) for indicator in INDICATORS for query in ("", "alue=16", "kunnat=091")), *HEAVY],
)
def test_any_group_stands_side_by_side_by_any_indicator(signed_in, key, query):
    response = signed_in("director").get(f"/alue/vertailu/?mita={key}&{query}")
    assert response.status_code == 200
    main = response.content.decode().split("<main", 1)[1].split("</main>")[0]
    assert "None" not in main
    assert "Fraction" not in main
    without_map = re.sub(r'<svg class="map".*?</svg>', "", main, flags=re.S)
    assert len(without_map.encode()) < 140 * 1024


def test_the_whole_country_is_one_page_in_the_order_that_is_asked(signed_in):
    response = signed_in("director").get("/alue/vertailu/?alue=maa&jarjesta=nimi")
    rows = [row for row in rows_of(response, caption=TITLES["aste"]) if row[0] != "Koko maa" and "työllisyysalue" not in row[0]]
    assert len(rows) == len(official.municipalities())
    names = [row[0] for row in rows]
    assert names == sorted(names, key=fi_sort)


def test_the_own_area_is_told_its_place_among_the_areas(signed_in):
    response = signed_in("director").get("/alue/vertailu/?alue=alueet")
    rates = {}
    for code, area in official.employment_areas().items():
        told = [official.series_for(f"KU{each}")[-1] for each in area.municipalities]
        rates[code] = Fraction(100 * sum(each.unemployed for each in told), sum(each.labour_force for each in told))
    own = current().area.code
    place = 1 + sum(other > rates[own] for other in rates.values())
    assert f"sija {place} / {len(rates)}" in text_of(response)
    rows = {row[0]: row for row in rows_of(response, caption=TITLES["aste"])}
    assert rows[official.employment_area(own).name_fi][1:3] == [str(place), decimal(rates[own])]


def test_municipalities_are_named_by_code_or_in_either_language(signed_in):
    client = signed_in("director")
    for words in ("091,Espoo", "Helsingfors, esbo", " helsinki ,049", "091,Helsinki,049"):
        rows = rows_of(client.get("/alue/vertailu/", {"kunnat": words}), caption=TITLES["aste"])
        assert {row[0] for row in rows} == {"Helsinki", "Espoo", current().authority.name.fi, "Koko maa"}, words
    for own in (current().area.code, "oma"):
        beside = rows_of(client.get(f"/alue/vertailu/?alue={own}&kunnat=091"), caption=TITLES["aste"])
        assert len(beside) == len(current().municipalities) + 1 + 3


def test_all_the_municipalities_of_the_country_may_be_named(signed_in):
    response = signed_in("director").get("/alue/vertailu/", {"kunnat": ",".join(official.municipalities())})
    assert len(rows_of(response, caption=TITLES["aste"])) == len(official.municipalities()) + 2
    without_map = re.sub(r'<svg class="map".*?</svg>', "", response.content.decode(), flags=re.S)
    assert len(without_map.encode()) < 150 * 1024


def test_a_typing_error_is_answered_with_the_nearest_name(signed_in):
    response = signed_in("director").get("/alue/vertailu/?kunnat=091,Esspo")
    assert response.status_code == 400
    assert "kunnat=091,Esspo" in text_of(response)
    assert "Tarkoititko: 091,Espoo ?" in text_of(response)
    assert 'href="/alue/vertailu/?kunnat=091%2CEspoo"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("mita=astee", "aste"),
        ("alue=311", "31"),
        ("kuukausi=2023-11", "2023-10"),
        ("kuukausi=2014-12", "2015-01"),
        ("kuva=karta", "kartta"),
        ("jarjesta=arvoo", "arvo"),
        ("alue=nimetyt", "kunnat"),
        ("kunnat=588", "Mäntyharju"),
        ("kunnat=91", "Helsinki"),
        ("kunnat=31", ""),
        ("muoto=pdf", "xlsx"),
        ("alue=maa&kuva=kuvio", "kartta"),
    ],
)
def test_what_is_not_offered_is_refused_with_what_is(signed_in, query, offered):
    response = signed_in("director").get(f"/alue/vertailu/?{query}")
    assert response.status_code == 400, query
    assert offered in text_of(response)


def test_an_older_month_is_its_own_and_of_its_own_day(signed_in):
    response = signed_in("director").get("/alue/vertailu/?kuukausi=2016-03&mita=aste")
    month = official.months_12r5().index(official.series_for("SSS")[14].month)
    row = next(row for row in rows_of(response, caption="Työttömyysaste, 3/2016") if row[0] == "Koko maa")
    assert row[2] == decimal(rate("SSS", month))
    aged = signed_in("director").get("/alue/vertailu/?kuukausi=2016-03&mita=vakiluku")
    assert "Väkiluku, 31.12.2015" in text_of(aged)


def test_as_of_an_earlier_day_the_newest_month_and_population_are_those_of_that_day(signed_in, clock):
    pack = current()
    members = tuple(replace(member, member_from=date(2010, 1, 1)) for member in pack.municipalities)
    actions.load_pack(pack=replace(pack, municipalities=members), name="old", clock=clock)
    client = signed_in("director")
    assert "Työttömyysaste, 5/2019" in text_of(client.get("/alue/vertailu/?tilanne=2019-06-15"))
    assert "Väkiluku, 31.12.2018" in text_of(client.get("/alue/vertailu/?tilanne=2019-06-15&mita=vakiluku"))
    assert client.get("/alue/vertailu/?tilanne=2019-06-15&kuukausi=2019-06").status_code == 400


def test_it_is_taken_out_as_it_stands(signed_in):
    client = signed_in("director")
    on_page = rows_of(client.get("/alue/vertailu/"), caption=TITLES["aste"])
    taken = lines(client.get("/alue/vertailu/?muoto=csv"), ";")
    assert taken[0][0] == "\ufeffKunta"
    assert [[row[0], *row[2:]] for row in taken[1:]] == [[row[0], *(bare(cell) for cell in row[1:])] for row in on_page]
    exact = lines(client.get("/alue/vertailu/?muoto=koneluku&mita=vakiluku-10v"))
    assert exact[0] == ["line", "nimi", "tunnus", "sija", "arvo", "ero-alueeseen", "ero-maahan", "vakiluku", "vakiluku-10v"]
    for row in exact[1:]:
        if row[0] == "row":
            assert int(row[7]) == official.population(row[2], 2022)
    sheet = workbook(client.get("/alue/vertailu/?muoto=xlsx")).worksheets[0]
    cells = {row[0].value: row for row in sheet.iter_rows(min_row=3)}
    for row in on_page[:3]:
        assert f"{100 * cells[row[0]][3].value:.1f}".replace(".", ",") == row[2]


def test_the_picture_names_the_ends_and_the_map_all_it_can(signed_in):
    client = signed_in("director")
    chart, on_map = (client.get(f"/alue/vertailu/?kuva={kind}").content.decode() for kind in ("kuvio", "kartta"))
    assert 'aria-label="Kuvio: Työttömyysaste, 10/2023. ' in chart
    assert 'aria-label="Kartta: Työttömyysaste, 10/2023. ' in on_map
    assert "Rajat: " in on_map


def test_filters_keep_the_order_and_the_language_of_the_address(signed_in):
    body = signed_in("director").get("/alue/vertailu/?jarjesta=nimi&kieli=en").content.decode()
    form = body.split('<form class="filters"')[1].split("</form>")[0]
    assert '<input type="hidden" name="jarjesta" value="nimi">' in form
    assert '<input type="hidden" name="kieli" value="en">' in form


def test_an_area_of_one_municipality_is_compared_with_the_country(signed_in, clock):
    alone = next(area for area in official.employment_areas().values() if len(area.municipalities) == 1)
    actions.load_pack(pack=new_pack(alone.code), name="alone", clock=clock)
    response = signed_in("director").get("/alue/vertailu/")
    (code,) = alone.municipalities
    name = official.municipality(code).name_fi
    away = rate(f"KU{code}") - rate("SSS")
    word = "enemmän" if away > 0 else "vähemmän"
    assert f"{name} : {decimal(rate(f'KU{code}'))} %, {decimal(abs(away))} prosenttiyksikköä {word} kuin koko maa." in text_of(
        response
    )
    assert name in {row[0] for row in rows_of(response, caption=TITLES["aste"])}


def test_a_very_long_name_is_whole_in_the_table_and_cut_in_the_picture(signed_in, clock):
    pack = current()
    long = "Erittäinpitkänimisenyhteistoimintakunnan seudullinen osakeskus ja sen lähiympäristö kokonaisuudessaan"
    first = replace(pack.municipalities[0], name=LocalText(fi=long))
    actions.load_pack(pack=replace(pack, municipalities=(first, *pack.municipalities[1:])), name="long", clock=clock)
    body = signed_in("director").get("/alue/vertailu/").content.decode()
    assert long in body.split("<table")[1]
    assert "…</text>" in body


def test_what_somebody_writes_is_never_markup(signed_in):
    for query in ("kunnat=<script>x</script>", "mita=<script>x</script>"):
        response = signed_in("director").get(f"/alue/vertailu/?{query}")
        assert response.status_code == 400
        assert "<script>x" not in response.content.decode()


def test_an_indicator_is_found_by_its_name_in_any_case(signed_in):
    client = signed_in("director")
    for words, key in (("työvoiman osuus väestöstä", "tyovoimaosuus"), ("väkiluvun muutokset viidessä vuodessa", "vakiluku-5v")):
        response = client.get("/siirry/", {"q": words})
        url = f"/alue/vertailu/?mita={key}#t-vertailu"
        told = response.headers["Location"] if response.status_code == 302 else response.content.decode()
        assert url in told, words

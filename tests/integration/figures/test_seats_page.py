"""The page of the board's seats: the rule for any year, every year's seats, and what if somebody grew, joined or left."""

import re

import pytest

from luukku.area.domain.board import seats_for
from luukku.area.queries import current
from luukku.connectors import official
from tests.integration.figures.test_downloads import lines
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
PAGE = "/alue/lautakunta/"


def by_name():
    return {each.name.fi: each.code for each in current().municipalities}


def size():
    return current().board.size


def seats(code: str, year: int = 2022, more: int = 0) -> int:
    return seats_for(official.population(code, year) + more, size=size())


@pytest.mark.parametrize("year", [2000, 2010, 2022])
def test_the_rule_is_worked_out_for_any_year(signed_in, year):
    response = signed_in("board_member").get(PAGE, {"vuosi": year})
    rows = rows_of(response, caption="Paikat kunnittain")
    for row in rows[:-1]:
        code, population = by_name()[row[0]], official.population(by_name()[row[0]], year)
        assert row[1] == shown(population)
        assert row[2] == f"{population / size():.2f}".replace(".", ",")
        assert int(row[3]) == seats(code, year)
        gain = int(row[4].replace(" ", ""))
        assert seats_for(population + gain, size=size()) == seats(code, year) + 1 > seats_for(population + gain - 1, size=size())
        if seats(code, year) > 1:
            lose = int(row[5].replace(" ", ""))
            assert seats_for(population - lose, size=size()) == seats(code, year) - 1
        else:
            assert row[5] == "–"
    total = sum(seats(code, year) for code in by_name().values())
    assert int(rows[-1][3]) == total
    assert f"Lautakunnassa on {total} jäsentä vuoden {year} lopun väkiluvusta." in text_of(response)


def test_the_newest_year_is_shown_unless_another_is_chosen_and_who_is_nearest_a_limit_is_said(signed_in):
    text = text_of(signed_in("board_member").get(PAGE))
    assert "vuoden 2022 lopun väkiluvusta" in text
    name = re.search(r"Lähimpänä rajaa: ([^,]+), ([\d ]+) asukasta (lisää|vähemmän)", text)
    population = official.population(by_name()[name[1]], 2022)
    way = int(name[2].replace(" ", "")) * (1 if name[3] == "lisää" else -1)
    assert seats_for(population + way, size=size()) != seats_for(population, size=size())


def test_every_year_stands_in_the_history(signed_in):
    rows = rows_of(signed_in("director").get(PAGE), caption="Paikat eri vuosien väkiluvuilla")
    assert [int(row[0]) for row in rows] == sorted(official.population_years(), reverse=True)
    codes = [by_name()[name] for name in sorted(by_name(), key=lambda each: each.replace("ä", "{").replace("ö", "}"))]
    for row in rows:
        assert [int(cell) for cell in row[1:-1]] == [seats(code, int(row[0])) for code in codes]
        assert int(row[-1]) == sum(map(int, row[1:-1]))


def test_what_if_stands_beside_todays_seats_and_the_address_carries_it(signed_in):
    first, last = current().municipalities[0], current().municipalities[-1]
    joiner = next(
        area.municipalities[0] for area in official.employment_areas().values() if first.code not in area.municipalities
    )
    query = {"muutos": f"{first.code}:+5000", "liittyy": official.municipality(joiner).name_fi, "lahtee": last.name.fi}
    response = signed_in("director").get(PAGE, query)
    rows = {row[0]: row[1:] for row in rows_of(response, caption="Paikat muutoksen jälkeen")}
    grown = official.population(first.code, 2022) + 5000
    assert rows[first.name.fi][1:4] == [shown(grown), str(seats(first.code)), str(seats(first.code, more=5000))]
    assert rows[last.name.fi][1:4] == ["–", str(seats(last.code)), "0"]
    assert rows[official.municipality(joiner).name_fi][0] == "–"
    assert rows[official.municipality(joiner).name_fi][3] == str(seats(joiner))
    total = sum(seats(code) for code in by_name().values())
    after = total + seats(first.code, more=5000) - seats(first.code) - seats(last.code) + seats(joiner)
    assert rows["Yhteensä"][2:4] == [str(total), str(after)]
    assert f"olisi {after} jäsentä" in text_of(response)
    assert f'value="{query["lahtee"]}"' in response.content.decode()
    for word, given in query.items():
        assert f'<input type="hidden" name="{word}" value="{given}">' in response.content.decode()


def test_the_short_address_works_with_a_bare_plus(signed_in):
    code = current().municipalities[0].code
    name = current().municipalities[0].name.fi
    for address in (f"{PAGE}?muutos={code}:+500", f"{PAGE}?muutos={code}:%2B500", f"{PAGE}?muutos={name}+500"):
        rows = rows_of(signed_in("director").get(address), caption="Paikat muutoksen jälkeen")
        assert next(row[2] for row in rows if row[0] == name) == shown(official.population(code, 2022) + 500)


def test_a_supposition_that_changes_nothing_says_so(signed_in):
    code = current().municipalities[0].code
    text = text_of(signed_in("director").get(PAGE, {"muutos": f"{code}:0"}))
    assert "saman verran kuin nyt" in text
    assert "Yhdenkään kunnan paikat eivät muutu." in text


def test_what_is_wrong_is_named_at_its_field_and_nothing_typed_is_lost(signed_in):
    query = {"muutos": "<b>x</b>", "liittyy": "Lahhti", "lahtee": "Helsinki"}
    response = signed_in("director").get(PAGE, query)
    body = response.content.decode()
    assert response.status_code == 422
    assert "<title>Virhe:" in re.sub(r"\s+", " ", body)
    for field in ("muutos", "liittyy", "lahtee"):
        assert f'id="id_{field}_error"' in body
        assert f'href="#id_{field}"' in body
    assert "Tarkoititko Lahti (398)?" in text_of(response)
    assert "&lt;b&gt;x&lt;/b&gt;" in body
    assert "Paikat muutoksen jälkeen" not in text_of(response)


def test_a_year_without_population_says_which_years_there_are(signed_in):
    response = signed_in("director").get(PAGE, {"vuosi": "1999"})
    assert response.status_code == 400
    assert all(str(year) in text_of(response) for year in official.population_years())


def test_the_situation_date_bounds_the_years(signed_in):
    response = signed_in("director").get(PAGE, {"tilanne": "2021-06-01"})
    assert "vuoden 2020 lopun väkiluvusta" in text_of(response)
    assert signed_in("director").get(PAGE, {"tilanne": "2021-06-01", "vuosi": "2022"}).status_code == 400


def test_seats_are_taken_out_with_what_is_supposed(signed_in):
    code = current().municipalities[0].code
    query = {"muutos": f"{code}:+500", "muoto": "koneluku", "taulukko": "lautakunta-mita-jos"}
    heads, *rows = lines(signed_in("director").get(PAGE, query))
    assert heads[3:] == ["vakiluku", "sitten", "paikat", "paikat-sitten", "ero"]
    assert next(row[4] for row in rows if row[2] == code) == str(official.population(code, 2022) + 500)

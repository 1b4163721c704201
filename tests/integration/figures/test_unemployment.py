"""Unemployment over time is the official series, of one or of five side by side, and says how it has gone."""

import re
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions
from luukku.area.new_pack import new_pack
from luukku.area.queries import current
from luukku.connectors import official
from luukku.figures.models import LabourMonth
from luukku.kernel.numbers import rounded
from tests.integration.figures.test_downloads import bare, lines, workbook
from tests.integration.figures.test_pages import rows_of, shown
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
COUNTS, CHANGES, RATES = "Työttömät työnhakijat kuukausittain", "Muutos vuotta aiemmasta", "Työttömyysaste kuukausittain"


def decimal(value: Fraction, *, signed: bool = False) -> str:
    text = f"{rounded(abs(value), 1)}".replace(".", ",")
    return ("−" if rounded(value, 1) < 0 else "+" if signed and rounded(value, 1) > 0 else "") + text


def of_area(codes) -> list[int]:
    series = [official.series_for(f"KU{code}") for code in codes]
    return [sum(each[at].unemployed for each in series) for at in range(len(series[0]))]


def test_every_month_of_the_area_is_the_sum_of_its_municipalities(signed_in):
    response = signed_in("director").get("/alue/tyottomyys/")
    unemployed = of_area([member.code for member in current().municipalities])
    counts = list(reversed(rows_of(response, caption=COUNTS)))
    assert [row[1] for row in counts] == [shown(count) for count in unemployed]
    means = [Fraction(sum(unemployed[at - 11 : at + 1]), 12) for at in range(11, len(unemployed))]
    assert [row[2] for row in counts] == ["ei tietoa"] * 11 + [shown(int(rounded(mean, 0))) for mean in means]
    changes = list(reversed(rows_of(response, caption=CHANGES)))
    grown = [now - before for now, before in zip(unemployed[12:], unemployed, strict=False)]
    assert [row[1] for row in changes] == [f"+{shown(n)}" if n > 0 else f"−{shown(-n)}" if n else "0" for n in grown]
    assert [row[2] for row in changes] == [
        decimal(Fraction(100 * n, before), signed=True) for n, before in zip(grown, unemployed, strict=False)
    ]


def test_it_says_first_how_many_and_which_way(signed_in):
    unemployed = of_area([member.code for member in current().municipalities])
    change = unemployed[-1] - unemployed[-13]
    text = text_of(signed_in("director").get("/alue/tyottomyys/"))
    assert f"{current().authority.name.fi}: työttömiä 10/2023 {shown(unemployed[-1])} , 9,5 % työvoimasta, {change} (" in text
    assert "enemmän kuin vuotta aiemmin. Vuoden keskiarvo on laskenut " in text
    assert "Työttömiä on tavallisesti eniten, kun on tammikuu, ja vähiten, kun on syyskuu." in text
    assert "1/2015–10/2023" in text
    assert "Tilannepäivään on 37 kuukautta." in text


def test_the_season_is_that_of_the_whole_years(signed_in):
    unemployed = of_area([member.code for member in current().municipalities])
    years = [unemployed[at : at + 12] for at in range(0, 96, 12)]
    index = [sum(Fraction(1200 * year[m], sum(year)) for year in years) / len(years) for m in range(12)]
    rows = rows_of(signed_in("director").get("/alue/tyottomyys/"), caption="Kausivaihtelu kuukausittain, 2015–2022")
    assert [row[0] for row in rows][:2] == ["tammikuu", "helmikuu"]
    assert [row[1] for row in rows] == [decimal(each) for each in index]


def test_several_stand_side_by_side_in_the_order_they_are_asked(signed_in):
    member = current().municipalities[0]
    response = signed_in("director").get(f"/alue/tyottomyys/?kohde={member.code},MK01&kohde=SSS&kohde=")
    rows = rows_of(response, caption=RATES)
    for at, region in enumerate((f"KU{member.code}", "MK01", "SSS"), start=1):
        told = official.series_for(region)[-1]
        assert rows[0][at] == decimal(Fraction(100 * told.unemployed, told.labour_force))
    assert f"Kuvissa: {member.name.fi} ( poista {member.name.fi} ), Uusimaa (maakunta)" in text_of(response)
    assert 'href="/alue/tyottomyys/?kohde=MK01%2CSSS"' in response.content.decode()


def test_the_page_of_several_shows_the_newest_months_and_the_files_all(signed_in):
    client = signed_in("director")
    response = client.get("/alue/tyottomyys/?kohde=05,SSS")
    months = len(official.months_12r5())
    assert len(rows_of(response, caption=RATES)) == 48
    assert f"Sivulla on 48 uusinta kuukautta, Excelissä ja CSV:ssä kaikki {months}." in text_of(response)
    taken = lines(client.get("/alue/tyottomyys/?kohde=05,SSS&muoto=csv&taulukko=tyottomyysaste"), ";")
    assert len(taken) == months + 1
    assert [bare(cell) for cell in rows_of(response, caption=RATES)[0][1:]] == taken[1][1:]


def test_anybody_is_found_by_code_or_name(signed_in):
    client = signed_in("director")
    by_code = ("091", "31", "oma", "mk07", "MK7", "SSS")
    for words in (*by_code, "helsinki", "Helsingfors", "koko maa", "Lahti (työllisyysalue)", "Nyland"):
        assert client.get("/alue/tyottomyys/", {"kohde": words}).status_code == 200, words
    assert text_of(client.get("/alue/tyottomyys/?kohde=Lahti")).startswith("Työttömyys Lahti: ")
    assert text_of(client.get("/alue/tyottomyys/?kohde=19")).startswith("Työttömyys Lahti (työllisyysalue): ")


@pytest.mark.parametrize(
    ("query", "offered"),
    [
        ("kohde=Helsnki", "Helsinki"),
        ("kohde=91", "Helsinki"),
        ("kohde=MK99", ""),
        ("kohde=31,32,33,34,35,36", "31,32,33,34,35"),
        ("kohde=588", "Mäntyharju"),
        ("muoto=csv", "tyottomyysaste"),
        ("muoto=csv&taulukko=aste", "tyottomyysaste"),
    ],
)
def test_what_is_not_offered_is_refused_with_what_is(signed_in, query, offered):
    response = signed_in("director").get(f"/alue/tyottomyys/?{query}")
    assert response.status_code == 400
    assert offered in text_of(response)


def test_the_workbook_holds_every_table(signed_in):
    book = workbook(signed_in("director").get("/alue/tyottomyys/?muoto=xlsx"))
    heads = ["Työttömät", "Muutos", "Työttömyysaste", "Kausivaihtelu", "Lähteet"]
    assert [name.split()[0] for name in book.sheetnames] == heads
    newest = next(book.worksheets[0].iter_rows(min_row=3, values_only=True))
    assert newest[1] == of_area([member.code for member in current().municipalities])[-1]


@pytest.mark.parametrize("kept", [0, 1, 11, 12])
def test_a_short_series_is_drawn_as_far_as_it_goes(signed_in, kept):
    code = current().municipalities[0].code
    LabourMonth.objects.filter(region=f"KU{code}").exclude(month__in=official.months_12r5()[:kept]).delete()
    response = signed_in("director").get(f"/alue/tyottomyys/?kohde={code}")
    if kept == 0:
        assert response.status_code == 503
        return
    assert response.status_code == 200
    assert len(rows_of(response, caption=COUNTS)) == kept
    assert ("Kausivaihtelu" in text_of(response)) == (kept == 12)
    assert "Tietoja ei ole kuvioksi asti." in text_of(response)  # no change from a year before yet


def test_a_missing_month_breaks_the_line_and_is_not_guessed(signed_in):
    code = current().municipalities[0].code
    gone = official.months_12r5()[50]
    LabourMonth.objects.filter(region=f"KU{code}", month=gone).delete()
    rows = rows_of(signed_in("director").get("/alue/tyottomyys/"), caption=COUNTS)
    assert f"{gone.month}/{gone.year}" not in {row[0] for row in rows}
    after = [row for row in rows if row[2] == "ei tietoa"]
    assert len(after) == 11 + 11


def test_few_unemployed_are_protected_not_nought(signed_in):
    protected = next(
        code for code in official.municipalities() if any(each.unemployed is None for each in official.series_for(f"KU{code}"))
    )
    rows = list(reversed(rows_of(signed_in("director").get(f"/alue/tyottomyys/?kohde={protected}"), caption=COUNTS)))
    for row, told in zip(rows, official.series_for(f"KU{protected}"), strict=True):
        assert row[1] == ("alle 5" if told.unemployed is None else shown(told.unemployed))


def test_one_and_five_cost_as_many_questions(signed_in):
    client = signed_in("director")
    asked = []
    for query in ("kohde=091", "kohde=05,MK07,SSS,091,41"):
        client.get(f"/alue/tyottomyys/?{query}")
        with CaptureQueriesContext(connection) as captured:
            client.get(f"/alue/tyottomyys/?{query}")
        asked.append(len(captured))
    assert asked[0] == asked[1] <= 9


def test_an_area_of_one_municipality_has_its_course(signed_in, clock):
    alone = next(area for area in official.employment_areas().values() if len(area.municipalities) == 1)
    actions.load_pack(pack=new_pack(alone.code), name="alone", clock=clock)
    response = signed_in("director").get("/alue/tyottomyys/")
    (code,) = alone.municipalities
    assert rows_of(response, caption=COUNTS)[0][1] == shown(official.series_for(f"KU{code}")[-1].unemployed)
    offered = re.findall(r'<option value="([^"]*)"', response.content.decode())
    assert {"SSS", code} <= set(offered)

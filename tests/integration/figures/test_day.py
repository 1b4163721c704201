"""Pages as of a chosen day: the last month that had ended, the last population, and what is said where there is nothing."""

from dataclasses import replace
from datetime import date
from html import unescape

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from luukku.area import actions as area_actions
from luukku.area.queries import current
from luukku.connectors import official
from luukku.core.ui.ready import NothingOnThatDay
from luukku.figures import queries
from luukku.figures.models import Delivery, LabourMonth, PopulationYear
from luukku.figures.parts import series
from luukku.figures.queries import LABOUR, POPULATION
from tests.page_text import text_of

pytestmark = pytest.mark.django_db
CODES = ["005", "020"]


@pytest.fixture
def old_area(clock):
    """The loaded area with members that have been in it since 2010."""
    pack = current()
    members = tuple(replace(member, member_from=date(2010, 1, 1)) for member in pack.municipalities)
    area_actions.load_pack(pack=replace(pack, municipalities=members), name="old", clock=clock)
    return current()


@pytest.mark.parametrize(
    ("day", "month", "year"),
    [
        (date(2026, 11, 24), date(2023, 10, 31), 2022),
        (date(2023, 10, 31), date(2023, 10, 31), 2022),
        (date(2023, 10, 30), date(2023, 9, 30), 2022),
        (date(2022, 12, 31), date(2022, 12, 31), 2022),
        (date(2022, 12, 30), date(2022, 11, 30), 2021),
        (date(2015, 1, 31), date(2015, 1, 31), 2014),
    ],
)
def test_a_day_is_reached_by_the_last_month_and_year_that_had_ended(day, month, year):
    reaches = queries.reaches(day=day, municipalities=CODES)
    assert reaches[LABOUR].last == month
    assert reaches[POPULATION].last == date(year, 12, 31)


def test_the_figures_of_a_day_are_those_of_its_month_and_their_age_is_counted_from_it():
    day = date(2020, 5, 20)
    told = series(codes=CODES, compared=["MK06"], day=day, reach=queries.reaches(day=day, municipalities=CODES)[LABOUR])
    april = {code: next(row for row in official.series_for(f"KU{code}") if row.month == date(2020, 4, 1)) for code in CODES}
    assert told.labour.month == date(2020, 4, 1)
    assert told.labour.now.unemployed == sum(row.unemployed for row in april.values())
    assert told.each["020"].vacancies == april["020"].vacancies
    assert told.labour.aged_months == 1


def test_years_and_months_after_the_day_are_left_out():
    assert max(queries.residents_by_year(municipalities=CODES, until=2011)) == 2011
    assert queries.labour_trend(regions=["KU005"], until=date(2019, 3, 1))[-1][0] == date(2019, 3, 1)


def test_a_newer_month_of_some_members_does_not_hide_the_month_of_all():
    reach = {"first": date(2023, 11, 1), "last": date(2023, 12, 31), "taken_on": date(2024, 2, 1)}
    own = Delivery.objects.create(dataset=LABOUR, shipped=False, file="a.csv", digest="0" * 64, **reach)
    november = [
        LabourMonth(region=f"KU{code}", month=date(2023, 11, 1), unemployed=1, labour_force=9, delivery=own) for code in CODES
    ]
    december = [LabourMonth(region="KU005", month=date(2023, 12, 1), unemployed=1, labour_force=9, delivery=own)]
    LabourMonth.objects.bulk_create([*november, *december])
    day = date(2024, 3, 1)
    both = queries.reaches(day=day, municipalities=CODES)[LABOUR]
    assert (both.last, both.taken_on, both.shipped) == (date(2023, 11, 30), date(2024, 2, 1), False)
    assert queries.reaches(day=day, municipalities=["005"])[LABOUR].last == date(2023, 12, 31)
    other = queries.reaches(day=day, municipalities=["091"])[LABOUR]
    assert (other.last, other.shipped) == (date(2023, 10, 31), True)


def test_a_month_that_nobody_tells_is_a_gap_in_the_line():
    LabourMonth.objects.filter(region="KU005", month=date(2020, 2, 1)).delete()
    trend = dict(queries.labour_trend(regions=["KU005"], until=date(2020, 3, 1)))
    assert trend[date(2020, 2, 1)].unemployed is None
    assert trend[date(2020, 3, 1)].unemployed is not None


def test_before_the_series_the_first_day_that_has_it_is_named():
    with pytest.raises(NothingOnThatDay, match="1/2015") as nothing:
        queries.reaches(day=date(2015, 1, 30), municipalities=CODES)
    assert nothing.value.first == date(2015, 1, 31)
    LabourMonth.objects.filter(month__lt=date(2016, 1, 1)).delete()
    PopulationYear.objects.filter(year__lt=2020).delete()
    with pytest.raises(NothingOnThatDay, match=r"31\.12\.2020") as nothing:
        queries.reaches(day=date(2017, 1, 31), municipalities=CODES)
    assert nothing.value.first == date(2020, 12, 31)


def test_without_any_series_the_command_that_takes_them_is_named(signed_in):
    LabourMonth.objects.all().delete()
    response = signed_in("director").get("/alue/")
    assert response.status_code == 503
    assert "luukku official take" in response.content.decode()


@pytest.mark.parametrize("path", ["/alue/", "/alue/kunnat/", "/alue/kunnat/CODE/"])
def test_before_the_area_pages_say_when_it_begins_and_lead_there(signed_in, path):
    response = signed_in("director").get(path.replace("CODE", current().municipalities[0].code), {"tilanne": "2023-06-30"})
    assert response.status_code == 200
    assert "1.1.2025 alkaen" in text_of(response)
    assert 'href="?tilanne=2025-01-01"' in response.content.decode()
    assert 'href="?tilanne=nyt"' in response.content.decode()


def test_before_the_series_pages_say_when_it_begins(signed_in, old_area):
    response = signed_in("director").get("/alue/", {"tilanne": "2012-03-01"})
    assert "Työttömyyden kuukausisarja alkaa kuukaudesta 1/2015." in text_of(response)
    assert 'href="?tilanne=2015-01-31"' in response.content.decode()


def test_pages_show_the_figures_of_the_chosen_day(signed_in, old_area):
    client = signed_in("director")
    codes = [member.code for member in old_area.municipalities]
    april = [next(row for row in official.series_for(f"KU{code}") if row.month == date(2020, 4, 1)) for code in codes]
    unemployed = f"{sum(row.unemployed for row in april):,}".replace(",", " ")
    text = text_of(client.get("/alue/", {"tilanne": "2020-05-20"}))
    assert f"Työttömiä on {unemployed} ," in text
    assert "2015–2020" in text
    assert "Kuukausisarja päättyy" not in text
    residents = sum(official.population(code, 2019) for code in codes)
    members = text_of(client.get("/alue/kunnat/", {"tilanne": "2020-05-20"}))
    assert f"Asukkaita oli vuoden 2019 lopussa {residents:,}".replace(",", " ") in members
    own = text_of(client.get(f"/alue/kunnat/{codes[0]}/", {"tilanne": "2020-05-20"}))
    assert "4/2020" in own
    assert "31.12.2019" in own
    assert "5/2020" not in own


@pytest.mark.parametrize("path", ["/alue/", "/alue/kunnat/", "/alue/kunnat/CODE/"])
@pytest.mark.parametrize("day", ["2015-01-31", "2015-02-28", "2016-02-29", "2036-11-24"])
def test_every_page_works_on_the_edges_of_the_series(signed_in, old_area, path, day):
    client = signed_in("director")
    path = path.replace("CODE", old_area.municipalities[0].code)
    client.get(path, {"tilanne": day})
    with CaptureQueriesContext(connection) as captured:
        response = client.get(path, {"tilanne": day})
    assert response.status_code == 200
    assert "None" not in text_of(response)
    assert len(captured) <= 13


def test_one_that_was_or_will_be_a_member_is_told_so_and_not_sent_elsewhere(signed_in, clock):
    pack = current()
    first, *others = pack.municipalities
    left = replace(first, member_to=date(2026, 6, 30))
    area_actions.load_pack(pack=replace(pack, municipalities=(left, *others)), name="left", clock=clock)
    client = signed_in("director")
    path = f"/alue/kunnat/{first.code}/"
    assert f"{first.name.fi} oli alueen jäsen 30.6.2026 asti." in text_of(client.get(path))
    assert f"{first.name.fi} on alueen jäsen 1.1.2025 alkaen." in text_of(client.get(path, {"tilanne": "2024-12-31"}))
    assert client.get(path, {"tilanne": "2026-06-30"}).status_code == 200


def test_the_note_of_a_figure_tells_when_its_month_was_taken(signed_in):
    Delivery.objects.filter(dataset=LABOUR).update(taken_on=date(2026, 3, 9))
    body = signed_in("director").get("/alue/").content.decode()
    assert "9.3.2026" in unescape(body)

"""Newer months from a downloaded file: seen first, taken whole, the same twice changes nothing, and no start undoes it."""

from datetime import date

import pytest
from django.db import DatabaseError, connection, transaction

from luukku.connectors import official
from luukku.figures import queries
from luukku.figures.actions import ChangedMeanwhile, preview, take, take_shipped
from luukku.figures.domain.update import Change
from luukku.figures.models import Delivery, LabourMonth, PopulationYear
from luukku.figures.store import LABOUR, POPULATION
from tests import statfin_files

pytestmark = pytest.mark.django_db
OCTOBER, NOVEMBER, DECEMBER = date(2023, 10, 1), date(2023, 11, 1), date(2023, 12, 1)
ALL = sorted(official.regions_12r5())


def months_of(*months: date, regions=ALL, unemployed=100):
    """Invented figures of new months."""
    return {(region, month): (unemployed, 1000, None) for region in regions for month in months}


def seen(figures, clock, name="new.json"):
    return preview(data=statfin_files.json_stat2(figures), file=name, clock=clock)


def stored():
    """Everything that a preview or a failed taking must leave alone."""
    return (
        list(
            LabourMonth.objects.order_by("region", "month").values_list(
                "region", "month", "unemployed", "vacancies", "delivery_id"
            )
        ),
        list(PopulationYear.objects.order_by("municipality", "year").values_list("municipality", "year", "residents")),
        list(Delivery.objects.order_by("pk").values_list("dataset", "digest", "first", "last")),
    )


def test_a_preview_tells_what_is_new_and_writes_nothing(clock):
    before = stored()
    found = seen(months_of(NOVEMBER) | statfin_files.shipped(since=date(2023, 9, 1)), clock)
    assert {what: found.comparison.count(what) for what in ("new", "changed", "unchanged")} == {
        "new": 328,
        "changed": 0,
        "unchanged": 656,
    }
    assert [(each.period, each.state) for each in found.comparison.periods] == [
        (date(2023, 9, 1), "unchanged"),
        (OCTOBER, "unchanged"),
        (NOVEMBER, "new"),
    ]
    assert found.rejected == found.gaps == found.lacking == ()
    assert stored() == before


def test_what_was_seen_is_taken_and_its_delivery_tells_where_from(clock):
    found = seen(months_of(NOVEMBER, DECEMBER), clock, name="/home/planner/12r5 2023.json")
    take(found, clock=clock)
    delivery = Delivery.objects.get(shipped=False)
    assert (delivery.file, delivery.digest, delivery.dataset) == ("12r5 2023.json", found.digest, LABOUR)
    assert (delivery.first, delivery.last, delivery.taken_on) == (NOVEMBER, date(2023, 12, 31), clock.today())
    assert LabourMonth.objects.filter(delivery=delivery).count() == 656
    reach = queries.reaches(day=clock.today(), municipalities=["005"])[LABOUR]
    assert (reach.last, reach.taken_on, reach.shipped) == (date(2023, 12, 31), clock.today(), False)
    assert queries.reaches(day=date(2023, 11, 15), municipalities=["005"])[LABOUR].shipped


def test_the_same_file_twice_changes_nothing(clock):
    figures = months_of(NOVEMBER)
    take(seen(figures, clock), clock=clock)
    before = stored()
    again = seen(figures, clock)
    assert again.comparison.rows == {}
    take(again, clock=clock)
    assert stored() == before


def test_a_revised_month_shows_old_and_new_and_knows_who_revised_it(clock):
    was = official.series_for("KU005")[-1]
    revised = {("KU005", OCTOBER): (was.unemployed + 7, was.labour_force, None)}
    found = seen(revised, clock)
    assert found.comparison.changes == (
        Change("KU005", OCTOBER, "vacancies", was.vacancies, None),
        Change("KU005", OCTOBER, "unemployed", was.unemployed, was.unemployed + 7),
    )
    take(found, clock=clock)
    row = LabourMonth.objects.get(region="KU005", month=OCTOBER)
    assert (row.unemployed, row.labour_force, row.vacancies) == (was.unemployed + 7, was.labour_force, None)
    assert row.delivery.file == "new.json"
    assert LabourMonth.objects.get(region="KU020", month=OCTOBER).delivery.shipped


def test_a_bad_row_is_left_out_and_the_others_are_taken(clock):
    figures = months_of(NOVEMBER, regions=["KU005", "KU020"])
    figures["KU020", NOVEMBER] = (-1, 2, 3)
    found = seen(figures, clock)
    assert [problem.key for problem in found.rejected] == ["value[3]"]
    take(found, clock=clock)
    assert list(LabourMonth.objects.filter(month=NOVEMBER).values_list("region", flat=True)) == ["KU005"]


def test_a_month_that_has_not_ended_is_refused(clock):
    found = seen(months_of(date(2026, 10, 1), date(2026, 11, 1), regions=["KU005"]), clock)
    assert [each.period for each in found.comparison.periods] == [date(2026, 10, 1)]
    assert [problem.message for problem in found.rejected] == ["KU005 2026-11: it has not ended yet"]


def test_a_file_of_some_measures_keeps_the_others_and_begins_no_row(clock):
    data = statfin_files.json_stat2({("KU005", OCTOBER): (1,), ("KU005", NOVEMBER): (2,)}, codes=("TYOTTOMATLOPUSSA",))
    found = preview(data=data, file="u.json", clock=clock)
    assert [(problem.key, problem.expected) for problem in found.rejected] == [
        ("labour_force, vacancies", "all measures in one file")
    ]
    take(found, clock=clock)
    was = official.series_for("KU005")[-1]
    row = LabourMonth.objects.get(region="KU005", month=OCTOBER)
    assert (row.unemployed, row.labour_force, row.vacancies) == (1, was.labour_force, was.vacancies)
    assert not LabourMonth.objects.filter(month=NOVEMBER).exists()


def test_months_that_nobody_tells_and_members_that_lack_the_newest_are_named(clock):
    from luukku.area.queries import current

    member, *others = sorted(each.code for each in current().municipalities)
    found = seen(months_of(date(2024, 1, 1), regions=[f"KU{code}" for code in others]), clock)
    assert found.gaps == (NOVEMBER, DECEMBER)
    assert found.lacking == (member,)


def test_population_is_taken_in_the_same_way(clock):
    data = '"Väestö 31.12. muuttujina Alue ja Vuosi"\n\n"Alue","2022","2023","2024"\n"Alajärvi",9000,9100,...\n"KOKO MAA",1,2,3\n'
    found = preview(data=data.encode(), file="pop.csv", clock=clock)
    assert [problem.message for problem in found.rejected] == ["KU005 2024: the figure is not published"]
    take(found, clock=clock)
    assert dict(PopulationYear.objects.filter(municipality="005", year__gte=2022).values_list("year", "residents")) == {
        2022: 9000,
        2023: 9100,
    }
    delivery = Delivery.objects.get(shipped=False)
    assert (delivery.dataset, delivery.first, delivery.last) == (POPULATION, date(2022, 12, 31), date(2023, 12, 31))
    reach = queries.reaches(day=clock.today(), municipalities=["005"])[POPULATION]
    assert (reach.last, reach.shipped) == (date(2023, 12, 31), False)


# --- whole or not at all ---------------------------------------------------------------------------------------------------
def test_a_failure_in_the_middle_leaves_everything_as_it_was(clock):
    found = seen(months_of(NOVEMBER, DECEMBER), clock)
    before = stored()
    with connection.cursor() as cursor:
        cursor.execute(
            "CREATE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the disk is full'; END $$;"
            "CREATE TRIGGER fail BEFORE INSERT ON figures_labourmonth FOR EACH ROW"
            " WHEN (NEW.region = 'SSS' AND NEW.month = '2023-12-01') EXECUTE FUNCTION fail()"
        )
    with pytest.raises(DatabaseError, match="the disk is full"), transaction.atomic():
        take(found, clock=clock)
    assert stored() == before


def test_what_changed_after_the_preview_is_not_overwritten_unseen(clock):
    found = seen(months_of(NOVEMBER), clock)
    take(seen(months_of(NOVEMBER, regions=["KU005"], unemployed=5), clock), clock=clock)
    before = stored()
    with pytest.raises(ChangedMeanwhile), transaction.atomic():
        take(found, clock=clock)
    assert stored() == before


# --- the next start --------------------------------------------------------------------------------------------------------
@pytest.fixture
def newer_program(tmp_path, monkeypatch):
    """A checkout after `git pull`: the shipped series go to December and tell October of Alajärvi otherwise."""

    def pull(*, residents: int = 1):
        import gzip
        import shutil

        folder = tmp_path / "official"
        shutil.copytree(official.folder(), folder)
        series = folder / "unemployment_12r5.csv.gz"
        header, *lines = gzip.decompress(series.read_bytes()).decode().splitlines()
        lines = [f"{line.rpartition(',')[0]},3,1,2" if line.startswith("KU005,") else f"{line},1,2" for line in lines]
        series.write_bytes(gzip.compress("\n".join([f"{header},2023-11,2023-12", *lines, ""]).encode()))
        people = folder / "population.csv"
        header, *lines = people.read_text(encoding="utf-8").splitlines()
        people.write_text("\n".join([f"{header},2023", *(f"{line},{residents}" for line in lines), ""]), encoding="utf-8")
        monkeypatch.setenv("LUUKKU_OFFICIAL", str(folder))

    return pull


def test_a_start_leaves_what_the_area_took_alone(clock):
    take(seen(months_of(NOVEMBER) | {("KU005", OCTOBER): (1, 2, 3)}, clock), clock=clock)
    before = stored()
    assert take_shipped(clock=clock) == []
    assert stored() == before


def test_a_newer_program_fills_in_and_renews_only_what_the_area_has_not_taken(clock, newer_program):
    take(seen(months_of(NOVEMBER, regions=["KU005"]) | {("KU005", OCTOBER): (11, 22, None)}, clock), clock=clock)
    newer_program()
    assert take_shipped(clock=clock) == [LABOUR, POPULATION]
    own = {
        month: (unemployed, delivery)
        for month, unemployed, delivery in LabourMonth.objects.filter(region="KU005", month__gte=date(2023, 9, 1)).values_list(
            "month", "unemployed", "delivery__shipped"
        )
    }
    assert own[OCTOBER] == (11, False)
    assert own[NOVEMBER] == (100, False)
    assert own[DECEMBER] == (2, True)
    assert own[date(2023, 9, 1)] == (official.series_for("KU005")[-4].unemployed, True)
    others = LabourMonth.objects.filter(region="KU020", month__gte=OCTOBER, delivery__shipped=True)
    assert dict(others.values_list("month", "unemployed"))[DECEMBER] == 2
    assert LabourMonth.objects.count() == 328 * 108
    assert Delivery.objects.filter(shipped=True).count() == 2
    assert Delivery.objects.get(dataset=LABOUR, shipped=True).last == date(2023, 12, 31)


def test_a_newer_population_file_keeps_the_year_the_area_took(clock, newer_program):
    data = '"Väestö 31.12. muuttujina Alue ja Vuosi"\n\n"Alue","2023"\n"Alajärvi",9100\n'
    take(preview(data=data.encode(), file="pop.csv", clock=clock), clock=clock)
    newer_program(residents=77)
    take_shipped(clock=clock)
    found = dict(
        PopulationYear.objects.filter(year=2023, municipality__in=["005", "020"]).values_list("municipality", "residents")
    )
    assert found == {"005": 9100, "020": 77}


def test_after_a_newer_program_the_same_file_still_changes_nothing(clock, newer_program):
    figures = months_of(NOVEMBER)
    take(seen(figures, clock), clock=clock)
    newer_program()
    take_shipped(clock=clock)
    assert seen(figures, clock).comparison.rows == {}


def test_pages_show_the_newer_month_and_say_when_it_was_taken(signed_in, clock):
    take(seen(months_of(date(2026, 10, 1)), clock), clock=clock)
    body = signed_in("director").get("/alue/").content.decode()
    assert "10/2026" in body
    assert "Kuukausisarja päättyy" not in body
    assert "24.11.2026" in body


def test_a_population_that_the_area_took_has_its_own_source(signed_in, clock):
    from luukku.area.queries import current

    codes = [member.code for member in current().municipalities]
    lines = [f"KU{code},1000" for code in codes]
    data = "\n".join(['"Väestö 31.12. muuttujina Alue ja Vuosi"', "", '"Alue","2024"', *lines])
    take(preview(data=data.encode(), file="pop.csv", clock=clock), clock=clock)
    body = signed_in("director").get("/alue/kunnat/").content.decode()
    assert "Tilastokeskus, väestörakenne" in body
    assert "Sotkanet" not in body

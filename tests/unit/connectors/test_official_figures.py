"""Population and the unemployment series 12r5: golden figures, totals, and what is not published."""

from datetime import date

import pytest

from luukku.connectors import official
from luukku.connectors.official import Observation

LAST = date(2023, 10, 1)
MEASURES = ("unemployed", "labour_force", "vacancies")


def in_month(region: str, month: date = LAST) -> Observation:
    return next(one for one in official.series_for(region) if one.month == month)


def sum_of(prefix: str, measure: str, at: int) -> tuple[int, int]:
    """Sum of the published figures of all regions of a kind in a month, and how many are not published."""
    figures = [
        getattr(official.series_for(region)[at], measure) for region in official.regions_12r5() if region.startswith(prefix)
    ]
    return sum(figure for figure in figures if figure is not None), figures.count(None)


@pytest.mark.parametrize(
    ("year", "country"), [(2000, 5_181_115), (2010, 5_375_276), (2020, 5_533_793), (2021, 5_548_241), (2022, 5_563_970)]
)
def test_municipalities_add_up_to_the_published_population_of_the_country(year: int, country: int) -> None:
    assert sum(official.populations(year).values()) == country


@pytest.mark.parametrize(
    ("code", "year", "persons"), [("398", 2022, 120_175), ("098", 2022, 22_943), ("781", 2000, 4_915), ("091", 2022, 664_028)]
)
def test_population_of_a_municipality(code: str, year: int, persons: int) -> None:
    assert official.population(code, year) == persons


def test_population_covers_every_year_and_every_municipality() -> None:
    assert official.population_years() == tuple(range(2000, 2023))
    assert all(official.populations(year).keys() == official.municipalities().keys() for year in official.population_years())


def test_population_of_mantyharju_includes_pertunmaa() -> None:
    assert official.population("507", 2022) == 5_564 + 1_600


def test_a_year_without_population_names_the_years_there_are() -> None:
    with pytest.raises(official.NoPopulation, match="2000 to 2022"):
        official.population("098", 2023)


def test_population_of_an_unknown_municipality_is_answered_with_the_nearest() -> None:
    with pytest.raises(official.UnknownMunicipality, match="016"):
        official.population("16", 2022)


def test_the_series_has_every_month_of_every_region() -> None:
    months = official.months_12r5()
    assert (months[0], months[-1], len(months)) == (date(2015, 1, 1), LAST, 106)
    assert all(tuple(one.month for one in official.series_for(region)) == months for region in official.regions_12r5())
    assert sum(1 for _ in official.series_12r5()) == 328 * 106


def test_the_series_speaks_of_the_municipalities_and_regions_of_today() -> None:
    regions = set(official.regions_12r5())
    assert regions == {f"KU{code}" for code in official.municipalities()} | {f"MK{code}" for code in official.regions()} | {"SSS"}


@pytest.mark.parametrize(("measure", "figure"), [("unemployed", 3_482), ("labour_force", 36_471), ("vacancies", 319)])
def test_area_31_in_october_2023(measure: str, figure: int) -> None:
    members = official.employment_area("31").municipalities
    assert sum(getattr(in_month(f"KU{code}"), measure) for code in members) == figure


def test_the_country_in_october_2023() -> None:
    assert in_month(official.COUNTRY) == Observation("SSS", LAST, 256_070, 2_648_166, 45_031)


def test_labour_force_of_municipalities_adds_up_to_regions_and_to_the_country_in_every_month() -> None:
    for at in range(len(official.months_12r5())):
        country = official.series_for(official.COUNTRY)[at].labour_force
        assert sum_of("KU", "labour_force", at) == sum_of("MK", "labour_force", at) == (country, 0)


def test_unemployed_fall_short_of_their_regions_by_what_is_not_published() -> None:
    """Each hidden figure is one to four persons; what belongs to no region is 0.15 % of the country at most, Åland included."""
    for at in range(len(official.months_12r5())):
        municipalities, hidden = sum_of("KU", "unemployed", at)
        regions, none = sum_of("MK", "unemployed", at)
        country = official.series_for(official.COUNTRY)[at].unemployed or 0
        assert none == 0
        assert hidden <= regions - municipalities <= 4 * hidden
        assert 0 < country - regions < 0.0015 * country


def test_vacancies_fall_short_of_their_regions_by_what_is_not_published() -> None:
    """As above, but for months when Mäntyharju is hidden only because of Pertunmaa; 9 % at most belong to no region."""
    for at in range(len(official.months_12r5())):
        municipalities, hidden = sum_of("KU", "vacancies", at)
        regions, none = sum_of("MK", "vacancies", at)
        country = official.series_for(official.COUNTRY)[at].vacancies or 0
        merged = 50 if official.series_for("KU507")[at].vacancies is None else 0
        assert none == 0
        assert hidden <= regions - municipalities <= 4 * hidden + merged
        assert 0 < country - regions < 0.09 * country


def test_what_is_not_published_is_none_and_never_a_number_below_five() -> None:
    published = {getattr(one, measure) for one in official.series_12r5() for measure in ("unemployed", "vacancies")}
    assert None in published
    assert {0, 5} <= published
    assert not published & {1, 2, 3, 4}


def test_mantyharju_is_hidden_where_pertunmaa_was() -> None:
    hidden = [one.month for one in official.series_for("KU507") if one.vacancies is None]
    assert len(hidden) == 16
    assert hidden[-1] == LAST
    assert all(one.unemployed is not None for one in official.series_for("KU507"))


@pytest.mark.parametrize(
    ("asked", "nearest"),
    [("098", "KU098"), ("98", "KU098"), ("ku98", "KU098"), ("07", "MK07"), ("KU588", "KU507"), ("sss", "SSS"), ("?", None)],
)
def test_an_unknown_region_names_the_one_that_was_probably_meant(asked: str, nearest: str | None) -> None:
    with pytest.raises(official.UnknownRegion) as refusal:
        official.series_for(asked)
    assert refusal.value.nearest == nearest

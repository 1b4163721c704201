"""Seats on the board by the rule of the agreement."""

from hypothesis import given
from hypothesis import strategies as st
from pytest import mark

from luukku.area.domain.board import board, rule_in_words, seats_for
from luukku.area.domain.pack import BoardRule
from tests.unit.area.packs import small_pack

PEOPLE = {"005": 9_999, "009": 20_001, "049": 10_000}


@mark.parametrize(("population", "seats"), [(0, 0), (1, 1), (9_999, 1), (10_000, 1), (10_001, 2), (20_000, 2), (22_943, 3)])
def test_each_started_ten_thousand_gives_a_seat(population, seats):
    assert seats_for(population, size=10_000) == seats


@given(st.integers(0, 10**7), st.integers(1, 10**5))
def test_seats_are_the_fewest_that_cover_the_population(population, size):
    seats = seats_for(population, size=size)
    assert (seats - 1) * size < population <= seats * size or seats == population == 0


def test_the_board_is_the_members_of_the_year_after_the_population():
    found = board(pack=small_pack(), year=2026, populations=PEOPLE)
    assert [(row.municipality.name.fi, row.seats) for row in found.seats] == [("Alajärvi", 1), ("Alavieska", 3), ("Espoo", 1)]
    assert found.total == 5


def test_a_municipality_that_has_left_has_no_seats():
    assert [row.municipality.code for row in board(pack=small_pack(), year=2027, populations=PEOPLE).seats] == ["005", "049"]


def test_a_year_before_the_area_counts_its_first_members():
    assert [row.municipality.code for row in board(pack=small_pack(), year=2022, populations=PEOPLE).seats] == ["005", "009"]


def test_a_pack_without_a_rule_has_no_board():
    without = small_pack(area=('board: {kind: per_started, size: 10000, source: {id: plan, place: "1"}}\n', ""))
    assert board(pack=without, year=2022, populations=PEOPLE) is None


def test_the_rule_is_told_in_three_languages():
    rule = rule_in_words(BoardRule(kind="per_started", size=10_000))
    assert rule.fi == "Yksi jäsen jokaista alkavaa 10\u00a0000 asukasta kohti"
    assert rule.sv == "En ledamot för varje påbörjat 10\u00a0000-tal invånare"
    assert rule.en == "One member for each started 10,000 residents"

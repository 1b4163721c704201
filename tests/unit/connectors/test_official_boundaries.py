"""Boundaries of municipalities: whole, oriented, without slivers; neighbours and points for names."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.connectors import official
from luukku.connectors.official.geometry import Polygon, area, centroid, contains, dissolve, edges, signed_area

CELLS = st.sets(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1)


def square(x: float, y: float, *, side: float = 1) -> Polygon:
    """A square with its lower left corner at (x, y), running clockwise."""
    return (((x, y), (x, y + side), (x + side, y + side), (x + side, y), (x, y)),)


def touches_in_a_corner(cells: set[tuple[int, int]]) -> bool:
    """Whether two cells of the set meet in a corner that no third one fills."""
    blocks = (
        [(x, y) in cells, (x + 1, y + 1) in cells, (x + 1, y) in cells, (x, y + 1) in cells]
        for x in range(-1, 5)
        for y in range(-1, 5)
    )
    return any(block in ([True, True, False, False], [False, False, True, True]) for block in blocks)


def test_each_municipality_of_today_has_its_boundary_and_nothing_else_has() -> None:
    assert official.boundaries().keys() == official.municipalities().keys()


def test_rings_are_closed_have_an_area_and_repeat_no_point() -> None:
    for polygons in official.boundaries().values():
        for ring in (ring for polygon in polygons for ring in polygon):
            assert ring[0] == ring[-1]
            assert all(start != end for start, end in pairwise(ring))
            assert len(set(ring)) == len(ring) - 1 >= 3


def test_outer_rings_run_clockwise_and_holes_the_other_way() -> None:
    polygons = [polygon for shape in official.boundaries().values() for polygon in shape]
    assert all(signed_area(polygon[0]) < 0 for polygon in polygons)
    assert [signed_area(hole) > 0 for polygon in polygons for hole in polygon[1:]] == [True]


def test_all_points_lie_in_finland() -> None:
    points = [point for shape in official.boundaries().values() for polygon in shape for ring in polygon for point in ring]
    assert all(19.4 < longitude < 31.6 and 59.7 < latitude < 70.1 for longitude, latitude in points)


def test_municipalities_cover_the_country_without_overlap() -> None:
    """Every side belongs to one municipality, or to two that run it in opposite directions."""
    sides = [side for shape in official.boundaries().values() for side in edges(shape)]
    assert len(sides) == len(set(sides))


def test_mantyharju_is_one_polygon_after_the_merger() -> None:
    assert [len(polygon) for polygon in official.boundaries()["507"]] == [1]


def test_neighbours_share_a_border() -> None:
    lahti = official.neighbours(["398"])
    assert {official.municipality(code).name_fi for code in lahti} == {
        "Asikkala",
        "Heinola",
        "Hollola",
        "Iitti",
        "Orimattila",
    }


def test_what_surrounds_an_area_does_not_include_it() -> None:
    members = official.employment_area("31").municipalities
    around = official.neighbours(members)
    assert not around & set(members)
    assert {"398", "507"} <= around  # the city in its middle, and Mäntyharju through what was Pertunmaa
    assert len(around) == 14


def test_neighbourhood_is_mutual() -> None:
    for code in official.municipalities():
        assert all(code in official.neighbours([other]) for other in official.neighbours([code]))


def test_an_enclave_has_one_neighbour_and_an_island_none() -> None:
    assert official.neighbours(["235"]) == {"049"}  # Kauniainen within Espoo
    assert official.neighbours(["072"]) == frozenset()  # Hailuoto


def test_neighbours_of_an_unknown_municipality_are_refused() -> None:
    with pytest.raises(official.UnknownMunicipality):
        official.neighbours(["588"])


def test_centroids_are_latitude_and_longitude() -> None:
    assert official.centroid("398") == pytest.approx((60.99, 25.86), abs=0.01)


def test_names_are_written_inside_even_where_the_centroid_lies_outside() -> None:
    outside = []
    for code, shape in official.boundaries().items():
        latitude, longitude = official.label_point(code)
        assert any(contains(polygon, (longitude, latitude)) for polygon in shape)
        if official.label_point(code) != official.centroid(code):
            outside.append(official.municipality(code).name_fi)
    assert official.label_point("109") == pytest.approx((61.07, 24.88), abs=0.01)  # in the wider of Hämeenlinna's two arms
    assert outside == ["Hämeenlinna", "Jyväskylä", "Kuopio", "Liminka", "Ylöjärvi"]


def test_the_centroid_of_a_square_is_its_middle_wherever_it_lies() -> None:
    assert centroid(square(0, 0, side=2)[0]) == (1, 1)
    assert centroid(square(24, 61, side=2)[0]) == pytest.approx((25, 62))


@given(cells=CELLS)
def test_a_union_keeps_the_area_and_loses_the_common_sides(cells: set[tuple[int, int]]) -> None:
    squares = [square(x, y) for x, y in sorted(cells)]
    if touches_in_a_corner(cells):
        with pytest.raises(ValueError, match="touch at a point"):
            dissolve(squares)
        return
    union = dissolve(squares)
    assert area(union) == len(cells)
    assert all(ring[0] == ring[-1] for polygon in union for ring in polygon)
    assert all(signed_area(polygon[0]) < 0 and all(signed_area(hole) > 0 for hole in polygon[1:]) for polygon in union)
    assert all(
        any(contains(polygon, (x + 0.5, y + 0.5)) for polygon in union) == ((x, y) in cells) for x in range(5) for y in range(5)
    )
    assert not {(end, start) for start, end in edges(union)} & set(edges(union))


@given(cells=CELLS)
def test_a_union_does_not_depend_on_the_order_of_its_parts(cells: set[tuple[int, int]]) -> None:
    if not touches_in_a_corner(cells):
        squares = [square(x, y) for x, y in sorted(cells)]
        assert dissolve(squares) == dissolve(reversed(squares))


def test_a_hole_stays_a_hole_of_the_ring_around_it() -> None:
    ring_of_cells = [square(x, y) for x in range(3) for y in range(3) if (x, y) != (1, 1)]
    far_away = square(10, 10)
    (first, second) = dissolve([*ring_of_cells, far_away])
    assert (len(first), len(second)) == (2, 1)
    assert area([first]) == 8

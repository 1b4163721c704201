"""Maps: classes with round limits, names that do not cover each other, any shape of area."""

import json
import re
from math import hypot
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.core.ui.charts import Region, Spot, choropleth
from luukku.core.ui.charts.classes import legend, round_limits, step_of, steps_of
from luukku.core.ui.charts.labels import Wanted, place
from luukku.core.ui.charts.maps import DOT, _apart
from luukku.core.ui.charts.plane import contains, fit, roomiest_point, to_plane

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "geo" / "kunnat_2021_1_4500000.geojson"


def box(west: float, south: float, size: float = 0.5):
    """A square municipality."""
    east, north = west + size, south + size
    return (((west, south), (west, north), (east, north), (east, south), (west, south)),)


def region(name: str, west: float, south: float, value: float | None = None, size: float = 0.5) -> Region:
    return Region(name=name, polygons=(box(west, south, size),), value=value)


GRID = [region(f"Kunta {number}", 25 + number % 3 * 0.5, 61 + number // 3 * 0.5, 6.8 + 0.7 * number) for number in range(9)]


def draw(own=GRID, **options):
    return choropleth(own=own, label="Kartta", language="fi", decimals=1, suffix="\u00a0%", **options)


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def test_limits_of_rates_are_whole_percents():
    rates = [12.9, 12.2, 10.6, 10.2, 9.7, 9.0, 9.0, 8.8, 6.8]
    assert round_limits(rates, decimals=1) == (8, 9, 10, 11, 12)


def test_limits_of_very_uneven_sizes_follow_their_shares():
    populations = [700, 1_500, 2_600, 3_584, 6_559, 8_033, 15_000, 23_090, 120_000, 660_000]
    limits = round_limits(populations, decimals=0)
    assert 3 <= len(limits) <= 5
    assert all(str(int(limit))[0] in "125" for limit in limits)


def test_equal_values_make_one_class_and_no_legend():
    assert round_limits([10.7, 10.7], decimals=1) == ()
    assert legend((), language="fi", suffix="", unknown=False) == ()


def test_whole_numbers_never_get_limits_between_them():
    assert all(limit == int(limit) for limit in round_limits([0, 1, 2, 3], decimals=0))


@given(st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 1)), max_size=60))
def test_there_are_at_most_six_classes_and_none_lies_outside_the_values(values):
    limits = round_limits(values, decimals=1)
    assert len(limits) <= 5
    assert list(limits) == sorted(set(limits))
    assert all(min(values) < limit <= max(values) for limit in limits)
    assert {step_of(value, limits) for value in values} <= set(steps_of(len(limits) + 1))


def test_a_legend_names_each_class_in_the_readers_language():
    entries = legend((8, 9.5), language="fi", suffix="\u00a0%", unknown=True)
    assert [entry.text for entry in entries] == ["alle 8,0\u00a0%", "8,0–9,5", "vähintään 9,5\u00a0%", "ei tietoa"]
    assert [entry.css for entry in entries] == ["sw--h1", "sw--h3", "sw--h6", ""]


def test_what_reads_nine_is_in_the_class_that_begins_from_nine():
    chart = draw([region("Länsi", 25, 61, 8.96), region("Itä", 25.5, 61, 9.04)], limits=(9,))
    fills = re.findall(r'fill="(#[0-9a-f]{6})" stroke="#ffffff"', chart.svg)
    assert len(fills) == 2 and len(set(fills)) == 1


def test_roomy_areas_carry_name_and_value():
    shown = texts(draw().svg)
    assert {one.name for one in GRID} <= set(shown)
    assert "6,8\u00a0%" in shown and "12,4\u00a0%" in shown


def test_a_small_area_loses_its_value_before_its_name():
    tall = (((0.0, 0.0), (0.0, 60.0), (60.0, 60.0), (60.0, 0.0), (0.0, 0.0)),)
    flat = (((0.0, 60.0), (0.0, 82.0), (60.0, 82.0), (60.0, 60.0), (0.0, 60.0)),)
    roomy, small = place([Wanted(0, "Iitti", "9,0 %", (tall,)), Wanted(1, "Iitti", "9,0 %", (flat,))], width=400, height=400)
    assert (roomy.value, small.value) == ("9,0 %", "")


def test_too_many_areas_carry_no_names():
    many = [region(f"Kunta {number}", 22 + number % 8 * 0.5, 61 + number // 8 * 0.5, number) for number in range(48)]
    assert texts(draw(many).svg) == []


def test_names_never_cover_each_other():
    shares = [(name, value) for name in ("Uusikaupunki", "Aura", "Masku") for value in (0.05, 0.2, 0.5)]
    wanted = [
        Wanted(
            index,
            name,
            "5,2 %",
            (tuple(tuple((x * 300 * size + index * 9, y * 90 + index * 7) for x, y in ring) for ring in box(0, 0, 1)),),
        )
        for index, (name, size) in enumerate(shares)
    ]
    from luukku.core.ui.charts.labels import _box, _overlap

    boxes = [_box(label.at, label.name, label.value) for label in place(wanted, width=430, height=300)]
    assert boxes
    assert not any(_overlap(one, other) for index, one in enumerate(boxes) for other in boxes[:index])


def test_another_authority_is_named_and_grey_and_neighbours_have_no_name():
    chart = draw(GRID[:2], beside=[region("Kaupunki", 25, 61.5)], around={"999": (box(26, 61),), "998": (box(20, 66),)})
    assert "Kaupunki" in texts(chart.svg)
    assert "#e6ebf1" in chart.svg
    assert chart.svg.count('fill="#f2f5f8"') == 1  # the far one is left out


def test_spots_carry_their_numbers_and_areas_without_values_are_plain():
    plain = [region("Länsi", 25, 61), region("Itä", 25.5, 61)]
    chart = draw(plain, spots=[Spot(number="1", at=(25.2, 61.2)), Spot(number="2", at=(25.2, 61.2))])
    assert {"1", "2"} <= set(texts(chart.svg))
    assert chart.classes == ()


def test_a_municipality_without_borders_is_a_point_with_its_name():
    chart = draw([GRID[0], Region(name="Rajaton", polygons=(), value=9.9, at=(25.7, 61.3))])
    assert any(text.startswith("Rajaton 9,9") for text in texts(chart.svg))


def test_a_map_of_points_alone_can_be_drawn():
    assert "Rajaton" in draw([Region(name="Rajaton", polygons=(), at=(25.7, 61.3))]).svg


def test_nothing_to_draw_is_an_empty_chart():
    assert draw([]).svg == draw([Region(name="Rajaton", polygons=(), value=1.0)]).svg == ""


@given(st.lists(st.tuples(st.floats(0, 400), st.floats(0, 400)), max_size=5))
def test_discs_are_moved_apart(points):
    placed = _apart(points)
    assert all(hypot(x - ox, y - oy) >= 2 * DOT - 0.5 for i, (x, y) in enumerate(placed) for ox, oy in placed[:i])


def test_the_roomiest_point_of_a_horseshoe_is_inside_it():
    shoe = (((0, 0), (0, 100), (100, 100), (100, 80), (20, 80), (20, 20), (100, 20), (100, 0), (0, 0)),)
    point, room = roomiest_point(shoe)
    assert contains(shoe, point)
    assert room == pytest.approx(10, abs=2.5)


def test_the_roomiest_point_avoids_holes():
    square = ((0.0, 0.0), (0.0, 100.0), (100.0, 100.0), (100.0, 0.0), (0.0, 0.0))
    hole = ((30.0, 30.0), (70.0, 30.0), (70.0, 70.0), (30.0, 70.0), (30.0, 30.0))
    point, _room = roomiest_point((square, hole))
    assert contains((square, hole), point)
    assert not contains((hole,), point)


@given(st.lists(st.tuples(st.floats(20, 31), st.floats(59.8, 70)), min_size=1, max_size=20), st.integers(200, 700))
def test_a_fit_keeps_every_place_inside_its_margin(places, width):
    on = fit(places, width=width, tallest=540, margin=34)
    for x, y in map(on.point, places):
        assert 33.9 <= x <= width - 33.9
        assert 33.9 <= y <= on.height - 33.9
    assert width / 2 - 1 <= on.height <= 540


def test_north_is_up_and_the_projection_keeps_shapes():
    (x0, y0), (x1, _y1), (_x2, y2) = to_plane((25, 62)), to_plane((25.1, 62)), to_plane((25, 62.1))
    assert x1 > x0 and y2 < y0
    assert (x1 - x0) / (y0 - y2) == pytest.approx(0.4688, abs=0.003)  # cos 62°: a degree of longitude against one of latitude


def country() -> list[tuple[str, str, tuple]]:
    if not SHARED.exists():
        pytest.skip("the shared borders are not beside this checkout")
    found = []
    for feature in json.loads(SHARED.read_text(encoding="utf-8"))["features"]:
        shape = feature["geometry"]["coordinates"]
        shape = [shape] if feature["geometry"]["type"] == "Polygon" else shape
        polygons = tuple(tuple(tuple(map(tuple, ring)) for ring in polygon) for polygon in shape)
        found.append((feature["properties"]["nimi_fi"], feature["properties"]["tyollisyysalue"], polygons))
    return found


def test_every_employment_area_and_the_whole_country_can_be_drawn():
    everything = country()
    areas = sorted({area for _name, area, _polygons in everything if area})
    assert len(areas) >= 45
    for area in [*areas[::6], None]:
        own = [
            Region(name=name, polygons=polygons, value=float(len(name)))
            for name, of, polygons in everything
            if area in (of, None)
        ]
        around = {name: polygons for name, of, polygons in everything if area is not None and of != area}
        svg = choropleth(own=own, around=around, label=str(area), language="fi").svg
        assert svg.count("<path") >= len(own)
        assert "NaN" not in svg and "style" not in svg and " id=" not in svg


@settings(max_examples=10)
@given(st.lists(st.none() | st.floats(-1000, 1000), min_size=1, max_size=9))
def test_any_values_can_be_shown(values):
    own = [Region(name=one.name, polygons=one.polygons, value=value) for one, value in zip(GRID, values, strict=False)]
    chart = draw(own)
    assert chart.svg and "NaN" not in chart.svg
    assert len(chart.classes) <= 7

"""Flows on a map: arrows whose width is what moves, with room for the way back, and a round least that readers can be told."""

import re
from math import hypot

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.core.ui.charts.flows import DOT, Chosen, Flow, Stop, arrow, flow_map, largest
from luukku.core.ui.charts.plane import signed_area


def box(west: float, south: float, size: float = 0.5):
    """A square municipality."""
    east, north = west + size, south + size
    return ((((west, south), (west, north), (east, north), (east, south), (west, south)),),)


def stop(key: str, west: float, south: float, *, own: bool = True, borders: bool = True) -> Stop:
    polygons = box(west, south) if borders else ()
    return Stop(key=key, name=f"Kunta {key}", at=(west + 0.25, south + 0.25), polygons=polygons, own=own)


STOPS = [stop("a", 25, 61), stop("b", 25.5, 61), stop("c", 25, 61.5), stop("d", 25.5, 61.5, own=False)]
LEGEND = {"first": "naapuriin", "second": "muualle"}


def draw(flows, stops=STOPS, **options):
    return flow_map(stops=stops, flows=flows, label="Kartta: virrat", language="fi", legend=LEGEND, **options)


def texts(svg: str) -> set[str]:
    return set(re.findall(r"<text[^>]*>([^<]*)</text>", svg))


def test_a_picture_of_flows_has_one_name_and_names_each_place():
    chart = draw([Flow(start="a", end="b", count=400)])
    assert len(re.findall('role="img"', chart.svg)) == 1
    assert 'aria-label="Kartta: virrat"' in chart.svg
    assert texts(chart.svg) == {"Kunta a", "Kunta b", "Kunta c", "Kunta d"}
    assert "style=" not in chart.svg


def test_the_legend_names_only_the_colours_that_are_seen():
    both = draw([Flow(start="a", end="d", count=400), Flow(start="a", end="b", count=30, tone="second")])
    assert [(entry.css, entry.text) for entry in both.classes] == [("sw--h6", "naapuriin"), ("sw--s3", "muualle")]
    assert [entry.text for entry in draw([Flow(start="a", end="b", count=1, tone="second")]).classes] == ["muualle"]


def test_without_flows_there_is_no_picture():
    assert draw([]).svg == ""
    assert draw([Flow(start="a", end="b", count=0)]).svg == ""


def test_a_flow_of_an_unknown_place_is_an_error():
    with pytest.raises(KeyError):
        draw([Flow(start="a", end="x", count=1)])


def test_places_without_borders_are_dots_with_names():
    chart = draw([Flow(start="a", end="b", count=5)], [stop("a", 25, 61, borders=False), stop("b", 26, 61, borders=False)])
    assert texts(chart.svg) == {"Kunta a", "Kunta b"}


def test_neighbours_are_drawn_where_they_reach_into_the_picture():
    flows = [Flow(start="a", end="b", count=5)]
    bare = draw(flows).svg
    near = draw(flows, around={"n": box(26, 61)}).svg
    far = draw(flows, around={"n": box(30, 69)}).svg
    assert len(near) > len(bare) == len(far)


def test_the_same_flows_are_drawn_once(monkeypatch):
    flows = [Flow(start="a", end="b", count=123)]
    first = draw(flows)
    monkeypatch.setattr("luukku.core.ui.charts.flows.svg_of", lambda *_args, **_kwargs: pytest.fail("drawn again"))
    assert draw(flows).svg == first.svg


def area(outline) -> float:
    return abs(signed_area(outline[0][0]))


def test_an_arrow_touches_the_dot_that_it_points_to_and_is_as_wide_as_told():
    ((ring,),) = arrow((0, 0), (100, 0), wide=8)
    xs, ys = zip(*ring, strict=True)
    assert max(xs) == 100 - DOT
    assert min(xs) == 0
    assert {y for x, y in ring if x == 0} == {-4, 4}
    assert max(ys) > 4


def test_the_way_back_lies_beside_the_way_there():
    there = arrow((0, 0), (100, 0), wide=4, aside=2.5)
    back = arrow((100, 0), (0, 0), wide=4, aside=2.5)
    shaft = {y for x, y in there[0][0] if x == 0}
    assert min(shaft) > 0
    assert max(y for x, y in back[0][0] if x == 100) < 0


def test_a_flow_within_one_place_has_no_arrow():
    assert arrow((5, 5), (5, 5), wide=4) == ()
    assert arrow((0, 0), (2 * DOT, 0), wide=4) == ()


@given(st.tuples(st.floats(0, 400), st.floats(0, 400)), st.tuples(st.floats(0, 400), st.floats(0, 400)), st.floats(1, 18))
def test_an_arrow_is_a_closed_outline_between_its_places(start, end, wide):
    outline = arrow(start, end, wide=wide)
    length = hypot(end[0] - start[0], end[1] - start[1])
    if not outline:
        assert length <= 2 * DOT
        return
    ring = outline[0][0]
    assert ring[0] == ring[-1]
    assert area(outline) > 0
    reach = length + wide + DOT
    assert all(hypot(x - start[0], y - start[1]) <= reach and hypot(x - end[0], y - end[1]) <= reach for x, y in ring)


def test_when_flows_are_few_all_are_drawn():
    counts = {("a", "b"): 3.0, ("b", "a"): 0.0}
    assert largest(counts, most=5) == Chosen({("a", "b"): 3.0}, 0.0, 0)


def test_equal_flows_that_are_too_many_are_cut_by_number():
    counts = {("a", str(number)): 7.0 for number in range(9)}
    chosen = largest(counts, most=4)
    assert (len(chosen.flows), chosen.least, chosen.left_out) == (4, 0.0, 5)


@given(st.dictionaries(st.tuples(st.integers(), st.integers()), st.integers(0, 10**6), max_size=60), st.integers(1, 20))
def test_the_least_flow_drawn_is_a_round_number_and_none_above_it_is_missing(counts, most):
    chosen = largest(counts, most=most)
    moving = {pair: count for pair, count in counts.items() if count}
    assert len(chosen.flows) == min(len(chosen.flows), most)
    assert bool(chosen.flows) == bool(moving)
    assert len(chosen.flows) + chosen.left_out == len(moving)
    assert min(chosen.flows.values(), default=0) >= max((moving[pair] for pair in moving.keys() - chosen.flows.keys()), default=0)
    if chosen.least:
        assert chosen.flows == {pair: count for pair, count in moving.items() if count >= chosen.least}
        assert str(int(chosen.least))[0] in "125"

"""The dot chart: a mark for each series in each place, told apart by shape and colour, names and legend inside the drawing."""

import re

import pytest

from luukku.core.ui.charts import DotPlace, dot_chart
from luukku.core.ui.charts.theme import CATEGORY

PLACES = [
    DotPlace(name="Heinola", values=(99.9, 96.4, 87.0)),
    DotPlace(name="Sysmä", values=(84.1, None, 87.0), strong=True),
    DotPlace(name="Pohjois-Karjalan pitkäniminen kunta", values=(70.0, 75.0, 80.0)),
]


def drawn(series=("sopimus", "valtionosuus", "asukasluku"), places=PLACES, **more):
    return dot_chart(series=series, places=places, unit="€ / asukas", label="Kuvio", language="fi", **more)


def of_width(svg: str, css: str) -> str:
    return next(part for part in re.findall(r"<svg.*?</svg>", svg, re.S) if f'class="{css}"' in part)


def test_it_is_drawn_for_three_widths_with_one_name():
    svg = drawn().svg
    assert re.findall(r'<svg class="(\w+)"', svg) == ["broad", "middle", "narrow"]
    assert svg.count('role="img" aria-label="Kuvio"') == 3


@pytest.mark.parametrize("css", ["broad", "narrow"])
def test_each_known_value_has_a_mark_and_so_has_the_legend(css):
    svg = of_width(drawn().svg, css)
    marks = [svg.count(f'fill="{colour}"') for colour in CATEGORY[:3]]
    assert marks == [4, 3, 4]
    for name in ("sopimus", "valtionosuus", "asukasluku", "Heinola", "Sysmä"):
        assert f">{name}<" in svg
    assert "€ / asukas" in svg


def test_marks_differ_by_shape():
    svg = of_width(drawn(places=PLACES[:1]).svg, "broad")
    shapes = {colour: set(re.findall(rf'd="([^"]+)" fill="{colour}"', svg)) for colour in CATEGORY[:3]}
    assert all(len(paths) == 1 for paths in shapes.values()), shapes
    assert len(set.union(*shapes.values())) == 3


def test_a_long_name_is_broken_and_a_long_legend_takes_rows():
    narrow = of_width(drawn(series=("yksi melko pitkä tapa jakaa", "toinen aika pitkä tapa", "kolmas tapa")).svg, "narrow")
    assert "Pohjois-Karjalan pitkäniminen kunta" not in narrow
    assert len(set(re.findall(r'translate\([\d.]+,(-[\d.]+)\)"[^>]*>[^<]*tapa', narrow))) >= 2
    widths = [float(x) for x in re.findall(r'viewBox="0 0 ([\d.]+)', narrow)]
    assert widths == [340.0]


def test_markup_in_a_name_is_text():
    svg = drawn(places=[DotPlace(name="<b>x</b>", values=(1.0, 2.0, 3.0))]).svg
    assert "<b>" not in svg


def test_equal_values_and_one_place_can_be_drawn():
    assert "<svg" in drawn(series=("a",), places=[DotPlace(name="Ainoa", values=(5.0,))]).svg


def test_nothing_known_gives_an_empty_chart_and_six_series_are_too_many():
    assert not drawn(series=("a",), places=[DotPlace(name="Ei", values=(None,))]).svg
    with pytest.raises(ValueError, match="at most 5"):
        drawn(series=tuple("abcdef"))

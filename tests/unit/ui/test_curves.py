"""Curves over a number: what is written beside them, the band, the steps, and that any values can be drawn."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.core.ui.charts import Curve, Tick, curve_chart

SAVED = Curve(name="säästö", points=((0, 0), (6, 1200), (12, 2900)))
PRICE = Curve(name="hinta", points=((0, 2400), (12, 2400)))
MONTHS = [Tick(at=month, text=f"{month + 1}/2027") for month in range(12)]


def draw(curves=(SAVED, PRICE), **options):
    told = {"ticks": [Tick(at=at, text=str(at)) for at in range(13)], "unit": "euroa", "label": "Kuvio", "language": "fi"}
    return curve_chart(**{"curves": curves, **told, **options})


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def drawings(chart) -> list[str]:
    return chart.svg.split("</svg>")[:3]


def test_each_curve_has_its_name_and_last_value_beside_its_end():
    broad, _middle, narrow = (texts(drawing) for drawing in drawings(draw()))
    assert {"säästö 2\u00a0900", "hinta 2\u00a0400"} <= set(broad)
    assert {"säästö", "2\u00a0900", "hinta", "2\u00a0400"} <= set(narrow)


def test_curves_are_told_apart_by_their_dashes_too():
    assert "stroke-dasharray" in draw().svg
    assert "stroke-dasharray" not in draw([SAVED]).svg


def test_only_as_many_ticks_are_written_as_there_is_room_for_and_the_first_always_is():
    for drawing in drawings(draw(ticks=MONTHS)):
        written = [text for text in texts(drawing) if text.endswith("/2027")]
        assert written[0] == "1/2027"
        assert written == [tick.text for tick in MONTHS[:: 12 // len(written)]][: len(written)]
    assert len([text for text in texts(drawings(draw(ticks=MONTHS))[2]) if text.endswith("/2027")]) < 12


def test_a_band_is_a_ground_behind_the_curve():
    plain, with_band = draw([SAVED]), draw([SAVED], band=[(0, 0, 0), (12, 2000, 9000)])
    assert "mark-area" not in plain.svg
    assert "mark-area" in with_band.svg
    assert "10\u00a0000" in texts(drawings(with_band)[0])  # the axis reaches the top of the band


def test_a_step_carries_its_own_value_and_a_step_of_nought_none():
    ladder = Curve(name="", points=((0, 0), (100, 10), (200, 20), (300, 20)))
    chart = draw([ladder], ticks=[Tick(at=100, text="100")], suffix="\u00a0%", stepped=True)
    for drawing in drawings(chart):
        assert [text for text in texts(drawing) if text.endswith("%")] == ["10\u00a0%", "20\u00a0%"]


def test_nothing_to_draw_is_an_empty_chart_and_too_many_curves_are_refused():
    assert draw([]).svg == draw([Curve(name="piste", points=((0, 1),))]).svg == ""
    with pytest.raises(ValueError, match="6 curves"):
        draw([SAVED] * 6)


def test_one_name_and_nothing_that_a_strict_page_refuses():
    for drawing in drawings(draw()):
        assert drawing.count("aria-label") == drawing.count('role="img"') == 1
        assert "style=" not in drawing


@settings(max_examples=15)
@given(st.lists(st.floats(-1e7, 1e7), min_size=2, max_size=8), st.booleans())
def test_any_values_can_be_drawn(values, stepped):
    curve = Curve(name="mikä tahansa", points=tuple((float(at), value) for at, value in enumerate(values)))
    assert len(drawings(draw([curve], ticks=[Tick(at=0, text="0")], stepped=stepped))) == 3

"""Line charts: what stands on them, and that any series of months can be drawn."""

import re
from datetime import date
from itertools import pairwise
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from luukku.core.ui.charts import Remark, Series, line_chart
from luukku.core.ui.charts.classes import nice_ticks
from luukku.core.ui.charts.lines import twelve_month_mean
from luukku.core.ui.charts.words import spread


def months(count: int, start: int = 2015) -> list[date]:
    return [date(start + number // 12, number % 12 + 1, 1) for number in range(count)]


def series(*values: float | None, name: str = "Työttömät") -> Series:
    return Series(name=name, points=tuple(zip(months(len(values)), values, strict=True)))


def texts(svg: str) -> list[str]:
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg)


def drawings(chart) -> list[str]:
    return chart.svg.split("</svg>")[:3]


def draw(*shown: Series, **options: object):
    return line_chart(series=shown, unit="henkilöä", label="Viivakuvio", language="fi", **options)


def test_the_last_value_is_written_out_with_its_month():
    chart = draw(series(*range(3000, 3482 + 1, 2)), mean="12 kk:n keskiarvo")
    for drawing in drawings(chart):
        assert "2/2035: 3\u00a0482" in texts(drawing)
        assert "12 kk:n keskiarvo" in texts(drawing)
        assert "henkilöä" in texts(drawing)


def test_each_of_several_series_has_its_name_and_last_value_beside_it():
    chart = draw(series(12.9, 12.84, name="Pohjoinen"), series(6.8, 6.75, name="Etelä"), decimals=1, suffix="\u00a0%")
    broad, middle, narrow = drawings(chart)
    assert texts(broad) == texts(middle)
    assert {"Pohjoinen 12,8\u00a0%", "Etelä 6,8\u00a0%"} <= set(texts(broad))
    assert {"Pohjoinen", "12,8\u00a0%", "Etelä", "6,8\u00a0%"} <= set(texts(narrow))


def test_a_remark_stands_at_its_month():
    chart = draw(series(*([100.0] * 30)), remarks=[Remark(on=date(2016, 5, 1), text="lomautukset")])
    assert "lomautukset" in texts(chart.svg)


def test_a_single_value_is_a_dot_with_its_figure():
    chart = draw(series(5931))
    assert "1/2015: 5\u00a0931" in texts(chart.svg)
    assert "mark-line" not in chart.svg
    assert "mark-symbol" in chart.svg


@pytest.mark.parametrize("shown", [[], [series()], [series(None, None)]])
def test_nothing_to_show_is_an_empty_chart_that_keeps_its_name(shown):
    chart = draw(*shown)
    assert chart.svg == ""
    assert chart.label == "Viivakuvio"


def test_a_month_without_a_value_breaks_the_line():
    whole = re.search(r'mark-line[^>]*><path[^>]*d="([^"]+)"', draw(series(1, 2, 3, 4)).svg)
    broken = re.search(r'mark-line[^>]*><path[^>]*d="([^"]+)"', draw(series(1, 2, None, 3, 4)).svg)
    assert whole[1].count("M") == 1
    assert broken[1].count("M") == 2


def test_six_series_are_refused_because_they_cannot_be_told_apart():
    with pytest.raises(ValueError, match="6 series"):
        draw(*[series(1, 2, name=str(number)) for number in range(6)])


def test_the_picture_is_fit_for_a_strict_csp_and_has_one_name():
    label = 'Kuvio: "työttömät" <& muut>'
    svg = line_chart(series=[series(1, 2, 3, name="<b>")], unit="€ & <i>", label=label, language="fi").svg
    assert "style" not in svg
    assert " id=" not in svg
    assert "url(" not in svg
    assert svg.count("role=") == svg.count("aria-label=") == 3  # a drawing for each width, one shown at a time
    assert "<b>" not in svg and "<i>" not in svg
    assert "&quot;työttömät&quot; &lt;&amp; muut&gt;" in svg


def test_numbers_on_the_axis_follow_the_language():
    points = series(0, 6000)
    assert "6\u00a0000" in texts(draw(points).svg)
    assert "6,000" in texts(line_chart(series=[points], unit="persons", label="Line", language="en").svg)


def test_a_kept_picture_is_not_drawn_again(monkeypatch):
    first = draw(series(1, 2, 3)).svg
    monkeypatch.setattr("luukku.core.ui.charts.lines.svg_in_sizes", None)
    assert draw(series(1, 2, 3)).svg == first
    with pytest.raises(TypeError):
        draw(series(1, 2, 4))


def test_the_twelve_month_mean_needs_twelve_known_months():
    values = [float(number) for number in range(14)]
    means = [value for _day, value in twelve_month_mean(zip(months(14), values, strict=True))]
    assert means == [None] * 11 + [fmean(values[0:12]), fmean(values[1:13]), fmean(values[2:14])]
    with_gap = twelve_month_mean(zip(months(14), [*values[:3], None, *values[4:]], strict=True))
    assert all(value is None for _day, value in with_gap)


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=8), st.floats(1, 50))
def test_names_beside_lines_are_moved_apart_and_keep_their_order(wanted, least):
    placed = spread(sorted(wanted), least=least, low=0, high=300)
    assert all(after - before >= least - 1e-6 for before, after in pairwise(placed))


FIGURES = st.floats(-1e7, 1e7).map(lambda value: round(value, 3))


@given(FIGURES, FIGURES)
def test_ticks_cover_the_values_in_round_steps(one, other):
    ticks = nice_ticks(min(one, other), max(one, other))
    assert ticks[0] <= min(one, other) and ticks[-1] >= max(one, other)
    assert 2 <= len(ticks) <= 9


@settings(max_examples=15)
@given(st.lists(st.none() | st.floats(-1e6, 1e6), max_size=60), st.integers(1990, 2030))
def test_any_series_of_months_can_be_drawn(values, start):
    points = tuple(zip(months(len(values), start), values, strict=True))
    chart = draw(Series(name="Sarja", points=points), mean="keskiarvo")
    assert (chart.svg == "") == all(value is None for value in values)
    assert "NaN" not in chart.svg


def test_a_year_s_figure_stands_at_its_year_and_is_written_by_it():
    points = tuple((date(year, 12, 31), float(value)) for year, value in zip(range(2012, 2016), (10, 20, 30, 40), strict=True))
    chart = draw(Series(name="Väkiluku", points=points), yearly=True)
    broad = drawings(chart)[0]
    assert "2015: 40" in texts(broad)
    path = re.search(r'mark-line[^>]*><path[^>]*d="([^"]+)"', broad)[1]
    first_tick = re.search(r"<text[^>]*translate\(([\d.]+),\d+\)[^>]*>2012</text>", broad)[1]
    assert path.startswith(f"M{first_tick},")

"""Eras of a value on a line of time."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from luukku.core.ui.charts.theme import text_width
from luukku.core.ui.eras import WIDTH, line_of_eras

TODAY = date(2026, 11, 24)


def line(*values: tuple[date, str], today: date = TODAY):
    return line_of_eras(values, today=today, today_text="tänään", language="fi")


def test_the_era_in_force_is_told_apart_and_each_value_stands_in_its_era():
    drawn = line((date(2022, 5, 2), "5 arkipäivää"), (date(2026, 1, 1), "10 arkipäivää"))
    assert [(era.text, era.now) for era in drawn.eras] == [("5 arkipäivää", False), ("10 arkipäivää", True)]
    assert [tick.text for tick in drawn.ticks] == ["2.5.2022", "1.1.2026", "tänään"]
    assert drawn.ticks[-1].today


def test_an_era_that_is_still_to_come_is_not_in_force():
    drawn = line((date(2022, 5, 2), "5"), (date(2027, 1, 1), "10"))
    assert [era.now for era in drawn.eras] == [True, False]


def test_a_value_that_does_not_fit_its_era_is_left_to_the_table():
    drawn = line((date(2000, 1, 1), "ensimmäinen"), (date(2026, 10, 1), "toinen"), (date(2026, 11, 1), "kolmas"))
    assert drawn.eras[1].text == ""


def test_a_single_value_fills_the_line():
    drawn = line((TODAY, "5 arkipäivää"))
    assert (drawn.eras[0].x, drawn.eras[0].width) == (0, WIDTH)


def test_no_value_is_an_error():
    with pytest.raises(ValueError, match="needs a value"):
        line()


@given(st.lists(st.integers(1, 4000), min_size=1, max_size=8, unique=True), st.integers(0, 5000))
def test_eras_follow_each_other_inside_the_drawing_and_dates_never_touch(steps, until):
    start = date(2015, 1, 1)
    drawn = line(*((start + timedelta(days=step), "10") for step in sorted(steps)), today=start + timedelta(days=until))
    assert sum(era.now for era in drawn.eras) == 1
    for era, after in pairwise(drawn.eras):
        assert era.x + era.width <= after.x
    assert drawn.eras[0].x == 0 and drawn.eras[-1].x + drawn.eras[-1].width == pytest.approx(WIDTH, abs=0.2)
    edges = []
    for tick in drawn.ticks:
        wide = text_width(tick.text, bold=tick.today)
        left = tick.x - {"start": 0, "middle": wide / 2, "end": wide}[tick.anchor]
        edges.append((left, left + wide))
    edges.sort()
    assert all(one[1] < other[0] for one, other in pairwise(edges))

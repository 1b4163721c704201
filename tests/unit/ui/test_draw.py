"""What is taken away from a drawing, and that the picture stays the same."""

import re
from itertools import accumulate

from hypothesis import given
from hypothesis import strategies as st

from luukku.core.ui.charts.draw import clean

POINT = st.tuples(st.floats(-2000, 2000), st.floats(-2000, 2000))


def absolute(path: str) -> list[tuple[float, float]]:
    """The corners of a path, whether it tells places or steps."""
    found: list[tuple[float, float]] = []
    for command, points in re.findall(r"([MLl])([^MLlZ]*)", path):
        told = [tuple(map(float, pair.split(","))) for pair in points.split()]
        if command == "l":
            steps = accumulate(told, lambda at, step: (at[0] + step[0], at[1] + step[1]), initial=found[-1])
            told = list(steps)[1:]
        found += told
    return found


def cleaned(path: str) -> str:
    return re.search(r'd="([^"]*)"', clean(f'<svg><path d="{path}" stroke="red"/></svg>'))[1]


@given(st.lists(POINT, min_size=1, max_size=40), st.booleans())
def test_a_line_keeps_its_corners_to_a_tenth_of_a_pixel(points, closed):
    path = "M" + "L".join(f"{x:.2f},{y:.2f}" for x, y in points) + ("Z" if closed else "")
    wanted = [(round(x, 1), round(y, 1)) for x, y in points]
    distinct = [place for at, place in enumerate(wanted) if at == 0 or place != wanted[at - 1]]
    corners = absolute(cleaned(path))
    assert len(corners) >= len(distinct) - 1
    for x, y in wanted:
        assert min(abs(x - cx) + abs(y - cy) for cx, cy in corners) < 0.25
    assert cleaned(path).endswith("Z") == closed


def test_a_broken_line_stays_broken_and_a_curve_as_it_is():
    assert cleaned("M0,1.26L2,3.04M5,5L6,6Z") == "M0,1.3l2,1.7M5,5l1,1Z"
    assert cleaned("M4,0A4,4,0,1,1,-4,0Z") == "M4,0A4,4,0,1,1,-4,0Z"


def test_the_type_of_words_is_said_once():
    usual = ' font-family="Source Sans 3" font-size="13px"'
    larger = usual.replace("13px", "14px")
    assert clean(f'<text{usual} x="1">a</text><text{larger}>b</text>') == f'<text x="1">a</text><text{larger}>b</text>'


def test_a_drawing_is_the_same_each_time_it_is_made():
    """Vega numbers its clips anew for each drawing of a process; nothing of that may reach the page."""
    numbered = (
        '<svg><defs><clipPath id="clip{0}"><rect x="0"/></clipPath></defs><g clip-path="url(#clip{0})"><path d="M0,0"/></g></svg>'
    )
    assert clean(numbered.format(1)) == clean(numbered.format(368)) == '<svg><g><path d="M0,0"/></g></svg>'

"""Words beside lines: where each stands so that it covers no line and no other word."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

from luukku.core.ui.charts import theme
from luukku.core.ui.charts.theme import Spec, text_width


def spread(wanted: Sequence[float], *, least: float, low: float, high: float) -> list[float]:
    """Positions near the wanted (rising) ones with at least `least` between any two, inside low … high if they fit."""
    placed: list[float] = []
    for want in wanted:
        placed.append(max(want, placed[-1] + least) if placed else max(want, low))
    ceiling = max(high, low + least * (len(wanted) - 1))
    for index in reversed(range(len(placed))):
        placed[index] = min(placed[index], ceiling)
        ceiling = placed[index] - least
    return placed


def free_word(
    text: str,
    places: Sequence[tuple[float, float, str]],
    lines: Sequence[Sequence[tuple[float, float]]],
    words: Sequence[dict[str, Any]],
    size: tuple[int, int],
    *,
    ink: str = theme.NAVY,
    bold: bool = False,
) -> dict[str, Any]:
    """The text at the first of the places where it covers no line and no word and stays inside; else at the first place."""
    wide = text_width(text, bold=bold)

    def box(x: float, y: float, align: str) -> tuple[float, float, float, float]:
        left = x - {"left": 0.0, "center": wide / 2, "right": wide}[align]
        return left, y - 8, left + wide, y + 8

    def free(place: tuple[float, float, str]) -> bool:
        left, top, right, bottom = box(*place)
        if left < 0 or right > size[0] + 10 or top < -14 or bottom > size[1]:
            return False
        if any(_crosses(one, two, (left, top, right, bottom)) for line in lines for one, two in pairwise(line)):
            return False
        others = (box(word["x"], word["y"], word["align"]) for word in words)
        return not any(left < o[2] and o[0] < right and top < o[3] and o[1] < bottom for o in others)

    x, y, align = next((place for place in places if free(place)), places[0])
    return word(x, y, text, ink=ink, bold=bold, align=align)


def _crosses(one: tuple[float, float], two: tuple[float, float], box: tuple[float, float, float, float]) -> bool:
    """Whether the segment comes into the box, tested at the box's width: segments are short."""
    left, top, right, bottom = box
    if max(one[0], two[0]) < left or min(one[0], two[0]) > right:
        return False
    return max(one[1], two[1]) > top and min(one[1], two[1]) < bottom


IN_PX: Spec = {axis: {"field": axis, "type": "quantitative", "scale": None, "axis": None} for axis in ("x", "y")}


def word(x: float, y: float, text: str, *, ink: str, bold: bool, align: str = "left") -> dict[str, Any]:
    return {"x": round(x, 1), "y": round(y, 1), "t": text, "ink": ink, "weight": 600 if bold else 400, "align": align}


def swatches_layer(rows: list[dict[str, Any]]) -> Spec:
    mark = {"type": "circle", "size": 50, "opacity": 1}
    return {
        "data": {"values": rows},
        "mark": mark,
        "encoding": {**IN_PX, "fill": {"field": "colour", "type": "nominal", "scale": None}},
    }


def words_layer(rows: list[dict[str, Any]]) -> Spec:
    """Words placed in px. Weight and side are expressions, so that one layer holds them all."""
    mark = {"type": "text", "baseline": "middle", "align": {"expr": "datum.align"}, "fontWeight": {"expr": "datum.weight"}}
    return {
        "data": {"values": rows},
        "mark": mark,
        "encoding": {
            **IN_PX,
            "text": {"field": "t"},
            "color": {"field": "ink", "type": "nominal", "scale": None},
        },
    }

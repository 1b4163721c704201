"""Layers of a map, placed in px: outlines, texts, and marks whose rows say where they stand and which colours they have."""

from collections.abc import Sequence
from typing import Any

from luukku.core.ui.charts.labels import SIZE
from luukku.core.ui.charts.plane import Polygons
from luukku.core.ui.charts.theme import Spec
from luukku.core.ui.charts.words import IN_PX


def shapes(areas: Sequence[Polygons], *, fill: str, stroke: str, width: float) -> Spec:
    """Areas in one look."""
    features = [
        {"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": polygons}} for polygons in areas if polygons
    ]
    mark = {"type": "geoshape", "fill": fill, "stroke": stroke, "strokeWidth": width}
    return {"data": {"values": features}, "mark": mark}


def texts(rows: list[dict[str, Any]], *, bold: bool, look: Spec, align: str = "center", size: int = SIZE) -> Spec:
    """Words at their points; `look` is their fill, or the stroke of a halo, by the name of a row's field."""
    mark = {
        "type": "text",
        "align": align,
        "baseline": "middle",
        "fontSize": size,
        "fontWeight": 600 if bold else 400,
        **{key: value for key, value in look.items() if key.startswith("stroke") and key != "stroke"},
    }
    channel = "stroke" if "stroke" in look else "fill"
    layer = marks(rows, mark, **{channel: look[channel]})
    layer["encoding"]["text"] = {"field": "t"}
    return layer


def marks(rows: list[dict[str, Any]], mark: Spec, **colours: str) -> Spec:
    """A layer whose rows say where they stand in px and which colours they have."""
    colour = {channel: {"field": field, "type": "nominal", "scale": None} for channel, field in colours.items()}
    return {"data": {"values": rows}, "mark": mark, "encoding": {**IN_PX, **colour}}

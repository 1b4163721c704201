"""Colours, type and axes of every chart: one Vega-Lite configuration for the page and for paper."""

from typing import Any

Spec = dict[str, Any]

INK = "#1d2329"
INK_2 = "#545d63"
LINE = "#dfe4e7"
AXIS = "#6f7a80"
NAVY = "#00357a"
SKY = "#3f8fd6"
PAPER = "#ffffff"

CATEGORY = (NAVY, "#b5481a", "#07735a", SKY, "#8b959b")
"""In this order, five at most: ≥ 3:1 on white and apart from each other for every kind of colour sight."""

SEQUENCE = ("#e8f0f9", "#cbdff3", "#a6c7e9", "#7fadde", "#2f68ad", NAVY)
FIRST_DARK = 4
"""From this step of SEQUENCE on, text on the colour is white."""

UNKNOWN = PAPER
OWN_PLAIN = "#d6e4f6"
OTHER_AUTHORITY = "#e6ebf1"
NEIGHBOUR = "#f2f5f8"
OTHER_EDGE = "#c8cdd0"

FONT = "Source Sans 3"
TEXT = 13
"""Size of labels in px at the drawing size; nothing on a chart is smaller."""

CONFIG: Spec = {
    "font": FONT,
    "background": None,
    "view": {"stroke": None},
    "axis": {
        "labelFont": FONT,
        "titleFont": FONT,
        "labelFontSize": TEXT,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "labelColor": INK_2,
        "titleColor": INK_2,
        "gridColor": LINE,
        "domainColor": AXIS,
        "tickColor": AXIS,
        "tickSize": 4,
        "labelPadding": 6,
    },
    "axisX": {"grid": False},
    "axisY": {"domain": False, "ticks": False},
    "text": {"font": FONT, "fontSize": TEXT, "color": INK},
}

_NARROW = frozenset("iljtfrI.,:;|!'()[] -\u00a0\u2013/")
_WIDE = frozenset("mwMWÆ%@€")


def text_width(text: str, *, size: float = TEXT, bold: bool = False) -> float:
    """About how wide the text is in px, a little on the generous side: labels are kept apart by it, not set by it."""
    em = sum(0.28 if char in _NARROW else 0.85 if char in _WIDE else 0.62 if char.isupper() else 0.52 for char in text)
    return em * size * (1.06 if bold else 1.0)

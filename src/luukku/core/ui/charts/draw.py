"""From a Vega-Lite specification to SVG that stands in the page: clean for a strict CSP, one name, kept by what it shows."""

import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from luukku.core.ui.charts.theme import CONFIG, FONT, TEXT, Spec

_FORMATS = {
    "fi": {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0€"], "minus": "\u2212"},
    "en": {"decimal": ".", "thousands": ",", "grouping": [3], "currency": ["€", ""], "minus": "\u2212"},
}
_FORMATS["sv"] = _FORMATS["fi"]

_TAG = re.compile(r"<[^>]+>")
_DROPPED = re.compile(r'\s(?:role|aria-[a-z]+|style|id|pointer-events|version|clip-path)="[^"]*"')
_DEFINITIONS = re.compile(r"<defs>.*?</defs>", re.DOTALL)
"""Clips, numbered anew for each drawing of a process: the edge of the picture clips as well."""
_OPAQUE = re.compile(r'\s(?:opacity="1"|transform="translate\(0,0\)")')
_LONG = re.compile(r"(\.\d\d)\d+")
_INVISIBLE = re.compile(r'<path[^>]*(?:display="none"|class="background")[^>]*/>')
_STYLE = re.compile(r"<style>.*?</style>", re.DOTALL)
_EMPTY_GROUP = re.compile(r"<g>\s*</g>")
_STRAIGHT = re.compile(r'(?<= d=")M[MLZ\d.,eE-]+(?=")')
_COMMAND = re.compile(r"([MLZ])([^MLZ]*)")
_TYPE = f' font-family="{FONT}" font-size="{TEXT}px"'
"""Of nearly every word of a picture: said once, for all of it."""


@dataclass(frozen=True, slots=True)
class Class:
    """An entry of a legend: the style of its swatch (`sw--h3`) and its words (`9–10`)."""

    css: str
    text: str


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture ready for the page. `svg` is empty when there was nothing to draw."""

    svg: SafeString
    label: str
    classes: tuple[Class, ...] = ()


NOTHING_TO_DRAW = mark_safe("")


@cache
def _drawing_code() -> str:
    """Hash of the modules that draw: what an earlier version of them drew is never shown again."""
    code = sha256()
    for module in sorted(Path(__file__).parent.glob("*.py")):
        code.update(module.read_bytes())
    return code.hexdigest()


def kept(kind: str, inputs: Any, draw: Callable[[], str]) -> SafeString:
    """What `draw` makes, kept under the hash of the inputs, so that a page never waits for the same picture twice."""
    shown = json.dumps([_drawing_code(), kind, inputs], ensure_ascii=False, default=str, separators=(",", ":"))
    key = sha256(shown.encode()).hexdigest()
    drawn = caches["charts"]
    svg: str | None = drawn.get(key)
    if svg is None:
        svg = draw()
        drawn.set(key, svg)
    return mark_safe(svg)  # noqa: S308  drawn by us from escaped texts


@dataclass(frozen=True, slots=True)
class Size:
    """A drawing of the same chart for a column so wide or wider: text stands at full size in each.

    height  of a chart that does not grow with its rows
    """

    css: str
    width: int
    height: int


SIZES = (Size("broad", 740, 300), Size("middle", 520, 290), Size("narrow", 340, 280))


def svg_in_sizes(spec: Callable[[Size], Spec], *, label: str, language: str) -> str:
    """The chart drawn in each size; the page shows the one that fits."""
    return "".join(svg_of(spec(size), label=label, language=language, css=size.css) for size in SIZES)


def svg_of(spec: Spec, *, label: str, language: str, css: str) -> str:
    """The specification as inline SVG with one role and one name; `css` is the class of the root."""
    import vl_convert  # 0.1 s and a JavaScript engine, which only a picture not yet drawn costs

    drawn = vl_convert.vegalite_to_svg(json.dumps({**spec, "config": CONFIG}), format_locale=_FORMATS[language])
    size = drawn.partition('viewBox="')[2].partition('"')[0]
    root = format_html('<svg class="{}" viewBox="{}" role="img" aria-label="{}"', css, size, label)
    return f"{root}{_TYPE}>{clean(drawn).partition('>')[2]}"


def clean(svg: str) -> str:
    """Without what a strict CSP forbids (styles), what would name the inside to screen readers, and what tells nothing."""
    svg = _DEFINITIONS.sub("", _STYLE.sub("", svg))
    svg = _INVISIBLE.sub("", svg)
    svg = _TAG.sub(lambda tag: _LONG.sub(r"\1", _OPAQUE.sub("", _DROPPED.sub("", tag[0]))), svg)
    svg = _STRAIGHT.sub(lambda path: _step_by_step(path[0]), svg)
    return _EMPTY_GROUP.sub("", svg.replace(_TYPE, ""))


def _step_by_step(path: str) -> str:
    """Straight lines told as steps from point to point, to a tenth of a px: a third of the letters for the same picture."""
    told: list[str] = []
    at = (0, 0)
    for command, points in _COMMAND.findall(path):
        if command == "Z":
            told.append("Z")
            continue
        x, y = (round(float(number) * 10) for number in points.split(","))
        if command == "M":
            told.append(f"M{_tenths(x)},{_tenths(y)}l")
        elif (x, y) != at:
            told.append(f"{'' if told[-1].endswith('l') else ' '}{_tenths(x - at[0])},{_tenths(y - at[1])}")
        at = (x, y)
    return "".join(told).replace("lZ", "Z").replace("lM", "M").removesuffix("l")


def _tenths(number: int) -> str:
    """`12.3`, `-.4`, `5`"""
    text = f"{abs(number) / 10:g}"
    return ("-" if number < 0 else "") + (text[1:] if text.startswith("0.") else text)

"""The form json-stat2 of a download: dimensions with their categories, and all figures in one long list."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from math import prod
from typing import Any

from luukku.connectors.statfin.cells import period
from luukku.connectors.statfin.gathering import Gathering, divided
from luukku.connectors.statfin.statistics import Statistics
from luukku.connectors.statfin.tables import (
    LAYOUTS,
    Role,
    is_forecast,
    is_total,
    measure_of,
    needed_texts,
    role_of,
)
from luukku.kernel.clock import day_in_finland
from luukku.kernel.typed import Problem, Refused, Unreadable, nearest

_FORM = 'json-stat2: {"class": "dataset", "id": […], "size": […], "dimension": {…}, "value": […]}'


@dataclass(frozen=True, slots=True)
class Dimension:
    """A dimension with the codes and texts of its categories; `step` is how far apart two neighbours stand among the figures."""

    name: str
    text: str
    codes: tuple[str, ...]
    texts: tuple[str, ...]
    step: int

    def key(self, code: str) -> str:
        return f"dimension.{self.name}.category.index.{code}"


def read_jsonstat(document: object, *, file: str) -> Statistics:
    """The figures of a parsed file. Raises Unreadable."""
    content = _dataset(document, file=file)
    dimensions = _dimensions(content, file=file)
    values = _values(content, size=prod(len(each.codes) for each in dimensions), file=file)
    by_role = _roles(content, dimensions, file=file)
    title = str(content.get("label") or "")
    gathering = _gathering(by_role[Role.CONTENTS], title, file=file)
    offset = _offset_of_totals([each for each in dimensions if each not in by_role.values()], gathering)
    _gather(gathering, by_role, values, offset)
    return gathering.statistics(title=title, updated=_updated(content.get("updated")))


def _dataset(document: object, *, file: str) -> Mapping[str, Any]:
    if isinstance(document, dict) and document.get("class") == "dataset" and isinstance(document.get("dimension"), dict):
        return document
    other = "json-stat of another version" if isinstance(document, dict) and "dataset" in document else "JSON of another form"
    raise Unreadable([Problem(file, None, None, f"the file is {other}", _FORM)])


def _dimensions(content: Mapping[str, Any], *, file: str) -> list[Dimension]:
    names, sizes = content.get("id"), content.get("size")
    if not isinstance(names, list) or not isinstance(sizes, list) or len(names) != len(sizes):
        raise Unreadable([Problem(file, None, "id", "the dimensions and their sizes are not told", _FORM)])
    found, step = [], 1
    for name, size in reversed(list(zip(names, sizes, strict=True))):
        codes, texts = _categories(content["dimension"].get(name), name=str(name), file=file)
        if len(codes) != size:
            told = f"it has {len(codes)} categories and says {size}"
            raise Unreadable([Problem(file, None, f"size.{name}", told, "the number of its categories")])
        text = str(content["dimension"][name].get("label") or name)
        found.append(Dimension(str(name), text, codes, texts, step))
        step *= len(codes)
    return found[::-1]


def _categories(dimension: object, *, name: str, file: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes and texts in order. json-stat2 lets `index` be a list, or be left out of a dimension of one category."""
    category = dimension.get("category") if isinstance(dimension, dict) else None
    if isinstance(category, dict):
        index, label = category.get("index"), category.get("label") or {}
        if index is None and len(label) == 1:
            index = list(label)
        if isinstance(index, dict) and sorted(index.values(), key=str) == sorted(range(len(index)), key=str):
            index = sorted(index, key=index.__getitem__)
        if isinstance(index, list) and index and isinstance(label, dict):
            codes = tuple(map(str, index))
            return codes, tuple(str(label.get(code) or code) for code in codes)
    raise Unreadable([Problem(file, None, f"dimension.{name}.category", "its categories are not told", _FORM)])


def _values(content: Mapping[str, Any], *, size: int, file: str) -> Sequence[object]:
    values = content.get("value")
    if isinstance(values, dict):  # json-stat2 lets a sparse table tell its figures by position
        values = [values.get(str(at)) for at in range(size)]
    if not isinstance(values, list) or len(values) != size:
        told = f"it has {len(values)} figures" if isinstance(values, list) else "the figures are not told"
        raise Unreadable([Problem(file, None, "value", told, f"{size} figures, as the dimensions say")])
    return values


def _roles(content: Mapping[str, Any], dimensions: Sequence[Dimension], *, file: str) -> Mapping[Role, Dimension]:
    roles = content.get("role") if isinstance(content.get("role"), dict) else {}
    said = {
        name: role for key, role in (("time", Role.PERIOD), ("metric", Role.CONTENTS)) for name in (roles or {}).get(key) or ()
    }
    found: dict[Role, Dimension] = {}
    for each in dimensions:
        role = said.get(each.name) or role_of(each.name) or role_of(each.text)
        if role:
            found.setdefault(role, each)
    if lacking := [role for role in Role if role not in found]:
        has = ", ".join(each.name for each in dimensions)
        wanted = {
            Role.REGION: "Alue or alue_…",
            Role.PERIOD: "Kuukausi or timeperiod_m, Vuosi or timeperiod_y",
            Role.CONTENTS: "Tiedot or contentscode",
        }
        raise Unreadable(
            [
                Problem(file, None, "id", f"the file has no dimension for the {role}; it has {has}", wanted[role])
                for role in lacking
            ]
        )
    return found


def _gathering(contents: Dimension, title: str, *, file: str) -> Gathering:
    """The table that the measures belong to, with those that are not needed left out."""
    found = [measure_of(code) or measure_of(text) for code, text in zip(contents.codes, contents.texts, strict=True)]
    known = [each for each in found if each]
    if not known or is_forecast(title):
        raise Unreadable([_no_measure(title, contents, file=file)])
    table = known[0][0]
    gathering = Gathering(table, sorted({place for of, place in known if of is table}), file=file)
    for text, each in zip(contents.texts, found, strict=True):
        if each is None or each[0] is not table:
            gathering.leave_out("measures", text)
    return gathering


def _no_measure(title: str, contents: Dimension, *, file: str) -> Problem:
    if is_forecast(title):
        return Problem(file, None, "label", f"'{title}' tells what is expected", "a table of what was counted")
    near = next(filter(None, (nearest(text, needed_texts()) for text in (*contents.codes, *contents.texts))), None)
    told = "; ".join(layout.title for layout in LAYOUTS.values())
    return Problem(
        file, None, contents.key(contents.codes[0]), f"no figure of the file is needed: {', '.join(contents.texts)}", told, near
    )


def _offset_of_totals(others: Sequence[Dimension], gathering: Gathering) -> int:
    """Where the totals of further dimensions stand among the figures. Raises Unreadable where the table has no such dimension."""
    offset = 0
    for each in others:
        totals = [at for at, code in enumerate(each.codes) if is_total(code) or is_total(each.texts[at])]
        if not totals or not gathering.layout.divisible:
            raise Unreadable([divided(each.text, gathering, line=None, key=f"dimension.{each.name}")])
        offset += totals[0] * each.step
        for at, text in enumerate(each.texts):
            if at != totals[0]:
                gathering.leave_out("parts", f"{each.text}: {text}")
    return offset


def _gather(gathering: Gathering, by_role: Mapping[Role, Dimension], values: Sequence[object], offset: int) -> None:
    regions, periods, contents = by_role[Role.REGION], by_role[Role.PERIOD], by_role[Role.CONTENTS]
    when = _periods(periods, gathering)
    measures = [
        (gathering.places.index(found[1]), at * contents.step)
        for at, (code, text) in enumerate(zip(contents.codes, contents.texts, strict=True))
        if (found := measure_of(code) or measure_of(text)) and found[0] is gathering.table
    ]
    for at, (code, text) in enumerate(zip(regions.codes, regions.texts, strict=True)):
        shown = code if text == code else f"{code} {text}"
        region = gathering.region(code, line=None, key=regions.key(code), shown=shown)
        if region is None:
            continue
        for month, period_step in when:
            start = offset + at * regions.step + period_step
            for place, step in measures:
                gathering.add((region, month), place, values[start + step], line=None, key=start + step)


def _periods(periods: Dimension, gathering: Gathering) -> list[tuple[date, int]]:
    found = []
    for at, code in enumerate(periods.codes):
        try:
            found.append((period(code, monthly=gathering.layout.monthly), at * periods.step))
        except Refused as bad:
            gathering.reject(None, periods.key(code), bad.message, expected=bad.expected)
    return found


def _updated(text: object) -> date | None:
    """The day of the last update; None where it is not told in a way that can be read."""
    try:
        at = datetime.fromisoformat(text) if isinstance(text, str) else None
    except ValueError:
        return None
    return (day_in_finland(at) if at.tzinfo else at.date()) if at else None

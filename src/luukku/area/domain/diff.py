"""What changes between two states of an area pack, entry by entry and cell by cell, for a preview before anything is changed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from difflib import ndiff
from typing import Any, Literal

from luukku.area.domain.pack import AreaFile, AreaPack
from luukku.area.domain.tables import Table, TableSpec
from luukku.kernel.typed import as_data, kind_of, one_line

_PARTS = {
    "authorities": "id",
    "municipalities": "code",
    "service_points": "id",
    "reviews": "id",
    "targets": "measure",
    "highlights": "id",
}
_SIGNS = {"added": "+", "removed": "-", "changed": "~", "reordered": "~"}
_WIDTH = 100
NUMBER = kind_of(Decimal)


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `path` leads from the pack to it, e.g. ("tables", "commuting_2021", "cells", "016", "Heinola")."""

    kind: Literal["added", "removed", "changed", "reordered"]
    path: tuple[str, ...]
    before: str | None = None
    after: str | None = None

    def __str__(self) -> str:
        values = {
            "added": f": {_clip(self.after)}",
            "removed": f": {_clip(self.before)}",
            "changed": f": {_clip(self.before)} → {_clip(self.after)}",
            "reordered": ": in another order",
        }
        return f"{_SIGNS[self.kind]} {' / '.join(self.path)}{values[self.kind]}"


def changes(old: AreaPack | None, new: AreaPack) -> tuple[Change, ...]:
    """What must change for `old` to become `new`; all of `new` is added when there is nothing yet. Equal packs: nothing."""
    nothing: dict[str, Any] = {part: {} for part in (*_PARTS, "sources", "tables")}
    return tuple(_differences(_tree(old) if old else nothing, _tree(new), ()))


def describe(found: tuple[Change, ...]) -> str:
    """The changes as lines of text, their count first."""
    if not found:
        return "Nothing changes."
    counts = {kind: sum(change.kind == kind for change in found) for kind in _SIGNS}
    summary = ", ".join(f"{count} {kind}" for kind, count in counts.items() if count)
    return "\n".join([f"{len(found)} change{'s' if len(found) > 1 else ''}: {summary}", *map(str, found)])


def _tree(pack: AreaPack) -> dict[str, Any]:
    """The pack as nested dicts in which each entry is found by its id, code, stem or key, not by its position."""
    frame = as_data(pack, kind_of(AreaFile))
    parts = {part: _by(key, frame.get(part, [])) for part, key in _PARTS.items()}
    tables = {table.stem: _table(table) for table in pack.tables}
    sections = {
        folder: {name: as_data(entry, kind_of(type(entry))) for name, entry in entries.items()}
        for folder, entries in pack.sections.items()
    }
    return {**frame, **parts, "sources": frame.get("sources", {}), "tables": tables, **sections}


def _by(key: str, entries: list[dict[str, Any]]) -> dict[str, Any]:
    """Entries by their key; a municipality that is a member twice is told apart by its first day."""
    found: dict[str, Any] = {}
    for entry in entries:
        name = str(entry[key])
        found[name if name not in found else f"{name} {entry['member_from']}"] = entry
    return found


def _table(table: Table) -> dict[str, Any]:
    spec = as_data(table.spec, kind_of(TableSpec))
    cells = {
        row.key: {"label": row.label}
        | {key: as_data(cell, NUMBER) for key, cell in zip(table.spec.columns, row.cells, strict=True) if cell is not None}
        for row in table.rows
    }
    return {**spec, "cells": cells}


def _differences(old: Mapping[str, Any], new: Mapping[str, Any], path: tuple[str, ...]) -> Iterator[Change]:
    for key, before in old.items():
        if key not in new:
            yield Change("removed", (*path, key), before=one_line(before))
    for key, after in new.items():
        here = (*path, key)
        if key not in old:
            yield Change("added", here, after=one_line(after))
        elif isinstance(after, dict) and isinstance(old[key], dict):
            yield from _differences(old[key], after, here)
        elif isinstance(after, str) and isinstance(old[key], str) and "\n" in after:
            yield from _lines(old[key].splitlines(), after.splitlines(), here)
        elif old[key] != after:
            yield Change("changed", here, before=one_line(old[key]), after=one_line(after))
    if path and [key for key in old if key in new] != [key for key in new if key in old]:
        yield Change("reordered", path)


def _lines(old: list[str], new: list[str], path: tuple[str, ...]) -> Iterator[Change]:
    """What changes in a text of many lines, line by line."""
    for kind, _, line in (said.partition(" ") for said in ndiff(old, new)):
        if kind == "-":
            yield Change("removed", path, before=line)
        elif kind == "+":
            yield Change("added", path, after=line)


def _clip(text: str | None) -> str:
    shown = text or ""
    return shown if len(shown) <= _WIDTH else shown[: _WIDTH - 1] + "…"
